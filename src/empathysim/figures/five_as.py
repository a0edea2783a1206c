"""What the figures of the five A's share: shares of journeys from weekly readings, and pieces with texture."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from empathysim.analysis.worlds import Worlds
from empathysim.errors import InputError, nearest
from empathysim.figures.palette import FIVE_AS, TEXTURES

LAST_WEEKS = 26
"""Weeks over which an end state is the mean, as in a summary."""


def shares(worlds: Worlds, name: str) -> NDArray[np.float64]:
    """Return the shares of the five A's in a world, shape (5, weeks), means over its runs, from angry to adoring.

    Raises
    ------
    InputError : for a world that is not there, or worlds of which the five A's were not kept week by week.
    """
    missing = [reading for reading in FIVE_AS if reading not in worlds.weekly]
    faults = [f"'{reading}' was not kept week by week; name it in weekly of live_worlds." for reading in missing]
    if name not in worlds.names:
        faults.append(f"there is no world '{name}'.{nearest(name, worlds.names)}")
    if faults:
        raise InputError(faults)
    row = worlds.names.index(name)
    return np.array([worlds.weekly[reading][row].mean(axis=0) for reading in FIVE_AS])


def end_state(worlds: Worlds, name: str) -> NDArray[np.float64]:
    """Return the mean shares of the last half year, shape (5)."""
    means: NDArray[np.float64] = shares(worlds, name)[:, -LAST_WEEKS:].mean(axis=1)
    return means


def upright(axes: Axes, left: float, width: float, heights: Sequence[float]) -> None:
    """Draw the five as one bar from 0 upwards."""
    bottom = 0.0
    for name, height in zip(FIVE_AS, heights, strict=True):
        piece(axes, name, (left, bottom), width, height)
        bottom += height


def piece(axes: Axes, name: str, corner: tuple[float, float], width: float, height: float) -> Rectangle:
    """Draw one of the five as a rectangle in its colour and texture, and return it."""
    patch = Rectangle(
        corner,
        width,
        height,
        facecolor=FIVE_AS[name],
        edgecolor="white",
        hatch=TEXTURES[name],
        linewidth=0.8,
        label=name,
    )
    patch.set_hatch_linewidth(0.5)
    axes.add_patch(patch)
    return patch
