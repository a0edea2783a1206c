"""The organization: silos as hulls, people as dots, ties between them; colour is empathy, size is customer contact.

Of an organization that was read, no person is drawn: each group of ten people or more is one disc with its means.
"""

from __future__ import annotations

from textwrap import fill

import numpy as np
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.collections import LineCollection
from matplotlib.colors import Normalize
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyArrowPatch
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from empathysim.analysis.finished import HoldsARun, lived_of
from empathysim.analysis.positions.groups_of_silos import SiloGroups, groups_of_silos
from empathysim.analysis.positions.measures_of_people import MEASURES, of_each_group, of_each_person
from empathysim.figures.organization_layout import Circles, people_places, silo_places
from empathysim.figures.palette import INK, QUIET
from empathysim.figures.sheet import sheet
from empathysim.lived import Lived
from empathysim.organization.network import Network
from empathysim.wording.positions import network_title, silo

Real = NDArray[np.float64]

_COLOURS = "cividis"
_FAINT = "#b9b9b9"
_WIDE = 8.8
"""Inches for the silos and their labels; the rest is for the colour bar."""
_LEVEL, _OUTWARD = (1.52, 1.22), (2.0, 1.9)
"""Room for labels around the circle, sideways and up, as multiples of how far the silos reach."""
_MOST_LINES = 6_000
"""Most single ties that are drawn; of more, only those between silos are, as one band for each two silos."""
_MOST_LEVEL_LABELS = 14
"""Most labels that stand level around the circle; more of them point outwards."""


def organization_network(run: Lived | HoldsARun, footer: str, *, measure: str = "empathy") -> Figure:
    """Return the picture of an organization at the end of a run.

    Parameters
    ----------
    run : what `simulate` returns, or its numbers.
    footer : scenario, seed, version.
    measure : what colour shows; see `measures_of_people.MEASURES`.

    Raises
    ------
    InputError : for another measure, or an organization of fewer than ten real people.
    """
    lived = lived_of(run)
    organization, network = lived.organization, lived.organization.network
    groups = groups_of_silos(network)
    home = groups.of_silo[network.silo]
    means, contact = (of_each_group(organization, name, home, groups.size) for name in (measure, "contact_share"))
    ties = groups.added(_ties(network))
    circles = silo_places(groups.people, ties)
    title = network_title(MEASURES[measure], len(lived.weekly), groups.names, groups.people.tolist(), means.tolist())
    room = _LEVEL if groups.size <= _MOST_LEVEL_LABELS else _OUTWARD
    figure, (bottom, top) = sheet(title, _subtitle(network, measure), footer, tall=_WIDE * room[1] / room[0])
    axes = figure.add_axes((0.01, bottom, _WIDE / 10.0, top - bottom))
    inch = _WIDE / (2.0 * room[0] * circles.reach)
    if network.is_imported:
        shade = _shade(means)
        _bands(axes, circles, ties)
        _discs(axes, circles, means, shade)
    else:
        values = of_each_person(organization, measure)
        shade = _shade(values)
        _people(axes, network, circles, values, np.array(organization.employees["contact_share"]), shade, inch)
    _labels(axes, groups, circles, measure, means, contact)
    axes.set(
        xlim=(-room[0] * circles.reach, room[0] * circles.reach),
        ylim=(-room[1] * circles.reach, room[1] * circles.reach), aspect="equal",
    )  # fmt: skip
    axes.set_axis_off()
    _colour_bar(figure, (0.905, bottom + 0.2 * (top - bottom), 0.018, 0.5 * (top - bottom)), shade, measure)
    return figure


def _subtitle(network: Network, measure: str) -> str:
    colour = f"Colour: {MEASURES[measure]}, in the last week"
    if network.is_imported:
        return f"{colour}, mean of the silo · disc: its people · band: ties between two silos · no person is shown"
    ring = "ring: met no customer" if measure == "empathy" else "ring: vacant"
    return f"{colour} · {ring} · size: contact with customers · line: an informal tie, dark between silos"


def _ties(network: Network) -> Real:
    """Return how many pairs of people of two silos know each other: float64[S, S], symmetric, diagonal 0."""
    low, high = network.pairs()
    found = np.zeros((network.silos, network.silos))
    np.add.at(found, (network.silo[low], network.silo[high]), 1.0)
    np.fill_diagonal(found, 0.0)
    return found + found.T


def _shade(values: Real) -> ScalarMappable:
    """Return which colour stands for which value, of 100; the two in a hundred at each end share the last colours."""
    there = 100.0 * values[np.isfinite(values)]
    low, high = np.quantile(there, (0.02, 0.98)) if len(there) else (0.0, 100.0)
    if high - low < 2.0:
        low, high = low - 1.0, high + 1.0
    return ScalarMappable(Normalize(float(low), float(high)), _COLOURS)


