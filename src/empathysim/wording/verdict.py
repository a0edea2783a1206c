"""The verdict: what an interval of a difference allows to be said, by one rule.

The interval is held against 0 and against the smallest difference that matters. Beyond the latter it is higher or
lower; within, practically the same; on one side of 0 and on both sides of what matters, perhaps too little to
matter; else one cannot tell yet. A difference that cannot be seen is never called none.
"""

from __future__ import annotations

from typing import Literal, get_args

from empathysim.outcomes.readings import Reading

Verdict = Literal[
    "higher",
    "lower",
    "higher_perhaps_too_little",
    "lower_perhaps_too_little",
    "practically_the_same",
    "cannot_tell_yet",
]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

PHRASES: dict[Verdict, str] = {
    "higher": "higher",
    "lower": "lower",
    "higher_perhaps_too_little": "higher, perhaps too little to matter",
    "lower_perhaps_too_little": "lower, perhaps too little to matter",
    "practically_the_same": "practically the same",
    "cannot_tell_yet": "cannot tell yet",
}
"""The six phrases, and no others, in which a verdict is told."""


def verdict_of(low: float, high: float, matters: float) -> Verdict:
    """Return the verdict on a difference.

    Parameters
    ----------
    low, high : ends of its interval, `low` at most `high`; both may be infinite.
    matters : the smallest difference that matters, 0 or more, in the same unit.
    """
    if low > matters:
        return "higher"
    if high < -matters:
        return "lower"
    if low >= -matters and high <= matters:
        return "practically_the_same"
    if low > 0.0:
        return "higher_perhaps_too_little"
    if high < 0.0:
        return "lower_perhaps_too_little"
    return "cannot_tell_yet"


def smallest_difference(reading: Reading, value: float, revenue: float | None = None) -> float:
    """Return the smallest difference of a reading that matters, in its own unit.

    Parameters
    ----------
    reading : the reading, from the registry.
    value : what it is compared with; a share of it matters where the reading says so.
    revenue : of the same world; profit is held against it, for profit itself may be about nothing.
    """
    if not reading.is_relative:
        return reading.smallest_difference
    compared = revenue if reading.name == "profit" and revenue is not None else value
    return reading.smallest_difference * abs(compared)
