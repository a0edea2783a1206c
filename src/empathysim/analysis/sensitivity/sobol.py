"""Sobol indices, by SALib: which share of an outcome's variance belongs to each parameter.

S1 is the share that a parameter has alone, ST the share in which it has any part, S2 what a pair has beyond its two
(Saltelli et al. 2010, Computer Physics Communications 181, 259; Saltelli 2002, same journal 145, 280, for pairs).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from empathysim.analysis.sensitivity.indices import Index, Kind
from empathysim.analysis.sensitivity.noise_floor import floor_of_products, floor_of_squares
from empathysim.analysis.sensitivity.sample import Sample, Table

_ALIKE = 1e-12


@dataclass(frozen=True)
class _Parts:
    """Outcomes over the root of their variance, less their mean: (base points, seeds) for A and B, and for each
    parameter those of A with it from B, and of B with it from A."""

    a: Table
    b: Table
    ab: list[Table]
    ba: list[Table]


def sobol_indices(sample: Sample, outcome: str, level: float, resamples: int, seed: int) -> list[Index]:
    """Return the first and total index of each parameter, and where the design is for pairs those of each pair.

    Intervals are percentiles over base points drawn again with replacement. Estimates may lie a little below 0.

    Parameters
    ----------
    sample, outcome : a Saltelli design, and what was read off.
    level : of the intervals.
    resamples : how often base points are drawn again.
    seed : of that drawing.

    Raises
    ------
    InputError : where a run failed: every row is needed.
    """
    sample.only([outcome]).refuse_failed("Sobol indices need every row of their design")
    names = sample.parameters
    values = sample.means(outcome)
    kinds: tuple[Kind, ...] = ("S1", "ST")
    if np.ptp(values) <= _ALIKE * np.abs(values).max():
        return [Index.unknown(outcome, name, kind) for kind in kinds for name in names]
    from SALib.analyze import sobol

    problem = {"num_vars": len(names), "names": list(names), "bounds": [[0.0, 1.0]] * len(names)}
    found = sobol.analyze(problem, values, calc_second_order=sample.second_order, num_resamples=2, seed=seed + 1)
    parts = _parts(sample, outcome)
    drawn = np.random.default_rng(seed).integers(len(parts.a), size=(len(parts.a), resamples))
    tail = [(1.0 - level) / 2.0, (1.0 + level) / 2.0]
    a, b, *crossed = (each.mean(axis=1)[drawn] for each in (parts.a, parts.b, *parts.ab, *parts.ba))
    ab, ba = crossed[: len(names)], crossed[len(names) :]

    def index(kind: Kind, value: float, again: Table, floor: float, one: int, two: int | None = None) -> Index:
        low, high = np.quantile(again, tail)
        pair = "" if two is None else names[two]
        return Index(outcome, names[one], kind, float(value), float(low), float(high), floor, pair)

    places = range(len(names))
    alone = [
        index("S1", found["S1"][one], sobol.first_order(a, ab[one], b), _floor_alone(parts, one), one)
        for one in places
    ]  # fmt: skip
    total = [
        index("ST", found["ST"][one], sobol.total_order(a, ab[one], b), _floor_total(parts, one), one)
        for one in places
    ]  # fmt: skip
    pairs = [
        index(
            "S2", found["S2"][one, two], sobol.second_order(a, ab[one], ab[two], ba[one], b),
            _floor_together(parts, one, two), one, two,
        )
        for one, two in combinations(places if sample.second_order else (), 2)
    ]  # fmt: skip
    return [*alone, *total, *pairs]


def _parts(sample: Sample, outcome: str) -> _Parts:
    number = len(sample.parameters)
    values = sample.means(outcome)
    table = sample.outcomes[outcome]
    table = (table - table.mean(axis=0)) / values.std()  # what a seed lifts at all points alike is no noise
    rows = table.reshape(-1, (2 * number if sample.second_order else number) + 2, sample.seeds)
    crossed = [rows[:, 1 + place] for place in range(rows.shape[1] - 2)]
    return _Parts(rows[:, 0], rows[:, -1], crossed[:number], crossed[number:])


def _variance(parts: _Parts) -> float:
    """Return the variance by which SALib divides: of A and B together."""
    return float(np.concatenate([parts.a, parts.b]).mean(axis=1).var())


def _floor_total(parts: _Parts, place: int) -> float:
    """Return the floor of a total index, the mean of (A - AB)^2 over twice the variance."""
    return floor_of_squares(parts.a, parts.ab[place], _variance(parts), len(parts.ab))


def _floor_alone(parts: _Parts, place: int) -> float:
    """Return the floor of a first index, the mean of B (AB - A) over the variance."""
    a, b, ab = ((each.mean(axis=1, keepdims=True), each) for each in (parts.a, parts.b, parts.ab[place]))
    changes = (b[1] - b[0]) * (ab[0] - a[0]) + b[0] * ((ab[1] - ab[0]) - (a[1] - a[0]))
    return floor_of_products(changes / _variance(parts), len(parts.ab))


def _floor_together(parts: _Parts, one: int, two: int) -> float:
    """Return the floor of a pair index: the mean of BA AB' - A B over the variance, less both first indices."""
    told = (parts.a, parts.b, parts.ab[one], parts.ab[two], parts.ba[one])
    a, b, ab, other, ba = (each.mean(axis=1, keepdims=True) for each in told)
    da, db, dab, dother, dba = (each - each.mean(axis=1, keepdims=True) for each in told)
    changes = dba * other + ba * dother - da * b - a * db
    changes = changes - db * (ab + other - 2.0 * a) - b * (dab + dother - 2.0 * da)
    return floor_of_products(changes / _variance(parts), math.comb(len(parts.ab), 2))
