"""The graph matters: what ties between silos do to a customer's story, to satisfaction and to lifetime value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from empathysim.figures.palette import BLUE, GREEN, INK, ORANGE, QUIET, RULE, headed, plain

_PANELS = {
    "context": ("Customer's story left at the end", "share", 1.0, ORANGE),
    "satisfaction": ("Satisfaction", "0 to 1", 1.0, BLUE),
    "clv": ("Lifetime value of a customer", "thousand USD", 0.001, GREEN),
}


def ties_figure(worlds: Mapping[str, Mapping[str, Sequence[float]]], footer: str) -> Figure:
    """Return dots of paired runs, one line for each seed across the variants of an organization.

    Parameters
    ----------
    worlds : for each variant of the organization (in the order shown) the readings `context`,
        `satisfaction` and `clv`, one value for each seed, seeds in the same order.
    footer : scenario, seeds, weeks.
    """
    figure = Figure(figsize=(12, 5.4))
    axes = figure.subplots(1, len(_PANELS))
    figure.subplots_adjust(left=0.06, right=0.985, top=0.74, bottom=0.22, wspace=0.24)
    for axis, reading in zip(axes, _PANELS, strict=True):
        _panel(axis, reading, worlds)
    told = "Each grey line is one organization with other informal ties: the same people, customers and luck"
    headed(figure, finding(worlds), told, footer)
    return figure


def finding(worlds: Mapping[str, Mapping[str, Sequence[float]]]) -> str:
    """Return in one sentence what the poorest variant costs against the richest, and in how many runs."""
    means = {name: float(np.mean(readings["clv"])) for name, readings in worlds.items()}
    worst, best = min(means, key=lambda name: means[name]), max(means, key=lambda name: means[name])
    gains = np.asarray(worlds[best]["clv"]) - np.asarray(worlds[worst]["clv"])
    share = 100.0 * (means[best] / means[worst] - 1.0)
    return (
        f"Ties {best} instead of {worst}: a customer is worth {share:.1f} % more, "
        f"in {int((gains > 0).sum())} of {len(gains)} runs"
    )


def _panel(axes: Axes, reading: str, worlds: Mapping[str, Mapping[str, Sequence[float]]]) -> None:
    title, unit, scale, colour = _PANELS[reading]
    plain(axes, title, unit)
    values = scale * np.array([list(readings[reading]) for readings in worlds.values()])
    places = np.arange(len(worlds))
    for seed in range(values.shape[1]):
        axes.plot(places, values[:, seed], color=RULE, linewidth=1.0, zorder=1)
    axes.scatter(np.repeat(places, values.shape[1]), values.ravel(), s=16, color=colour, alpha=0.55, zorder=2)
    means = values.mean(axis=1)
    axes.scatter(places, means, s=420, marker="_", color=INK, linewidth=2.2, zorder=3)
    for place, mean in zip(places, means, strict=True):
        text = f"{mean:.2f}" if mean > 2 else f"{mean:.3f}"
        axes.annotate(text, (place + 0.12, mean), fontsize=9, color=INK, va="bottom", ha="left")
    axes.set_xticks(places, ["\n".join(name.split(" ")) for name in worlds], fontsize=8.5, color=QUIET)
    axes.set_xlim(-0.4, len(worlds) - 0.4)
