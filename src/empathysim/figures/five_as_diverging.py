"""The five A's at the end, as bars of 100 journeys: angry and adoring at the edges, ambivalent in the middle."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from empathysim.analysis.worlds import Worlds
from empathysim.figures.five_as import LAST_WEEKS, end_state, piece
from empathysim.figures.palette import FIVE_AS, INK, QUIET, plain
from empathysim.figures.sheet import apart, panel, sheet
from empathysim.wording.pictures import edges_title, in_hundred

_HALF = 0.3
_BEHIND = {"facecolor": "white", "linewidth": 0.0, "pad": 0.8}


def five_as_diverging(worlds: Worlds, footer: str, names: Sequence[str] | None = None) -> Figure:
    """Return one bar of 100 journeys for each world, the first above.

    Parameters
    ----------
    worlds : lived with the five A's kept week by week.
    footer : scenarios, seeds, version.
    names : of the worlds that are shown; None for all, in their order.

    Raises
    ------
    InputError : for a world or readings that are not there.
    """
    chosen = list(worlds.names if names is None else names)
    ends = {name: end_state(worlds, name) for name in chosen}
    notes = (
        f"How 100 journeys are remembered: mean of {len(worlds.seeds):,} runs and of the last {LAST_WEEKS} weeks; the "
        "middle of the ambivalent stands at 0, so more to the right is more content"
    )
    figure, floor = sheet(finding(worlds, chosen), notes, footer, tall=0.4 + 1.15 * len(chosen))
    axes = panel(figure, floor, 0.13, 0.97)
    plain(axes, "")
    axes.grid(visible=False)
    axes.axvline(0.0, color=INK, linewidth=0.9, linestyle=":")
    for row, shares in enumerate(ends.values()):
        _bar(axes, row, shares)
    edges = np.array([_edges(shares) for shares in ends.values()])
    axes.set_xlim(min(-60.0, float(edges.min()) - 5.0), max(60.0, float(edges.max()) + 5.0))
    axes.set_ylim(len(chosen) - 0.35, -0.75)
    axes.set_yticks(range(len(chosen)), chosen, fontsize=10, color=INK, fontweight="bold")
    axes.xaxis.set_major_formatter(lambda value, _: f"{abs(value):.0f}")
    axes.set_xlabel("of 100 journeys, to either side of the middle", fontsize=9, color=QUIET)
    return figure


def finding(worlds: Worlds, names: Sequence[str]) -> str:
    """Return how many journeys of each world end adoring and angry."""
    ends = [(name, end_state(worlds, name)) for name in names]
    weeks = worlds.weekly["angry"].shape[2]
    return edges_title([(name, float(end[-1]), float(end[0])) for name, end in ends], weeks)


def _edges(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return where the pieces begin and end, shape (6), with the middle of the third at 0."""
    ends = 100.0 * np.concatenate([[0.0], np.cumsum(shares)])
    edges: NDArray[np.float64] = ends - 0.5 * (ends[2] + ends[3])
    return edges


def _bar(axes: Axes, row: int, shares: NDArray[np.float64]) -> None:
    edges = _edges(shares)
    for name, left, right in zip(FIVE_AS, edges, edges[1:], strict=False):
        piece(axes, name, (float(left), row - _HALF), float(right - left), 2.0 * _HALF)
    middles = 0.5 * (edges[1:] + edges[:-1])
    texts = [f"{name}\n{in_hundred(float(share))}" for name, share in zip(FIVE_AS, shares, strict=True)]
    for place, text in zip(apart(list(middles), 10.0), texts, strict=True):
        axes.annotate(text, (place, row - _HALF - 0.04), fontsize=9, ha="center", va="bottom", color=INK, bbox=_BEHIND)
