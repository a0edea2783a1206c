"""Hand-offs between silos: who gives to whom, in bands as wide as they are frequent, with what is lost of stories."""

from __future__ import annotations

from textwrap import fill

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from numpy.typing import NDArray

from empathysim.analysis.positions.groups_of_silos import SiloGroups
from empathysim.analysis.positions.handoffs import HandoffFlow
from empathysim.errors import InputError
from empathysim.figures.palette import BLUE, INK, ORANGE, QUIET
from empathysim.figures.sheet import sheet
from empathysim.wording.positions import flow_title, silo

Real = NDArray[np.float64]

_MOST = 12
"""Most silos that are drawn; the others stand together."""
_LABELLED = 6
_NARROW = 0.012
"""Bands that are narrower, as a share of all, are drawn plain."""
_GAP = 0.025
_LEFT, _RIGHT = 0.0, 1.0
_NODE = 0.03
_BEND = 0.5


def handoff_figure(flow: HandoffFlow, footer: str) -> Figure:
    """Return the flow of hand-offs between silos in a week.

    Parameters
    ----------
    flow : see `handoffs.handoff_flow`.
    footer : scenario, seed, version.

    Raises
    ------
    InputError : where there are no hand-offs: one silo does everything, or nobody set out.
    """
    shown = _largest(flow)
    per_100 = 100.0 * shown.handoffs / max(1.0, shown.journeys)
    if per_100.sum() <= 0.0:
        raise InputError("there are no hand-offs between silos to show: one silo does everything, or nobody set out.")
    lost = np.divide(shown.lost, shown.handoffs, out=np.zeros_like(shown.lost), where=shown.handoffs > 0.0)
    single = np.diag(per_100) == 0.0  # several silos that stand together hand over among themselves
    widest = np.where(single[:, None] & single[None, :], per_100, 0.0)
    a, b = np.unravel_index(int(np.argmax(widest)), widest.shape)
    pair = (shown.silos[a], shown.silos[b], float(widest[a, b])) if widest[a, b] > 0.0 else None
    title = flow_title(float(per_100.sum()), 1.0 - flow.context, pair)
    subtitle = (
        "From the silo on the left to the one on the right, expected from the journeys of the last week · hatched, "
        "on bands that are wide enough: the part of the customers' stories that is lost on the way"
    )
    figure, (bottom, top) = sheet(title, subtitle, footer, wide=11.0, tall=6.4, is_titled=True)
    axes = figure.add_axes((0.19, bottom, 0.62, top - bottom))
    _draw(axes, shown.silos, per_100, widest, lost)
    return figure


def _largest(flow: HandoffFlow) -> HandoffFlow:
    """Return the flow between the silos with most hand-offs, the others put together."""
    passing = flow.handoffs.sum(axis=0) + flow.handoffs.sum(axis=1)
    busy = np.flatnonzero(passing > 0.0)
    most = np.sort(busy[np.argsort(-passing[busy], kind="stable")][: _MOST - 1] if len(busy) > _MOST else busy)
    if len(most) == len(flow.silos):
        return flow
    of_silo = np.full(len(flow.silos), len(most), dtype=np.intp)
    of_silo[most] = np.arange(len(most))
    names = (*(flow.silos[k] for k in most), f"{len(flow.silos) - len(most)} other silos")
    return flow.grouped(SiloGroups(names, of_silo, np.bincount(of_silo)))


def _draw(axes: Axes, silos: tuple[str, ...], per_100: Real, widest: Real, lost: Real) -> None:
    height = float(per_100.sum())
    gives, takes = per_100.sum(axis=1), per_100.sum(axis=0)
    left, right = _stacked(gives, height), _stacked(takes, height)
    labelled = set(np.argsort(-widest, axis=None)[:_LABELLED].tolist())
    starts, ends = left.copy(), right.copy()
    for a, b in np.argwhere(per_100 > 0.0):  # row by row: bands leave and arrive in the order of silos
        wide = per_100[a, b]
        _band(axes, starts[a], ends[b], wide, lost[a, b] if wide > _NARROW * height else 0.0)
        if a * len(silos) + b in labelled and wide > 1.6 * _NARROW * height:
            axes.text(
                _NODE + 0.015, starts[a] - 0.5 * wide, f"{wide:.0f} to {silo(silos[b])}, {100 * lost[a, b]:.0f} % lost",
                fontsize=8.5, color=INK, va="center", zorder=5,
            )  # fmt: skip
        starts[a] -= wide
        ends[b] -= wide
    sides = (
        (_LEFT, left, gives, "right", -0.02, "given"),
        (_RIGHT - _NODE, right, takes, "left", _NODE + 0.02, "taken"),
    )
    for x, tops, sizes, side, away, what in sides:
        for k, name in enumerate(silos):
            if sizes[k] > 0.0:
                axes.add_patch(Rectangle((x, tops[k] - sizes[k]), _NODE, sizes[k], color=INK, zorder=4))
                told = f"{fill(silo(name), 20)}  {sizes[k]:.0f}"
                axes.text(x + away, tops[k] - 0.5 * sizes[k], told, fontsize=9.5, color=INK, ha=side, va="center")
        axes.text(x + away, height * (1.0 + _GAP * len(silos)) + 0.02 * height, f"{what}, per 100 journeys", fontsize=9,
                  color=QUIET, ha=side, va="bottom")  # fmt: skip
    axes.set(xlim=(_LEFT, _RIGHT), ylim=(-0.02 * height, height * (1.03 + _GAP * len(silos))))
    axes.set_axis_off()


def _stacked(sizes: Real, height: float) -> Real:
    """Return the upper ends of bars that stand one below the other, in the middle of the picture."""
    shown = sizes > 0.0
    gap = _GAP * height
    taken = sizes.sum() + gap * (shown.sum() - 1)
    whole = height * (1.0 + _GAP * len(sizes))
    below = np.concatenate(([0.0], np.cumsum(sizes + np.where(shown, gap, 0.0))[:-1]))
    return np.asarray(0.5 * (whole + taken) - below)


def _band(axes: Axes, start: float, end: float, wide: float, lost: float) -> None:
    """Draw one band, its lower edge hatched by the part that is lost."""
    for top, share, look in (
        (0.0, 1.0 - lost, {"facecolor": BLUE, "alpha": 0.42, "linewidth": 0.0}),
        (1.0 - lost, lost, {"facecolor": "white", "edgecolor": ORANGE, "hatch": "//////", "linewidth": 0.4}),
    ):
        if share * wide > 0.0:
            axes.add_patch(PathPatch(_ribbon(start - top * wide, end - top * wide, share * wide), zorder=2, **look))


def _ribbon(start: float, end: float, wide: float) -> Path:
    first, last = _LEFT + _NODE, _RIGHT - _NODE
    near, far = first + _BEND * (last - first), last - _BEND * (last - first)
    points = [
        (first, start), (near, start), (far, end), (last, end),
        (last, end - wide), (far, end - wide), (near, start - wide), (first, start - wide), (first, start),
    ]  # fmt: skip
    curve = [Path.CURVE4] * 3
    return Path(points, [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY])
