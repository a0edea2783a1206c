"""Measures by hand, against networkx, and on seven layers of three real organizations."""

import networkx as nx
import numpy as np
import pytest

from empathysim.organization.generate import generate
from empathysim.organization.measures import describe
from empathysim.organization.network import NO_SILO
from empathysim.organization.read import read_organization

FIELDS = (
    "nodes", "ties", "silos", "largest_silo", "within_share", "within_share_random", "e_i_index", "modularity",
    "isolated", "components", "functions",
)  # fmt: skip

# folder, edges, silo, and as printed beside the data: n, m, silos, largest, within, expected, E-I, modularity
PRINTED = [
    ("email_eu_core", "edges", "department", 1005, 24929, 42, 109, 0.347, 0.047, 0.306, 0.288),
    ("krackhardt_hightech", "edges_advice", "dept", 21, 190, 4, 8, 0.272, 0.247, 0.456, -0.023),
    ("krackhardt_hightech", "edges_friends", "dept", 21, 102, 4, 8, 0.384, 0.247, 0.232, 0.086),
    ("krackhardt_hightech", "edges_reports", "dept", 21, 20, 4, 8, 1.000, 0.247, -1.000, 0.695),
    ("lazega_law", "edges_advice", "office", 71, 892, 3, 48, 0.785, 0.525, -0.570, 0.181),
    ("lazega_law", "edges_advice", "practice", 71, 892, 2, 41, 0.741, 0.505, -0.482, 0.210),
    ("lazega_law", "edges_friends", "office", 71, 575, 3, 48, 0.857, 0.525, -0.715, 0.197),
    ("lazega_law", "edges_friends", "practice", 71, 575, 2, 41, 0.610, 0.505, -0.221, 0.081),
    ("lazega_law", "edges_cowork", "office", 71, 1104, 3, 48, 0.771, 0.525, -0.542, 0.181),
    ("lazega_law", "edges_cowork", "practice", 71, 1104, 2, 41, 0.754, 0.505, -0.509, 0.221),
]


@pytest.mark.parametrize("row", PRINTED, ids=lambda row: "-".join(row[:3]))
def test_real_organizations_have_their_published_measures(data_folder, row):
    folder, edges, silo, *expected = row
    found = describe(read_organization(data_folder / folder, edges=f"{edges}.csv", silo=silo))
    assert tuple(found) == FIELDS
    names = ("nodes", "ties", "silos", "largest_silo", "within_share", "within_share_random", "e_i_index", "modularity")
    for name, value in zip(names, expected, strict=True):
        # As near as three printed digits can tell; one of them was rounded twice (.75453, .7545, .754).
        assert abs(found[name] - value) < 0.00055, name


def test_against_networkx():
    network = generate(200, seed=1).with_ties_between(3.0, seed=0)
    found = describe(network)
    graph = nx.Graph(zip(network.source.tolist(), network.target.tolist(), strict=True))
    graph.add_nodes_from(range(200))
    silos = [set(np.flatnonzero(network.silo == silo).tolist()) for silo in range(6)]
    assert found["ties"] == graph.number_of_edges()
    assert found["modularity"] == pytest.approx(nx.community.modularity(graph, silos))
    assert found["components"] == nx.number_connected_components(graph)
    assert found["isolated"] == nx.number_of_isolates(graph)
    inside = sum(network.silo[one] == network.silo[other] for one, other in graph.edges)
    assert found["within_share"] == pytest.approx(inside / graph.number_of_edges())
    assert found["e_i_index"] == pytest.approx(1 - 2 * found["within_share"])


def test_symmetrised_ties_count_once_each(data_folder):
    found = describe(read_organization(data_folder / "krackhardt_hightech", edges="edges_reports.csv", symmetrise=True))
    assert found["ties"] == 20
    advice = describe(read_organization(data_folder / "krackhardt_hightech", edges="edges_advice.csv", symmetrise=True))
    assert advice["ties"] == 145  # 190 directed ties, 45 of the pairs mutual
    assert advice["modularity"] == pytest.approx(-0.023, abs=0.00051)


def test_shares_of_nothing_are_none():
    alone = describe(generate(12, ties_within=0.0, ties_between=0.0))
    assert [alone[name] for name in ("ties", "within_share", "e_i_index", "modularity")] == [0, None, None, None]
    assert alone["isolated"] == alone["components"] == 12


def test_people_of_no_silo_are_people_but_no_silo(tmp_path):
    (tmp_path / "nodes.csv").write_text("id,team\n1,a\n2,a\n3,b\n4,b\n5,\n6,\n")
    (tmp_path / "edges.csv").write_text("from,to\n1,2\n2,3\n5,6\n5,1\n")
    network = read_organization(tmp_path)
    found = describe(network)
    assert network.silo_names == ("a", "b", NO_SILO)
    assert (found["nodes"], found["ties"], found["silos"], found["largest_silo"]) == (6, 4, 2, 2)
    assert found["within_share"] == 0.5
    assert found["within_share_random"] == pytest.approx(1 / 3)
    assert (found["isolated"], found["components"]) == (1, 2)
