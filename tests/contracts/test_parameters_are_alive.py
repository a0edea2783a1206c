"""Every parameter acts: moved between its bounds, something that people read moves."""

from __future__ import annotations

from functools import cache

import pytest
from worlds import Firm, digest, firm

from empathysim.organization.generate import generate
from empathysim.parameters.registry import PARAMETERS, defaults

#: Weeks that are enough for all but the parameters below.
WEEKS = 40

#: Leaders aspire to a revenue from week 26 on and must see a shortfall; and somebody must quit for another reason.
SLOW = dict.fromkeys(
    (
        "leader_reaction", "leader_reaction_rate", "growth_goal", "aspiration_rate", "hiring_freeze", "for_fit",
        "engagement_slope", "fatigue_slope", "misfit_slope",
    ),
    250,
)  # fmt: skip

#: What only customers' memory for surveys shows, which instruments read.
IN_RECALL = ("survey.recall_weight",)


def beginning(name: str, value: float, shown_with: dict[str, float]) -> Firm:
    """Return the firm in which a parameter is to be seen: releases from the defaults, specialization in few silos."""
    values = {**shown_with, name: value}
    span = int(values.get("staffing.span", 7))
    silos = 3 if name == "staffing.specialization" else None
    network = generate(40, seed=6, span=span, silos=silos)
    start = defaults() if name.endswith("release_cost_usd") else None
    return firm(values, seed=6, network=network, start=start)


@cache
def lived(name: str, value: float) -> tuple[str, str]:
    """Return the hashes of all readings and of all customers after the weeks that the parameter needs."""
    here = beginning(name, value, dict(PARAMETERS[name].shown_with))
    log = here.lives(SLOW.get(name.rpartition(".")[2], WEEKS))
    return digest(log), digest(here.customers)


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_parameter_moved_between_its_bounds_moves_a_reading(name: str) -> None:
    """Under its `shown_with` settings the lower and the upper bound give other weekly readings.

    It would fail for a parameter that is declared, documented and swept, and that no rule reads.
    """
    parameter = PARAMETERS[name]
    low, high = lived(name, parameter.low), lived(name, parameter.high)
    assert low[1] != high[1] if name in IN_RECALL else low[0] != high[0]


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_parameter_acts_within_its_bounds_too(name: str) -> None:
    """Half way between its bounds a parameter gives other readings than on one of them.

    It would fail if only the extremes were read, as a switch.
    """
    parameter = PARAMETERS[name]
    middle = 0.5 * (parameter.low + parameter.high)
    if parameter.kind != "real":
        middle = float(round(middle)) if name != "trust.disclosure_week" else 10.0
    found = lived(name, middle)
    place = 1 if name in IN_RECALL else 0
    assert found[place] != lived(name, parameter.low)[place]


#: Those that cannot be seen at all without their settings. Hurry also shows in a busy week of the default firm.
HIDDEN = [name for name, p in PARAMETERS.items() if p.shown_with and name != "staffing.corner_cutting"]


@pytest.mark.parametrize("name", HIDDEN)
def test_what_a_parameter_is_shown_with_is_needed(name: str) -> None:
    """Without its `shown_with` settings the parameter is not seen, so the table says no more than is true.

    It would fail if a setting were named that the parameter does not need.
    """
    parameter = PARAMETERS[name]
    logs = [digest(beginning(name, value, {}).lives(WEEKS)) for value in (parameter.low, parameter.high)]
    assert logs[0] == logs[1]
