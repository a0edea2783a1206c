"""What plans, pairs of levers and sets of assumptions say, in sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import NamedTuple

from empathysim.outcomes.readings import READINGS
from empathysim.wording.comparison import Difference, Setting, amount, label, outcome_sentence
from empathysim.wording.numbers import NOTHING_KNOWN, said_count, said_horizon, said_money
from empathysim.wording.verdict import PHRASES, Verdict

_WORDS = {
    "individual_context": "individual context", "human_bias": "human bias", "group_think": "group think",
    "corporate_culture": "what leaders push", "emotional_illiteracy": "emotional illiteracy",
    "talk_about_emotions": "talk about emotions", "journey_view": "view of the journey",
    "customers_as_people": "customers as people", "customer_contact": "customer contact",
    "sense_of_purpose": "sense of purpose", "acts_of_kindness": "acts of kindness",
    "personal_happiness": "personal happiness",
}  # fmt: skip


class PlanTold(NamedTuple):
    """What is told of a plan.

    `turns` holds the value of each lever that is turned, in the order of the first step on each; `cost` is USD a year;
    `ended` why there are no more steps, and `cheapest` what the cheapest one beyond the budget would add.
    """

    budget: float
    goal: str
    turns: Mapping[str, float]
    cost: float
    runs: int
    has_ties: bool
    ended: str
    cheapest: float | None


def lever_words(lever: str) -> str:
    """Return a lever in plain words."""
    return _WORDS[lever.partition(".")[0]]


def lever_to(lever: str, value: float) -> str:
    """Return where a lever goes, in words: ``customer contact to 0.6``."""
    return f"{lever_words(lever)} to {value:g}"


def plan_sentence(told: PlanTold, outcome: Difference | None, where: Setting) -> str:
    """Return what is planned, at what cost, what it brings, and how free the order is.

    Parameters
    ----------
    told : the plan.
    outcome : what it brings for its goal; None where there are no steps.
    where : what it is held against, and with how many runs.
    """
    budget = f"{said_money(told.budget, told.budget)} a year"
    if outcome is None:
        return _no_steps(told, budget, where)
    turns = ", ".join(lever_to(lever, value) for lever, value in told.turns.items())
    cost = said_money(told.cost, told.cost)
    order = ", in this order" if len(told.turns) > 1 else ""
    order += "; steps that are tied may change places" if order and told.has_ties else ""
    planned = f"In the model, a plan for {budget} moves {turns}{order}, and costs about {cost} a year."
    return f"{planned} {outcome_sentence(outcome, where)} {_further(told)}".rstrip()


def _further(told: PlanTold) -> str:
    """Return why the plan goes no further."""
    if told.cheapest is not None:
        return f"The cheapest further step with a gain costs about {said_money(told.cheapest, told.cheapest)} a year."
    if told.ended == "no_gain":
        return f"No further step has a gain that can be told from none with {said_count(told.runs, 'paired run')}."
    return "All levers are then turned as far as they go."


def _no_steps(told: PlanTold, budget: str, where: Setting) -> str:
    meaning = label(READINGS[told.goal])
    if told.cheapest is not None:
        least = said_money(told.cheapest, told.cheapest)
        return (
            f"In the model, {budget} is too small a budget for any step under {where.a} with a gain in {meaning} "
            f"after {said_horizon(where.weeks)}: the cheapest costs about {least} a year."
        )
    return (
        f"In the model, no step within {budget} under {where.a} has a gain in {meaning} that can be told from none "
        f"after {said_horizon(where.weeks)} with {said_count(told.runs, 'paired run')}."
    )


PairTold = tuple[tuple[str, str], tuple[float, float], Verdict]


def synergy_sentence(outcome: str, scenario: str, weeks: int, runs: int, pairs: Sequence[PairTold]) -> str:
    """Return which pairs are worth more or less than the sum of the two.

    Parameters
    ----------
    outcome, scenario, weeks, runs : what was looked at, where, how long, and in how many paired runs.
    pairs : names of each pair, ends of the interval of its extra gain, and the verdict on it.
    """
    begin = f"In the model, for {label(READINGS[outcome])} under {scenario} after {said_horizon(weeks)}"
    told = [pair for pair in pairs if pair[2].startswith(("higher", "lower"))]
    of, from_runs = said_count(len(pairs), "pair"), said_count(runs, "paired run")
    if not told:
        same = sum(pair[2] == "practically_the_same" for pair in pairs)
        rest = len(pairs) - same
        unclear = f"; of {rest} one {PHRASES['cannot_tell_yet']}" if rest else ""
        alike = f"{same} of {of} of levers {_are(same)} {PHRASES['practically_the_same']} as the sum of the two"
        return f"{begin}, {alike}{unclear} ({from_runs})."
    more = sum(pair[2].startswith("higher") for pair in told)
    (one, other), (low, high), _ = max(told, key=lambda pair: abs(sum(pair[1])))
    side, ends = ("more", (low, high)) if low > 0.0 else ("less", (-high, -low))
    return (
        f"{begin}, {more} of {of} of levers {_are(more)} worth more than the sum of the two and {len(told) - more} "
        f"less ({from_runs}); furthest from it is {lever_words(one)} with {lever_words(other)}, worth "
        f"{amount(READINGS[outcome], *ends)} {side}."
    )


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


class HeldTold(NamedTuple):
    """In how many sets of assumptions one candidate is better than another, by more than the smallest that matters."""

    chosen: str
    against: str
    holds_in: int
    sets: int
    runs: int


class SafestTold(NamedTuple):
    """The candidate whose largest regret is smallest, that regret and its standard error over seeds, and whether all
    of its regrets are too little to matter."""

    name: str
    worst: float
    standard_error: float
    is_too_little: bool


def regret_sentence(goal: str, weeks: int, held: HeldTold, safest: SafestTold) -> str:
    """Return in how many sets of assumptions a candidate is better, which is safest, and how much of it may be luck.

    Parameters
    ----------
    goal, weeks : the reading, and after how long.
    held : the candidate, and what it is held against.
    safest : what one gives up at most, in the goal's unit.
    """
    reading = READINGS[goal]
    noise = "with a single run nothing is known of its noise"
    if isfinite(safest.standard_error):
        noise = f"standard error of such a difference {amount(reading, *(safest.standard_error,) * 2)}"
    little = ", too little to matter" if safest.is_too_little else ""
    return (
        f"In the model, {label(reading)} after {said_horizon(weeks)} is {reading.better} with {held.chosen} than with "
        f"{held.against}, by more than the smallest difference that matters, in {held.holds_in} of these {held.sets} "
        f"assumption sets, with {said_count(held.runs, 'run')} each; whoever takes {safest.name} gives up at most "
        f"{amount(reading, safest.worst, safest.worst)} against what is best in a set{little} ({noise})."
    )


def front_title(goal: str, weeks: int, cost: float, gain: tuple[float, float], scenario: str) -> str:
    """Return what a plan brings for its price.

    Parameters
    ----------
    goal, weeks : the reading that is planned for, and after how long.
    cost : USD a year.
    gain : ends of its interval, better counted up; both 0 where nothing is turned, infinite where nothing is known.
    scenario : what it is held against.
    """
    reading, after = READINGS[goal], f"after {said_horizon(weeks)}"
    if gain == (0.0, 0.0):
        return f"No step of the budget can be told to gain {label(reading)} {after} under {scenario}"
    spent = f"For {said_money(cost, cost)} a year, {label(reading)} {after} is"
    if not isfinite(gain[1] - gain[0]):
        doubt = f"one {PHRASES['cannot_tell_yet']} whether {label(reading)} {after} differs from that under {scenario}"
        return f"For {said_money(cost, cost)} a year, {doubt}: {NOTHING_KNOWN}"
    if gain[0] > 0.0:
        return f"{spent} {amount(reading, *gain)} {reading.better} than under {scenario}"
    ends = gain if reading.better == "higher" else (-gain[1], -gain[0])
    return f"{spent} {amount(reading, *ends)} away from {scenario}: {PHRASES['cannot_tell_yet']} to which side"


def synergy_title(outcome: str, weeks: int, more: int, less: int, unclear: int, pairs: int) -> str:
    """Return how many pairs of levers are worth more and less than the sum of the two, and for what."""
    reading = READINGS[outcome]
    unit = "USD" if reading.unit.startswith("USD") else "points of 100" if reading.unit == "share" else reading.unit
    rest = f", of {unclear} one {PHRASES['cannot_tell_yet']}" if unclear else ""
    return (
        f"{more} of {pairs} pairs of levers {_are(more)} worth more than the sum of the two, {less} less{rest}: "
        f"{label(reading)} after {said_horizon(weeks)}, {unit}"
    )
