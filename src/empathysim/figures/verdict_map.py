"""Heat map of verdicts: what may be said of each pair of values of two levers against the firm as it is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from empathysim.analysis.tipping.verdict_map import VerdictMap
from empathysim.figures.footer import footer
from empathysim.figures.palette import BLUE, GREEN, INK, ORANGE, PURPLE, QUIET
from empathysim.figures.sheet import panel, sheet
from empathysim.figures.sweep_words import axis_name, begun, decimals_for, written
from empathysim.outcomes.readings import READINGS, Better
from empathysim.wording.comparison import amount, label
from empathysim.wording.lever_maps import map_title
from empathysim.wording.numbers import NOTHING_KNOWN
from empathysim.wording.verdict import PHRASES, Verdict

_MOST_WRITTEN = 13
_LETTERS = 8.5


#: Where higher is better.
_BEST_FIRST: tuple[Verdict, ...] = (
    "higher", "higher_perhaps_too_little", "practically_the_same", "cannot_tell_yet", "lower_perhaps_too_little",
    "lower",
)  # fmt: skip


class Cell(NamedTuple):
    """How a verdict is drawn: ground, texture, and colour of its number."""

    ground: str
    texture: str
    ink: str


_GREY = "#cfcfcf"
_PALE = {BLUE: "#b9d6f7", ORANGE: "#f3cbb2", PURPLE: "#e3c8e2", GREEN: "#bcdcd3"}


def cells_of(better: Better) -> dict[Verdict, Cell]:
    """Return how each verdict is drawn: blue where it is better, orange where it is worse; else purple and green."""
    up, down = {"higher": (BLUE, ORANGE), "lower": (ORANGE, BLUE), "neither": (PURPLE, GREEN)}[better]
    return {
        "higher": Cell(up, "", "white"),
        "higher_perhaps_too_little": Cell(_PALE[up], "", INK),
        "practically_the_same": Cell(_GREY, "", INK),
        "cannot_tell_yet": Cell("white", "////", INK),
        "lower_perhaps_too_little": Cell(_PALE[down], "", INK),
        "lower": Cell(down, "", "white"),
    }


def verdict_map_figure(told: VerdictMap) -> Figure:
    """Return the map of verdicts, the difference written into each cell, and the present point.

    Parameters
    ----------
    told : the map.
    """
    reading = READINGS[told.outcome]
    matters = amount(reading, told.smallest_difference, told.smallest_difference)
    unit = " in points of 100" if reading.unit == "share" else f", {reading.unit}"
    notes = (
        f"Each cell: mean difference of {label(reading)} against Today{unit}, {len(told.seeds)} pairs of runs under "
        f"the same luck · its colour: the verdict, by an interval that holds for all cells together · smallest "
        f"difference that matters: {matters}"
    )
    if _has_room(told) and not told.known.all():
        notes += f" · ?: {NOTHING_KNOWN}"
    tall = max(2.6, min(6.4, 0.48 * len(told.y_values)), sum(_tall(text) for _, text in _entries(told)))
    below = footer(told.scenario, told.seeds, told.place)
    figure, floor = sheet(map_title(told.told()), notes, below, wide=11.0, tall=tall)
    axes = panel(figure, floor, 0.075, 0.73)
    cells = cells_of(reading.better)
    _ground(axes, told, cells)
    _numbers(axes, told, cells)
    _present(axes, told)
    _ticks(axes, told)
    _legend(axes, told, cells, tall)
    return figure


def _ground(axes: Axes, told: VerdictMap, cells: dict[Verdict, Cell]) -> None:
    for row, line in enumerate(told.verdicts):
        for column, verdict in enumerate(line):
            look = cells[verdict]
            axes.add_patch(_box(column, row, look))
    axes.set_xlim(-0.5, len(told.x_values) - 0.5)
    axes.set_ylim(-0.5, len(told.y_values) - 0.5)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _box(column: float, row: float, look: Cell) -> Rectangle:
    box = Rectangle((column - 0.5, row - 0.5), 1.0, 1.0, facecolor=look.ground, edgecolor="white", linewidth=1.2)
    if look.texture:
        box.set(hatch=look.texture, edgecolor="#b5b5b5", linewidth=0.0)
    return box


def _has_room(told: VerdictMap) -> bool:
    return max(len(told.x_values), len(told.y_values)) <= _MOST_WRITTEN


def _numbers(axes: Axes, told: VerdictMap, cells: dict[Verdict, Cell]) -> None:
    """Write the mean differences into the cells, where there is room; none where its size is not known."""
    if not _has_room(told):
        return
    scale = 100.0 if READINGS[told.outcome].unit == "share" else 1.0
    table = scale * told.difference
    matters = scale * told.smallest_difference
    decimals = max(0, -math.floor(math.log10(matters))) if matters > 0.0 else decimals_for(table)
    for (row, column), value in np.ndenumerate(table):
        text = written(round(float(value), decimals) + 0.0, decimals)
        text = f"+{text}" if round(value, decimals) > 0.0 else text
        text = text if told.known[row, column] else "?"
        look = cells[told.verdicts[row][column]]
        ground = {"facecolor": "white", "edgecolor": "none", "pad": 1.0} if look.texture else None
        axes.text(column, row, text, ha="center", va="center", fontsize=7.5, color=look.ink, bbox=ground)


def _present(axes: Axes, told: VerdictMap) -> None:
    """Mark where the firm as it is stands: a frame around its cell, lines that cross between cells, nothing outside."""
    places = []
    for value, values in zip(told.present, (told.x_values, told.y_values), strict=True):
        if not values[0] <= value <= values[-1]:
            return
        places.append(float(np.interp(value, values, np.arange(len(values)))))
    x, y = places
    looks: dict[str, Any] = {"fontsize": 8.5, "fontweight": "bold", "color": INK, "ha": "center", "zorder": 6}
    if x.is_integer() and y.is_integer():
        for colour, wide in (("white", 4.5), (INK, 2.0)):
            axes.add_patch(
                Rectangle((x - 0.5, y - 0.5), 1.0, 1.0, fill=False, edgecolor=colour, linewidth=wide, zorder=4)
            )
        ground = {"facecolor": "white", "edgecolor": "none", "pad": 1.2}
        # On the line between two cells: inside one, it would hide a number.
        axes.text(x, y + 0.5, "Today", va="center", bbox=ground, **looks)
        return
    for draw, place in ((axes.axvline, x), (axes.axhline, y)):
        draw(place, color="white", linewidth=2.6, zorder=2)
        draw(place, color=INK, linewidth=1.1, linestyle=(0, (3, 2)), zorder=2)  # below the numbers
    edge = axes.get_xaxis_transform()
    axes.annotate("Today", (x, 1.0), xycoords=edge, xytext=(0, 2), textcoords="offset points", va="bottom", **looks)


def _ticks(axes: Axes, told: VerdictMap) -> None:
    axes.set_xticks(range(len(told.x_values)), _texts(told.x_values))
    axes.set_yticks(range(len(told.y_values)), _texts(told.y_values))
    axes.tick_params(length=0, labelsize=8.5, colors=QUIET)
    axes.set_xlabel(begun(axis_name(told.x)), fontsize=10, color=INK, labelpad=6)
    axes.set_ylabel(begun(axis_name(told.y)), fontsize=10, color=INK, labelpad=6)


def _texts(values: Sequence[float]) -> list[str]:
    """Return at most thirteen labels, the rest empty."""
    step = -(-len(values) // _MOST_WRITTEN)
    return [f"{value:.4g}" if place % step == 0 else "" for place, value in enumerate(values)]


def _entries(told: VerdictMap) -> list[tuple[Verdict, str]]:
    """Return the verdicts that there are, best first, with what each means and how many cells have it."""
    better = READINGS[told.outcome].better
    total = sum(told.counts.values())
    words = {"higher": ("better", "worse"), "lower": ("worse", "better"), "neither": ("", "")}[better]
    sides = {"higher": words[0], "lower": words[1]}
    found = []
    for verdict in reversed(_BEST_FIRST) if better == "lower" else _BEST_FIRST:
        if told.counts[verdict]:
            side = f" ({sides[verdict]})" if sides.get(verdict) else ""
            text = f"{PHRASES[verdict].replace(', ', f',{chr(10)}')}{side}\n{told.counts[verdict]} of {total} cells"
            found.append((verdict, text))
    return found


def _tall(text: str) -> float:
    """Return the height that an entry of the legend takes, in inches."""
    return (1.2 * _LETTERS * len(text.splitlines()) + 9.0) / 72.0


def _legend(axes: Axes, told: VerdictMap, cells: dict[Verdict, Cell], tall: float) -> None:
    """Say beside the map what each ground means; `tall` is its height in inches."""
    top = 1.0
    for verdict, text in _entries(told):
        place = top - _tall(text) / 2.0 / tall
        top -= _tall(text) / tall
        look, half = cells[verdict], 0.09 / tall
        box = Rectangle((1.035, place - half), 0.045, 2.0 * half, transform=axes.transAxes, clip_on=False,
                        facecolor=look.ground, edgecolor="#b5b5b5", hatch=look.texture, linewidth=0.6)  # fmt: skip
        axes.add_patch(box)
        axes.text(
            1.10, place, text, transform=axes.transAxes, fontsize=_LETTERS, va="center", color=INK, linespacing=1.2
        )
