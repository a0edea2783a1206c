"""The sheet that a figure is drawn on: the finding above, what must be known below it, and where it comes from."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from empathysim.figures.frame import frame
from empathysim.figures.panels import Floor

_TITLE = 0.5


def sheet(
    finding: str, subtitle: str, footer: str, *, wide: float = 10.0, tall: float = 4.2, is_titled: bool = False
) -> tuple[Figure, Floor]:
    """Return a figure with its texts, and the shares of its height between which panels lie.

    Parameters
    ----------
    finding : what came out, in a sentence.
    subtitle : what one must know to read it.
    footer : scenario, seeds, version (see `footer`).
    wide : inches of the figure.
    tall : inches of its panels; the texts come on top of them.
    is_titled : whether the panels have titles of their own, which need room.
    """
    around = frame(finding, subtitle, footer, wide)
    head = around.head - (0.0 if is_titled else _TITLE)
    height = tall + head + around.foot
    figure = Figure(figsize=(wide, height), dpi=150, facecolor="white")
    around.draw(figure)
    return figure, (around.foot / height, 1.0 - head / height)


def panel(figure: Figure, floor: Floor, left: float, right: float) -> Axes:
    """Return axes over the whole floor between two shares of the width."""
    return figure.add_axes((left, floor[0], right - left, floor[1] - floor[0]))


def apart(heights: list[float], gap: float) -> list[float]:
    """Return places for labels at these heights, in the same order, moved so that no two are nearer than `gap`."""
    order = sorted(range(len(heights)), key=lambda k: heights[k])
    placed: list[float] = []
    for k in order:
        placed.append(heights[k] if not placed else max(heights[k], placed[-1] + gap))
    shift = sum(placed[n] - heights[k] for n, k in enumerate(order)) / max(1, len(order))
    moved = dict(zip(order, placed, strict=True))
    return [moved[k] - shift for k in range(len(heights))]
