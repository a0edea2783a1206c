"""Firms as they are: how each outcome is spread over the population, and over the firms of each industry."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from empathysim.figures.palette import BLUE, INK
from empathysim.figures.panels import COLUMNS, Floor, Panels, Picture, roomy
from empathysim.figures.sweep_finding import too_few
from empathysim.figures.sweep_rows import dots_for, dots_told, room_for, rows, spread_out, tall_for
from empathysim.figures.sweep_words import begun, outcome_name, outcome_title, reading_of, said
from empathysim.figures.sweep_worlds import Table, Worlds
from empathysim.sweeps.asking.experiment import Experiment

#: From how many firms on one in twenty can be left out at each end.
_MANY = 20
_FEW = 3
_ALL = "all firms"


def firms(experiment: Experiment, worlds: Worlds, columns: Sequence[str]) -> Picture:
    """Return the picture of firms without levers: a panel for each outcome, a row for each industry.

    Parameters
    ----------
    experiment : of kind firms.
    worlds : its runs.
    columns : outcomes; industries are sorted by the first of them.
    """
    industries = by_industry(worlds, columns[0])
    names = [_ALL, *(name.replace("_", " ") for name in industries)]
    beside = min(len(columns), COLUMNS)
    panels = roomy(Panels(len(columns), beside, 3.3, tall_for(len(names)), left=room_for(names), between=0.6))

    def draw(figure: Figure, floor: Floor) -> None:
        for number, column in enumerate(columns):
            axes = panels.axes(figure, floor, number)
            unit = reading_of(column).unit.replace("share", "")
            rows(axes, outcome_title(column), unit, names if number % beside == 0 else [""] * len(names))
            found, values = by_industry(worlds, column), worlds.means(column)
            for row, firms in enumerate([values[np.isfinite(values)], *(found[name] for name in industries)]):
                _draw(axes, row, firms)
            axes.axhline(0.5, color=INK, linewidth=0.6)

    notes = (f"{dots_told('firm', len(worlds.points))}, mean over the seeds", "dark: median and middle nine tenths")
    return Picture(_finding(worlds, columns[0], industries), notes, panels, draw)


def by_industry(worlds: Worlds, column: str) -> dict[str, Table]:
    """Return an outcome of the firms of each industry, the industry with the highest median first."""
    means, industries = worlds.means(column), np.array([str(name) for name in worlds.values("firm.industry")])
    found = {str(name): means[(industries == name) & np.isfinite(means)] for name in np.unique(industries)}
    return dict(sorted(found.items(), key=lambda each: -float(np.median(each[1])) if len(each[1]) else np.inf))


def _finding(worlds: Worlds, column: str, industries: dict[str, Table]) -> str:
    means = worlds.means(column)
    there = means[np.isfinite(means)]
    if not len(there):
        return too_few(column)
    is_many = len(there) >= _MANY
    low, high = said(column, [float(end) for end in np.quantile(there, [0.05, 0.95] if is_many else [0.0, 1.0])])
    name = begun(outcome_name(column))
    known = [industry.replace("_", " ") for industry, firms in industries.items() if len(firms)]
    ends = f", highest in {known[0]} and lowest in {known[-1]}" if len(known) > 1 else ""
    return f"{name} lies between {low} and {high} in {'nine of ten of ' if is_many else ''}{len(there):,} firms{ends}"


def _draw(axes: Axes, row: int, firms: Table) -> None:
    if not len(firms):
        return
    dots = dots_for(firms)
    axes.scatter(dots, row + 0.8 * spread_out(dots), s=13, color=BLUE, alpha=0.55, linewidth=0)
    if len(firms) < _FEW:  # the dots say it
        return
    low, middle, high = np.quantile(firms, [0.05, 0.5, 0.95])
    axes.plot([low, high], [row, row], color=INK, linewidth=1.2, zorder=3)
    axes.plot([middle, middle], [row - 0.3, row + 0.3], color=INK, linewidth=2.4, zorder=4)
