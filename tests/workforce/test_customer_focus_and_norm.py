"""Customer focus and the target-first norm."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import employee, in_plain_python, numbers

from empathysim.workforce import customer_focus, target_first_norm

share = st.floats(0.0, 1.0)
target = in_plain_python(customer_focus.focus_target)
norm_after = in_plain_python(target_first_norm.target_first_norm_after)


def test_newcomers_adapt_quickly_and_old_hands_slowly() -> None:
    """.3 in the first week, .03 in the end, falling with months of tenure (1e-12)."""
    rate = in_plain_python(customer_focus.adaptation_rate)
    assert rate(numbers(), employee()) == pytest.approx(0.3, abs=1e-15)
    assert rate(numbers(), employee(tenure_weeks=43.3)) == pytest.approx(0.03 + 0.27 * math.exp(-3), abs=1e-12)
    assert rate(numbers(), employee(tenure_weeks=1e6)) == pytest.approx(0.03, abs=1e-12)


def test_the_target_of_focus_by_hand() -> None:
    """The weighted mean of nature, peers, leaders, contact and engagement by hand (1e-12)."""
    me = employee(natural_empathy=0.7, peer_norm=0.5, goal_pressure=0.3, contact_share=0.4, engagement=0.6,
                  target_first_norm=0.1)  # fmt: skip
    wanted = 0.7 + 0.6 * 1.5 * 0.5 + 0.6 * 0.7 + 1.5 * 0.4 + 0.6 * 0.6
    weights = 1 + 0.9 + 0.6 + 0.6 + 0.6 + 2.0 * 0.1
    assert target(numbers(), me) == pytest.approx(wanted / weights, abs=1e-12)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(share, min_size=7, max_size=7))
def test_focus_stays_a_share_and_falls_with_pressure(x: list[float]) -> None:
    """After a week focus lies in [0, 1]; more goal pressure never raises its target; it would fail for a wrong sign."""
    state = {"natural_empathy": x[0], "peer_norm": x[1], "contact_share": x[2], "engagement": x[3],
             "customer_focus": x[4], "target_first_norm": x[5]}  # fmt: skip
    calm, driven = employee(goal_pressure=0.0, **state), employee(goal_pressure=x[6], **state)
    assert 0.0 <= in_plain_python(customer_focus.customer_focus_after)(numbers(), driven) <= 1.0
    assert target(numbers(), driven) <= target(numbers(), calm)


def test_the_norm_by_hand() -> None:
    """β G [s3 Z² + ε (1 - X)] (1 - B) - δ B by hand (1e-12); it would fail if one peer were as good as two."""
    me = employee(target_first_norm=0.3, near_norm=0.5, goal_pressure=0.6, customer_focus=0.4)
    caught = 0.35 * 0.6 * (0.6 * 0.25 + 0.03 * 0.6)
    assert norm_after(numbers(), me) == pytest.approx(0.3 + caught * 0.7 - 0.04 * 0.3, abs=1e-12)


def test_without_pressure_the_norm_only_fades() -> None:
    """Without goals .04 of it is lost a week, whatever the others do (1e-15)."""
    assert norm_after(numbers(), employee(target_first_norm=0.5, near_norm=1.0)) == pytest.approx(0.48, abs=1e-15)
