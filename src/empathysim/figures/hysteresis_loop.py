"""Hysteresis loop: an outcome on the way up and on the way down, and the balances of the mean field behind it."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from empathysim.analysis.intervals import paired_interval
from empathysim.analysis.tipping.fold import MeanField, fitted_mean_field
from empathysim.analysis.tipping.phase_map import PRESSURE
from empathysim.analysis.tipping.ramp import Ramp
from empathysim.figures.footer import footer
from empathysim.figures.palette import INK, QUIET, RULE, SCENARIOS, Look, plain
from empathysim.figures.sheet import panel, sheet
from empathysim.figures.sweep_words import axis_name, begun, tick
from empathysim.outcomes.readings import READINGS
from empathysim.parameters.dials import DIALS
from empathysim.wording.comparison import label
from empathysim.wording.numbers import NOTHING_KNOWN, said_horizon
from empathysim.wording.tipping import ramp_title

_NORM = "target_norm"


def hysteresis_loop(told: Ramp) -> Figure:
    """Return the loop: means and intervals on both ways, single runs, arrows, and the mean field for the norm.

    Parameters
    ----------
    told : the ramp.
    """
    is_norm = told.outcome == _NORM and DIALS.get(told.parameter, (told.parameter,)) == (PRESSURE,)
    field = fitted_mean_field(told.parameters, np.array(told.path), told.readings) if is_norm else None
    notes = (
        f"{begun(said_horizon(told.weeks_each))} at each value, then the next · small points: single runs · bars: "
        "interval of the mean"
    )
    if any(np.isinf(_intervals(branch)).any() for branch in (told.up, told.down)):
        notes += f"; no bar: {NOTHING_KNOWN}"
    if field is not None:
        notes += " · thin line: where the norm of a firm in which all are alike can stand still, dotted where it cannot"
        notes += " stay; pressure felt, focus and newcomers as in the runs"
    below = footer(told.scenario, told.seeds, told.place)
    figure, floor = sheet(ramp_title(told.told()), notes, below, tall=4.6)
    axes = panel(figure, floor, 0.085, 0.80)
    plain(axes, "", begun(label(READINGS[told.outcome])))
    if field is not None:
        _mean_field(axes, field, told.values)
    for branch, look, name in ((told.up, SCENARIOS[0], "way up"), (told.down, SCENARIOS[1], "way down")):
        _branch(axes, told, branch, look, name)
    axes.set_xlabel(begun(axis_name(told.parameter)), fontsize=10, color=INK)
    axes.yaxis.set_major_formatter(FuncFormatter(tick))
    margin = 0.04 * (told.values[-1] - told.values[0])
    axes.set_xlim(told.values[0] - margin, told.values[-1] + margin)
    return figure


def _branch(axes: Axes, told: Ramp, branch: np.ndarray, look: Look, name: str) -> None:
    values, mean = np.array(told.values), branch.mean(axis=0)
    for row in branch:
        axes.plot(values, row, linestyle="", marker=look.marker, markersize=3.0, color=look.colour, alpha=0.35)
    ends = _intervals(branch)
    low, high = np.where(np.isfinite(ends), ends, mean[:, None]).T
    axes.vlines(values, low, high, color=look.colour, linewidth=1.4)
    axes.plot(values, mean, color=look.colour, linestyle=look.dash, linewidth=2.2, marker=look.marker, markersize=6,
              label=name)  # fmt: skip
    _arrows(axes, values, mean, look, is_up=name == "way up")
    _name(axes, values, mean, look, name)


def _intervals(branch: np.ndarray) -> np.ndarray:
    """Return the interval of each value's mean, array (values, 2); without limit for one run, or few equal ones."""
    return np.array([paired_interval(column) for column in branch.T])


def _arrows(axes: Axes, values: np.ndarray, mean: np.ndarray, look: Look, *, is_up: bool) -> None:
    """Point along the way in the middle of its stretches."""
    for place in range(len(values) - 1):
        start, end = (place, place + 1) if is_up else (place + 1, place)
        middle = [(each[start] + each[end]) / 2.0 for each in (values, mean)]
        step = [(each[end] - each[start]) * 0.06 for each in (values, mean)]
        axes.annotate(
            "", (middle[0] + step[0], middle[1] + step[1]), xytext=(middle[0] - step[0], middle[1] - step[1]),
            arrowprops={"arrowstyle": "-|>", "color": look.colour, "linewidth": 1.4, "mutation_scale": 15},
        )  # fmt: skip


def _name(axes: Axes, values: np.ndarray, mean: np.ndarray, look: Look, name: str) -> None:
    """Write the way's name where the two ways lie far apart: below the way up, above the way down."""
    place = len(values) // 2
    is_up = name == "way up"
    axes.annotate(
        name, (values[place], mean[place]), xytext=(8, -10) if is_up else (-8, 10), textcoords="offset points",
        ha="left" if is_up else "right", va="top" if is_up else "bottom", fontsize=10, fontweight="bold",
        color=look.colour,
    )  # fmt: skip


def _mean_field(axes: Axes, field: MeanField, values: tuple[float, ...]) -> None:
    """Draw the pressure that holds each norm: stable where a higher norm needs more of it."""
    norms = np.linspace(0.002, 0.995, 1_500)
    pressure = field.pressure_that_holds(norms)
    there = (pressure >= values[0]) & (pressure <= values[-1])
    rising = np.gradient(np.where(np.isfinite(pressure), pressure, 1e6)) > 0.0
    for is_stable, dash, wide in ((True, "-", 1.2), (False, ":", 1.4)):
        shown = np.where(there & (rising == is_stable), pressure, np.nan)
        axes.plot(shown, norms, color=QUIET, linestyle=dash, linewidth=wide, zorder=1)
    for fold in field.folds():
        if values[0] <= fold.pressure <= values[-1]:
            axes.axvline(fold.pressure, color=RULE, linewidth=1.0, zorder=0)
            axes.plot(fold.pressure, fold.norm, marker="o", markersize=7, markerfacecolor="white",
                      markeredgecolor=QUIET, linestyle="", zorder=2)  # fmt: skip
            axes.annotate(
                f"fold at {fold.pressure:.2f}", (fold.pressure, 1.0), xycoords=("data", "axes fraction"), xytext=(0, 2),
                textcoords="offset points", fontsize=8.5, color=QUIET, ha="center", va="bottom",
            )  # fmt: skip
