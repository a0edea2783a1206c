"""Bars of indices: how much each parameter, or group of them, matters, above what luck alone would give."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from empathysim.analysis.sensitivity.indices import LEADING, Index, Kind, Sensitivity
from empathysim.errors import InputError
from empathysim.figures.palette import BLUE, INK, ORANGE, QUIET
from empathysim.figures.panels import Panels, roomy
from empathysim.figures.sensitivity_words import (
    finding_of,
    footer_of,
    notes_of,
    outcome_told,
    parameter_name,
    shown_indices,
    size_label,
)
from empathysim.figures.sheet import sheet
from empathysim.figures.sweep_rows import nothing_moves, room_for, rows
from empathysim.figures.sweep_words import tick

MOST_PARAMETERS = 12
_LINE = 0.46
_LETTERS = 8.0
#: Colour and name of each index, the upper bar first.
_LOOKS: dict[Kind, tuple[str, str]] = {
    "ST": (BLUE, "total"),
    "S1": (ORANGE, "alone"),
    "PAWN": (BLUE, "PAWN"),
    "mu_star": (BLUE, "mu*"),
}
#: How to read the bars of an index.
_READ: dict[Kind, tuple[str, ...]] = {
    "ST": ("blue: alone and with others (total index), orange: alone (first order)",),
    "mu_star": ("a bar: the mean size of what the whole range of a parameter, or of a group at once, changes (mu*); a "
                "group has no spread",),
}  # fmt: skip


def sobol_bars(found: Sensitivity, outcomes: Sequence[str] | None = None) -> Figure:
    """Return the bars of Sobol indices, of PAWN indices, or of mu* where there are groups, a panel for each outcome.

    Parameters
    ----------
    found : by "sobol", "emulator" or "pawn"; by "morris" where a group was moved, which has a size and no spread.
    outcomes : which of its outcomes, at most six; None for the first six.

    Raises
    ------
    InputError : for trajectories of Morris without groups, which have no shares of variance.
    """
    if found.method == "morris" and not found.groups:
        raise InputError("Morris trajectories have no shares of variance; take morris_plot.")
    chosen = list(outcomes or found.outcomes)[:6]
    ranked = {outcome: shown_indices(found, outcome, MOST_PARAMETERS) for outcome in chosen}
    most = max(1, *(len(each) for each in ranked.values()))
    room = room_for([parameter_name(each.parameter) for several in ranked.values() for each in several])
    high = max(1.2, _LINE * (most + 0.4))
    panels = roomy(Panels(len(chosen), min(len(chosen), 2), 4.2, high, left=room, between=room + 0.3))
    kinds: tuple[Kind, ...] = ("ST", "S1") if LEADING[found.method] == "ST" else (LEADING[found.method],)
    notes = [
        *_READ.get(kinds[0], ()),
        f"hatched: {'what it leaves open' if found.method == 'emulator' else 'the most that luck alone would give'}",
    ]
    if any(len(found.of(outcome)) > len(ranked[outcome]) for outcome in chosen):
        notes.append(f"the {most} of {len(found.parameters):,} that matter most")
    figure, floor = sheet(
        finding_of(found, chosen[0]), notes_of(found, notes), footer_of(found), wide=panels.figure_wide,
        tall=panels.figure_tall, is_titled=True,
    )  # fmt: skip
    for number, (outcome, several) in enumerate(ranked.items()):
        axes = panels.axes(figure, floor, number)
        names = [parameter_name(each.parameter) for each in several]
        rows(axes, outcome_told(outcome), _unit(kinds[0], outcome), names, most)
        if not several:
            nothing_moves(axes)
            continue
        for lane, kind in enumerate(kinds):
            by_name = {index.parameter: index for index in found.of(outcome, kind)}
            bars = [by_name[each.parameter] for each in several]
            _draw(axes, bars, 0.0 if len(kinds) == 1 else (-0.2, 0.2)[lane], is_named=len(kinds) > 1)
        axes.axvline(0.0, color=INK, linewidth=0.9, zorder=5)
        axes.margins(x=0.24)
        axes.set_xlim(left=min([0.0, *(each.low for kind in kinds for each in found.of(outcome, kind))]))
    return figure


def _unit(kind: Kind, outcome: str) -> str:
    """Return what is written at the axis of an index."""
    if kind == "mu_star":
        return size_label(outcome)
    return "PAWN index, 0 to 1" if kind == "PAWN" else "share of the variance"


def _draw(axes: Axes, bars: Sequence[Index], shift: float, *, is_named: bool) -> None:
    """Draw one index of every parameter: bar, interval, floor, and its number at the end."""
    colour, name = _LOOKS[bars[0].kind]
    for row, each in enumerate(bars):
        place = row + shift
        axes.barh(place, max(each.value, 0.0), height=0.34, color=colour, alpha=0.75, linewidth=0, zorder=2)
        if each.noise_floor > 0.0:
            axes.barh(
                place, each.noise_floor, height=0.34, facecolor="none", edgecolor=INK, hatch="//////", linewidth=0.6,
                zorder=3,
            )  # fmt: skip
        axes.plot([each.low, each.high], [place, place], color=INK, linewidth=1.3, zorder=4, solid_capstyle="butt")
        told = tick(float(f"{each.value:.3g}")) if each.kind == "mu_star" else f"{max(each.value, 0.0):.2f}"
        axes.annotate(
            told + (f"  {name}" if is_named and row == 0 else ""),
            (max(each.high, each.value, each.noise_floor, 0.0), place), xytext=(4, 0),
            textcoords="offset points", fontsize=_LETTERS, color=QUIET, va="center_baseline",
        )  # fmt: skip
