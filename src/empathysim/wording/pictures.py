"""What pictures say in their titles: the finding, from the numbers that are drawn, with its horizon and its unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from empathysim.outcomes.readings import READINGS
from empathysim.wording.comparison import amount, label
from empathysim.wording.numbers import said_count, said_horizon, said_money
from empathysim.wording.verdict import PHRASES, VERDICTS, Verdict

Range = tuple[float, float]


def begun(sentence: str) -> str:
    """Return a sentence with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def in_hundred(share: float) -> str:
    """Return a share as a number of 100, with a decimal where there are fewer than ten: ``9.4``, ``31``."""
    number = 100.0 * share
    return signless_zero(f"{number:.{1 if abs(number) < 9.95 else 0}f}")


def signless_zero(number: str) -> str:
    """Return a number as it is written: a true minus, and no sign before a zero."""
    return number.lstrip("+-") if not number.strip("+-0.") else number.replace("-", "−")


def ranges_title(reading: str, weeks: int, told: Mapping[str, Range], share: str) -> str:
    """Return where a reading ends in the middle runs of each scenario.

    Parameters
    ----------
    reading : its name.
    weeks : after which it is read.
    told : lower and upper end by scenario, in the order shown.
    share : which part of the runs lies between them, in words.
    """
    parts = [f"{amount(READINGS[reading], *ends)} under {name}" for name, ends in told.items()]
    return begun(f"{label(READINGS[reading])} after {said_horizon(weeks)}: {', '.join(parts)} ({share})")


def differences_title(verdicts: Sequence[Verdict], a: str, b: str, weeks: int, runs: int) -> str:
    """Return how many outcomes got which verdict, `b` against `a`."""
    counts = Counter(verdicts)
    told = [f"{counts[each]} {PHRASES[each]}" for each in VERDICTS if counts[each]]
    many = said_count(len(verdicts), "outcome")
    pair = f"{b} against {a} after {said_horizon(weeks)}, {said_count(runs, 'paired run')}"
    head = begun(pair) if b.startswith("the ") else pair  # the name of a scenario stays as its file is called
    return f"{head}: of {many} {'; '.join(told)}"


def emotions_title(name: str, start: float, end: float, weeks: int, against: tuple[str, float] | None) -> str:
    """Return how the adoring less the angry journeys move, as shares, and where another scenario ends."""
    beside = f"; under {against[0]} at {in_hundred(against[1])}" if against else ""
    first, last = in_hundred(start), in_hundred(end)
    moved = f"stay at {last}" if first == last else f"go from {first} to {last}"
    return f"Adoring less angry, of 100 journeys, {moved} in {said_horizon(weeks)} under {name}{beside}"


def edges_title(told: Sequence[tuple[str, float, float]], weeks: int) -> str:
    """Return the adoring and the angry journeys of each scenario: name, share adoring, share angry."""
    (name, adoring, angry), *others = told
    first = f"{in_hundred(adoring)} of 100 journeys end adoring and {in_hundred(angry)} angry under {name}"
    more = [f"{in_hundred(adoring)} and {in_hundred(angry)} under {name}" for name, adoring, angry in others]
    return f"After {said_horizon(weeks)}, {', '.join([first, *more])}"


def journey_title(
    journey: str, weeks: int, step: str, before: float, after: float, given_up: Mapping[str, float]
) -> str:
    """Return where emotion falls most on a journey, and how many give it up.

    Parameters
    ----------
    journey, step : names; the step at which emotion changes least upwards or most downwards.
    weeks : that were watched.
    before, after : mean emotion around the step.
    given_up : share who do not reach the last step, by scenario; the emotion is that of the first.
    """
    name, (first, last) = next(iter(given_up)), (signless_zero(f"{emotion:+.2f}") for emotion in (before, after))
    moved = f"{'falls most' if after < before else 'rises least'} at {step}, from {first} to {last}"
    if first == last:
        moved = f"stays at {last}"
    shares = ", ".join(f"{in_hundred(share)} of 100 under {each}" for each, share in given_up.items())
    return (
        f"{begun(journey.replace('_', ' '))} under {name}: emotion {moved}; "
        f"customers who give up in {said_horizon(weeks)}: {shares}"
    )


def lifetime_title(told: Mapping[str, tuple[float, float]], weeks: int) -> str:
    """Return what is left and what it is worth: share who stay and margin in USD by scenario, after so many weeks."""
    parts = [
        f"{in_hundred(share)} are left and one brings {said_money(worth, worth)} under {name}"
        for name, (share, worth) in told.items()
    ]
    return f"Of 100 customers who join, after {said_horizon(weeks)} {', '.join(parts)}"


def ladder_title(told: Mapping[str, tuple[float, float]], weeks: int) -> str:
    """Return the top and the bottom of the ladder: shares highly engaged and disengaged by scenario."""
    parts = [
        f"{in_hundred(top)} of 100 employees are highly engaged and {in_hundred(bottom)} disengaged under {name}"
        for name, (top, bottom) in told.items()
    ]
    return f"After {said_horizon(weeks)}, {', '.join(parts)}"
