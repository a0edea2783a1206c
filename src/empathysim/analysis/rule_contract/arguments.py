"""The arguments of a rule: copied, compared, told in words, and with a parameter set."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from empathysim.compiled import plain
from empathysim.compose import names_read
from empathysim.parameters.registry import OWN, field_of

Arguments = tuple[Any, ...]
_MOST_TOLD = 6


def copied(values: Arguments) -> Arguments:
    """Return arguments whose records are copies."""
    return tuple(each.copy() if isinstance(each, np.record) else each for each in values)


def with_parameters(values: Arguments, names: Sequence[str], value: float) -> Arguments:
    """Return the arguments with parameters set to a value, wherever parameters are among them."""
    changed = copied(values)
    for each in changed:
        for field in map(field_of, names):
            if isinstance(each, np.record) and field in (each.dtype.names or ()):
                each[field] = value
    return changed


def changed(before: Arguments, after: Arguments, function: Callable[..., Any]) -> str:
    """Return the first thing that differs, as the function calls it: ``me.happiness``; or nothing."""
    for label, one, two in zip(_labels(function), before, after, strict=True):
        for name in (one.dtype.names or ()) if isinstance(one, np.record) else ():
            if np.any(one[name] != two[name]):
                return f"{label}.{name}"
    return ""


def told(values: Arguments, function: Callable[..., Any]) -> str:
    """Return what a user's function reads of its arguments: ``p.trust_gain = 0.2, me.happiness = 1, gain = 1.4``."""
    names, own = names_read(function), {field: name for name, field in OWN.items()}
    found = []
    for label, each in zip(_labels(function), values, strict=True):
        if not isinstance(each, np.record):
            found.append(f"{label} = {each:.3g}")
            continue
        for name in each.dtype.names or ():
            if name in names:
                shown = own[name].replace(".", "_") if name in own else name
                value = np.asarray(each[name])
                found.append(
                    f"{label}.{shown} = {np.array2string(value, precision=3) if value.ndim else f'{value:.3g}'}"
                )
    return ", ".join(found[:_MOST_TOLD]) + (", ..." if len(found) > _MOST_TOLD else "")


def _labels(function: Callable[..., Any]) -> list[str]:
    return list(inspect.signature(plain(function)).parameters)
