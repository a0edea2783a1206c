"""Phase map of the target-first norm: from below and after a push, with the folds of the mean field over it."""

from __future__ import annotations

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Normalize
from matplotlib.figure import Figure
from matplotlib.patches import Polygon, Rectangle

from empathysim.analysis.tipping.phase_map import CONFORMITY, PRESSURE, PhaseMap
from empathysim.figures.footer import footer
from empathysim.figures.palette import INK, ORANGE, QUIET
from empathysim.figures.panels import Floor
from empathysim.figures.sheet import panel, sheet
from empathysim.figures.sweep_words import axis_name, begun
from empathysim.wording.lever_maps import phase_title
from empathysim.wording.numbers import said_horizon

_MAP = "cividis"


def phase_map_figure(told: PhaseMap) -> Figure:
    """Return the map: each cell split into its two lives, framed where they end apart, with the folds over it.

    Parameters
    ----------
    told : the map.
    """
    notes = (
        "Each cell: target-first norm (0 to 1) of a firm that was never pushed (lower left) and of one that was pushed "
        f"to {told.push:g} for {said_horizon(told.push_weeks)} (upper right), {said_horizon(told.weeks)} later · "
        f"frame: the two are more than {told.apart:g} apart in each run · lines: folds of the mean field, between "
        "which the norm has two places to stay"
    )
    below = footer(told.scenario, told.seeds, told.place)
    figure, floor = sheet(phase_title(told.told()), notes, below, tall=5.0)
    axes = panel(figure, floor, 0.085, 0.83)
    x, y = _edges(told.pressures), _edges(told.conformities)
    _cells(axes, told, x, y)
    _folds(axes, told)
    _scale(figure, floor)
    axes.set_xlim(x[0], x[-1])
    axes.set_ylim(y[0], y[-1])
    axes.set_xticks(told.pressures)
    axes.set_yticks(told.conformities)
    axes.tick_params(length=0, labelsize=9, colors=QUIET)
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.set_xlabel(begun(axis_name(PRESSURE)), fontsize=10, color=INK, labelpad=6)
    axes.set_ylabel(begun(axis_name(CONFORMITY)), fontsize=10, color=INK, labelpad=6)
    return figure


def _edges(values: tuple[float, ...]) -> np.ndarray:
    """Return the borders of cells around rising values."""
    middles = (np.array(values[1:]) + np.array(values[:-1])) / 2.0
    return np.array([2.0 * values[0] - middles[0], *middles, 2.0 * values[-1] - middles[-1]])


def _cells(axes: Axes, told: PhaseMap, x: np.ndarray, y: np.ndarray) -> None:
    colours = matplotlib.colormaps[_MAP]
    remembers = told.remembers == len(told.seeds)
    for row in range(len(told.conformities)):
        for column in range(len(told.pressures)):
            left, right, low, high = x[column], x[column + 1], y[row], y[row + 1]
            halves = (
                (told.below[row, column], [(left, low), (right, low), (left, high)], (0.30, 0.27)),
                (told.above[row, column], [(right, low), (right, high), (left, high)], (0.70, 0.73)),
            )
            for norm, corners, (across, up) in halves:
                axes.add_patch(Polygon(corners, facecolor=colours(norm), edgecolor="white", linewidth=0.6))
                axes.text(
                    left + across * (right - left), low + up * (high - low), f"{norm:.2f}".removeprefix("0"),
                    ha="center", va="center", fontsize=7.8, color="white" if norm < 0.55 else "#111111", zorder=6,
                )  # fmt: skip
            if remembers[row, column]:
                for colour, wide in (("white", 4.5), (INK, 2.2)):
                    axes.add_patch(
                        Rectangle((left, low), right - left, high - low, fill=False, edgecolor=colour, linewidth=wide,
                                  zorder=3)
                    )  # fmt: skip


def _scale(figure: Figure, floor: Floor) -> None:
    """Say beside the map, below the names of the folds, which colour is which norm."""
    bar = figure.add_axes((0.855, floor[0], 0.016, 0.52 * (floor[1] - floor[0])))
    shown = figure.colorbar(ScalarMappable(Normalize(0.0, 1.0), _MAP), cax=bar)
    shown.outline.set_visible(False)
    shown.set_ticks([0.0, 0.25, 0.5, 0.75, 1.0])
    bar.tick_params(length=0, labelsize=8.5, colors=QUIET)
    bar.set_title("target-first norm", fontsize=9, color=INK, loc="left", pad=6)


def _folds(axes: Axes, told: PhaseMap) -> None:
    """Draw the two folds through the conformities that have them, and say what each is."""
    wedge, conformities = told.wedge(), np.array(told.conformities)
    there = np.isfinite(wedge).all(axis=1)
    if not there.any():
        return
    for side, dash in enumerate(((0, (5, 2)), "-")):
        pressure = wedge[there, side]
        axes.plot(pressure, conformities[there], color="white", linewidth=4.5, zorder=4)
        axes.plot(pressure, conformities[there], color=ORANGE, linewidth=2.2, linestyle=dash, zorder=5)
    axes.annotate("fold where the norm\nfalls away (dashed)", (1.015, 0.86), xycoords="axes fraction", fontsize=9,
                  color=ORANGE, va="center", annotation_clip=False)  # fmt: skip
    axes.annotate("fold where the norm\ntips up (full line)", (1.015, 0.72), xycoords="axes fraction", fontsize=9,
                  color=ORANGE, va="center", annotation_clip=False)  # fmt: skip
