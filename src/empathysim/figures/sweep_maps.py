"""Heat maps of two factors: one panel for each outcome, every cell the mean over the seeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import FuncFormatter

from empathysim.figures.palette import INK, QUIET
from empathysim.figures.sweep_words import axis_label, decimals_for, outcome_name, written
from empathysim.outcomes.readings import READINGS
from empathysim.sweeps.factor import Factor

#: Panels beside each other.
COLUMNS = 3
_MOST_WRITTEN = 12
_MOST_TICKS = 9

#: Dark to light in even steps for every kind of sight, and in print.
_MAP = "cividis"


def draw_maps(
    figure: Figure,
    floor: tuple[float, float],
    across: Factor,
    up: Factor,
    outcomes: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
) -> None:
    """Draw the panels into a figure.

    Parameters
    ----------
    figure, floor : where to draw; its panels lie between these two shares of its height.
    across, up : factors of the two axes.
    outcomes : readings, one panel each.
    rows : runs that were lived to their end.
    """
    columns = min(len(outcomes), COLUMNS)
    lines = -(-len(outcomes) // COLUMNS)
    places = figure.subplots(lines, columns, squeeze=False)
    wide = figure.get_figwidth()
    figure.subplots_adjust(
        left=0.85 / wide, right=1.0 - 0.25 / wide, bottom=floor[0], top=floor[1], wspace=0.22, hspace=0.42
    )
    for axes in places.flat[len(outcomes) :]:
        axes.set_visible(False)
    for number, outcome in enumerate(outcomes):
        axes = places.flat[number]
        _panel(axes, means(rows, outcome, across, up), outcome)
        _ticks(axes, across, up)
        axes.set_xlabel(axis_label(across), fontsize=10, color=INK, labelpad=6)
        if number % columns == 0:
            axes.set_ylabel(axis_label(up), fontsize=10, color=INK, labelpad=6)


def means(rows: Sequence[Mapping[str, Any]], outcome: str, across: Factor, up: Factor) -> Any:
    """Return the mean of an outcome in each cell: float64 (up, across), NaN where no run was lived to its end."""
    column = {value: place for place, value in enumerate(sorted(across.values))}
    line = {value: place for place, value in enumerate(sorted(up.values))}
    total, count = np.zeros((len(line), len(column))), np.zeros((len(line), len(column)))
    for row in rows:
        cell = line[row[up.name]], column[row[across.name]]
        total[cell] += row[outcome]
        count[cell] += 1
    with np.errstate(invalid="ignore"):
        return np.where(count > 0, total / count, np.nan)


def _panel(axes: Axes, table: Any, outcome: str) -> None:
    """Draw one heat map with its numbers, and mark its best and its worst cell."""
    reading, decimals = READINGS[outcome], decimals_for(table)
    colours = matplotlib.colormaps[_MAP].with_extremes(bad="#eeeeee")
    image = axes.imshow(np.ma.masked_invalid(table), origin="lower", cmap=colours, aspect="auto")
    name = outcome_name(outcome)
    says_itself = reading.unit in ("share", name) or reading.unit.startswith("USD")
    unit = "" if says_itself else f", {reading.unit}"
    axes.set_title(name + unit, loc="left", fontsize=11.5, fontweight="bold", color=INK, pad=24)
    axes.tick_params(length=0, labelsize=9, colors=QUIET)
    for spine in axes.spines.values():
        spine.set_visible(False)
    if not np.isfinite(table).any():
        axes.text(0.5, 0.5, "no run was lived to its end", transform=axes.transAxes, ha="center", color=QUIET)
        return
    if max(table.shape) <= _MOST_WRITTEN:
        _numbers(axes, table, decimals, reading.unit, image)
    else:
        figure = axes.get_figure(root=True)
        assert figure is not None  # axes that are drawn on have one
        figure.colorbar(image, ax=axes, pad=0.03, aspect=30, format=FuncFormatter(lambda value, _: f"{value:,.4g}"))
    _extremes(axes, table, outcome, decimals)


def _numbers(axes: Axes, table: Any, decimals: int, unit: str, image: Any) -> None:
    size = 9.5 if max(table.shape) <= 6 else 7.4 if max(table.shape) <= 9 else 6.0
    for (line, column), value in np.ndenumerate(table):
        if np.isfinite(value):
            shade = float(image.norm(value))
            colour = "white" if shade < 0.55 else "#111111"
            text = written(float(value), decimals, unit).replace("$", "") if table.shape[1] > 6 else None
            label = text or written(float(value), decimals, unit)
            axes.text(column, line, label.replace("$", r"\$"), ha="center", va="center", fontsize=size, color=colour)
        else:
            axes.text(column, line, "failed", ha="center", va="center", fontsize=size - 1.0, color=QUIET)


def _extremes(axes: Axes, table: Any, outcome: str, decimals: int) -> None:
    """Frame the two ends and say under the title what they are."""
    reading = READINGS[outcome]
    high = np.unravel_index(int(np.nanargmax(table)), table.shape)
    low = np.unravel_index(int(np.nanargmin(table)), table.shape)
    if high == low:
        return
    words = {"higher": ("best", "worst"), "lower": ("worst", "best"), "neither": ("highest", "lowest")}[reading.better]
    for place, dashes in ((high, "-"), (low, (0, (2.2, 1.4)))):
        corner = (float(place[1]) - 0.46, float(place[0]) - 0.46)
        for colour, width in (("white", 4.0), (INK, 1.8)):
            style = "-" if colour == "white" else dashes
            axes.add_patch(
                Rectangle(corner, 0.92, 0.92, fill=False, edgecolor=colour, linewidth=width, linestyle=style)
            )
    said = [
        f"{word} {written(float(table[place]), decimals, reading.unit)} ({frame} frame)"
        for word, place, frame in ((words[0], high, "full"), (words[1], low, "dashed"))
    ]
    text = "  ·  ".join(said).replace("$", r"\$")
    axes.text(0.0, 1.025, text, transform=axes.transAxes, fontsize=8.8, color=QUIET, va="bottom")


def _ticks(axes: Axes, across: Factor, up: Factor) -> None:
    """Label cells with the values of their factors, at most nine on each axis."""
    for axis, factor in ((axes.xaxis, across), (axes.yaxis, up)):
        values = sorted(factor.values)
        step = -(-len(values) // _MOST_TICKS)
        shown = list(range(0, len(values), step))
        axis.set_ticks(shown, [f"{values[place]:.3g}" for place in shown])
