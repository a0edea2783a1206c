"""PAWN, by SALib: how far the whole distribution of an outcome moves when a parameter is held in a part of its range.

It is not about variance, so it suits outcomes that are skewed or have two humps (Pianosi & Wagener 2015, Environmental
Modelling & Software 67, 1): the median, over ten parts of the range, of the Kolmogorov-Smirnov distance between the
outcome there and everywhere; 0 to 1.
"""

from __future__ import annotations

import numpy as np

from empathysim.analysis.sensitivity.indices import Index
from empathysim.analysis.sensitivity.noise_floor import BY_LUCK
from empathysim.analysis.sensitivity.sample import Sample, Table
from empathysim.errors import InputError

PARTS = 10
FEWEST_A_PART = 5
_SHUFFLES = 100


def pawn_indices(sample: Sample, outcome: str, level: float, resamples: int, seed: int) -> list[Index]:
    """Return the PAWN index of each factor.

    Its floor is what the same points give the luckiest of all factors once outcomes are handed around among them, at
    most in 19 of 20 times: the index is never 0 with so few points. Intervals are percentiles over points drawn again
    with replacement, less what such drawing adds by itself: a point that is there twice makes parts of the range look
    farther apart.

    Parameters
    ----------
    sample, outcome : points of a Latin hypercube or a Sobol sequence, and what was read off.
    level : of the intervals.
    resamples : how often points are drawn again.
    seed : of that drawing.

    Raises
    ------
    InputError : where a run failed, or there are fewer than 50 points.
    """
    sample.only([outcome]).refuse_failed("a design without its points says something else")
    if sample.points < PARTS * FEWEST_A_PART:
        raise InputError(
            f"points = {sample.points}: PAWN looks at ten parts of each range and needs at least "
            f"{PARTS * FEWEST_A_PART} points."
        )
    values, rng = sample.means(outcome), np.random.default_rng(seed)
    if np.ptp(values) == 0.0:
        return [Index.unknown(outcome, name, "PAWN") for name in sample.factors]
    from SALib.analyze import pawn

    number = len(sample.factors)
    problem = {"num_vars": number, "names": list(sample.factors), "bounds": [[0.0, 1.0]] * number}
    found = pawn.analyze(problem, sample.shares, values, S=PARTS)["median"]
    rows = rng.integers(len(values), size=(resamples, len(values)))
    again = np.array([median_distances(sample.shares[row], values[row]) for row in rows])
    tail = [(1.0 - level) / 2.0, (1.0 + level) / 2.0]
    low, high = np.maximum(np.quantile(again, tail, axis=0) - again.mean(axis=0) + found, 0.0)
    luckiest = [median_distances(sample.shares, rng.permutation(values)).max() for _ in range(_SHUFFLES)]
    floor = float(np.quantile(luckiest, 1.0 - BY_LUCK))
    return [
        Index(outcome, name, "PAWN", float(found[place]), float(low[place]), float(high[place]), floor)
        for place, name in enumerate(sample.factors)
    ]


def median_distances(shares: Table, values: Table) -> Table:
    """Return PAWN indices as SALib does, but without its tests of each distance, which take a hundred times as long.

    Parameters
    ----------
    shares : float64 (points, factors), 0 to 1.
    values : float64 (points), of which several may be equal.

    Returns
    -------
    float64 (factors): the median distance over the parts of each range in which there is a point.
    """
    order = np.argsort(values, kind="stable")
    ends = np.flatnonzero(
        np.append(np.diff(values[order]) > 0.0, True)
    )  # distribution functions step at the last equal
    everywhere = (ends + 1.0) / len(values)
    medians = np.empty(shares.shape[1])
    for place, column in enumerate(shares[order].T):
        edges = np.quantile(column, np.linspace(0.0, 1.0, PARTS + 1))
        is_there = (column >= edges[:-1, None]) & (column < edges[1:, None])
        number = is_there.sum(axis=1)
        there = np.cumsum(is_there[number > 0], axis=1)[:, ends] / number[number > 0, None]
        medians[place] = np.median(np.abs(there - everywhere).max(axis=1))
    return medians
