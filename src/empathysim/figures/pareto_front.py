"""Cost against each goal: what is best for its price, what else was found, and where the plan stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from empathysim.analysis.portfolio.planned import FrontPoint, Plan
from empathysim.figures.footer import footer
from empathysim.figures.frame import width
from empathysim.figures.palette import BLUE, INK, ORANGE, QUIET, plain
from empathysim.figures.panels import Panels, roomy
from empathysim.figures.sheet import sheet
from empathysim.outcomes.readings import READINGS
from empathysim.wording.comparison import label
from empathysim.wording.numbers import said_count, said_money
from empathysim.wording.pictures import begun
from empathysim.wording.portfolio import front_title

_WIDE, _TALL = 4.6, 3.0
_POINTS_AN_INCH = 72.0
_ABOVE = (-24.0, 12.0, -6.0, -42.0, 30.0, -60.0, 48.0, -78.0, 66.0)
"""How far above the plan its label may lie, points; the first that is free is taken."""
_OFF_THE_PANEL = 1000
"""What hangs out of the panel counts as so many points below the label."""


def pareto_front(plan: Plan) -> Figure:
    """Return a panel for each goal: yearly cost across, gain upwards, the front as a line and the plan marked.

    Hollow points of the front are tied with the plan: under the same luck they cannot be told from it.

    Parameters
    ----------
    plan : with its front.
    """
    goals = list(plan.point.gains)
    panels = roomy(Panels(len(goals), min(len(goals), 2), _WIDE, _TALL, left=0.75, between=0.95))
    finding = front_title(plan.goal, plan.place.weeks, plan.cost, _fresh_gain(plan), plan.scenario.name)
    subtitle = (
        f"Each point is a setting of {said_count(len(plan.levers), 'lever')} with {len(plan.seeds)} paired runs; bars: "
        f"intervals, gains against {plan.scenario.name} · filled: best for its price in this goal, hollow if tied with "
        f"the plan · small: best in another goal · title: range from seeds that did not choose the plan "
        f"· {plan.runs:,} runs in all"
    )
    note = footer(plan.scenario.name, plan.seeds, plan.place, notes=[f"budget {plan.budget:,.0f} USD a year"])
    figure, floor = sheet(
        finding, subtitle, note, wide=panels.figure_wide, tall=panels.figure_tall, is_titled=True
    )  # fmt: skip
    for number, goal in enumerate(goals):
        _panel(panels.axes(figure, floor, number), plan, goal)
    return figure


def _fresh_gain(plan: Plan) -> tuple[float, float]:
    """Return what the whole plan gains under seeds that had no part in choosing it, as its sentence does."""
    if not plan.steps:
        return 0.0, 0.0
    fresh = plan.outcomes[plan.goal]
    return (-fresh.high, -fresh.low) if READINGS[plan.goal].better == "lower" else (fresh.low, fresh.high)


def _panel(axes: Axes, plan: Plan, goal: str) -> None:
    reading = READINGS[goal]
    word = "less" if reading.better == "lower" else "more"
    plain(axes, begun(label(reading)), f"{word}, {_unit(goal)}")
    axes.set_xlabel("cost of levers, thousand USD a year", fontsize=9, color=QUIET)
    on_front = [point for point in plan.front if goal in point.best_for]
    others = [point for point in plan.front if goal not in point.best_for]
    axes.plot([_cost(point) for point in others], [_gain(point, goal) for point in others], ".", color=QUIET, ms=4)
    axes.step(
        [_cost(point) for point in on_front], [_gain(point, goal) for point in on_front], where="post", color=BLUE,
        linewidth=1.3,
    )  # fmt: skip
    for point in on_front:
        _bar(axes, point, goal, BLUE, "white" if goal in point.tied_with_plan else BLUE, "o", 4.5)
    axes.axvline(plan.budget / 1e3, color=INK, linewidth=0.9, linestyle=(0, (4, 3)))
    axes.annotate(
        "budget", (plan.budget / 1e3, 0.01), xycoords=("data", "axes fraction"), xytext=(3, 0),
        textcoords="offset points", fontsize=8.5, color=INK,
    )  # fmt: skip
    if plan.steps:
        _bar(axes, plan.point, goal, ORANGE, ORANGE, "D", 8.0)
    axes.axhline(0.0, color=INK, linewidth=0.8)
    axes.set_xlim(left=min(0.0, *(_cost(point) for point in plan.front)) - 5.0)
    if plan.steps:
        _named(axes, plan, goal)


def _named(axes: Axes, plan: Plan, goal: str) -> None:
    """Write what the plan costs where the least of all points and lines lies below it; thin bars may."""
    axes.autoscale_view()  # pixels are asked for here, and limits would be settled only when all is drawn
    text, size = f"the plan, {said_money(plan.cost, plan.cost)} a year", 9.0
    point = axes.figure.dpi / _POINTS_AN_INCH
    extent = np.array([width(text, size, "bold") * _POINTS_AN_INCH, 1.3 * size])
    here = axes.transData.transform((_cost(plan.point), _gain(plan.point, goal)))
    drawn = (_drawn(axes, [*plan.front, plan.point], goal) - here) / point
    ends = (axes.bbox.min - here) / point, (axes.bbox.max - here) / point

    def lies_below(low: tuple[float, float]) -> int:
        high = low + extent
        outside = np.sum(low < ends[0]) + np.sum(high > ends[1])
        return int(((drawn > low) & (drawn < high)).all(axis=1).sum() + _OFF_THE_PANEL * outside)

    asides = (12.0, -extent[0] - 12.0, -extent[0] / 2.0)
    best = min(((aside, above) for above in _ABOVE for aside in asides), key=lies_below)
    axes.annotate(
        text, (_cost(plan.point), _gain(plan.point, goal)), xytext=best, textcoords="offset points", fontsize=size,
        color=ORANGE, fontweight="bold", parse_math=False, va="bottom", zorder=6,
        bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1.0},
    )  # fmt: skip


def _drawn(axes: Axes, front: Sequence[FrontPoint], goal: str) -> NDArray[np.float64]:
    """Return all points, and places all along the line of the front and that of no gain, in pixels: (places, 2)."""
    places = [np.array([(_cost(point), _gain(point, goal)) for point in front])]
    places += [np.column_stack([np.linspace(*axes.get_xlim(), 300), np.zeros(300)])]
    on_front = [point for point in front if goal in point.best_for]
    for one, other in pairwise(on_front):
        across = np.linspace(_cost(one), _cost(other), 30)
        up = np.linspace(_gain(one, goal), _gain(other, goal), 30)
        places += [np.column_stack([across, np.full(30, up[0])]), np.column_stack([np.full(30, across[-1]), up])]
    return np.asarray(axes.transData.transform(np.concatenate(places)))


def _bar(axes: Axes, point: FrontPoint, goal: str, colour: str, fill: str, marker: str, size: float) -> None:
    gain = point.gains[goal]
    if np.isfinite([gain.low, gain.high]).all():
        ends = [value * _scale(goal) for value in (gain.low, gain.high)]
        axes.plot([_cost(point)] * 2, ends, color=colour, linewidth=0.9, alpha=0.6, zorder=2)
    axes.plot(
        [_cost(point)], [_gain(point, goal)], marker=marker, markersize=size, markerfacecolor=fill,
        markeredgecolor=colour, zorder=5 if marker == "D" else 3,
    )  # fmt: skip


def _cost(point: FrontPoint) -> float:
    return point.cost / 1e3


def _gain(point: FrontPoint, goal: str) -> float:
    return point.gains[goal].gain * _scale(goal)


def _scale(goal: str) -> float:
    unit = READINGS[goal].unit
    return 100.0 if unit == "share" else 1e-3 if unit.startswith("USD") else 1.0


def _unit(goal: str) -> str:
    unit = READINGS[goal].unit
    return "points of 100" if unit == "share" else f"thousand {unit}" if unit.startswith("USD") else unit
