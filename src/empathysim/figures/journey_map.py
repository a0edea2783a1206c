"""Journey map: customers' emotion from step to step, over the silos that they pass, and who is lost on the way."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from empathysim.analysis.journey_map import Path
from empathysim.errors import InputError
from empathysim.figures.palette import INK, QUIET, RULE, SCENARIOS, Look, plain
from empathysim.figures.sheet import apart, sheet
from empathysim.wording.pictures import in_hundred, journey_title, signless_zero

_LEFT, _RIGHT = 0.20, 0.84
_FIVE = ((-1.0, "angry"), (-0.5, "agitated"), (-0.15, "ambivalent"), (0.15, "appreciative"), (0.45, "adoring"))
"""From which emotion on a journey that is remembered so has which name."""


def journey_map(paths: Mapping[str, Path], weeks: int, footer: str) -> Figure:
    """Return the map of one kind of journey, in one scenario or two.

    Parameters
    ----------
    paths : the same journey by the name of the scenario.
    weeks : that were watched.
    footer : scenarios, seeds, version.

    Raises
    ------
    InputError : for another number of scenarios, different journeys, or one that nobody set out on.
    """
    told = list(paths.values())
    if not 1 <= len(told) <= 2 or len({each.journey for each in told}) != 1:
        raise InputError("a journey map shows one kind of journey, in one scenario or two.")
    if any(each.customers[0] == 0.0 for each in told):
        raise InputError(f"nobody set out on {told[0].journey} in {weeks} weeks; watch more of them, or more runs.")
    runs = len(told[0].emotion)
    notes = (
        f"Line: mean emotion, −1 to 1, just after each step of those who come so far, {weeks} weeks watched after the "
        f"run; thin: each of {runs:,} runs · arrow: a hand-off to the next silo"
    )
    rows = len(_functions(told[0]))
    tall = (2.6, 0.42 * rows, 0.3 + 0.2 * (3 * len(told) + 2))
    figure, (bottom, top) = sheet(finding(paths, weeks), notes, footer, wide=11.0, tall=sum(tall) + 0.3)
    scale = (top - bottom) / (sum(tall) + 0.3)
    emotion = figure.add_axes((_LEFT, top - tall[0] * scale, _RIGHT - _LEFT, tall[0] * scale))
    middle = top - (tall[0] + 0.3 + tall[1]) * scale
    silos = figure.add_axes((_LEFT, middle, _RIGHT - _LEFT, tall[1] * scale))
    table = figure.add_axes((_LEFT, bottom, _RIGHT - _LEFT, tall[2] * scale))
    _emotion(emotion, paths)
    _silos(silos, told[0])
    _table(table, paths)
    return figure


def finding(paths: Mapping[str, Path], weeks: int) -> str:
    """Return at which step emotion falls most in the first scenario, and how many give up in each."""
    first = next(iter(paths.values()))
    emotion = first.mean_emotion
    worst = int(np.nanargmin(np.diff(emotion)))
    given_up = {name: 1.0 - float(each.arrived[-1]) for name, each in paths.items()}
    before, after = float(emotion[worst]), float(emotion[worst + 1])
    return journey_title(first.journey, weeks, first.route[worst], before, after, given_up)


def _functions(path: Path) -> list[str]:
    return list(dict.fromkeys(path.route))


def _columns(axes: Axes, steps: int) -> None:
    axes.set_xlim(-0.35, steps - 0.65)
    axes.set_xticks([])
    axes.grid(visible=False)


def _emotion(axes: Axes, paths: Mapping[str, Path]) -> None:
    plain(axes, "", "emotion")
    told = list(paths.values())
    steps = np.arange(len(told[0].customers))
    for each, look in zip(told, SCENARIOS, strict=False):
        for run in each.emotion:
            axes.plot(steps, run, color=look.colour, linewidth=0.6, alpha=0.35)
    for (name, each), look in zip(paths.items(), SCENARIOS, strict=False):
        axes.plot(
            steps, each.mean_emotion, color=look.colour, linestyle=look.dash, marker=look.marker, linewidth=2.2,
            markersize=7, label=name,
        )  # fmt: skip
    _columns(axes, len(steps))
    low, high = axes.get_ylim()
    axes.set_ylim(min(low, -0.2), max(high, 0.2))
    low, high = axes.get_ylim()
    for edge, _ in _FIVE:
        if low < edge < high:
            axes.axhline(edge, color=RULE, linewidth=0.8, zorder=0)
    lower_edges = [max(low, edge) for edge, _ in _FIVE]
    for (_, name), lower, upper in zip(_FIVE, lower_edges, [*lower_edges[1:], high], strict=True):
        if min(upper, high) - lower > 0.06 * (high - low):
            axes.annotate(
                name, (-0.33, 0.5 * (lower + min(upper, high))), fontsize=8, color=QUIET, va="center", style="italic"
            )
    ends = [float(each.mean_emotion[-1]) for each in told]
    places = apart(ends, 0.08 * (high - low))
    for place, end, name, look in zip(places, ends, paths, SCENARIOS, strict=False):
        axes.annotate(
            f"{name} {signless_zero(f'{end:+.2f}')}", (1.01, place), xycoords=("axes fraction", "data"), fontsize=9,
            color=look.colour, fontweight="bold", va="center", annotation_clip=False,
        )  # fmt: skip


def _silos(axes: Axes, path: Path) -> None:
    """Draw the silos as lanes, the steps as dots in them, and hand-offs as arrows between."""
    plain(axes, "")
    functions = _functions(path)
    _columns(axes, len(path.customers))
    for lane, name in enumerate(functions):
        axes.axhline(lane, color=RULE, linewidth=7, alpha=0.6, zorder=0, solid_capstyle="round")
        axes.annotate(
            name, (-0.01, lane), xycoords=("axes fraction", "data"), fontsize=9, ha="right", va="center", color=INK,
            annotation_clip=False,
        )  # fmt: skip
    lanes = [functions.index(name) for name in path.route]
    axes.annotate("sets out", (0.0, lanes[0]), fontsize=8.5, ha="center", va="center", color=QUIET)
    axes.scatter(range(1, len(lanes) + 1), lanes, s=90, color=INK, zorder=3)
    for leg, (here, there) in enumerate(pairwise(lanes), start=1):
        if path.handoffs[leg] == 0.0:  # one silo does both
            continue
        arrow = {"arrowstyle": "-|>", "color": INK, "shrinkA": 6, "shrinkB": 6, "linewidth": 1.4}
        axes.annotate("", (leg + 1, there), (leg, here), arrowprops=arrow)
    axes.set_ylim(len(functions) - 0.5, -0.5)
    axes.set_yticks([])
    axes.spines["bottom"].set_visible(False)


def _table(axes: Axes, paths: Mapping[str, Path]) -> None:
    """Write, step by step, how many come so far, how many by a wrong door, and what is left of their story."""
    steps = len(next(iter(paths.values())).customers)
    _columns(axes, steps)
    axes.set_axis_off()
    axes.set_ylim(3.0 * (len(paths) + 0.6), 0.0)
    row = 0.5
    for what, values in (
        ("come so far, of 100", lambda path: path.arrived),
        ("by a wrong door, of 100", lambda path: np.concatenate([[np.nan], path.wrong_doors])),
        ("of their story left, of 100", lambda path: path.context),
    ):
        for number, ((name, path), look) in enumerate(zip(paths.items(), SCENARIOS, strict=False)):
            _line(axes, row, what if number == 0 else "", name if len(paths) > 1 else "", values(path), look)
            row += 1.0
        row += 0.6


def _line(axes: Axes, row: float, what: str, name: str, values: NDArray[np.float64], look: Look) -> None:
    axes.annotate(
        what, (-0.01, row), xycoords=("axes fraction", "data"), fontsize=8.5, ha="right", va="center", color=INK,
        annotation_clip=False,
    )  # fmt: skip
    axes.annotate(
        name, (1.01, row), xycoords=("axes fraction", "data"), fontsize=8.5, va="center", color=look.colour,
        annotation_clip=False,
    )  # fmt: skip
    for step, value in enumerate(values):
        if np.isfinite(value):
            axes.annotate(in_hundred(value), (step, row), fontsize=9, ha="center", va="center", color=look.colour)
