"""What is read of files, and what is told of it."""

import numpy as np
import pytest
from small_files import NODES, codes, ties, write

from empathysim.errors import InputError
from empathysim.organization.functions import FUNCTIONS
from empathysim.organization.network import NO_SILO
from empathysim.organization.read import read_organization


def test_a_folder(tmp_path):
    network = read_organization(write(tmp_path))
    assert network.ids == ("1", "2", "3", "4", "5")
    assert network.boss.tolist() == [0, 0, 0, 3, 3]
    assert network.silo_names == ("a", "b")
    assert ties(network) == {("1", "2"): 1.0, ("2", "4"): 3.0, ("5", "1"): 2.0}
    assert not network.symmetric
    assert set().union(*network.functions) == set(FUNCTIONS)
    assert all(kind.dtype == np.int32 for kind in (network.silo, network.boss, network.level, network.source))


def test_all_ways_to_name_the_files_give_the_same(tmp_path):
    write(tmp_path, name="edges_advice.csv")
    expected = ties(read_organization(tmp_path))  # the only file of edges
    (tmp_path / "edges_friends.csv").write_text("source,target\n1,3\n")
    (tmp_path / "people.csv").write_text(NODES)
    assert ties(read_organization(tmp_path, edges="edges_advice.csv")) == expected
    assert ties(read_organization(tmp_path / "edges_advice.csv")) == expected
    assert ties(read_organization(tmp_path / "people.csv", edges=tmp_path / "edges_advice.csv")) == expected
    assert ties(read_organization(str(tmp_path / "nodes.csv"), edges="edges_advice.csv")) == expected
    (tmp_path / "edges.csv").write_text("source,target\n4,5\n")
    assert ties(read_organization(tmp_path)) == {("4", "5"): 1.0}  # edges.csv comes first


def test_separators_encodings_and_line_ends(tmp_path):
    nodes = "\n id ; Unit \r\n1; Köln \r\n2;Zürich\r\n\r\n3;\r\n"
    (tmp_path / "nodes.csv").write_bytes(nodes.encode("cp1252"))
    (tmp_path / "edges.csv").write_bytes(b"\xef\xbb\xbfFrom\tTo\n1\t2\n")
    network = read_organization(tmp_path)
    assert network.silo_names == ("Köln", "Zürich", NO_SILO)
    assert ties(network) == {("1", "2"): 1.0}


def test_self_ties_repeats_and_ties_of_weight_zero_are_left_out_and_told(tmp_path):
    network = read_organization(write(tmp_path, edges="source,target,weight\n1,1,1\n1,2,1\n1,2,4\n2,3,0\n3,4,\n"))
    assert ties(network) == {("1", "2"): 5.0, ("3", "4"): 1.0}
    texts = " ".join(note.text for note in network.notes)
    assert "with themselves left out: 1." in texts
    assert "repeated: 1; their weights are summed" in texts
    assert "weight 0 left out: 1." in texts
    assert "without any informal tie: 1." in texts
    assert ("O09", "warning") in codes(network)  # two separate parts


def test_repeats_without_weights_count_once(tmp_path):
    network = read_organization(write(tmp_path, edges="source,target\n1,2\n1,2\n2,1\n"))
    assert ties(network) == {("1", "2"): 1.0, ("2", "1"): 1.0}


def test_symmetrise_holds_the_stronger_weight_in_both_directions(tmp_path):
    network = read_organization(write(tmp_path, edges="source,target,weight\n1,2,1\n2,1,4\n3,4,2\n"), symmetrise=True)
    assert network.symmetric
    assert ties(network) == {("1", "2"): 4.0, ("2", "1"): 4.0, ("3", "4"): 2.0, ("4", "3"): 2.0}


def test_no_ties_at_all_is_an_organization_too(tmp_path):
    network = read_organization(write(tmp_path, edges="source,target\n"))
    assert ties(network) == {}
    start, _, weight = network.listening()
    assert np.add.reduceat(weight, start[:-1]) == pytest.approx(np.ones(5))


def test_the_column_of_silos_is_guessed_in_order_and_told(tmp_path):
    nodes = "id,silo,team,office\n1,x,t,o\n2,x,t,p\n"
    network = read_organization(write(tmp_path, nodes, "source,target\n1,2\n"))
    assert network.silo_names == ("o", "p")
    assert "the column 'office' (others that could be: silo, team)" in " ".join(n.text for n in network.notes)
    assert read_organization(tmp_path, silo=" SILO ").silo_names == ("x",)


def test_a_zero_that_one_person_has_is_no_silo_and_a_zero_of_many_is_one(tmp_path):
    one = read_organization(write(tmp_path, "id,dept\n1,0\n2,a\n3,a\n", "source,target\n1,2\n"))
    assert one.silo_names == ("a", NO_SILO)
    assert one.functions[1] == ("product_policy",)
    many = read_organization(write(tmp_path, "id,dept\n1,0\n2,0\n3,a\n", "source,target\n1,2\n"))
    assert many.silo_names == ("0", "a")


