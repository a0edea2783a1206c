"""What `check` of lesson 9 says to right rules and to those that learners give instead."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import check_9
import pandas as pd
import pytest
from lesson import Answer
from lesson_sources import LESSONS, cells_of, code_in, place_of_check, solutions_in
from odd_answers import answers_with_one_odd_part

from empathysim.parameters.own import declare_parameter
from empathysim.parameters.registry import PARAMETERS

LEFT = 10 / 63
TAKEN = 1.0 - LEFT
Rule = Callable[[Any, Any, Any, Any], Any]


@pytest.fixture(autouse=True)
def declared() -> Iterator[None]:
    """Declare the lesson's parameters for the length of a test."""
    declare_parameter("hurry.strength", "how far hurry crushes empathy", default=0.6)
    declare_parameter("hurry.calm_use", "load up to which nobody is in a hurry", default=0.7, low=0.5, high=0.9)
    yield
    for name in ("hurry.strength", "hurry.calm_use"):
        del PARAMETERS[name]


def h(p: Any, silo: Any) -> float:
    """Return how much of a hurry there is, for rules of these tests that are not compiled."""
    return float(min(1.0, max(0.0, silo.utilisation - p.hurry_calm_use) / (1.0 - p.hurry_calm_use)))


# --- right rules: written out, for they are compiled -----------------------------------------------------------------
def by_weight(p: Any, me: Any, customer: Any, silo: Any) -> float:
    in_a_hurry = min(1.0, max(0.0, silo.utilisation - p.hurry_calm_use) / (1.0 - p.hurry_calm_use))
    return 1.0 - p.hurry_strength * in_a_hurry * (TAKEN + LEFT * me.fatigue)  # type: ignore[no-any-return]


def by_power(p: Any, me: Any, customer: Any, silo: Any) -> float:
    in_a_hurry = min(1.0, max(0.0, silo.utilisation - p.hurry_calm_use) / (1.0 - p.hurry_calm_use))
    return (1.0 - p.hurry_strength * TAKEN * in_a_hurry) ** (1.0 + me.fatigue)  # type: ignore[no-any-return]


def by_factor(p: Any, me: Any, customer: Any, silo: Any) -> float:
    if silo.utilisation <= p.hurry_calm_use:
        return 1.0
    in_a_hurry = min(1.0, (silo.utilisation - p.hurry_calm_use) / (1.0 - p.hurry_calm_use))
    spared = 1.0 - 0.84 * p.hurry_strength * in_a_hurry * in_a_hurry
    return spared * (1.0 - 0.5 * p.hurry_strength * in_a_hurry * me.fatigue)  # type: ignore[no-any-return]


def by_exponential(p: Any, me: Any, customer: Any, silo: Any) -> float:
    in_a_hurry = min(1.0, max(0.0, silo.utilisation - p.hurry_calm_use) / (1.0 - p.hurry_calm_use))
    return math.exp(math.log(LEFT) * p.hurry_strength * in_a_hurry * (1.0 + 2.0 * me.fatigue))


@pytest.mark.parametrize("rule", [by_weight, by_power, by_factor, by_exponential])
def test_any_rule_that_keeps_to_the_words_is_right(rule: Rule) -> None:
    """Fails for a check that wants one formula."""
    assert check_9.check(rule), check_9.check(rule)


def test_the_folded_solution_is_right() -> None:
    """Fails where the lesson and its check want different things."""
    (lesson,) = [name for name in LESSONS if name.startswith("09_")]
    cells = cells_of(lesson)
    names: dict[str, Any] = {"LEFT": LEFT}
    for code in code_in(solutions_in(cells[place_of_check(cells) + 1])[0]):
        exec(code, names)
    assert check_9.check(names["my_rule"])


# --- rules that learners give instead --------------------------------------------------------------------------------
def begun(p: Any, me: Any, customer: Any, silo: Any) -> None:
    """Return nothing yet, as the lesson's empty cell."""


def writing(p: Any, me: Any, customer: Any, silo: Any) -> float:
    me.fatigue = min(1.0, me.fatigue + 0.01)
    return by_weight(p, me, customer, silo)


def learning(p: Any, me: Any, customer: Any, silo: Any) -> float:
    """Change one place of an array, which is the same array afterwards."""
    me.insight[0] = 0.9
    return by_weight(p, me, customer, silo)


