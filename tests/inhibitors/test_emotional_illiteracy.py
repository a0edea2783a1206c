"""Inhibitor 5 and the empty chair: who cannot name an emotion feels less of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import customer, employee, in_plain_python, numbers, silo

from empathysim.inhibitors import emotional_illiteracy, further

literacy_after = in_plain_python(emotional_illiteracy.literacy_after)
share = st.floats(0.0, 1.0)


def test_a_week_of_literacy_by_hand() -> None:
    """Learned share of what is missing, less .02 of what is above the baseline (1e-15)."""
    after = literacy_after(numbers(), employee(literacy=0.6), 0.01)
    assert after == pytest.approx(0.6 + 0.01 * 0.4 - 0.02 * 0.3, abs=1e-15)


@settings(derandomize=True, deadline=None, max_examples=50)
@given(share, share)
def test_literacy_stays_a_share_and_returns_to_its_baseline(literacy: float, learned: float) -> None:
    """Without talk it moves toward .3 from both sides; it would fail if forgetting went on below the baseline."""
    p, me = numbers(), employee(literacy=literacy)
    assert 0.0 <= literacy_after(p, me, learned) <= 1.0
    assert abs(literacy_after(p, me, 0.0) - 0.3) <= abs(literacy - 0.3)


def test_illiteracy_by_hand() -> None:
    """f5 = 1 - s5 θ (1 - L) by hand (1e-15); the literate lose nothing."""
    factor = in_plain_python(emotional_illiteracy.literacy_factor)
    assert factor(numbers(), employee(literacy=0.3)) == pytest.approx(1 - 0.6 * 0.5 * 0.7, abs=1e-15)
    assert factor(numbers(), employee(literacy=1.0)) == 1.0


def test_the_empty_chair_changes_nothing() -> None:
    """A further inhibitor leaves all of empathy until somebody takes the chair; it would fail for a hidden effect."""
    chair = in_plain_python(further.further_factor)
    assert chair(numbers(), employee(), customer(), silo(complexity=1.0)) == 1.0
