"""Lines of one factor: each outcome with its spread over the seeds, and below it the paired differences.

A difference is taken seed by seed against the first value of the factor: the luck is the same in both worlds,
so most of it falls out, and what is left is the factor.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from empathysim.figures.palette import BLUE, INK, ORANGE, QUIET, RULE, plain
from empathysim.figures.sweep_maps import COLUMNS
from empathysim.figures.sweep_words import axis_label, outcome_name
from empathysim.outcomes.readings import READINGS
from empathysim.sweeps.factor import Factor


def draw_lines(
    figure: Figure,
    floor: tuple[float, float],
    factor: Factor,
    outcomes: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
) -> None:
    """Draw two panels for each outcome into a figure: its values, and below the differences to the first value.

    Parameters
    ----------
    figure, floor : where to draw; the panels lie between these two shares of its height.
    factor : the factor of the horizontal axis.
    outcomes : readings.
    rows : runs that were lived to their end.
    """
    columns, blocks = min(len(outcomes), COLUMNS), -(-len(outcomes) // COLUMNS)
    places = figure.subplots(2 * blocks, columns, squeeze=False)
    wide = figure.get_figwidth()
    figure.subplots_adjust(
        left=0.8 / wide, right=1.0 - 0.3 / wide, bottom=floor[0], top=floor[1], wspace=0.28, hspace=0.48
    )
    values = np.array(sorted(factor.values))
    for number in range(columns * blocks):
        block, column = divmod(number, columns)
        above, below = places[2 * block, column], places[2 * block + 1, column]
        if number >= len(outcomes):
            above.set_visible(False)
            below.set_visible(False)
            continue
        table = by_seed(rows, outcomes[number], factor)
        unit = READINGS[outcomes[number]].unit
        _band(above, values, table, BLUE)
        plain(above, outcome_name(outcomes[number]), "" if unit == "share" else unit)
        for axes in (above, below):
            axes.yaxis.set_major_formatter(FuncFormatter(_tick))
        _band(below, values, table - table[:, :1], ORANGE)
        below.axhline(0.0, color=QUIET, linewidth=0.9)
        plain(below, f"difference to {values[0]:g}, seed by seed")
        below.set_xlabel(axis_label(factor), fontsize=10, color=INK)


def _tick(value: float, _: int) -> str:
    """Return a number on an axis: thousands in groups, no powers of ten."""
    return f"{value:,.0f}" if abs(value) >= 100.0 else f"{value:.4g}"


def by_seed(rows: Sequence[Mapping[str, Any]], outcome: str, factor: Factor) -> Any:
    """Return an outcome by seed and value of the factor: float64 (seeds, values), NaN where a run is missing."""
    seeds = {seed: place for place, seed in enumerate(sorted({row["seed"] for row in rows}))}
    column = {value: place for place, value in enumerate(sorted(factor.values))}
    total, count = np.zeros((len(seeds), len(column))), np.zeros((len(seeds), len(column)))
    for row in rows:
        cell = seeds[row["seed"]], column[row[factor.name]]
        total[cell] += row[outcome]
        count[cell] += 1
    with np.errstate(invalid="ignore"):
        return np.where(count > 0, total / count, np.nan)


def _band(axes: Axes, values: Any, table: Any, colour: str) -> None:
    """Draw every seed as a thin line, the range of the seeds as a band, and their mean as a strong line."""
    there = np.isfinite(table).any(axis=0)
    values, table = values[there], table[:, there]
    for line in table:
        axes.plot(values, line, color=RULE, linewidth=0.8)
    axes.fill_between(values, np.nanmin(table, axis=0), np.nanmax(table, axis=0), color=colour, alpha=0.16, linewidth=0)
    axes.plot(values, np.nanmean(table, axis=0), color=colour, linewidth=2.2, marker="o", markersize=4)
