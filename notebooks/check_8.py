"""Check of lesson 8: a sentence that keeps the wording rules, and an assumption under which it would not stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lesson import Answer, first_hint, hint
from plain_values import is_missing, named, number
from report_sentence import GOAL, sentence_mistakes

import empathysim as es
from empathysim.analysis.comparison import Comparison
from empathysim.analysis.portfolio.levers import LEVERS
from empathysim.analysis.sensitivity.claim import Flip
from empathysim.errors import InputError
from empathysim.parameters.dials import DIALS
from empathysim.parameters.registry import PARAMETERS
from empathysim.wording.rules import faults_in
from empathysim.wording.verdict import PHRASES, Verdict

SEEDS = 8
"""Pairs of runs with which a counter-assumption is tried."""


def check(sentence: Any, assumption: Any, compared: Comparison, stressed: Flip) -> Answer:
    """Say whether a sentence may be said, and whether an assumption turns its verdict.

    Parameters
    ----------
    sentence : what the report says of the net value of the lever.
    assumption : parameters and values of a world in which the sentence would not stand.
    compared : the lever against today, whose net value is higher.
    stressed : the same claim in many sets of assumptions.
    """
    if not (isinstance(compared, Comparison) and GOAL in compared.outcomes and isinstance(stressed, Flip)):
        return hint("no runs to check", "check wants compared and stressed last, as the stress test makes them.")
    fault = next(_sentence_hints(sentence, compared, stressed), None)
    fault = next(_unfit(assumption, compared), None) if fault is None else fault
    if fault is not None:
        return fault
    world = {name: number(value) for name, value in (named(assumption) or {}).items()}
    try:
        verdict = _verdict_under(world, compared)
    except InputError as error:
        return hint("outside", f"The model cannot live there: {error}")
    return first_hint(
        _still_standing(verdict),
        "The sentence keeps the wording rules and says what the runs gave, and under your assumption the verdict is "
        f"'{PHRASES[verdict]}'. Now what no program asks: does the sentence say what you mean, and is that world "
        "plausible? If it is, the report has to name it.",
    )


def _sentence_hints(sentence: Any, compared: Comparison, stressed: Flip) -> Iterator[Answer]:
    if is_missing(sentence) or (isinstance(sentence, str) and not sentence.strip()):
        yield hint(
            "not begun", "Write the sentence first; the figures stand in compared.sentence and stressed.sentence."
        )
    if not isinstance(sentence, str):
        yield hint("no text", "A sentence is a text in quotes; with two sentences, both are in one text.")
    for fault in faults_in(sentence):
        yield hint(f"rule {fault.rule}", f"The linter stops at {fault.rule}: {fault.why}")
    yield from sentence_mistakes(sentence, compared, stressed)


def _unfit(assumption: Any, compared: Comparison) -> Iterator[Answer]:
    """Yield why an assumption is none, before it is lived."""
    if is_missing(assumption):
        yield hint("no counter-assumption", "The sentence stands. Now attack it: in which world would it be wrong?")
    told = named(assumption)
    if told is None or not all(isinstance(name, str) for name in told):
        yield hint("no dict", 'An assumption names parameters and their values: {"money.discount_rate": 0.2}.')
        return
    for name, value in told.items():
        if name in DIALS or name in LEVERS or name in compared.what_differs or _is_at_the_start(name):
            yield hint(
                "a lever",
                f"{name} is a lever: somebody in the bank decides about it. A counter-assumption is about how the "
                "world is: a price, a cost, a habit of customers.",
            )
        if number(value) is None:
            yield hint("no value", f"{name} needs a number for its value.")


def _is_at_the_start(name: str) -> bool:
    """Return whether a parameter says where a lever, or a part of one, begins."""
    return name in PARAMETERS and PARAMETERS[name].evidence == "seed"


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
        weeks=place.weeks, warm_up=place.warm_up, organization=place.network,
        employees=None if place.network else place.employees,
        customers=place.customers,
    )  # fmt: skip
    return again.outcomes[GOAL].verdict
