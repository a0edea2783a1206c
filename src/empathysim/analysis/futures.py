"""Many runs of the same scenario: what luck alone makes of a reading, as quantiles over seeds.

The quantiles are those of luck under fixed assumptions. What is not known about the assumptions is not in them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from empathysim.analysis.worlds import Worlds
from empathysim.errors import InputError, nearest

DOTS = 20
"""Dots of a quantile dotplot: few enough to be counted (Kay et al. 2016)."""


@dataclass(frozen=True, eq=False)
class Futures:
    """One weekly reading of many runs of a scenario.

    Parameters
    ----------
    name : of the scenario.
    reading : name of the weekly reading.
    seeds : number of runs.
    over : weeks of the trailing mean that was taken in each run, 1 for none.
    median : array (weeks).
    inner : array (2, weeks), ends of the middle 50 % of runs.
    outer : array (2, weeks), ends of the middle 80 %.
    """

    name: str
    reading: str
    seeds: int
    over: int
    median: NDArray[np.float64]
    inner: NDArray[np.float64]
    outer: NDArray[np.float64]


def futures(worlds: Worlds, reading: str, *, over: int = 1) -> tuple[Futures, ...]:
    """Return the futures of each world, in its order.

    Parameters
    ----------
    worlds : lived with this reading kept week by week.
    reading : its name.
    over : weeks of a trailing mean within each run; the first weeks take what there is. Running sums need 1.

    Raises
    ------
    InputError : for a reading that was not kept, or too short a mean.
    """
    if reading not in worlds.weekly:
        kept = ", ".join(worlds.weekly) or "none"
        raise InputError(
            f"'{reading}' was not kept week by week; kept are {kept}.{nearest(reading, worlds.weekly)} "
            "Name it in weekly of live_worlds."
        )
    if over < 1:
        raise InputError(f"over = {over} must be 1 week or more.")
    return tuple(
        _of_one(name, reading, trailing_mean(runs, over), over)
        for name, runs in zip(worlds.names, worlds.weekly[reading], strict=True)
    )


def _of_one(name: str, reading: str, runs: NDArray[np.float64], over: int) -> Futures:
    low, lower, middle, upper, high = np.quantile(runs, [0.1, 0.25, 0.5, 0.75, 0.9], axis=0)
    return Futures(name, reading, len(runs), over, middle, np.array([lower, upper]), np.array([low, high]))


def trailing_mean(weekly: ArrayLike, over: int) -> NDArray[np.float64]:
    """Return means over each week and those before it, `over` in all; shape (..., weeks) as given."""
    values = np.asarray(weekly, np.float64)
    sums = np.cumsum(values, axis=-1)
    first = np.maximum(np.arange(values.shape[-1]) - over, -1)
    before = np.where(first >= 0, sums[..., np.maximum(first, 0)], 0.0)
    means: NDArray[np.float64] = (sums - before) / (np.arange(values.shape[-1]) - first)
    return means


def quantile_dots_of(values: ArrayLike, dots: int = DOTS) -> NDArray[np.float64]:
    """Return the quantiles at (k + ½) / dots of some runs, ascending, shape (dots).

    Parameters
    ----------
    values : one of each run, at least one.
    dots : how many, 1 or more.

    Raises
    ------
    InputError : without a run or a dot.
    """
    runs = np.asarray(values, np.float64)
    if not len(runs) or dots < 1:
        raise InputError(f"{len(runs)} runs and {dots} dots: quantile dots need one of each at least.")
    return np.quantile(runs, (np.arange(dots) + 0.5) / dots)
