"""The wording rules: twelve bad sentences fail, each by its own rule, and good ones pass."""

from __future__ import annotations

import pytest

from empathysim.wording.rules import RULES, faults_in, faults_in_title, sentences_in

BAD = {
    "W1": "In the model, releasing group think significantly raises satisfaction against baseline.",
    "W2": "In the model, satisfaction is likely to rise against baseline.",
    "W3": "In the model, talking about emotions has no effect on retention.",
    "W4": "In the model, retention rises by 6 % against baseline.",
    "W5": "In the model, customers will stay longer than under baseline.",
    "W6": "In the model, the net value against baseline is $2,134,556.",
    "W7": "In the model, the journey view improves satisfaction.",
    "W9": "In the model, the journey view always pays against baseline.",
    "W10": "In the model, the team of 4 shows 12 points of 100 less empathy than the firm.",
    "W11": "In the model, satisfaction is low because of fatigue.",
    "W12": "In the model, the loss of 12 customers in 100 against baseline is told in the appendix.",
}
OTHER_WORDS = [
    ("W4", "In the model, retention is up 6 percent against baseline."),
    ("W4", "In the model, retention rises by 6 to 9 per cent against baseline."),
    ("W4", "In the model, a 6 % increase of retention against baseline came out."),
    ("W5", "In the model, a customer won't leave."),
    ("W5", "In the model, customers shall stay."),
    ("W5", "In the model, this ensures that customers stay."),
    ("W5", "In the model, they'll stay."),
    ("W6", "In the model, the net value against baseline is 2,134,556 USD."),
    ("W6", "In the model, the net value against baseline is USD 2,134,556."),
    ("W6", "In the model, the net value against baseline is 2.1346 million dollars."),
    ("W10", "In the model, the silo of nine people shows little empathy."),
    ("W10", "In the model, teams of 20 show more empathy than a team with four people."),
    ("W10", "In the model, a three-person team shows little empathy."),
    ("W11", "In the model, the change causes customers to leave."),
    ("W11", "In the model, a push leads to distrust."),
    ("W11", "In the model, changes lead to distrust."),
]
"""What a reader of words has to see in whichever words it is said."""
GOOD = [
    "In the model, releasing group think keeps 4.1 to 5.4 more customers in 100 each year against baseline "
    "(20 of 20 paired runs).",
    "In the model, satisfaction is very likely (19 of 20 paired runs) higher than under baseline.",
    "No detectable difference after 50 paired runs in the model; the true change could be between −0.8 and +1.1.",
    "In the model, retention rises by 4.7 points of 100 (6 %) against baseline.",
    "In the model, the net value is $1.3 to 2.9 M, middle 2.1, over 3 years against baseline.",
    "In the model, releasing conformity changed satisfaction: it fell by 3 points of 100 against baseline.",
    "In the model, the net value is 1,234,500 to 2,345,600 USD, over 3 years against baseline.",
    "In the model, the net value is 1.3 M USD, over 3 years against baseline.",
    "In the model, changing the journey leads to 2 more customers in 100 against baseline.",
    "In the model, the raised pressure is spread from silos of one mind to teams of twenty-four people.",
    "In the model, journeys take part in 20 to 30 % of the variance.",
    "In the model, this holds in 46 of 50 assumption sets, and so is robust (46 of 50 assumption sets).",
]


@pytest.mark.parametrize("rule", BAD)
def test_a_bad_sentence_fails_by_its_own_rule(rule: str) -> None:
    """Fails where a rule does not see what it is for, or another complains of what is right."""
    assert [fault.rule for fault in faults_in(BAD[rule])] == [rule]


@pytest.mark.parametrize(("rule", "sentence"), OTHER_WORDS)
def test_other_words_for_what_is_bad_fail_by_the_same_rule(rule: str, sentence: str) -> None:
    assert [fault.rule for fault in faults_in(sentence)] == [rule]


def test_the_twelfth_bad_sentence_is_a_title() -> None:
    """W8 holds titles: they name a horizon and a unit."""
    assert [fault.rule for fault in faults_in_title("Satisfaction under the journey view")] == ["W8"]
    assert faults_in_title("4 to 5 more customers kept in 100 against baseline, in 3 years") == []


def test_every_rule_has_its_bad_sentence() -> None:
    assert set(RULES) == set(BAD)
    assert len({*BAD, "W8"}) == 12


@pytest.mark.parametrize("text", GOOD)
def test_good_sentences_pass(text: str) -> None:
    assert faults_in(text) == []


def test_a_section_says_once_that_it_is_of_the_model() -> None:
    assert [fault.rule for fault in faults_in("Satisfaction is higher than under baseline.")] == ["W5"]
    assert faults_in("Satisfaction is higher than under baseline. So it is in the model.") == []


def test_a_vanished_difference_needs_its_range() -> None:
    assert [fault.rule for fault in faults_in("No detectable difference in the model.")] == ["W3"]


def test_named_persons_are_found() -> None:
    faults = faults_in("In the model, Ada Byron listens most.", names=["Ada Byron"])
    assert [fault.rule for fault in faults] == ["W10"]


def test_a_fault_says_what_to_write() -> None:
    told = str(faults_in(BAD["W3"])[0])
    assert "W3" in told
    assert "No detectable difference after N paired runs" in told


def test_sentences_end_at_points_and_not_inside_numbers() -> None:
    assert sentences_in("It is .6 of 1.5 here. The next one! And\n\na third") == [
        "It is .6 of 1.5 here.", "The next one!", "And", "a third",
    ]  # fmt: skip
