"""Organizations as networkx graphs, out and in."""

import networkx as nx
import pytest

from empathysim.errors import InputError
from empathysim.organization.generate import generate
from empathysim.organization.measures import describe
from empathysim.organization.network import Network
from empathysim.organization.read import read_organization

FIRM = generate(60, seed=2)


def facts(network):
    """Return everything that a network says of persons and ties, by code."""
    ids = network.ids
    people = {
        code: (network.silo_names[network.silo[row]], ids[network.boss[row]], int(network.level[row]))
        for row, code in enumerate(ids)
    }
    ties = {
        (ids[one], ids[other]): weight
        for one, other, weight in zip(network.source, network.target, network.weight, strict=True)
    }
    return people, ties, dict(zip(network.silo_names, network.functions, strict=True))


def test_nodes_and_edges_say_what_the_network_says():
    graph = FIRM.graph
    assert list(graph) == list(FIRM.ids)
    person = graph.nodes["E2"]
    assert person == {"silo": "sales", "function": "sales", "level": 1, "boss": "E1"}
    kinds = nx.get_edge_attributes(graph, "kind")
    assert sum(kind == "tie" for kind in kinds.values()) == len(FIRM.source)
    for row, boss in enumerate(FIRM.boss):
        if boss != row:
            assert kinds[FIRM.ids[row], FIRM.ids[boss]] in ("boss", "tie")
    assert set(kinds.values()) == {"boss", "tie"}


def test_out_and_in_again_is_the_same_organization():
    again = Network.from_graph(FIRM.graph)
    assert (FIRM.origin, again.origin) == ("", "networkx graph")
    assert facts(again) == facts(FIRM)
    there = {(one, other) for one, other in facts(again)[1]}
    assert there == {(other, one) for one, other in there}


def test_graphml_out_and_in_again(tmp_path):
    nx.write_graphml(FIRM.graph, tmp_path / "firm.graphml")
    again = read_organization(tmp_path / "firm.graphml", symmetrise=True)
    assert again.origin == f"{tmp_path / 'firm.graphml'}, silo silo, symmetrised"
    assert facts(again) == facts(FIRM)
    assert describe(again)["ties"] == describe(FIRM)["ties"]


def test_an_undirected_graph_of_any_silo_attribute():
    graph = nx.karate_club_graph()
    network = Network.from_graph(graph, silo="club")
    assert network.symmetric
    assert network.silo_names == ("Mr. Hi", "Officer")
    assert describe(network)["ties"] == graph.number_of_edges()
    assert network.ids[network.first[1]] == "33"  # whom most members of the other club listen to


def test_a_graph_without_silos_is_refused_with_what_it_has():
    with pytest.raises(InputError, match=r"graph: silo: 'clib' is no column; there are 'club'. Did you mean 'club'\?"):
        Network.from_graph(nx.karate_club_graph(), silo="clib")
    with pytest.raises(InputError, match="no people"):
        Network.from_graph(nx.Graph(), silo="club")
