"""Recovery: what a push left, week by week, and the share of firms that are not back yet."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from empathysim.analysis.tipping.recovery import SMOOTHED, Recovery
from empathysim.figures.footer import footer
from empathysim.figures.palette import BLUE, INK, ORANGE, QUIET, RULE, plain
from empathysim.figures.sheet import panel, sheet
from empathysim.figures.sweep_words import tick
from empathysim.outcomes.readings import READINGS
from empathysim.wording.comparison import label
from empathysim.wording.tipping import recovery_title


def recovery_figure(told: Recovery) -> Figure:
    """Return the differences from the twin over the weeks, and beside them the share that is still away.

    Parameters
    ----------
    told : the recovery.
    """
    notes = (
        f"Left: pushed less not pushed, pairs under the same luck, means of {SMOOTHED} weeks; grey: too small to "
        "matter; a dot where a firm is back and stays so for at least half a year · right: weeks after the push; who "
        "is not back by the end is only known to take longer"
    )
    below = footer(told.scenario, told.seeds, told.place)
    figure, floor = sheet(recovery_title(told.told()), notes, below, wide=11.0, is_titled=True)
    _differences(panel(figure, floor, 0.085, 0.60), told)
    _away(panel(figure, floor, 0.69, 0.965), told)
    return figure


def _differences(axes: Axes, told: Recovery) -> None:
    plain(axes, f"Difference in {label(READINGS[told.outcome])}")
    axes.grid(visible=False)
    axes.axhspan(-told.matters, told.matters, color=RULE, alpha=0.7, linewidth=0)
    axes.axhline(0.0, color=INK, linewidth=0.8)
    axes.axvspan(0, told.push_weeks, color=ORANGE, alpha=0.12, linewidth=0)
    axes.annotate("push", (told.push_weeks / 2.0, 1.0), xycoords=("data", "axes fraction"), xytext=(0, -4),
                  textcoords="offset points", ha="center", va="top", fontsize=9, color=ORANGE)  # fmt: skip
    weeks = np.arange(SMOOTHED, SMOOTHED + told.differences.shape[1])
    for row, back in zip(told.differences, told.weeks, strict=True):
        axes.plot(weeks, row, color=BLUE, linewidth=1.0, alpha=0.65)
        if np.isfinite(back):
            place = int(np.clip(back + told.push_weeks - SMOOTHED, 0, len(row) - 1))
            axes.plot(weeks[place], row[place], marker="o", markersize=5, color=BLUE, linestyle="")
    axes.set_xlim(0, told.push_weeks + told.horizon)
    axes.set_xlabel("week", fontsize=9, color=INK)
    axes.yaxis.set_major_formatter(FuncFormatter(tick))


def _away(axes: Axes, told: Recovery) -> None:
    plain(axes, "Of 100 that moved, not back yet")
    away = 100.0 * told.still_away()
    axes.step(np.arange(len(away)), away, where="post", color=BLUE, linewidth=2.2)
    axes.set_ylim(0, 104)
    axes.set_xlim(0, told.horizon)
    axes.set_xlabel("weeks after the push", fontsize=9, color=INK)
    moved = int(told.moved.sum())
    left = moved - told.recovered
    text = f"{left} of {moved} not back\nwhen the watch ends" if left else f"all {moved} are back"
    text = text if moved else "none was moved"
    axes.annotate(text, (0.97, 0.93 if away[-1] < 60.0 else 0.08), xycoords="axes fraction", ha="right",
                  va="top" if away[-1] < 60.0 else "bottom", fontsize=9, color=QUIET)  # fmt: skip
