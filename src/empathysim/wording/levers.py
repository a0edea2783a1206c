"""Levers in words: where each stands, and what moves when and for whom."""

from __future__ import annotations

from empathysim.parameters.registry import PARAMETERS
from empathysim.parameters.segments import members
from empathysim.scenarios.intervention import Intervention

_PEOPLE = {
    "random": "people drawn at random",
    "most_central": "the most central people",
    "managers": "managers",
    "front_line": "people at the front line",
}


def words_of(name: str) -> str:
    """Return the name of a parameter as people say it: ``group_think.conformity`` is group think conformity."""
    return name.replace("_", " ").replace(".", " ")


def value_words(name: str, value: float) -> str:
    """Return the value of a parameter, without its unit; a set of segments as a list."""
    if PARAMETERS[name].kind == "segments":
        return f"segments {', '.join(map(str, members(value)))}"
    return f"{value:,.12g}".replace("-", "−")


def unit_words(name: str) -> str:
    """Return what follows the value of a parameter: its unit, or nothing."""
    return "" if PARAMETERS[name].unit == "-" else f" {PARAMETERS[name].unit}"


def intervention_words(moved: Intervention) -> str:
    """Return what an intervention does: ``In week 26 group think conformity goes to 0.2, for managers``."""
    first = moved.names()[0]
    value = f"{value_words(first, moved.value)}{unit_words(first)}"
    if moved.to_week in (None, moved.from_week):
        when = f"In week {moved.from_week:,} {words_of(moved.parameter)} goes to {value}"
    else:
        when = f"From week {moved.from_week:,} to {moved.to_week:,} {words_of(moved.parameter)} moves to {value}"
    whom = []
    if moved.people is not None:
        part = f"{100.0 * moved.share:.3g} of 100 of the " if moved.share < 1.0 else ""
        whom.append(f"for {part}{_PEOPLE[moved.people].removeprefix('the ') if part else _PEOPLE[moved.people]}")
    if moved.silos:
        whom.append(f"in {' and '.join(moved.silos)}")
    return ", ".join([when, *whom])
