"""Morris's elementary effects: how much each factor moves an outcome on average, and how differently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from empathysim.figures.palette import BLUE, ORANGE, QUIET
from empathysim.figures.panels import Floor, Panels, Picture, roomy
from empathysim.figures.sweep_finding import too_few
from empathysim.figures.sweep_rows import nothing_moves, room_for, rows, tall_for
from empathysim.figures.sweep_values import is_named
from empathysim.figures.sweep_words import begun, change_label, full_name, matters, outcome_name, outcome_title, said
from empathysim.figures.sweep_worlds import Table, Worlds, mean
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.asking.factor import Factor

#: Most factors that are shown of an outcome.
MOST_FACTORS = 12


@dataclass(frozen=True)
class Effect:
    """Elementary effects of a factor, or of a group: by how much an outcome changes as it goes through its range.

    Attributes
    ----------
    name : of the factor or the group.
    is_number : whether it is a factor with a direction.
    effects : float64, one of each trajectory in which it could be taken.
    """

    name: str
    is_number: bool
    effects: Table

    @property
    def size(self) -> float:
        """Mean of the absolute effects (mu* of Campolongo, Cariboni & Saltelli 2007)."""
        return float(np.abs(self.effects).mean())

    @property
    def spread(self) -> float:
        """Standard deviation of the effects (sigma of Morris 1991); 0 for one effect alone."""
        return float(self.effects.std(ddof=1)) if len(self.effects) > 1 else 0.0

    @property
    def sign(self) -> str:
        """Whether the outcome rises with the factor in every trajectory, falls, or now one and now the other."""
        if not self.is_number:
            return ""
        return "+" if (self.effects >= 0.0).all() else "−" if (self.effects <= 0.0).all() else "±"


def effects(experiment: Experiment, worlds: Worlds, columns: Sequence[str]) -> Picture:
    """Return the picture of Morris trajectories: a panel for each outcome.

    Parameters
    ----------
    experiment : its points are trajectories.
    worlds : its runs.
    columns : outcomes.
    """
    kept = {column: elementary(experiment, worlds, column) for column in columns}
    shown = {column: found[:MOST_FACTORS] for column, found in kept.items()}
    room = room_for([full_name(each.name) for found in shown.values() for each in found])
    most = max(1, *(len(found) for found in shown.values()))
    panels = roomy(Panels(len(columns), min(len(columns), 2), 3.7, tall_for(most), left=room, between=room + 0.15))

    def draw(figure: Figure, floor: Floor) -> None:
        for number, (column, found) in enumerate(shown.items()):
            axes = panels.axes(figure, floor, number)
            label = change_label(column, "change")
            rows(axes, outcome_title(column), label, [full_name(each.name) for each in found], most)
            _draw(axes, found) if found else nothing_moves(axes)

    of = len(_moved(experiment))
    notes = [
        "change of the outcome as a factor goes through its whole range: bars are mean sizes (mu*), "
        "diamonds how much it depends on the others (sigma)",
        "+ rises in every trajectory, − falls, ± both",
    ]
    if of > MOST_FACTORS:
        notes.append(f"the {MOST_FACTORS} of {of:,} factors that move each outcome most")
    return Picture(_finding(experiment, worlds, columns[0], kept[columns[0]]), tuple(notes), panels, draw)


def elementary(experiment: Experiment, worlds: Worlds, column: str) -> list[Effect]:
    """Return the elementary effects of each factor that moves an outcome, the largest mean size first.

    Each step of a trajectory moves one factor by the same share of its range; the outcomes at its two ends are
    compared seed by seed, and the difference divided by that share. Of names and of groups the direction means nothing.
    A factor that is the same in all of a trajectory, because two shares stand for the same whole number, has no effect
    there.
    """
    step = (experiment.levels // 2) / (experiment.levels - 1)
    moved = _moved(experiment)
    found: dict[str, list[float]] = {name: [] for name in moved}
    for walk in _trajectories(experiment, worlds):
        settings, table = [worlds.settings[place] for place in walk], worlds.table(column)[walk]
        changes = mean(table[1:] - table[:-1], axis=1) / step
        for name, each in found.items():
            values = [tuple(row[factor.name] for factor in moved[name]) for row in settings]
            turns = [place for place in range(len(changes)) if values[place] != values[place + 1]]
            if not turns:
                each.append(0.0)
            each += [
                -float(changes[place])
                if _is_number(moved[name]) and values[place + 1] < values[place]
                else float(changes[place])
                for place in turns
                if np.isfinite(changes[place])
            ]
    made = [
        Effect(name, _is_number(moved[name]), np.array(changes)) for name, changes in found.items() if any(changes)
    ]  # fmt: skip
    return sorted(made, key=lambda each: -each.size)


def _moved(experiment: Experiment) -> dict[str, list[Factor]]:
    """Return what moves at once, by name: a factor, or the factors of a group."""
    moved: dict[str, list[Factor]] = {}
    for factor in experiment.factors:
        moved.setdefault(factor.moves_with, []).append(factor)
    return moved


def _is_number(factors: Sequence[Factor]) -> bool:
    """Return whether what moves has a direction: one factor, and no name."""
    return len(factors) == 1 and not is_named(factors[0].values)


def _trajectories(experiment: Experiment, worlds: Worlds) -> list[list[int]]:
    """Return the places of the points of each trajectory of which all points were lived."""
    length = len(_moved(experiment)) + 1
    walks: dict[int, list[int]] = {}
    for place, point in enumerate(worlds.points):
        walks.setdefault(point // length, []).append(place)
    return [walk for walk in walks.values() if len(walk) == length]


def _finding(experiment: Experiment, worlds: Worlds, column: str, found: Sequence[Effect]) -> str:
    if not _trajectories(experiment, worlds) or not np.isfinite(worlds.means(column)).any():
        return too_few(column)
    if not found:
        return f"No factor changes {outcome_name(column)} in any trajectory"
    name, most = outcome_name(column), found[0]
    middle = float(np.nanmean(worlds.means(column)))
    size = said(column, [most.size], [0.0, most.size])[0]
    if not matters(experiment, column, middle, middle + most.size):
        return f"{begun(name)}: no factor moves it by as much as matters; it stays near {said(column, [middle])[0]}"
    second = f", then by {full_name(found[1].name)}" if len(found) > 1 else ""
    number = len(_moved(experiment))
    of = f"Of {number:,} factors, {name}" if number > 1 else begun(name)
    return f"{of} is moved most by {full_name(most.name)}{second}: by {size} on average from end to end"


def _draw(axes: Axes, found: Sequence[Effect]) -> None:
    for row, each in enumerate(found):
        axes.barh(row, each.size, height=0.56, color=BLUE, alpha=0.8, linewidth=0, zorder=2)
        axes.scatter(each.spread, row, s=30, marker="D", facecolor="white", edgecolor=ORANGE, linewidth=1.5, zorder=3)
        axes.annotate(
            each.sign, (max(each.size, each.spread), row), xytext=(7, 0), textcoords="offset points", fontsize=11,
            color=QUIET, va="center_baseline",
        )  # fmt: skip
    axes.set_xlim(left=0.0)
    axes.margins(x=0.1)
