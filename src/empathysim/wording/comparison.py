"""What a comparison says, in sentences: of one outcome, and the one sentence of all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import isfinite
from typing import NamedTuple

from empathysim.outcomes.readings import READINGS, Reading
from empathysim.wording.numbers import month_of, said_count, said_horizon, said_money, said_range
from empathysim.wording.verdict import PHRASES, Verdict


class Difference(NamedTuple):
    """What is told of the difference in one outcome.

    `low` and `high` are the ends of its interval, in the outcome's unit; `wins` of `n` paired runs differ to the side
    of the mean; `runs_needed` would probably settle the verdict, None where that cannot be said.
    """

    outcome: str
    low: float
    high: float
    wins: int
    n: int
    verdict: Verdict
    runs_needed: int | None = None


class Setting(NamedTuple):
    """Which worlds are compared: `b` against `a`, over so many weeks, with at most so many paired runs."""

    a: str
    b: str
    weeks: int
    most_runs: int


class Payback(NamedTuple):
    """From which week on `b` stays ahead of `a`: first and last week of the middle 80 % of runs, and in how many."""

    low: float
    high: float
    runs: int


def outcome_sentence(told: Difference, where: Setting) -> str:
    """Return what is known of one outcome: the verdict, its range, its runs, and against what."""
    reading = READINGS[told.outcome]
    begin = f"In the model, after {said_horizon(where.weeks)},"
    subject = f"{label(reading)} under {where.b}"
    if told.verdict == "cannot_tell_yet":
        doubt = _doubt(told, where, amount(reading, told.low, told.high))
        return f"{begin} {doubt.format(f'{subject} differs from that under {where.a}')}."
    if told.verdict == "practically_the_same":
        between = f"{amount(reading, told.low, told.high)}; {said_count(told.n, 'paired run')}"
        return f"{begin} {subject} is {PHRASES[told.verdict]} as under {where.a} ({between})."
    low, high = _outward(told)
    word, _, more = PHRASES[told.verdict].partition(", ")
    perhaps = f", {more}" if more else ""
    return f"{begin} {subject} is {amount(reading, low, high)} {word} than under {where.a}{perhaps} ({_runs(told)})."


def label(reading: Reading) -> str:
    """Return what a reading is, in a few words; its meaning adds how it is taken."""
    return reading.meaning.partition(", ")[0]


def _runs(told: Difference) -> str:
    return f"{told.wins} of {said_count(told.n, 'paired run')}"


def _outward(told: Difference) -> tuple[float, float]:
    """Return the range of a difference without its sign, which the verdict's word tells."""
    return (told.low, told.high) if told.verdict.startswith("higher") else (-told.high, -told.low)


def amount(reading: Reading, low: float, high: float) -> str:
    """Return a range of a reading with its unit; shares are told in 100."""
    if reading.unit == "share":
        return f"{said_range(100.0 * low, 100.0 * high)} points of 100"
    if reading.unit.startswith("USD"):
        return f"{said_money(low, high)}{' a week' if reading.unit.endswith('week') else ''}"
    return f"{said_range(low, high)} {'' if reading.unit in ('emotion', 'ratio') else reading.unit}".strip()


def _doubt(told: Difference, where: Setting, between: str) -> str:
    """Return that one cannot tell, with a place for what: whether ``{}``."""
    runs = said_count(told.n, "paired run")
    if not isfinite(told.low):
        between = "of its size nothing is known"
    if told.n >= where.most_runs:
        return f"no detectable difference after {runs} in whether {{}}; the true change could be {between}"
    more = ""
    if told.runs_needed is not None and told.runs_needed > told.n:
        more = f"; with the spread seen so far it takes about {told.runs_needed:,} of them"
    return f"one {PHRASES[told.verdict]} from {runs} whether {{}} ({between}{more})"


def comparison_sentence(
    differences: Sequence[Difference], where: Setting, yearly_cost: float, payback: Payback | None
) -> str:
    """Return the one sentence: customers kept, what that is worth, at what cost, and when it has paid.

    Parameters
    ----------
    differences : of each outcome that was asked about.
    where : what was compared.
    yearly_cost : what `b` pays each year more than `a` for keys and for releasing inhibitors, in USD.
    payback : from which week on it stays ahead; None where it does not.
    """
    told: Mapping[str, Difference] = {each.outcome: each for each in differences}
    if "retention" not in told or "npv" not in told:
        return outcome_sentence(differences[0], where)
    parts = (_kept(told["retention"], where), _cost(yearly_cost), *_worth(told["npv"], where, payback))
    return f"In the model, against {where.a}, {'; '.join(parts)}."


def _kept(told: Difference, where: Setting) -> str:
    between = f"{said_range(100.0 * told.low, 100.0 * told.high)} in 100"
    if told.verdict == "practically_the_same":
        return f"{where.b} keeps {PHRASES[told.verdict]} number of customers each year ({between})"
    if told.verdict == "cannot_tell_yet":
        return _doubt(told, where, f"{between} each year").format(f"{where.b} keeps more customers")
    low, high = _outward(told)
    word = "more" if told.verdict.startswith("higher") else "fewer"
    _, _, more = PHRASES[told.verdict].partition(", ")
    perhaps = f" ({more})" if more else ""
    kept = f"{said_range(100.0 * low, 100.0 * high)} {word} customers in 100 each year"
    return f"{where.b} keeps {kept}{perhaps} ({_runs(told)})"


def _cost(yearly: float) -> str:
    if yearly == 0.0:
        return "its levers cost the same"
    return (
        f"it {'pays' if yearly > 0.0 else 'saves'} about {said_money(abs(yearly), abs(yearly))} a year for its levers"
    )


def _worth(told: Difference, where: Setting, payback: Payback | None) -> Iterator[str]:
    begin = f"over {said_horizon(where.weeks)} the net value"
    if told.low == told.high == 0.0:
        yield f"{begin} is the same in every run"
        return
    if told.verdict == "cannot_tell_yet":
        yield _doubt(told, where, said_money(told.low, told.high)).format(f"{begin} is above 0")
    else:
        side = "above" if told.low + told.high >= 0.0 else "below"
        yield f"{begin} is {said_money(told.low, told.high)} ({side} 0 in {_runs(told)})"
    if payback is None:
        yield "it does not break even in this time"
        return
    first, last = month_of(payback.low), month_of(payback.high)
    months = f"month {first}" if first == last else f"month {first} to {last}"
    yield f"it breaks even in {months} ({payback.runs} of {said_count(told.n, 'run')})"
