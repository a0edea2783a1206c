"""Panels of rows: a name on the left of each, and what is told of it along a line."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from empathysim.figures.frame import width
from empathysim.figures.palette import INK, QUIET, RULE
from empathysim.figures.sweep_words import tick
from empathysim.figures.sweep_worlds import Table, mean

#: Height of a row, in inches, and size of its name, in points.
LINE = 0.3
LETTERS = 9.0
_LEAST = 1.2
_JITTER = 0.34
_MOST_DOTS = 300


def room_for(names: Sequence[str]) -> float:
    """Return the inches that names on the left need."""
    lines = [line for name in names for line in name.split("\n")]
    return 0.35 + max((width(line, LETTERS, "normal") for line in lines), default=0.0)


def tall_for(rows: float) -> float:
    """Return the height of a panel with so many rows, in inches."""
    return max(_LEAST, LINE * (rows + 0.4))


def rows(axes: Axes, title: str, unit: str, names: Sequence[str], most: int = 0) -> None:
    """Give axes a row for each name, the first on top, and a quiet grid.

    Parameters
    ----------
    axes : the panel.
    title : above it.
    unit : of the horizontal axis.
    names : one for each row; empty where they stand at the panel beside.
    most : rows of the panel that has most of them, so that all rows are of a height.
    """
    axes.set_title(title, loc="left", fontsize=11, fontweight="bold", color=INK, pad=10, parse_math=False)
    axes.set_xlabel(unit, fontsize=9, color=QUIET)
    axes.set_yticks(range(len(names)), names, fontsize=LETTERS, color=INK, parse_math=False)
    axes.set_ylim(max(len(names), most, 1) - 0.4, -0.6)
    axes.tick_params(axis="x", colors=QUIET, labelsize=9, length=0)
    axes.tick_params(axis="y", length=0)
    axes.xaxis.set_major_locator(MaxNLocator(5))
    axes.xaxis.set_major_formatter(FuncFormatter(tick))
    axes.grid(axis="x", color=RULE, linewidth=0.7)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(RULE)


def nothing_moves(axes: Axes) -> None:
    """Say in an empty panel that nothing moves its outcome."""
    axes.text(0.04, 0.7, "no factor moves it", transform=axes.transAxes, fontsize=LETTERS, color=QUIET)
    axes.set_xticks([])
    axes.set_xlim(0.0, 1.0)


def ranges(axes: Axes, table: Table, colour: str) -> None:
    """Draw in each row every seed as a small dot, their range as a line, and their mean as a strong dot.

    Parameters
    ----------
    axes : the panel.
    table : float64 (seeds, rows), NaN where a run is missing.
    colour : of the mean and the range.
    """
    seed, row = np.nonzero(np.isfinite(table))
    known = np.unique(row)
    if not len(known):
        return
    low, high = np.nanmin(table[:, known], axis=0), np.nanmax(table[:, known], axis=0)
    axes.hlines(known, low, high, color=colour, alpha=0.35, linewidth=3.0, zorder=2)
    axes.scatter(table[seed, row], row, s=9, color=QUIET, linewidth=0, zorder=3)
    axes.scatter(mean(table, axis=0)[known], known, s=52, color=colour, linewidth=0, zorder=4)


def dots_for(values: Table) -> Table:
    """Return where dots lie that stand for values: all of them, or as many quantiles as can be told apart."""
    return np.quantile(values, np.linspace(0.0, 1.0, _MOST_DOTS)) if len(values) > _MOST_DOTS else values


def dots_told(what: str, number: int) -> str:
    """Return in words what a dot stands for, where there are so many of what is shown."""
    return f"{_MOST_DOTS} dots stand for {number:,} {what}s" if number > _MOST_DOTS else f"a dot is a {what}"


def spread_out(values: Table) -> Table:
    """Return how far each of many dots of a row lies from its middle, so that neighbours do not cover each other.

    Neighbouring values take places far apart (van der Corput's sequence): the same values always look the same.
    """
    order = np.argsort(np.argsort(values, kind="stable"), kind="stable")
    place, share = np.zeros(len(values)), 0.5
    rest = order + 1
    while rest.any():
        place += share * (rest % 2)
        rest, share = rest // 2, share / 2.0
    return (2.0 * place - 1.0) * _JITTER
