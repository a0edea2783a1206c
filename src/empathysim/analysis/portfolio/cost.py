"""What a world's levers cost in a year: as the model charges them, or at prices of one's own.

The model charges keys and released inhibitors every week for each filled desk, and gestures as they are made. Own
prices take the place of these charges, lever by lever: the yearly price at full strength, times the strength.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.comparison import COSTS
from empathysim.analysis.kinds import refuse_unless_by_name
from empathysim.analysis.portfolio.levers import INHIBITOR_LEVERS, lever_names
from empathysim.analysis.worlds import readings_of
from empathysim.errors import InputError, quoted
from empathysim.instruments.summary import WEEKS_PER_YEAR, WINDOW_WEEKS
from empathysim.keys.sense_of_purpose import purpose_cost_usd
from empathysim.lived import Lived
from empathysim.outcomes.accounts import released
from empathysim.scenarios.scenario import Scenario

YEARLY_COST = "yearly_cost"
"""Name of the reading that `reader` adds: USD a year, mean over all weeks."""


def checked_prices(costs: Mapping[str, Any] | None, where: str = "costs") -> dict[str, float]:
    """Return own prices by the dotted names of levers.

    Parameters
    ----------
    costs : USD a year at full strength, by dotted name of a lever or its first part; None for none.
    where : what messages begin with, a file perhaps.

    Raises
    ------
    InputError : for every name that is no lever's, one that is given twice, and every price that is no finite number
        of 0 or more.
    """
    refuse_unless_by_name(where, costs or {}, '{"journey_view": 40_000}')
    told = dict(costs or {})
    faults: list[str] = []
    names: list[str] = []
    for name in told:
        try:
            names += lever_names([name], where)
        except InputError as error:
            faults += error.messages
    faults += [f"{where}: {name} is priced twice." for name in dict.fromkeys(names) if names.count(name) > 1]
    faults += [
        f"{where}: {name} = {quoted(price)} must be USD a year at full strength, 0 or more."
        for name, price in told.items()
        if isinstance(price, bool) or not isinstance(price, int | float) or not 0.0 <= price < math.inf
    ]
    if faults:
        raise InputError(faults)
    return {name: float(price) for name, price in zip(names, told.values(), strict=True)}


def reader(scenario: Scenario, prices: Mapping[str, float]) -> Callable[[Lived], dict[str, float]]:
    """Return what reads off a run all summary readings and the yearly cost of its levers.

    With own prices, profit and net present value are told as they would be at these prices.

    Parameters
    ----------
    scenario : whose start the release of inhibitors is measured from.
    prices : USD a year at full strength, by lever.
    """
    start = scenario.start_values()

    def read(lived: Lived) -> dict[str, float]:
        readings = readings_of(lived)
        weekly = np.sum([lived.weekly[name] for name in COSTS], axis=0)
        saved = np.zeros(len(weekly))
        for name, price in prices.items():
            own = price / WEEKS_PER_YEAR * _strength(name, lived.parameters[0], start)
            saved += charge(name, lived, start) - own
        readings[YEARLY_COST] = WEEKS_PER_YEAR * float((weekly - saved).mean())
        yearly_discount = 1.0 + float(lived.parameters[0].money_discount_rate)
        readings["npv"] += float((saved * yearly_discount ** (-np.arange(len(saved)) / WEEKS_PER_YEAR)).sum())
        readings["profit"] += float(saved[-WINDOW_WEEKS:].mean())
        return readings

    return read


def charge(lever: str, lived: Lived, start: Mapping[str, float]) -> NDArray[np.float64]:
    """Return what the model charged for a lever in each week, USD, shape (weeks).

    It counts on the firm's parameters of the last week, so on a lever that was not moved on the way.
    """
    p, group = lived.parameters[0], lever.partition(".")[0]
    if group == "acts_of_kindness":
        return np.asarray(lived.weekly.gesture_cost)
    staff = np.asarray(lived.weekly.staff)
    if group == "sense_of_purpose":
        return staff * purpose_cost_usd(p)
    kind = "release_cost_usd" if lever in INHIBITOR_LEVERS else "cost_usd"
    return staff * float(p[f"{group}_{kind}"]) * _strength(lever, p, start)


def _strength(lever: str, p: Any, start: Mapping[str, float]) -> float:
    """Return how far a lever is turned: a key's intensity, or the share of an inhibitor that was released."""
    if lever in INHIBITOR_LEVERS:
        return float(released(start[lever], float(p[lever.replace(".", "_")])))
    if lever == "sense_of_purpose.intensity":
        parts = ("meaningfulness", "choice", "competence", "progress")
        return sum(float(p[f"sense_of_purpose_{part}"]) for part in parts) / len(parts)
    return float(p[lever.replace(".", "_")])
