"""Whether a factor for individual context crushes empathy as the first inhibitor does."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterator
from itertools import product
from types import SimpleNamespace
from typing import Any

import numpy as np
from lesson import Answer, first_hint, hint
from plain_values import listed, number

Factor = Callable[[Any, Any, float], float]

STRENGTHS = (0.0, 0.3, 0.6, 1.0)
INSIGHTS = (0.0, 0.5, 1.0)
WEEKS = 30
_SEED = 7
_HAIR = 1e-9
_MIDDLE = np.full(3, 0.5)
_BESIDE = [_MIDDLE + way * np.eye(3)[part] for part in range(3) for way in (-0.5, 0.5)]
_LIVES = [np.zeros(3), np.ones(3), _MIDDLE, *_BESIDE, np.array([1.0, 0.0, 0.5]), np.array([0.0, 1.0, 0.5])]
"""Two opposite corners, the middle, what differs from the middle in one number alone, and two whose numbers differ
in opposite ways; pairs are asked by their places."""
_CORNER, _OPPOSITE, _CENTRE, _FIRST_BESIDE, _ODD, _EVEN = 0, 1, 2, 3, 9, 10
_PRAISE = (
    "It never adds empathy, never leaves 0 to 1, and with strength 0 every number of the old office comes out again. "
    "That last one is worth more than it looks: whatever now differs, your mechanism did it."
)

Values = dict[tuple[int, int, float, float], float]


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
    if not inspect.isclass(office):
        yield hint("no office", "The second thing that check wants is the class Office itself, without brackets.")
    told = _told(factor)
    if isinstance(told, Answer):
        yield told
        return
    yield from _no_number(told)
    values = {asked: float(number(answer) or 0.0) for asked, answer in told.items()}
    yield from _out_of_bounds(values)
    yield from _of_nobody(values)
    yield from _of_some_lives(values)
    yield from _by_insight_and_strength(values)
    yield from _other_luck(factor, office)


def _told(factor: Factor) -> dict[tuple[int, int, float, float], Any] | Answer:
    """Return the factor for pairs of lives (by their places), insights, and strengths; a hint where it stops."""
    asked = list(product(range(len(_LIVES)), range(len(_LIVES)), INSIGHTS, STRENGTHS))
    try:
        told = {(me, you, insight, s): _met(factor, me, you, insight, s) for me, you, insight, s in asked}
        again = _met(factor, _CORNER, _OPPOSITE, 0.5, 0.6)
    except Exception as error:  # whatever a learner's own function stops with
        return hint(
            "stops", f"It stops with {type(error).__name__}: {error}. It is called as factor(employee, customer, 0.6)."
        )
    first = number(told[_CORNER, _OPPOSITE, 0.5, 0.6])
    if first is not None and number(again) != first:
        return hint(
            "draws luck",
            "Asked twice the same, it says two numbers. Then two offices differ by dice: take the luck out.",
        )
    return told


def _met(factor: Factor, mine: int, yours: int, insight: float, strength: float) -> Any:
    model = SimpleNamespace(rng=np.random.default_rng(_SEED))
    me = SimpleNamespace(life=_LIVES[mine].copy(), insight=insight, natural_empathy=0.7, mood=0.8, model=model)
    return factor(me, SimpleNamespace(life=_LIVES[yours].copy(), feeling=0.3, model=model), strength)


def _no_number(told: dict[tuple[int, int, float, float], Any]) -> Iterator[Answer]:
    if any(isinstance(value, Collection) and len(listed(value)) > 1 for value in told.values()):
        yield hint(
            "a number for each of three",
            "It returns several numbers, one for each of the three of a life. How do three distances become one?",
        )
    if any(number(value) is None for value in told.values()):
        yield hint(
            "no number", "It does not always return one number. Does every way through the function end in return?"
        )


def _out_of_bounds(values: Values) -> Iterator[Answer]:
    if max(values.values()) > 1.0 + _HAIR:
        yield hint(
            "rises",
            f"It returns {max(values.values()):.2f}, and a factor above 1 adds empathy. An inhibitor only takes away; "
            "the best there is, for people who live alike, is 1. Can what you take be below 0?",
        )
    if min(values.values()) < -_HAIR:
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


def _of_nobody(values: Values) -> Iterator[Answer]:
    if len(set(values.values())) == 1:
        yield hint(
            "does nothing", "It returns the same for everybody, whatever the strength. What is to take empathy away?"
        )
    near = values[_CORNER, _CORNER, 0.5, 1.0]
    far = min(values[_CORNER, _OPPOSITE, 0.5, 1.0], values[_OPPOSITE, _CORNER, 0.5, 1.0])
    if far == near:
        yield hint(
            "all the same", "It takes as much from whoever lives as the customer does as from whoever lives otherwise. "
            "Where do the two lives meet in your function?",
        )  # fmt: skip
    if far > near:
        yield hint(
            "turned round", "It takes most where two lives are alike. Is what you compute a likeness or a distance?"
        )
    if min(values[me, me, 0.5, 1.0] for me in range(len(_LIVES))) < 1.0 - _HAIR:
        yield hint(
            "takes from equals",
            "It takes something even where two people live alike. What is there to misread in a life like one's own?",
        )


def _of_some_lives(values: Values) -> Iterator[Answer]:
    """Yield which differences between two lives it does not see."""

    def is_blind(me: int, you: int) -> bool:
        return values[me, you, 0.5, 1.0] > 1.0 - _HAIR

    beside = range(_FIRST_BESIDE, _FIRST_BESIDE + len(_BESIDE))
    blind = {you: (is_blind(_CENTRE, you), is_blind(you, _CENTRE)) for you in beside}
    if any(all(blind[you] + blind[you + 1]) for you in beside[::2]):
        yield hint(
            "part of a life",
            "Two people who differ in one of their three numbers alone, and else live alike, lose nothing by it. Do "
            "all three numbers of a life count?",
        )
    if any(any(each) for each in blind.values()):
        yield hint(
            "one way only",
            "It takes from whoever lies below the customer, or above, and not from both. A distance has no sign.",
        )
    if is_blind(_ODD, _EVEN):
        yield hint(
            "cancels out",
            "Somebody richer and younger than the customer loses nothing: plus and minus cancel out. When do you drop "
            "the sign: before you add the three up, or after?",
        )


def _by_insight_and_strength(values: Values) -> Iterator[Answer]:
    def of(insight: float, strength: float) -> float:
        return values[_CORNER, _CENTRE, insight, strength]

    if of(1.0, 1.0) < of(0.0, 1.0):
        yield hint(
            "insight turned round",
            "It takes more from whoever knows the lives of customers than from whoever does not. What part of the "
            "distance is left where insight is 1?",
        )
    if of(1.0, 1.0) == of(0.0, 1.0):
        yield hint(
            "insight ignored", "Who knows the lives of these customers (insight 1) misreads them as much as before. "
            "Where does insight come in?",
        )  # fmt: skip
    if min(value for (_, _, insight, _), value in values.items() if insight == 1.0) < 1.0 - _HAIR:
        yield hint(
            "insight not enough",
            "With insight 1 it still takes something, and should take nothing. What is your distance multiplied by "
            "there?",
        )
    if of(0.0, 1.0) > of(0.0, 0.3):
        yield hint("strength turned round", "It takes less at strength 1 than at 0.3. At 1 it has to be at its full.")
    if of(0.0, 1.0) == of(0.0, 0.3):
        yield hint("strength a switch", "It takes as much at strength 0.3 as at 1. Strength says how much it takes.")


def _other_luck(factor: Factor, office: Any) -> Iterator[Answer]:
    try:
        before, calm, after = (office(_SEED, each, s).run(WEEKS) for each, s in ((None, 0), (factor, 0), (factor, 0.8)))
        is_other, is_more = not before.equals(calm), bool((after["empathy"] > before["empathy"]).any())
    except Exception as error:  # the office is the learner's, too
        yield hint("office stops", f"In the office it stops with {type(error).__name__}: {error}.")
        return
    if is_other:
        yield hint(
            "other luck",
            "With strength 0 the office lives another story. Does the function draw random numbers of the model? Then "
            "all draws after it are others, and a difference may be luck.",
        )
    if is_more:
        yield hint(
            "meddles",
            "In the office, somebody meets the customer with more empathy than before. Does the function change the "
            "employee or the customer on its way? It should only look at them.",
        )
