"""One touch: success, effort, performance."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import employee, in_plain_python, numbers

from empathysim.experience import encounter

share = st.floats(0.0, 1.0)
resolution = in_plain_python(encounter.resolution)
effort = in_plain_python(encounter.effort)
performance = in_plain_python(encounter.performance)


def test_a_hidden_need_is_far_until_it_is_found() -> None:
    """m as it is; .4 m once found; 1 - ½ (1 - m) before (1e-15); it would fail if not asking were harmless."""
    mismatch = in_plain_python(encounter.open_mismatch)
    assert mismatch(0.6, False, False) == 0.6
    assert mismatch(0.6, True, True) == pytest.approx(0.24, abs=1e-15)
    assert mismatch(0.6, True, False) == pytest.approx(0.8, abs=1e-15)


def test_a_standard_need_fits_without_reading_the_customer() -> None:
    """With m = 0 the fit is what inattention leaves; with m = 1 also what is read of the customer (1e-15)."""
    fit = in_plain_python(encounter.fit)
    assert fit(0.2, 0.0, 0.9) == pytest.approx(0.9, abs=1e-15)
    assert fit(0.2, 1.0, 0.9) == pytest.approx(0.18, abs=1e-15)


def test_a_resolution_by_hand() -> None:
    """ctx (ωS + (1-ω) fit)(1 - θ hard) rush, times .28 at a wrong door (1e-12)."""
    me, p = employee(skill=0.6), numbers()
    right = 0.9 * (0.3 + 0.2) * (1 - 0.45 * 0.5) * 0.8
    assert resolution(p, me, 0.9, 0.4, 0.5, 0.8, False) == pytest.approx(right, abs=1e-12)
    assert resolution(p, me, 0.9, 0.4, 0.5, 0.8, True) == pytest.approx(0.28 * right, abs=1e-12)


def test_failure_takes_most_of_what_was_reached() -> None:
    """φ (½ + complexity)(1 - r), at most 1; a failed touch keeps .3 of its success (1e-15)."""
    fails, success = in_plain_python(encounter.failure_probability), in_plain_python(encounter.success)
    assert fails(numbers(), 0.8, 0.4) == pytest.approx(0.42 * 1.3 * 0.6, abs=1e-15)
    assert fails(numbers({"journey.failure_rate": 1.0}), 1.0, 0.0) == 1.0
    assert success(numbers(), 0.5, 1.0) == pytest.approx(0.15, abs=1e-15)
    assert success(numbers(), 0.5, 0.0) == 0.5


def test_effort_by_hand() -> None:
    """All six parts worked out by hand (1e-12); it would fail if one were left out."""
    ease = 0.92 * (1 - 0.45 * 0.5) * (1 - 0.5 * 0.1) * 0.8 * 0.65 * (1 - 0.6 * 0.3) * 0.7
    assert effort(numbers(), 0.9, 0.5, 0.2, True, 0.3, 1.0) == pytest.approx(1 - ease, abs=1e-12)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(share, min_size=5, max_size=5), share)
def test_anything_that_goes_wrong_is_effort(x: list[float], more: float) -> None:
    """Effort is a share, and rises with whatever goes wrong; it would fail if one part eased the way."""
    p = numbers()
    base = effort(p, x[0], x[1], 0.8 * x[2], False, x[3], 0.0)
    worse = (
        effort(p, x[0] * more, x[1], 0.8 * x[2], False, x[3], 0.0),
        effort(p, x[0], max(x[1], more), 0.8 * x[2], False, x[3], 0.0),
        effort(p, x[0], x[1], 0.8 * max(x[2], more), False, x[3], 0.0),
        effort(p, x[0], x[1], 0.8 * x[2], True, x[3], 0.0),
        effort(p, x[0], x[1], 0.8 * x[2], False, max(x[3], more), 0.0),
        effort(p, x[0], x[1], 0.8 * x[2], False, x[3], 1.0),
    )
    assert 0.0 <= base <= 1.0
    assert all(base - 1e-15 <= value <= 1.0 for value in worse)


def test_performance_weighs_empathy_by_stake_and_visibility() -> None:
    """By hand (1e-12): an invisible back office is judged by success and ease alone; weights of 0 count equally."""
    p = numbers({"journey.performance_noise": 0.0})
    assert performance(p, 0.6, 0.2, 0.9, 0.5, 0.0, 0.0) == pytest.approx((0.35 * 0.6 + 0.25 * 0.8) / 0.6, abs=1e-12)
    weight = 0.4 * 1.3
    seen = (0.35 * 0.6 + 0.25 * 0.8 + weight * 0.9) / (0.6 + weight)
    assert performance(p, 0.6, 0.2, 0.9, 0.8, 1.0, 0.0) == pytest.approx(seen, abs=1e-12)
    none = dict.fromkeys(("journey.success_weight", "journey.ease_weight", "journey.empathy_weight"), 0.0)
    assert performance(numbers(none), 0.6, 0.2, 0.1, 0.5, 1.0, 0.0) == pytest.approx(0.5, abs=1e-12)
    assert performance(numbers(), 0.6, 0.2, 0.9, 0.5, 1.0, 40.0) == 1.0
