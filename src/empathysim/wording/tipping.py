"""What the studies of tipping say, in sentences and titles: ramps, recovery, and signs before the tip."""

from __future__ import annotations

import math
from typing import NamedTuple

from empathysim.outcomes.readings import READINGS
from empathysim.wording.comparison import label
from empathysim.wording.levers import words_of
from empathysim.wording.numbers import NOTHING_KNOWN, said_count, said_horizon, said_range
from empathysim.wording.pictures import begun

_ELSEWHERE = "firms that do not tip may show it too"


class RampTold(NamedTuple):
    """What is told of a ramp: lever and its ends, the outcome, where it passes the middle each way, and how far apart.

    `width` holds the ends of an interval; tips and widths that are not there are NaN. `moving` is by how much the
    outcome still moved, at most, while it was read.
    """

    scenario: str
    parameter: str
    first: float
    last: float
    weeks_each: int
    outcome: str
    tips: tuple[float, ...]
    width: tuple[float, float]
    moving: float
    seeds: int


class RecoveryTold(NamedTuple):
    """What is told of a recovery: the push, the outcome, how many moved, and how many of these came back, and when."""

    scenario: str
    parameter: str
    value: float
    push_weeks: int
    outcome: str
    horizon: int
    recovered: int
    moved: int
    seeds: int
    weeks: tuple[float, float] | None


class WarningTold(NamedTuple):
    """What is told of signs before a tip: the ramp, how many firms tipped, and in how many each sign was seen."""

    scenario: str
    parameter: str
    first: float
    last: float
    ramp_weeks: int
    watched: str
    tipped: int
    variance: int
    autocorrelation: int
    seeds: int
    level: float


def ramp_sentence(told: RampTold) -> str:
    """Return whether the way back is another than the way up."""
    what, lever = label(READINGS[told.outcome]), words_of(told.parameter)
    begin = (
        f"In the model of {told.scenario}, with {lever} from {told.first:g} to {told.last:g} and back, "
        f"{said_horizon(told.weeks_each)} at each value, the {what}"
    )
    runs = said_count(told.seeds, "run")
    if any(map(math.isnan, told.tips)):
        return f"{begin} does not pass the middle of a loop in every run ({runs})."
    up, down = told.tips
    where = f"passes the middle of its range at {up:.2f} on the way up and at {down:.2f} on the way back"
    low, high = told.width
    slow = ""
    if told.moving > READINGS[told.outcome].smallest_difference:
        by = f"by up to {told.moving:.2g} in the last quarter of the weeks at a value"
        slow = f" Readings still moved, {by}: slowness is a part of it."
    if low > 0.0:
        back = f"at this pace the lever has to go {said_range(low, high)} further back to undo it"
        return f"{begin} {where}: {back} ({runs}).{slow}"
    apart = f" lies at {said_range(low, high)}" if math.isfinite(high - low) else f": {NOTHING_KNOWN}"
    return f"{begin} {where}; how far apart these are{apart} ({runs}).{slow}"


def ramp_title(told: RampTold) -> str:
    """Return in short how far apart the two ways are."""
    what, lever = label(READINGS[told.outcome]), words_of(told.parameter)
    begin, runs = f"With {said_horizon(told.weeks_each)} at each value", said_count(told.seeds, "run")
    if any(map(math.isnan, told.tips)):
        return f"{begin} of {lever}, the {what} does not pass the middle of a loop in every one of {runs}"
    up, down = told.tips
    ways = (
        f"the {what} tips up at {up:.2f} and back at {down:.2f}"
        if told.width[0] > 0.0
        else (f"the {what} goes up at {up:.2f} and back at {down:.2f}")
    )
    return f"{begin} of {lever}, {ways} (mean of {runs})"


def recovery_title(told: RecoveryTold) -> str:
    """Return in short how many are back."""
    what = label(READINGS[told.outcome])
    runs = said_count(told.seeds, "run")
    after = f"after {said_horizon(told.push_weeks)} of {words_of(told.parameter)} at {told.value:g}"
    if told.moved == 0:
        return begun(f"the {what} moved by as much as matters in none of {runs} {after}")
    return begun(
        f"the {what} moved in {told.moved} of {runs} and is back in {told.recovered} of these within "
        f"{said_horizon(told.horizon)} {after}"
    )


