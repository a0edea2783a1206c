"""The steps of a plan in their order: what each gains and costs, and which others are as good."""

from __future__ import annotations

from math import isfinite

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from empathysim.analysis.portfolio.planned import Plan, PlannedStep
from empathysim.errors import InputError
from empathysim.figures.footer import footer
from empathysim.figures.frame import width, wrapped
from empathysim.figures.palette import BLUE, INK, QUIET
from empathysim.figures.sheet import panel, sheet
from empathysim.outcomes.readings import READINGS
from empathysim.wording.comparison import amount, label
from empathysim.wording.numbers import said_count, said_money
from empathysim.wording.portfolio import front_title, lever_to, lever_words
from empathysim.wording.verdict import PHRASES

_WIDE, _ROW, _LETTERS, _BESIDE = 11.5, 0.62, 9.0, 4.4


def plan_path(plan: Plan) -> Figure:
    """Return a row for each step: the interval of what it gains, its price, and the levers that are tied with it.

    Parameters
    ----------
    plan : with at least one step.

    Raises
    ------
    InputError : for a plan without a step.
    """
    if not plan.steps:
        raise InputError(f"there is no step to draw: {plan.sentence}")
    reading = READINGS[plan.goal]
    gain = plan.point.gains[plan.goal]
    names = [f"{place}  {lever_to(step.lever, step.to)}" for place, step in enumerate(plan.steps, start=1)]
    room = max(width(name, _LETTERS, "normal") for name in names) + 0.4
    runs = said_count(len(plan.seeds), "paired run")
    subtitle = (
        f"Each step against the one before it, {runs}; dot: mean gain in {label(reading)}, better counted up; bar: its "
        f"interval, for all steps there were to choose · tied: as good for its price, the order is free between them"
    )
    figure, floor = sheet(
        front_title(plan.goal, plan.place.weeks, plan.cost, (gain.low, gain.high), plan.scenario.name), subtitle,
        footer(plan.scenario.name, plan.seeds, plan.place, notes=[f"budget {plan.budget:,.0f} USD a year"]),
        wide=_WIDE, tall=_ROW * len(plan.steps) + 0.1,
    )  # fmt: skip
    axes = panel(figure, floor, room / _WIDE, 1.0 - _BESIDE / _WIDE)
    for row, step in enumerate(plan.steps):
        _row(axes, row, step, plan.goal)
    axes.axvline(0.0, color=INK, linewidth=0.9)
    axes.set_ylim(len(plan.steps) - 0.5, -0.5)
    axes.set_yticks(range(len(names)), names, fontsize=_LETTERS, color=INK)
    scale = 100.0 if reading.unit == "share" else 1e-3 if reading.unit.startswith("USD") else 1.0
    unit = "points of 100" if reading.unit == "share" else reading.unit
    axes.xaxis.set_major_formatter(lambda value, _: f"{value * scale:,.4g}".replace("-", "−"))
    axes.set_xlabel(f"gain, {'thousand ' if scale < 1.0 else ''}{unit}", fontsize=9, color=QUIET)
    axes.tick_params(length=0, labelcolor=QUIET, labelsize=_LETTERS)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    return figure


def _row(axes: Axes, row: int, step: PlannedStep, goal: str) -> None:
    if isfinite(step.gain.high - step.gain.low):
        axes.plot([step.gain.low, step.gain.high], [row, row], color=BLUE, linewidth=2.4, solid_capstyle="butt")
    gain = amount(READINGS[goal], step.gain.low, step.gain.high)
    axes.plot([step.gain.gain], [row], marker="o", markersize=7, color=BLUE)
    above = f"{said_money(step.cost, step.cost)} a year · {gain} · {PHRASES[step.verdict]}"
    tied = f"tied: {', '.join(map(lever_words, step.tied_with))}" if step.tied_with else "none tied"
    below = wrapped(tied, _BESIDE - 0.75, 8.0, "normal")[:2]
    for shift, text, size, colour in ((-0.2, above, 8.5, INK), (0.2, "\n".join(below), 8.0, QUIET)):
        axes.annotate(
            text, (1.02, row + shift), xycoords=("axes fraction", "data"), fontsize=size, va="center", color=colour,
            annotation_clip=False, parse_math=False, linespacing=1.05,
        )  # fmt: skip
