"""What changes from one scenario to another, outcome by outcome, with a verdict by one rule.

Both scenarios are lived under the same luck (see `worlds`), so a difference is that of each pair, and its interval
that of a mean of pairs. It holds although one looks again after adding seeds, and for all outcomes and scenarios that
are compared at once (see `intervals`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Unpack

from empathysim.analysis.comparison import Comparison, lived_pairs
from empathysim.analysis.kinds import is_number, refuse_unless_by_name, several
from empathysim.analysis.place import Place, Where, place_of
from empathysim.analysis.readings_told import outcomes_told
from empathysim.analysis.worlds import Progress, Worlds, refuse_what_cannot_be_lived, seeds_of
from empathysim.errors import InputError, all_of, quoted
from empathysim.scenarios.scenario import Scenario

HEADLINES = ("empathy", "satisfaction", "retention", "turnover", "clv", "npv", "adoring_minus_angry")
"""Outcomes that are compared unless others are asked for."""


class Compared(NamedTuple):
    """What is to be lived: scenarios, the first of which the others are compared with, outcomes, luck, and where."""

    scenarios: list[Scenario]
    outcomes: tuple[str, ...]
    seeds: tuple[int, ...]
    place: Place


def compare(
    a: Scenario | str | Path,
    b: Scenario | str | Path,
    *,
    outcomes: Sequence[str] | str = HEADLINES,
    seeds: int | Sequence[int] = 20,
    weeks: int = Place.weeks,
    smallest: Mapping[str, float] | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    **where: Unpack[Where],
) -> Comparison:
    """Compare two scenarios under the same luck.

    Parameters
    ----------
    a, b : scenarios, names of shipped ones, or paths of .toml files; differences are `b` less `a`.
    outcomes : names of readings (``empathysim readings`` lists them); the headlines unless others are named.
    seeds : pairs of runs, 2 or more, or the seeds themselves.
    weeks : from the end of the warm-up, 1 or more.
    smallest : smallest differences that matter, by outcome, in place of the registry's.
    workers : threads; None for one on each core.
    progress : called with the runs that were lived and those that there are; None shows a bar where somebody watches.
    where : where both are lived, each as for `simulate`: warm_up, organization, employees, customers, rules.

    Returns
    -------
    Comparison : with `sentence`, `outcomes`, `break_even`, `to_pandas()`, `plot()`, `grown(seeds)`.

    Raises
    ------
    InputError : where anything cannot be used, all of it at once.
    """
    (found,) = compare_all(
        a, [b], outcomes=outcomes, seeds=seeds, weeks=weeks, smallest=smallest, workers=workers, progress=progress,
        **where,
    )  # fmt: skip
    return found


def compare_all(
    a: Scenario | str | Path,
    others: Sequence[Scenario | str | Path],
    *,
    outcomes: Sequence[str] | str = HEADLINES,
    seeds: int | Sequence[int] = 20,
    weeks: int = Place.weeks,
    smallest: Mapping[str, float] | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    **where: Unpack[Where],
) -> list[Comparison]:
    """Compare several scenarios with one, all under the same luck; all their intervals hold together.

    Parameters
    ----------
    a : what the others are compared with.
    others : at least one.
    outcomes, seeds, weeks, smallest, workers, progress, where : as for `compare`.

    Raises
    ------
    InputError : where anything cannot be used, all of it at once.
    """
    asked = question(a, others, outcomes=outcomes, seeds=seeds, weeks=weeks, smallest=smallest, **where)
    first, *rest = asked.scenarios
    worlds = lived_pairs(
        {str(number): each for number, each in enumerate(asked.scenarios)}, asked.seeds, asked.place, workers, progress
    )
    many = len(asked.outcomes) * len(rest)
    return [
        Comparison(first, other, asked.place, _pair(worlds, number), asked.outcomes, many, smallest or {})
        for number, other in enumerate(rest, start=1)
    ]


def question(
    a: Scenario | str | Path,
    others: Sequence[Scenario | str | Path],
    *,
    outcomes: Sequence[str] | str = HEADLINES,
    seeds: int | Sequence[int] = 20,
    weeks: int = Place.weeks,
    smallest: Mapping[str, float] | None = None,
    **where: Unpack[Where],
) -> Compared:
    """Return what `compare_all` is to live, as it was told.

    Raises
    ------
    InputError : where anything cannot be used, all of it at once; nothing is lived to find out.
    """
    chosen, asked, place, _, *scenarios = all_of(
        lambda: outcomes_told(outcomes),
        lambda: seeds_of(seeds, 2),
        lambda: place_of(compare_all, where, weeks),
        lambda: _refuse_smallest({} if smallest is None else smallest),
        *(lambda each=each: Scenario.of(each) for each in (a, *several("others", others))),
    )
    if len(scenarios) < 2:
        raise InputError("there is nothing to compare with: give at least two scenarios.")
    refuse_what_cannot_be_lived({str(number): each for number, each in enumerate(scenarios)}, asked[:1], place)
    return Compared(scenarios, chosen, asked, place)


def _pair(worlds: Worlds, number: int) -> Worlds:
    rows = [0, number]
    return Worlds(
        tuple(worlds.names[row] for row in rows),
        worlds.seeds,
        {name: values[rows] for name, values in worlds.readings.items()},
        {name: values[rows] for name, values in worlds.weekly.items()},
        worlds.seconds,
    )


def _refuse_smallest(told: Mapping[str, float]) -> None:
    refuse_unless_by_name("smallest", told, '{"satisfaction": 0.05}')
    all_of(
        lambda: outcomes_told(tuple(told), "smallest") if told else None,
        *(lambda name=name, value=value: _refuse_negative(name, value) for name, value in told.items()),
    )


def _refuse_negative(name: str, value: float) -> None:
    if not is_number(value) or not value >= 0.0:
        raise InputError(f"smallest: {name} = {quoted(value)} must be 0 or more.")