def warning_title(told: WarningTold) -> str:
    """Return in short in how many firms variance and autocorrelation grew."""
    return (
        f"{told.tipped} of {said_count(told.seeds, 'run')} tip while {words_of(told.parameter)} rises for "
        f"{said_horizon(told.ramp_weeks)}; {_until(told)}, variance grows steadily in {told.variance} and "
        f"autocorrelation in {told.autocorrelation}; {_ELSEWHERE}"
    )


def recovery_sentence(told: RecoveryTold) -> str:
    """Return in how many runs a firm came back from a push, and when."""
    what = label(READINGS[told.outcome])
    begin = (
        f"In the model of {told.scenario}, after {said_horizon(told.push_weeks)} of {words_of(told.parameter)} at "
        f"{told.value:g}, the {what}"
    )
    if told.moved == 0:
        return f"{begin} never differs from its twin by as much as matters ({said_count(told.seeds, 'paired run')})."
    begin = f"{begin} moved as much as matters in {told.moved} of {said_count(told.seeds, 'paired run')} and is"
    if told.weeks is None:
        return (
            f"{begin} not back in any of these within {said_horizon(told.horizon)}; how much longer it takes is not "
            "known."
        )
    first, last = (f"{week:,.0f}" for week in told.weeks)
    weeks = f"{first} weeks" if first == last else f"{first} to {last} weeks"
    left = told.moved - told.recovered
    rest = f"; {left} {'is' if left == 1 else 'are'} not back within {said_horizon(told.horizon)}" if left else ""
    return f"{begin} back after {weeks} in {told.recovered} of {told.moved} moved{rest}."


def warning_sentence(told: WarningTold, beside: WarningTold | None = None) -> str:
    """Return in how many firms swings grew before they tipped; as a sign only beside firms that do not tip."""
    begin = (
        f"In the model of {told.scenario}, with {words_of(told.parameter)} rising from {told.first:g} to "
        f"{told.last:g} over {said_horizon(told.ramp_weeks)}, {told.tipped} of {said_count(told.seeds, 'firm')} tip"
    )
    watched = label(READINGS[told.watched])
    return (
        f"{begin}; {_until(told)}, {watched} swings more and more in {told.variance} of {told.seeds} and more and more "
        f"slowly in {told.autocorrelation} of {told.seeds}, where a series of constant spread shows each in about "
        f"{100.0 * told.level:g} of 100{f'; {_ELSEWHERE}.' if beside is None else f'.{_false_alarms(beside)}'}"
    )


def signs_sentence(
    weeks: int, surrogates: int, variance: tuple[float, float], autocorrelation: tuple[float, float]
) -> str:
    """Return whether signs in one record rise, beside series of constant spread.

    Parameters
    ----------
    weeks : of the record.
    surrogates : series of constant spread.
    variance, autocorrelation : Kendall's tau of each with time, and the share of series with as much.
    """
    first, second = (
        f"{tau:.2f} (as much in {100.0 * share:.0f} of 100 series of constant spread)".replace("-", "−")
        for tau, share in (variance, autocorrelation)
    )
    return (
        f"In the model, over {said_horizon(weeks)}, Kendall's tau with time is {first} for variance and {second} for "
        f"autocorrelation; {surrogates:,} such series were made."
    )


def _until(told: WarningTold) -> str:
    """Return how long the firms were watched: who does not tip is watched to the end."""
    if told.tipped == told.seeds:
        return "until then"
    return "until they do or the ramp ends" if told.tipped else "meanwhile"


def _false_alarms(beside: WarningTold) -> str:
    return (
        f" In {beside.scenario}, where {beside.tipped} of {said_count(beside.seeds, 'firm')} tip, the first sign is "
        f"seen in {beside.variance} and the second in {beside.autocorrelation}."
    )
