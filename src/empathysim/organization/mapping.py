"""Which silo serves which functions: as somebody chose, as a column says, by its name, or else by its size."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from empathysim.errors import nearest, quoted
from empathysim.organization.functions import FUNCTIONS, functions_in_name, ordered, share_out
from empathysim.organization.journeys import planned_work
from empathysim.organization.tables import Problems

Chosen = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True)
class Assigned:
    """Functions by silo: all of them, those that the silo's name told, and those that its size decided."""

    functions: dict[str, tuple[str, ...]]
    by_name: dict[str, tuple[str, ...]]
    by_size: dict[str, tuple[str, ...]]


def functions_named(text: str, where: str, problems: Problems) -> set[str]:
    """Return the functions that a cell or an option names; several stand apart by ``| ; , / +``."""
    found = set()
    for part in re.split(r"[|;,/+]", text):
        name = "_".join(part.lower().split())
        if name in FUNCTIONS:
            found.add(name)
        elif name:
            allowed = ", ".join(FUNCTIONS)
            problems.add(f"{where} = {quoted(part.strip())}: allowed are {allowed}.{nearest(name, FUNCTIONS)}")
    return found


def functions_of_silos(
    labels: Sequence[str], cells: Iterable[tuple[int, str]], chosen: Chosen | None, where: str, problems: Problems
) -> Assigned:
    """Return the functions of each silo: at least one for each, and together all six.

    What somebody chose for a silo counts first, then what the column says, then what the silo's name tells
    (`functions_in_name`); all other functions are shared out by size (`share_out`).

    Parameters
    ----------
    labels : silo of each person.
    cells : for each person the row of the file and what the column of functions says.
    chosen : functions by silo, stronger than the column; upper and lower case of silos are alike.
    where : name of the file, for messages.
    problems : where unknown silos and functions are told.
    """
    sizes = Counter(labels)
    given: dict[str, set[str]] = {}
    for label, (row, text) in zip(labels, cells, strict=True):
        if text:
            given.setdefault(label, set()).update(functions_named(text, f"{where} row {row}: function", problems))
    given.update(_chosen(chosen, sizes, where, problems))
    fixed = {label: ordered(names) for label, names in given.items() if names}
    told = {label: functions_in_name(label) for label in sorted(sizes) if label not in fixed}
    by_name = {label: names for label, names in told.items() if names}
    known = {**fixed, **by_name}
    functions = share_out(sizes, planned_work(), known)
    more = {label: ordered({*functions[label]}.difference(known.get(label, ()))) for label in sorted(sizes)}
    return Assigned(functions, by_name, {label: names for label, names in more.items() if names})


def _chosen(chosen: Chosen | None, sizes: Mapping[str, int], where: str, problems: Problems) -> dict[str, set[str]]:
    """Return what somebody chose, by the names of silos as they are."""
    if chosen is not None and not isinstance(chosen, Mapping):
        problems.add(f"functions = {quoted(chosen)}: allowed are functions by silo, such as {{'Boston': 'sales'}}.")
        return {}
    found = {}
    spelled = {label.casefold(): label for label in sizes}
    for name, names in (chosen or {}).items():
        label = spelled.get(str(name).strip().casefold())
        if label is None:
            shown = ", ".join(sorted(sizes)[:10]) + (", ..." if len(sizes) > 10 else "")
            guess = nearest(str(name), sizes)
            problems.add(f"functions: {quoted(name)} is no silo of {where}: there are {shown}.{guess}")
        else:
            texts = (names,) if isinstance(names, str) or not isinstance(names, Iterable) else names
            found[label] = set().union(
                *(functions_named(str(text), f"functions of '{name}'", problems) for text in texts)
            )
    return found
