"""A tornado: how far each factor alone moves an outcome from where the scenario leaves it, seed by seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from empathysim.figures.frame import width
from empathysim.figures.palette import BLUE, GREEN, INK, ORANGE, QUIET
from empathysim.figures.panels import Floor, Panels, Picture, roomy
from empathysim.figures.sweep_finding import too_few
from empathysim.figures.sweep_rows import nothing_moves, room_for, rows, tall_for
from empathysim.figures.sweep_values import labels
from empathysim.figures.sweep_words import (
    begun,
    change_label,
    full_name,
    matters,
    outcome_name,
    outcome_title,
    said,
)
from empathysim.figures.sweep_worlds import Table, Worlds, mean
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.asking.settable import Value

#: Most factors that are shown of an outcome.
MOST_FACTORS = 12
_LETTERS = 8.0
_HALF = 0.19
#: Most of a panel's width that a text at the end of a bar is given.
_MOST_TEXT = 0.4


@dataclass(frozen=True)
class Move:
    """A factor moved alone: to which value, from which one, and by how much the outcome differs with each seed."""

    name: str
    value: Value
    own: Value
    label: str
    own_label: str
    differences: Table

    @property
    def size(self) -> float:
        """Mean difference over the seeds."""
        return float(mean(self.differences, axis=0))

    @property
    def colour(self) -> str:
        """Blue below the scenario's own value, orange above, green for another name."""
        if isinstance(self.value, str | bool) or isinstance(self.own, str | bool):
            return GREEN
        return BLUE if self.value < self.own else ORANGE


def tornado(experiment: Experiment, worlds: Worlds, columns: Sequence[str]) -> Picture:
    """Return the picture of factors moved one at a time: a panel for each outcome.

    Parameters
    ----------
    experiment : its first point is the scenario as it is; each other one differs from it in one factor.
    worlds : its runs.
    columns : outcomes.
    """
    names = [factor.name for factor in experiment.factors]
    kept = {column: moves(names, worlds, column) for column in columns}
    shown = {column: found[:MOST_FACTORS] for column, found in kept.items()}
    beside = min(len(columns), 2)
    room = room_for([full_name(found[0].name) for each in shown.values() for found in each])
    most = max(1, *(len(each) for each in shown.values()))
    panels = roomy(Panels(len(columns), beside, 3.7, tall_for(most), left=room, between=room + 0.15))

    def draw(figure: Figure, floor: Floor) -> None:
        for number, (column, found) in enumerate(shown.items()):
            axes = panels.axes(figure, floor, number)
            rows(axes, outcome_title(column), change_label(column), [full_name(each[0].name) for each in found], most)
            axes.axvline(0.0, color=INK, linewidth=0.9, zorder=4)
            _draw(axes, found, panels.wide)
            if not found:
                nothing_moves(axes)

    notes = ["difference to the scenario as it is, seed by seed: bars are means, lines hold all seeds"]
    colours = {move.colour for each in shown.values() for found in each for move in found}
    words = ((BLUE, "blue: lower than the scenario's own value"), (ORANGE, "orange: higher"), (GREEN, "green: another"))
    notes.append(", ".join(word for colour, word in words if colour in colours) or "no factor was moved")
    if len(names) > MOST_FACTORS:
        notes.append(f"the {MOST_FACTORS} of {len(names):,} factors that move each outcome furthest")
    return Picture(_finding(experiment, worlds, columns[0], kept[columns[0]], len(names)), tuple(notes), panels, draw)


