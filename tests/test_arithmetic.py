"""The three pieces of arithmetic that every rule is written in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import in_plain_python

from empathysim import arithmetic

clip, toward, logistic = (in_plain_python(f) for f in (arithmetic.clip, arithmetic.toward, arithmetic.logistic))
share = st.floats(0.0, 1.0)


@settings(derandomize=True, max_examples=200)
@given(share, share, share)
def test_a_step_stays_between_where_one_is_and_where_one_goes(value: float, target: float, rate: float) -> None:
    """Exact for every share, rounding included; it would fail if the last bit could leave the range of the two."""
    after = toward(value, target, rate)
    assert min(value, target) <= after <= max(value, target)
    assert toward(value, target, 0.0) == value


def test_a_full_step_arrives_and_a_half_step_is_half_way() -> None:
    """Rate 1 arrives, rate ½ is half way; it would fail if the rate were of what is left behind."""
    assert toward(0.2, 0.8, 1.0) == 0.8
    assert toward(0.2, 0.8, 0.5) == 0.5


def test_clip_and_logistic() -> None:
    """Within bounds nothing changes; the logistic is ½ at 0 and adds up to 1 with its mirror (1e-15)."""
    assert [clip(x, -1.0, 1.0) for x in (-3.0, -1.0, 0.4, 1.0, 2.0)] == [-1.0, -1.0, 0.4, 1.0, 1.0]
    assert logistic(0.0) == 0.5
    assert logistic(1.7) + logistic(-1.7) == pytest.approx(1.0, abs=1e-15)
