"""Check of lesson 8: a sentence that keeps the wording rules, and an assumption under which it would not stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lesson import Answer, first_hint, hint

import empathysim as es
from empathysim.analysis.comparison import Comparison
from empathysim.analysis.portfolio.levers import LEVERS
from empathysim.analysis.sensitivity.claim import Flip
from empathysim.errors import InputError
from empathysim.wording.rules import faults_in
from empathysim.wording.verdict import PHRASES, Verdict

GOAL = "npv"
SEEDS = 8
"""Pairs of runs with which a counter-assumption is tried."""

HORIZON = re.compile(r"\b(\d+|one|two|three) (week|month|year)s?\b", re.I)
RANGE = re.compile(r"\$ ?[\d.,]+ ?[kM]? ?to ?\$?[\d.,]+", re.I)


def check(sentence: Any, assumption: Any, compared: Comparison, stressed: Flip) -> Answer:
    """Say whether a sentence may be said, and whether an assumption turns its verdict.

    Parameters
    ----------
    sentence : what the report says of the net value of the lever.
    assumption : parameters and values of a world in which the sentence would not stand.
    compared : the lever against today, whose net value is higher.
    stressed : the same claim in many sets of assumptions.
    """
    told = first_hint(_sentence_hints(sentence, compared, stressed), "The sentence keeps the wording rules")
    unfit = next(_unfit(assumption, compared), None) if told else told
    if unfit is not None:
        return unfit
    try:
        verdict = _verdict_under(assumption, compared)
    except InputError as error:
        return hint("outside", f"The model cannot live there: {error}")
    return first_hint(
        _still_standing(verdict),
        f"{told.text}, and under your assumption the verdict is '{PHRASES[verdict]}'. Now what no program asks: does "
        "the sentence say what you mean, and is that world plausible? If it is, the report has to name it.",
    )


def _sentence_hints(sentence: Any, compared: Comparison, stressed: Flip) -> Iterator[Answer]:
    if sentence is None or not str(sentence).strip():
        yield hint(
            "not begun", "Write the sentence first; the figures stand in compared.sentence and stressed.sentence."
        )
    for fault in faults_in(str(sentence)):
        yield hint(f"rule {fault.rule}", f"The linter stops at {fault.rule}: {fault.why}")
    yield from _missing(str(sentence), stressed)


def _missing(sentence: str, stressed: Flip) -> Iterator[Answer]:
    """Yield what the linter does not ask for and a reader needs."""
    if not re.search(r"\btoday\b", sentence, re.I):
        yield hint("no comparator", "Worth more than what? Name what it is compared with: against today.")
    if not HORIZON.search(sentence):
        yield hint("no horizon", "After how long? Say over how many years (or months) the value is counted.")
    if not RANGE.search(sentence):
        yield hint("no range", "One number looks as if it were known. Give the range in dollars: $... to ....")
    counted = re.search(r"(\d+) of (\d+) (assumption sets|sets of assumptions)", sentence)
    if counted is None:
        yield hint(
            "luck alone",
            "The range holds luck alone. In how many of the assumption sets does the claim hold? Write it: "
            "holds in ... of ... assumption sets.",
        )
    elif (int(counted[1]), int(counted[2])) != (stressed.holds, stressed.sets):
        yield hint(
            "wrong count",
            f"You write {counted[0]}. Read stressed.holds and stressed.sets: sets in which the difference is too "
            "little to matter do not count as holding.",
        )
    if not re.search(r"\d+ of \d+ paired runs", sentence):
        yield hint("no runs", "How many pairs of runs stand behind the range? Write it: (... of ... paired runs).")


def _unfit(assumption: Any, compared: Comparison) -> Iterator[Answer]:
    """Yield why an assumption is none, before it is lived."""
    if not assumption:
        yield hint("no counter-assumption", "The sentence stands. Now attack it: in which world would it be wrong?")
    elif not isinstance(assumption, Mapping) or not all(isinstance(name, str) for name in assumption):
        yield hint("no dict", 'An assumption names parameters and their values: {"money.discount_rate": 0.2}.')
    else:
        for name in assumption:
            if name in LEVERS or name in compared.what_differs:
                yield hint(
                    "a lever",
                    f"{name} is a lever: somebody in the bank decides about it. A counter-assumption is about how the "
                    "world is: a price, a cost, a habit of customers.",
                )


def _still_standing(verdict: Verdict) -> Iterator[Answer]:
    if verdict.startswith("higher"):
        yield hint(
            "still stands",
            f"Under your assumption the verdict is still '{PHRASES[verdict]}'. Look for what the net value goes along "
            "with: what the key costs, what a customer pays. Two assumptions at once are allowed.",
        )
    if verdict == "cannot_tell_yet":
        yield hint(
            "only blurred",
            f"With {SEEDS} pairs one cannot tell yet: your assumption makes the verdict dim and does not turn it. Go "
            "further, or add a second assumption.",
        )


def _verdict_under(assumption: Mapping[str, Any], compared: Comparison) -> Verdict:
    place = compared.place
    again = es.compare(
        compared.a.with_start(assumption), compared.b.with_start(assumption), outcomes=[GOAL], seeds=SEEDS,
        weeks=place.weeks, warm_up=place.warm_up, organization=place.network, employees=place.employees,
        customers=place.customers,
    )  # fmt: skip
    return again.outcomes[GOAL].verdict
