"""Sets of assumptions: worlds in which what nobody measured is otherwise, spread evenly by a Latin hypercube."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from empathysim.analysis.portfolio.levers import LEVERS
from empathysim.errors import InputError, all_of, nearest
from empathysim.parameters.industries import INDUSTRIES
from empathysim.parameters.registry import PARAMETERS
from empathysim.scenarios.scenario import Scenario
from empathysim.sweeps.asking.factor import Factor, factor_of
from empathysim.sweeps.asking.settable import settable
from empathysim.sweeps.designs.sampling import latin_hypercube

_KNOWN_TO_THE_FIRM = (
    "money",
    "industry",
    "staffing",
    "survey",
    "acts_of_kindness.budget_usd",
    "expectation.brand_promise",
)
"""What a firm can look up or decides, although the default is assumed: groups, and single parameters."""


def usual_assumptions(scenario: Scenario, reach: float) -> dict[str, dict[str, Any]]:
    """Return what is assumed and not known in a scenario, each within a part of its bounds.

    These are the parameters whose value no source gives. What the scenario sets itself is known, and so is what its
    industry sets; what is 0 by default is a thing that does not take place, and no assumption.

    Parameters
    ----------
    scenario : that is planned for.
    reach : how far from the value to the registry's bounds they reach, above 0 and up to 1.
    """
    if not 0.0 < reach <= 1.0:
        raise InputError(f"reach = {reach} must be above 0 and at most 1, a part of the way to the registry's bounds.")
    settled = {*scenario.settings(), *LEVERS, *(INDUSTRIES[scenario.industry] if scenario.industry else ())}
    now = scenario.start_values()
    return {
        name: {"range": [now[name] + reach * (end - now[name]) for end in (each.low, each.high)]}
        for name, each in PARAMETERS.items()
        if each.evidence == "assumed" and each.kind == "real" and each.default and name not in settled
        if name not in _KNOWN_TO_THE_FIRM and name.partition(".")[0] not in _KNOWN_TO_THE_FIRM
    }


def factors_of(assumptions: Mapping[str, Any]) -> list[Factor]:
    """Return the factors that assumptions describe: as in an experiment, ``{}`` means the parameter's own bounds.

    Raises
    ------
    InputError : for everything that cannot be varied, or is a lever.
    """
    allowed = [*(name for name in PARAMETERS if name not in LEVERS), "industry"]
    faults = [
        f"assumptions: {name} is none that can be made.{nearest(str(name), allowed)}"
        for name in assumptions
        if name not in allowed
    ]
    if faults or not assumptions:
        raise InputError(faults or "assumptions: name at least one.")
    known = settable()
    return all_of(
        *(
            lambda name=name, told=told: factor_of(known[name], "uncertainties", told, "assumptions")
            for name, told in assumptions.items()
        )
    )


def assumption_sets(factors: list[Factor], sets: int, seed: int = 0) -> list[dict[str, Any]]:
    """Return so many sets of assumptions, what each factor is set to by name."""
    cube = latin_hypercube([sets], len(factors), seed)
    columns = [factor.at(cube[:, place]) for place, factor in enumerate(factors)]
    names = [factor.name for factor in factors]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def under(scenario: Scenario, assumed: Mapping[str, Any]) -> Scenario:
    """Return the scenario of a firm in which these assumptions have always been true."""
    numbers = {name: value for name, value in assumed.items() if name != "industry"}
    changed = replace(scenario, industry=str(assumed["industry"])) if "industry" in assumed else scenario
    again = {name: value for name, value in numbers.items() if name in scenario.parameters}
    return changed.with_start(numbers).replace(again)
