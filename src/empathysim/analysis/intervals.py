"""Intervals of paired differences that hold although one looks at 4, at 20 and at 50 runs.

The eye looks at few runs first and at more of them later. Each look may err with its own part of alpha; the parts add
up to alpha, so whoever stops at whatever look, for whatever reason, errs at most that often (the union bound; see
`looks`, whose rule for any number of looks is the same with other parts). Several comparisons at once share alpha
equally (Bonferroni), so that none of all their intervals is wrong more often than that.
"""

from __future__ import annotations

from numpy.typing import ArrayLike

from empathysim.sweeps.designs.looks import mean_interval

LOOKS = {4: 0.2, 20: 0.3, 50: 0.4}
"""Parts of alpha that are spent by looking at up to so many runs; what is left over is halved at each doubling."""


def spent(runs: int) -> float:
    """Return the part of alpha that the look at so many runs may spend, above 0 and below 1.

    Numbers of runs between two looks count as the later one: who looks at 10 and at 20 runs has looked once too often.
    """
    for limit, part in LOOKS.items():
        if runs <= limit:
            return part
    limit, left = max(LOOKS), 1.0 - sum(LOOKS.values())
    while runs > limit:
        limit, left = 2 * limit, left / 2.0
    return left


def paired_interval(differences: ArrayLike, *, comparisons: int = 1, level: float = 0.95) -> tuple[float, float]:
    """Return the interval of a mean difference that holds at this look and at all others.

    Parameters
    ----------
    differences : one of each seed, at least one, all finite.
    comparisons : how many are made at once, 1 or more.
    level : probability with which all looks at all comparisons are right, between 0 and 1.

    Returns
    -------
    The two ends, in the unit of the differences; infinite for a single one, twice the same for equal ones.

    Raises
    ------
    InputError : for differences that are missing or not finite.
    """
    runs = len(differences)  # type: ignore[arg-type]
    return mean_interval(differences, (1.0 - level) * spent(max(runs, 1)) / comparisons)
