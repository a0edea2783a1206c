"""Points spread over the unit cube: Latin hypercubes that can be doubled, and the scrambled Sobol sequence.

Both only ever grow: more points leave those that were there as they were. Everything is drawn from whole
numbers by one generator, so it is the same to the last bit with any number of threads.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from empathysim.errors import InputError

#: Most factors for which there are Sobol numbers (scipy's table of directions ends there).
MOST_SOBOL_FACTORS = 21_201


def latin_hypercube(blocks: Sequence[int], factors: int, seed: int) -> NDArray[np.float64]:
    """Return Latin hypercubes, one below the other.

    In a hypercube of n points each factor has exactly one of them in each of n equal strata. It can be doubled:
    the first n rows of ``latin_hypercube([2 * n], ...)`` are ``latin_hypercube([n], ...)``, because a hypercube of
    an even number of points is made by doubling one of half as many (a nested Latin hypercube: Qian 2009,
    Biometrika 96, 957). It can be added to as well: a further block has luck of its own and changes no earlier one,
    but only each block for itself, and not all of them together, is a hypercube.

    Parameters
    ----------
    blocks : points of each block, at least 1.
    factors : number of factors, at least 1.
    seed : seed of the design, 0 to 2^64 - 1.

    Returns
    -------
    Shape (sum of blocks, factors), each greater than 0 and less than 1.

    Raises
    ------
    InputError : for a block without points.
    """
    faults = [f"points = {points:,} must be at least 1." for points in blocks if points < 1]
    if faults:
        raise InputError(faults)
    return np.concatenate([_hypercube(points, factors, seed, block) for block, points in enumerate(blocks)])


def _hypercube(points: int, factors: int, seed: int, block: int) -> NDArray[np.float64]:
    """Return one hypercube: of the odd part of `points`, doubled until there are enough."""
    doublings = (points & -points).bit_length() - 1
    odd = points >> doublings
    # A place is a whole number: its upper part is the stratum at any number of doublings, and a shift gives it
    # exactly. 50 bits in all leave floats room enough to find the same stratum again from the share.
    bits = 50 - odd.bit_length()
    luck = _luck(seed, block, 0)
    strata = luck.permuted(np.tile(np.arange(odd)[:, None], factors), axis=0)
    places = (strata << bits) + luck.integers(0, 1 << bits, strata.shape)
    for doubling in range(1, doublings + 1):
        luck, below = _luck(seed, block, doubling), bits - doubling
        # Each stratum holds one point, in one of its halves; the other half is its neighbour, with the last bit turned.
        empty = luck.permuted((places >> below) ^ 1, axis=0)
        added = (empty << below) + luck.integers(0, 1 << below, empty.shape)
        places = np.concatenate([places, added])
    return (places.astype(np.float64) + 0.5) / float(odd << bits)


def _luck(seed: int, block: int, doubling: int) -> np.random.Generator:
    return np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(block, doubling)))


def sobol(points: int, factors: int, seed: int) -> NDArray[np.float64]:
    """Return the first points of a scrambled Sobol sequence.

    Any number of points is allowed and more of them leave the first ones as they are; but only powers of two are
    balanced, with as many points in each half, quarter, eighth ... of every factor.

    Parameters
    ----------
    points : number of points, 1 to 2^30.
    factors : number of factors, 1 to `MOST_SOBOL_FACTORS`.
    seed : seed of the scrambling, 0 to 2^64 - 1.

    Returns
    -------
    Shape (points, factors), each at least 0 and less than 1.

    Raises
    ------
    InputError : for no points, or more factors than there are Sobol numbers for.
    """
    from scipy.stats import qmc

    faults = [f"points = {points:,} must be at least 1."] if points < 1 else []
    if factors > MOST_SOBOL_FACTORS:
        faults.append(f"{factors:,} factors are too many for a Sobol sequence; it has at most {MOST_SOBOL_FACTORS:,}.")
    if faults:
        raise InputError(faults)
    sequence = qmc.Sobol(factors, seed=np.random.default_rng(seed))
    # The next power of two is drawn and cut, because scipy warns of any other number.
    drawn: NDArray[np.float64] = sequence.random_base2((points - 1).bit_length())
    return drawn[:points]
