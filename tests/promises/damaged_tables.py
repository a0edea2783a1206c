"""Data files that went wrong: organizations and lists of points, damaged in bytes, cells, rows and tags."""

from __future__ import annotations

import csv
import io
import random
import re
from collections.abc import Callable

import damage
from damage import Content

PEOPLE = [
    ["id", "department", "manager", "level", "function"],
    *([str(k), "abc"[k % 3], "" if k < 4 else str(1 + k % 3), str(1 + (k > 3)), ""] for k in range(1, 13)),
]
TIES = [["source", "target", "weight"], *([str(k), str(1 + k * 5 % 12), str(1 + k % 3)] for k in range(1, 13))]
GRAPH = b"""<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="d0" for="node" attr.name="department" attr.type="string"/>
<key id="d1" for="node" attr.name="level" attr.type="long"/>
<key id="d2" for="edge" attr.name="weight" attr.type="double"/>
<graph edgedefault="directed">
<node id="n0"><data key="d0">a</data><data key="d1">1</data></node>
<node id="n1"><data key="d0">a</data><data key="d1">2</data></node>
<node id="n2"><data key="d0">b</data></node>
<edge source="n0" target="n1"><data key="d2">1.5</data></edge>
<edge source="n2" target="n1"/>
</graph></graphml>
"""
POINTS = [["groupthink", "culture_pressure", "organization.silos"],
          *([f"0.{k}", f"{k / 10}", str(3 + k)] for k in range(1, 8))]  # fmt: skip
EXPERIMENT = b"""
[question]
title = "These points"
[levers]
groupthink = {}
culture_pressure = {}
organization.silos = {}
[outcomes]
columns = ["satisfaction"]
[design]
kind = "list"
points = "points.csv"
weeks = 6
"""
_CELLS = (
    "", " ", "0", "-1", "1.0", "1,5", "0.5.1", "inf", "nan", "1e999", "1e308", "5e-324", "much", "x" * 300,
    "99", "1", "2", "Ann Smith", "ann@example.com", "=1+1", "@SUM(A1)", "日本", "a\nb", 'say "hi"', "a,b", "a;b",
    "\x1b[31m", "\u202e", "\x0b", "sales|service", "sails", "1" * 400, "Ⅷ", "１２", "٣", "0x10",
    "True", "None", "NULL", "#N/A", "-", "1 2",
)  # fmt: skip
_COLUMNS = (
    "id", "Department", "dept", "manager", "level", "function", "name", "", "weight", "source", "to", "=x", "x" * 200,
)  # fmt: skip
_TAG = re.compile(rb"<[^>]+>")
_TAGS = (
    b"<node/>", b'<node id="n0"/>', b'<node id=""/>', b'<edge source="n0"/>', b'<edge source="n0" target="zz"/>',
    b'<edge source="n0" target="n0"/>', b'<data key="d9">1</data>', b'<data key="d0"><b>x</b></data>',
    b'<key id="d0" for="node" attr.name="department" attr.type="int"/>', b'<key id="d7" for="all" attr.name="silo"/>',
    b'<graph edgedefault="undirected"/>', b"<graph/>", b'<hyperedge><endpoint node="n0"/></hyperedge>',
    b'<port name="p"/>', b"<!-- note -->", b"<![CDATA[x]]>", b"<?php x ?>", b"&amp;", b"&no;", b"&#0;", b"&#x202e;",
    b'<!DOCTYPE g [<!ENTITY a "aaaa">]>', b'<node id="n7"><graph edgedefault="directed"><node id="n8"/></graph></node>',
    b'<edge source="n0" target="n1"><data key="d2">-1</data></edge>', b"<a>" * 3_000 + b"</a>" * 3_000,
)  # fmt: skip


def written(table: list[list[str]], separator: str = ",") -> bytes:
    """Return rows as a file, quoted where they must be."""
    file = io.StringIO()
    csv.writer(file, delimiter=separator, lineterminator="\n").writerows(table)
    return file.getvalue().encode("utf-8")


