"""Check of lesson 5: where a journey turns, what the journey view lifts, and what memory keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import isclose
from typing import Any

import numpy as np
from lesson import Answer, first_hint, hint
from plain_values import number, word

from empathysim.analysis.journey_map import Path
from empathysim.errors import quoted

PEAK_AND_END = 0.6
"""Weight of the peak and the end in memory, as in the model; the rest is the weight of the mean."""

JOURNEYS = ([0.4, -0.6, 0.1], [-0.6, 0.1, 0.4], [0.1, 0.4, 0.2, -0.2], [-0.1, -0.7], [0.3])
"""Feelings of made-up journeys, with which a memory is tried out; the last is one touch only."""
CLOSE, ROUGH = 0.0011, 0.011
"""How far a memory may be off that is told to three digits, and one that is told to two."""


def check(turn: Any, lift: Any, memory: Any, today: Path, with_view: Path) -> Answer:
    """Say whether a journey was read rightly.

    Parameters
    ----------
    turn : silo after which customers feel worse than before it, today.
    lift : silo after which the journey view lifts emotion most.
    memory : from the feelings at each touch, -1 to 1, to the emotion that is remembered.
    today, with_view : the journey without and with the view of it.
    """
    if not (isinstance(today, Path) and isinstance(with_view, Path)):
        return hint("no journeys", "check wants the two journeys last, as the cell above it makes them: run it again.")
    return first_hint(
        _hints(turn, lift, memory, today, with_view),
        f"The journey turns at {word(turn)}, and the journey view lifts it most at {word(lift)}: what is kept of the "
        "story at one hand-off is still there at the next, so a cure may show later than the hurt. And two customers "
        "with the same three touches remember two journeys.",
    )


def _hints(turn: Any, lift: Any, memory: Any, today: Path, with_view: Path) -> Iterator[Answer]:
    silos = today.route
    if turn is None or lift is None:
        yield hint("not begun", "Name two silos first: where the journey turns, and where the view lifts it most.")
    by_word = {word(silo): silo for silo in silos}
    for named in (turn, lift):
        if word(named) not in by_word:
            yield hint(
                "no silo of it", f"{quoted(named)} is not on this journey's way; the silos are {', '.join(silos)}."
            )
    turned, lifted = by_word[word(turn)], by_word[word(lift)]
    steps = np.diff(today.mean_emotion)
    if turned != silos[int(steps.argmin())]:
        yield _not_the_turn(turned, silos, steps)
    lifts = (with_view.mean_emotion - today.mean_emotion)[1:]
    if lifted != silos[int(lifts.argmax())]:
        yield _not_the_lift(lifted, turned)
    yield from _memory_hints(memory)


def _not_the_turn(turn: str, silos: Sequence[str], steps: np.ndarray) -> Answer:
    if turn == silos[0]:
        return hint(
            "low start",
            f"Customers come to {turn} in that mood: they have a problem. A turn is a step DOWN: compare each "
            "point with the one before it, not with 0.",
        )
    if turn == silos[-1]:
        return hint(
            "last is not worst",
            f"At {turn} the journey ends. How people feel there is one thing, whether they feel worse than just before "
            "is another: a turn is a step down.",
        )
    return hint("not the turn", f"The line moves by {steps[silos.index(turn)]:+.2f} at {turn}; one falls further.")


def _not_the_lift(lift: str, turn: str) -> Answer:
    if lift == turn:
        return hint(
            "lift at the turn",
            "One would look for the cure where it hurts. Subtract the two lines at each step instead: what is kept "
            "of the story at one hand-off is still there at the next.",
        )
    return hint("not the lift", "Subtract the two lines at each step, and take the largest difference.")


def _memory_hints(memory: Any) -> Iterator[Answer]:
    """Yield what is wrong with a memory; each wrong recipe has an answer of its own on some journey."""
    if not callable(memory):
        yield hint("no function", "memory has to be a function: def memory(feelings): ..., without brackets in check.")
    told = _told(memory)
    if isinstance(told, Answer):
        yield told
        return
    for mistake, (recipe, text) in _wrong_recipes().items():
        if _agree(told, [float(recipe(journey)) for journey in JOURNEYS]):
            yield hint(mistake, text)
    right_ones = [_remembered(felt, max(felt, key=abs), felt[-1]) for felt in JOURNEYS]
    if _agree(told, right_ones):
        return
    if _agree(told, right_ones, ROUGH):
        yield hint(
            "too round", "Nearly: memory rounds too early. Return the number as it comes, or three digits of it."
        )
    if not isclose(told[-1], JOURNEYS[-1][0], abs_tol=CLOSE):
        yield hint(
            "weights",
            f"Of a journey with a single touch of {JOURNEYS[-1][0]}, peak, end and mean are all the same, so it is "
            f"what is remembered; by your memory it is {told[-1]:.3g}. Do your weights add up to 1?",
        )
    yield hint(
        "other recipe",
        f"Work {JOURNEYS[0]} out on paper: which number is its peak, which its end, what is its mean, and which weight "
        f"has each? Your memory says {told[0]:.3g}.",
    )


def _wrong_recipes() -> dict[str, tuple[Callable[[Sequence[float]], Any], str]]:
    """Return each usual other memory, and the hint for it."""
    return {
        "only the mean": (
            np.mean,
            "That is the mean of all touches. Memory is less fair: the peak and the end have a weight of "
            f"{PEAK_AND_END} together, and the mean has what is left.",
        ),
        "only good peaks": (
            lambda felt: _remembered(felt, max(felt), felt[-1]),
            "Your peak is the happiest touch. A peak is the STRONGEST one, good or bad: -0.6 is stronger than 0.4.",
        ),
        "lowest as peak": (
            lambda felt: _remembered(felt, min(felt), felt[-1]),
            "Your peak is the saddest touch. A peak is the STRONGEST one, good or bad: 0.4 is stronger than -0.2.",
        ),
        "peak without its sign": (
            lambda felt: _remembered(felt, max(map(abs, felt)), felt[-1]),
            "Your peak has lost its sign: a strong bad touch is remembered as a bad one. max(feelings, key=abs) keeps "
            "the touch itself.",
        ),
        "begin for end": (
            lambda felt: _remembered(felt, max(felt, key=abs), felt[0]),
            "You took how the journey begins. It is the last touch that memory keeps: feelings[-1].",
        ),
        "no mean": (
            lambda felt: 0.5 * (max(felt, key=abs) + felt[-1]),
            f"Peak and end are there, but their weight is {PEAK_AND_END}, not 1: the mean of all touches has the rest.",
        ),
    }


def _told(memory: Callable[[list[float]], Any]) -> list[float] | Answer:
    """Return what a memory makes of each journey, or a hint where it makes no number of one."""
    told = []
    for journey in JOURNEYS:
        try:
            value = number(memory(list(journey)))
        except Exception as error:  # whatever a learner's own function stops with
            return hint("stops", f"memory({journey}) stops with {type(error).__name__}: {error}.")
        if value is None:
            return hint("no number", f"memory({journey}) has to return one number; it returns nothing usable yet.")
        told.append(value)
    return told


def _remembered(felt: Sequence[float], peak: float, end: float) -> float:
    return PEAK_AND_END * 0.5 * (peak + end) + (1.0 - PEAK_AND_END) * float(np.mean(felt))


def _agree(given: Sequence[float], others: Sequence[float], within: float = CLOSE) -> bool:
    return all(isclose(one, other, abs_tol=within) for one, other in zip(given, others, strict=True))
