"""Service recovery: the answer to a very bad journey, and what the customer does with the wallet."""

from __future__ import annotations

import math

import pytest
from worlds import employee, firm, in_plain_python, numbers

from empathysim.experience import recovery

quality = in_plain_python(recovery.response_quality)
cut = in_plain_python(recovery.cut_probability)
raised = in_plain_python(recovery.raise_probability)


def logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x))


def test_the_answer_is_empathy_shown_and_skill_set_free() -> None:
    """Ex + Ch S + offset + noise, cut to a share (1e-15); it would fail if skill helped without choice."""
    me = employee(choice=0.5, skill=0.6)
    assert quality(numbers(), me, 0.3, 0.0) == pytest.approx(0.3 + 0.3 - 0.09, abs=1e-15)
    assert (quality(numbers(), me, 0.3, 9.0), quality(numbers(), me, 0.3, -9.0)) == (1.0, 0.0)


def test_a_good_answer_holds_the_wallet_open() -> None:
    """Logits by hand (1e-12); captive customers cut less; it would fail if a good answer drove customers away."""
    assert cut(numbers(), 0.5) == pytest.approx(logistic(0.6 - 1.0), abs=1e-12)
    assert raised(numbers(), 0.5) == pytest.approx(logistic(-4 + 1.65), abs=1e-12)
    assert cut(numbers(), 0.9) < cut(numbers(), 0.1)
    assert cut(numbers({"loyalty.captivity": 0.8}), 0.5) < cut(numbers(), 0.5)


def test_one_luck_decides_and_cutting_goes_first() -> None:
    """Cut below P(cut), raise above 1 - P(raise), else as before; wallets times .6 or 1.15, at most 2."""
    decide, wallet = in_plain_python(recovery.spending_decision), in_plain_python(recovery.wallet_after_decision)
    p = numbers()
    assert [decide(p, 0.5, luck) for luck in (0.0, 0.39, 0.42, 0.9, 0.95)] == [-1, -1, 0, 0, 1]
    assert [wallet(p, 1.0, d) for d in (-1, 0, 1)] == pytest.approx([0.6, 1.0, 1.15], abs=1e-15)
    assert wallet(p, 1.9, 1) == 2.0


def test_answers_are_rated_from_one_to_seven() -> None:
    """1 + ⌊7 q⌋, at most 7; it would fail if a perfect answer were an 8."""
    rating = in_plain_python(recovery.response_rating)
    assert [rating(q) for q in (0.0, 0.14, 0.15, 0.5, 0.999, 1.0)] == [1, 1, 2, 4, 7, 7]


def test_recovery_mends_satisfaction_and_not_trust() -> None:
    """T29, exact: how well complaints are answered changes no customer's trust by itself, in the first week.

    Without wallets, talk or leaving in between only satisfaction differs; it would fail if recovery touched trust.
    """
    well, badly = (firm({"loyalty.response_offset": o, "loyalty.very_bad_cut": 0.0}, seed=4) for o in (0.5, -0.5))
    well.lives(1), badly.lives(1)
    assert (well.customers["trust"] == badly.customers["trust"]).all()
    answered = well.customers["response_rating"] > 0
    assert answered.sum() > 5
    better, worse = well.customers["satisfaction"][answered], badly.customers["satisfaction"][answered]
    assert (better >= worse).all()
    assert (better > worse).any()
