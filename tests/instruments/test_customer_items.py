"""Experience ratings and loyalty items, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from empathysim.instruments.experience_ratings import experience_rating, experience_signals, label, mean_experience
from empathysim.instruments.loyalty_items import LOYALTY_ITEMS, WEIGHTS, likely_by_experience, loyalty_signal
from empathysim.instruments.survey import ANSWERS, customer_readings
from empathysim.organization.columns import CUSTOMER, rows


def given(*ratings: tuple[int, ...]) -> np.ndarray:
    """Return answers: success, ease, emotion and purchase of each respondent, 4 for all the rest."""
    made = np.zeros(len(ratings), ANSWERS)
    for name in ANSWERS.names[1:]:
        made[name] = 4
    for row, (success, ease, emotion, purchase) in zip(made, ratings, strict=True):
        row["success"], row["ease"], row["emotion"], row["purchase"] = success, ease, emotion, purchase
    return made


def test_experience_is_answered_from_recall() -> None:
    """Success, ease and emotion come from the recall of recent journeys, each from its own column."""
    people = rows(CUSTOMER, 2)
    people["recalled_success"], people["recalled_ease"], people["recalled_emotion"] = 0.4, 0.5, -0.1
    assert [signal[1] for signal in experience_signals(people)] == [0.4, 0.5, -0.1]


@pytest.mark.parametrize(
    ("item", "expected"),
    [("purchase", 0.16), ("recommend", 0.25), ("trust", -0.18), ("forgive", -0.02), ("try", 0.07)],
)
def test_loyalty_signals_by_hand(item: str, expected: float) -> None:
    """R = 0.4, A = 0.6 and T = 0.25: 0.4, 0.2 and -0.5 in the weights of each question."""
    question = next(each for each in LOYALTY_ITEMS if each.name == item)
    signal = loyalty_signal(question, np.array([0.4]), np.array([0.6]), np.array([0.25]))
    assert signal[0] == pytest.approx(expected, abs=1e-12)


def test_weights_are_shares() -> None:
    """The weights of each question sum to 1, so that a signal stays in [-1, 1]."""
    assert set(WEIGHTS) == {item.name for item in LOYALTY_ITEMS}
    assert all(sum(weights) == pytest.approx(1.0) for weights in WEIGHTS.values())


def test_label_borders() -> None:
    """A border belongs to the better label."""
    found = [label(rating) for rating in (100.0, 80.0, 79.9, 70.0, 60.0, 59.9, 50.0, 49.9, -100.0)]
    assert found == [
        "excellent", "excellent", "good", "good", "okay", "poor", "poor", "very poor", "very poor",
    ]  # fmt: skip


def test_the_rating_is_the_mean_of_three_nets() -> None:
    """(30 + 60 - 15) / 3 = 25."""
    assert experience_rating(30.0, 60.0, -15.0) == pytest.approx(25.0)


def test_likely_by_experience_by_hand() -> None:
    """Very good are means of 7 and 20/3, not 19/3; very poor 10/3 and 1, not 11/3: one of two is likely in each."""
    answers = given((7, 7, 7, 7), (7, 7, 6, 5), (7, 6, 6, 7), (4, 3, 3, 6), (1, 1, 1, 1), (4, 4, 3, 7))
    assert mean_experience(answers)[1] == pytest.approx(20.0 / 3.0)
    assert likely_by_experience(answers, "purchase") == (0.5, 0.5)


def test_readings_of_answers_by_hand() -> None:
    """Four respondents: nets 50, 0, -25; purchase 25; all others and the likelihood 4 of 10 as they are."""
    readings = customer_readings(given((7, 7, 2, 7), (6, 6, 1, 6), (5, 1, 7, 4), (4, 2, 4, 1)))
    assert readings["success_net"] == pytest.approx(50.0)
    assert readings["effort_net"] == pytest.approx(0.0)
    assert readings["emotion_net"] == pytest.approx(-25.0)
    assert readings["temkin_experience_rating"] == pytest.approx(25.0 / 3.0)
    assert readings["purchase_net"] == pytest.approx(25.0)
    assert readings["trust_net"] == readings["forgive_net"] == readings["try_net"] == 0.0
    assert readings["net_promoter_score"] == pytest.approx(-100.0)


def test_readings_without_answers_are_neutral() -> None:
    """Nobody answered: 0 everywhere."""
    assert set(customer_readings(given()).values()) == {0.0}
