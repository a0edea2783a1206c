"""An experiment told in code as the document that a file would hold, and that document as TOML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from empathysim.errors import InputError, nearest, quoted
from empathysim.scenarios.dotted import dotted
from empathysim.scenarios.writing import prose_text, value_text
from empathysim.sweeps.asking.factor import KEYS
from empathysim.sweeps.asking.reading import TABLES

FACTORS = ("levers", "uncertainties")
_PROSE = ("asks", "found")
_BARE = re.compile(r"[A-Za-z0-9_.-]+")


def document_from(
    title: str,
    outcomes: Sequence[str],
    levers: Mapping[str, Any] | None,
    uncertainties: Mapping[str, Any] | None,
    interventions: Mapping[str, Mapping[str, Any]] | None,
    more: Mapping[str, Any],
) -> dict[str, Any]:
    """Return the tables of an experiment; every further key is put into the table that it belongs to.

    Raises
    ------
    InputError : for a key that no table has.
    """
    told = {
        "title": title, "columns": _plain(outcomes), "levers": levers or {}, "uncertainties": uncertainties or {},
        "interventions": interventions or {}, **more,
    }  # fmt: skip
    return changed_document({}, told)


def changed_document(document: Mapping[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    """Return the document with other parts.

    Parameters
    ----------
    document : tables and keys as they stand in a file.
    told : keys of any table with their values, None to leave one out; and tables of factors or interventions, of which
        those that are named are added or replaced.

    Raises
    ------
    InputError : for a key that no table has.
    """
    made: dict[str, Any] = {table: dict(document.get(table, {})) for table in TABLES}
    homes = {key: table for table, keys in TABLES.items() for key in keys}
    known = [*homes, *FACTORS, "interventions"]
    unknown = [key for key in told if key not in known]
    if unknown:
        raise InputError(f"{key}: an experiment has no such part.{nearest(key, known)}" for key in unknown)
    odd = [key for key in (*FACTORS, "interventions") if not isinstance(told.get(key, {}), Mapping)]
    if odd:
        raise InputError(f"{key} = {quoted(told[key])}: must be a table of names, such as {{...}}." for key in odd)
    for key, value in told.items():
        if key in FACTORS:
            made[key] = {**dotted(made[key], KEYS), **{name: _told(each) for name, each in value.items()}}
        elif key == "interventions":
            made[key] |= {name: dict(fields) for name, fields in value.items()}
        elif value is None:
            made[homes[key]].pop(key, None)
        else:
            made[homes[key]][key] = _plain(value)
    return made


def _told(value: Any) -> Any:
    """Return what a factor takes as the table that stands in a file."""
    if value is None:
        return {}
    if isinstance(value, tuple):
        return {"range": _plain(value)}
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    plain = _plain(value)
    return {"values": plain} if isinstance(plain, list) else plain


def _plain(value: Any) -> Any:
    """Return a value as a file would hold it: lists, and numbers of Python's own in place of NumPy's."""
    if hasattr(value, "tolist"):
        return value.tolist()
    return [_plain(each) for each in value] if isinstance(value, list | tuple | range) else value


def toml_text(document: Mapping[str, Any]) -> str:
    """Return the document of an experiment as TOML that reads back as the same document."""
    return "\n".join(_lines(document)).lstrip("\n") + "\n"


def _lines(document: Mapping[str, Any]) -> Iterator[str]:
    for table in TABLES:
        told = document.get(table) or {}
        if table == "interventions":
            for name, fields in told.items():
                yield from ("", f"[interventions.{name}]", *(f"{key} = {_cell(each)}" for key, each in fields.items()))
        elif told:
            yield from ("", f"[{table}]")
            for key, value in (dotted(told, KEYS) if table in FACTORS else told).items():
                yield f"{_key(key)} = {prose_text(value) if key in _PROSE else _cell(value)}"


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else value_text(name)


def _cell(value: Any) -> str:
    """Return a value in TOML, tables on one line."""
    if isinstance(value, Mapping):
        inside = ", ".join(f"{_key(str(key))} = {_cell(each)}" for key, each in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_cell, value))}]"
    return value_text(value)
