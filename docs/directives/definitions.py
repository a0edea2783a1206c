"""Lists of names and what they mean, as docutils nodes: easier to read on a telephone than a table."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes


def definitions(rows: Iterable[tuple[str, str]]) -> nodes.definition_list:
    """Return a list with each name as code and its meaning below it."""
    made = nodes.definition_list(classes=["simple"])
    for name, meaning in rows:
        term = nodes.term("", "", nodes.literal(name, name))
        made += nodes.definition_list_item("", term, nodes.definition("", nodes.paragraph(meaning, meaning)))
    return made


def section(title: str, *content: nodes.Node) -> nodes.section:
    """Return a section that can be linked to by its title."""
    name = nodes.fully_normalize_name(title)
    return nodes.section("", nodes.title(title, title), *content, names=[name], ids=[nodes.make_id(title)])
