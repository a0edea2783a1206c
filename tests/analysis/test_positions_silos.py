"""Silos in numbers: their table, the hand-offs between them, how alike people are, and whom nobody may see."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest

import empathysim as es
from empathysim.analysis.plain_python import in_plain_python
from empathysim.analysis.positions.assortativity import assortativity
from empathysim.analysis.positions.groups_of_silos import groups_of_silos
from empathysim.analysis.positions.handoffs import flow_between_silos, handoff_flow
from empathysim.analysis.positions.measures_of_people import MEASURES, of_each_person
from empathysim.analysis.positions.silo_tables import silo_table
from empathysim.analysis.positions.silos_over_time import silos_over_time
from empathysim.errors import InputError
from empathysim.experience.handoff import handoff_loss
from empathysim.keys.journey_view import story_lost
from empathysim.life import READING, Life
from empathysim.lived import Lived
from empathysim.organization.generate import generate
from empathysim.scenarios.scenario import Scenario
from empathysim.week.live import week
from empathysim.wording.rules import faults_in

RUN = es.simulate("baseline", employees=80, weeks=8, warm_up=26, seed=3)


def imported(employees: int = 80, **shape: Any) -> Lived:
    """Return a short run of an organization that counts as read."""
    network = replace(generate(employees, seed=1, **shape), is_imported=True)
    return es.simulate("baseline", organization=network, weeks=2, warm_up=2).lived


def test_the_story_that_is_left_is_the_runs_own_reading() -> None:
    """What hand-offs are expected to lose is what journeys of the week lost in the mean, within the luck of a week."""
    for seed in range(3):
        run = es.simulate("baseline", employees=150, weeks=4, warm_up=26, seed=seed)
        flow = handoff_flow(run)
        assert flow.journeys == run.lived.weekly["journeys"][-1]
        assert flow.context == pytest.approx(run.lived.weekly["context"][-1], abs=0.01)
        assert flow.lost.sum() / flow.journeys == pytest.approx(1.0 - flow.context, abs=1e-12)
        assert flow.touches.sum() == pytest.approx(run.lived.organization.employees["touches"].sum(), rel=0.05)


def test_hand_offs_lose_what_the_rules_of_the_run_say() -> None:
    """With a rule of one's own by which nothing is lost, all stories are left; it would fail by the shipped one."""
    nothing = es.compose_rules(handoff_loss=lambda p, bridge: 0.0)
    flow = handoff_flow(es.simulate("baseline", employees=40, weeks=2, warm_up=2, rules=nothing))
    assert flow.handoffs.sum() > 0.0
    assert flow.lost.sum() == 0.0
    assert flow.context == pytest.approx(1.0, abs=1e-12)


def test_expected_hand_offs_are_those_that_journeys_make() -> None:
    """Weeks lived in plain Python, every hand-off counted: it would fail for a wrong door or a leg left out."""
    life = Life(Scenario.load("baseline"), seed=5, employees=40)
    log = np.zeros(8, READING).view(np.recarray)
    life.live(log, 0, 7)
    silos = life.organization.network.silos
    counted, stories = np.zeros((2, silos, silos))

    def counting(world: Any, s: int) -> None:
        case = world.case[0]
        if case.silo >= 0 and case.silo != s:
            lost = story_lost(world.parameters[0], handoff_loss(world.parameters[0], world.bridges[case.silo, s]))
            counted[case.silo, s] += 1.0
            stories[case.silo, s] += case.context * lost
            case.context = case.context * (1.0 - lost)
        case.silo = s

    plain_week = in_plain_python(week, {"story_is_handed_on": counting})
    expected, lost = np.zeros((2, silos, silos))
    with np.errstate(over="ignore"):
        for _ in range(6):
            plain_week(life.world)
            flow = flow_between_silos(Lived(log, life.organization, life.parameters))
            expected, lost = expected + flow.handoffs, lost + flow.lost
    assert counted.sum() > 300
    assert expected.sum() == pytest.approx(counted.sum(), rel=0.06)
    assert lost.sum() == pytest.approx(stories.sum(), rel=0.08)
    wide = expected > 20.0
    assert wide.sum() >= 4
    assert np.abs(counted - expected)[wide] == pytest.approx(0.0, abs=4.0 * np.sqrt(expected[wide].max()))
    assert (counted[expected == 0.0] == 0.0).all()


