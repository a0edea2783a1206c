"""Values of levers, checked before anything is lived."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from empathysim.errors import InputError, all_of, quoted
from empathysim.parameters.dials import DIALS
from empathysim.parameters.registry import checked


def lever_parts(lever: str) -> tuple[str, ...]:
    """Return the parameters that a lever sets: a dial perhaps several, a parameter itself.

    Raises
    ------
    InputError : for what is no name.
    """
    if not isinstance(lever, str):
        raise InputError(f"{quoted(lever)} must be the name of a parameter or of a dial.")
    return DIALS.get(lever, (lever,))


def lever_and_values(keyword: str, told: object) -> tuple[str, Sequence[float]]:
    """Return a lever and its values, where both were said.

    Raises
    ------
    InputError : for anything else.
    """
    if isinstance(told, str) or not isinstance(told, Sequence) or len(told) != 2:
        raise InputError(f'{keyword} = {quoted(told)} must be a lever and its values: ("groupthink", [0.2, 0.8]).')
    return told[0], told[1]


def values_of(parameter: str, values: Sequence[float]) -> tuple[float, ...]:
    """Return the values of a lever as numbers within its bounds, each once.

    Raises
    ------
    InputError : for an unknown parameter, a value out of bounds, fewer than two values, or one that is given twice.
    """
    parts = lever_parts(parameter)
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise InputError(f"values of {parameter} = {quoted(values)} must be at least two numbers: [0.2, 0.8].")
    part = parts[0]
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
