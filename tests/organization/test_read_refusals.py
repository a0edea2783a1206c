"""Every refusal says file, row, value and what is allowed, all at once."""

import random

import networkx as nx
import pytest

from empathysim.errors import InputError
from empathysim.organization import tables
from empathysim.organization.read import read_organization

NODES = "id,dept,manager,level,function\n1,a,,,\n2,a,1,,\n3,b,,,\n"
EDGES = "source,target,weight\n1,2,1\n"
BOMB = '<?xml version="1.0"?><!DOCTYPE g [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><graphml>&b;</graphml>'


def write(folder, nodes=NODES, edges=EDGES):
    (folder / "nodes.csv").write_text(nodes)
    (folder / "edges.csv").write_text(edges)
    return folder


def refusal(path, **options):
    with pytest.raises(InputError) as caught:
        read_organization(path, **options)
    return caught.value.messages


CASES = [
    (NODES + "2,b,,,\n", EDGES, {}, "nodes.csv row 5: the id '2' stands already in row 3"),
    (NODES + ",b,,,\n", EDGES, {}, "nodes.csv row 5: the person's id is blank"),
    (NODES + "4,b,99,,\n", EDGES, {}, "nodes.csv row 5: manager: nobody here has the id '99'"),
    (NODES.replace("1,a,,", "1,a,2,"), EDGES, {}, "nodes.csv rows 2, 3: manager: 2 people report to each other"),
    (NODES + "4,b,,high,\n", EDGES, {}, "nodes.csv row 5: level = 'high': allowed are numbers"),
    (NODES + "4,b,,nan,\n", EDGES, {}, "nodes.csv row 5: level = 'nan': allowed are numbers"),
    (NODES + "4,b,,,sails\n", EDGES, {}, "nodes.csv row 5: function = 'sails': allowed are sales, service"),
    (NODES + "4,b,,,sails\n", EDGES, {}, "Did you mean 'sales'?"),
    (NODES + "4,b,,,,extra\n", EDGES, {}, "nodes.csv row 5: 6 cells where the header has 5"),
    (NODES, EDGES + "1,77,1\n", {}, "edges.csv row 3: target: nobody in nodes.csv has the id '77'"),
    (NODES, EDGES + ",2,1\n", {}, "edges.csv row 3: source: nobody in nodes.csv has the id (blank)"),
    (NODES, EDGES + "1,3,-2\n", {}, "edges.csv row 3: weight = '-2': allowed are numbers of 0 or more"),
    (NODES, EDGES + "1,3,inf\n", {}, "edges.csv row 3: weight = 'inf'"),
    (NODES, EDGES + "1,3,much\n", {}, "edges.csv row 3: weight = 'much'"),
    (NODES, EDGES, {"silo": "detp"}, "silo: 'detp' is no column; there are 'id', 'dept'"),
    (NODES, EDGES, {"silo": "detp"}, "Did you mean 'dept'?"),
    (NODES.replace("dept", "wing"), EDGES, {}, "silo: no column looks like one of silos; there are 'id', 'wing'"),
    (NODES.replace("id,", "key,"), EDGES, {}, "nodes.csv row 1: no column of ids; allowed are id, node, person_id"),
    (NODES, EDGES.replace("target", "goal"), {}, "edges.csv row 1: no column for the target; allowed are target or to"),
    (NODES.replace("level", "Dept"), EDGES, {}, "nodes.csv row 1: columns that stand there twice: dept"),
    ("id,dept\n", EDGES, {}, "nodes.csv: no people; expected is one row for each person"),
    ("id,dept\n1,\n2,\n", EDGES, {}, "nodes.csv: nobody has a silo; choose another column"),
    ("", EDGES, {}, "nodes.csv: is empty"),
    (NODES, " \n", {}, "edges.csv: is empty"),
    ("id,dept\n1,a\0\n", EDGES, {}, "nodes.csv: is not a text file"),
    (NODES, EDGES, {"functions": {"aa": "sales"}}, "functions: 'aa' is no silo of nodes.csv: there are a, b."),
    (NODES, EDGES, {"functions": {"aa": "sales"}}, "Did you mean 'a'?"),
    (NODES, EDGES, {"functions": {"a": ["selling"]}}, "functions of 'a' = 'selling': allowed are sales"),
    (NODES, EDGES, {"functions": "sales"}, "functions = 'sales': allowed are functions by silo"),
    (NODES, EDGES, {"edges": 5}, "edges = 5 is no path"),
    (NODES.replace("dept", "wing"), EDGES, {}, "Looked for are department, dept, unit, office, site, division, team, "
     "silo; choose another with silo (--silo on the command line)."),
    (NODES, EDGES, {"silo": 5}, "silo: '5' is no column; there are 'id', 'dept'"),
    (NODES + "4,b,99,,\n", EDGES, {}, "or nothing: empty the cell, or add the person."),
    (NODES + "x4,b,1.0,,\n", EDGES, {}, "the id '1.0'; allowed are ids of this file, or nothing: empty the cell, "
     "or add the person. A spreadsheet may have turned ids into decimals."),
    (NODES + '4,"b,,,\n5,b,,,\n', EDGES, {}, 'nodes.csv row 5: a quotation mark (") that opens here is not closed'),
    (NODES + '4,"b,,,\n5,"b",,,\n', EDGES, {}, 'nodes.csv row 5: a quotation mark (") that opens here'),
    (NODES, EDGES + '1,"3,1\n', {}, 'edges.csv row 3: a quotation mark (") that opens here is not closed'),
    ("sep=;\n", EDGES, {}, "nodes.csv: is empty"),
    ("PK\x03\x04", EDGES, {}, "nodes.csv: this is an Excel workbook: save it as CSV (UTF-8)."),
    (NODES, EDGES, {"functions": {"a": 5}}, "functions of 'a' = '5': allowed are sales"),
    (NODES, EDGES, {"edges": "edges_advise.csv"}, "edges_advise.csv: there is no such file. Did you mean 'edges.csv'?"),
]  # fmt: skip