def test_the_table_holds_the_means_of_the_people() -> None:
    table, employees = silo_table(RUN), RUN.lived.organization.employees
    frame = RUN.people()
    filled = frame[frame["is_active"]].groupby("silo_name")
    for column, measure in (("literacy", "literacy"), ("engagement", "engagement"),
                            ("target_norm", "target_first_norm")):  # fmt: skip
        assert getattr(table, column) == pytest.approx(filled[measure].mean()[list(table.silos)].to_numpy())
    served = frame.groupby("silo_name")[["felt_sum", "touches"]].sum().loc[list(table.silos)]
    with np.errstate(invalid="ignore"):
        assert table.empathy == pytest.approx((served["felt_sum"] / served["touches"]).to_numpy(), nan_ok=True)
    assert table.people.sum() == len(employees)
    assert table.handoffs_in.sum() == pytest.approx(table.handoffs_out.sum())
    met = np.isfinite(table.satisfaction)
    assert (~met).sum() == 1, "only product policy meets no customer"
    assert np.nanmean(table.satisfaction) == pytest.approx(RUN.lived.weekly["satisfaction"][-1], abs=0.05)
    assert len(table.to_pandas()) == len(table.silos)
    assert faults_in(table.sentence) == []


def test_ties_within_silos_make_a_low_index() -> None:
    network = generate(80, seed=2)
    usual, spread = (
        silo_table(es.simulate("baseline", organization=each, weeks=1, warm_up=0)).e_i_index
        for each in (network, network.spread(0))
    )
    low, high = network.pairs()
    home = network.silo == 0
    ends = home[low].astype(int) + home[high]
    assert usual[0] == pytest.approx(((ends == 1).sum() - 2 * (ends == 2).sum()) / ends.sum())
    assert (usual < spread).all()


def test_small_silos_of_real_people_stand_together_and_never_one_alone() -> None:
    for employees, silos in ((80, 6), (60, 6), (120, 12), (200, 3), (40, 6), (12, 6), (500, 40)):
        network = replace(generate(employees, seed=1, silos=silos), is_imported=True)
        groups = groups_of_silos(network)
        assert groups.people.min() >= 10
        assert groups.people.sum() == employees
        sizes = np.diff(network.first)
        together = np.bincount(groups.of_silo, minlength=groups.size)
        assert set(groups.of_silo.tolist()) == set(range(groups.size))
        for silo, size in enumerate(sizes):
            assert size >= 10 or together[groups.of_silo[silo]] >= 2


def test_one_small_silo_takes_another_with_it() -> None:
    """It would fail if a silo of nine could be found by subtracting all others from the firm's total."""
    network = generate(54, seed=0, silos=2)
    cut = replace(network, is_imported=True, silo=np.repeat([0, 1, 2], [9, 22, 23]).astype(np.int32),
                  boss=np.repeat([0, 9, 31], [9, 22, 23]).astype(np.int32), silo_names=("a", "b", "c"),
                  functions=(network.functions[0], network.functions[1], ("service",)))  # fmt: skip
    assert groups_of_silos(cut).names == ("c", "2 small silos together")


def test_nothing_is_said_of_fewer_than_ten_real_people() -> None:
    few = imported(9, silos=2)
    for asked in (silo_table, handoff_flow, assortativity):
        with pytest.raises(InputError, match="fewer than 10"):
            asked(few)  # type: ignore[operator]
    assert len(silo_table(imported(60), least=1).silos) < 6


def test_silos_over_time_end_where_the_run_ends() -> None:
    size: dict[str, Any] = {"weeks": 8, "warm_up": 26, "employees": 80}
    told = silos_over_time("baseline", seed=3, **size, every=3, least=1)
    assert told.weeks.tolist() == [2, 5, 7]
    last = silos_over_time("baseline", seed=3, **size, every=1, least=1)
    assert last.values["literacy"][:, -1] == pytest.approx(silo_table(RUN).literacy)
    assert told.values["literacy"][:, -1] == pytest.approx(last.values["literacy"][:, -2:].mean(axis=1))
    assert last.firm["literacy"] == pytest.approx(RUN.lived.weekly["literacy"])
    assert last.firm["empathy"] == pytest.approx(RUN.lived.weekly["empathy"])
    assert len(told.to_pandas()) == 3 * len(told.silos)
    with pytest.raises(InputError, match=r"(?s)basline.*every = 0.*Did you mean 'empathy'"):
        silos_over_time("basline", every=0, measures=("emphaty",))


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("is_directed", [False, True])
def test_assortativity_is_that_of_networkx(measure: str, is_directed: bool) -> None:
    organization = RUN.lived.organization
    network = organization.network
    if is_directed:
        half = network.source < network.target
        network = replace(
            network, source=network.source[half], target=network.target[half], weight=network.weight[half],
            symmetric=False,
        )  # fmt: skip
    lived = replace(RUN.lived, organization=replace(organization, network=network))
    values = of_each_person(organization, measure)
    graph = nx.DiGraph() if is_directed else nx.Graph()
    ties = zip(network.source.tolist(), network.target.tolist(), strict=True)
    graph.add_edges_from((one, other) for one, other in ties if np.isfinite(values[[one, other]]).all())
    nx.set_node_attributes(graph, {row: float(values[row]) for row in graph}, "value")
    found = assortativity(lived, measure, shuffles=20)
    assert found.ties == graph.number_of_edges()
    assert found.coefficient == pytest.approx(nx.numeric_assortativity_coefficient(graph, "value"), abs=1e-9)


