"""Where silos and people stand in pictures of an organization: the same graph always gives the same places.

Silos stand on a circle, those with many ties between them side by side; people stand in their silo like the seeds of a
sunflower, those with most ties in its middle.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from empathysim.organization.network import Network

Real = NDArray[np.float64]

_GOLDEN_ANGLE = np.pi * (3.0 - np.sqrt(5.0))
_EDGE = 1.1
"""Between the outermost people of a silo and its rim, where people stand 1 apart."""
_GAP = 1.4
"""Half of the space between two silos."""


@dataclass(frozen=True, eq=False)
class Circles:
    """Places of silos.

    Parameters
    ----------
    centre : float64[G, 2].
    radius : float64[G].
    angle : float64[G], of the centre as seen from the middle of the picture, in radians.
    """

    centre: Real
    radius: Real
    angle: Real

    @property
    def reach(self) -> float:
        """How far the rims go from the middle."""
        return float((np.hypot(*self.centre.T) + self.radius).max())


def silo_places(people: NDArray[np.intp], ties: Real) -> Circles:
    """Return where silos of these sizes stand.

    Parameters
    ----------
    people : int[G].
    ties : float64[G, G], between them, symmetric.
    """
    radius = 0.62 * np.sqrt(people.astype(np.float64)) + _EDGE
    if len(people) == 1:
        return Circles(np.zeros((1, 2)), radius, np.zeros(1))
    order = _side_by_side(ties)
    wide = radius[order] + _GAP
    low, high = float(wide.max()), float(wide.sum())
    for _ in range(60):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if np.arcsin(wide / middle).sum() > np.pi else (low, middle)
    half = np.arcsin(np.minimum(1.0, wide / high))
    half += (np.pi - half.sum()) / len(half)
    angle = np.empty(len(people))
    angle[order] = np.pi - (2.0 * np.cumsum(half) - half) + half[0]
    return Circles(high * np.column_stack((np.cos(angle), np.sin(angle))), radius, angle)


def people_places(network: Network, circles: Circles) -> Real:
    """Return where each person stands: float64[n, 2]."""
    low, high = network.pairs()
    ties = np.bincount(np.concatenate((low, high)), minlength=network.size)
    order = np.lexsort((np.arange(network.size), -ties, network.silo))
    rank = np.empty(network.size)
    rank[order] = np.arange(network.size) - network.first[network.silo[order]]
    away, turn = 0.62 * np.sqrt(rank + 0.3), rank * _GOLDEN_ANGLE
    return np.asarray(circles.centre[network.silo] + np.column_stack((away * np.cos(turn), away * np.sin(turn))))


def _side_by_side(ties: Real) -> NDArray[np.intp]:
    """Return the silos in an order in which those with many ties between them are near: by the Fiedler vector."""
    joined = ties + 1e-9 * (1.0 - np.eye(len(ties)))
    laplacian = np.diag(joined.sum(axis=1)) - joined
    vector = np.linalg.eigh(laplacian)[1][:, 1]
    sign = 1.0 if vector[int(np.argmax(np.abs(vector)))] > 0.0 else -1.0
    return np.argsort(np.round(sign * vector, 9), kind="stable")
