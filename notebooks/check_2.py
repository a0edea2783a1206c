"""Whether a factor for individual context crushes empathy as the first inhibitor does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from math import isfinite
from numbers import Real
from types import SimpleNamespace
from typing import Any

import numpy as np
from lesson import Answer, first_hint, hint

Factor = Callable[[Any, Any, float], float]

STRENGTHS = (0.0, 0.3, 0.6, 1.0)
INSIGHTS = (0.0, 0.5, 1.0)
WEEKS = 30
_SEED = 7
_CORNER, _MIDDLE = np.zeros(3), np.full(3, 0.5)
_LIVES = (_CORNER, _MIDDLE, np.ones(3), np.array([0.2, 0.9, 0.4]))
_PRAISE = (
    "It never adds empathy, never leaves 0 to 1, and with strength 0 every number of the old office comes out again. "
    "That last one is worth more than it looks: whatever now differs, your mechanism did it."
)


def check(factor: Any, office: Any) -> Answer:
    """Say whether the factor is right, or what it does that individual context does not.

    Parameters
    ----------
    factor : f(employee, customer, strength), where both have a `life` (array of 3 in [0, 1]) and the employee has
        `insight` in [0, 1]; it multiplies the employee's empathy.
    office : the class `Office` of the notebook.
    """
    return first_hint(_mistakes(factor, office), _PRAISE)


def _mistakes(factor: Any, office: Any) -> Iterator[Answer]:
    if factor is None:
        yield hint("not begun", "Write the function first, and give it to check in place of None.")
    if not callable(factor):
        yield hint("no function", "check wants the function itself, without brackets behind its name.")
    try:
        values = _values(factor)
    except Exception as error:
        yield hint(
            "stops", f"It stops with {type(error).__name__}: {error}. It is called as factor(employee, customer, 0.6)."
        )
        return
    if not all(isinstance(value, Real) and isfinite(value) for value in values.values()):
        yield hint(
            "no number", "It does not always return one number. Does every way through the function end in return?"
        )
        return
    yield from _out_of_bounds(values)
    yield from _of_nobody(factor, values)
    yield from _other_luck(factor, office)


def _values(factor: Factor) -> dict[tuple[int, int, float, float], Any]:
    """Return the factor for pairs of lives (by their places), insights, and strengths."""
    asked = product(range(len(_LIVES)), range(len(_LIVES)), INSIGHTS, STRENGTHS)
    return {(me, you, insight, s): _met(factor, _LIVES[me], _LIVES[you], insight, s) for me, you, insight, s in asked}


def _met(factor: Factor, mine: Any, yours: Any, insight: float, strength: float) -> Any:
    model = SimpleNamespace(rng=np.random.default_rng(_SEED))
    me = SimpleNamespace(life=mine.copy(), insight=insight, natural_empathy=0.7, mood=0.8, model=model)
    return factor(me, SimpleNamespace(life=yours.copy(), feeling=0.3, model=model), strength)


def _out_of_bounds(values: dict[tuple[int, int, float, float], Any]) -> Iterator[Answer]:
    if max(values.values()) > 1.0:
        yield hint(
            "rises",
            f"It returns {max(values.values()):.2f}, and a factor above 1 adds empathy. An inhibitor only takes away; "
            "the best there is, for people who live alike, is 1.",
        )
    if min(values.values()) < 0.0:
        yield hint(
            "below 0",
            f"It returns {min(values.values()):.2f}: empathy below 0. What is the largest distance of two lives of "
            "three numbers each, and by what do you divide so that it becomes 1?",
        )
    if any(value != 1.0 for (*_, strength), value in values.items() if strength == 0.0):
        yield hint(
            "not neutral",
            "With strength 0 it still takes something away. Strength 0 has to give exactly 1, for everybody: "
            "what is multiplied by the strength, and what is not?",
        )


def _of_nobody(factor: Factor, values: dict[tuple[int, int, float, float], Any]) -> Iterator[Answer]:
    if len(set(values.values())) == 1:
        yield hint(
            "does nothing", "It returns the same for everybody, whatever the strength. What is to take empathy away?"
        )
    strong = {key[:3]: value for key, value in values.items() if key[3] == 1.0}
    far, near = strong[0, 2, 0.0], strong[0, 0, 0.0]
    if far == near:
        yield hint(
            "all the same", "It takes as much from whoever lives as the customer does as from whoever lives otherwise. "
            "Where do the two lives meet in your function?",
        )  # fmt: skip
    if far > near:
        yield hint(
            "turned round", "It takes most where two lives are alike. Is what you compute a likeness or a distance?"
        )
    if strong[0, 2, 1.0] <= far:
        yield hint(
            "insight ignored", "Who knows the lives of these customers (insight 1) misreads them as much as before. "
            "What part of the distance does insight leave?",
        )  # fmt: skip


def _other_luck(factor: Factor, office: Any) -> Iterator[Answer]:
    before = office(_SEED).run(WEEKS)
    if not before.equals(office(_SEED, factor, 0.0).run(WEEKS)):
        yield hint(
            "other luck",
            "With strength 0 the office lives another story. Does the function draw random numbers of the model? Then "
            "all draws after it are others, and a difference may be luck.",
        )
    after = office(_SEED, factor, 0.8).run(WEEKS)
    if (after["empathy"] > before["empathy"]).any():
        yield hint(
            "rises",
            "In the office, somebody meets the customer with more empathy than before. Does the function change the "
            "employee or the customer on its way? It should only look at them.",
        )
