"""What a comparison says, in sentences: of one outcome, and the one sentence of all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import isfinite
from typing import NamedTuple

from empathysim.outcomes.readings import READINGS, Reading
from empathysim.wording.numbers import NOTHING_KNOWN, month_of, said_count, said_horizon, said_money, said_range
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
        between = amount(reading, told.low, told.high)
        return f"{begin} {_doubt(told, where, f'{subject} differs from that under {where.a}', subject, between)}."
    if told.verdict == "practically_the_same":
        between = f"{amount(reading, told.low, told.high)}; {said_count(told.n, 'paired run')}"
        return f"{begin} {subject} is {PHRASES[told.verdict]} as under {where.a} ({between})."
    low, high = _outward(told)
    word, perhaps = _word(told)
    return f"{begin} {subject} is {amount(reading, low, high)} {word} than under {where.a}{perhaps} ({_runs(told)})."


def _word(told: Difference) -> tuple[str, str]:
    """Return the verdict's word, and what is added where the difference may be too little to matter."""
    word, _, more = PHRASES[told.verdict].partition(", ")
    return word, f", {more}" if more else ""


def label(reading: Reading) -> str:
    """Return what a reading is, in a few words; its meaning adds how it is taken."""
    return reading.meaning.partition(", ")[0]


def _runs(told: Difference) -> str:
    return f"{told.wins} of {said_count(told.n, 'paired run')}"


def _outward(told: Difference) -> tuple[float, float]:
    """Return the range of a difference without its sign, which the verdict's word tells."""
    return (told.low, told.high) if told.verdict.startswith("higher") else (-told.high, -told.low)


def amount(reading: Reading, low: float, high: float) -> str:
    """Return a range of a reading with its unit; shares are told in 100, and never beyond what a share can be."""
    if not (isfinite(low) and isfinite(high)):
        return NOTHING_KNOWN
    if reading.unit == "share":
        return f"{_in_100(low, high)} points of 100"
    if reading.unit.startswith("USD"):
        return f"{said_money(low, high)}{' a week' if reading.unit.endswith('week') else ''}"
    return f"{said_range(low, high)} {'' if reading.unit in ('emotion', 'ratio') else reading.unit}".strip()


def _in_100(low: float, high: float) -> str:
    return said_range(*(100.0 * max(-1.0, min(1.0, end)) for end in (low, high)))


def _doubt(told: Difference, where: Setting, whether: str, what: str, between: str) -> str:
    """Return that one cannot tell whether something is so, or after most runs that no difference in what is seen."""
    runs = said_count(told.n, "paired run")
    if told.n >= where.most_runs:
        return f"no detectable difference after {runs} in {what} against {where.a}; the true change could be {between}"
    more = ""
    if told.runs_needed is not None and told.runs_needed > told.n:
        more = f"; with the spread seen so far it takes about {told.runs_needed:,} of them"
    return f"one {PHRASES[told.verdict]} from {runs} whether {whether} ({between}{more})"


def comparison_sentence(
    differences: Sequence[Difference],
    where: Setting,
    yearly_cost: float,
    payback: Payback | None,
    *,
    is_a_change: bool = True,
) -> str:
    """Return the one sentence: customers kept, what that is worth, at what cost, and when it has paid.

    Parameters
    ----------
    differences : of each outcome that was asked about.
    where : what was compared.
    yearly_cost : what `b` pays each year more than `a` for keys and for releasing inhibitors, in USD.
    payback : from which week on it stays ahead; None where it does not.
    is_a_change : whether `a` could become `b`; two firms that differ from the start pay nothing back.
    """
    told: Mapping[str, Difference] = {each.outcome: each for each in differences}
    if "retention" not in told or "npv" not in told:
        return outcome_sentence(differences[0], where)
    parts = (_kept(told["retention"], where), _cost(yearly_cost), *_worth(told["npv"], where))
    if not is_a_change:
        parts = (*parts, "the two differ from the start, and neither is a change of the other")
    elif yearly_cost > 0.0 and told["npv"].verdict.startswith("higher"):
        parts = (*parts, _paid(payback, told["npv"].n))  # what costs less, or earns less, has nothing to pay back
    return f"In the model, against {where.a}, {'; '.join(parts)}."


def _kept(told: Difference, where: Setting) -> str:
    between = f"{_in_100(told.low, told.high)} in 100" if isfinite(told.low) else NOTHING_KNOWN
    if told.verdict == "practically_the_same":
        return f"{where.b} keeps {PHRASES[told.verdict]} number of customers each year ({between})"
    if told.verdict == "cannot_tell_yet":
        each_year = f"{between} each year" if isfinite(told.low) else between
        return _doubt(told, where, f"{where.b} keeps more customers", f"customers that {where.b} keeps", each_year)
    word = "more" if told.verdict.startswith("higher") else "fewer"
    _, perhaps = _word(told)
    return f"{where.b} keeps {_in_100(*_outward(told))} {word} customers in 100 each year{perhaps} ({_runs(told)})"


def _cost(yearly: float) -> str:
    if yearly == 0.0:
        return "its levers cost the same"
    money = said_money(abs(yearly), abs(yearly))
    return f"its levers cost about {money} {'more' if yearly > 0.0 else 'less'} a year"


def _worth(told: Difference, where: Setting) -> Iterator[str]:
    profit = f"over {said_horizon(where.weeks)} its profit after that cost"
    if told.low == told.high == 0.0:
        yield f"{profit} is the same in every run"
        return
    if told.verdict == "cannot_tell_yet":
        between = said_money(told.low, told.high) if isfinite(told.low) else NOTHING_KNOWN
        yield _doubt(told, where, f"{profit} is higher", profit, between)
        return
    if told.verdict == "practically_the_same":
        yield f"{profit} is {PHRASES[told.verdict]} ({said_money(told.low, told.high)})"
        return
    word, perhaps = _word(told)
    yield f"{profit} is {said_money(*_outward(told))} {word}{perhaps} ({_runs(told)})"


def _paid(payback: Payback | None, n: int) -> str:
    if payback is None:
        return "it does not break even in this time"
    first, last = month_of(payback.low), month_of(payback.high)
    months = f"month {first}" if first == last else f"month {first} to {last}"
    return f"it breaks even in {months} ({payback.runs} of {said_count(n, 'run')})"
