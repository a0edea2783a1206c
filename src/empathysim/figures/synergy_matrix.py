"""Every pair of levers: what it is worth beyond the sum of the two."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, TwoSlopeNorm
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from empathysim.analysis.portfolio.synergy import Matrix, Synergy
from empathysim.figures.footer import footer
from empathysim.figures.frame import width
from empathysim.figures.palette import BLUE, INK, ORANGE, QUIET
from empathysim.figures.sheet import sheet
from empathysim.outcomes.readings import READINGS
from empathysim.wording.numbers import rounded
from empathysim.wording.portfolio import lever_to, synergy_title
from empathysim.wording.verdict import Verdict

_CELL, _LETTERS = 0.62, 9.0
_COLOURS = LinearSegmentedColormap.from_list("less to more", [ORANGE, "white", BLUE])


def synergy_matrix(found: Synergy) -> Figure:
    """Return the matrix: numbers in cells, hatched where one cannot tell, the gain of each lever alone on the diagonal.

    Parameters
    ----------
    found : what pairs are worth beyond the sum.
    """
    names = [lever_to(lever, value) for lever, value in zip(found.levers, found.to, strict=True)]
    number = len(names)
    room = max(width(name, _LETTERS, "normal") for name in names) + 0.35
    verdicts = {pair: found.verdict(*pair) for pair in found.pairs()}
    more, less, unclear = (
        sum(each.startswith(side) for each in verdicts.values()) for side in ("higher", "lower", "cannot_tell_yet")
    )
    subtitle = (
        f"Below the diagonal: gain of the pair less the two gains alone, in {_unit(found)}; + is worth more than the "
        "sum (blue), − less (orange), better counted up · bold: more or less by the verdict rule · hatched: cannot "
        f"tell yet · grey diagonal: gain alone, against {found.scenario.name}"
    )
    wide, tall = room + _CELL * number + 0.4, _CELL * number + 0.2
    figure, floor = sheet(
        synergy_title(found.outcome, found.place.weeks, more, less, unclear, len(verdicts)), subtitle,
        footer(found.scenario.name, found.seeds, found.place), wide=max(wide, 7.5), tall=tall + room * 0.45,
    )  # fmt: skip
    whole = figure.get_figwidth(), figure.get_figheight()
    top = floor[1] - 0.1 / whole[1]
    axes = figure.add_axes((room / whole[0], top - _CELL * number / whole[1], _CELL * number / whole[0],
                            _CELL * number / whole[1]))  # fmt: skip
    _cells(axes, found, verdicts)
    axes.set_xlim(-0.5, number - 0.5)
    axes.set_ylim(number - 0.5, -0.5)
    axes.set_xticks(range(number), names, rotation=40, ha="right", rotation_mode="anchor")
    axes.set_yticks(range(number), names)
    axes.tick_params(length=0, labelsize=_LETTERS, colors=INK)
    for side in axes.spines.values():
        side.set_visible(False)
    return figure


def _cells(axes: Axes, found: Synergy, verdicts: dict[tuple[str, str], Verdict]) -> None:
    mean, scale = found.mean * _scale(found), _scale(found)
    told = [abs(_mean(mean, found, pair)) for pair, verdict in verdicts.items() if verdict != "cannot_tell_yet"]
    most = max([*told, 2.0 * found.matters * scale, 1e-12])  # what does not matter stays pale
    norm = TwoSlopeNorm(0.0, -most, most)
    step = 10.0 ** np.floor(np.log10(max(float(np.abs(mean).max()), 1e-12) / 20.0))
    for (one, other), verdict in verdicts.items():
        column, row = sorted((found.levers.index(one), found.levers.index(other)))
        value = float(mean[row, column])
        unclear = verdict == "cannot_tell_yet"
        axes.add_patch(
            Rectangle(
                (column - 0.47, row - 0.47), 0.94, 0.94, facecolor="white" if unclear else _COLOURS(norm(value)),
                edgecolor="#b5b5b5", hatch="////" if unclear else "", linewidth=0.6,
            )
        )  # fmt: skip
        is_told = verdict.startswith(("higher", "lower"))
        dark = not unclear and abs(value) > 0.75 * most
        text = rounded(value, step)
        axes.text(
            column, row, f"+{text}" if value > 0.0 and text != "0" else text, ha="center", va="center", fontsize=8.0,
            fontweight="bold" if is_told else "normal", color="white" if dark else INK,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.2} if unclear else None,
        )  # fmt: skip
    for place, gain in enumerate(found.alone.mean(axis=1) * scale):
        axes.add_patch(Rectangle((place - 0.47, place - 0.47), 0.94, 0.94, facecolor="#ececec", linewidth=0))
        axes.text(place, place, rounded(float(gain), step), ha="center", va="center", fontsize=8.0, color=QUIET)


def _mean(mean: Matrix, found: Synergy, pair: tuple[str, str]) -> float:
    return float(mean[found.levers.index(pair[0]), found.levers.index(pair[1])])


def _scale(found: Synergy) -> float:
    unit = READINGS[found.outcome].unit
    return 100.0 if unit == "share" else 1e-3 if unit.startswith("USD") else 1.0


def _unit(found: Synergy) -> str:
    unit = READINGS[found.outcome].unit
    return "points of 100" if unit == "share" else f"thousand {unit}" if unit.startswith("USD") else unit
