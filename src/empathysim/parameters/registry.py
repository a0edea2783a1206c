"""The one registry of parameters: defaults, checks, records and the table all come from here."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from itertools import islice
from numbers import Real
from typing import TYPE_CHECKING, Any

from empathysim.errors import InputError, nearest, quoted
from empathysim.parameters.dials import DIALS, expand
from empathysim.parameters.experience import EXPERIENCE
from empathysim.parameters.inhibitors import INHIBITORS
from empathysim.parameters.keys import KEYS
from empathysim.parameters.money import MONEY_AND_INDUSTRY
from empathysim.parameters.outcomes import OUTCOMES
from empathysim.parameters.parameter import Parameter
from empathysim.parameters.references import REFERENCES
from empathysim.parameters.segments import mask
from empathysim.parameters.workforce import WORKFORCE

if TYPE_CHECKING:
    import numpy as np

PARAMETERS: dict[str, Parameter] = {
    parameter.name: parameter
    for parameter in INHIBITORS + KEYS + EXPERIENCE + WORKFORCE + OUTCOMES + MONEY_AND_INDUSTRY
}
"""Every parameter by its dotted name."""

FIELDS: tuple[str, ...] = tuple(name.replace(".", "_") for name in PARAMETERS)
"""The same names as fields of the record that the compiled rules read."""

OWN_FIELDS: tuple[str, ...] = tuple(f"own_{place}" for place in range(1, 9))
"""Fields that wait for parameters of a user's own: what reads the record is compiled, and its layout is fixed."""

OWN: dict[str, str] = {}
"""The field of each parameter of a user's own, by its dotted name (see `own`)."""

_MOST_GUESSES = 20


def checked(values: Mapping[str, object], where: str = "") -> dict[str, float]:
    """Return `values` as numbers by parameter, dials replaced by what they set.

    Parameters
    ----------
    values : names of parameters or dials, each with what it is set to.
    where : the file or option that they come from; it begins each message.

    Raises
    ------
    InputError : with everything that is wrong at once: unknown names, what is no finite number,
        numbers out of bounds or not whole where they must be.
    """
    prefix = f"{where}: " if where else ""
    unknown = [name for name in values if name not in PARAMETERS and name not in DIALS]
    faults = [
        f"{prefix}there is no parameter {quoted(name)}."
        # A file full of strange names is another kind of file: looking for a near one for each takes seconds.
        + (nearest(str(name), [*PARAMETERS, *DIALS]) if place < _MOST_GUESSES else "")
        for place, name in enumerate(unknown)
    ]
    known = {name: value for name, value in values.items() if name in PARAMETERS or name in DIALS}
    try:
        known = expand(known)
    except InputError as error:
        faults += [prefix + message for message in error.messages]
        known = {name: value for name, value in known.items() if name not in DIALS}
    numbers: dict[str, float] = {}
    dials = {part: dial for dial, parts in DIALS.items() if dial in values for part in parts}
    for name, value in known.items():
        number = _read(PARAMETERS[name], value)
        if number is None:
            faults.append(prefix + _refusal(PARAMETERS[name], value, dials.get(name)))
        else:
            numbers[name] = number
    if faults:
        raise InputError(faults)
    return numbers


def _read(parameter: Parameter, value: object) -> float | None:
    """Return the number that `value` stands for; None where it is none that the parameter can take."""
    if parameter.kind == "segments":
        return mask(value)
    if isinstance(value, bool) or not isinstance(value, Real):
        return None
    try:
        number = float(value)
    except OverflowError:  # a whole number with hundreds of digits
        return None
    is_allowed = math.isfinite(number) and parameter.low <= number <= parameter.high
    if not is_allowed or (parameter.kind == "whole" and number != round(number)):
        return None
    return number + 0.0  # -0.0 becomes 0.0: one way of writing nothing


def _refusal(parameter: Parameter, value: object, dial: str | None) -> str:
    """Return what is said of a value that a parameter cannot take, by the name under which it was told."""
    if parameter.kind == "segments":
        wanted = "must name segments from 1 to 4, such as [1, 4] or '1,4'"
    else:
        unit = "" if parameter.unit == "-" else f" {parameter.unit}"
        whole = "a whole number" if parameter.kind == "whole" else "a number"
        wanted = f"must be {whole} from {parameter.low:g} to {parameter.high:g}{unit}"
    sets = f" (it sets {' and '.join(DIALS[dial])})" if dial else ""
    return f"{dial or parameter.name} = {quoted(value)} {wanted}{sets}."


def defaults() -> dict[str, float]:
    """Return every parameter of the default firm."""
    return resolved({})


def resolved(values: Mapping[str, object]) -> dict[str, float]:
    """Return every parameter: the defaults overlaid by `values`, followers where their leader stands.

    Raises
    ------
    InputError : as `checked` does.
    """
    given = checked(values)
    numbers: dict[str, float] = {}
    for name, parameter in PARAMETERS.items():  # a leader stands before its followers
        if name in given:
            numbers[name] = given[name]
        elif parameter.default is not None:
            numbers[name] = parameter.default
        else:
            numbers[name] = numbers[str(parameter.follows)]
    return numbers


def record(values: Mapping[str, object]) -> np.recarray[Any, Any]:
    """Return the parameters as the record that the rules read: shape (1,), float64, fields `FIELDS`.

    Parameters
    ----------
    values : what differs from the default firm, or all parameters.

    Raises
    ------
    InputError : as `checked` does.
    """
    return record_of(resolved(values))


def record_of(numbers: Mapping[str, float]) -> np.recarray[Any, Any]:
    """Return every parameter, checked before and in the registry's order, as the record that the rules read."""
    import numpy as np  # here, so that the command line can answer questions of names without numpy

    own = {field: numbers.get(name, 0.0) for name, field in OWN.items()}
    row = (*islice(numbers.values(), len(FIELDS)), *(own.get(field, 0.0) for field in OWN_FIELDS))
    return np.array([row], dtype=_layout()).view(np.recarray)


def field_of(name: str) -> str:
    """Return the field of the record in which a parameter stands."""
    return OWN.get(name) or name.replace(".", "_")


@functools.cache
def _layout() -> np.dtype[Any]:
    import numpy as np

    return np.dtype((np.record, np.dtype([(field, np.float64) for field in (*FIELDS, *OWN_FIELDS)])))


def table() -> list[dict[str, object]]:
    """Return the parameters as rows for reading: the references are written out."""
    numbers = defaults()
    return [
        {
            "name": name,
            "symbol": parameter.symbol,
            "meaning": parameter.meaning,
            "unit": parameter.unit,
            "low": parameter.low,
            "high": parameter.high,
            "default": numbers[name],
            "follows": parameter.follows or "",
            "source": " ".join(REFERENCES.get(key, key) for key in parameter.source),
            "evidence": parameter.evidence,
            "acts_with": list(parameter.acts_with),
        }
        for name, parameter in PARAMETERS.items()
    ]
