"""Every state stays within its bounds, whatever the parameters are (T1)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from worlds import Firm, anything, firm

from empathysim.organization.columns import CUSTOMER, EMPLOYEE, FIRM, SILO
from empathysim.outcomes.readings import READINGS, WEEKLY


def out_of_bounds(here: Firm) -> list[str]:
    """Return the columns of which a value is no number or lies beyond its bounds."""
    org = here.organization
    tables = ((EMPLOYEE, org.employees), (CUSTOMER, org.customers), (SILO, org.silos), (FIRM, org.firm))
    return [
        f"{column.name} in {np.nanmin(table[column.name])} to {np.nanmax(table[column.name])}"
        for columns, table in tables
        for column in columns
        if not bool(np.all((table[column.name] >= column.low) & (table[column.name] <= column.high)))
    ]


def broken_readings(log: Any) -> list[str]:
    """Return the readings that are not finite, or a share outside 0 to 1."""
    broken = [reading.name for reading in WEEKLY if not np.isfinite(log[reading.name]).all()]
    shares = [reading.name for reading in WEEKLY if reading.unit == "share"]
    # Means and sums of shares may end a last bit beyond 1.
    return broken + [name for name in shares if log[name].min() < 0.0 or log[name].max() > 1.0 + 1e-12]


def check(vector: int) -> None:
    here = firm(anything(vector), seed=vector, employees=40, customers=400)
    for _ in range(4):  # a state that leaves its bounds and comes back is seen too
        log = here.lives(10)
        assert out_of_bounds(here) == []
        assert broken_readings(log) == []


@pytest.mark.parametrize("vector", range(40))
def test_p23_states_stay_within_their_bounds_under_any_parameters(vector: int) -> None:
    """T1, exact. Under random parameters (one in four on a bound) no state leaves the bounds of its column.

    It would fail if one rule took a step that is not convex, or if a clip were missing at a corner.
    """
    check(vector)


@pytest.mark.long
@pytest.mark.parametrize("block", range(10))
def test_p23_states_stay_within_their_bounds_for_a_thousand_vectors(block: int) -> None:
    """T1 for a thousand vectors; it would fail where the forty of the short test were too few to meet a corner."""
    for vector in range(1000 + 100 * block, 1100 + 100 * block):
        check(vector)


@pytest.mark.parametrize("bound", ["low", "high"])
def test_p23_states_stay_within_their_bounds_in_the_two_outermost_corners(bound: str) -> None:
    """T1 with every parameter on its lower, then on its upper bound; it would fail on a division by nothing there."""
    from empathysim.parameters.registry import PARAMETERS

    values = {name: getattr(parameter, bound) for name, parameter in PARAMETERS.items()}
    here = firm(values, employees=40, customers=400)
    log = here.lives(60)
    assert out_of_bounds(here) == []
    assert broken_readings(log) == []


def test_every_weekly_reading_has_a_meaning() -> None:
    """The log has one column for each registered reading; it would fail if one were read and not declared."""
    assert set(firm().lives(1).dtype.names) <= set(READINGS)
