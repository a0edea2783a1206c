"""Morris's plot: how far each parameter moves an outcome, against how much that depends on all others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from empathysim.analysis.sensitivity.indices import Index, Sensitivity
from empathysim.errors import InputError
from empathysim.figures.palette import BLUE, INK, QUIET, RULE
from empathysim.figures.panels import Panels, roomy
from empathysim.figures.sensitivity_words import (
    finding_of,
    footer_of,
    notes_of,
    outcome_told,
    parameter_name,
    size_label,
)
from empathysim.figures.sheet import apart, sheet
from empathysim.figures.sobol_bars import sobol_bars
from empathysim.figures.sweep_rows import room_for
from empathysim.figures.sweep_words import begun, tick

MOST_NAMED = 9
_LETTERS = 8.0


def morris_plot(found: Sensitivity, outcomes: Sequence[str] | None = None) -> Figure:
    """Return mu* against sigma of every parameter, a panel for each outcome; those that stand out are named.

    Where a group was moved, which has no sigma, bars of mu* take the place of dots.

    Parameters
    ----------
    found : by "morris".
    outcomes : which of its outcomes, at most six; None for the first six.

    Raises
    ------
    InputError : for another method.
    """
    if found.method != "morris":
        raise InputError(f"method = '{found.method}': these are no trajectories of Morris; take sobol_bars.")
    if found.groups:
        return sobol_bars(found, outcomes)
    chosen = list(outcomes or found.outcomes)[:6]
    room = room_for([parameter_name(each.parameter) for outcome in chosen for each in named(found, outcome)])
    panels = roomy(Panels(len(chosen), min(len(chosen), 2), 3.6, 3.4, left=0.8, right=room, between=room + 0.7))
    notes = [
        "a dot is a parameter: across, the mean size of what its whole range changes (mu*); up, how much that depends "
        "on the others (sigma)",
        *(["hatched: the most that luck alone would give the luckiest parameter"] if found.seeds > 1 else []),
        "grey crosses: not to be told from it",
    ]
    figure, floor = sheet(
        finding_of(found, chosen[0]), notes_of(found, notes), footer_of(found), wide=panels.figure_wide,
        tall=panels.figure_tall, is_titled=True,
    )  # fmt: skip
    for number, outcome in enumerate(chosen):
        _panel(panels.axes(figure, floor, number), found, outcome)
    return figure


def named(found: Sensitivity, outcome: str) -> list[Index]:
    """Return the indices of the parameters that are named: those that matter most and can be told from luck."""
    return [each for each in found.of(outcome) if each.is_above_floor][:MOST_NAMED]


def _panel(axes: Axes, found: Sensitivity, outcome: str) -> None:
    sizes = found.of(outcome)
    spreads = {each.parameter: each.value for each in found.of(outcome, "sigma")}
    places = [(each.value, spreads[each.parameter]) for each in sizes]
    _dress(axes, outcome)
    right = 1.04 * max([each.high for each in sizes] + [1e-12])
    top = 1.12 * max([y for _, y in places] + [1e-12])
    axes.set_xlim(0.0, right)
    axes.set_ylim(0.0, top)
    floor = max((each.noise_floor for each in sizes if np.isfinite(each.noise_floor)), default=0.0)
    if floor > 0.0:
        axes.axvspan(0.0, min(floor, right), facecolor="none", edgecolor=RULE, hatch="////", linewidth=0.0, zorder=1)
    axes.plot([0.0, min(right, top)], [0.0, min(right, top)], color=RULE, linewidth=1.0, zorder=1)
    for each, (x, y) in zip(sizes, places, strict=True):
        colour = BLUE if each.is_above_floor else QUIET
        axes.plot([each.low, each.high], [y, y], color=colour, linewidth=0.8, alpha=0.5, zorder=2)
        axes.scatter([x], [y], s=20, color=colour, linewidth=0.9, zorder=3, marker="o" if each.is_above_floor else "x")
    _names(axes, named(found, outcome), dict(zip((each.parameter for each in sizes), places, strict=True)), top)


def _names(axes: Axes, told: Sequence[Index], places: Mapping[str, tuple[float, float]], top: float) -> None:
    """Name parameters right of the panel, each with a line to its dot."""
    heights = apart([places[each.parameter][1] / top for each in told], 0.085)
    low = min([0.0, *(height - 0.02 for height in heights)])
    for each, height in zip(told, heights, strict=True):
        axes.annotate(
            parameter_name(each.parameter), places[each.parameter], xytext=(1.03, min(height - low, 1.02)),
            textcoords="axes fraction", fontsize=_LETTERS, color=INK, va="center", annotation_clip=False,
            arrowprops={"arrowstyle": "-", "color": QUIET, "linewidth": 0.6, "linestyle": ":", "shrinkB": 2.0},
        )  # fmt: skip


def _dress(axes: Axes, outcome: str) -> None:
    """Give axes their names and a quiet grid."""
    axes.set_title(begun(outcome_told(outcome)), loc="left", fontsize=11, fontweight="bold", color=INK, pad=10)
    axes.set_xlabel(size_label(outcome), fontsize=9, color=QUIET)
    axes.set_ylabel("spread of the change", fontsize=9, color=QUIET)
    axes.tick_params(colors=QUIET, labelsize=9, length=0)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(MaxNLocator(5))
        axis.set_major_formatter(FuncFormatter(tick))
    axes.grid(color=RULE, linewidth=0.6)
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for side in ("bottom", "left"):
        axes.spines[side].set_color(RULE)
