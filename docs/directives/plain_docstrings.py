"""Docstrings of this package say `name : what it is`, where napoleon reads a type; this puts the words in place.

    seeds : how many pairs of runs,          seeds
        2 or more.                     ->        how many pairs of runs,
                                                 2 or more.

Types stand in the signature.
"""

from __future__ import annotations

import re
from typing import Any

_SECTIONS = {"Parameters", "Returns", "Raises", "Attributes", "Yields"}
_TOLD = re.compile(r"^(\*{0,2}\w[\w., *]*) : (\S.*)$")


def put_in_place(lines: list[str]) -> list[str]:
    """Return the lines of a docstring with what is said of each name on a line of its own, below it."""
    placed: list[str] = []
    section = ""
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else ""
        if below and set(below) == {"-"}:
            section = line
        found = _TOLD.match(line) if section in _SECTIONS else None
        if not found:
            placed.append(line)
            continue
        # Of attributes that are told of together napoleon would take all but the last for a type.
        names = found[1].split(", ") if section == "Attributes" else [found[1]]
        for name in names:
            placed += [name, f"    {found[2]}"]
    return placed


def _process(app: Any, what: str, name: str, thing: Any, options: Any, lines: list[str]) -> None:
    lines[:] = put_in_place(lines)
    if what in ("property", "attribute") and lines:
        lines[0] = f": {lines[0]}"  # before a colon napoleon would look for a type; there is none


def setup(app: Any) -> dict[str, bool]:
    """Tell Sphinx; before napoleon, which reads the sections."""
    app.connect("autodoc-process-docstring", _process, priority=100)
    return {"parallel_read_safe": True}
