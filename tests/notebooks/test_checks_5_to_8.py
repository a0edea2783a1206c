"""What `check` of lessons 5 to 8 says to right answers and to those that students give instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations
from typing import Any

import check_5
import check_6
import check_7
import check_8
import numpy as np
import pytest
from demo_bank import TODAY, changed
from lesson import Answer
from lesson_sources import LESSONS, cells_of, code_in, place_of_check, solutions_in

import empathysim as es
from empathysim.analysis.break_even import week_ahead
from empathysim.analysis.intervals import paired_interval
from empathysim.analysis.journey_map import Path
from empathysim.analysis.sensitivity.claim import Claim, Flip
from empathysim.wording.rules import faults_in


def mistakes_of(answers: Mapping[str, Answer]) -> dict[str, str]:
    """Return the name of each answer's mistake."""
    return {name: answer.mistake for name, answer in answers.items()}


def have_hints_of_their_own(answers: Iterable[Answer]) -> bool:
    """Return whether all are hints, and no two different mistakes are told the same."""
    texts = {answer.mistake: answer.text for answer in answers if not answer}
    return len(texts) == len(set(texts.values())) and all(not answer for answer in answers)


def solved(number: int, names: dict[str, Any]) -> dict[str, Any]:
    """Return what the folded solution of an exercise sets, given what the cells before it had set."""
    (lesson,) = [name for name in LESSONS if name.startswith(f"0{number}_")]
    cells = cells_of(lesson)
    for code in code_in(solutions_in(cells[place_of_check(cells) + 1])[0]):
        exec(code, names)
    return names


# --- 5: where a journey turns ----------------------------------------------------------------------------------------
def path(*emotion: float) -> Path:
    """Return a journey over three silos on which customers feel so: at the start and after each of the three."""
    nothing = np.zeros(3)
    route = ("service", "technical", "operations")
    return Path(
        "problem_resolution", route, np.full(4, 9.0), np.array([emotion, emotion]), np.ones(4), nothing, nothing
    )


TODAY_PATH, WITH_VIEW = path(-0.3, -0.14, -0.26, -0.17), path(-0.3, -0.13, -0.2, -0.08)


def memory(felt: Any) -> float:
    """Return the emotion that is remembered."""
    return 0.3 * (max(felt, key=abs) + felt[-1]) + 0.4 * sum(felt) / len(felt)


def test_the_turn_of_a_journey_and_what_memory_keeps() -> None:
    """Fails where the solution is rejected, or where the turn or the lift is not read off the journey given."""
    names = solved(5, {"np": np, "PEAK_AND_END": 0.6, "problem": TODAY_PATH, "problem_with_view": WITH_VIEW})
    assert check_5.check(names["turn"], names["lift"], names["memory"], TODAY_PATH, WITH_VIEW)
    assert check_5.check("technical", "operations", memory, TODAY_PATH, WITH_VIEW)
    turned_at_the_end = path(-0.3, -0.1, 0.0, -0.4)
    assert check_5.check("operations", "operations", memory, turned_at_the_end, path(-0.3, -0.1, 0.0, 0.0))


def test_misread_journeys_are_told_apart() -> None:
    """Fails where two mistakes about a journey share a hint."""
    read = {
        "nothing": (None, None, TODAY_PATH, WITH_VIEW),
        "elsewhere": ("marketing", "operations", TODAY_PATH, WITH_VIEW),
        "lowest at the start": ("service", "operations", TODAY_PATH, WITH_VIEW),
        "the end": ("operations", "operations", TODAY_PATH, WITH_VIEW),
        "a smaller fall": ("technical", "operations", path(0.1, 0.0, -0.01, -0.02), WITH_VIEW),
        "lifted where it turns": ("technical", "technical", TODAY_PATH, WITH_VIEW),
        "lifted first": ("technical", "service", TODAY_PATH, WITH_VIEW),
    }
    told = {name: check_5.check(turn, lift, memory, *paths) for name, (turn, lift, *paths) in read.items()}
    assert mistakes_of(told) == {
        "nothing": "not begun",
        "elsewhere": "no silo of it",
        "lowest at the start": "low start",
        "the end": "last is not worst",
        "a smaller fall": "not the turn",
        "lifted where it turns": "lift at the turn",
        "lifted first": "not the lift",
    }
    assert have_hints_of_their_own(told.values())


