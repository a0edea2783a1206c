"""A factor: one thing that an experiment varies, and the values that it takes."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from empathysim.errors import InputError, all_of, nearest, quoted
from empathysim.sweeps.asking.distribution import Distribution, choice_at, distribution_of
from empathysim.sweeps.asking.settable import Settable, Value

Role = Literal["levers", "uncertainties"]

#: Most values that one factor can take.
MOST_VALUES = 10_000
KEYS = ("values", "range", "steps", "distribution", "group")
LONGEST_GROUP = 60
FORMS = "{ values = [0.0, 0.5, 1.0] } or { range = [0.0, 1.0], steps = 3 }"


@dataclass(frozen=True)
class Factor:
    """One thing that an experiment varies.

    Attributes
    ----------
    name : dotted name of a parameter, a dial, or another thing that can be set.
    role : a lever is moved at week 0; an uncertainty is how the world has always been.
    values : what it is set to, in order; empty where it is drawn from `spread`.
    spread : how it is spread between its bounds, for designs that draw points; None where it has `values`.
    is_whole : whether what is drawn is rounded to a whole number.
    group : name of the factors with which it moves at the same time; empty where it moves alone.
    """

    name: str
    role: Role
    values: tuple[Value, ...]
    spread: Distribution | None = None
    is_whole: bool = False
    group: str = ""

    @property
    def moves_with(self) -> str:
        """The name of what moves at once: its group, or itself."""
        return self.group or self.name

    def at(self, shares: NDArray[np.float64]) -> list[Value]:
        """Return the values below which shares of its spread lie; listed values have each as much room.

        Parameters
        ----------
        shares : float64 (points), 0 to 1.
        """
        if self.spread is None:
            return [self.values[place] for place in choice_at(shares, len(self.values)).tolist()]
        if not self.is_whole:
            return [_rounded(value, self.spread) for value in self.spread.at(shares).tolist()]
        low, high = self.spread.low, self.spread.high
        if self.spread.kind != "uniform":
            return [round(value) for value in self.spread.at(shares).tolist()]
        # Every whole number has as much room, those at the two ends too.
        whole = np.minimum(np.floor(low + shares * (high - low + 1.0)), high)
        return [int(value) for value in whole.tolist()]

    def ends(self) -> tuple[Value, ...]:
        """Return the listed values, or the two ends of the range."""
        if self.spread is None:
            return self.values
        ends = (self.spread.low, self.spread.high)
        return tuple(int(end) for end in ends) if self.is_whole else ends


def factor_of(what: Settable, role: Role, told: Any, where: str, *, is_listed: bool = False) -> Factor:
    """Return the factor that a line of an experiment describes.

    Parameters
    ----------
    what, role : what is varied, and as what.
    told : the table that stands there: ``values``; or ``range``, with ``steps`` or a ``distribution``; or
        nothing, which is all choices, or the bounds; and with any of these a ``group``.
    where : file and table, for messages.
    is_listed : whether its values stand in the rows of a list; then nothing more is told.

    Raises
    ------
    InputError : with everything that is wrong with it.
    """
    label = f"{where}: {what.name}"
    if isinstance(told, list | tuple):
        raise InputError(f"{label} = {str(told)[:60]}: must be a table, such as {{ values = {str(list(told))[:40]} }}.")
    if not isinstance(told, Mapping):
        raise InputError(f"{label} = {str(told)[:60]}: must be a table, {FORMS}.")
    rest = {key: value for key, value in told.items() if key != "group"}
    group, factor = all_of(
        lambda: _group_of(told, label), lambda: _alone(what, role, rest, where, is_listed=is_listed)
    )  # fmt: skip
    made: Factor = replace(factor, group=group)
    return made


def _group_of(told: Mapping[str, Any], label: str) -> str:
    """Return the name of the group that a factor belongs to; empty for none."""
    group = told.get("group", "")
    is_name = isinstance(group, str) and group.isprintable() and len(group) <= LONGEST_GROUP
    if not is_name or ("group" in told and not group.strip()):
        raise InputError(
            f"{label}: group = {quoted(group)} must be a name in quotes, of at most {LONGEST_GROUP} letters."
        )
    return str(group)


def _alone(what: Settable, role: Role, told: Mapping[str, Any], where: str, *, is_listed: bool) -> Factor:
    """Return the factor without its group."""
    label = f"{where}: {what.name}"
    faults = []
    if is_listed and told:
        faults.append(f"{label}: its values stand in the list of points; write {what.name} = {{}}.")
    if "values" in told and len(told) > 1:
        faults.append(f"{label}: 'values' stand alone; leave {' and '.join(k for k in told if k != 'values')} out.")
    if "distribution" not in told:
        faults += [f"{label}: there is no key '{key}'.{nearest(key, KEYS)}" for key in told if key not in KEYS]
    if faults:
        raise InputError(faults)
    if is_listed:
        return Factor(what.name, role, ())
    if "values" in told:
        return Factor(what.name, role, _allowed(what, _listed(told["values"], label), label))
    if what.kind in ("choice", "switch"):
        return Factor(what.name, role, _all_of(what, told, label))
    return _spread(what, role, told, label)


def _listed(values: Any, label: str) -> list[Any]:
    if not isinstance(values, list | tuple) or not 1 <= len(values) <= MOST_VALUES:
        raise InputError(f"{label}: values = {str(values)[:60]} must be a list of 1 to {MOST_VALUES:,} values.")
    return list(values)


def _all_of(what: Settable, told: Mapping[str, Any], label: str) -> tuple[Value, ...]:
    if told or not what.all_values:
        raise InputError(f"{label}: name what it takes, {{ values = [...] }}.")
    return what.all_values


def _spread(what: Settable, role: Role, told: Mapping[str, Any], label: str) -> Factor:
    """Return the factor that lies between two ends: in even steps, or spread out."""
    given = told.get("range", [what.low, what.high])
    faults = []
    if role == "levers" and "range" not in told and "distribution" not in told:
        faults.append(f"{label}: must say what it takes, {FORMS}.")
    if not _is_pair(given):
        faults.append(f"{label}: range = {str(given)[:60]} must be two numbers, the lower one first.")
    steps = told.get("steps")
    if steps is not None and (not isinstance(steps, int) or isinstance(steps, bool) or not 2 <= steps <= MOST_VALUES):
        faults.append(f"{label}: steps = {str(steps)[:30]} must be a whole number from 2 to {MOST_VALUES:,}.")
    if steps is not None and "distribution" in told:
        faults.append(f"{label}: steps and distribution exclude each other.")
    if faults:
        raise InputError(faults)
    low, high = (float(what.checked(end, label)) for end in given)
    is_whole = what.kind == "whole"
    if steps is not None:
        # Rounded, so that 0.30000000000000004 is 0.3 in tables; the ends stay as they were given.
        inner = [float(f"{low + (high - low) * step / (steps - 1):.12g}") for step in range(1, steps - 1)]
        return Factor(what.name, role, _allowed(what, [low, *inner, high], label))
    rest = {key: value for key, value in told.items() if key != "range"}
    spread = distribution_of({"distribution": "uniform", **rest}, low, high, label)
    return Factor(what.name, role, (), spread, is_whole)


def _is_pair(given: Any) -> bool:
    if not isinstance(given, list | tuple) or len(given) != 2:
        return False
    if not all(isinstance(end, int | float) and not isinstance(end, bool) for end in given):
        return False
    try:
        return math.isfinite(float(given[0])) and math.isfinite(float(given[1])) and given[0] < given[1]
    except OverflowError:  # a whole number with hundreds of digits
        return False


def _rounded(value: float, spread: Distribution) -> float:
    """Return a drawn value to twelve digits: the last bits of exp and the like are not the same on every machine."""
    return min(max(float(f"{value:.12g}"), spread.low), spread.high)


def _allowed(what: Settable, values: list[Any], label: str) -> tuple[Value, ...]:
    """Return the values within the bounds of what they set, each of them once."""
    found: list[Value] = []
    faults: list[str] = []
    for value in values:
        try:
            found.append(what.checked(value, label))
        except InputError as error:
            faults += error.messages
    faults += [f"{label}: the value {said(value)} is given twice." for value, n in Counter(found).items() if n > 1]
    if len(faults) > 20:
        faults = [*faults[:20], f"{label}: ... and {len(faults) - 20:,} more problems like these."]
    if faults:
        raise InputError(dict.fromkeys(faults))
    return tuple(found)


def said(value: Value) -> str:
    """Return a value as it stands in sentences: a number in its shortest way, true and false, a name as it is."""
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else f"{value:.12g}"
