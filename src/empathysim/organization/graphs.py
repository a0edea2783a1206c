"""Networks as networkx graphs, out and in. networkx is imported only when a graph is asked for.

A node is a person's code with `silo`, `function` (of its silo), `level` (0 is the head of the silo) and `boss`.
An edge says "listens to" and has `weight` and `kind`: "tie" is informal, "boss" leads from a person to the boss.
Where a pair has both, the edge is the tie, since the boss is known from the node.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from empathysim.errors import InputError, quoted
from empathysim.organization.assemble import assemble
from empathysim.organization.columns_of_people import chosen_columns
from empathysim.organization.network import TO_BOSS, Network
from empathysim.organization.roster import Person, Roster, how_read
from empathysim.organization.tables import Problems

if TYPE_CHECKING:
    import networkx as nx


def to_graph(network: Network) -> nx.DiGraph[str]:
    """Return an organization as a directed graph."""
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    ids = network.ids
    for row, code in enumerate(ids):
        silo = int(network.silo[row])
        graph.add_node(
            code,
            silo=network.silo_names[silo],
            function="|".join(network.functions[silo]),
            level=int(network.level[row]),
            boss=ids[network.boss[row]],
        )
    for row, boss in enumerate(network.boss.tolist()):
        if boss != row:
            graph.add_edge(ids[row], ids[boss], weight=TO_BOSS, kind="boss")
    ties = zip(network.source.tolist(), network.target.tolist(), network.weight.tolist(), strict=True)
    graph.add_edges_from((ids[one], ids[other], {"weight": weight, "kind": "tie"}) for one, other, weight in ties)
    return graph


def _text(value: object) -> str:
    """What stands in an attribute, as it would stand in a table."""
    if value is None or value != value:
        return ""
    return "|".join(map(str, value)) if isinstance(value, list | tuple) else str(value).strip()


def roster_of(graph: Any, columns: Mapping[str, str | None], name: str) -> Roster:
    """Return what a graph says of people and ties.

    Parameters
    ----------
    graph : a networkx graph of any kind.
    columns : attribute of nodes that holds the silo, manager, level and function; None where there is none.
    name : what messages call the graph.
    """
    people = []
    for row, (node, has) in enumerate(graph.nodes(data=True), start=1):
        cells = {what: _text(has.get(column)) if column else "" for what, column in columns.items()}
        people.append(Person(row, _text(node), **cells))

    def ties() -> Iterator[tuple[int, str, str, str]]:
        for row, (one, other, has) in enumerate(graph.edges(data=True), start=1):
            if has.get("kind") != "boss":
                yield row, _text(one), _text(other), _text(has.get("weight"))

    return Roster(name, f"{name}, edges", people, ties(), symmetric=not graph.is_directed())


def from_graph(
    graph: Any,
    silo: str | None = None,
    *,
    symmetrise: bool = False,
    functions: Mapping[str, str | Sequence[str]] | None = None,
    name: str = "graph",
    keep_codes: bool = True,
    origin: str = "",
) -> Network:
    """Return the organization that a networkx graph describes.

    Parameters
    ----------
    graph : a networkx graph; ties of an undirected one hold in both directions.
    silo : attribute of nodes that holds the silo; None looks for department, dept, unit, ... silo.
    symmetrise : whether ties of a directed graph hold in both directions.
    functions : functions by silo, stronger than the attribute `function`.
    name : what messages call the graph.
    keep_codes : whether nodes keep their names even where they may be people's.
    origin : the file that the graph was read from, '' for none.

    Raises
    ------
    InputError : for everything that is wrong, with the number of the node or edge, counted from 1.
    """
    if not (callable(getattr(graph, "nodes", None)) and hasattr(graph, "is_directed")):
        raise InputError(f"{name} = {quoted(graph)} is no networkx graph.")
    problems = Problems()
    attributes = tuple({str(key): None for _, has in graph.nodes(data=True) for key in has})
    columns, notes = chosen_columns(attributes, silo, name, problems)
    roster = roster_of(graph, columns, name)
    roster.notes.extend(notes)
    roster.origin = how_read(origin, None, columns["silo"], symmetrise) if origin else "networkx graph"
    return assemble(roster, problems, symmetrise=symmetrise, functions=functions, keep_codes=keep_codes)