def with_a_list(p: Any, me: Any, customer: Any, silo: Any) -> float:
    """Make a list, which no rule can: nothing in the week makes arrays."""
    in_a_hurry = min([1.0, max(0.0, silo.utilisation - p.hurry_calm_use) / (1.0 - p.hurry_calm_use)])
    return 1.0 - p.hurry_strength * in_a_hurry * (TAKEN + LEFT * me.fatigue)  # type: ignore[no-any-return]


def generating(p: Any, me: Any, customer: Any, silo: Any) -> Iterator[float]:
    yield by_weight(p, me, customer, silo)


async def waiting(p: Any, me: Any, customer: Any, silo: Any) -> float:
    return by_weight(p, me, customer, silo)


def adding(p: Any, me: Any, customer: Any, silo: Any) -> float:
    me.tired_of_it = 1.0
    return by_weight(p, me, customer, silo)


def stopping_where_busy(p: Any, me: Any, customer: Any, silo: Any) -> float:
    if silo.utilisation > 2.0:
        raise ValueError("too busy")
    return by_weight(p, me, customer, silo)


def not_finite_where_busy(p: Any, me: Any, customer: Any, silo: Any) -> float:
    return math.nan if silo.utilisation > 2.0 else by_weight(p, me, customer, silo)


def nothing_where_busy(p: Any, me: Any, customer: Any, silo: Any) -> float | None:
    return by_weight(p, me, customer, silo) if silo.utilisation < 1.2 else None


def tired_where_very_busy(p: Any, me: Any, customer: Any, silo: Any) -> float:
    return 1.0 - p.hurry_strength * h(p, silo) * (TAKEN + LEFT * me.fatigue * (silo.utilisation > 1.2))  # type: ignore[no-any-return]


def switched(p: Any, me: Any, customer: Any, silo: Any) -> float:
    return 1.0 - (p.hurry_strength > 0.0) * h(p, silo) * (TAKEN + LEFT * me.fatigue)  # type: ignore[no-any-return]


def turned_back(p: Any, me: Any, customer: Any, silo: Any) -> float:
    strength = 1.0 if p.hurry_strength == 1.0 else 4.0 * p.hurry_strength * (1.0 - p.hurry_strength)
    return 1.0 - strength * h(p, silo) * (TAKEN + LEFT * me.fatigue)  # type: ignore[no-any-return]


