"""Which column of a table of people, or attribute of a graph's nodes, says what."""

from __future__ import annotations

from collections.abc import Sequence

from empathysim.errors import nearest, quoted
from empathysim.organization.network import Note
from empathysim.organization.tables import Problems, plain_name

#: Names of columns by what they say, the first that is there is taken; case, spaces and signs do not matter.
ID = ("id", "node", "person_id", "employee_id")
SILO = ("department", "dept", "unit", "office", "site", "division", "team", "silo")
OTHERS = {
    "manager": ("manager", "manager_id", "boss", "reports_to"),
    "level": ("level", "layer"),
    "function": ("function", "functions"),
}
SOURCE, TARGET, WEIGHT = ("source", "from"), ("target", "to"), ("weight", "strength")


def find(header: Sequence[str], names: Sequence[str]) -> str | None:
    """Return the column that the first possible of `names` means, or None."""
    by_name = {plain_name(column): column for column in reversed(header)}
    return next((by_name[name] for name in map(plain_name, names) if name in by_name), None)


def chosen_columns(
    header: Sequence[str], silo: str | None, where: str, problems: Problems
) -> tuple[dict[str, str | None], list[Note]]:
    """Return the columns of silo, manager, level and function, and notes on what was guessed or is not read.

    Parameters
    ----------
    header : all columns.
    silo : the column of silos, or None to take the first of `SILO` that is there.
    where : name of the file, for messages.
    problems : where an unknown column is told.
    """
    notes = []
    taken = find(header, SILO if silo is None else (str(silo),))
    if taken is None:
        there = ", ".join(quoted(column) for column in header[:20]) or "none"
        what = "no column looks like one of silos" if silo is None else f"{quoted(str(silo))} is no column"
        known = f" Looked for are {', '.join(SILO)}; choose another with silo (--silo on the command line)."
        hint = known if silo is None else nearest(str(silo), header)
        problems.add(f"{where}: silo: {what}; there are {there}.{hint}")
    elif silo is None:
        rivals = [column for column in header if column != taken and find([column], SILO)]
        others = f" (others that could be: {', '.join(rivals)})" if rivals else ""
        notes.append(Note("O26", "note", None, taken, f"Silos are taken from the column '{taken}'{others}."))
    columns = {"silo": taken, **{what: find(header, names) for what, names in OTHERS.items()}}
    columns = {what: None if what != "silo" and column == taken else column for what, column in columns.items()}
    used = {*columns.values(), find(header, ID)}
    unread = [column for column in header if column and column not in used]
    if unread:
        text = f"Columns that are not used: {', '.join(unread[:20])}{', ...' if len(unread) > 20 else ''}."
        notes.append(Note("O13", "note", 1, None, text))
    return columns, notes
