"""What is said of sensitivity obeys the wording rules and says what the numbers say."""

from __future__ import annotations

import math

import pytest

from empathysim.wording.rules import faults_in, faults_in_title
from empathysim.wording.sensitivity import (
    Asked,
    Ranked,
    flip_sentence,
    ranked_first,
    sensitivity_sentence,
    sensitivity_title,
)

RANKED = [
    Ranked("journey.start_rate", 0.31, 0.52, 0.02, True),
    Ranked("human_bias.strength", 0.12, 0.2, 0.02, True),
    Ranked("staffing.span", 0.0, 0.01, 0.02, False),
]

#: The second and the others reach into the interval of the first.
ALIKE = [RANKED[0], *(RANKED[1]._replace(parameter=f"staffing.{name}", high=0.33) for name in ("a", "b", "c"))]


@pytest.mark.parametrize("method", ["morris", "sobol", "emulator", "pawn"])
@pytest.mark.parametrize("outcome", ["satisfaction", "clv.first_year", "profit", "turnover"])
def test_sentences_and_titles_pass_the_rules(method: str, outcome: str) -> None:
    """It would fail for a share without its floor, money told to the dollar, or a title without horizon or unit."""
    asked = Asked(outcome, method, 3, 104)
    for ranked in (RANKED, ALIKE, ALIKE[:3], [each._replace(floor=math.nan) for each in RANKED], RANKED[2:], []):
        predicted = 0.9 if method == "emulator" else None
        told = sensitivity_sentence(asked, ranked, 0.04, 2, predicted, ["staffing.span"])
        assert [str(fault) for fault in faults_in(told)] == []
        assert told.endswith(".")
    for most in (RANKED[:1], ALIKE[:2], ALIKE, []):
        title = sensitivity_title(asked, most)
        assert [str(fault) for fault in faults_in_title(title)] == []


def test_the_sentence_names_those_above_the_floor_only() -> None:
    told = sensitivity_sentence(Asked("satisfaction", "sobol", 3, 104), RANKED, 0.04)
    assert told == (
        "In the model, satisfaction of customers after 2 years depends most on journey.start_rate, then "
        "human_bias.strength: 31 to 52 % of the variance has to do with it, alone or together with others (luck alone "
        "at most: 2.0 %); of 3 parameters looked at together 2 can be told from luck; 4.0 % of the variance of single "
        "runs comes from their seeds."
    )
    nothing = sensitivity_sentence(Asked("satisfaction", "sobol", 1, 104), RANKED[2:], math.nan)
    assert "no parameter can be told from luck" in nothing
    assert "with one seed a point it is not known" in nothing


def test_the_most_is_said_where_intervals_lie_apart() -> None:
    """Two or three are named together, of more the first; it would fail if an order were told that none can know."""
    asked = Asked("satisfaction", "sobol", 4, 104)
    assert [len(ranked_first(each)) for each in (RANKED, ALIKE[:2], ALIKE, RANKED[2:])] == [1, 2, 4, 0]
    assert ranked_first([RANKED[0], RANKED[2]._replace(high=0.4)])[1].parameter == "staffing.span"  # luck, or as much
    two, many = (sensitivity_sentence(asked, ranked, 0.04) for ranked in (ALIKE[:2], ALIKE))
    assert (
        "depends most on journey.start_rate and staffing.a, which cannot be told apart yet: 31 to 52 % and 12 to 33 % "
        "of the variance have to do with them"
    ) in two
    assert "depends on journey.start_rate: 31 to 52 % of the variance has to do with it" in many
    assert "3 others may matter as much, such as staffing.a and staffing.b" in many
    assert "depends most" not in many
    titles = [sensitivity_title(asked, ranked) for ranked in (RANKED[:1], ALIKE[:2], ALIKE)]
    assert [title.endswith("the most") for title in titles] == [True, False, False]
    assert titles[1].endswith("of 4 parameters the most, and cannot be told apart yet")
    assert titles[2].endswith("; 3 more of 4 parameters may do as much")


def test_shares_that_contradict_each_other_are_told() -> None:
    told = sensitivity_sentence(Asked("satisfaction", "sobol", 3, 104), RANKED, 0.04, impossible=["staffing.span"])
    assert "the share of staffing.span alone comes out larger than with all others, which cannot be" in told


@pytest.mark.parametrize("counts", [(46, 4, 0), (50, 0, 0), (10, 20, 20)])
def test_claims_tell_their_count_and_pass_the_rules(counts: tuple[int, int, int]) -> None:
    told = flip_sentence(
        "journey_view.intensity", ("0.2", "0.8"), "clv", "higher", counts, 156, ["money.cost_of_goods"]
    )
    assert [str(fault) for fault in faults_in(told)] == []
    assert f"holds in {counts[0]} of 50 assumption sets" in told
    assert ("goes along with money.cost_of_goods" in told) == (counts[0] < 50)
    assert ("other way round" in told) == (counts[2] > 0)
