"""Files as people have them: silos by name, several spellings, repeated rows, and what spreadsheets do to ids."""

from small_files import EDGES, NODES, codes, ties, write

from empathysim.organization.read import read_organization


def test_one_person_is_read_in_the_singular_and_with_a_warning(tmp_path):
    network = read_organization(write(tmp_path, "id,dept\n1,a\n", "source,target\n"))
    said = {note.code: (note.level, note.text) for note in network.notes}
    assert said["O21"] == ("note", "Read 1 person, 1 silo, 1 level, 0 ties.")
    assert said["O30"] == ("warning", "Fewer than 12 people: results of so few are mostly luck.")


def test_twelve_people_are_no_longer_few(tmp_path):
    def is_warned(people):
        nodes = "id,dept\n" + "".join(f"{k},a\n" for k in range(people))
        return ("O30", "warning") in codes(read_organization(write(tmp_path, nodes, "source,target\n")))

    assert is_warned(11)
    assert not is_warned(12)


def test_silos_by_the_names_of_functions_do_what_they_are_called(tmp_path):
    rows = ["Sales"] * 2 + ["service"] * 9 + ["Lisbon"] * 5
    nodes = "id,dept\n" + "".join(f"{k},{silo}\n" for k, silo in enumerate(rows))
    network = read_organization(write(tmp_path, nodes, "source,target\n"))
    assert network.silo_names == ("Lisbon", "Sales", "service")
    assert network.functions == (("billing", "operations", "technical", "product_policy"), ("sales",), ("service",))
    told = [note.text for note in network.notes if note.code == "O28"]
    remedy = "To set them: a column 'function' in nodes.csv (or of a graph's nodes), or functions={...} in Python."
    assert told == [
        f"Functions found by the names of silos: Sales: sales; service: service. {remedy}",
        "Functions found by the sizes of silos: Lisbon: billing, operations, technical, product_policy. " + remedy,
    ]
    chosen = read_organization(tmp_path, functions={"SALES": "billing"})  # a choice is stronger than a name
    assert chosen.functions[1] == ("billing",)


def test_functions_of_published_organizations_are_found_by_size_alone(data_folder):
    """As they were before names were looked at; every one of 42 numbered departments included."""
    offices = read_organization(data_folder / "lazega_law", edges="edges_advice.csv", silo="office")
    assert offices.functions == (("billing", "operations", "technical", "product_policy"), ("service",), ("sales",))
    network = read_organization(data_folder / "email_eu_core")
    told = [note.text for note in network.notes if note.code == "O28"]
    assert len(told) == 1
    assert "by the sizes of silos" in told[0]
    assert "and 32 more silos." in told[0]


def test_spellings_of_a_silo_are_one_silo_under_the_most_frequent(tmp_path):
    nodes = "id,dept\n1,SALES\n2,Sales\n3, Sales\n4,sales \n5,Back  Office\n6,Back Office\n7,Back Office\n"
    network = read_organization(write(tmp_path, nodes, "source,target\n"))
    assert network.silo_names == ("Back Office", "Sales")
    told = [note.text for note in network.notes if note.code == "O33"]
    assert len(told) == 1
    assert "Back Office (also Back  Office); Sales (also SALES, sales); people with another spelling: 3." in told[0]


def test_ids_that_a_spreadsheet_turned_into_decimals(tmp_path):
    plain = read_organization(write(tmp_path))
    nodes = NODES.replace("2,a,1,", "2,a,1.0,").replace("5,b,4,", "5.0,b,4.00,")
    network = read_organization(write(tmp_path, nodes, EDGES.replace("2,4,", "2.0,4.0,")))
    assert network.ids == plain.ids
    assert network.boss.tolist() == plain.boss.tolist()
    assert ties(network) == ties(plain)
    told = [note.text for note in network.notes if note.code == "O31"]
    assert told == ["People whose id or manager is read as a whole number (1.0 as 1): 2."]
    assert not any(note.code == "O31" for note in plain.notes)


def test_rows_that_repeat_another_are_left_out_and_counted(tmp_path):
    plain = read_organization(write(tmp_path))
    network = read_organization(write(tmp_path, NODES + "5,b,4,2,\n2,a,1,2,\n"))
    assert network.ids == plain.ids
    assert [n.text for n in network.notes if n.code == "O32"] == ["Rows that repeat another row, left out: 2."]


def test_people_who_are_their_own_manager_are_counted(tmp_path):
    network = read_organization(write(tmp_path, NODES.replace("1,a,,", "1,a,1,")))
    assert network.boss.tolist() == [0, 0, 0, 3, 3]
    told = [note.text for note in network.notes if note.code == "O34"]
    assert told == ["People named as their own manager, read as nobody named: 1."]


def test_the_first_line_of_excel_that_names_the_separator_is_skipped(tmp_path):
    network = read_organization(write(tmp_path, 'sep=;\nid;dept\n1;"a, b"\n2;c\n', "SEP=,\nsource,target\n1,2\n"))
    assert network.silo_names == ("a, b", "c")
    assert ties(network) == {("1", "2"): 1.0}


def test_the_origin_says_how_to_read_again(tmp_path):
    write(tmp_path, name="edges_advice.csv")
    assert read_organization(tmp_path).origin == f"{tmp_path}, edges edges_advice.csv, silo Dept"
    chosen = read_organization(
        tmp_path / "nodes.csv", edges="edges_advice.csv", silo="dept", symmetrise=True, functions={"a": "sales"}
    )
    how = "edges edges_advice.csv, silo Dept, symmetrised, functions {'a': 'sales'}"
    assert chosen.origin == f"{tmp_path / 'nodes.csv'}, {how}"
