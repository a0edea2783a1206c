"""Sobol bars: which share of an outcome's variance belongs to each parameter, above what luck alone would give."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from empathysim.analysis.sensitivity.indices import Index, Kind, Sensitivity
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
)
from empathysim.figures.sheet import sheet
from empathysim.figures.sweep_rows import nothing_moves, room_for, rows

MOST_PARAMETERS = 12
_LINE = 0.46
_LETTERS = 8.0
#: Colour and name of each index, the upper bar first.
_LOOKS: dict[Kind, tuple[str, str]] = {
    "ST": (BLUE, "total"),
    "S1": (ORANGE, "alone"),
    "PAWN": (BLUE, "PAWN"),
}


def sobol_bars(found: Sensitivity, outcomes: Sequence[str] | None = None) -> Figure:
    """Return the bars of Sobol indices, or of PAWN indices, a panel for each outcome.

    Parameters
    ----------
    found : by "sobol", "emulator" or "pawn".
    outcomes : which of its outcomes, at most six; None for the first six.

    Raises
    ------
    InputError : for trajectories of Morris, which have no shares of variance.
    """
    if found.method == "morris":
        raise InputError("Morris trajectories have no shares of variance; take morris_plot.")
    chosen = list(outcomes or found.outcomes)[:6]
    ranked = {outcome: shown_indices(found, outcome, MOST_PARAMETERS) for outcome in chosen}
    most = max(1, *(len(each) for each in ranked.values()))
    room = room_for([parameter_name(each.parameter) for several in ranked.values() for each in several])
    panels = roomy(
        Panels(len(chosen), min(len(chosen), 2), 4.2, max(1.2, _LINE * (most + 0.4)), left=room, between=room + 0.3)
    )
    notes = [
        *(["blue: alone and with others (total index), orange: alone (first order)"] if found.method != "pawn" else []),
        f"hatched: {'what it leaves open' if found.method == 'emulator' else 'the most that luck alone would give'}",
    ]
    if any(len(found.of(outcome)) > len(ranked[outcome]) for outcome in chosen):
        notes.append(f"the {most} of {len(found.parameters):,} that matter most")
    figure, floor = sheet(
        finding_of(found, chosen[0]), notes_of(found, notes), footer_of(found), wide=panels.figure_wide,
        tall=panels.figure_tall, is_titled=True,
    )  # fmt: skip
    kinds: list[Kind] = ["PAWN"] if found.method == "pawn" else ["ST", "S1"]
    unit = "PAWN index, 0 to 1" if found.method == "pawn" else "share of the variance"
    for number, (outcome, several) in enumerate(ranked.items()):
        axes = panels.axes(figure, floor, number)
        rows(axes, outcome_told(outcome), unit, [parameter_name(each.parameter) for each in several], most)
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
        told = f"{max(each.value, 0.0):.2f}" + (f"  {name}" if is_named and row == 0 else "")
        axes.annotate(
            told, (max(each.high, each.value, each.noise_floor, 0.0), place), xytext=(4, 0),
            textcoords="offset points", fontsize=_LETTERS, color=QUIET, va="center_baseline",
        )  # fmt: skip
