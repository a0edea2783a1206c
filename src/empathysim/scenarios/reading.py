"""Reading a scenario from a TOML file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from empathysim.errors import InputError, nearest, quoted
from empathysim.scenarios.dotted import dotted
from empathysim.scenarios.faults import interventions_of
from empathysim.scenarios.toml_file import document_of

MOST_VALUES = 1_000
DEEPEST = 10
KEYS = ("name", "title", "about", "sources", "industry")
TABLES = ("start", "parameters", "interventions", "organization", "expects")
_OF_EXPERIMENTS = {"question", "levers", "uncertainties", "outcomes", "design"}


def read(path: Path) -> tuple[dict[str, Any], list[str]]:
    """Return the parts of the scenario in a file, and what is wrong with those left out.

    Raises
    ------
    InputError : if the file is missing, too large, empty, not text, or not TOML.
    """
    document = document_of(path, "a scenario")
    _refuse_what_is_too_much(document, path)
    _refuse_an_experiment(document, path)
    known = (*KEYS, *TABLES)
    faults = [f"there is no key or table {quoted(key)}.{nearest(key, known)}" for key in document if key not in known]
    parts = {key: document[key] for key in known if key in document}
    for table in ("start", "parameters"):
        if isinstance(parts.get(table), dict):
            parts[table] = dotted(parts[table])
    if "interventions" in parts:
        parts["interventions"], more = interventions_of(parts["interventions"])
        faults += more
    expects = parts.get("expects")
    if isinstance(expects, dict) and "against" in expects:
        parts["against"] = expects["against"]
        parts["expects"] = {name: sign for name, sign in expects.items() if name != "against"}
    return parts, faults


def _refuse_what_is_too_much(document: dict[str, Any], path: Path) -> None:
    """Refuse a file with more in it than a scenario can hold, before a word is said of each part of it."""
    waiting: list[tuple[int, Any]] = [(0, document)]
    for count, (depth, part) in enumerate(waiting):  # the list grows while it is walked
        if count > MOST_VALUES:
            raise InputError(
                f"{path.name}: the file holds more than {MOST_VALUES:,} values; a scenario is a short text."
            )
        if depth > DEEPEST:
            raise InputError(f"{path.name}: the file is nested too deeply; {DEEPEST} levels are allowed.")
        if isinstance(part, dict | list):
            waiting += [(depth + 1, value) for value in (part.values() if isinstance(part, dict) else part)]


def _refuse_an_experiment(document: dict[str, Any], path: Path) -> None:
    """Refuse the other kind of file in one sentence, and not in one for each of its tables."""
    tables = [key for key in document if key in _OF_EXPERIMENTS]
    if len(tables) > 1:
        raise InputError(
            f"{path.name}: this is an experiment, not a scenario: it has {', '.join(tables)}. "
            f"To live it: empathysim sweep {path.name} --out FOLDER."
        )
