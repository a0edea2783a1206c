"""Heat maps of two factors: one panel for each outcome, every cell the mean over the seeds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import FuncFormatter

from empathysim.figures.frame import width
from empathysim.figures.palette import INK, QUIET
from empathysim.figures.panels import COLUMNS, Floor, Panels, Picture, roomy
from empathysim.figures.sweep_finding import finding
from empathysim.figures.sweep_values import fitted, in_order, is_named, labels
from empathysim.figures.sweep_words import (
    axis_label,
    decimals_for,
    outcome_title,
    plain_name,
    reading_of,
    tick,
    written,
)
from empathysim.figures.sweep_worlds import Table, Worlds
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.asking.factor import Factor

_MOST_WRITTEN = (18, 12)
_MOST_TICKS = 9
_MOST_NAMES = 40
_LETTERS = 9.0
_TALL, _LINE = 4.35, 0.26

#: Dark to light in even steps for every kind of sight, and in print.
_MAP = "cividis"


def maps(experiment: Experiment, worlds: Worlds, columns: Sequence[str]) -> Picture:
    """Return the picture of the first two factors: one map for each outcome.

    Parameters
    ----------
    experiment : at least two of its factors take more than one value.
    worlds : its runs.
    columns : outcomes.
    """
    across, up = _placed(*experiment.varied[:2])
    rest = [plain_name(factor.name) for factor in experiment.varied[2:]]
    names = labels(in_order(up))
    beside = min(len(columns), COLUMNS)
    has_names = is_named(up.values)
    room = max(width(name, _LETTERS, "normal") for name in names) if has_names else 0.2
    tall = max(_TALL, _LINE * min(len(names), _MOST_NAMES) if has_names else 0.0)
    panels = roomy(Panels(len(columns), beside, 3.75, tall, left=room + 0.6, between=0.3 if has_names else 0.72))
    below: tuple[list[str], float, float] = ([], 0.0, 0.0)
    if is_named(across.values):
        below = fitted(labels(in_order(across)), panels.wide / len(across.values), _LETTERS)
        more = max(0.0, below[2] - 0.2)
        panels = Panels(**{**vars(panels), "foot": more, "gap": panels.gap + more})

    def draw(figure: Figure, floor: Floor) -> None:
        for number, column in enumerate(columns):
            axes = panels.axes(figure, floor, number)
            is_first = number % beside == 0
            _panel(axes, means(worlds, column, across, up), column)
            _ticks(axes, across, up, below[:2], is_first)
            axes.set_xlabel(axis_label(across), fontsize=10, color=INK, labelpad=6)
            if is_first:
                axes.set_ylabel(axis_label(up), fontsize=10, color=INK, labelpad=6)

    notes = (f"mean over {', '.join(rest)}",) if rest else ()
    return Picture(finding(experiment, experiment.varied[:2], worlds), notes, panels, draw)


def _placed(first: Factor, second: Factor) -> tuple[Factor, Factor]:
    """Return the factors across and up: names stand up, where they have room, and more of them before fewer."""
    names = [len(factor.values) if is_named(factor.values) else 0 for factor in (first, second)]
    return (second, first) if names[0] > names[1] else (first, second)


def means(worlds: Worlds, column: str, across: Factor, up: Factor) -> Table:
    """Return the mean of an outcome in each cell: float64 (up, across), NaN where no run was lived to its end."""
    lines, columns = in_order(up), in_order(across)
    line, place = worlds.places(up.name, lines), worlds.places(across.name, columns)
    found = worlds.means(column)
    there = np.isfinite(found)
    total, number = np.zeros((len(lines), len(columns))), np.zeros((len(lines), len(columns)))
    np.add.at(total, (line[there], place[there]), found[there])
    np.add.at(number, (line[there], place[there]), 1.0)
    with np.errstate(invalid="ignore"):
        return np.where(number > 0, total / number, np.nan)


def _panel(axes: Axes, table: Table, column: str) -> None:
    """Draw one heat map with its numbers, and mark its best and its worst cell."""
    unit, decimals = reading_of(column).unit, decimals_for(table)
    colours = matplotlib.colormaps[_MAP].with_extremes(bad="#eeeeee")
    image = axes.imshow(np.ma.masked_invalid(table), origin="lower", cmap=colours, aspect="auto")
    title = outcome_title(column).removesuffix(f", {unit}") if unit.startswith("USD") else outcome_title(column)
    axes.set_title(title, loc="left", fontsize=11.5, fontweight="bold", color=INK, pad=24)
    axes.tick_params(length=0, labelsize=_LETTERS, colors=QUIET)
    for spine in axes.spines.values():
        spine.set_visible(False)
    if not np.isfinite(table).any():
        axes.text(0.5, 0.5, "no run was lived to its end", transform=axes.transAxes, ha="center", color=QUIET)
        return
    if table.shape[0] <= _MOST_WRITTEN[0] and table.shape[1] <= _MOST_WRITTEN[1]:
        _numbers(axes, table, decimals, unit, image)
    else:
        figure = axes.get_figure(root=True)
        assert figure is not None  # axes that are drawn on have one
        figure.colorbar(image, ax=axes, pad=0.03, aspect=30, format=FuncFormatter(tick))
    _extremes(axes, table, column, decimals)


def _numbers(axes: Axes, table: Table, decimals: int, unit: str, image: Any) -> None:
    most = max(table.shape[1], table.shape[0] // 2)
    size = 9.5 if most <= 6 else 7.4 if most <= 9 else 6.0
    for (line, column), value in np.ndenumerate(table):
        if np.isfinite(value):
            shade = float(image.norm(value))
            colour = "white" if shade < 0.55 else "#111111"
            text = written(float(value), decimals, unit) if table.shape[1] <= 6 else _short(float(value), decimals)
            axes.text(
                column, line, text, ha="center", va="center", fontsize=size, color=colour, parse_math=False
            )  # fmt: skip
        else:
            axes.text(column, line, "no run", ha="center", va="center", fontsize=size - 1.0, color=QUIET)


def _short(value: float, decimals: int) -> str:
    """Return a number for a narrow cell: without its unit, and millions as M."""
    return tick(value) if abs(value) >= 1e6 else written(value, decimals)


def _extremes(axes: Axes, table: Table, column: str, decimals: int) -> None:
    """Frame the two ends and say under the title what they are."""
    reading = reading_of(column)
    high = np.unravel_index(int(np.nanargmax(table)), table.shape)
    low = np.unravel_index(int(np.nanargmin(table)), table.shape)
    if high == low:
        return
    words = {"higher": ("best", "worst"), "lower": ("worst", "best"), "neither": ("highest", "lowest")}[reading.better]
    for place, dashes in ((high, "-"), (low, (0, (2.2, 1.4)))):
        corner = (float(place[1]) - 0.46, float(place[0]) - 0.46)
        for colour, wide in (("white", 4.0), (INK, 1.8)):
            style = "-" if colour == "white" else dashes
            axes.add_patch(Rectangle(corner, 0.92, 0.92, fill=False, edgecolor=colour, linewidth=wide, linestyle=style))
    said = [
        f"{word} {written(float(table[place]), decimals, reading.unit)} ({frame} frame)"
        for word, place, frame in ((words[0], high, "full"), (words[1], low, "dashed"))
    ]
    axes.text(
        0.0, 1.025, "  ·  ".join(said), transform=axes.transAxes, fontsize=8.8, color=QUIET, va="bottom",
        parse_math=False,
    )  # fmt: skip


def _ticks(axes: Axes, across: Factor, up: Factor, below: tuple[list[str], float], is_first: bool) -> None:
    """Label cells with the values of their factors: at most nine numbers on an axis, names where there is room."""
    for axis, factor in ((axes.xaxis, across), (axes.yaxis, up)):
        has_names = is_named(factor.values)
        step = -(-len(factor.values) // (_MOST_NAMES if has_names else _MOST_TICKS))
        shown = list(range(0, len(factor.values), step))
        texts = labels(in_order(factor))
        if factor is up and has_names and not is_first:
            texts = [""] * len(texts)
        if factor is across and has_names:
            texts = below[0]
            axes.tick_params(axis="x", labelrotation=below[1])
        axis.set_ticks(shown, [texts[place] for place in shown], parse_math=False)
    if is_named(up.values):  # names are read from above, numbers rise from below
        axes.invert_yaxis()