def of_cells(chance: random.Random, table: list[list[str]]) -> list[list[str]]:
    """Return a table with a few cells, rows or columns wrong: missing, doubled, ragged, moved or full of nonsense."""
    rows = [list(row) for row in table]
    for _ in range(chance.randint(1, 4)):
        row = chance.randrange(len(rows))
        if not rows[row]:
            continue
        column, what = chance.randrange(len(rows[row])), chance.randrange(9)
        if what == 0:
            rows = [[cell for place, cell in enumerate(each) if place != column] for each in rows]
        elif what == 1:
            rows.insert(row, list(chance.choice(rows)))
        elif what == 2 and len(rows) > 1:
            del rows[row]
        elif what == 3:
            rows[row].insert(column, chance.choice(_CELLS))
        elif what == 4:
            del rows[row][column]
        elif what == 5:
            rows[0] = [chance.choice(_COLUMNS) if place == column else name for place, name in enumerate(rows[0])]
        else:
            rows[row][column] = chance.choice(_CELLS)
    return rows


def _of_rows(chance: random.Random, table: list[list[str]]) -> bytes:
    return written(of_cells(chance, table), chance.choice(",,,;\t|"))


def _unclosed(chance: random.Random, table: list[list[str]]) -> bytes:
    content = written(table)
    place = chance.randrange(len(content))
    return content[:place] + b'"' + content[place:]


def _giant_cell(chance: random.Random, table: list[list[str]]) -> bytes:
    rows = [list(row) for row in table]
    signs = chance.choice((140_000, 140_000, 10_000_000))
    rows[chance.choice((0, 1, -1))][chance.randrange(len(rows[0]))] = "x" * signs
    return written(rows)


def _everybody_alike(chance: random.Random, table: list[list[str]]) -> bytes:
    """One column holds one and the same thing for everybody."""
    column, cell = chance.randrange(len(table[0])), chance.choice(_CELLS)
    return written([table[0], *([*row[:column], cell, *row[column + 1 :]] for row in table[1:])])


def _of_bytes(chance: random.Random, table: list[list[str]]) -> Content:
    return chance.choice(damage.OF_ANY_TEXT)(chance, written(table))


_OF_TABLES: tuple[Callable[[random.Random, list[list[str]]], Content], ...] = (
    _of_rows, _of_rows, _of_rows, _of_bytes, _of_bytes, _unclosed, _everybody_alike,
)  # fmt: skip


def _of_tags(chance: random.Random, content: bytes) -> bytes:
    """Return a graph with tags lost, doubled, or strange ones among them."""
    for _ in range(chance.randint(1, 3)):
        tags = list(_TAG.finditer(content))
        found, what = chance.choice(tags), chance.randrange(4)
        new = (b"", found[0] * 2, found[0] + chance.choice(_TAGS), chance.choice(_TAGS))[what]
        content = content[: found.start()] + new + content[found.end() :]
        if not _TAG.search(content):
            break
    return content


def damaged_organization(number: int) -> dict[str, Content]:
    """Return the files of damaged organization `number`, by name: always the same ones. None is a folder."""
    chance = random.Random(f"organization {number}")
    if chance.random() < 0.25:
        how = chance.choice((_of_tags, _of_tags, _of_tags, *damage.OF_ANY_TEXT))
        return {"firm.graphml": how(chance, GRAPH)}
    files: dict[str, Content] = {"nodes.csv": written(PEOPLE), "edges.csv": written(TIES)}
    for name, table in (("nodes.csv", PEOPLE), ("edges.csv", TIES)):
        if chance.random() < 0.6:
            files[name] = (_giant_cell if chance.random() < 0.01 else chance.choice(_OF_TABLES))(chance, table)
    if chance.random() < 0.03:
        del files[chance.choice(list(files))]
    return files


def damaged_points(number: int) -> dict[str, Content]:
    """Return an experiment that lists its points in a table, and that table damaged: always the same one."""
    chance = random.Random(f"points {number}")
    how = _giant_cell if chance.random() < 0.01 else chance.choice(_OF_TABLES)
    return {"listed.toml": EXPERIMENT, "points.csv": how(chance, POINTS)}
