"""What is said of sensitivity obeys the wording rules and says what the numbers say."""

from __future__ import annotations

import math

import pytest

from empathysim.wording.rules import faults_in, faults_in_title
from empathysim.wording.sensitivity import Asked, Ranked, flip_sentence, sensitivity_sentence, sensitivity_title

RANKED = [
    Ranked("journey.start_rate", 0.31, 0.52, 0.02, True),
    Ranked("human_bias.strength", 0.12, 0.2, 0.02, True),
    Ranked("staffing.span", 0.0, 0.01, 0.02, False),
]


@pytest.mark.parametrize("method", ["morris", "sobol", "emulator", "pawn"])
@pytest.mark.parametrize("outcome", ["satisfaction", "clv.first_year", "profit", "turnover"])
def test_sentences_and_titles_pass_the_rules(method: str, outcome: str) -> None:
    """It would fail for a share without its floor, money told to the dollar, or a title without horizon or unit."""
    asked = Asked(outcome, method, 3, 104)
    for ranked in (RANKED, [each._replace(floor=math.nan) for each in RANKED], RANKED[2:], []):
        told = sensitivity_sentence(asked, ranked, 0.04, 2, 0.9 if method == "emulator" else None)
        assert [str(fault) for fault in faults_in(told)] == []
        assert told.endswith(".")
    for first in (RANKED[0], None):
        title = sensitivity_title(asked, first)
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


@pytest.mark.parametrize("counts", [(46, 4, 0), (50, 0, 0), (10, 20, 20)])
def test_claims_tell_their_count_and_pass_the_rules(counts: tuple[int, int, int]) -> None:
    told = flip_sentence(
        "journey_view.intensity", ("0.2", "0.8"), "clv", "higher", counts, 156, ["money.cost_of_goods"]
    )
    assert [str(fault) for fault in faults_in(told)] == []
    assert f"holds in {counts[0]} of 50 assumption sets" in told
    assert ("goes along with money.cost_of_goods" in told) == (counts[0] < 50)
    assert ("other way round" in told) == (counts[2] > 0)
