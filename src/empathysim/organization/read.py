"""Organizations from files: people and their silos, and who listens to whom.

    folder/nodes.csv     id (or node, person_id, employee_id), a column of silos, optional manager, level, function
    folder/edges.csv     source (or from), target (or to), optional weight: source listens to target
    organization.graphml the same as one graph

Everything stays on this machine, only the columns named here are read, and ids that may be people's names are
replaced by numbers at once. A person who names no silo, or alone the silo 0, lives in a silo of their own kind
that measures of silos leave out. How bosses and functions are found where the files do not name them is said
in `tree` and `functions`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from empathysim.errors import InputError, knows_its_keywords, quoted
from empathysim.organization.assemble import assemble
from empathysim.organization.columns_of_people import ID, SOURCE, TARGET, WEIGHT, chosen_columns, find
from empathysim.organization.graphs import from_graph
from empathysim.organization.network import Network
from empathysim.organization.roster import MOST_PEOPLE, Person, Roster, how_read
from empathysim.organization.tables import Problems, Table, beside, read_table, read_text

_ALLOWED = "give a folder with nodes.csv and edges.csv, an edges .csv file, or a .graphml file"


@knows_its_keywords()
def read_organization(
    path: str | Path,
    *,
    edges: str | Path | None = None,
    silo: str | None = None,
    symmetrise: bool = False,
    functions: Mapping[str, str | Sequence[str]] | None = None,
    public_data: bool = False,
) -> Network:
    """Return the organization that files describe.

    Parameters
    ----------
    path : a folder with nodes.csv and a file of edges; or the file of people; or a file of edges that lies
        beside nodes.csv; or one GraphML file.
    edges : the file of edges, as a path or as a name in the folder; None takes edges.csv or the only edges*.csv.
    silo : the column (in GraphML: the attribute) of silos; None takes the first that is there of department,
        dept, unit, office, site, division, team, silo.
    symmetrise : whether every tie holds in both directions.
    functions : functions by silo, such as ``{"Boston": "sales", "Hartford": ["service", "billing"]}``; silos
        that neither these nor the column name do what their name tells, or else what their size decides.
    public_data : whether ids stay as they are even where they may be names of people.

    Raises
    ------
    InputError : with everything that is wrong, by file and row (the header is row 1).
    """
    _refuse_what_is_no_path(path, edges)
    place = Path(path)
    if place.suffix.lower() in (".graphml", ".xml"):
        return _read_graphml(place, silo, symmetrise, functions, public_data)
    try:
        people_path, ties_path = _files(place, None if edges is None else Path(edges))
    except OSError as error:
        raise InputError(f"{place}: cannot be opened ({error.strerror}).") from None
    problems = Problems()
    tables: list[Table] = []
    for each in (people_path, ties_path):
        try:
            tables.append(read_table(each))
        except InputError as error:
            for message in error.messages:
                problems.add(message)
    problems.refuse()
    roster, column = _roster(tables[0], tables[1], silo, problems)
    roster.origin = how_read(str(path), str(edges or ties_path.name), column, symmetrise)
    return assemble(roster, problems, symmetrise=symmetrise, functions=functions, keep_codes=public_data)


def _refuse_what_is_no_path(path: object, edges: object) -> None:
    for name, value in (("path", path), *([] if edges is None else [("edges", edges)])):
        if not isinstance(value, str | os.PathLike) or not str(value).strip():
            raise InputError(f"{name} = {quoted(value)} is no path: {_ALLOWED}.")


def _files(place: Path, edges: Path | None) -> tuple[Path, Path]:
    """Return the file of people and the file of edges."""
    if not place.exists():
        raise InputError(f"{place}: there is no such folder or file.{beside(place)}")
    if not place.is_dir() and place.suffix.lower() not in (".csv", ".tsv"):
        raise InputError(f"{place} is no organization: {_ALLOWED}.")
    folder = place if place.is_dir() else place.parent
    nodes = folder / "nodes.csv"
    if place.is_file() and edges is None and place.name != nodes.name:
        edges = place
    elif place.is_file():
        nodes = place
    if nodes.is_dir():
        raise InputError(f"{nodes}: is a folder; expected is the file of people.")
    if not nodes.is_file():
        files = ", ".join(sorted(each.name for each in folder.iterdir())[:20]) or "nothing"
        raise InputError(f"{folder}: nodes.csv is missing, the file of people; there is {files}.")
    if edges is not None:
        inside = folder / edges
        return nodes, inside if inside.is_file() or not edges.is_file() else edges
    found = sorted(each for each in folder.glob("edges*.csv") if each.is_file())
    if folder / "edges.csv" in found:
        return nodes, folder / "edges.csv"
    if len(found) != 1:
        several = ", ".join(each.name for each in found)
        choose = "choose one with edges (--edges on the command line)"
        raise InputError(
            f"{folder}: there are several files of edges; {choose}: {several}."
            if found
            else f"{folder}: there is no file of edges; expected is edges.csv, or {choose}."
        )
    return nodes, found[0]


def _roster(people: Table, ties: Table, silo: str | None, problems: Problems) -> tuple[Roster, str | None]:
    """Return what two tables say, and the column of silos."""
    columns, notes = chosen_columns(people.header, silo, people.name, problems)
    code = find(people.header, ID)
    if code is None:
        problems.add(f"{people.name} row 1: no column of ids; allowed are {', '.join(ID)}; there are {_named(people)}.")
    ends = find(ties.header, SOURCE), find(ties.header, TARGET)
    for what, end, names in zip(("source", "target"), ends, (SOURCE, TARGET), strict=True):
        if end is None:
            allowed = " or ".join(names)
            problems.add(
                f"{ties.name} row 1: no column for the {what}; allowed are {allowed}; there are {_named(ties)}."
            )
    problems.refuse()
    chosen = (code, columns["silo"], columns["manager"], columns["level"], columns["function"])
    written = []
    for row, cells in people.records([_place(people, column) for column in chosen], problems):
        written.append(Person(row, *cells))
        if len(written) > MOST_PEOPLE:
            problems.add(f"{people.name}: more than {MOST_PEOPLE:,} people; that many are allowed.")
            problems.refuse()
    wanted = [_place(ties, column) for column in (*ends, find(ties.header, WEIGHT))]
    pairs = ((row, one, other, weight) for row, (one, other, weight) in ties.records(wanted, problems))
    return Roster(people.name, ties.name, written, pairs, notes=notes), columns["silo"]


def _place(table: Table, column: str | None) -> int | None:
    return None if column is None else table.header.index(column)


def _named(table: Table) -> str:
    return ", ".join(quoted(column) for column in table.header[:20])


def _read_graphml(
    path: Path,
    silo: str | None,
    symmetrise: bool,
    functions: Mapping[str, str | Sequence[str]] | None,
    public_data: bool,
) -> Network:
    """Return the organization of a GraphML file; document types and entities are refused before it is parsed."""
    import warnings

    import networkx as nx
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    text = read_text(path)
    if text.count("<node") > MOST_PEOPLE:  # known before a graph of them is built
        raise InputError(f"{path.name}: {text.count('<node'):,} people; allowed are at most {MOST_PEOPLE:,}.")
    try:
        fromstring(text, forbid_dtd=True)
        with warnings.catch_warnings():  # networkx warns of what it leaves out: ports, and types that are not told
            warnings.simplefilter("ignore")
            graph = nx.parse_graphml(text)
    except DefusedXmlException:
        raise InputError(f"{path.name}: has a DOCTYPE or entities, which are not allowed; remove them.") from None
    except ParseError as error:
        raise InputError(f"{path.name}: is not XML ({error}).") from None
    except (nx.NetworkXError, KeyError, ValueError, TypeError, AttributeError, StopIteration):
        raise InputError(f"{path.name}: is XML, but not a GraphML file that can be read.") from None
    return from_graph(
        graph,
        silo,
        symmetrise=symmetrise,
        functions=functions,
        name=path.name,
        keep_codes=public_data,
        origin=str(path),
    )