@pytest.mark.parametrize(("nodes", "edges", "options", "expected"), CASES)
def test_refusals(tmp_path, nodes, edges, options, expected):
    assert expected in "\n".join(refusal(write(tmp_path, nodes, edges), **options))


def test_everything_that_is_wrong_is_said_at_once(tmp_path):
    nodes = NODES + "2,b,98,top,cook\n"
    said = "\n".join(refusal(write(tmp_path, nodes, EDGES + "1,77,-1\n"), functions={"zz": "sales"}))
    for part in ("'2' stands already", "'98'", "'top'", "'cook'", "'77'", "'-1'", "'zz'"):
        assert part in said


def test_after_twenty_messages_the_others_are_counted(tmp_path):
    messages = refusal(write(tmp_path, edges=EDGES + "1,77,1\n" * 57))
    assert len(messages) == 21
    assert messages[-1] == "... and 37 more problems like these."


def test_several_files_of_edges_are_listed_and_none_is_said(tmp_path):
    (tmp_path / "nodes.csv").write_text(NODES)
    choose = "choose one with edges (--edges on the command line)"
    assert f"there is no file of edges; expected is edges.csv, or {choose}." in refusal(tmp_path)[0]
    (tmp_path / "edges_b.csv").write_text(EDGES)
    (tmp_path / "edges_a.csv").write_text(EDGES)
    assert f"{choose}: edges_a.csv, edges_b.csv." in refusal(tmp_path)[0]


def test_files_that_are_missing(tmp_path):
    assert "there is no such folder or file" in refusal(tmp_path / "nowhere")[0]
    assert "nodes.csv is missing, the file of people; there is nothing." in refusal(tmp_path)[0]
    for name in ("a\0b", "x" * 300, "gone.graphml"):
        assert "there is no such" in refusal(tmp_path / name)[0] or "cannot be opened" in refusal(tmp_path / name)[0]


def test_a_file_of_another_kind_is_no_organization_even_where_one_lies_beside_it(tmp_path):
    (write(tmp_path) / "README.md").write_text("# Firm\n")
    allowed = "give a folder with nodes.csv and edges.csv, an edges .csv file, or a .graphml file."
    assert refusal(tmp_path / "README.md") == (f"{tmp_path / 'README.md'} is no organization: {allowed}",)
    for path in (None, 5, "", " ", ["edges.csv"]):
        assert refusal(path) == (f"path = {path!r} is no path: {allowed}",)


def test_a_folder_by_the_name_of_the_file_of_people(tmp_path):
    (tmp_path / "nodes.csv").mkdir()
    assert refusal(tmp_path) == (f"{tmp_path / 'nodes.csv'}: is a folder; expected is the file of people.",)


