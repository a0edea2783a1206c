"""Quantile dots: twenty dots that stand for all runs and can be counted (Kay et al. 2016)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from empathysim.analysis.futures import DOTS, quantile_dots_of
from empathysim.errors import InputError
from empathysim.figures.palette import INK, QUIET, SCENARIOS, Look, plain
from empathysim.figures.sheet import sheet
from empathysim.figures.sweep_words import outcome_title, tick
from empathysim.wording.pictures import begun, ranges_title

_WIDE, _LEFT, _RIGHT = 9.6, 0.05, 0.97
_BINS = 26
_OF_ROW = 0.86


def quantile_dots(reading: str, runs: Mapping[str, NDArray[np.float64]], weeks: int, footer: str) -> Figure:
    """Return twenty dots for each scenario.

    Parameters
    ----------
    reading : name of the outcome.
    runs : its values, one of each run, by the name of one scenario or two.
    weeks : that were lived.
    footer : scenarios, seeds, version.

    Raises
    ------
    InputError : for another number of scenarios, or one without runs.
    """
    if not 1 <= len(runs) <= 2:
        raise InputError(f"quantile dots show one scenario or two, not {len(runs)}.")
    dots = {name: quantile_dots_of(values) for name, values in runs.items()}
    ends = np.concatenate(list(dots.values()))
    width = max(float(np.ptp(ends)), 1e-12) / _BINS
    stacks = {name: stacked(values, width) for name, values in dots.items()}
    across = (float(ends.min()) - width, float(ends.max()) + width)
    size = (_RIGHT - _LEFT) * _WIDE / (_BINS + 2)  # inches of one dot
    tallest = max(int(heights.max()) + 1 for _, heights in stacks.values())
    tall = size * (tallest + 1.0) / _OF_ROW
    notes = (
        f"Each dot stands for 1 of {DOTS} equally probable runs ({min(len(each) for each in runs.values())} were "
        f"lived): count the dots beyond a value, out of {DOTS} · luck alone"
    )
    figure, floor = sheet(finding(reading, dots, weeks), notes, footer, wide=_WIDE, tall=len(runs) * tall)
    share = (floor[1] - floor[0]) / len(runs)
    for row, (name, look) in enumerate(zip(stacks, SCENARIOS, strict=False)):
        bottom = floor[1] - (row + 1) * share
        axes = figure.add_axes((_LEFT, bottom, _RIGHT - _LEFT, share * _OF_ROW))
        _dots(axes, name, stacks[name], look, size)
        axes.set_xlim(*across)
        axes.set_ylim(0, tall * _OF_ROW / size)
        axes.xaxis.set_major_formatter(lambda value, _: tick(value))
        if row + 1 < len(runs):
            axes.tick_params(labelbottom=False)
    axes.set_xlabel(begun(outcome_title(reading)), fontsize=9, color=QUIET)
    return figure


def finding(reading: str, dots: Mapping[str, NDArray[np.float64]], weeks: int) -> str:
    """Return between which the middle ten dots of each scenario lie."""
    quarter = DOTS // 4
    ends = {name: (float(values[quarter]), float(values[-quarter - 1])) for name, values in dots.items()}
    return ranges_title(reading, weeks, ends, f"the middle {DOTS - 2 * quarter} of {DOTS} dots, each 1 of {DOTS} runs")


def stacked(dots: NDArray[np.float64], width: float) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return where ascending dots stand: those within one width share a place, one above the other.

    Parameters
    ----------
    dots : ascending values.
    width : of a dot, in their unit.
    """
    places, heights = np.zeros(len(dots)), np.zeros(len(dots), np.int64)
    first = 0
    for k in range(1, len(dots) + 1):
        if k == len(dots) or dots[k] - dots[first] >= width:
            places[first:k] = 0.5 * (dots[first] + dots[k - 1])
            heights[first:k] = np.arange(k - first)
            first = k
    return places, heights


def _dots(axes: Axes, name: str, stack: tuple[NDArray[np.float64], NDArray[np.int64]], look: Look, size: float) -> None:
    plain(axes, "")
    axes.grid(visible=False)
    axes.set_yticks([])
    places, heights = stack
    axes.scatter(
        places,
        heights + 0.5,
        s=(0.82 * 72.0 * size) ** 2,
        color=look.colour,
        marker=look.marker,
        linewidth=0,
        label=name,
    )
    axes.spines["bottom"].set_color(INK)
    axes.annotate(
        name, (0.0, 1.0), xycoords="axes fraction", fontsize=10, fontweight="bold", color=look.colour, va="top"
    )
