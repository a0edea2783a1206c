"""Reading what an experiment varies: its levers and its uncertainties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Any, get_args

from empathysim.errors import InputError, nearest
from empathysim.parameters.dials import expand
from empathysim.parameters.registry import PARAMETERS
from empathysim.sweeps.factor import KEYS, Factor, Role, factor_of
from empathysim.sweeps.kinds import KINDS
from empathysim.sweeps.points import refuse_other_names
from empathysim.sweeps.settable import READ_AT_THE_START, SETTABLE, Settable, of_intervention

DEEPEST = 8
_MOST_SAID = 20


def factors_of(
    tables: Mapping[str, Mapping[str, Any]], parts: Mapping[str, Any], file: str
) -> tuple[tuple[Factor, ...], list[str]]:
    """Return the factors, levers first, and what is wrong with them.

    Parameters
    ----------
    tables : levers and uncertainties as told.
    parts : kind of design, points and interventions, as read.
    file : begins each message.
    """
    kind: str = parts["kind"]
    known = dict(SETTABLE)
    for name, fields in parts["interventions"].items():
        known |= of_intervention(name, fields["parameter"])
    factors: dict[str, Factor] = {}
    faults: list[str] = []
    roles: tuple[Role, ...] = get_args(Role)
    for role in roles:
        for name, told in _written_out(_flat(tables[role], known)).items():
            where = f"{file}: {role}"
            if name in factors:
                faults.append(f"{file}: {name} is both a lever and an uncertainty; choose one.")
            elif name not in known:
                guess = nearest(name[:80], known)
                faults.append(f"{where}: {name[:80]}: there is no parameter or dial of that name.{guess}")
            else:
                try:
                    factors[name] = factor_of(known[name], role, told, where, is_listed=kind == "list")
                except InputError as error:
                    faults += error.messages
    faults += _of_the_whole(list(factors.values()), tables, parts, file)
    made = tuple(factors.values())
    if kind == "list" and not faults:
        return _with_rows(made, known, parts["points"], file)
    return made, faults


def _of_the_whole(
    factors: list[Factor], tables: Mapping[str, Mapping[str, Any]], parts: Mapping[str, Any], file: str
) -> list[str]:
    """Return what is wrong with factors beside each other, and with them in this kind of design."""
    kind: str = parts["kind"]
    faults = []
    if not tables["levers"] and not tables["uncertainties"] and kind != "firms":
        faults.append(
            f"{file}: nothing is varied; name at least one lever, such as groupthink = {{ values = [0, 0.5] }}."
        )
    if kind == "firms" and tables["uncertainties"]:
        faults.append(f"{file}: uncertainties: a firm of the population brings its own; leave them out.")
    try:
        expand({factor.name: 0.0 for factor in factors})
    except InputError as error:
        faults += [f"{file}: levers: {message}" for message in error.messages]
    faults += [
        f"{file}: levers: {factor.name} is read while the firm is founded, before a lever is moved; put it under "
        "[uncertainties]."
        for factor in factors
        if factor.role == "levers" and factor.name in READ_AT_THE_START
    ]
    for factor in factors:
        needs_steps = not KINDS[kind].draws or (parts["cross_levers"] and factor.role == "levers")
        if factor.spread is not None and needs_steps:
            what = "a lever that is crossed" if KINDS[kind].draws else "a grid" if kind != "firms" else "a lever"
            faults.append(
                f"{file}: {factor.role}: {factor.name}: steps is missing; {what} needs values, or a range with steps "
                "from 2 to 10,000."
            )
    named = {factor.name for factor in factors}
    clashes = [("organization", "organization.employees")]
    clashes += [("organization", name) for name in ("organization.silos", "organization.depth")]
    faults += [
        f"{file}: {one} and {other} exclude each other: an organization in files brings its people."
        for one, other in clashes
        if one in named and other in named
    ]
    if parts["organization"] and "organization.employees" in named:
        faults.append(f"{file}: organization.employees: an organization in files brings its people.")
    if parts["cross_levers"] and not any(factor.role == "uncertainties" for factor in factors):
        faults.append(f"{file}: design: cross_levers lives levers at every drawn point, and no uncertainty is drawn.")
    if kind == "firms" or "firm" in named:
        faults += [
            f"{file}: {name} says nothing beside firms of the population: each is a scenario of its own; leave it out."
            for name, is_there in (
                ("the factor scenario", "scenario" in named),
                ("design: scenario", parts["scenario"] != "baseline"),
                ("the factor firm", kind == "firms" and "firm" in named),
            )
            if is_there
        ]
    return faults


def _with_rows(
    factors: tuple[Factor, ...], known: Mapping[str, Settable], rows: list[Any], file: str
) -> tuple[tuple[Factor, ...], list[str]]:
    """Return the factors with the values that they take in a list of points; the rows are checked in place."""
    label = f"{file}: design: points"
    try:
        refuse_other_names(rows, [factor.name for factor in factors], label)
    except InputError as error:
        return factors, list(error.messages)
    faults: list[str] = []
    for number, row in enumerate(rows, start=1):
        for name, value in row.items():
            try:
                row[name] = known[name].checked(value, f"{label}: point {number}: {name}")
            except InputError as error:
                faults += error.messages
        if len(faults) > _MOST_SAID:
            faults[_MOST_SAID:] = [f"{label}: ... and more problems like these."]
            break
    if faults:
        return factors, faults
    taken = {factor.name: tuple(dict.fromkeys(row[factor.name] for row in rows)) for factor in factors}
    return tuple(replace(factor, values=taken[factor.name]) for factor in factors), []


def _written_out(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return the lines with ``"human_bias.*"`` and ``"*"`` replaced by every parameter of that name."""
    found: dict[str, Any] = {}
    for name, value in told.items():
        if "*" in name:
            found |= {each: value for each in PARAMETERS if fnmatchcase(each, name) and each not in told}
        if "*" not in name or not any(fnmatchcase(each, name) for each in PARAMETERS):
            found[name] = value
    return found


def _flat(table: Mapping[str, Any], known: Mapping[str, Any], group: str = "", depth: int = 0) -> dict[str, Any]:
    """Return what stands there by dotted name; TOML reads the dots as tables in tables."""
    found: dict[str, Any] = {}
    for key, told in table.items():
        name = f"{group}{key}"
        is_group = isinstance(told, Mapping) and told and not set(told) & set(KEYS) and depth < DEEPEST
        if is_group and (name not in known or any(f"{name}.{inner}" in known for inner in told)):
            found |= _flat(told, known, f"{name}.", depth + 1)
        else:
            found[name] = told
    return found
