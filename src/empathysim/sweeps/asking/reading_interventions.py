"""Reading the interventions of an experiment: levers with a name, so that their week, size or share can be varied."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from empathysim.errors import InputError, nearest
from empathysim.parameters.registry import PARAMETERS
from empathysim.scenarios.intervention import Intervention
from empathysim.sweeps.asking.reading_design import is_whole
from empathysim.sweeps.asking.settable import SETTABLE, Settable

KEYS = ("parameter", "value", "from_week", "ramp_weeks", "silos", "people", "share", "is_on")


def interventions_of(
    told: Mapping[str, Any], settable: Mapping[str, Settable]
) -> tuple[dict[str, dict[str, Any]], list[str]]:
    """Return each intervention's fields by its name, and what is wrong with those that cannot be made.

    Parameters
    ----------
    told : the tables.
    settable : what can be varied in any experiment.
    """
    groups = {name.partition(".")[0] for name in settable}
    made: dict[str, dict[str, Any]] = {}
    faults: list[str] = []
    for name, fields in told.items():
        label = str(name)[:60]
        if not isinstance(fields, Mapping):
            faults.append(f"{label} = {str(fields)[:60]} must be a table, [interventions.{label}].")
            continue
        odd = [f"there is no key '{key}'.{nearest(str(key), KEYS)}" for key in fields if key not in KEYS]
        odd += [f"'{key}' is missing." for key in ("parameter", "value", "from_week") if key not in fields]
        if not str(name).isidentifier() or name in groups:
            clash = f"; parameters of the group '{name}' are called so" if name in groups else ""
            odd.append(f"the name of an intervention must be letters, digits and _, and its own{clash}.")
        if not isinstance(fields.get("is_on", True), bool):
            odd.append(f"is_on = {str(fields['is_on'])[:30]} must be true or false.")
        if not is_whole(fields.get("ramp_weeks", 0), 0, 10_000):
            odd.append(f"ramp_weeks = {str(fields['ramp_weeks'])[:30]} must be a whole number from 0 to 10,000.")
        parameter = str(fields.get("parameter"))
        is_unknown_here = parameter in settable and parameter not in {*SETTABLE, *PARAMETERS}  # an author's own
        if not odd and not is_unknown_here:
            try:
                intervention_of(fields)
            except InputError as error:
                odd += error.messages
        faults += [f"{label}: {fault}" for fault in odd]
        if parameter in settable:
            made[str(name)] = dict(fields)
    return made, faults


def intervention_of(fields: Mapping[str, Any]) -> Intervention:
    """Return the intervention that fields describe.

    Raises
    ------
    InputError : with everything that is wrong with it.
    """
    told = {key: value for key, value in fields.items() if key not in ("is_on", "ramp_weeks")}
    ramp = fields.get("ramp_weeks", 0)
    to_week = told["from_week"] + ramp if ramp and is_whole(told["from_week"], 0, 10**6) else None
    return Intervention(**{**told, "to_week": to_week})
