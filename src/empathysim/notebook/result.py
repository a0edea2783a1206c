"""A result in a notebook: its sentence, and the first rows of its table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from empathysim.notebook.page import MOST_COLUMNS, MOST_ROWS, offers, table, tag, view
from empathysim.outcomes.readings import READINGS
from empathysim.wording.comparison import amount, label
from empathysim.wording.verdict import PHRASES

if TYPE_CHECKING:
    from pandas import DataFrame

    from empathysim.analysis.comparison import Comparison
    from empathysim.analysis.shown import Result


def result_view(result: Result) -> Element:
    """Return the view of a result: what it says where it is printed, with its table in between."""
    read = getattr(result, "to_pandas", None)
    rows = frame_table(read()) if read is not None else None
    return view(tag("p", result._said()), rows, offers(*result._offers()))


def comparison_view(found: Comparison) -> Element:
    """Return the view of a comparison: its sentence, and each outcome with its verdict."""
    a, b = found.names
    head = ("", a, b, "difference, with its interval", "runs", "verdict")
    rows = (
        (label(READINGS[name]), each.a, each.b, amount(READINGS[name], each.low, each.high),
         f"{each.wins} of {each.n}".replace(" ", "\u00a0"), PHRASES[each.verdict])
        for name, each in found.outcomes.items()
    )  # fmt: skip
    return view(tag("p", found.sentence), table(head, rows, most=len(READINGS)), offers(*found._offers()))


def frame_table(frame: DataFrame) -> Element:
    """Return the beginning of a data frame, its index where that has a name or says something."""
    kept = frame.iloc[:MOST_ROWS, :MOST_COLUMNS]
    is_told = frame.index.dtype.kind not in "iu" or frame.index.name is not None
    names = [" ".join(str(part) for part in each if part) if isinstance(each, tuple) else str(each) for each in kept]
    index = [_plain(each) for each in kept.index]
    rows = [tuple(_plain(each) for each in row) for row in kept.itertuples(index=False, name=None)]
    if is_told:
        names = [str(frame.index.name or ""), *names]
        rows = [(place, *row) for place, row in zip(index, rows, strict=True)]
    return table(names, rows, _left_out(frame))


def _left_out(frame: DataFrame) -> str:
    """Return how much more there is than is shown, or nothing."""
    rows, columns = frame.shape
    parts = [f"{MOST_ROWS} of {rows:,} rows"] if rows > MOST_ROWS else []
    parts += [f"{MOST_COLUMNS} of {columns:,} columns"] if columns > MOST_COLUMNS else []
    return f"{' and '.join(parts)}; to_pandas() has all" if parts else ""


def _plain(value: Any) -> Any:
    """Return a number of numpy as one of Python, several keys of a row as one text."""
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)
    return value.item() if hasattr(value, "item") and getattr(value, "ndim", 0) == 0 else value
