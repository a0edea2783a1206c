"""What an experiment cannot say together: factors that exclude each other, or that its kind of design cannot use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from empathysim.errors import InputError
from empathysim.parameters.dials import expand
from empathysim.sweeps.asking.factor import Factor
from empathysim.sweeps.asking.kinds import KINDS
from empathysim.sweeps.asking.settable import READ_AT_THE_START

_SHAPE = ("organization.employees", "organization.silos", "organization.depth")


def clashes(
    factors: Sequence[Factor], tables: Mapping[str, Mapping[str, Any]], parts: Mapping[str, Any], file: str
) -> list[str]:
    """Return what is wrong with factors beside each other, and with them in this kind of design.

    Parameters
    ----------
    factors : those that could be read.
    tables : levers and uncertainties as told.
    parts : the design, as read.
    file : begins each message.
    """
    kind: str = parts["kind"]
    faults = [*_of_levers(factors), *_of_ranges(factors, parts), *_of_firms(factors, parts)]
    faults += _of_groups(factors, parts["kind"])
    faults += _of_organizations(factors, parts)
    if not tables["levers"] and not tables["uncertainties"] and kind != "firms":
        faults.append("nothing is varied; name at least one lever, such as groupthink = { values = [0, 0.5] }.")
    if kind == "firms" and tables["uncertainties"]:
        faults.append("uncertainties: a firm of the population brings its own; leave them out.")
    if parts["cross_levers"] and not any(factor.role == "uncertainties" for factor in factors):
        faults.append("design: cross_levers lives levers at every drawn point, and no uncertainty is drawn.")
    return [f"{file}: {fault}" for fault in faults]


def _of_levers(factors: Sequence[Factor]) -> Iterator[str]:
    try:
        expand({factor.name: 0.0 for factor in factors})
    except InputError as error:
        yield from (f"levers: {message}" for message in error.messages)
    for factor in factors:
        if factor.role == "levers" and factor.name in READ_AT_THE_START:
            yield (
                f"levers: {factor.name} is read while the firm is founded, before a lever is moved; put it under "
                "[uncertainties]."
            )


def _of_ranges(factors: Sequence[Factor], parts: Mapping[str, Any]) -> Iterator[str]:
    kind = parts["kind"]
    for factor in factors:
        needs_steps = not KINDS[kind].draws or (parts["cross_levers"] and factor.role == "levers")
        if factor.spread is not None and needs_steps:
            what = "a lever that is crossed" if KINDS[kind].draws else "a grid" if kind != "firms" else "a lever"
            yield (
                f"{factor.role}: {factor.name}: steps is missing; {what} needs values, or a range with steps "
                "from 2 to 10,000."
            )


def _of_groups(factors: Sequence[Factor], kind: str) -> Iterator[str]:
    kinds = [name for name, each in KINDS.items() if each.moves_groups]
    alone = {factor.name for factor in factors if not factor.group}
    for factor in factors:
        if factor.group and kind not in kinds:
            yield (
                f"{factor.role}: {factor.name}: group says nothing of kind = '{kind}'; it belongs to "
                f"{', '.join(kinds)}."
            )
        elif factor.group in alone:
            yield f"{factor.role}: {factor.name}: group = '{factor.group}' is the name of a factor that moves alone."


def _of_organizations(factors: Sequence[Factor], parts: Mapping[str, Any]) -> Iterator[str]:
    named = {factor.name for factor in factors}
    for name in _SHAPE if "organization" in named or parts["organization"] else ():
        if name in named:
            yield f"{name} and organization exclude each other: an organization in files brings its people."


def _of_firms(factors: Sequence[Factor], parts: Mapping[str, Any]) -> Iterator[str]:
    named, is_population = {factor.name for factor in factors}, parts["kind"] == "firms"
    if not is_population and "firm" not in named:
        return
    for name, is_there in (
        ("the factor scenario", "scenario" in named),
        ("design: scenario", parts["scenario"] != "baseline"),
        ("the factor firm", is_population and "firm" in named),
    ):
        if is_there:
            yield f"{name} says nothing beside firms of the population: each is a scenario of its own; leave it out."