def test_other_memories_are_told_apart() -> None:
    """Fails where two recipes give the same for all journeys tried, or where a learner's error gets through."""
    recipes = {
        "nothing": lambda felt: None,
        "an error": lambda felt: felt[9],
        "a word": lambda felt: "kind",
        "mean": lambda felt: sum(felt) / len(felt),
        "happiest": lambda felt: 0.3 * (max(felt) + felt[-1]) + 0.4 * sum(felt) / len(felt),
        "saddest": lambda felt: 0.3 * (min(felt) + felt[-1]) + 0.4 * sum(felt) / len(felt),
        "first": lambda felt: 0.3 * (max(felt, key=abs) + felt[0]) + 0.4 * sum(felt) / len(felt),
        "no mean": lambda felt: (max(felt, key=abs) + felt[-1]) / 2,
        "twice the weight": lambda felt: 0.6 * (max(felt, key=abs) + felt[-1]) + 0.4 * sum(felt) / len(felt),
    }
    told = {
        name: check_5.check("technical", "operations", recipe, TODAY_PATH, WITH_VIEW)
        for name, recipe in recipes.items()
    }
    assert mistakes_of(told) == {
        "nothing": "no number",
        "an error": "no number",
        "a word": "no number",
        "mean": "only the mean",
        "happiest": "only good peaks",
        "saddest": "lowest as peak",
        "first": "begin for end",
        "no mean": "no mean",
        "twice the weight": "other recipe",
    }
    assert have_hints_of_their_own(told.values())


# --- 6: two keys for a budget ----------------------------------------------------------------------------------------
KEYS = ("journey_view", "customers_as_people", "talk_about_emotions", "customer_contact")
Pairs = dict[tuple[str, str], Any]


@pytest.fixture(scope="module")
def pairs() -> Pairs:
    """Return all pairs of four keys against today, in a small bank."""
    names = list(combinations(KEYS, 2))
    worlds = [changed(" + ".join(pair), {f"{key}.intensity": 0.8 for key in pair}) for pair in names]
    found = es.compare_all(TODAY, worlds, outcomes=["npv", "empathy"], seeds=4, weeks=78, employees=60)
    return dict(zip(names, found, strict=True))


def ranked(pairs: Pairs, outcome: str = "npv") -> list[tuple[str, str]]:
    """Return the pairs, the one that gains most first."""
    return sorted(pairs, key=lambda pair: -pairs[pair].outcomes[outcome].difference)


def one_ahead(pairs: Pairs) -> Pairs:
    """Return the pairs with the best of them clearly ahead: its gains are raised in every run alike."""
    best = ranked(pairs)[0]
    return pairs | {best: ahead_by(pairs[best], 1e6)}


def ahead_by(told: Any, usd: Any) -> Any:
    """Return a comparison in which the changed world has gained so much more, in all runs or in each."""
    today, change = told.worlds.readings["npv"]
    readings = {**told.worlds.readings, "npv": np.array([today, change + usd])}
    return replace(told, worlds=replace(told.worlds, readings=readings))


def test_the_best_pair_for_a_budget_is_right_with_the_reason_that_the_runs_give(pairs: Pairs) -> None:
    """Fails where the solution is rejected, where a tied pair is, or where a lead is not seen."""
    for each in (pairs, one_ahead(pairs)):
        names = solved(6, {"compared": each, "BUDGET": 1e9, "paired_interval": paired_interval})
        assert check_6.check(names["my_pair"], names["my_reason"], each, 1e9)
        assert check_6.check(names["my_pair"][::-1], names["my_reason"], each, 1e9)
    best = ranked(pairs)[0]
    assert check_6.check(best, "clear", one_ahead(pairs), 1e9)
    shaken = ahead_by(pairs[best], np.array([1.0, -3.0, 2.0, -1.0]))
    twins = {best: pairs[best], ("journey_view", "acts_of_kindness"): shaken}
    assert all(check_6.check(pair, "coin-flip", twins, 1e9) for pair in twins)
    assert {check_6.check(pair, None, twins, 1e9).mistake for pair in twins} == {"why"}
    assert check_6.check(best, "clear", twins, 1e9).mistake == "luck taken for a lead"


