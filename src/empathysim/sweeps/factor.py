"""A factor: one thing that an experiment varies, and the values that it takes."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from empathysim.errors import InputError, nearest
from empathysim.parameters.dials import DIALS
from empathysim.parameters.registry import PARAMETERS, checked

Role = Literal["levers", "uncertainties"]

#: Most values that one factor can take.
MOST_VALUES = 10_000
KEYS = ("values", "range", "steps")
_FORMS = "{ values = [0.0, 0.5, 1.0] } or { range = [0.0, 1.0], steps = 3 }"


@dataclass(frozen=True)
class Factor:
    """One parameter or dial that an experiment varies.

    Attributes
    ----------
    name : dotted name of a parameter, or a dial.
    role : a lever is moved at week 0; an uncertainty is how the world has always been.
    values : what it is set to, in order, in the parameter's unit and within its bounds.
    """

    name: str
    role: Role
    values: tuple[float, ...]


def factor_of(name: str, role: Role, told: Any, where: str) -> Factor:
    """Return the factor that a line of an experiment describes.

    Parameters
    ----------
    name, role : as in `Factor`.
    told : the table that stands there: ``values``, or ``range`` with ``steps``, or nothing (an uncertainty
        then takes its parameter's own bounds).
    where : file and table, for messages.

    Raises
    ------
    InputError : with everything that is wrong with it.
    """
    known = [*PARAMETERS, *DIALS]
    label = f"{where}: {name[:80]}"
    if name not in known:
        raise InputError(f"{label}: there is no parameter or dial of that name.{nearest(name[:80], known)}")
    if not isinstance(told, Mapping):
        raise InputError(f"{label} = {str(told)[:60]}: must be a table, {_FORMS}.")
    faults = [f"{label}: there is no key '{key}'.{nearest(key, KEYS)}" for key in told if key not in KEYS]
    if "distribution" in told:
        faults = [f"{label}: a distribution is not read yet; a grid needs {_FORMS}."]
    if not faults and "values" in told and len(told) > 1:
        faults.append(f"{label}: 'values' stand alone; leave 'range' and 'steps' out.")
    if faults:
        raise InputError(faults)
    values = _listed(told["values"], label) if "values" in told else _spread(name, role, told, label)
    return Factor(name, role, _allowed(name, values, label))


def _listed(values: Any, label: str) -> list[Any]:
    if not isinstance(values, list | tuple) or not 1 <= len(values) <= MOST_VALUES:
        raise InputError(f"{label}: values = {str(values)[:60]} must be a list of 1 to {MOST_VALUES:,} numbers.")
    return list(values)


def _spread(name: str, role: Role, told: Mapping[str, Any], label: str) -> list[Any]:
    """Return the values from one end of the range to the other, in even steps."""
    part = PARAMETERS[DIALS.get(name, (name,))[0]]
    given = told.get("range", [part.low, part.high] if role == "uncertainties" else None)
    faults = []
    if given is None:
        faults.append(f"{label}: must say what it takes, {_FORMS}.")
    elif not _is_pair(given):
        faults.append(f"{label}: range = {str(given)[:60]} must be two numbers, the lower one first.")
    steps = told.get("steps")
    if not isinstance(steps, int) or isinstance(steps, bool) or not 2 <= steps <= MOST_VALUES:
        said = "is missing" if steps is None else f"= {str(steps)[:30]}"
        faults.append(f"{label}: steps {said}; a grid needs a whole number from 2 to {MOST_VALUES:,}.")
    if faults or given is None or not isinstance(steps, int):
        raise InputError(faults)
    low, high = float(given[0]), float(given[1])
    # Rounded, so that 0.30000000000000004 is 0.3 in tables; the ends stay as they were given.
    inner = [float(f"{low + (high - low) * step / (steps - 1):.12g}") for step in range(1, steps - 1)]
    return [low, *inner, high]


def _is_pair(given: Any) -> bool:
    if not isinstance(given, list | tuple) or len(given) != 2:
        return False
    if not all(isinstance(end, int | float) and not isinstance(end, bool) for end in given):
        return False
    try:
        return math.isfinite(float(given[0])) and math.isfinite(float(given[1])) and given[0] < given[1]
    except OverflowError:  # a whole number with hundreds of digits
        return False


def _allowed(name: str, values: list[Any], label: str) -> tuple[float, ...]:
    """Return the values as numbers within the bounds of the parameter, each of them once."""
    part = DIALS.get(name, (name,))[0]
    numbers: list[float] = []
    faults: list[str] = []
    for value in values:
        try:
            numbers.append(checked({name: value}, label)[part])
        except InputError as error:
            faults += error.messages
    faults += [
        f"{label}: the value {number:g} is given twice." for number, times in Counter(numbers).items() if times > 1
    ]
    if len(faults) > 20:
        faults = [*faults[:20], f"{label}: ... and {len(faults) - 20:,} more problems like these."]
    if faults:
        raise InputError(dict.fromkeys(faults))
    return tuple(numbers)
