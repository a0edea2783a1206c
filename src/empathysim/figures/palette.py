"""Colours, told apart by colour-blind people too, and the plain style of every figure.

The colours are those of Okabe & Ito (2008) and, for the five A's, an ordered pair of them through grey.
"""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

INK = "#222222"
QUIET = "#6b6b6b"
RULE = "#d9d9d9"
BLUE = "#0072b2"
ORANGE = "#d55e00"
GREEN = "#009e73"
PURPLE = "#8a5a9e"

FIVE_AS = {
    "angry": "#a63c06",
    "agitated": "#e59a57",
    "ambivalent": "#dcdcdc",
    "appreciative": "#74b3d8",
    "adoring": "#005a8f",
}
"""From angry to adoring."""


def plain(axes: Axes, title: str, unit: str = "") -> None:
    """Give axes a title on the left, a quiet grid and no box."""
    axes.set_title(title, loc="left", fontsize=11, fontweight="bold", color=INK, pad=10)
    axes.set_ylabel(unit, fontsize=9, color=QUIET)
    axes.tick_params(colors=QUIET, labelsize=9, length=0)
    axes.grid(axis="y", color=RULE, linewidth=0.7)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(RULE)


def headed(figure: Figure, finding: str, subtitle: str, footer: str) -> None:
    """Write the finding above a figure and where it comes from below, as small as it takes to fit the width."""
    inch = 1.0 / figure.get_figheight()
    width = figure.get_figwidth() * 0.96 * 72.0
    for text, place, size, letter, weight, colour in (
        (finding, 1.0 - 0.36 * inch, 15.0, 0.66, "bold", INK),
        (subtitle, 1.0 - 0.66 * inch, 10.5, 0.56, "normal", QUIET),
        (footer, 0.16 * inch, 8.0, 0.56, "normal", QUIET),
    ):
        fitting = width / (letter * max(1, len(text)))
        size = min(size, fitting)
        figure.text(0.02, place, text, fontsize=size, fontweight=weight, color=colour, va="center")
