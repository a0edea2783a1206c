"""Looking again and again while seeds are added, and still being wrong as seldom as one says.

Who looks at a 95 % interval after each few seeds and stops when it pleases is wrong more often than 1 in 20 times.
Here look number k may err with probability alpha / (k (k + 1)). These add up to alpha over all looks that there can
ever be, so whoever stops at whatever look, for whatever reason, errs at most with alpha (the union bound). That is so
for one limit: whoever raises it later has looked once more than was counted.

Assumptions: (1) values of different seeds are independent and their mean is close enough to normal for Student's t;
(2) values that are all equal do not depend on luck at all: their interval is a point. A reading that is nearly
always the same (something rare that happens or not) breaks (2) and needs more seeds before the first look.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from empathysim.errors import InputError


def looks(limit: int, first: int = 8) -> list[int]:
    """Return the numbers of runs at which one looks: the first, doubled again and again, and last the limit.

    Parameters
    ----------
    limit : most runs, at least 1.
    first : runs at the first look, at least 1; a limit below it is looked at once.

    Raises
    ------
    InputError : for a number below 1.
    """
    told = {"limit": limit, "first": first}
    faults = [f"{name} = {number:,} must be at least 1." for name, number in told.items() if number < 1]
    if faults:
        raise InputError(faults)
    numbers = []
    while first < limit:
        numbers.append(first)
        first *= 2
    return [*numbers, limit]


def interval(values: ArrayLike, look: int, level: float = 0.95) -> tuple[float, float]:
    """Return an interval for the mean which holds at this look and all others together.

    Parameters
    ----------
    values : one reading of each seed, or one difference of each pair; at least one, all finite.
    look : number of the look, from 1.
    level : probability with which all looks together are right, between 0 and 1.

    Returns
    -------
    The two ends, in the unit of the values: minus and plus infinity for a single value, twice the same for equal ones.

    Raises
    ------
    InputError : for values that are missing or not finite, a look below 1 or a level outside (0, 1).
    """
    faults = []
    if look < 1:
        faults.append(f"look = {look} must be at least 1.")
    if not 0.0 < level < 1.0:
        faults.append(f"level = {level:g} must lie between 0 and 1.")
    if faults:
        raise InputError(faults)
    return mean_interval(values, (1.0 - level) / (look * (look + 1)))


def mean_interval(values: ArrayLike, error: float) -> tuple[float, float]:
    """Return Student's interval for the mean of values, which misses it with probability `error`.

    Parameters
    ----------
    values : one reading of each seed, or one difference of each pair; at least one, all finite.
    error : between 0 and 1, both sides together.

    Returns
    -------
    The two ends, in the unit of the values: minus and plus infinity for a single value, twice the same for equal ones.

    Raises
    ------
    InputError : for values that are missing or not finite.
    """
    numbers = np.asarray(values, dtype=np.float64).ravel()
    faults = []
    if not numbers.size:
        faults.append("an interval needs at least one value; there is none.")
    missing = int(np.count_nonzero(~np.isfinite(numbers)))
    if missing:
        faults.append(f"{missing:,} of {numbers.size:,} values are no finite numbers; an interval needs them all.")
    if faults:
        raise InputError(faults)
    if numbers.size == 1:
        return -math.inf, math.inf
    if numbers.min() == numbers.max():
        return float(numbers[0]), float(numbers[0])
    from scipy.special import stdtrit

    deviations = -float(stdtrit(numbers.size - 1, error / 2.0))
    mean, half = float(numbers.mean()), deviations * float(numbers.std(ddof=1)) / math.sqrt(numbers.size)
    return mean - half, mean + half
