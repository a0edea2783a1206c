"""Customer lifetime curve: how long customers stay, and what one is worth as time goes by."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from empathysim.analysis.lifetime_curve import LEAST, Lifetimes
from empathysim.errors import InputError
from empathysim.figures.palette import QUIET, SCENARIOS, plain
from empathysim.figures.sheet import apart, panel, sheet
from empathysim.figures.sweep_words import tick
from empathysim.wording.numbers import said_money
from empathysim.wording.pictures import in_hundred, lifetime_title

_YEAR = 52


def lifetime_curve(told: Sequence[Lifetimes], footer: str) -> Figure:
    """Return the share of customers who stay, and what one brings, by weeks since joining.

    Parameters
    ----------
    told : life tables of one scenario up to four.
    footer : scenarios, seeds, version.

    Raises
    ------
    InputError : for another number of scenarios, or one with too few customers to draw a week.
    """
    if not 1 <= len(told) <= len(SCENARIOS):
        raise InputError(f"a lifetime curve shows one scenario up to {len(SCENARIOS)}, not {len(told)}.")
    if shared_weeks(told) < 1:
        raise InputError(f"fewer than {LEAST} customers were followed in a scenario; live more runs, or a larger firm.")
    runs = len(told[0].there)
    notes = (
        f"From all customers of {runs:,} runs, week of stay by week of stay, drawn as far as {LEAST} of them are known "
        "· thin: each run · margin discounted to the joining, sales pushes left out"
    )
    figure, floor = sheet(finding(told), notes, footer, wide=12.0, tall=3.9, is_titled=True)
    left, right = panel(figure, floor, 0.06, 0.40), panel(figure, floor, 0.565, 0.89)
    plain(left, "Customers who stay", "of 100 who join")
    plain(right, "What one has brought", "thousand USD")
    _curves(left, told, lambda each: (100.0 * each.staying, 100.0 * each.staying_by_seed), _share)
    _curves(right, told, lambda each: (each.worth_usd / 1000.0, each.worth_by_seed_usd / 1000.0), _money)
    left.set_ylim(0, 100)
    right.set_ylim(bottom=0)
    right.yaxis.set_major_formatter(lambda value, _: tick(value))
    return figure


def finding(told: Sequence[Lifetimes]) -> str:
    """Return who is left and what one has brought after the last whole year that all curves reach, or their end."""
    reached = shared_weeks(told)
    weeks = reached // _YEAR * _YEAR if reached >= _YEAR else reached
    ends = {each.name: (float(each.staying[weeks]), float(each.worth_usd[weeks])) for each in told}
    return lifetime_title(ends, weeks)


def shared_weeks(told: Sequence[Lifetimes]) -> int:
    """Return the weeks of stay that all curves reach."""
    return min(each.weeks for each in told)


def _share(value: float) -> str:
    return in_hundred(value / 100.0)


def _money(value: float) -> str:
    return said_money(1000.0 * value, 1000.0 * value)


def _curves(
    axes: Axes,
    told: Sequence[Lifetimes],
    values: Callable[[Lifetimes], tuple[NDArray[np.float64], NDArray[np.float64]]],
    said: Callable[[float], str],
) -> None:
    ends = []
    for each, look in zip(told, SCENARIOS, strict=False):
        together, by_seed = values(each)
        weeks = np.arange(len(together))
        for run in by_seed:
            axes.plot(weeks, run, color=look.colour, linewidth=0.5, alpha=0.35)
        axes.plot(weeks, together, color=look.colour, linestyle=look.dash, linewidth=2.2, label=each.name)
        ends.append((float(together[-1]), f"{each.name} {said(float(together[-1]))}", look.colour))
    axes.set_xlim(0, max(each.weeks for each in told))
    axes.set_xticks(range(0, max(each.weeks for each in told) + 1, _YEAR))
    axes.set_xlabel("weeks since joining", fontsize=9, color=QUIET)
    low, high = axes.get_ylim()
    for place, (_, text, colour) in zip(apart([end[0] for end in ends], 0.06 * (high - low)), ends, strict=True):
        axes.annotate(
            text, (1.015, place), xycoords=("axes fraction", "data"), fontsize=9, va="center", color=colour,
            fontweight="bold", annotation_clip=False,
        )  # fmt: skip
