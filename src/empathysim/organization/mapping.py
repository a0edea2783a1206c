"""Which silo serves which functions: as somebody chose, as a column says, or by the stated rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from empathysim.errors import nearest
from empathysim.organization.functions import FUNCTIONS, share_out
from empathysim.organization.journeys import planned_work
from empathysim.organization.tables import Problems

Chosen = Mapping[str, str | Sequence[str]]


def functions_named(text: str, where: str, problems: Problems) -> set[str]:
    """Return the functions that a cell or an option names; several stand apart by ``| ; , / +``."""
    found = set()
    for part in re.split(r"[|;,/+]", text):
        name = "_".join(part.lower().split())
        if name in FUNCTIONS:
            found.add(name)
        elif name:
            allowed = ", ".join(FUNCTIONS)
            problems.add(f"{where} = '{part.strip()[:40]}': allowed are {allowed}.{nearest(name, FUNCTIONS)}")
    return found


def functions_of_silos(
    labels: Sequence[str], cells: Iterable[tuple[int, str]], chosen: Chosen | None, where: str, problems: Problems
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """Return the functions of each silo, and the functions that the stated rule had to find a silo for.

    Parameters
    ----------
    labels : silo of each person.
    cells : for each person the row of the file and what the column of functions says.
    chosen : functions by silo, stronger than the column.
    where : name of the file, for messages.
    problems : where unknown silos and functions are told.
    """
    sizes = Counter(labels)
    given: dict[str, set[str]] = {}
    for label, (row, text) in zip(labels, cells, strict=True):
        if text:
            given.setdefault(label, set()).update(functions_named(text, f"{where} row {row}: function", problems))
    for label, names in (chosen or {}).items():
        if label not in sizes:
            shown = ", ".join(sorted(sizes)[:10]) + (", ..." if len(sizes) > 10 else "")
            problems.add(f"functions: '{label}' is no silo of {where}: there are {shown}.{nearest(label, sizes)}")
        else:
            texts = (names,) if isinstance(names, str) or not isinstance(names, Iterable) else names
            given[label] = set().union(
                *(functions_named(str(text), f"functions of '{label}'", problems) for text in texts)
            )
    if not sizes:
        return {}, ()
    fixed = {label: sorted(names) for label, names in given.items() if names}
    by_rule = tuple(name for name in FUNCTIONS if not any(name in names for names in fixed.values()))
    return share_out(sizes, planned_work(), fixed), by_rule
