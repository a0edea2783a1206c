"""Tables in tables, as TOML reads ``group_think.conformity = 1``, told by dotted name."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any


def dotted(table: Mapping[str, Any], closed: Collection[str] = ()) -> dict[str, Any]:
    """Return what stands in a table by dotted name, however deep it is nested, in the order of the file.

    Parameters
    ----------
    table : values and tables.
    closed : a table with one of these keys is a value, and so is an empty one.
    """
    found: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, Mapping) and value and not any(each in value for each in closed):
            found |= {f"{key}.{inner}": each for inner, each in dotted(value, closed).items()}
        else:
            found[key] = value
    return found
