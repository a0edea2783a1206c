"""Which assumptions a difference goes along with, when there are many of them and few points.

Of two hundred assumptions some go along with anything by accident. So differences are handed around among the points
again and again, and an assumption stands out only where its rank correlation is larger than the largest of all
assumptions is by accident in 19 of 20 times: that holds for all of them at once (Westfall & Young 1993).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]
_LEVEL = 0.95
_TIMES = 1_000


@dataclass(frozen=True)
class Companion:
    """An assumption with which a difference goes along.

    Attributes
    ----------
    parameter : the assumption.
    correlation : of its rank with that of the difference, -1 to 1.
    by_accident : size of a correlation that the closest of all assumptions reaches by accident, 1 in 20 times.
    """

    parameter: str
    correlation: float
    by_accident: float


def companions(names: Sequence[str], shares: Table, differences: Table, seed: int = 0) -> tuple[Companion, ...]:
    """Return the assumptions that stand out, the closest first.

    Parameters
    ----------
    names : the assumptions.
    shares : float64 (points, assumptions), where each point lies in their ranges.
    differences : float64 (points).
    seed : of the handing around, 0 or more.
    """
    if len(differences) < 3 or np.ptp(differences) == 0.0:
        return ()
    ranks, own = _ranks(shares), _ranks(differences[:, None])[:, 0]
    found = ranks.T @ own
    rng = np.random.default_rng(seed)
    around = np.array([rng.permutation(own) for _ in range(_TIMES)])
    limit = float(np.quantile(np.abs(around @ ranks).max(axis=1), _LEVEL))
    places = sorted(np.flatnonzero(np.abs(found) > limit).tolist(), key=lambda place: -abs(found[place]))
    return tuple(Companion(names[place], float(found[place]), limit) for place in places)


def _ranks(columns: Table) -> Table:
    """Return the ranks of each column, less their mean and over their length, so that products are correlations."""
    from scipy.stats import rankdata

    ranks = rankdata(columns, axis=0)
    ranks = ranks - ranks.mean(axis=0)
    length = np.sqrt((ranks**2).sum(axis=0))
    made: Table = ranks / np.where(length > 0.0, length, 1.0)
    return made