def _people(
    axes: Axes, network: Network, circles: Circles, values: Real, contact: Real, shade: ScalarMappable, inch: float
) -> None:
    """Draw hulls, ties and people; `inch` is how long a step of the layout is."""
    places = people_places(network, circles)
    low, high = network.pairs()
    between = network.silo[low] != network.silo[high]
    if len(low) <= _MOST_LINES:
        for kind, colour, width in ((~between, _FAINT, 0.5), (between, QUIET, 0.7)):
            lines = np.stack((places[low[kind]], places[high[kind]]), axis=1)
            axes.add_collection(LineCollection(list(lines), colors=colour, linewidths=width, alpha=0.7, zorder=1))
    else:
        _bands(axes, circles, _ties(network))
    for (x, y), radius in zip(circles.centre, circles.radius, strict=True):
        axes.add_patch(Circle((x, y), radius, facecolor="#f4f4f4", edgecolor=QUIET, linewidth=1.0, zorder=0))
    largest = (0.95 * 72.0 * inch) ** 2
    size = largest * (0.15 + 0.85 * contact / max(0.2, float(contact.max())))
    has = np.isfinite(values)
    x, y = places.T
    axes.scatter(
        x[has], y[has], s=size[has], c=shade.to_rgba(100.0 * values[has]), edgecolor=INK, linewidth=0.4, zorder=3
    )
    axes.scatter(x[~has], y[~has], s=size[~has], facecolor="white", edgecolor=QUIET, linewidth=0.9, zorder=3)


def _discs(axes: Axes, circles: Circles, means: Real, shade: ScalarMappable) -> None:
    for (x, y), radius, mean in zip(circles.centre, circles.radius, means, strict=True):
        colour = shade.to_rgba(100.0 * mean) if np.isfinite(mean) else "white"
        axes.add_patch(Circle((x, y), radius, facecolor=colour, edgecolor=INK, linewidth=0.8, zorder=3))


def _bands(axes: Axes, circles: Circles, ties: Real) -> None:
    """Draw the ties between each two groups as one curve that bends towards the middle; the widest is 9 points."""
    most = max(1.0, float(np.triu(ties, 1).max(initial=1.0)))
    for a, b in np.argwhere(np.triu(ties, 1) > 0.0):
        turn = np.sin(circles.angle[b] - circles.angle[a])
        axes.add_patch(FancyArrowPatch(
            tuple(circles.centre[a]), tuple(circles.centre[b]), connectionstyle=f"arc3,rad={-0.3 * np.sign(turn)}",
            arrowstyle="-", linewidth=max(0.3, 9.0 * ties[a, b] / most), color=QUIET, alpha=0.35, zorder=1,
        ))  # fmt: skip


def _labels(axes: Axes, groups: SiloGroups, circles: Circles, measure: str, means: Real, contact: Real) -> None:
    """Write beside each silo who is there: level where there are few silos, outwards where there are many."""
    short = measure.replace("_", " ")
    for k, name in enumerate(groups.names):
        mean = f"{short} {100 * means[k]:.0f}" if np.isfinite(means[k]) else "no touch"
        parts = (f"{groups.people[k]} people", mean, f"contact {100 * contact[k]:.0f}")
        across, up = float(np.cos(circles.angle[k])), float(np.sin(circles.angle[k]))
        away = circles.radius[k] + 0.03 * circles.reach
        x, y = circles.centre[k] + away * np.array((across, up))
        if groups.size > _MOST_LEVEL_LABELS:
            turn = float(np.degrees(circles.angle[k])) % 360.0
            is_left = 90.0 < turn < 270.0
            axes.text(
                x, y, f"{silo(name)} · {' · '.join(parts)}", fontsize=7.5, color=INK, va="center", zorder=5,
                ha="right" if is_left else "left", rotation=turn - 180.0 * is_left, rotation_mode="anchor",
            )  # fmt: skip
            continue
        side = "left" if across > 0.3 else "right" if across < -0.3 else "center"
        lower = 26.0 if up > 0.3 else -14.0 if up < -0.3 else 6.0
        axes.annotate(fill(silo(name), 20), (x, y), xytext=(0, lower), textcoords="offset points", fontsize=10.5,
                      fontweight="bold", color=INK, ha=side, va="bottom", zorder=5)  # fmt: skip
        axes.annotate(f"{parts[0]}\n{parts[1]} · {parts[2]}", (x, y), xytext=(0, lower), textcoords="offset points",
                      fontsize=8.5, color=QUIET, ha=side, va="top", zorder=5, linespacing=1.2)  # fmt: skip


def _colour_bar(figure: Figure, place: tuple[float, float, float, float], shade: ScalarMappable, measure: str) -> None:
    bar = figure.colorbar(shade, cax=figure.add_axes(place), extend="both")
    bar.ax.yaxis.set_major_locator(MaxNLocator(6, integer=True))
    bar.ax.tick_params(labelsize=9, colors=QUIET, length=0)
    for spine in bar.ax.spines.values():
        spine.set_visible(False)
    bar.ax.set_title(f"{fill(MEASURES[measure], 14)}\nof 100", fontsize=8.5, color=QUIET, pad=14)
