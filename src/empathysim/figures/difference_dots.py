"""Paired-difference dots: each pair of runs as a dot, outcome by outcome, on one axis of what matters."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from empathysim.analysis.paired_difference import PairedDifference
from empathysim.errors import InputError
from empathysim.figures.frame import wrapped
from empathysim.figures.palette import INK, QUIET, RULE, SCENARIOS, plain
from empathysim.figures.sheet import panel, sheet
from empathysim.outcomes.readings import READINGS
from empathysim.wording.comparison import amount, label
from empathysim.wording.pictures import begun, differences_title
from empathysim.wording.verdict import PHRASES

_ROW = 0.62
_LINEAR, _FAR = 5.0, 15.0


def difference_dots(outcomes: Mapping[str, PairedDifference], a: str, b: str, weeks: int, footer: str) -> Figure:
    """Return the paired differences of several outcomes, each scaled by the smallest difference that matters.

    Parameters
    ----------
    outcomes : by name of the reading, in the order shown, at least one.
    a, b : names of the scenarios; differences are `b` less `a`.
    weeks : that were lived.
    footer : scenarios, seeds, version.

    Raises
    ------
    InputError : without an outcome, or where no difference at all is too small to matter: nothing scales it then.
    """
    unscaled = [name for name, each in outcomes.items() if not each.smallest_difference > 0.0]
    if unscaled or not outcomes:
        raise InputError(
            [f"{name}: its smallest difference that matters is 0, which scales nothing." for name in unscaled]
            or "there is no outcome to draw."
        )
    notes = (
        f"Dot: one pair of runs under the same luck, {b} less {a} · bar: interval of the mean · grey: too small to "
        "matter · each outcome in units of its own smallest difference that matters"
    )
    if reach_of(outcomes) > _FAR:
        notes += f" · beyond {_LINEAR:.0f} the axis is drawn together"
    figure, floor = sheet(finding(outcomes, a, b, weeks), notes, footer, wide=11.0, tall=_ROW * len(outcomes) + 0.3)
    axes = panel(figure, floor, 0.245, 0.70)
    plain(axes, "")
    axes.grid(visible=False)
    axes.axvspan(-1.0, 1.0, color=RULE, alpha=0.6, linewidth=0)
    axes.axvline(0.0, color=INK, linewidth=0.9)
    for row, each in enumerate(outcomes.values()):
        _row(axes, row, each)
    axes.set_ylim(len(outcomes) - 0.5, -0.5)
    axes.set_yticks(
        range(len(outcomes)), ["\n".join(wrapped(begun(label(READINGS[name])), 2.3, 9, "normal")) for name in outcomes],
        fontsize=9, color=INK,
    )  # fmt: skip
    _across(axes, outcomes)
    across = wrapped(f"{b} less {a}, in smallest differences that matter", 7.0, 9, "normal")
    axes.set_xlabel("\n".join(across), fontsize=9, color=QUIET)
    return figure


def finding(outcomes: Mapping[str, PairedDifference], a: str, b: str, weeks: int) -> str:
    """Return how many outcomes got which verdict."""
    runs = max(each.n for each in outcomes.values())
    return differences_title([each.verdict for each in outcomes.values()], a, b, weeks, runs)


def scaled(told: PairedDifference) -> tuple[NDArray[np.float64], float, float]:
    """Return dots, low and high in smallest differences that matter."""
    unit = told.smallest_difference
    return told.differences / unit, told.low / unit, told.high / unit


def reach_of(outcomes: Mapping[str, PairedDifference]) -> float:
    """Return how far the axis reaches to both sides, in smallest differences that matter."""
    ends = [value for each in outcomes.values() for part in scaled(each) for value in np.atleast_1d(part)]
    return max(1.5, float(np.max(np.abs([value for value in ends if np.isfinite(value)]))))


def _row(axes: Axes, row: int, told: PairedDifference) -> None:
    look = SCENARIOS[1]
    dots, low, high = scaled(told)
    heights = row + 0.16 + 0.2 * ((np.arange(len(dots)) * 0.618034) % 1.0)
    axes.scatter(dots, heights, s=13, color=look.colour, alpha=0.6, linewidth=0, zorder=3)
    if np.isfinite([low, high]).all():
        axes.plot([low, high], [row - 0.12] * 2, color=INK, linewidth=2.0, solid_capstyle="butt", zorder=4)
        axes.plot([low, high], [row - 0.12] * 2, linestyle="", marker="|", markersize=8, color=INK, zorder=4)
    axes.plot([float(dots.mean())], [row - 0.12], marker="D", markersize=5, color=INK, zorder=5)
    reading = READINGS[told.outcome]
    between = amount(reading, told.low, told.high)
    for shift, text, weight, colour in ((-0.13, PHRASES[told.verdict], "bold", INK), (0.2, between, "normal", QUIET)):
        axes.annotate(
            f"{text}" + (f" · {told.wins} of {told.n}" if weight == "bold" else ""), (1.02, row + shift),
            xycoords=("axes fraction", "data"), fontsize=8.5, va="center", color=colour, fontweight=weight,
            annotation_clip=False, parse_math=False,
        )  # fmt: skip


def _across(axes: Axes, outcomes: Mapping[str, PairedDifference]) -> None:
    """Fit all dots and intervals; where some lie very far out, the axis is drawn together."""
    reach = reach_of(outcomes)
    if reach > _FAR:
        axes.set_xscale("symlog", linthresh=_LINEAR, linscale=1.5)
        marks = [mark for mark in (1, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000) if mark <= reach]
        axes.set_xticks([*(-mark for mark in reversed(marks)), 0, *marks])
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}".replace("-", "−"))
        axes.minorticks_off()
    axes.set_xlim(-1.08 * reach, 1.08 * reach)
