"""Exact Shapley values: each part's contribution to a whole, whatever the order.

The contribution of a part is the mean, over all orders in which the parts could be switched on, of what it
changes when its turn comes (Shapley 1953). The contributions add up to the whole change.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import comb

import numpy as np
from numpy.typing import ArrayLike, NDArray

from empathysim.errors import InputError

MOST_PARTS = 12


def coalitions(parts: Sequence[str]) -> list[frozenset[str]]:
    """Return every set of the parts: number k holds the part at place i where bit i of k is set.

    Raises
    ------
    InputError : for a part that is named twice, or too many parts.
    """
    if len(set(parts)) < len(parts) or len(parts) > MOST_PARTS:
        raise InputError(f"parts = {list(parts)} must be at most {MOST_PARTS} names, each once.")
    return [
        frozenset(part for place, part in enumerate(parts) if row >> place & 1) for row in range(2 ** len(parts))
    ]  # fmt: skip


def shapley_values(worth: ArrayLike) -> NDArray[np.float64]:
    """Return the contribution of each part; along the first axis they add up to worth[-1] - worth[0].

    Parameters
    ----------
    worth : (2^n, ...) what each coalition is worth, in the order of `coalitions`: the first row is that of nobody,
        the last that of all n parts, n at most 12. Further axes (seeds, outcomes) are games of their own.

    Returns
    -------
    (n, ...) in the unit of the worth.

    Raises
    ------
    InputError : where the number of rows is no power of 2, or there are too many.
    """
    known = np.asarray(worth, dtype=np.float64)
    n = len(known).bit_length() - 1
    if len(known) != 2**n or n > MOST_PARTS:
        raise InputError(f"worth: {len(known):,} rows must be one for each set of at most {MOST_PARTS} parts.")
    rows = np.arange(2**n)
    sizes = np.array([int(row).bit_count() for row in rows])
    values = np.zeros((n, *known.shape[1:]))
    for part in range(n):
        without = rows[rows >> part & 1 == 0]
        weights = np.array([1.0 / (n * comb(n - 1, int(size))) for size in sizes[without]])
        values[part] = np.tensordot(weights, known[without | 1 << part] - known[without], axes=1)
    return values
