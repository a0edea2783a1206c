"""Saltelli's design, from which Sobol indices are estimated: two samples A and B, and their crossings.

For each base point there is its row of A, then A with one factor after the other taken from B, (for indices of
pairs: then B with one factor after the other taken from A,) then its row of B. That is the order in which
``SALib.analyze.sobol`` reads results. The rows are those of ``SALib.sample.sobol`` to the last bit, but made by
whole arrays and not number by number, and without pandas, which SALib brings.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from empathysim.errors import InputError

#: Most factors: each takes two of the 21,201 dimensions for which scipy has Sobol numbers.
MOST_SALTELLI_FACTORS = 10_600


def saltelli_rows(points: int, factors: int, second_order: bool = False) -> int:
    """Return the number of rows of a Saltelli design, without building it.

    Parameters
    ----------
    points : number of base points.
    factors : number of factors, or of groups of them.
    second_order : whether indices of pairs of factors are wanted, which needs about twice as many.
    """
    return points * ((2 * factors if second_order else factors) + 2)


def saltelli(
    points: int, factors: int, seed: int, second_order: bool = False, groups: Sequence[int] | None = None
) -> NDArray[np.float64]:
    """Return a Saltelli design (Saltelli 2002, Computer Physics Communications 145, 280).

    Twice the points leave the rows that were there as they are.

    Parameters
    ----------
    points : number of base points, a power of two from 2 to 2^30.
    factors : number of factors, 1 to `MOST_SALTELLI_FACTORS`.
    seed : seed of the scrambling, 0 to 2^64 - 1.
    second_order : whether indices of pairs of factors are wanted.
    groups : number of the group of each factor, from 0 in the order in which they first appear; a group is taken from
        the other sample as a whole. None: every factor is a group.

    Returns
    -------
    Shape (`saltelli_rows` of the groups, factors), each at least 0 and less than 1.

    Raises
    ------
    InputError : for points that are no power of two, or too many factors.
    """
    from scipy.stats import qmc

    faults = _faults(points, factors)
    if faults:
        raise InputError(faults)
    sequence = qmc.Sobol(2 * factors, seed=np.random.default_rng(seed))
    base = sequence.random_base2(points.bit_length() - 1)
    a, b = base[:, None, :factors], base[:, None, factors:]
    group = np.arange(factors) if groups is None else np.asarray(groups)
    is_crossed = group == np.arange(group.max() + 1)[:, None]
    crossings = [np.where(is_crossed, b, a), *([np.where(is_crossed, a, b)] if second_order else [])]
    rows: NDArray[np.float64] = np.concatenate([a, *crossings, b], axis=1)
    return rows.reshape(-1, factors)


def _faults(points: int, factors: int) -> list[str]:
    faults = []
    if points < 2 or points & (points - 1):
        below = 1 << max(points.bit_length() - 1, 1) if points > 0 else 2
        faults.append(
            f"points = {points:,} must be a power of two from 2 on; the nearest are {below:,}, {2 * below:,}."
        )
    if factors > MOST_SALTELLI_FACTORS:
        faults.append(f"{factors:,} factors are too many for a Saltelli design; at most {MOST_SALTELLI_FACTORS:,}.")
    return faults