WRONG: dict[str, tuple[str, Any]] = {
    "empty": ("not begun", begun),
    "a number": ("no rule", 0.7),
    "of three": ("no rule", lambda p, me, silo: 1.0),
    "of any number": ("no rule", lambda *all_of_it: 1.0),
    "a generator": ("no rule", generating),
    "a coroutine": ("no rule", waiting),
    "a class": ("no rule", Iterator),
    "a table": ("no rule", pd.DataFrame([1.0, 2.0])),
    "nothing where busy": ("not begun", nothing_where_busy),
    "stops where busy": ("stops", stopping_where_busy),
    "not finite where busy": ("no number", not_finite_where_busy),
    "an array": ("no number", lambda p, me, customer, silo: me.insight),
    "a series": ("no number", lambda p, me, customer, silo: pd.Series([0.5])),
    "a huge number": ("no number", lambda p, me, customer, silo: 10**400),
    "complex": ("no number", lambda p, me, customer, silo: (silo.utilisation - p.hurry_calm_use) ** 0.5 + 0j),
    "writes something new": ("writes", adding),
    "tired where very busy": ("fatigue at times only", tired_where_very_busy),
    "a switch": ("strength a switch", switched),
    "more strength takes less": ("strength turned round", turned_back),
    "another name": ("stops", lambda p, me, customer, silo: 1.0 - p.hurry_strength * me.tiredness),
    "no number": ("no number", lambda p, me, customer, silo: math.nan),
    "words": ("no number", lambda p, me, customer, silo: "all"),
    "writes": ("writes", writing),
    "writes in an array": ("writes", learning),
    "draws luck": ("draws luck", lambda p, me, customer, silo: 1.0 - p.hurry_strength * 0.1 * random.random()),
    "nothing": ("does nothing", lambda p, me, customer, silo: 1.0),
    "no strength": ("strength ignored", lambda p, me, customer, silo: 1.0 - h(p, silo) * (TAKEN + LEFT * me.fatigue)),
    "fatigue without strength": (
        "not absent", lambda p, me, customer, silo: 1.0 - h(p, silo) * (p.hurry_strength * TAKEN + LEFT * me.fatigue),
    ),
    "calm gains": (
        "calm desks gain",
        lambda p, me, customer, silo: 1.0 - p.hurry_strength * min(1.0, silo.utilisation - p.hurry_calm_use),
    ),
    "adds": ("above 1", lambda p, me, customer, silo: 1.0 + p.hurry_strength * h(p, silo) * (TAKEN + me.fatigue)),
    "takes too much": (
        "below 0", lambda p, me, customer, silo: 1.0 - p.hurry_strength * h(p, silo) * (TAKEN + 0.5 * me.fatigue),
    ),
    "no hurry": ("hurry ignored", lambda p, me, customer, silo: 1.0 - p.hurry_strength * TAKEN * me.fatigue),
    "more load leaves more": (
        "hurry turned round",
        lambda p, me, customer, silo: 1.0 - p.hurry_strength * (1.0 - h(p, silo)) * (TAKEN + LEFT * me.fatigue),
    ),
    "calm is 0.7": (
        "calm_use ignored",
        lambda p, me, customer, silo: (
            1.0 - p.hurry_strength * min(1.0, max(0.0, silo.utilisation - 0.7) / 0.3) * (TAKEN + LEFT * me.fatigue)
        ),
    ),
    "the tired lose at calm desks": (
        "calm desks lose",
        lambda p, me, customer, silo: 1.0 - p.hurry_strength * (TAKEN * h(p, silo) + LEFT * me.fatigue),
    ),
    "as it was": ("fatigue ignored", lambda p, me, customer, silo: 1.0 - p.hurry_strength * TAKEN * h(p, silo)),
    "the tired keep more": (
        "fatigue turned round",
        lambda p, me, customer, silo: 1.0 - p.hurry_strength * h(p, silo) * TAKEN * (1.0 - 0.5 * me.fatigue),
    ),
    "ten in a hundred": (
        "no comparator", lambda p, me, customer, silo: 1.0 - p.hurry_strength * h(p, silo) * (0.9 + 0.1 * me.fatigue),
    ),
    "84 are left": (
        "taken for left", lambda p, me, customer, silo: 1.0 - p.hurry_strength * h(p, silo) * LEFT * (1.0 + me.fatigue),
    ),
    "the middling as found": (
        "not as found",
        lambda p, me, customer, silo: 1.0 - p.hurry_strength * h(p, silo) * TAKEN * (0.5 + 0.5 * me.fatigue),
    ),
    "not to be compiled": ("contract: compiles", with_a_list),
}  # fmt: skip


@cache
def answer_to(name: str) -> Answer:
    """Return what is said of a wrong rule; each is asked once, for the contract takes its time."""
    return check_9.check(WRONG[name][1])


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_rule_has_the_hint_for_its_mistake(name: str) -> None:
    """Fails for a wrong rule that passes, or gets the hint for another mistake."""
    answer = answer_to(name)
    assert (answer.mistake, bool(answer)) == (WRONG[name][0], False), answer


def test_no_two_mistakes_are_told_the_same() -> None:
    texts = {mistake: answer_to(name).text for name, (mistake, _) in WRONG.items()}
    assert len(set(texts.values())) == len(texts) >= 18


def with_all_that_is_known(p: Any, me: Any, customer: Any, silo: Any) -> float:
    known = me.insight[customer.segment] + silo.complexity + p.attention_other_demands + me.level
    in_a_hurry = min(1.0, max(0.0, silo.utilisation - p.hurry_calm_use) / (1.0 - p.hurry_calm_use))
    return 1.0 - p.hurry_strength * in_a_hurry * (TAKEN + LEFT * me.fatigue * min(1.0, known))  # type: ignore[no-any-return]


def test_a_rule_may_read_all_that_is_known_of_a_person_or_a_silo() -> None:
    """Fails where a right rule stops because the person of the check has no insight, say."""
    assert check_9.check(with_all_that_is_known), check_9.check(with_all_that_is_known)


def test_a_rule_of_parameters_that_are_not_declared_is_told_so() -> None:
    """Fails where the contract is asked first, and says that a record has no such attribute."""
    del PARAMETERS["hurry.strength"]
    answer = check_9.check(by_weight)
    declare_parameter("hurry.strength", "how far hurry crushes empathy", default=0.6)
    assert answer.mistake == "not declared"


def test_no_odd_answer_is_right_or_raises() -> None:
    """Fails for a check that raises for a table, an array, or something that cannot even be compared."""
    told = answers_with_one_odd_part(check_9.check, [by_weight])
    assert {(answer.is_right, answer.mistake) for _, _, answer in told} == {(False, "no rule")}
