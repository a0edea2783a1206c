"""One factor at a time: the scenario as it is, and then each factor moved alone while the others stay."""

from __future__ import annotations

from collections.abc import Mapping

from empathysim.errors import InputError
from empathysim.parameters.dials import DIALS
from empathysim.parameters.registry import PARAMETERS
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.asking.factor import Factor
from empathysim.sweeps.asking.settable import Value, settable

_USUAL_FIELDS: Mapping[str, Value] = {"is_on": True, "ramp_weeks": 0, "share": 1.0}


def one_at_a_time(experiment: Experiment) -> list[tuple[Value, ...]]:
    """Return the points: first the scenario's own, then each value of each factor, all others as in the scenario."""
    usual = [usual_value(experiment, factor) for factor in experiment.factors]
    moved = [
        (*usual[:place], value, *usual[place + 1 :])
        for place, factor in enumerate(experiment.factors)
        for value in factor.ends()
    ]
    return [tuple(usual), *moved]


def usual_value(experiment: Experiment, factor: Factor) -> Value:
    """Return what a factor is where nobody moves it; its first value where the scenario does not say."""
    name, scenario = factor.name, experiment.base()
    first = DIALS.get(name, (name,))[0]
    if first in PARAMETERS:
        began, now = scenario.start_values()[first], scenario.values()[first]
        if factor.role == "uncertainties" and began != now:
            raise InputError(
                f"{experiment.name}.toml: uncertainties: {name}: the scenario {experiment.scenario} itself moves it at "
                f"week 0, from {began:g} to {now:g}; to move it from there put it under [levers]."
            )
        return settable()[name].checked(now, name)
    group, _, field = name.rpartition(".")
    found: Value | None = {
        "scenario": experiment.scenario,
        "industry": scenario.industry,
        "organization": experiment.organization,
        "organization.employees": experiment.employees,
        "organization.customers": experiment.customers or 20 * experiment.employees,
    }.get(name)
    if group == "organization" and found is None:
        found = scenario.organization.get(field, 1.0 if field.startswith("ties") else None)
    elif group in experiment.interventions:
        found = experiment.interventions[group].get(field, _USUAL_FIELDS.get(field))
    return factor.ends()[0] if found is None else found