def with_values(values: np.ndarray) -> Lived:
    """Return the run with other literacy."""
    organization = RUN.lived.organization.copy()
    organization.employees["literacy"] = values
    organization.employees["is_active"] = True
    return replace(RUN.lived, organization=organization)


def test_people_alike_by_silo_are_more_alike_than_chance_and_not_beyond_their_silo() -> None:
    luck = np.random.default_rng(2)
    silo = RUN.network.silo / 10.0
    by_silo = assortativity(with_values(silo + 0.02 * luck.random(80)), "literacy", shuffles=200)
    assert by_silo.coefficient > by_silo.range_by_chance[1]
    assert by_silo.range_within_silos[0] <= by_silo.coefficient <= by_silo.range_within_silos[1]
    assert by_silo.e_i_of_differences > 0.3
    assert "sharing a silo is enough" in by_silo.sentence
    anybody = assortativity(with_values(luck.random(80)), "literacy", shuffles=200)
    assert abs(anybody.e_i_of_differences) < 0.2
    assert "cannot tell likeness from chance" in anybody.sentence
    for each in (by_silo, anybody):
        assert faults_in(each.sentence) == []


def test_neighbours_alike_within_their_silos_are_told_from_sharing_a_silo() -> None:
    """It would fail if values were shuffled among all where they should stay within silos."""
    network = RUN.network
    values = np.random.default_rng(1).random(80)
    for _ in range(30):  # everybody becomes the mean of the people around
        heard = np.bincount(network.target, weights=values[network.source], minlength=80)
        values = 0.5 * values + 0.5 * heard / np.maximum(1, np.bincount(network.target, minlength=80))
    found = assortativity(with_values(values), "literacy", shuffles=100)
    assert found.coefficient > found.range_within_silos[1] > found.range_by_chance[1]
    assert "more to it than sharing a silo" in found.sentence


def test_shuffles_within_silos_leave_every_silos_mean() -> None:
    """Where everybody of a silo is the same, shuffling within silos changes nothing at all."""
    same = assortativity(with_values(RUN.network.silo / 10.0), "literacy", shuffles=20)
    assert same.shuffled_within == pytest.approx(same.coefficient)
    assert same.shuffled.std() > 0.01
    with pytest.raises(InputError, match="from 20"):
        assortativity(RUN, shuffles=1)


def test_everybody_the_same_has_no_likeness() -> None:
    found = assortativity(with_values(np.full(80, 0.4)), "literacy", shuffles=20)
    assert np.isnan(found.coefficient)
    assert "nothing can be said" in found.sentence


@pytest.mark.parametrize(("name", "edges", "silo"), [("email_eu_core", "edges.csv", "department"),
                                                     ("lazega_law", "edges_advice.csv", "practice")])  # fmt: skip
def test_a_real_organization_shows_silos_and_nobody(data_folder: Path, name: str, edges: str, silo: str) -> None:
    network = es.read_organization(data_folder / name, edges=edges, silo=silo)
    run = es.simulate("baseline", organization=network, weeks=4, warm_up=4, customers=2000)
    table = silo_table(run)
    assert table.people.min() >= 10
    assert table.people.sum() == network.size
    assert handoff_flow(run).silos == table.silos
    found = assortativity(run, "customer_focus", shuffles=20)
    assert -1.0 <= found.coefficient <= 1.0
    over_time = silos_over_time("baseline", organization=network, weeks=4, warm_up=4, customers=2000, least=1)
    assert over_time.people.min() >= 10
    told = " ".join((table.to_pandas().to_string(), handoff_flow(run).to_pandas().to_string(), table.sentence))
    assert not {code for code in network.ids if code.startswith("P")} & set(told.split())
