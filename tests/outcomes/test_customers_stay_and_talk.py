"""Satisfaction, trust, loyalty and word of mouth."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import customer, in_plain_python, numbers

from empathysim.outcomes import loyalty, satisfaction, trust, word_of_mouth

share = st.floats(0.0, 1.0)
trust_after = in_plain_python(trust.trust_after_journey)
leaves = in_plain_python(loyalty.leave_probability)
joins = in_plain_python(word_of_mouth.join_probability)


def test_satisfaction_moves_a_quarter_of_the_way() -> None:
    """A + κ ((1 + R) / 2 - A) (1e-15); a good answer mends a tenth of what is missing."""
    after = in_plain_python(satisfaction.satisfaction_after_journey)
    assert after(numbers(), 0.5, 0.4) == pytest.approx(0.5 + 0.25 * 0.2, abs=1e-15)
    mended = in_plain_python(satisfaction.satisfaction_after_recovery)
    assert mended(0.5, 0.8) == pytest.approx(0.54, abs=1e-15)


def test_trust_is_lost_faster_than_won() -> None:
    """.04 R (1 - T) and .08 R T by hand (1e-15); at middling trust a loss is twice a gain.

    It would fail if trust were symmetric.
    """
    assert trust_after(numbers(), 0.5, 0.6) == pytest.approx(0.5 + 0.04 * 0.6 * 0.5, abs=1e-15)
    assert trust_after(numbers(), 0.5, -0.6) == pytest.approx(0.5 - 0.08 * 0.6 * 0.5, abs=1e-15)
    assert trust_after(numbers(), 0.5, 0.0) == 0.5


@settings(derandomize=True, deadline=None, max_examples=60)
@given(share, st.floats(-1, 1), share, share)
def test_trust_and_reputation_stay_shares(before: float, remembered: float, reputation: float, general: float) -> None:
    """All three steps stay in [0, 1] at the largest rates; it would fail for a gain that does not shrink near 1."""
    p = numbers({"trust.gain_rate": 0.2, "trust.loss_rate": 0.3, "trust.reputation_pull": 0.1,
                 "trust.propensity_share": general})  # fmt: skip
    weekly, public = in_plain_python(trust.trust_after_week), in_plain_python(trust.reputation_after)
    after = (trust_after(p, before, remembered), weekly(p, before, reputation), public(p, reputation, before))
    assert all(0.0 <= value <= 1.0 for value in after)


def test_what_was_pushed_comes_out_sooner_the_more_there_is() -> None:
    """δ times grievances, at most 1 (1e-15)."""
    comes_out = in_plain_python(trust.discovery_probability_of_grievance)
    assert [comes_out(numbers(), k) for k in (0, 1, 3, 99)] == pytest.approx([0.0, 0.02, 0.06, 1.0], abs=1e-15)


def test_happy_customers_spend_more_and_stay() -> None:
    """Wallet (1 + ψ (2A - 1)) and the hazard by hand (1e-12); captive customers leave less.

    It would fail if leaving rose with satisfaction or trust.
    """
    happy = customer(satisfaction=0.9, trust=0.7, wallet=0.8)
    assert in_plain_python(loyalty.spending)(numbers(), happy) == pytest.approx(0.8 * 1.24, abs=1e-12)
    hazard = 0.0012 + 0.0042 * math.exp(-2.2 * 0.8 - 0.5 * 0.4)
    assert leaves(numbers(), happy) == pytest.approx(1 - math.exp(-hazard), abs=1e-12)
    assert leaves(numbers(), customer(satisfaction=0.2, trust=0.7)) > leaves(numbers(), happy)
    assert leaves(numbers(), customer(satisfaction=0.9, trust=0.1)) > leaves(numbers(), happy)
    assert leaves(numbers({"loyalty.captivity": 0.9}), happy) < leaves(numbers(), happy)


def test_adoring_and_angry_customers_talk_most() -> None:
    """Counts of talk by hand (1e-12): adoring twice appreciative, angry four times agitated."""
    good, bad = in_plain_python(word_of_mouth.good_talk), in_plain_python(word_of_mouth.bad_talk)
    assert good(numbers(), 100.0, 30.0, 10.0) == pytest.approx(3.0 + 0.08 * 50, abs=1e-12)
    assert bad(numbers(), 100.0, 30.0, 10.0) == pytest.approx(1.0 + 0.08 * 35, abs=1e-12)


def test_who_comes_by_hand() -> None:
    """a_0 e^(b_R (2Rep - 1) + b_p (pr - ½)) + .15 w balance / slots by hand (1e-12), never below .0002 or above 1."""
    p = numbers({"expectation.brand_promise": 0.9})
    expected = 0.01 * math.exp(1.5 * 0.2 + 2 * 0.4) + 0.15 * 20 / 3000
    assert joins(p, 0.6, 20.0, 3000) == pytest.approx(expected, abs=1e-12)
    assert joins(p, 0.0, -1e9, 10) == 0.0002
    assert joins(p, 1.0, 1e9, 10) == 1.0
