"""What an attribution says: what all parts change together, and which of them most, in one sentence."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from empathysim.outcomes.readings import READINGS, Reading
from empathysim.wording.comparison import amount, label
from empathysim.wording.numbers import rounded, said_count, said_horizon

_MOST_NAMED = 3


class Contribution(NamedTuple):
    """A part and the ends of the interval of what it contributes, in the outcome's unit."""

    name: str
    low: float
    high: float


class Told(NamedTuple):
    """What is told of one outcome.

    `on` is the value at which parts are on (None: the scenario's own), `total` the interval of what all change
    together, and `largest` the part that changes most, followed by those that cannot be told apart from it. `parts` is
    how many there are, those of a user's own included.
    """

    scenario: str
    of: str
    on: float | None
    off: float
    outcome: str
    weeks: int
    seeds: int
    total: tuple[float, float]
    largest: Sequence[Contribution]
    parts: int


def words(name: str) -> str:
    """Return the name of an inhibitor or key, or a list of them joined by +, as one says it."""
    return name.replace("_", " ").replace("+", " and ")


def counted(parts: int) -> str:
    """Return how many inhibitors or keys there are, in words: five of the one, seven of the other, and one's own."""
    return ("five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")[parts - 5]


def drawn_unit(outcome: str) -> tuple[float, str]:
    """Return by what an outcome is multiplied to be shown beside others, and the unit that this gives."""
    unit = READINGS[outcome].unit
    return (100.0, "points of 100") if unit == "share" else (1.0, unit)


def number_of(largest: float) -> Callable[[float], str]:
    """Return how numbers are written beside others of which the largest is this size: to two or three figures."""
    step = 10.0 ** (math.floor(math.log10(largest / 5.0)) - 1) if largest > 0.0 else 1.0
    return lambda value: rounded(value, step)


def signed(text: str) -> str:
    """Return the text of a change, with a plus where it is one."""
    return text if text == "0" or text.startswith("−") else f"+{text}"


def attribution_sentence(told: Told) -> str:
    """Return what came out: the change of all parts together, then the part that changes most, ranges first."""
    reading, (low, high) = READINGS[told.outcome], told.total
    begin, against = _setting(told)
    runs = f"({said_count(told.seeds, 'paired run')})"
    if low == high == 0.0:
        return f"{begin} leave {label(reading)} the same in every run, against {against} {runs}."
    if low <= 0.0 <= high:
        return (
            f"{begin} change {label(reading)} by {amount(reading, low, high)} against {against}: cannot tell yet "
            f"in which direction {runs}."
        )
    verb = "raise" if low > 0.0 else "lower"
    whole = f"{begin} together {verb} {label(reading)} by {_size(reading, low, high)} against {against}"
    return f"{whole}; {_largest(told, reading, verb)} {runs}."


def _setting(told: Told) -> tuple[str, str]:
    how = f"held at {told.on:g}" if told.on is not None else f"as {told.scenario} has them"
    many = f"{counted(told.parts)} {told.of}"
    begin = f"In the model, over {said_horizon(told.weeks)}, the {many}, {how},"
    if told.off:
        return begin, f"the same firm with all of them at {told.off:g}"
    return begin, f"the same firm with {'all of them released' if told.of == 'inhibitors' else 'none of them turned'}"


def _size(reading: Reading, low: float, high: float) -> str:
    return amount(reading, low, high) if low > 0.0 else amount(reading, -high, -low)


def _largest(told: Told, reading: Reading, verb: str) -> str:
    """Return which part changes the outcome most, or that this cannot be told yet."""
    sign = 1.0 if verb == "raise" else -1.0
    first, *near = told.largest
    ends = sorted((sign * first.low, sign * first.high))
    if ends[0] <= 0.0 or len(told.largest) > _MOST_NAMED:
        return "cannot tell yet which of them does most"
    if not near:
        return f"whatever the order, {words(first.name)} does most, {amount(reading, ends[0], ends[1])}"
    names = [words(each.name) for each in told.largest]
    ranges = [amount(reading, *sorted((sign * each.low, sign * each.high))) for each in told.largest]
    both = " and ".join((", ".join(names[:-1]), names[-1]))
    return f"whatever the order, {both} do most ({'; '.join(ranges)}), and cannot be told apart yet"


def attribution_title(told: Told, total: float, values: Sequence[float]) -> str:
    """Return the finding in one line: what all parts change, and which does most.

    Parameters
    ----------
    told : as for the sentence.
    total : mean change of all parts.
    values : mean change of each of `told.largest`.
    """
    reading, (low, high) = READINGS[told.outcome], told.total
    many, horizon = f"The {counted(told.parts)} {told.of}", said_horizon(told.weeks)
    if low == high == 0.0:
        return f"{many} leave {label(reading)} the same in every run of {horizon}"
    if low <= 0.0 <= high:
        size = amount(reading, low, high)
        return f"{many} change {label(reading)} by {size}, after {horizon}: cannot tell yet in which direction"
    verb = "raise" if low > 0.0 else "lower"
    first, last = told.largest[0], len(told.largest)
    if first.low <= 0.0 <= first.high or last > _MOST_NAMED:
        size = _size(reading, low, high)
        return (
            f"{many} {verb} {label(reading)} by {size} against none, after {horizon}; cannot tell yet which does most"
        )
    names = " or ".join(words(each.name) for each in told.largest)
    begun = f"{names[0].upper()}{names[1:]}"
    return f"{begun} {verb}s {label(reading)} most: {_of_whole(reading, abs(values[0]), abs(total))}, after {horizon}"


def _of_whole(reading: Reading, part: float, whole: float) -> str:
    one, all_of_it = amount(reading, part, part), amount(reading, whole, whole)
    return f"{one.partition(' ')[0] if reading.unit == 'share' else one} of {all_of_it}"
