"""One run in four pictures: how customers feel, empathy felt and shown, customers, and money."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from empathysim.figures.palette import BLUE, FIVE_AS, GREEN, INK, ORANGE, PURPLE, QUIET, headed, plain
from empathysim.figures.sheet import apart
from empathysim.outcomes.readings import READINGS

_QUARTER = 13


def run_figure(weekly: Any, title: str, footer: str, marks: Mapping[int, str] | None = None) -> Figure:
    """Return the figure of one run.

    Parameters
    ----------
    weekly : records (weeks), one weekly reading a field.
    title : what was run, in words.
    footer : scenario, seed, weeks.
    marks : what happens in a week, by week; each is drawn as a line.
    """
    figure = Figure(figsize=(12, 7.6))
    axes = figure.subplots(2, 2, gridspec_kw={"hspace": 0.42, "wspace": 0.40})
    figure.subplots_adjust(left=0.065, right=0.90, top=0.835, bottom=0.105)
    weeks = np.arange(len(weekly))
    _five_as(axes[0, 0], weeks, weekly)
    _lines(
        axes[0, 1],
        "What customers meet, and what stays with them",
        weeks,
        weekly,
        {"empathy": ("empathy felt", ORANGE), "expressed": ("empathy shown", PURPLE),
         "satisfaction": ("satisfaction", BLUE), "trust": ("trust", GREEN)},
    )  # fmt: skip
    _customers(axes[1, 0], weeks, weekly)
    _money(axes[1, 1], weeks, weekly)
    for axis in axes.flat:
        axis.set_xlim(0, max(1, len(weeks) - 1))
        axis.set_xlabel("week", fontsize=9, color=INK)
        _mark(axis, marks or {}, len(weeks), is_named=axis is axes[0, 1])
    headed(figure, finding(weekly), title, footer)
    return figure


def finding(weekly: Any) -> str:
    """Return in one sentence what changed most from the first quarter to the last, and how it ended."""
    last, first = weekly[-_QUARTER:], weekly[:_QUARTER]

    names = ("satisfaction", "trust", "empathy")
    ends = {name: (float(first[name].mean()), float(last[name].mean())) for name in names}
    most = max(ends, key=lambda name: abs(ends[name][1] - ends[name][0]))
    begun, ended = ends[most]
    if abs(ended - begun) < READINGS[most].smallest_difference:
        moved = f"Satisfaction stays at {ends['satisfaction'][1]:.2f}"
    else:
        moved = f"{most.capitalize()} {'rises' if ended > begun else 'falls'} from {begun:.2f} to {ended:.2f}"
    customers = 100.0 * (float(weekly["customers"][-1]) / max(1.0, float(weekly["customers"][0])) - 1.0)
    kind = "more" if customers > 0 else "fewer"
    more = "about as many customers" if abs(customers) < 1.0 else f"{abs(customers):.0f} % {kind} customers"
    angry = 100.0 * float(last["angry"].mean())
    return f"{moved}; {more}; {angry:.0f} of 100 journeys end in anger"


def _mark(axes: Axes, marks: Mapping[int, str], weeks: int, *, is_named: bool) -> None:
    """Draw a dotted line in each marked week; say on one of the panels what it is."""
    for place, (week, name) in enumerate(sorted(marks.items())):
        if 0 < week < weeks:
            axes.axvline(week, color=QUIET, linewidth=0.9, linestyle=":")
            if is_named:
                heights = ("data", "axes fraction")
                axes.annotate(name, (week, 0.99 - 0.07 * (place % 3)), xycoords=heights, fontsize=7.5, color=QUIET)


def _smooth(values: Any) -> Any:
    """Return the mean over a month around each week; ends use what there is."""
    window = np.ones(min(5, len(values)))
    return np.convolve(values, window, "same") / np.convolve(np.ones(len(values)), window, "same")


def _five_as(axes: Axes, weeks: Any, weekly: Any) -> None:
    plain(axes, "How journeys are remembered", "share of journeys, %")
    shares = [100.0 * _smooth(weekly[name]) for name in FIVE_AS]
    axes.stackplot(weeks, shares, colors=list(FIVE_AS.values()), edgecolor="white", linewidth=0.6)
    axes.set_ylim(0, 100)
    middle = np.cumsum([share[-1] for share in shares]) - np.array([share[-1] for share in shares]) / 2.0
    for name, height in zip(FIVE_AS, apart(list(middle), 5.5), strict=True):
        axes.annotate(name, (1.015, height), xycoords=("axes fraction", "data"), fontsize=9, va="center", color=INK)


def _lines(axes: Axes, title: str, weeks: Any, weekly: Any, lines: dict[str, tuple[str, str]]) -> None:
    plain(axes, title, "0 to 1")
    ends = []
    for name, (label, colour) in lines.items():
        axes.plot(weeks, _smooth(weekly[name]), color=colour, linewidth=2.0)
        ends.append((float(_smooth(weekly[name])[-1]), label, colour))
    low, high = axes.get_ylim()
    for height, (_, label, colour) in zip(apart([end[0] for end in ends], 0.055 * (high - low)), ends, strict=True):
        axes.annotate(label, (1.015, height), xycoords=("axes fraction", "data"), fontsize=9, va="center", color=colour)


def _customers(axes: Axes, weeks: Any, weekly: Any) -> None:
    plain(axes, "Customers of the firm", "customers")
    axes.plot(weeks, weekly["customers"], color=BLUE, linewidth=2.0)
    axes.annotate(
        f"{weekly['customers'][-1]:,.0f}", (1.015, weekly["customers"][-1]),
        xycoords=("axes fraction", "data"), fontsize=9, va="center", color=BLUE,
    )  # fmt: skip
    axes.yaxis.set_major_locator(MaxNLocator(5, integer=True))
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")


def _money(axes: Axes, weeks: Any, weekly: Any) -> None:
    plain(axes, "Profit so far, discounted", "thousand USD")
    axes.axhline(0.0, color=INK, linewidth=0.8)
    value = weekly["npv"] / 1000.0
    axes.plot(weeks, value, color=GREEN, linewidth=2.0)
    axes.annotate(
        f"{value[-1]:,.0f}", (1.015, value[-1]),
        xycoords=("axes fraction", "data"), fontsize=9, va="center", color=GREEN,
    )  # fmt: skip
    axes.yaxis.set_major_locator(MaxNLocator(5, integer=True))
    axes.yaxis.set_major_formatter(lambda amount, _: f"{amount:,.0f}")
