"""An organization in a notebook: its silos as circles, the ties between them as lines, and how many there are.

Nobody is drawn, and of an organization that was read no group is that could give somebody away.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten
from xml.etree.ElementTree import Element

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.positions.groups_of_silos import SiloGroups, groups_of_silos
from empathysim.errors import InputError
from empathysim.figures.organization_layout import Circles, silo_places
from empathysim.notebook.page import heading, offers, quiet, tag, view
from empathysim.organization.network import Network
from empathysim.wording.numbers import said_count

_WIDE, _TALL = 620.0, 380.0
_MOST_LABELS = 40
"""Silos that are named; a tooltip names the others too."""
_LONGEST = 24
_FILL = "#8fa3b5"
"""Seen on a light page and on a dark one; not clear, so that lines end at the rim."""


def organization_view(network: Network) -> Element:
    """Return the view of an organization."""
    low, high = network.pairs()
    between = int(np.count_nonzero(network.silo[low] != network.silo[high]))
    known = f"{said_count(len(low), 'pair')} who know each other, {between:,} of them across silos"
    what = "organization that was read; nobody is shown" if network.is_imported else "generated organization"
    return view(
        heading(what, f"{said_count(network.size, 'person', 'people')} in {said_count(network.silos, 'silo')}"),
        *_picture(network),
        quiet(known),
        offers("es.simulate(organization=...)", "es.describe_organization(...)", "graph", "with_ties_between(...)"),
    )


def _picture(network: Network) -> Iterator[Element]:
    try:
        groups = groups_of_silos(network)
    except InputError as error:  # so few real people that nothing may be shown of them
        yield quiet(str(error))
        return
    ties = groups.added(_ties(network))
    circles = silo_places(groups.people, ties)
    scale = min(_WIDE / 2.9, _TALL / 2.3) / circles.reach
    centre = circles.centre * (scale, -scale) + (_WIDE / 2.0, _TALL / 2.0)
    spoken = f"{said_count(groups.size, 'group')} of people and the ties between them"
    yield tag(
        "svg", tag("title", spoken), *_lines(centre, ties), *_circles(groups, circles, centre, scale),
        viewBox=f"0 0 {_WIDE:g} {_TALL:g}", width=f"{_WIDE:g}", height=f"{_TALL:g}", role="img", aria_label=spoken,
        style="max-width: 100%; height: auto",
    )  # fmt: skip


def _ties(network: Network) -> NDArray[np.float64]:
    """Return how many pairs of people of two silos know each other: float64[S, S], symmetric, diagonal 0."""
    low, high = network.pairs()
    found = np.zeros((network.silos, network.silos))
    np.add.at(found, (network.silo[low], network.silo[high]), 1.0)
    np.fill_diagonal(found, 0.0)
    return found + found.T


def _lines(centre: NDArray[np.float64], ties: NDArray[np.float64]) -> Iterator[Element]:
    most = max(1.0, float(ties.max(initial=1.0)))
    for a, b in np.argwhere(np.triu(ties, 1) > 0.0):
        (x1, y1), (x2, y2) = centre[a], centre[b]
        yield tag(
            "line", x1=f"{x1:.1f}", y1=f"{y1:.1f}", x2=f"{x2:.1f}", y2=f"{y2:.1f}", stroke="currentColor",
            stroke_opacity="0.35", stroke_width=f"{max(0.5, 9.0 * ties[a, b] / most):.2f}",
        )  # fmt: skip


def _circles(groups: SiloGroups, circles: Circles, centre: NDArray[np.float64], scale: float) -> Iterator[Element]:
    """Yield each silo with how many people it has, and its name at the outside."""
    for place, (name, people) in enumerate(zip(groups.names, groups.people.tolist(), strict=True)):
        (x, y), radius = centre[place], circles.radius[place] * scale
        told = said_count(people, "person", "people")
        yield tag("circle", tag("title", f"{name}: {told}"), cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{radius:.1f}",
                  fill=_FILL, stroke="currentColor")  # fmt: skip
        if place >= _MOST_LABELS:
            continue
        across = float(np.cos(circles.angle[place])) if groups.size > 1 else 0.0
        side = "start" if across > 0.3 else "end" if across < -0.3 else "middle"
        below = float(np.sin(circles.angle[place])) <= 0.0
        left = x + (radius + 6.0) * (1.0 if side == "start" else -1.0 if side == "end" else 0.0)
        top = y + 4.0 if side != "middle" else y + (radius + 15.0 if below else -radius - 7.0)
        label = shorten(name, _LONGEST, placeholder=" ...") if " " in name else name[:_LONGEST]
        yield tag("text", f"{label} ", tag("tspan", f"{people:,}", opacity="0.75"), x=f"{left:.1f}", y=f"{top:.1f}",
                  fill="currentColor", font_size="12", text_anchor=side)  # fmt: skip
