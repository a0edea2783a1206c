"""An inhibitor of a user's own, for tests: loneliness, whose strength is a parameter of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from empathysim.parameters.own import declare_parameter
from empathysim.parameters.parameter import Parameter
from empathysim.parameters.registry import PARAMETERS


def loneliness(p: Any, me: Any, customer: Any, silo: Any) -> float:
    """Return what loneliness leaves of empathy, in [0, 1]: people around who are happy take it away."""
    left: float = 1.0 - p.loneliness_strength * 0.5 * (1.0 - me.near_happiness)
    return left


def loneliness_in_parts(p: Any, me: Any, customer: Any, silo: Any) -> float:
    """Return what `loneliness` does, by a function that this calls and one within it: each reads the parameter."""

    def taken(alone: float) -> float:
        return p.loneliness_strength * 0.5 * alone  # type: ignore[no-any-return]

    return 1.0 - taken(_alone(p, me))


def _alone(p: Any, me: Any) -> float:
    """Return how alone a person is where loneliness is there at all."""
    return 1.0 - me.near_happiness if p.loneliness_strength > 0.0 else 0.0


@contextmanager
def declared(name: str = "loneliness.strength", **how: Any) -> Iterator[Parameter]:
    """Declare a parameter for the length of a test."""
    made = declare_parameter(name, "how alone people feel at work", **{"default": 0.6, **how})
    try:
        yield made
    finally:
        del PARAMETERS[name]