def test_pairs_that_cannot_be_defended_are_told_apart(pairs: Pairs) -> None:
    """Fails where a pair beyond the budget, for another goal, or clearly behind is taken, or shares a hint."""
    each = one_ahead(pairs)
    best, *_, last = ranked(each)
    kindest = ranked(each, "empathy")[0]
    cheapest = min(each, key=lambda pair: each[pair].yearly_cost)
    other = next(pair for pair in ranked(each)[1:] if pair not in (kindest, cheapest))
    assert len({best, kindest, cheapest, other}) == 4
    answers = {
        "nothing": (None, None, 1e9),
        "one key": (("journey_view",), "clear", 1e9),
        "twice the same": (("journey_view", "journey_view"), "clear", 1e9),
        "a word": ("journey_view", "clear", 1e9),
        "no key": (("journey_view", "smiles"), "clear", 1e9),
        "too dear": (best, "clear", 1.0),
        "for empathy": (kindest, "clear", 1e9),
        "the cheapest": (cheapest, "clear", 1e9),
        "behind": (other, "clear", 1e9),
        "no reason": (best, None, 1e9),
        "another reason": (best, "because", 1e9),
        "equal": (best, "equal", 1e9),
        "shy": (best, "coin-flip", 1e9),
    }
    told = {name: check_6.check(pair, reason, each, budget) for name, (pair, reason, budget) in answers.items()}
    assert last != best
    assert mistakes_of(told) == {
        "nothing": "not begun",
        "one key": "not two",
        "twice the same": "not two",
        "a word": "not two",
        "no key": "no key",
        "too dear": "over the budget",
        "for empathy": "another goal",
        "the cheapest": "the cheapest",
        "behind": "clearly behind",
        "no reason": "why",
        "another reason": "no reason",
        "equal": "equal",
        "shy": "a lead taken for luck",
    }
    assert have_hints_of_their_own(told.values())


# --- 7: when a change has paid ---------------------------------------------------------------------------------------
RATE, WEEKS = 0.1, 156
LUCK = np.random.default_rng(1)
PROFIT = 10_000 + 3_000 * LUCK.standard_normal((12, WEEKS))
GAIN = -2_500 + 75.0 * np.arange(WEEKS) + LUCK.uniform(-900, 900, (12, 1))
BETTER = PROFIT + GAIN
FADING = (1 + RATE) ** (-np.arange(WEEKS) / 52)
LEAD = np.cumsum(GAIN * FADING, axis=1)


def test_a_discounted_lead_over_today_with_its_range_is_right() -> None:
    """Fails where the solution is rejected, or who discounts at the end of a week, or who takes the whole range."""
    names = {"np": np, "RATE": RATE, "WEEKS_PER_MONTH": 52 / 12, "week_ahead": week_ahead}
    names = solved(7, names | {"today_profit": PROFIT, "purpose_profit": BETTER})
    assert check_7.check(names["lead"], names["months"], PROFIT, BETTER, RATE)
    paid = [week_ahead(row) for row in LEAD]
    months = (min(paid) / (52 / 12), max(paid) / (52 / 12))
    assert months[1] - months[0] > 4
    assert check_7.check(LEAD * (1 + RATE) ** (-1 / 52), list(months), PROFIT, BETTER, RATE)


def test_leads_that_mislead_are_told_apart() -> None:
    """Fails where a lead without discount, or without today, is taken or has the hint of another mistake."""
    months = (16, 20)
    leads = {
        "nothing": None,
        "words": "ahead",
        "one line": LEAD.mean(axis=0),
        "few runs": LEAD[:3],
        "single weeks": GAIN * FADING,
        "turned round": -LEAD,
        "without today": np.cumsum(BETTER * FADING, axis=1),
        "without both": np.cumsum(BETTER, axis=1),
        "without discount": np.cumsum(GAIN, axis=1),
        "a year each week": np.cumsum(GAIN * (1 + RATE) ** (-np.arange(WEEKS)), axis=1),
        "the sum discounted": np.cumsum(GAIN, axis=1) * FADING,
        "half of it": LEAD / 2,
    }
    told = {name: check_7.check(lead, months, PROFIT, BETTER, RATE) for name, lead in leads.items()}
    assert mistakes_of(told) == {
        "nothing": "not begun",
        "words": "no numbers",
        "one line": "one line",
        "few runs": "other shape",
        "single weeks": "not added up",
        "turned round": "wrong way round",
        "without today": "no comparator",
        "without both": "no comparator",
        "without discount": "not discounted",
        "a year each week": "a year each week",
        "the sum discounted": "the sum discounted",
        "half of it": "other lead",
    }
    assert have_hints_of_their_own(told.values())


def test_months_that_mislead_are_told_apart() -> None:
    """Fails where one month, or weeks, or the first week ahead pass for a range of months."""
    dip = GAIN.copy()
    dip[:, :3] += 8_000.0  # everybody is ahead for a moment at first
    better = PROFIT + dip
    lead = np.cumsum(dip * FADING, axis=1)
    low, high = np.quantile([week_ahead(row) for row in lead], [0.1, 0.9])
    months = np.ceil(np.array([low, high]) / (52 / 12))
    assert check_7.check(lead, months, PROFIT, better, RATE)
    ranges = {
        "a number": 17,
        "the same twice": (17, 17),
        "weeks": (low, high),
        "turned round": months[::-1],
        "the first moment": (0, 0.5),
        "too wide": (2, 36),
    }
    told = {name: check_7.check(lead, each, PROFIT, better, RATE) for name, each in ranges.items()}
    assert mistakes_of(told) == {
        "a number": "one month",
        "the same twice": "one month",
        "weeks": "weeks",
        "turned round": "turned round",
        "the first moment": "ahead for a moment",
        "too wide": "other months",
    }


