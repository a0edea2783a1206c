"""Dials that somebody moves: how customers feel then, and what that is worth against Today."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from empathysim.analysis.comparison import Comparison
from empathysim.analysis.futures import trailing_mean
from empathysim.figures.five_as import shares
from empathysim.figures.footer import footer
from empathysim.figures.palette import BLUE, FIVE_AS, INK, QUIET, TEXTURES, plain
from empathysim.figures.sheet import apart, panel, sheet
from empathysim.figures.sweep_words import tick
from empathysim.wording.numbers import said_money
from empathysim.wording.pictures import in_hundred

_OVER = 13
_AXIS, _NAMES, _MONEY_AXIS, _MONEY = 0.65, 1.35, 0.75, 1.2
"""Inches beside the charts, from left to right: numbers of the axis, names of the five, and the same of the other."""


def moved_dials_figure(found: Comparison, finding: str, subtitle: str, scenario: str, *, wide: float = 12.0) -> Figure:
    """Return two charts: the five A's with the dials moved, and cumulative profit less that of Today, seed by seed.

    Parameters
    ----------
    found : Today against the dials moved, with the five A's kept week by week.
    finding : what came out, in a sentence.
    subtitle : where the dials stand.
    scenario : name of the scenario that is Today.
    wide : inches.
    """
    notes = (
        f"{subtitle} · left: mean of {_OVER} weeks up to each · right: thin lines are seeds, both under the same luck"
    )
    source = footer(scenario, found.seeds, found.place)
    figure, floor = sheet(finding, notes, source, wide=wide, tall=3.7, is_titled=True)
    chart = (wide - _AXIS - _NAMES - _MONEY_AXIS - _MONEY) / 2.0
    ends = (_AXIS, _AXIS + chart, wide - _MONEY - chart, wide - _MONEY)
    _feelings(panel(figure, floor, ends[0] / wide, ends[1] / wide), found)
    _worth(panel(figure, floor, ends[2] / wide, ends[3] / wide), found)
    return figure


def _feelings(axes: Axes, found: Comparison) -> None:
    plain(axes, "How customers feel", "of 100 journeys")
    weekly = 100.0 * trailing_mean(shares(found.worlds, found.worlds.names[1]), _OVER)
    layers = axes.stackplot(np.arange(weekly.shape[1]), weekly, colors=list(FIVE_AS.values()))
    for layer, texture in zip(layers, TEXTURES.values(), strict=True):
        layer.set(hatch=texture, edgecolor="white", linewidth=0.8)
    axes.set_ylim(0, 100)
    _weeks(axes, weekly.shape[1])
    ends = weekly[:, -1]
    for name, end, place in zip(FIVE_AS, ends, apart(list(np.cumsum(ends) - ends / 2.0), 6.5), strict=True):
        _label(axes, place, f"{name} {in_hundred(end / 100.0)}", INK)


def _worth(axes: Axes, found: Comparison) -> None:
    """Draw the difference of each seed, and their mean; a band of one USD at least, for a flat line has no height."""
    plain(axes, "What it is worth: profit so far, less Today's", "thousand USD")
    today, moved = found.worlds.weekly["npv"]
    thousands = (moved - today) / 1_000.0
    weeks = np.arange(thousands.shape[1])
    axes.axhline(0.0, color=INK, linewidth=0.9)
    for row in thousands:
        axes.plot(weeks, row, color=BLUE, linewidth=0.6, alpha=0.45)
    mean = thousands.mean(axis=0)
    axes.plot(weeks, mean, color=BLUE, linewidth=2.3, label="mean")
    reach = max(1.0, float(np.abs(thousands).max()))
    axes.set_ylim(min(-0.15 * reach, 1.05 * float(thousands.min())), max(0.15 * reach, 1.05 * float(thousands.max())))
    axes.yaxis.set_major_locator(MaxNLocator(5))
    axes.yaxis.set_major_formatter(lambda value, _: tick(value))
    _weeks(axes, len(weeks))
    low, high = axes.get_ylim()
    gap = 0.075 * (high - low)
    end, zero = float(mean[-1]), 0.0
    first, second = apart([end, zero], gap)
    _label(axes, first, f"mean {said_money(1_000.0 * end, 1_000.0 * end)}", BLUE)
    _label(axes, second, "Today", INK)


def _weeks(axes: Axes, weeks: int) -> None:
    axes.set_xlim(0, max(1, weeks - 1))
    axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    axes.set_xlabel("week", fontsize=9, color=QUIET)


def _label(axes: Axes, height: float, text: str, colour: str) -> None:
    axes.annotate(
        text, (1.015, height), xycoords=("axes fraction", "data"), fontsize=9, va="center", color=colour,
        annotation_clip=False,
    )  # fmt: skip
