"""The five A's over time, stacked, with the end state of another scenario as a thin bar at the right."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from empathysim.analysis.futures import trailing_mean
from empathysim.analysis.worlds import Worlds
from empathysim.figures.five_as import LAST_WEEKS, end_state, shares, upright
from empathysim.figures.palette import FIVE_AS, INK, QUIET, TEXTURES, plain
from empathysim.figures.sheet import apart, panel, sheet
from empathysim.wording.numbers import said_horizon
from empathysim.wording.pictures import emotions_title, in_hundred

_OVER = 13


def five_as_stacked(worlds: Worlds, name: str, footer: str, *, against: str | None = None) -> Figure:
    """Return the shares of the five A's in one world, week by week.

    Parameters
    ----------
    worlds : lived with the five A's kept week by week.
    name : of the world that is shown.
    footer : scenarios, seeds, version.
    against : of the world whose end state stands at the right; None for none.

    Raises
    ------
    InputError : for a world or readings that are not there.
    """
    weekly = trailing_mean(shares(worlds, name), _OVER)
    weeks = np.arange(weekly.shape[1])
    beside = f" · bar at the right: the last {LAST_WEEKS} weeks under {against}" if against else ""
    notes = (
        f"How journeys are remembered, mean of {len(worlds.seeds):,} runs and of {said_horizon(_OVER)} up to each week"
        f"{beside}"
    )
    figure, floor = sheet(finding(worlds, name, against), notes, footer, tall=4.0)
    axes = panel(figure, floor, 0.075, 0.74)
    plain(axes, "", "of 100 journeys")
    layers = axes.stackplot(weeks, 100.0 * weekly, colors=list(FIVE_AS.values()), labels=list(FIVE_AS))
    for layer, texture in zip(layers, TEXTURES.values(), strict=True):
        layer.set(hatch=texture, edgecolor="white", linewidth=0.8)
    axes.set_xlim(0, max(1, len(weeks) - 1))
    axes.set_ylim(0, 100)
    axes.set_xlabel("week", fontsize=9, color=QUIET)
    _labels(
        axes,
        100.0 * weekly[:, -1],
        [f"{each} {in_hundred(end)}" for each, end in zip(FIVE_AS, weekly[:, -1], strict=True)],
    )
    if against is not None:
        _beside(figure, floor, against, end_state(worlds, against))
    return figure


def finding(worlds: Worlds, name: str, against: str | None) -> str:
    """Return how the adoring less the angry move from the first quarter to the last half year."""
    weekly = shares(worlds, name)
    start, end = weekly[:, :_OVER].mean(axis=1), end_state(worlds, name)
    other = end_state(worlds, against) if against is not None else None
    beside = (against, float(other[-1] - other[0])) if against is not None and other is not None else None
    return emotions_title(name, float(start[-1] - start[0]), float(end[-1] - end[0]), weekly.shape[1], beside)


def _labels(axes: Axes, heights: NDArray[np.float64], texts: list[str]) -> None:
    """Name the five at the right of their areas."""
    middle = np.cumsum(heights) - heights / 2.0
    for place, text in zip(apart(list(middle), 5.5), texts, strict=True):
        axes.annotate(
            text, (1.0, place), xytext=(5, 0), xycoords=("axes fraction", "data"), textcoords="offset points",
            fontsize=9, va="center", color=INK, annotation_clip=False,
        )  # fmt: skip


def _beside(figure: Figure, floor: tuple[float, float], against: str, ends: NDArray[np.float64]) -> None:
    """Draw the end state of another world as one bar."""
    axes = panel(figure, floor, 0.885, 0.915)
    axes.set_axis_off()
    upright(axes, 0.0, 1.0, [100.0 * float(end) for end in ends])
    axes.set_xlim(0.0, 1.0)
    axes.set_ylim(0.0, 100.0)
    axes.annotate(
        against,
        (0.5, -0.03),
        xycoords="axes fraction",
        fontsize=9,
        ha="center",
        va="top",
        color=INK,
        annotation_clip=False,
    )
    _labels(axes, 100.0 * ends, [in_hundred(float(end)) for end in ends])
