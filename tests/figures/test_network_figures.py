"""Pictures of the organization: what is drawn is what is known, nobody real is shown, and labels stand inside."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.text import Annotation, Text

import empathysim as es
from empathysim.analysis.positions.handoffs import handoff_flow
from empathysim.analysis.positions.silo_tables import silo_table
from empathysim.analysis.positions.silos_over_time import SilosOverTime, silos_over_time
from empathysim.errors import InputError
from empathysim.figures.handoff_flow import handoff_figure
from empathysim.figures.organization_layout import people_places, silo_places
from empathysim.figures.organization_network import organization_network
from empathysim.figures.silo_multiples import silo_multiples
from empathysim.organization.generate import generate
from empathysim.wording.positions import flow_title, multiples_title, network_title
from empathysim.wording.rules import faults_in_title

RUN = es.simulate("baseline", employees=80, weeks=8, warm_up=26, seed=3)
PLACE: dict[str, Any] = {"weeks": 8, "warm_up": 26, "employees": 80}
FOOTER = "scenario baseline · seed 3 · version"


def texts(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if text.get_text()]


def assert_labels_stand_inside(figure: Figure) -> None:
    """Hold that no label that is not inside of axes with ticks leaves the figure."""
    FigureCanvasAgg(figure).draw()
    wide, tall = figure.bbox.width, figure.bbox.height
    for text in figure.findobj(lambda artist: isinstance(artist, Text | Annotation)):
        if text.get_text() and text.get_visible():
            box = text.get_window_extent()
            assert -2 <= box.x0 <= box.x1 <= wide + 2, text.get_text()
            assert -2 <= box.y0 <= box.y1 <= tall + 2, text.get_text()


def test_every_synthetic_person_is_a_dot_in_the_own_silo() -> None:
    figure = organization_network(RUN, FOOTER)
    axes = figure.axes[0]
    dots = np.concatenate([found.get_offsets() for found in axes.collections if isinstance(found, PathCollection)])
    hulls = [patch for patch in axes.patches if isinstance(patch, Circle)]
    assert len(dots) == RUN.network.size
    inside = [sum(np.hypot(*(dots - hull.center).T) < hull.radius) for hull in hulls]
    assert inside == np.diff(RUN.network.first).tolist()
    assert FOOTER in texts(figure)
    assert_labels_stand_inside(figure)


def test_colours_are_the_values_and_rings_met_nobody() -> None:
    figure = organization_network(RUN, FOOTER)
    filled, rings = (found for found in figure.axes[0].collections if isinstance(found, PathCollection))
    employees = RUN.lived.organization.employees
    met = employees["touches"] > 0
    assert len(filled.get_offsets()) == met.sum()
    assert len(rings.get_offsets()) == (~met).sum()
    empathy = employees["felt_sum"][met] / employees["touches"][met]
    bright = filled.get_facecolor()[:, :3].sum(axis=1)
    middle = (empathy > np.quantile(empathy, 0.05)) & (empathy < np.quantile(empathy, 0.95))
    assert (np.argsort(empathy[middle]) == np.argsort(bright[middle], kind="stable")).mean() > 0.9
    told = " ".join(texts(figure))
    for value in silo_table(RUN).empathy:
        assert np.isnan(value) or f"empathy {100 * value:.0f}" in told


def test_the_same_graph_has_the_same_places_and_silos_stand_apart() -> None:
    for silos in (1, 2, 6, 30):
        network = generate(300, seed=1, silos=silos)
        people = np.diff(network.first).astype(np.intp)
        ties = np.zeros((silos, silos))
        np.add.at(ties, (network.silo[network.source], network.silo[network.target]), 1.0)
        np.fill_diagonal(ties, 0.0)
        one, again = silo_places(people, ties), silo_places(people, ties)
        assert np.array_equal(one.centre, again.centre)
        apart = np.hypot(*(one.centre[:, None] - one.centre[None]).transpose(2, 0, 1))
        touching = one.radius[:, None] + one.radius[None]
        assert (apart + 1e9 * np.eye(silos) > touching).all()
        places = people_places(network, one)
        off = np.hypot(*(places - one.centre[network.silo]).T)
        assert (off < one.radius[network.silo]).all()


def test_silos_with_most_ties_stand_side_by_side() -> None:
    ties = np.zeros((6, 6))
    for one, other in ((0, 3), (3, 5), (5, 1), (1, 4), (4, 2)):  # a chain
        ties[one, other] = ties[other, one] = 10.0
    angle = silo_places(np.full(6, 20), ties).angle
    order = np.argsort(angle)
    around = {frozenset((order[k], order[(k + 1) % 6])) for k in range(6)}
    assert {frozenset(pair) for pair in ((0, 3), (3, 5), (5, 1), (1, 4), (4, 2))} <= around


def test_of_real_people_only_silos_are_drawn() -> None:
    network = replace(generate(80, seed=1), is_imported=True)
    run = es.simulate("baseline", organization=network, weeks=2, warm_up=2)
    figure = organization_network(run, FOOTER)
    assert_only_groups(figure, run)


def assert_only_groups(figure: Figure, run: es.Run) -> None:
    """Hold that there is a disc for each group of ten or more, and nothing for a single person."""
    axes = figure.axes[0]
    assert not [found for found in axes.collections if len(found.get_paths()) > 0]
    table = silo_table(run)
    assert len([patch for patch in axes.patches if isinstance(patch, Circle)]) == len(table.silos)
    assert table.people.min() >= 10
    told = set(" ".join(texts(figure)).replace("\n", " ").split())
    assert not told & {code for code in run.network.ids if not code.isdigit()}
    assert_labels_stand_inside(figure)


@pytest.mark.parametrize(("name", "edges", "silo"), [("email_eu_core", "edges.csv", "department"),
                                                     ("lazega_law", "edges_advice.csv", "office")])  # fmt: skip
def test_pictures_of_a_real_organization_show_nobody(data_folder: Path, name: str, edges: str, silo: str) -> None:
    network = es.read_organization(data_folder / name, edges=edges, silo=silo)
    run = es.simulate("baseline", organization=network, weeks=2, warm_up=2, customers=2000)
    assert_only_groups(organization_network(run, FOOTER), run)
    assert_labels_stand_inside(handoff_figure(handoff_flow(run), FOOTER))
    over_time = silos_over_time("baseline", organization=network, weeks=4, warm_up=2, customers=2000)
    assert_labels_stand_inside(silo_multiples(over_time, FOOTER))


def test_bands_are_as_wide_as_hand_offs_are_frequent() -> None:
    flow = handoff_flow(RUN)
    figure = handoff_figure(flow, FOOTER)
    per_100 = 100.0 * flow.handoffs / flow.journeys
    ribbons = [patch for patch in figure.axes[0].patches if isinstance(patch, PathPatch)]
    wide = sum(patch.get_path().vertices[0, 1] - patch.get_path().vertices[7, 1] for patch in ribbons)
    assert wide == pytest.approx(per_100.sum())
    hatched = [patch for patch in ribbons if patch.get_hatch()]
    assert 5 <= len(hatched) < len(ribbons)
    bars = [patch.get_height() for patch in figure.axes[0].patches if isinstance(patch, Rectangle)]
    assert sum(bars) == pytest.approx(2.0 * per_100.sum())
    a, b = np.unravel_index(np.argmax(per_100), per_100.shape)
    lost = flow.lost[a, b] / flow.handoffs[a, b]
    assert f"{per_100[a, b]:.0f} to {flow.silos[b]}, {100 * lost:.0f} % lost" in texts(figure)
    assert_labels_stand_inside(figure)


def test_many_silos_are_shown_as_the_busiest_and_the_others() -> None:
    run = es.simulate("baseline", organization=generate(300, seed=1, silos=30), weeks=2, warm_up=2)
    figure = handoff_figure(handoff_flow(run), FOOTER)
    assert sum("other silos" in text for text in texts(figure)) == 2
    title = " ".join(text for text in texts(figure) if "hand-offs, on which" in text).replace("\n", " ")
    assert title
    assert "other silos" not in title
    assert_labels_stand_inside(figure)


def test_without_hand_offs_there_is_nothing_to_draw() -> None:
    run = es.simulate("baseline", organization=generate(40, seed=1, silos=1), weeks=2, warm_up=2)
    with pytest.raises(InputError, match="one silo does everything"):
        handoff_figure(handoff_flow(run), FOOTER)
    assert_labels_stand_inside(organization_network(run, FOOTER))


def test_small_pictures_hold_their_silos_values() -> None:
    told: SilosOverTime = silos_over_time("baseline", seed=3, **PLACE, every=2)
    assert told.people.min() >= 10
    figure = silo_multiples(told, FOOTER, measure="literacy")
    assert len(figure.axes) == len(told.silos)
    for k, axes in enumerate(figure.axes):
        strong = max(axes.lines, key=lambda line: line.get_linewidth())
        assert strong.get_ydata() == pytest.approx(100.0 * told.values["literacy"][k])
        assert axes.get_title(loc="left") == told.silos[k]
    assert_labels_stand_inside(figure)
    with pytest.raises(InputError, match="Did you mean 'literacy'"):
        silo_multiples(told, FOOTER, measure="litteracy")


def test_titles_name_horizon_and_unit_and_no_small_silo() -> None:
    silos, people, means = ("a", "b", "tiny"), (20, 30, 9), (0.31, 0.42, 0.99)
    title = network_title("empathy felt at a touch", 104, silos, people, means)
    assert "tiny" not in title
    for each in (title, multiples_title("literacy", 52, silos[:2], means[:2]), flow_title(138.0, 0.06, ("a", "b", 34))):
        assert faults_in_title(each) == [], each
