"""Engagement ladder: how many employees stand on which rung, and what goes with standing there."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from empathysim.analysis.engagement_ladder import RUNGS, Ladder
from empathysim.errors import InputError
from empathysim.figures.palette import INK, QUIET, RULE, SCENARIOS, plain
from empathysim.figures.sheet import panel, sheet
from empathysim.wording.pictures import in_hundred, ladder_title, signless_zero
from empathysim.wording.rules import SMALLEST_GROUP

_TEXTURES = ("", "///")
_COLUMNS = (
    ("empathy", "empathy felt\nat touches", "{:.2f}"),
    ("emotion", "customers' emotion\njust after", "{:+.2f}"),
    ("happiness", "their own\nhappiness", "{:.2f}"),
)


def engagement_ladder_figure(told: Sequence[Ladder], weeks: int, footer: str) -> Figure:
    """Return the ladder of one scenario or two, the highly engaged above.

    Parameters
    ----------
    told : ladders.
    weeks : that were lived before people were asked.
    footer : scenarios, seeds, version.

    Raises
    ------
    InputError : for another number of scenarios.
    """
    if not 1 <= len(told) <= len(_TEXTURES):
        raise InputError(f"an engagement ladder shows one scenario or two, not {len(told)}.")
    notes = (
        f"A survey after the last week: {sum(int(each.people.sum()) for each in told):,} answers, three ratings added "
        "up · at the right what goes with a rung, which need not be why · "
        f"a dash where fewer than {SMALLEST_GROUP} people stand behind it"
    )
    figure, floor = sheet(finding(told, weeks), notes, footer, wide=11.0, tall=3.6)
    axes = panel(figure, floor, 0.17, 0.60)
    plain(axes, "")
    axes.grid(visible=False)
    thick = 0.72 / len(told)
    for number, each in enumerate(told):
        _rungs(axes, each, number, thick)
    axes.set_yticks(range(len(RUNGS)), RUNGS, fontsize=10, color=INK)
    axes.set_ylim(-0.55, len(RUNGS) - 0.2)
    axes.set_xlim(0, 100.0 * 1.18 * max(float(each.shares.max()) for each in told))
    axes.set_xlabel("of 100 employees", fontsize=9, color=QUIET)
    for rung in range(len(RUNGS) - 1):
        axes.axhline(rung + 0.5, color=RULE, linewidth=0.7)
    _beside(figure, floor, told, thick)
    return figure


def finding(told: Sequence[Ladder], weeks: int) -> str:
    """Return how many stand on the highest and on the lowest rung."""
    return ladder_title({each.name: (float(each.shares[-1]), float(each.shares[0])) for each in told}, weeks)


def _places(number: int, of: int, thick: float) -> NDArray[np.float64]:
    """Return the heights of one scenario's bars: the first stands above."""
    return np.arange(len(RUNGS), dtype=np.float64) + thick * (0.5 * (of - 1) - number)


def _rungs(axes: Axes, told: Ladder, number: int, thick: float) -> None:
    look, of = SCENARIOS[number], round(0.72 / thick)
    places = _places(number, of, thick)
    bars = axes.barh(
        places, 100.0 * told.shares, height=0.92 * thick, color=look.colour, edgecolor="white", linewidth=0.6,
        hatch=_TEXTURES[number], label=told.name,
    )  # fmt: skip
    for bar, place, share in zip(bars, places, told.shares, strict=True):
        name = f"  {told.name}" if of > 1 and place == places[-1] else ""
        axes.annotate(
            f" {in_hundred(float(share))}{name}", (bar.get_width(), place), fontsize=9, va="center", color=look.colour,
            fontweight="bold",
        )  # fmt: skip


def _beside(figure: Figure, floor: tuple[float, float], told: Sequence[Ladder], thick: float) -> None:
    """Write what goes with each rung, column by column."""
    axes = panel(figure, floor, 0.63, 0.99)
    axes.set_axis_off()
    axes.set_xlim(-0.5, len(_COLUMNS) - 0.5)
    axes.set_ylim(-0.55, len(RUNGS) - 0.2)
    for column, (field, title, shown) in enumerate(_COLUMNS):
        axes.annotate(title, (column, len(RUNGS) - 0.48), fontsize=8.5, ha="center", va="bottom", color=QUIET)
        for number, each in enumerate(told):
            for place, value in zip(_places(number, len(told), thick), getattr(each, field), strict=True):
                text = signless_zero(shown.format(value)) if np.isfinite(value) else "–"
                axes.annotate(
                    text, (column, place), fontsize=9, ha="center", va="center", color=SCENARIOS[number].colour
                )