def moves(names: Sequence[str], worlds: Worlds, column: str) -> list[list[Move]]:
    """Return for each factor where it moves an outcome furthest down and furthest up, the farthest factor first.

    Factors that do not move it at all are left out.

    Parameters
    ----------
    names : the factors.
    worlds : runs; without any of the first point there is nothing to compare with, and no move.
    column : the outcome.
    """
    if not worlds.points or worlds.points[0] != 0:
        return []
    own, table = worlds.settings[0], worlds.table(column)
    found: dict[str, list[tuple[Value, Table]]] = {}
    for row, differences in zip(worlds.settings[1:], table[1:] - table[0], strict=True):
        for name in names:
            if row[name] != own[name] and np.isfinite(differences).any():
                found.setdefault(name, []).append((row[name], differences))
    made = []
    for name, moved in found.items():
        here, *shown = labels([own[name], *(value for value, _ in moved)])
        ends = [Move(name, value, own[name], text, here, far) for (value, far), text in zip(moved, shown, strict=True)]
        lowest, highest = min(ends, key=lambda move: move.size), max(ends, key=lambda move: move.size)
        if lowest.size != 0.0 or highest.size != 0.0:
            made.append([each for each in ends if each is lowest or each is highest])
    return sorted(made, key=lambda ends: -max(abs(move.size) for move in ends))


def _finding(experiment: Experiment, worlds: Worlds, column: str, found: Sequence[Sequence[Move]], of: int) -> str:
    if not worlds.points or worlds.points[0] != 0 or not np.isfinite(worlds.means(column)[1:]).any():
        return too_few(column)
    if not found:
        return f"No factor moved alone changes {outcome_name(column)}"
    here = float(worlds.means(column)[0])
    most = max(found[0], key=lambda move: abs(move.size))
    before, after = said(column, [here, here + most.size])
    if not matters(experiment, column, here, here + most.size):
        return f"No factor moved alone changes {outcome_name(column)} by as much as matters; it stays near {before}"
    at = f"{'with' if isinstance(most.value, str) else 'at'} {most.label} instead of {most.own_label}"
    moves, change = full_name(most.name), f"from {before} to {after} {at}"
    if of == 1:
        return f"{begun(moves)} moves {outcome_name(column)}: {change}"
    return f"Of {of:,} factors moved alone, {moves} moves {outcome_name(column)} most: {change}"


def _draw(axes: Axes, found: Sequence[Sequence[Move]], wide: float) -> None:
    """Draw a bar for each move, its seeds as a line, and what the factor was moved to at its end."""
    reach = [(0.0, 0.0)]
    for row, ends in enumerate(found):
        for lane, move in enumerate(ends):
            place = row + (0.0 if len(ends) == 1 else (-_HALF, _HALF)[lane])
            there = move.differences[np.isfinite(move.differences)]
            axes.barh(place, move.size, height=2 * _HALF - 0.04, color=move.colour, alpha=0.75, linewidth=0, zorder=2)
            axes.plot([there.min(), there.max()], [place, place], color=INK, linewidth=1.1, zorder=3)
            is_up = move.size >= 0.0
            end = max(move.size, there.max()) if is_up else min(move.size, there.min())
            axes.annotate(
                move.label, (end, place), xytext=(3 if is_up else -3, 0), textcoords="offset points", fontsize=_LETTERS,
                color=QUIET, va="center_baseline", ha="left" if is_up else "right", parse_math=False,
            )  # fmt: skip
            reach.append((end, (1.0 if is_up else -1.0) * (width(move.label, _LETTERS, "normal") + 0.1)))
    axes.set_xlim(*_limits(reach, wide))


def _limits(reach: Sequence[tuple[float, float]], wide: float) -> tuple[float, float]:
    """Return limits within which every end has room for its text.

    Parameters
    ----------
    reach : for each end its value, and the inches that its text needs, negative to the left.
    wide : of the panel, in inches.
    """
    reach = [(end, max(-_MOST_TEXT * wide, min(text, _MOST_TEXT * wide))) for end, text in reach]
    low, high = min(end for end, _ in reach), max(end for end, _ in reach)
    span = max(high - low, 1e-12)
    for _ in range(8):  # wider limits make an inch worth more, so the room is found by a few steps
        inch = span / wide
        low = min(end + min(text, 0.0) * inch for end, text in reach)
        high = max(end + max(text, 0.0) * inch for end, text in reach)
        span = max(high - low, 1e-12)
    return low - 0.01 * span, high + 0.01 * span
