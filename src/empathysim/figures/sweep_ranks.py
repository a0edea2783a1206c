"""How much an outcome goes along with a factor: by their ranks, so that the shape of the curve does not matter."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from empathysim.figures.sweep_values import is_named
from empathysim.figures.sweep_worlds import Table
from empathysim.sweeps.asking.settable import Value

#: How often chance alone may show something, over all factors of an outcome together.
ERROR = 0.05


@dataclass(frozen=True)
class Along:
    """How much an outcome goes along with a factor.

    Attributes
    ----------
    strength : of factors with numbers the rank correlation (Spearman 1904), -1 to 1; of names how far their mean
        ranks lie apart, 0 to 1, less what chance alone would show.
    chance : probability that chance alone shows so much.
    """

    strength: float
    chance: float


def along(values: Sequence[Value], outcome: Table, points: float | None = None) -> Along:
    """Return how much an outcome goes along with a factor.

    Assumption: points were drawn independently of each other; then the rank correlation r of n points is by
    chance about normal with variance 1 / (n - 1), and (n - 1) eta^2 of k names about chi-squared with k - 1
    degrees of freedom (Kruskal & Wallis 1952).

    Parameters
    ----------
    values : of the factor at each point.
    outcome : float64 (points); points where it is NaN are left out.
    points : how many independent points there are, where they are not all independent.
    """
    there = np.isfinite(outcome)
    kept = [value for value, is_there in zip(values, there, strict=True) if is_there]
    number = len(kept) if points is None else min(points, len(kept))
    if len(set(kept)) < 2 or number < 2 or np.ptp(outcome[there]) == 0.0:
        return Along(0.0, 1.0)
    ranks = mean_ranks(outcome[there])
    if is_named(kept):
        return _of_names(kept, ranks, number)
    strength = float(np.corrcoef(mean_ranks(np.array(kept, dtype=float)), ranks)[0, 1])
    return Along(strength, 2.0 * NormalDist().cdf(-abs(strength) * math.sqrt(number - 1.0)))


def mean_ranks(values: Table) -> Table:
    """Return the rank of each value from 1, that of equal values in their mean.

    ``scipy.stats.rankdata`` gives the same; it takes a second to import, longer than a figure to draw.
    """
    _, place, number = np.unique(values, return_inverse=True, return_counts=True)
    ranks: Table = (np.cumsum(number) - (number - 1) / 2.0)[place]
    return ranks


def _of_names(values: Sequence[Value], ranks: Table, points: float) -> Along:
    from scipy.special import chdtrc

    names, place = np.unique(np.array([str(value) for value in values]), return_inverse=True)
    number = np.bincount(place)
    middle = np.bincount(place, ranks) / number
    between = float((number * (middle - ranks.mean()) ** 2).sum() / ((ranks - ranks.mean()) ** 2).sum())
    chance = float(chdtrc(len(names) - 1, between * (points - 1.0)))
    if points <= len(names):
        return Along(0.0, 1.0)
    less = 1.0 - (1.0 - between) * (points - 1.0) / (points - len(names))
    return Along(math.sqrt(max(0.0, less)), chance)
