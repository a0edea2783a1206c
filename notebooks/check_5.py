"""Check of lesson 5: where a journey turns, what the journey view lifts, and what memory keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import isclose

import numpy as np
from lesson import Answer, first_hint, hint

from empathysim.analysis.journey_map import Path

PEAK_AND_END = 0.6
"""Weight of the peak and the end in memory, as in the model; the rest is the weight of the mean."""

JOURNEYS = ([0.4, -0.6, 0.1], [-0.6, 0.1, 0.4], [0.1, 0.4, 0.2, -0.2], [-0.1, -0.7], [0.3])
"""Feelings of made-up journeys, with which a memory is tried out."""


def check(
    turn: str | None,
    lift: str | None,
    memory: Callable[[Sequence[float]], float | None],
    today: Path,
    with_view: Path,
) -> Answer:
    """Say whether a journey was read rightly.

    Parameters
    ----------
    turn : silo after which customers feel worse than before it, today.
    lift : silo after which the journey view lifts emotion most.
    memory : from the feelings at each touch, -1 to 1, to the emotion that is remembered.
    today, with_view : the journey without and with the view of it.
    """
    return first_hint(
        _hints(turn, lift, memory, today, with_view),
        f"The journey turns at {turn}, and the journey view lifts it most at {lift}: what is kept of the story at one "
        "hand-off is still there at the next, so a cure may show later than the hurt. And two customers with the same "
        "three touches remember two journeys.",
    )


def _hints(
    turn: str | None,
    lift: str | None,
    memory: Callable[[Sequence[float]], float | None],
    today: Path,
    with_view: Path,
) -> Iterator[Answer]:
    silos = today.route
    if turn is None or lift is None:
        yield hint("not begun", "Name two silos first: where the journey turns, and where the view lifts it most.")
    for named in (turn, lift):
        if named not in silos:
            yield hint("no silo of it", f"{named!r} is not on this journey's way; the silos are {', '.join(silos)}.")
    steps = np.diff(today.mean_emotion)
    if turn != silos[int(steps.argmin())]:
        yield _not_the_turn(turn, silos, steps)
    lifts = (with_view.mean_emotion - today.mean_emotion)[1:]
    if lift != silos[int(lifts.argmax())]:
        yield _not_the_lift(lift, turn)
    yield from _memory_hints(memory)


def _not_the_turn(turn: str | None, silos: Sequence[str], steps: np.ndarray) -> Answer:
    if turn == silos[0]:
        return hint(
            "low start",
            f"Customers come to {turn} in that mood: they have a problem. A turn is a step DOWN: compare each "
            "point with the one before it, not with 0.",
        )
    if turn == silos[-1]:
        return hint(
            "last is not worst",
            f"At {turn} the journey ends, and most customers have been lost by then; but look whether the line "
            "rises or falls from the step before. A turn is a step down.",
        )
    return hint("not the turn", f"The line moves by {steps[silos.index(str(turn))]:+.2f} at {turn}; one falls further.")


def _not_the_lift(lift: str | None, turn: str | None) -> Answer:
    if lift == turn:
        return hint(
            "lift at the turn",
            "One would look for the cure where it hurts. Subtract the two lines at each step instead: what is kept "
            "of the story at one hand-off is still there at the next.",
        )
    return hint("not the lift", "Subtract the two lines at each step, and take the largest difference.")


def _memory_hints(memory: Callable[[Sequence[float]], float | None]) -> Iterator[Answer]:
    """Yield what is wrong with a memory; each wrong recipe has an answer of its own on some journey."""
    told = [_told(memory, journey) for journey in JOURNEYS]
    if None in told:
        yield hint("no number", "memory([0.4, -0.6, 0.1]) has to return one number; it returns nothing usable yet.")
    given = [float(value) for value in told if value is not None]
    wrong = {
        "only the mean": (
            lambda felt: np.mean(felt),
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
        "begin for end": (
            lambda felt: _remembered(felt, max(felt, key=abs), felt[0]),
            "You took how the journey begins. It is the last touch that memory keeps: feelings[-1].",
        ),
        "no mean": (
            lambda felt: 0.5 * (max(felt, key=abs) + felt[-1]),
            f"Peak and end are there, but their weight is {PEAK_AND_END}, not 1: the mean of all touches has the rest.",
        ),
    }
    for mistake, (recipe, text) in wrong.items():
        if _agree(given, [float(recipe(journey)) for journey in JOURNEYS]):
            yield hint(mistake, text)
    if not _agree(given, [_remembered(felt, max(felt, key=abs), felt[-1]) for felt in JOURNEYS]):
        yield hint(
            "other recipe",
            f"For {JOURNEYS[0]} memory should be {_remembered(JOURNEYS[0], -0.6, 0.1):.3f}; yours is {given[0]:.3f}. "
            f"It is {PEAK_AND_END} times the mean of peak and end, and {1 - PEAK_AND_END:.1f} times the mean of all.",
        )


def _told(memory: Callable[[Sequence[float]], float | None], journey: Sequence[float]) -> float | None:
    try:
        value = memory(list(journey))
        return None if value is None or not np.isfinite(float(value)) else float(value)
    except Exception:  # whatever a learner's own function does, the answer is a hint
        return None


def _remembered(felt: Sequence[float], peak: float, end: float) -> float:
    return PEAK_AND_END * 0.5 * (peak + end) + (1.0 - PEAK_AND_END) * float(np.mean(felt))


def _agree(given: Sequence[float], right: Sequence[float]) -> bool:
    return all(isclose(one, other, abs_tol=1e-6) for one, other in zip(given, right, strict=True))
