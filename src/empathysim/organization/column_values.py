"""What a column takes of a value that somebody writes into it by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from empathysim.errors import InputError, quoted
from empathysim.organization.columns import Column

FARTHEST = 1e9
"""What a column without a bound takes at most, either way: sums and counts of the week stay numbers."""


def bounds_of(column: Column) -> tuple[float, float]:
    """Return between what a value must lie to be written into a column."""
    return max(column.low, -FARTHEST), min(column.high, FARTHEST)


def taken(column: Column, value: object) -> NDArray[Any]:
    """Return a value as a column holds it.

    Parameters
    ----------
    column : of employees or customers.
    value : a number; of a column with several values also a list of so many.

    Raises
    ------
    InputError : for what is no number, not whole or out of bounds, with what is allowed and the nearest of it.
    """
    low, high = bounds_of(column)
    kind = np.dtype(column.kind).kind
    numbers = _numbers(column, value, kind)
    if numbers is None or not np.isfinite(numbers).all():
        raise InputError(f"{column.name} = {quoted(value)} must be {_wanted(column, kind)}.")
    is_broken = kind != "f" and bool((numbers != np.round(numbers)).any())
    if is_broken or not ((numbers >= low) & (numbers <= high)).all():
        near = np.clip(numbers if kind == "f" else np.round(numbers), low, high)
        told = f"; the nearest is {near.item():,.12g}" if near.ndim == 0 and kind != "b" else ""
        raise InputError(f"{column.name} = {quoted(value)} must be {_wanted(column, kind)}{told}.")
    return numbers.astype(column.kind)


def _numbers(column: Column, value: object, kind: str) -> NDArray[np.float64] | None:
    """Return a value as numbers, one or as many as the column has; None where it is no such thing."""
    try:
        told = np.asarray(value)
    except (TypeError, ValueError):  # lists of different lengths
        return None
    shapes = ((), (column.shape,)) if column.shape > 1 else ((),)
    if told.shape not in shapes or told.dtype.kind not in ("biuf" if kind == "b" else "iuf"):
        return None
    return told.astype(np.float64)


def _wanted(column: Column, kind: str) -> str:
    if kind == "b":
        return "True or False"
    low, high = bounds_of(column)
    number = "a number" if kind == "f" else "a whole number"
    many = f" (or {column.shape} of them)" if column.shape > 1 else ""
    return f"{number} from {low:,.12g} to {high:,.12g}{many}"
