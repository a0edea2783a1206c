"""What maps over two levers say, in sentences and titles: verdicts against Today, and the phases of the norm."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from empathysim.outcomes.readings import READINGS
from empathysim.wording.comparison import amount, label
from empathysim.wording.levers import words_of
from empathysim.wording.numbers import NOTHING_KNOWN, said_count, said_horizon
from empathysim.wording.pictures import begun
from empathysim.wording.verdict import PHRASES, Verdict

End = tuple[float, float, float, float, Verdict]
"""A cell of a map: x, y, the ends of the interval of its difference, and the verdict."""


class MapTold(NamedTuple):
    """What is told of a map: its firm, levers, outcome, weeks, seeds, and cells with each verdict.

    Of `unknown` cells the interval has no limit; `ends` are the highest and the lowest of the others, None where no
    other differs from Today.
    """

    scenario: str
    x: str
    y: str
    outcome: str
    weeks: int
    seeds: int
    counts: Mapping[Verdict, int]
    unknown: int
    ends: tuple[End, End] | None


class PhaseTold(NamedTuple):
    """What is told of a phase map: cells that remember a push, of how many, and between which values they lie."""

    scenario: str
    remembers: int
    cells: int
    conformities: tuple[float, float] | None
    pressures: tuple[float, float] | None
    push_weeks: int
    weeks: int
    seeds: int


def map_sentence(told: MapTold) -> str:
    """Return how many cells of a map have each verdict, and where it is highest and lowest."""
    what = label(READINGS[told.outcome])
    total = sum(told.counts.values())
    cells = "; ".join(f"{PHRASES[verdict]} in {number}" for verdict, number in told.counts.items() if number)
    return (
        f"In the model, after {said_horizon(told.weeks)}, {what} against Today ({told.scenario}) over "
        f"{words_of(told.x)} and {words_of(told.y)}, {said_count(total, 'cell')}: {cells}. "
        f"{f'In {told.unknown} of {total} cells, {NOTHING_KNOWN}. ' if told.unknown else ''}{_ends(told)}"
        f"{begun(said_count(told.seeds, 'paired run'))} a cell, and all intervals hold together."
    )


def map_title(told: MapTold) -> str:
    """Return in short how many cells of a map have each verdict."""
    cells = "; ".join(f"{number} {PHRASES[verdict]}" for verdict, number in told.counts.items() if number)
    return begun(
        f"{label(READINGS[told.outcome])} after {said_horizon(told.weeks)} against Today ({told.scenario}), of "
        f"{said_count(sum(told.counts.values()), 'cell')}: {cells} ({said_count(told.seeds, 'paired run')} each)"
    )


def _ends(told: MapTold) -> str:
    """Return which of the cells of known size lie furthest from Today, once where that is one cell."""
    if told.ends is None:
        return ""
    highest, lowest = told.ends
    if highest == lowest:
        rest = "of the others " if told.unknown else ""
        return f"No cell {rest}lies further from Today than {_cell(told, highest)}. "
    return f"Furthest up against Today at {_cell(told, highest)}; furthest down at {_cell(told, lowest)}. "


def _cell(told: MapTold, end: End) -> str:
    x, y, low, high, verdict = end
    ends = (-high, -low) if verdict.startswith("lower") else (low, high)
    between = amount(READINGS[told.outcome], *ends)
    return f"{words_of(told.x)} {x:g} and {words_of(told.y)} {y:g}: {PHRASES[verdict]} ({between})"


def phase_sentence(told: PhaseTold) -> str:
    """Return where a firm still shows a push from long ago."""
    after = f"{said_horizon(told.weeks)} after {said_horizon(told.push_weeks)} of high pressure"
    if told.conformities is None or told.pressures is None:
        return (
            f"In the model of {told.scenario}, {after}, no pair of values still shows it in every run "
            f"({said_count(told.cells, 'cell')}, {said_count(told.seeds, 'run')} each)."
        )
    return (
        f"In the model of {told.scenario}, {after}, the target-first norm is still there in {told.remembers} of "
        f"{said_count(told.cells, 'cell')}, all with conformity {_between(told.conformities)} and pressure "
        f"{_between(told.pressures)}; elsewhere firms with and without that past do not end that far apart in "
        f"every run ({said_count(told.seeds, 'run')} each)."
    )


def _between(ends: tuple[float, float]) -> str:
    first, last = ends
    return f"{first:g}" if first == last else f"{first:g} to {last:g}"


def phase_title(told: PhaseTold) -> str:
    """Return in short how many cells remember."""
    return (
        f"{begun(said_horizon(told.weeks))} after {said_horizon(told.push_weeks)} of high pressure, the target-first "
        f"norm is still there in {told.remembers} of {said_count(told.cells, 'cell')} "
        f"({said_count(told.seeds, 'run')} each)"
    )
