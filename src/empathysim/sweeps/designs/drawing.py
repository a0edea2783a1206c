"""Points of the unit cube by the name of a design: the same for experiments, and for any function in their place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from empathysim.sweeps.designs.saltelli import saltelli, saltelli_rows
from empathysim.sweeps.designs.sampling import latin_hypercube, sobol
from empathysim.sweeps.designs.screening import morris


def shares(
    kind: str,
    points: int | tuple[int, ...],
    groups: Sequence[str],
    *,
    seed: int = 0,
    levels: int = 4,
    second_order: bool = False,
) -> NDArray[np.float64]:
    """Return the points of a design that draws them, as shares of each factor's range.

    Parameters
    ----------
    kind : "latin_hypercube", "sobol", "saltelli" or "morris".
    points : as an experiment asks for them: points, blocks of points, base points, or trajectories.
    groups : of each factor, the name of what moves at once: of its group, or its own.
    seed : of the design, 0 to 2^64 - 1.
    levels : of Morris trajectories.
    second_order : whether a Saltelli design is for pairs, too.

    Returns
    -------
    Shape (points, factors), 0 to 1.

    Raises
    ------
    InputError : where there is no such design.
    """
    number, base = len(groups), points if isinstance(points, tuple) else (points,)
    places = {name: place for place, name in enumerate(dict.fromkeys(groups))}
    group = [places[name] for name in groups] if len(places) < number else None
    ways: dict[str, Callable[[], NDArray[np.float64]]] = {
        "latin_hypercube": lambda: latin_hypercube(base, number, seed),
        "sobol": lambda: sobol(base[0], number, seed),
        "saltelli": lambda: saltelli(base[0], number, seed, second_order, group),
        "morris": lambda: morris(base[0], number, seed, levels, group),
    }
    return ways[kind]()


def number_of_points(kind: str, points: int | tuple[int, ...], groups: Sequence[str], second_order: bool) -> int:
    """Return the number of points of such a design, without drawing it."""
    number, base = len(set(groups)), points if isinstance(points, tuple) else (points,)
    if kind == "saltelli":
        return saltelli_rows(base[0], number, second_order)
    return base[0] * (number + 1) if kind == "morris" else sum(base)
