"""Ties cut and joined, silos merged and split: the same people, in the same rows."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import numpy as np
import pytest

from empathysim.errors import InputError
from empathysim.organization.functions import FUNCTIONS
from empathysim.organization.generate import generate
from empathysim.organization.network import Network
from empathysim.organization.silo_shapes import merging, splitting
from empathysim.organization.soundness import refuse_what_is_unsound
from empathysim.organization.surgery import spanners, ties_of_others, ties_to_other_silos, with_bridges, without

FIRM = generate(120, seed=4)


def directed(network: Network) -> Network:
    half = network.source < network.target
    return replace(
        network, source=network.source[half], target=network.target[half], symmetric=False,
        weight=np.arange(1.0, half.sum() + 1),
    )  # fmt: skip


def ties(network: Network) -> set[tuple[int, int]]:
    return set(zip(*(end.tolist() for end in network.links()[:2]), strict=True))


def between(network: Network) -> set[tuple[int, int]]:
    return {(one, other) for one, other in ties(network) if network.silo[one] != network.silo[other]}


EITHER = pytest.mark.parametrize("firm", [FIRM, directed(FIRM)], ids=["symmetric", "directed"])


@EITHER
def test_added_bridges_join_silos_and_leave_all_else(firm: Network) -> None:
    more = with_bridges(firm, 15, seed=3)
    assert ties(firm) < ties(more)
    assert len(between(more)) == len(between(firm)) + 15
    assert len(ties(more)) == len(ties(firm)) + 15
    refuse_what_is_unsound(more)
    assert ties(with_bridges(firm, 5, seed=3)) < ties(more)
    assert ties(with_bridges(firm, 15, seed=5)) != ties(more)


@EITHER
def test_moved_bridges_hold_the_density(firm: Network) -> None:
    moved = with_bridges(firm, 15, seed=3, moved=True)
    assert len(ties(moved)) == len(ties(firm))
    assert len(between(moved)) == len(between(firm)) + 15
    assert len(ties(firm) - ties(moved)) == 15
    assert between(moved) == between(with_bridges(firm, 15, seed=3))


def test_bridges_join_silos_that_had_none() -> None:
    alone = FIRM.without_ties_between()
    assert len(between(with_bridges(alone, 9, seed=0))) == 9


def test_nothing_is_the_network_itself() -> None:
    assert with_bridges(FIRM, 0, seed=1) is FIRM
    assert without(FIRM, np.array([], dtype=int)) is FIRM


def test_too_many_bridges_are_refused_with_everything_that_is_wrong() -> None:
    with pytest.raises(InputError) as told:
        with_bridges(FIRM, 10**6, seed=0, moved=True)
    assert ["room for at most" in told.value.messages[0], "within the silos" in told.value.messages[1]] == [True, True]
    for bad in (-1, 1.5, True):
        with pytest.raises(InputError, match="whole number of 0 or more"):
            with_bridges(FIRM, bad, seed=0)  # type: ignore[arg-type]


@EITHER
def test_a_spanner_is_who_has_most_ties_to_other_silos(firm: Network) -> None:
    counts = np.zeros(firm.size)
    for one, other in between(firm):
        counts[[one, other]] += 1
    (most,) = spanners(firm, 1)
    assert counts[most] == counts.max()
    assert len(ties_to_other_silos(firm, spanners(firm, 1))) == counts.max()


def test_betweenness_is_that_of_networkx() -> None:
    graph = nx.Graph(ties(FIRM))
    found = nx.betweenness_centrality(graph)
    assert set(spanners(FIRM, 3, by="betweenness").tolist()) == set(sorted(found, key=lambda row: -found[row])[:3])


def test_cut_ties_are_gone_and_others_stay() -> None:
    people = spanners(FIRM, 4)
    gone = ties_to_other_silos(FIRM, people)
    cut = without(FIRM, gone)
    assert len(ties(cut)) == len(ties(FIRM)) - len(gone)
    assert not {person for pair in between(cut) for person in pair} & set(people.tolist())
    refuse_what_is_unsound(cut)


@pytest.mark.parametrize("only_between", [True, False])
def test_the_control_cuts_as_many_ties_of_others(only_between: bool) -> None:
    people = spanners(FIRM, 4)
    count = len(ties_to_other_silos(FIRM, people))
    gone = ties_of_others(FIRM, people, count, 7, between=only_between)
    source, target, _ = FIRM.links()
    assert len(gone) == len(set(gone.tolist())) == count
    assert not np.isin(source[gone], people).any()
    assert not np.isin(target[gone], people).any()
    across = FIRM.silo[source[gone]] != FIRM.silo[target[gone]]
    assert across.all() if only_between else not across.all()


def test_spanners_are_refused_where_they_cannot_be() -> None:
    for people, by, told in ((0, "ties_between", "1 or more"), (999, "ties_between", "has 120"),
                             (1, "betweeness", "Did you mean 'betweenness'")):  # fmt: skip
        with pytest.raises(InputError, match=told):
            spanners(FIRM, people, by)  # type: ignore[arg-type]


def pairs_by_name(network: Network) -> set[frozenset[str]]:
    return {frozenset((network.ids[one], network.ids[other])) for one, other in ties(network)}


@pytest.mark.parametrize("pair", [("sales", "service"), ("product_policy", "sales")])
def test_two_silos_merge_with_all_people_and_ties_in_their_rows(pair: tuple[str, str]) -> None:
    before, after = merging(FIRM, *pair)
    refuse_what_is_unsound(before)
    refuse_what_is_unsound(after)
    assert before.ids == after.ids
    assert sorted(before.ids) == sorted(FIRM.ids)
    assert pairs_by_name(before) == pairs_by_name(after) == pairs_by_name(FIRM)
    assert after.silos == FIRM.silos - 1
    (merged,) = set(after.silo_names) - set(FIRM.silo_names)
    assert set(after.functions[after.silo_names.index(merged)]) == set(pair)
    assert (after.boss == np.arange(after.size)).sum() == after.silos
    homes = {code: before.silo_names[s] for code, s in zip(before.ids, before.silo, strict=True)}
    assert homes == {code: FIRM.silo_names[s] for code, s in zip(FIRM.ids, FIRM.silo, strict=True)}


def test_silos_side_by_side_need_no_other_rows() -> None:
    """It would fail if an organization were rearranged without need: results would be no longer those of the seed."""
    assert merging(FIRM, "service", "sales")[0] is FIRM


@pytest.mark.parametrize("silos", [2, 6])
def test_a_silo_splits_into_teams_and_every_function_is_served(silos: int) -> None:
    firm = generate(120, seed=4, silos=silos)
    for name in firm.silo_names:
        before, after = splitting(firm, name)
        refuse_what_is_unsound(before)
        refuse_what_is_unsound(after)
        assert before.ids == after.ids
        assert pairs_by_name(before) == pairs_by_name(after) == pairs_by_name(firm)
        assert after.silos == firm.silos + 1
        assert {function for does in after.functions for function in does} == set(FUNCTIONS)
        home = firm.silo_names.index(name)
        sizes = np.diff(after.first)[home : home + 2]
        if len(firm.functions[home]) == 1:
            assert abs(sizes[0] - sizes[1]) <= 1
        else:
            assert not set(after.functions[home]) & set(after.functions[home + 1])


def test_levels_are_steps_below_the_head() -> None:
    for _, after in (merging(FIRM, "sales", "billing"), splitting(FIRM, "service")):
        for row, boss in enumerate(after.boss):
            assert after.level[row] == (0 if boss == row else after.level[boss] + 1)


def test_a_chain_of_bosses_splits_in_its_middle() -> None:
    firm = generate(120, seed=4, span=1)
    _, after = splitting(firm, "sales")
    home = firm.silo_names.index("sales")
    stay, leave = np.diff(after.first)[home : home + 2]
    assert abs(stay - leave) <= 1


def test_silos_that_cannot_be_reshaped_are_refused() -> None:
    tiny = generate(12, seed=0)
    for attempt, told in (
        (lambda: merging(FIRM, "sales", "sales"), "itself"),
        (lambda: merging(FIRM, "sails", "service"), "Did you mean 'sales'"),
        (lambda: splitting(tiny, tiny.silo_names[0]), "4 or more"),
    ):
        with pytest.raises(InputError, match=told):
            attempt()
