"""Lines of one factor: each outcome with its spread over the seeds, and below it the paired differences.

A difference is taken seed by seed against the first value of the factor: the luck is the same in both worlds,
so most of it falls out, and what is left is the factor.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from empathysim.figures.palette import BLUE, INK, ORANGE, QUIET, RULE, plain
from empathysim.figures.panels import COLUMNS, Floor, Panels, Picture, roomy
from empathysim.figures.sweep_finding import finding
from empathysim.figures.sweep_values import in_order, labels
from empathysim.figures.sweep_words import axis_label, outcome_name, reading_of, tick
from empathysim.figures.sweep_worlds import Table, Worlds, mean
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.asking.factor import Factor


def lines(experiment: Experiment, worlds: Worlds, columns: Sequence[str]) -> Picture:
    """Return the picture of one factor with numbers: two panels for each outcome.

    Parameters
    ----------
    experiment : one of its factors takes more than one value.
    worlds : its runs.
    columns : outcomes, one above the other with their differences.
    """
    factor = experiment.varied[0]
    beside = min(len(columns), COLUMNS)
    panels = roomy(Panels(2 * beside * -(-len(columns) // beside), beside, 3.45, 2.0, between=1.0, gap=0.85))

    def draw(figure: Figure, floor: Floor) -> None:
        for number, column in enumerate(columns):
            block, place = divmod(number, beside)
            pair = [panels.axes(figure, floor, (2 * block + below) * beside + place) for below in (0, 1)]
            _pair(pair, by_seed(worlds, column, factor), column, factor)

    notes = ("bands hold all seeds",)
    return Picture(finding(experiment, [factor], worlds), notes, panels, draw)


def by_seed(worlds: Worlds, column: str, factor: Factor) -> Table:
    """Return an outcome by seed and value of the factor: float64 (seeds, values), NaN where a run is missing."""
    values = in_order(factor)
    table, place = worlds.table(column), worlds.places(factor.name, values)
    return np.stack([mean(table[place == value], axis=0) for value in range(len(values))], axis=1)


def _pair(axes: Sequence[Axes], table: Table, column: str, factor: Factor) -> None:
    above, below = axes
    values, unit = in_order(factor), reading_of(column).unit
    numbers = np.array(values, dtype=float)
    _band(above, numbers, table, BLUE)
    plain(above, outcome_name(column), "" if unit == "share" else unit)
    _band(below, numbers, table - table[:, :1], ORANGE)
    below.axhline(0.0, color=QUIET, linewidth=0.9)
    plain(below, f"difference to {labels(values)[0]}, seed by seed")
    below.set_xlabel(axis_label(factor), fontsize=10, color=INK)
    for each in axes:
        each.yaxis.set_major_formatter(FuncFormatter(tick))
        each.xaxis.set_major_formatter(FuncFormatter(tick))


def _band(axes: Axes, values: Table, table: Table, colour: str) -> None:
    """Draw every seed as a thin line, the range of the seeds as a band, and their mean as a strong line."""
    there = np.isfinite(table).any(axis=0)
    values, table = values[there], table[:, there]
    for line in table:
        axes.plot(values, line, color=RULE, linewidth=0.8)
    if len(values):
        low, high = np.nanmin(table, axis=0), np.nanmax(table, axis=0)
        axes.fill_between(values, low, high, color=colour, alpha=0.16, linewidth=0)
    axes.plot(values, mean(table, axis=0), color=colour, linewidth=2.2, marker="o", markersize=4)