def test_functions_by_column_by_choice_and_by_rule(tmp_path):
    nodes = NODES.replace("1,a,,1,", "1,a,,1,Sales|Product Policy").replace("4,b,,1,", "4,b,,1,billing")
    network = read_organization(write(tmp_path, nodes))
    assert network.functions[0][0] == "sales"
    assert "product_policy" in network.functions[0]
    assert "billing" in network.functions[1]
    assert set().union(*network.functions) == set(FUNCTIONS)
    assert any(
        "Functions found by the sizes of silos: a: service, technical; b: operations." in n.text for n in network.notes
    )
    chosen = read_organization(
        tmp_path, functions={"a": ["sales", "service", "billing"], "b": "operations;technical;product_policy"}
    )
    assert chosen.functions == (FUNCTIONS[:3], FUNCTIONS[3:])
    assert not any(note.code == "O28" for note in chosen.notes)


def test_managers_of_other_silos_are_replaced_and_counted(tmp_path):
    network = read_organization(write(tmp_path, NODES.replace("5,b,4,", "5,b,1,")))
    assert network.boss.tolist() == [0, 0, 0, 3, 3]
    assert [note.level for note in network.notes if note.code == "O27"] == ["warning"]


def test_a_head_of_a_silo_who_reports_to_the_chief_is_told_without_a_warning(tmp_path):
    network = read_organization(write(tmp_path, NODES.replace("4,b,,", "4,b,1,")))
    assert network.boss.tolist() == [0, 0, 0, 3, 3]
    told = [(note.level, note.text) for note in network.notes if note.code == "O27"]
    assert told == [("note", "Heads of silos report to nobody across silos here; their managers are not used: 1.")]


def test_ids_that_may_be_names_become_numbers_and_are_nowhere_repeated(tmp_path):
    names = {"1": "Ann Lee", "2": "bob@example.org", "3": "Cy", "4": "Dee", "5": "Eve"}
    nodes = "id,dept,manager\n" + "".join(f"{name},{'ab'[k > 2]},\n" for k, name in enumerate(names.values()))
    edges = "source,target\nAnn Lee,Cy\nDee,Eve\n"
    network = read_organization(write(tmp_path, nodes, edges))
    assert network.ids == ("P1", "P2", "P3", "P4", "P5")
    said = repr(network.notes)
    assert ("O14", "note") in codes(network)
    write(tmp_path, nodes + "Ann Lee,a,Nobody Known\n", edges + "Zed Alpha,Cy\n")
    with pytest.raises(InputError) as caught:
        read_organization(tmp_path)
    assert len(caught.value.messages) == 3
    for name in (*names.values(), "Nobody Known", "Zed Alpha"):
        assert name not in said + str(caught.value)
    write(tmp_path, nodes, edges)
    assert "Ann Lee" in read_organization(tmp_path, public_data=True).ids


def test_the_order_of_rows_does_not_matter(tmp_path):
    header, *rows = NODES.splitlines(keepends=True)
    one = read_organization(write(tmp_path))
    other = read_organization(write(tmp_path, header + "".join(reversed(rows))))
    assert one.ids == other.ids
    assert one.boss.tolist() == other.boss.tolist()
    assert one.functions == other.functions
    assert ties(one) == ties(other)


def test_real_organizations_are_trees_silo_by_silo(data_folder):
    for folder, edges in (("email_eu_core", "edges.csv"), ("krackhardt_hightech", "edges_advice.csv")):
        network = read_organization(data_folder / folder, edges=edges)
        rows = np.arange(network.size)
        assert (np.diff(network.silo) >= 0).all()
        assert (network.boss[network.first[:-1]] == network.first[:-1]).all()
        below = network.boss != rows
        assert (network.boss[below] < rows[below]).all()
        assert (network.silo[network.boss] == network.silo).all()
        assert below.sum() == network.size - network.silos
        assert (network.level[below] == network.level[network.boss[below]] + 1).all()
        assert all(network.functions)
        assert set().union(*network.functions) == set(FUNCTIONS)


def test_the_level_decides_who_heads_a_department_of_krackhardt(data_folder):
    network = read_organization(data_folder / "krackhardt_hightech", edges="edges_advice.csv")
    heads = {network.ids[row] for row in network.first[:-1]}
    assert heads == {"2", "14", "18", "21", "7"}  # the four vice presidents and the chief executive
    read = next(note.text for note in network.notes if note.code == "O21")
    assert read.startswith("Read 21 people, 4 silos and 1 person in none, 2 levels, 190 ties,")
