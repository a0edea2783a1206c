"""Points that somebody listed: the rows of a CSV file, or tables in the experiment itself."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from empathysim.errors import InputError, nearest, quoted

MOST_POINTS = 1_000_000
_MOST_BYTES = 200_000_000
_MOST_SAID = 20


def rows_in(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a CSV file, each value by the name of its column.

    Numbers become numbers, true and false what they say, everything else is text.

    Raises
    ------
    InputError : where the file cannot be read as a table with a name above each column.
    """
    label = f"points = {quoted(path.name)}"
    try:
        if not path.is_file():
            there = [each.name for each in path.parent.glob("*.csv")] if path.parent.is_dir() else []
            raise InputError(f"{label}: there is no such file.{nearest(path.name[:80], there)}")
        if path.stat().st_size > _MOST_BYTES:
            raise InputError(f"{label}: the file is larger than {_MOST_BYTES:,} bytes.")
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        table = [row for row in csv.reader(lines, strict=True) if row]
    except UnicodeDecodeError:
        raise InputError(f"{label}: the file is not a text in UTF-8.") from None
    except OSError as error:  # its own text repeats the whole path
        raise InputError(f"{label}: the file cannot be read ({error.strerror}).") from None
    except csv.Error as error:
        raise InputError(f"{label}: the file cannot be read as a table ({error}).") from None
    if len(table) < 2:
        raise InputError(f"{label}: it needs a line with the names of the factors, and rows below it.")
    names = [name.strip() for name in table[0]]
    faults = [f"{label}: the column '{name}' stands there twice." for name in _twice(names)]
    faults += [f"{label}: column {n} has no name." for n, name in enumerate(names, 1) if not name]
    if len(names) == 1 and ";" in names[0]:
        raise InputError(f"{label}: cells are separated by commas, and decimals have a point.")
    ragged = [n for n, row in enumerate(table[1:], start=2) if len(row) != len(names)]
    faults += [f"{label}: row {n} has not {len(names)} cells." for n in ragged[:_MOST_SAID]]
    if faults:
        raise InputError(faults)
    return [{name: _value(cell) for name, cell in zip(names, row, strict=True)} for row in table[1:]]


def refuse_other_names(rows: Iterable[Any], names: Sequence[str], label: str) -> None:
    """Raise InputError unless every row is a table that sets each factor, and nothing else.

    Parameters
    ----------
    rows : the points.
    names : the factors.
    label : begins each message.
    """
    faults: list[str] = []
    wanted = set(names)
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, Mapping):
            faults.append(f"{label}: point {number} = {str(row)[:60]} must be a table of factors and values.")
        elif row.keys() != wanted:
            faults += [
                f"{label}: point {number}: '{name}' is not declared; write {name} = {{}} under [levers] or "
                f"[uncertainties].{nearest(str(name), names)}"
                for name in row
                if name not in wanted
            ]
            faults += [
                f"{label}: point {number}: it does not say what '{name}' is." for name in names if name not in row
            ]
        if len(faults) > _MOST_SAID:
            break
    if faults:
        raise InputError(faults[:_MOST_SAID])


def _twice(names: Sequence[str]) -> list[str]:
    return [name for place, name in enumerate(names) if name and name in names[:place]]


def _value(cell: str) -> Any:
    text = cell.strip()
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    try:
        return float(text)
    except ValueError:
        return text
