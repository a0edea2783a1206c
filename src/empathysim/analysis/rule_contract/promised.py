"""Between which bounds a rule's result lies: the first bounds that its docstring names."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from math import inf, isfinite
from typing import Any, NamedTuple

from empathysim.compiled import plain

_NUMBER = r"-?\d+(?:\.\d+)?"
_BOTH = re.compile(rf"[\[(]({_NUMBER}), ({_NUMBER})[\])]")
_LEAST = re.compile(rf"({_NUMBER}) or more")
_ROUNDING = 1e-12


class Bounds(NamedTuple):
    """Between which numbers a result lies; infinite where nothing is said."""

    low: float
    high: float

    def hold(self, value: float) -> bool:
        """Return whether a value is a finite number between the bounds, rounding aside."""
        return isfinite(value) and self.low - _ROUNDING <= value <= self.high + _ROUNDING

    def __str__(self) -> str:
        """Return the bounds in words."""
        if isfinite(self.low) and isfinite(self.high):
            return f"from {self.low:g} to {self.high:g}"
        return f"{self.low:g} or more" if isfinite(self.low) else "finite"

    @property
    def numbers(self) -> str:
        """What lies between them, in words."""
        if isfinite(self.low) and isfinite(self.high):
            return f"numbers {self}"
        return f"numbers of {self}" if isfinite(self.low) else f"{self} numbers"


def bounds_of(function: Callable[..., Any]) -> Bounds:
    """Return what the docstring of a rule promises of its result: ``in [0, 1]``, ``1 or more``."""
    text = inspect.getdoc(plain(function)) or ""
    told = text.partition("`")[0]  # what follows in code quotes is said of the arguments
    both, least = _BOTH.search(told), _LEAST.search(told)
    if both:
        return Bounds(float(both[1]), float(both[2]))
    return Bounds(float(least[1]), inf) if least else Bounds(-inf, inf)
