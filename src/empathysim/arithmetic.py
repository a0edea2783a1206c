"""The three pieces of arithmetic that every rule is written in."""

from __future__ import annotations

import math

from empathysim.compiled import rule


@rule
def clip(value: float, low: float, high: float) -> float:
    """Return `value`, or the bound that it lies beyond."""
    return min(max(value, low), high)


@rule
def toward(value: float, target: float, rate: float) -> float:
    """Return `value` moved by the share `rate` in [0, 1] of its way to `target`.

    A convex step: where value and target lie in a range, the result does. The clip only takes
    away the last bit by which rounding could leave the range of the two.
    """
    moved = value + rate * (target - value)
    return min(max(moved, min(value, target)), max(value, target))


@rule
def logistic(logit: float) -> float:
    """Return the share in (0, 1) that belongs to a logit."""
    return 1.0 / (1.0 + math.exp(-logit))
