"""The same worlds with levers at other values: by how much each firm, or each drawn world, differs from itself."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from empathysim.figures.palette import BLUE, INK, ORANGE, QUIET
from empathysim.figures.panels import COLUMNS, Floor, Panels, Picture, roomy
from empathysim.figures.sweep_finding import too_few
from empathysim.figures.sweep_rows import dots_for, dots_told, room_for, rows, spread_out, tall_for
from empathysim.figures.sweep_values import labels, together
from empathysim.figures.sweep_words import begun, change_label, matters, outcome_name, outcome_title, said
from empathysim.figures.sweep_worlds import Table, Worlds, mean
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.asking.settable import Value

#: Most combinations of levers that are shown.
MOST_ROWS = 12

Settings = tuple[Value, ...]


@dataclass(frozen=True)
class Row:
    """A combination of levers, and how an outcome differs from the first one: float64 (worlds), NaN where unknown."""

    settings: Settings
    label: str
    differences: Table

    @property
    def size(self) -> float:
        """Mean difference over the worlds."""
        return float(mean(self.differences, axis=0))

    @property
    def higher(self) -> float:
        """Share of the worlds in which the outcome is higher, 0 to 1; NaN where there is none."""
        there = self.differences[np.isfinite(self.differences)]
        return float((there > 0.0).mean()) if len(there) else np.nan


def pairs(experiment: Experiment, worlds: Worlds, columns: Sequence[str]) -> Picture:
    """Return the picture of paired differences: a panel for each outcome, a row for each combination of levers.

    Parameters
    ----------
    experiment : every one of its firms or drawn points is lived with every combination of levers.
    worlds : its runs.
    columns : outcomes.
    """
    found = {column: differences(experiment, worlds, column) for column in columns}
    first, kept = _first(experiment), _largest(found[columns[0]])
    names = [found[columns[0]][row].label for row in kept]
    beside = min(len(columns), COLUMNS)
    panels = roomy(
        Panels(len(columns), beside, 3.0, tall_for(2 * len(kept)), left=room_for(names), right=0.85, between=0.95)
    )

    def draw(figure: Figure, floor: Floor) -> None:
        for number, (column, every) in enumerate(found.items()):
            axes = panels.axes(figure, floor, number)
            rows(
                axes, outcome_title(column), change_label(column), names if number % beside == 0 else [""] * len(names)
            )
            _draw(axes, [every[row] for row in kept])

    what = "firm" if experiment.kind == "firms" else "drawn world"
    dots = dots_told(what, len(found[columns[0]][0].differences))
    notes = [f"each {what} against itself with {first}", dots, "dark: median and middle nine tenths"]
    if len(kept) < len(found[columns[0]]):
        notes.append(f"the {len(kept)} of {len(found[columns[0]]):,} combinations that differ most")
    return Picture(_finding(experiment, worlds, columns[0], found[columns[0]]), tuple(notes), panels, draw)


def _shown(experiment: Experiment) -> dict[str, dict[Value, str]]:
    """Return the label of each value of each lever that is varied."""
    return {
        factor.name: dict(zip(factor.values, labels(factor.values), strict=True))
        for factor in experiment.levers
        if len(factor.values) > 1
    }


def _first(experiment: Experiment) -> str:
    shown = _shown(experiment)
    return together(list(shown), {name: next(iter(values)) for name, values in shown.items()}, shown)


def differences(experiment: Experiment, worlds: Worlds, column: str) -> list[Row]:
    """Return how an outcome differs in every world from the first combination of levers, seed by seed.

    A world is a firm, or a drawn point: whatever is the same while the levers change.
    """
    shown = _shown(experiment)
    size = math.prod(len(values) for values in shown.values())
    # The design crosses what is drawn with every combination, the last lever fastest.
    table = worlds.table(column)
    world, combination = np.divmod(np.array(worlds.points, np.int64), size)
    drawn, place = np.unique(world, return_inverse=True)
    cube = np.full((size, len(drawn), table.shape[1]), np.nan)
    cube[combination, place] = table
    made = []
    for number, settings in enumerate(itertools.product(*shown.values())):
        label = together(list(shown), dict(zip(shown, settings, strict=True)), shown)
        made.append(Row(settings, label, mean(cube[number] - cube[0], axis=1)))
    return made[1:]


def _largest(every: Sequence[Row]) -> list[int]:
    """Return the rows that are shown, in their order: those that differ most."""
    sizes = np.nan_to_num(np.abs([row.size for row in every]), nan=-1.0)
    return sorted(np.argsort(-sizes, kind="stable")[:MOST_ROWS].tolist())


def _finding(experiment: Experiment, worlds: Worlds, column: str, every: Sequence[Row]) -> str:
    known = [row for row in every if np.isfinite(row.size)]
    if not known:
        return too_few(column)
    most, name = max(known, key=lambda row: abs(row.size)), outcome_name(column)
    there = most.differences[np.isfinite(most.differences)]
    here = float(np.nanmean(worlds.means(column)))
    what = "firms" if experiment.kind == "firms" else "drawn worlds"
    size = said(column, [abs(most.size)], [0.0, most.size])[0]
    if not matters(experiment, column, here, here + most.size):
        return f"{begun(name)} hardly changes in {len(there):,} {what}: at most by {size} on average, with {most.label}"
    word, share = ("higher", most.higher) if most.size > 0.0 else ("lower", float((there < 0.0).mean()))
    first, shown = _first(experiment), _shown(experiment)
    if len(shown) == 1:
        first = next(iter(next(iter(shown.values())).values()))
    instead = f"With {most.label} instead of {first}"
    return f"{instead}, {name} is {word} in {100 * share:.0f} % of {len(there):,} {what}, by {size} on average"


def _draw(axes: Axes, every: Sequence[Row]) -> None:
    """Draw each row's dots, at most some hundreds that stand for all, and the share in which it is higher."""
    axes.axvline(0.0, color=INK, linewidth=0.9)
    axes.text(1.02, 1.0, "higher in", transform=axes.transAxes, fontsize=8.5, color=QUIET, va="bottom")
    for place, row in enumerate(every):
        there = np.sort(row.differences[np.isfinite(row.differences)])
        if not len(there):
            continue
        dots = dots_for(there)
        colours = np.select([dots > 0.0, dots < 0.0], [BLUE, ORANGE], QUIET).tolist()
        axes.scatter(dots, place + spread_out(dots), s=14, c=colours, alpha=0.6, linewidth=0)
        low, middle, high = np.quantile(there, [0.05, 0.5, 0.95])
        axes.plot([low, high], [place, place], color=INK, linewidth=1.3, zorder=3)
        axes.plot([middle, middle], [place - 0.2, place + 0.2], color=INK, linewidth=2.6, zorder=4)
        share = f"{100 * row.higher:.0f} %"
        axes.text(1.02, place, share, transform=axes.get_yaxis_transform(), fontsize=10, color=INK, va="center")
