"""Worlds beside each other: one row for each name, or for each listed point, with its spread over the seeds.

Below stand the differences to the first world, seed by seed: the luck is the same in both, so most of it falls out.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from empathysim.figures.frame import wrapped
from empathysim.figures.palette import BLUE, INK, ORANGE
from empathysim.figures.panels import COLUMNS, Floor, Panels, Picture, roomy
from empathysim.figures.sweep_finding import finding, too_few
from empathysim.figures.sweep_lines import by_seed
from empathysim.figures.sweep_rows import LETTERS, ranges, room_for, rows, tall_for
from empathysim.figures.sweep_values import in_order, labels
from empathysim.figures.sweep_words import axis_label, begun, full_name, matters, outcome_name, reading_of, said
from empathysim.figures.sweep_worlds import Table, Worlds, mean
from empathysim.sweeps.asking.experiment import Experiment

#: Most listed points that are shown one by one.
MOST_POINTS = 12
_MOST_ROWS = 30
#: Inches and lines that the name of a row is given.
_WIDEST, _MOST_LINES = 2.6, 4


def categories(experiment: Experiment, worlds: Worlds, columns: Sequence[str]) -> Picture:
    """Return the picture of one factor with names.

    Parameters
    ----------
    experiment : one of its factors takes more than one value.
    worlds : its runs.
    columns : outcomes, one above the other with their differences.
    """
    factor = experiment.varied[0]
    tables = [by_seed(worlds, column, factor) for column in columns]
    found = finding(experiment, [factor], worlds)
    return _beside(found, labels(in_order(factor)), axis_label(factor), columns, tables)


def listed_points(experiment: Experiment, worlds: Worlds, columns: Sequence[str]) -> Picture:
    """Return the picture of a few listed points, each told by what it sets the varied factors to.

    Parameters
    ----------
    experiment : a list of at most `MOST_POINTS` points.
    worlds : its runs.
    columns : outcomes.
    """
    names = [factor.name for factor in experiment.varied]
    told = [labels(worlds.values(name)) for name in names]
    rest = [" · ".join(each) for each in zip(*told, strict=True)]
    points = [f"{number + 1}: {each}" for number, each in zip(worlds.points, rest, strict=True)]
    caption = " · ".join(full_name(name) for name in names)
    tables = [worlds.table(column).T for column in columns]
    return _beside(_best(experiment, columns[0], tables[0], worlds.points), points, caption, columns, tables)


def _wrapped(name: str) -> str:
    lines = wrapped(name, _WIDEST, LETTERS, "normal")
    return "\n".join(lines[:_MOST_LINES]) + ("…" if len(lines) > _MOST_LINES else "")


def _best(experiment: Experiment, column: str, table: Table, points: Sequence[int]) -> str:
    """Return in a sentence which point is highest and which lowest."""
    means = mean(table, axis=0)
    if not np.isfinite(means).any():
        return too_few(column)
    high, low = int(np.nanargmax(means)), int(np.nanargmin(means))
    name = begun(outcome_name(column))
    if not matters(experiment, column, float(means[low]), float(means[high])):
        return f"{name} stays near {said(column, [float(np.nanmean(means))])[0]} at every point"
    most, least = said(column, [float(means[high]), float(means[low])])
    return f"{name} is highest at point {points[high] + 1} ({most}) and lowest at point {points[low] + 1} ({least})"


def _beside(found: str, names: Sequence[str], caption: str, columns: Sequence[str], tables: Sequence[Table]) -> Picture:
    """Return the picture of rows: values of each outcome, and below the differences to the first row."""
    kept = _furthest(tables[0])
    shown, tables = [_wrapped(names[row]) for row in kept], [table[:, kept] for table in tables]
    deepest = max((name.count("\n") + 1 for name in shown), default=1)
    beside = min(len(columns), COLUMNS)
    tall = tall_for(len(kept) * (1.0 + 0.55 * (deepest - 1)))
    lines = 2 * -(-len(columns) // beside)
    panels = roomy(Panels(lines * beside, beside, 3.3, tall, left=room_for(shown), between=0.6, gap=1.0))

    def draw(figure: Figure, floor: Floor) -> None:
        for number, (column, table) in enumerate(zip(columns, tables, strict=True)):
            block, place = divmod(number, beside)
            titles = (outcome_name(column), "difference to the first, seed by seed")
            unit = reading_of(column).unit.replace("share", "")
            for below, (title, colour) in enumerate(zip(titles, (BLUE, ORANGE), strict=True)):
                axes = panels.axes(figure, floor, (2 * block + below) * beside + place)
                ranges(axes, table - below * table[:, :1], colour)
                rows(axes, title, unit, shown if place == 0 else [""] * len(shown))
                if below:
                    axes.axvline(0.0, color=INK, linewidth=0.9)

    notes = [f"rows: {caption}", "dots: seeds, and their mean"]
    if len(kept) < len(names):
        notes.append(f"the first and the {len(kept) - 1} of {len(names):,} that are furthest from it")
    return Picture(found, tuple(notes), panels, draw)


def _furthest(table: Table) -> list[int]:
    """Return the rows that are shown: the first, and those that differ most from it, in their order."""
    if table.shape[1] <= _MOST_ROWS:
        return list(range(table.shape[1]))
    apart = np.nan_to_num(np.abs(mean(table - table[:, :1], axis=0)), nan=-1.0)
    return [0, *sorted((1 + np.argsort(-apart[1:], kind="stable")[: _MOST_ROWS - 1]).tolist())]
