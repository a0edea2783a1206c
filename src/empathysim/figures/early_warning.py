"""Signs before a tip: the record of each firm up to its tip, and variance and autocorrelation in a moving window."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from empathysim.analysis.tipping.before_the_tip import LEVEL, BeforeTheTip
from empathysim.figures.footer import footer
from empathysim.figures.palette import BLUE, INK, ORANGE, PURPLE, QUIET, plain
from empathysim.figures.panels import Panels
from empathysim.figures.sheet import sheet
from empathysim.figures.sweep_words import tick
from empathysim.outcomes.readings import READINGS
from empathysim.wording.comparison import label
from empathysim.wording.tipping import warning_title

_TALL, _GAP = 1.75, 0.62


def early_warning_figure(told: BeforeTheTip) -> Figure:
    """Return three panels over the weeks: the norm, then variance and autocorrelation of what was watched.

    Parameters
    ----------
    told : the firms and their signs.
    """
    window = told.signs[0].window
    notes = (
        f"One line a firm · swings of {label(READINGS[told.watched])} without its trend, in a moving window ({window} "
        f"weeks in the first firm), up to where the norm passes {told.until:g} · counted as growing where at most "
        f"{100.0 * LEVEL:g} of 100 series of constant spread do so as steadily"
    )
    below = footer(told.scenario, told.seeds, told.place)
    panels = Panels(3, 1, 8.6, _TALL, left=0.85, right=0.55, gap=_GAP)
    figure, floor = sheet(warning_title(told.told()), notes, below, tall=panels.figure_tall, is_titled=True)
    axes = [panels.axes(figure, floor, number) for number in range(3)]
    _records(axes[0], told)
    variance, slowness = told.seen
    many = len(told.seeds)
    _sign(axes[1], told, "variance", f"Variance, 1 in the first window: growing in {variance} of {many}", ORANGE)
    _sign(
        axes[2], told, "autocorrelation", f"Autocorrelation from week to week: growing in {slowness} of {many}", PURPLE
    )
    for panel in axes:
        panel.set_xlim(0, told.ramp_weeks)
        panel.yaxis.set_major_formatter(FuncFormatter(tick))
    axes[2].set_xlabel("week", fontsize=9, color=INK)
    return figure


def _records(axes: Axes, told: BeforeTheTip) -> None:
    plain(axes, "Target-first norm")
    for row, end in zip(told.norm, told.ends, strict=True):
        axes.plot(row, color=QUIET, linewidth=0.8, alpha=0.45)
        axes.plot(row[:end], color=BLUE, linewidth=1.5)
    axes.set_ylim(0, 1)
    axes.axhline(told.until, color=INK, linewidth=0.8, linestyle=":")
    axes.annotate(f"records end at {told.until:g}", (0.01, told.until), xycoords=("axes fraction", "data"),
                  xytext=(0, 3), textcoords="offset points", fontsize=8.5, color=INK)  # fmt: skip


def _sign(axes: Axes, told: BeforeTheTip, name: str, title: str, colour: str) -> None:
    plain(axes, title)
    for each in told.signs:
        is_seen = getattr(each, f"{name}_p") <= LEVEL
        values = getattr(each, name)
        scale = values[0] if name == "variance" and values[0] > 0.0 else 1.0
        axes.plot(each.ends, values / scale, color=colour, linewidth=1.8 if is_seen else 1.0,
                  linestyle="-" if is_seen else (0, (4, 2)), alpha=0.9 if is_seen else 0.7)  # fmt: skip
    taus = [getattr(each, f"{name}_tau") for each in told.signs]
    low, high = (f"{tau:.2f}".replace("-", "−") for tau in (min(taus), max(taus)))
    axes.annotate(
        f"Kendall's tau {low} to {high}\nfull line: growing; dashed: not", (0.01, 0.96), xycoords="axes fraction",
        va="top", fontsize=8.5, color=INK,
    )  # fmt: skip
    if name == "autocorrelation":
        lows = [float(np.min(each.autocorrelation)) for each in told.signs]
        axes.set_ylim(min(0.0, *lows) - 0.02, 1.0)
