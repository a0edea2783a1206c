"""Of what kind a value is that somebody said: a number, several things, values by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from numbers import Real
from typing import Any

from empathysim.errors import InputError, quoted


def is_number(value: object) -> bool:
    """Return whether a value is a number; true and false are none."""
    return isinstance(value, Real) and not isinstance(value, bool)


def several(keyword: str, told: Any) -> tuple[Any, ...]:
    """Return things that were said, of which one name may stand alone.

    Raises
    ------
    InputError : for what is neither a name nor several of anything.
    """
    if isinstance(told, str):
        return (told,)
    if not isinstance(told, Iterable):
        raise InputError(f"{keyword} = {quoted(told)} must be a list.")
    return tuple(told)


def refuse_unless_by_name(keyword: str, told: object, example: str) -> None:
    """Raise InputError unless values stand by their names, as in the example."""
    if not isinstance(told, Mapping):
        raise InputError(f"{keyword} = {quoted(told)} must hold values by name: {example}.")
