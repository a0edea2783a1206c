"""Whole numbers that somebody says: how many, or which."""

from __future__ import annotations

from numbers import Integral

from empathysim.errors import InputError, quoted


def refuse_unless_whole(name: str, value: object, low: int, high: int | None = None) -> None:
    """Raise InputError unless a value is a whole number from `low` to `high`, or of `low` and more."""
    is_whole = isinstance(value, Integral) and not isinstance(value, bool)
    if not is_whole or value < low or (high is not None and value > high):  # type: ignore[operator]
        allowed = f"of {low:,} or more" if high is None else f"from {low:,} to {high:,}"
        raise InputError(f"{name} = {quoted(value)} must be a whole number {allowed}.")
