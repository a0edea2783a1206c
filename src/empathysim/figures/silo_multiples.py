"""Silos side by side over time, one small picture each: the silo strong, all others faint, the firm dashed."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from empathysim.analysis.positions.measures_of_people import MEASURES
from empathysim.analysis.positions.silos_over_time import SilosOverTime
from empathysim.errors import InputError, nearest
from empathysim.figures.palette import BLUE, INK, QUIET, RULE, plain
from empathysim.figures.sheet import sheet
from empathysim.wording.positions import multiples_title, silo

_COLUMNS = 4
_TALL = 1.75
_ROOM = 0.8
"""Inches between two rows, for the titles of the lower one."""


def silo_multiples(over_time: SilosOverTime, footer: str, *, measure: str = "empathy") -> Figure:
    """Return small pictures of all groups of ten people or more.

    Parameters
    ----------
    over_time : see `silos_over_time.silos_over_time`.
    footer : scenario, seed, version.
    measure : one of those that were read.

    Raises
    ------
    InputError : for another measure.
    """
    if measure not in over_time.values:
        raise InputError(f"'{measure}' was not read.{nearest(measure, over_time.values)} "
                         f"There are {', '.join(over_time.values)}.")  # fmt: skip
    values = over_time.values[measure]
    shown = [k for k in range(len(over_time.silos)) if np.isfinite(values[k]).any()]
    rows = -(-len(shown) // _COLUMNS)
    title = multiples_title(
        MEASURES[measure], int(over_time.weeks[-1]) + 1, [over_time.silos[k] for k in shown],
        [float(values[k][np.isfinite(values[k])][-1]) for k in shown],
    )  # fmt: skip
    left_out = len(over_time.silos) - len(shown)
    told = f" · left out: silos that meet no customers ({left_out})" if left_out else ""
    subtitle = f"{MEASURES[measure].capitalize()}, of 100 · faint: the other silos · dashed: the firm{told}"
    tall = rows * _TALL + (rows - 1) * _ROOM
    figure, (bottom, top) = sheet(title, subtitle, footer, wide=11.0, tall=tall, is_titled=True)
    unit = (top - bottom) / tall
    low, high = np.nanmin(values), np.nanmax(values)
    for number, k in enumerate(shown):
        row, column = divmod(number, _COLUMNS)
        floor = top - (row * (_TALL + _ROOM) + _TALL) * unit
        axes = figure.add_axes((0.05 + 0.24 * column, floor, 0.195, _TALL * unit))
        _panel(axes, over_time, measure, k)
        axes.set_ylim(100.0 * low - 1.0, 100.0 * high + 1.0)
        if row == rows - 1 or number + _COLUMNS >= len(shown):
            axes.set_xlabel("week", fontsize=8.5, color=INK)
    return figure


def _panel(axes: Axes, over_time: SilosOverTime, measure: str, k: int) -> None:
    weeks, values = over_time.weeks, 100.0 * over_time.values[measure]
    plain(axes, "")
    axes.set_title(silo(over_time.silos[k]), loc="left", fontsize=10, fontweight="bold", color=INK, pad=14)
    axes.annotate(f"{over_time.people[k]} people", (0.0, 1.03), xycoords="axes fraction", fontsize=8, color=QUIET)
    for other in range(len(values)):
        if other != k:
            axes.plot(weeks, values[other], color=RULE, linewidth=0.8)
    axes.plot(weeks, 100.0 * over_time.firm[measure], color=INK, linewidth=1.0, linestyle=(0, (4, 2)))
    axes.plot(weeks, values[k], color=BLUE, linewidth=2.0)
    last = float(values[k][np.isfinite(values[k])][-1])
    axes.annotate(f"{last:.0f}", (1.02, last), xycoords=("axes fraction", "data"), fontsize=9, fontweight="bold",
                  color=BLUE, va="center", annotation_clip=False)  # fmt: skip
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    axes.xaxis.set_major_locator(MaxNLocator(4, integer=True))
