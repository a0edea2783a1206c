"""Intervals of paired differences that hold although one looks at 4, at 20 and at 50 runs.

The eye looks at few runs first and at more of them later. Each look may err with its own part of alpha; the parts add
up to alpha, so whoever stops at whatever look, for whatever reason, errs at most that often (the union bound; see
`looks`, whose rule for any number of looks is the same with other parts). Several comparisons at once share alpha
equally (Bonferroni), so that none of all their intervals is wrong more often than that.
"""

from __future__ import annotations

from math import inf

import numpy as np
from numpy.typing import ArrayLike

from empathysim.sweeps.designs.looks import mean_interval

LOOKS = {4: 0.2, 20: 0.3, 50: 0.4}
"""Parts of alpha that are spent by looking at up to so many runs; what is left over is halved at each doubling."""


def spent(runs: int) -> float:
    """Return the part of alpha that the look at so many runs may spend, above 0 and below 1.

    Numbers of runs between two looks count as the later one, and each look is one: who looks at 10 and at 20 runs has
    looked once too often, and `Comparison.grown` does not do it.
    """
    for limit, part in LOOKS.items():
        if runs <= limit:
            return part
    limit, left = max(LOOKS), 1.0 - sum(LOOKS.values())
    while runs > limit:
        limit, left = 2 * limit, left / 2.0
    return left


def look_of(runs: int) -> int:
    """Return the look that so many runs belong to: the most runs that count as that look."""
    limit = next((limit for limit in LOOKS if runs <= limit), max(LOOKS))
    while runs > limit:
        limit *= 2
    return limit


ENOUGH_PAIRS_OF_WHAT_IS_RARE = 20
"""From so many pairs on, differences of which half or more are equal are taken as they are. Equal differences mean
that something rare is counted, somebody who quits; few pairs of it tell neither its mean nor its spread. With 20 equal
ones, whatever sets pairs apart happens in fewer than 14 of 100 (1 - .05^(1/20), the rule of three)."""


def paired_interval(
    differences: ArrayLike, *, comparisons: int = 1, level: float = 0.95, is_one_world: bool = False
) -> tuple[float, float]:
    """Return the interval of a mean difference that holds at this look and at all others.

    Parameters
    ----------
    differences : one of each seed, at least one, all finite.
    comparisons : how many are made at once, 1 or more.
    level : probability with which all looks at all comparisons are right, between 0 and 1.
    is_one_world : whether nothing at all was changed between the two; else equal differences of few pairs may be luck.

    Returns
    -------
    The two ends, in the unit of the differences; infinite for a single one, and for few pairs of what is rare.

    Raises
    ------
    InputError : for differences that are missing or not finite.
    """
    numbers = np.asarray(differences, dtype=np.float64)
    found = mean_interval(numbers, (1.0 - level) * spent(max(len(numbers), 1)) / comparisons)
    if not is_one_world and len(numbers) < ENOUGH_PAIRS_OF_WHAT_IS_RARE and _is_rare(numbers):
        return -inf, inf
    return found


def _is_rare(differences: ArrayLike) -> bool:
    """Return whether half of the differences or more, and two at least, are equal."""
    _, counts = np.unique(differences, return_counts=True)
    return bool(counts.max() >= max(2.0, np.size(differences) / 2.0))
