"""Reading what an experiment varies: its levers and its uncertainties."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Any, get_args

from empathysim.errors import InputError, nearest
from empathysim.parameters.dials import DIALS
from empathysim.parameters.registry import OWN, PARAMETERS
from empathysim.sweeps.asking.clashes import clashes
from empathysim.sweeps.asking.factor import KEYS, Factor, Role, factor_of
from empathysim.sweeps.asking.points import refuse_other_names
from empathysim.sweeps.asking.settable import Settable, of_intervention

DEEPEST = 8
_MOST_SAID = 20


def factors_of(
    tables: Mapping[str, Mapping[str, Any]], parts: Mapping[str, Any], file: str, settable: Mapping[str, Settable]
) -> tuple[tuple[Factor, ...], list[str]]:
    """Return the factors, levers first, and what is wrong with them.

    Parameters
    ----------
    tables : levers and uncertainties as told.
    parts : kind of design, points and interventions, as read.
    file : begins each message.
    settable : what can be varied in any experiment.
    """
    kind: str = parts["kind"]
    known = dict(settable)
    for name, fields in parts["interventions"].items():
        known |= of_intervention(name, settable[fields["parameter"]])
    factors: dict[str, Factor] = {}
    faults: list[str] = []
    roles: tuple[Role, ...] = get_args(Role)
    by_name = {role: _flat(tables[role], known) for role in roles}
    named = {each for told in by_name.values() for name in told for each in (name, *DIALS.get(name, ()))}
    for role in roles:
        for name, told in _written_out(by_name[role], named).items():
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
    faults += clashes(list(factors.values()), tables, parts, file)
    made = tuple(factors.values())
    if kind == "list" and not faults:
        return _with_rows(made, known, parts["points"], file)
    return made, faults


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


def _written_out(told: Mapping[str, Any], named: Collection[str]) -> dict[str, Any]:
    """Return the lines with ``"human_bias.*"`` and ``"*"`` replaced by every parameter of that name that ships.

    Parameters
    ----------
    told : the lines of a table.
    named : what stands in any table by a name of its own, or is set by a dial that does; it is left out.
    """
    found: dict[str, Any] = {}
    shipped = [name for name in PARAMETERS if name not in OWN]
    for name, value in told.items():
        if "*" in name:
            found |= {each: value for each in shipped if fnmatchcase(each, name) and each not in named}
        if "*" not in name or not any(fnmatchcase(each, name) for each in shipped):
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