def test_text_of_two_bytes_a_letter_is_named(tmp_path):
    (write(tmp_path) / "nodes.csv").write_bytes(NODES.encode("utf-16"))
    assert refusal(tmp_path) == (f"{tmp_path / 'nodes.csv'}: is text in UTF-16; save it as CSV (UTF-8).",)


def test_without_people_there_is_one_message_and_not_one_for_every_tie(tmp_path):
    messages = refusal(write(tmp_path, "id,dept\n", EDGES * 5))
    assert messages == ("nodes.csv: no people; expected is one row for each person.",)


def test_rows_that_an_open_quotation_mark_swallows_cause_no_further_messages(tmp_path):
    assert len(refusal(write(tmp_path, NODES.replace("2,a", '2,"a')))) == 1


def test_suggestions_are_of_the_same_kind_and_folder(tmp_path):
    (tmp_path / "firm").mkdir()
    write(tmp_path / "firm")
    assert "Did you mean" not in refusal(tmp_path / "firm", edges="nope.csv")[0]
    assert "Did you mean" not in refusal(tmp_path / "firm" / "nodes.cs")[0]
    assert "Did you mean 'nodes.csv'?" in refusal(tmp_path / "firm" / "nodse.csv")[0]
    (tmp_path / "firma.csv").write_text(NODES)
    assert "Did you mean 'firm'?" in refusal(tmp_path / "frim")[0]
    nx.write_graphml(nx.Graph(), tmp_path / "acme.graphml")
    assert "Did you mean 'acme.graphml'?" in refusal(tmp_path / "acne.graphml")[0]
    assert "Did you mean" not in refusal(tmp_path / "acne.csv")[0]


def test_a_file_that_is_too_large_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "MOST_BYTES", 1_000_000)
    said = refusal(write(tmp_path, edges=EDGES + "1,2,1\n" * 200_000))
    assert said == (f"{tmp_path / 'edges.csv'}: 1 MB; allowed are at most 1 MB.",)


def test_too_many_people_and_too_many_silos(tmp_path):
    people = "id,dept\n" + "".join(f"{k},a\n" for k in range(200_001))
    assert "more than 200,000 people" in refusal(write(tmp_path, people))[0]
    silos = "id,dept\n" + "".join(f"{k},s{k}\n" for k in range(2_001))
    assert "2,001 silos; allowed are at most 2,000" in refusal(write(tmp_path, silos))[0]


@pytest.mark.parametrize("text", [BOMB, '<!DOCTYPE graphml><graphml><graph edgedefault="directed"/></graphml>'])
def test_document_types_and_entities_are_refused(tmp_path, text):
    (tmp_path / "bomb.graphml").write_text(text)
    assert refusal(tmp_path / "bomb.graphml") == (
        "bomb.graphml: has a DOCTYPE or entities, which are not allowed; remove them.",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<graphml", "is not XML"),
        ("<other/>", "not a GraphML file that can be read"),
        (
            '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="directed"/></graphml>',
            "no people",
        ),
    ],
)
def test_graphml_that_cannot_be_read(tmp_path, text, expected):
    (tmp_path / "firm.graphml").write_text(text)
    assert expected in "\n".join(refusal(tmp_path / "firm.graphml"))


def test_damaged_files_are_read_or_refused_and_nothing_else(tmp_path):
    """300 times a few bytes of both files are lost, doubled or replaced: an organization or an InputError comes out."""
    chance = random.Random(4)
    refused = 0
    for _ in range(300):
        write(tmp_path)
        for name in ("nodes.csv", "edges.csv"):
            content = bytearray((tmp_path / name).read_bytes())
            for _ in range(chance.randrange(4)):
                place = chance.randrange(len(content))
                part = chance.choice(
                    [b"", b'"', b",", b"\n", b"\r", b"\xff", b"\0", b";", b"\xe2\x80\xa8", b"=1+1", b"0"]
                )
                content[place : place + chance.randrange(3)] = part
            (tmp_path / name).write_bytes(bytes(content))
        try:
            assert read_organization(tmp_path).size > 0
        except InputError:
            refused += 1
    assert 30 < refused < 270  # the damage is neither always harmless nor always fatal


def test_a_large_file_in_which_every_row_is_wrong_is_not_read_to_its_end(tmp_path, monkeypatch):
    """It would fail if millions of wrong rows were counted one by one before anybody is told."""
    monkeypatch.setattr(tables, "MOST_COUNTED", 50)
    messages = refusal(write(tmp_path, edges=EDGES + "1,77,1\n" * 500))
    assert messages[-1] == "... and at least 30 more problems like these."
