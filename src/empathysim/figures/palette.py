"""Colours, told apart by colour-blind people too, and the plain style of every figure.

They began as those of Okabe & Ito (2008) and were darkened until each can be read as text on white. Text needs a
contrast of 4.5 to 1, whatever is filled or drawn one of 3 to 1 (WCAG 2.2, success criteria 1.4.3 and 1.4.11), and
colours that mean different things stay apart under each kind of colour blindness; tests hold them to that. Colour is
never alone: scenarios differ in dash and marker, the five A's in texture, and both are labelled where they are drawn.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure

INK = "#222222"
QUIET = "#6b6b6b"
RULE = "#d9d9d9"
"""For grids only, which nobody has to see."""
BLUE = "#0f6fdc"
ORANGE = "#ba4c10"
GREEN = "#005a43"
"""A dark teal: beside blue it stays apart by its darkness for who sees neither blue nor yellow."""
PURPLE = "#8a4087"


class Look(NamedTuple):
    """How one scenario is drawn, the same in every figure: colour, dash of lines, marker of points."""

    colour: str
    dash: Any
    marker: str


SCENARIOS = (
    Look(BLUE, "-", "o"),
    Look(ORANGE, (0, (5, 2)), "s"),
    Look(GREEN, (0, (1, 1.2)), "^"),
    Look(PURPLE, (0, (6, 2, 1, 2)), "D"),
)
"""Of the first scenario, the second, and so on; no figure tells more than four apart."""

FIVE_AS = {
    "angry": "#8f2f00",
    "agitated": "#c87a30",
    "ambivalent": "#949494",
    "appreciative": "#4b93c4",
    "adoring": "#004b7a",
}
"""From angry to adoring."""

TEXTURES = {"angry": "xxx", "agitated": "\\\\\\", "ambivalent": "", "appreciative": "...", "adoring": "///"}
"""Hatches of the five A's."""


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
        written = figure.text(0.02, place, text, fontsize=size, fontweight=weight, color=colour, va="center")
        written.set_parse_math(False)  # a dollar begins no formula
