"""Values of levers, checked before anything is lived."""

from __future__ import annotations

from collections.abc import Sequence

from empathysim.errors import InputError, all_of, quoted
from empathysim.parameters.dials import DIALS
from empathysim.parameters.registry import checked


def values_of(parameter: str, values: Sequence[float]) -> tuple[float, ...]:
    """Return the values of a lever as numbers within its bounds, each once.

    Raises
    ------
    InputError : for an unknown parameter, a value out of bounds, fewer than two values, or one that is given twice.
    """
    part = DIALS.get(parameter, (parameter,))[0]
    told = tuple(numbers[part] for numbers in all_of(*(lambda value=value: checked({part: value}) for value in values)))
    if len(told) < 2 or len(set(told)) < len(told):
        raise InputError(f"values of {parameter} = {quoted(list(values))} must be at least two, each once.")
    return told


def rising_values(parameter: str, values: Sequence[float]) -> tuple[float, ...]:
    """Return the values of a lever, each larger than the one before.

    Raises
    ------
    InputError : as `values_of`, and where they do not rise.
    """
    told = values_of(parameter, values)
    if list(told) != sorted(told):
        raise InputError(f"values of {parameter} = {quoted(list(values))} must rise; the way down is added.")
    return told
