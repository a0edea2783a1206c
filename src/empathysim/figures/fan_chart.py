"""Fan chart: what luck alone makes of a weekly reading, in one scenario or two."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from empathysim.analysis.futures import Futures
from empathysim.errors import InputError
from empathysim.figures.palette import INK, QUIET, SCENARIOS, Look, plain
from empathysim.figures.sheet import apart, panel, sheet
from empathysim.figures.sweep_words import tick
from empathysim.outcomes.readings import READINGS
from empathysim.wording.comparison import label
from empathysim.wording.numbers import said_horizon
from empathysim.wording.pictures import begun, ranges_title


def fan_chart(told: Sequence[Futures], footer: str) -> Figure:
    """Return the median and the bands of a reading over the weeks.

    Parameters
    ----------
    told : futures of the same reading in one scenario or two.
    footer : scenarios, seeds, version.

    Raises
    ------
    InputError : for another number of scenarios, or different readings.
    """
    if not 1 <= len(told) <= 2 or len({(each.reading, len(each.median)) for each in told}) != 1:
        raise InputError("a fan chart shows one reading over the same weeks, in one scenario or two.")
    figure, floor = sheet(finding(told), _notes(told), footer)
    axes, reading = panel(figure, floor, 0.085, 0.82), READINGS[told[0].reading]
    plain(axes, "", begun(label(reading)) + ("" if reading.unit == reading.name else f", {reading.unit}"))
    for each, look in zip(told, SCENARIOS, strict=False):
        _fan(axes, each, look)
    axes.set_xlim(0, max(1, len(told[0].median) - 1))
    axes.set_xlabel("week", fontsize=9, color=QUIET)
    axes.yaxis.set_major_formatter(lambda value, _: tick(value))
    _labels(axes, told)
    return figure


def finding(told: Sequence[Futures]) -> str:
    """Return between what the middle 80 of 100 runs end."""
    ends = {each.name: (float(each.outer[0, -1]), float(each.outer[1, -1])) for each in told}
    return ranges_title(told[0].reading, len(told[0].median), ends, "the middle 80 of 100 runs")


def _notes(told: Sequence[Futures]) -> str:
    first = told[0]
    mean = f" · means of {said_horizon(first.over)} up to each week" if first.over > 1 else ""
    return (
        f"Line: median of {first.seeds:,} runs · dark band: the middle 50 of 100 · light band: the middle 80 · the "
        f"bands are luck alone; assumptions that are not known are not in them{mean}"
    )


def _fan(axes: Axes, told: Futures, look: Look) -> None:
    weeks = np.arange(len(told.median))
    for band, alpha in ((told.outer, 0.16), (told.inner, 0.26)):
        axes.fill_between(weeks, band[0], band[1], color=look.colour, alpha=alpha, linewidth=0)
        for edge in band:
            axes.plot(weeks, edge, color=look.colour, linewidth=0.5, linestyle=look.dash, alpha=0.7)
    axes.plot(weeks, told.median, color=look.colour, linewidth=2.2, linestyle=look.dash, label=told.name)


def _labels(axes: Axes, told: Sequence[Futures]) -> None:
    """Name each scenario and its bands at the right end."""
    low, high = axes.get_ylim()
    line = 0.055 * (high - low)
    texts: list[tuple[float, str, str, str]] = []
    for each, look in zip(told, SCENARIOS, strict=False):
        texts.append((float(each.median[-1]), each.name, look.colour, "bold"))
        if len(told) == 1:
            texts += [
                (float(each.inner[1, -1]), "50 of 100 runs", INK, "normal"),
                (float(each.outer[1, -1]), "80 of 100 runs", INK, "normal"),
            ]
    places = apart([text[0] for text in texts], line)
    for place, (_, text, colour, weight) in zip(places, texts, strict=True):
        axes.annotate(
            text, (1.015, place), xycoords=("axes fraction", "data"), fontsize=9, va="center", color=colour,
            fontweight=weight, annotation_clip=False,
        )  # fmt: skip
