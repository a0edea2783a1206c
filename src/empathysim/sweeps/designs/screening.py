"""Morris's screening: walks through a coarse grid of the unit cube in which one factor moves at a time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from empathysim.errors import InputError


def morris(
    trajectories: int, factors: int, seed: int, levels: int = 4, groups: Sequence[int] | None = None
) -> NDArray[np.float64]:
    """Return Morris trajectories (Morris 1991, Technometrics 33, 161).

    Each begins at a random place of the grid and moves every factor once, in random order, by half of the levels,
    up or down: from a value below one half to one above it, or back. More trajectories leave the first ones as they
    are. ``SALib.analyze.morris`` reads results in this order, with ``num_levels=levels``. SALib's own sampler is
    not used, because its rows differ between its versions: 1.5.1 draws from numpy's global luck and ignores seed 0.

    Parameters
    ----------
    trajectories : number of trajectories, at least 1.
    factors : number of factors, at least 1.
    seed : seed of the design, 0 to 2^64 - 1.
    levels : number of values that a factor takes, even, at least 2.
    groups : number of the group of each factor, from 0 in the order in which they first appear; the factors of a
        group move at once, each from a level of its own but all up or all down: were one to go up and another down,
        equal effects would take each other away. Effects of opposite sign still do; the total index of a Saltelli
        design sees them. None: every factor is a group.

    Returns
    -------
    Shape (trajectories * (groups + 1), factors): one of 0, 1 / (levels - 1), ... 1, both ends included.

    Raises
    ------
    InputError : for no trajectories, or levels that are not even.
    """
    faults = [f"trajectories = {trajectories:,} must be at least 1."] if trajectories < 1 else []
    if levels < 2 or levels % 2:
        faults.append(f"levels = {levels:,} must be an even number from 2 on, such as {max(levels + levels % 2, 2):,}.")
    if faults:
        raise InputError(faults)
    step = levels // 2
    # All luck of one trajectory is drawn before that of the next, so that their number changes none of them.
    start, direction, order = np.random.default_rng(seed).random((trajectories, 3, factors)).swapaxes(0, 1)
    low = (start * step).astype(np.int64)
    goes_up = direction < 0.5
    group, first = np.arange(factors) if groups is None else np.asarray(groups), np.arange(factors)
    if groups is not None:
        _, first = np.unique(group, return_index=True)
        goes_up = goes_up[:, first[group]]
    turn = np.argsort(order[:, first], axis=1, kind="stable")[:, group]  # a random permutation: when each moves
    has_moved = turn[:, None, :] < np.arange(len(first) + 1)[:, None]
    level = low[:, None, :] + step * (has_moved == goes_up[:, None, :])
    rows: NDArray[np.float64] = level.reshape(-1, factors) / (levels - 1)
    return rows
