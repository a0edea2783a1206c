"""What changes from one scenario to another, outcome by outcome, with a verdict by one rule.

Both scenarios are lived under the same luck (see `worlds`), so a difference is that of each pair, and its interval
that of a mean of pairs. It holds although one looks again after adding seeds, and for all outcomes and scenarios that
are compared at once (see `intervals`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from empathysim.analysis.comparison import Comparison, lived_pairs
from empathysim.analysis.worlds import Place, Progress, Worlds, refuse_what_cannot_be_lived, seeds_of
from empathysim.errors import InputError, all_of, nearest
from empathysim.lived import refuse_spans
from empathysim.organization.network import Network
from empathysim.organization.read import read_organization
from empathysim.outcomes.readings import READINGS
from empathysim.scenarios.scenario import Scenario

HEADLINES = ("empathy", "satisfaction", "retention", "turnover", "clv", "npv", "adoring_minus_angry")
"""Outcomes that are compared unless others are asked for."""


def compare(
    a: Scenario | str | Path,
    b: Scenario | str | Path,
    *,
    outcomes: Sequence[str] | str | None = None,
    **where: Any,
) -> Comparison:
    """Compare two scenarios under the same luck.

    Parameters
    ----------
    a, b : scenarios, names of shipped ones, or paths of .toml files; differences are `b` less `a`.
    outcomes : names of readings; None for the headlines.
    where : as for `compare_all`: seeds, weeks, warm_up, organization, employees, customers, smallest, progress.

    Returns
    -------
    Comparison : with `sentence`, `outcomes`, `break_even`, `to_pandas()`, `plot()`, `grown(seeds)`.

    Raises
    ------
    InputError : where anything cannot be used, all of it at once.
    """
    return compare_all(a, [b], outcomes=outcomes, **where)[0]


def compare_all(
    a: Scenario | str | Path,
    others: Sequence[Scenario | str | Path],
    *,
    outcomes: Sequence[str] | str | None = None,
    seeds: int | Sequence[int] = 20,
    weeks: int = 156,
    warm_up: int = Place.warm_up,
    organization: Network | str | Path | None = None,
    employees: int = Place.employees,
    customers: int | None = None,
    smallest: Mapping[str, float] | None = None,
    progress: Progress | None = None,
) -> list[Comparison]:
    """Compare several scenarios with one, all under the same luck; all their intervals hold together.

    Parameters
    ----------
    a : what the others are compared with.
    others : at least one.
    outcomes : names of readings; None for the headlines.
    seeds : pairs of runs, 2 or more, or the seeds themselves.
    weeks, warm_up, organization, employees, customers : as for `simulate`.
    smallest : smallest differences that matter, by outcome, in place of the registry's.
    progress : called with the runs that were lived and those that there are.

    Raises
    ------
    InputError : where anything cannot be used, all of it at once.
    """
    scenarios, chosen, asked, place = question(
        a, others, outcomes=outcomes, seeds=seeds, weeks=weeks, warm_up=warm_up, organization=organization,
        employees=employees, customers=customers, smallest=smallest,
    )  # fmt: skip
    worlds = lived_pairs({str(number): each for number, each in enumerate(scenarios)}, asked, place, progress)
    first, *rest = scenarios
    many = len(chosen) * len(rest)
    return [
        Comparison(first, other, place, _pair(worlds, number), chosen, many, smallest or {})
        for number, other in enumerate(rest, start=1)
    ]


def question(
    a: Scenario | str | Path,
    others: Sequence[Scenario | str | Path],
    *,
    outcomes: Sequence[str] | str | None = None,
    seeds: int | Sequence[int] = 20,
    weeks: int = 156,
    warm_up: int = Place.warm_up,
    organization: Network | str | Path | None = None,
    employees: int = Place.employees,
    customers: int | None = None,
    smallest: Mapping[str, float] | None = None,
) -> tuple[list[Scenario], tuple[str, ...], tuple[int, ...], Place]:
    """Return what `compare_all` is to live, as it was told: scenarios, outcomes, seeds and place.

    Raises
    ------
    InputError : where anything cannot be used, all of it at once; nothing is lived to find out.
    """
    chosen, asked, network, _, _, *scenarios = all_of(
        lambda: _outcomes(outcomes),
        lambda: seeds_of(seeds, 2),
        lambda: organization if isinstance(organization, Network | None) else read_organization(organization),
        lambda: _refuse_smallest(smallest or {}),
        lambda: refuse_spans(weeks, warm_up, None),
        *(lambda each=each: _scenario(each) for each in (a, *others)),
    )
    if len(scenarios) < 2:
        raise InputError("there is nothing to compare with: give at least two scenarios.")
    place = Place(weeks, warm_up, network, employees, customers)
    refuse_what_cannot_be_lived({str(number): each for number, each in enumerate(scenarios)}, asked[:1], place)
    return scenarios, chosen, asked, place


def _pair(worlds: Worlds, number: int) -> Worlds:
    rows = [0, number]
    return Worlds(
        tuple(worlds.names[row] for row in rows),
        worlds.seeds,
        {name: values[rows] for name, values in worlds.readings.items()},
        {name: values[rows] for name, values in worlds.weekly.items()},
        worlds.seconds,
    )


def _scenario(told: Scenario | str | Path) -> Scenario:
    return told if isinstance(told, Scenario) else Scenario.load(told)


def _outcomes(told: Sequence[str] | str | None) -> tuple[str, ...]:
    names = HEADLINES if told is None else (told,) if isinstance(told, str) else tuple(dict.fromkeys(told))
    unknown = [name for name in names if name not in READINGS]
    if unknown or not names:
        raise InputError(
            [f"outcomes: {name}: there is no reading of that name.{nearest(str(name), READINGS)}" for name in unknown]
            or "outcomes: at least one reading has to be named."
        )
    return names


def _refuse_smallest(told: Mapping[str, float]) -> None:
    faults = [f"smallest: {name}: there is no reading of that name.{nearest(name, READINGS)}" for name in told
              if name not in READINGS]  # fmt: skip
    faults += [f"smallest: {name} = {value} must be 0 or more." for name, value in told.items() if not value >= 0.0]
    if faults:
        raise InputError(faults)