# --- 8: the sentence that may be said --------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def claim() -> tuple[Any, Flip]:
    """Return a key that pays in a small bank, and the same claim in twenty made-up sets of assumptions."""
    view = changed("journey view", {"journey_view.intensity": 0.8})
    compared = es.compare(TODAY, view, outcomes=["npv"], seeds=8, weeks=104, employees=60)
    differences = np.repeat(np.where(np.arange(20) < 13, 9.0, 1.0)[:, None], 2, axis=1)
    asked = Claim("journey_view.intensity", 0.2, 0.8, "npv", "higher")
    return compared, Flip(asked, differences, np.full(20, 5.0), 104, ())


GOOD = (
    "In the model, moving the journey view from 0.2 to 0.8 is worth $100 to 200 k over 2 years against today, net of "
    "its costs (8 of 8 paired runs); that it is worth more than today by more than what matters holds in 13 of 20 "
    "assumption sets."
)
POOR = {
    "money.purchase_usd": 50,
    "money.subscription_usd": 5,
    "journey_view.cost_usd": 40,
    "journey.handoff_loss": 0.05,
}


def test_a_sentence_that_may_be_said_and_the_world_in_which_it_would_not_stand(claim: tuple[Any, Flip]) -> None:
    """Fails where the solution is rejected, or where a verdict that turned is not seen."""
    compared, stressed = claim
    assert check_8.check(GOOD, POOR, compared, stressed)
    names = solved(8, {"compared": compared, "stressed": stressed})
    assert faults_in(names["sentence"]) == []
    assert check_8.check(names["sentence"], POOR, compared, stressed)


def test_sentences_that_may_not_be_said_are_told_apart(claim: tuple[Any, Flip]) -> None:
    """Fails where the linter is not asked, or what it cannot ask for is missing and nobody notices."""
    count = "holds in 13 of 20 assumption sets"
    sentences = {
        "nothing": None,
        "empty": " ",
        "a word of proof": GOOD.replace("is worth $", "significantly adds $"),
        "the future": GOOD.replace("is worth $", "will be worth $"),
        "not in the model": GOOD.replace("In the model, m", "M"),
        "too exact": GOOD.replace("$100 to 200 k", "$152,345"),
        "relative": GOOD.replace("$100 to 200 k", "+6 %"),
        "no comparator": GOOD.replace(" against today", " against less").replace(" than today", " than before"),
        "no horizon": GOOD.replace("over 2 years ", ""),
        "one number": GOOD.replace("$100 to 200 k", "about $150 k"),
        "luck alone": GOOD.partition(";")[0] + ".",
        "a wrong count": GOOD.replace(count, "holds in 18 of 20 assumption sets"),
        "no runs": GOOD.replace(" (8 of 8 paired runs)", ""),
    }
    told = {name: check_8.check(sentence, POOR, *claim) for name, sentence in sentences.items()}
    assert mistakes_of(told) == {
        "nothing": "not begun",
        "empty": "not begun",
        "a word of proof": "rule W1",
        "the future": "rule W5",
        "not in the model": "rule W5",
        "too exact": "rule W6",
        "relative": "rule W4",
        "no comparator": "no comparator",
        "no horizon": "no horizon",
        "one number": "no range",
        "luck alone": "luck alone",
        "a wrong count": "wrong count",
        "no runs": "no runs",
    }
    assert have_hints_of_their_own(told.values())


def test_assumptions_that_turn_nothing_are_told_apart(claim: tuple[Any, Flip]) -> None:
    """Fails where the world of an assumption is not lived, or a lever passes for an assumption."""
    assumptions = {
        "nothing": None,
        "a word": "bad times",
        "no names": {3: 4},
        "the lever": {"journey_view.intensity": 0.0},
        "another lever": {"human_bias.strength": 1.0},
        "no such parameter": {"journey_view.costs": 40},
        "outside": {"journey_view.cost_usd": 4_000},
        "not enough": {"journey_view.cost_usd": 16},
    }
    told = {name: check_8.check(GOOD, each, *claim) for name, each in assumptions.items()}  # type: ignore[arg-type]
    assert mistakes_of(told) == {
        "nothing": "no counter-assumption",
        "a word": "no dict",
        "no names": "no dict",
        "the lever": "a lever",
        "another lever": "a lever",
        "no such parameter": "outside",
        "outside": "outside",
        "not enough": "still stands",
    }
    assert "journey_view.cost_usd" in told["no such parameter"].text
