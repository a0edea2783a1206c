"""Happiness, fatigue, engagement and sales: what a week does to a person."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import employee, in_plain_python, numbers

from empathysim.workforce import engagement, fatigue, happiness, sales_attainment

share = st.floats(0.0, 1.0)
fatigue_after = in_plain_python(fatigue.fatigue_after)
happiness_after = in_plain_python(happiness.happiness_after)
engagement_after = in_plain_python(engagement.engagement_after)
sales_after = in_plain_python(sales_attainment.sales_attainment_after)


def test_happiness_by_hand() -> None:
    """Set point, people, customers, rest, thanks and kindness by hand (1e-12); six minutes of kindness count .06."""
    me = employee(happiness=0.5, happiness_set_point=0.6, near_happiness=0.4, fatigue=0.3, gesture_minutes=6.0)
    offered = 0.45 * 0.6 + 0.2 * 0.4 + 0.2 * 0.6 + 0.15 * 0.7 + 0.02 + 0.3 * 0.2
    assert happiness_after(numbers(), me, 0.2, 0.02) == pytest.approx(0.5 + 0.08 * (offered - 0.5), abs=1e-12)


def test_load_counts_touches_and_hours_of_kindness() -> None:
    """Touches over a full week's plus gesture hours over forty, at most 1.4 (1e-12)."""
    load = in_plain_python(fatigue.load)
    assert load(numbers(), employee(touches=6.3, gesture_minutes=120.0)) == pytest.approx(1.05, abs=1e-12)
    assert load(numbers(), employee(touches=100.0)) == 1.4


def test_fatigue_by_hand() -> None:
    """Load squared, compassion, dissonance and anger by hand, less recovery of happy people (1e-12)."""
    me = employee(fatigue=0.4, happiness=0.5)
    spared = (1 - 0.45 * 0.64) * (1 - 0.5 * 0.3 * 0.8) * (1 - 0.35 * 0.2) * (1 - 0.3 * 0.1)
    expected = 0.4 + 0.1 * (1 - spared - 0.4) - 0.3 * 0.1 * 0.5 * 0.4
    assert fatigue_after(numbers(), me, 0.8, 0.3, 0.2, 0.1) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("place", range(4))
def test_each_burden_tires(place: int) -> None:
    """More load, empathy, dissonance or anger tires more; it would fail if one of them were free."""
    less, more = [0.5, 0.3, 0.2, 0.1], [0.5, 0.3, 0.2, 0.1]
    more[place] += 0.4
    me = employee(fatigue=0.4, happiness=0.5)
    assert fatigue_after(numbers(), me, *more) > fatigue_after(numbers(), me, *less)


def test_engagement_by_hand() -> None:
    """The four rewards, fatigue, happiness, customers and the person by hand (1e-12)."""
    me = employee(meaning=0.4, choice=0.5, skill=0.6, progress=0.7, fatigue=0.3, happiness=0.6, engagement=0.5,
                  engagement_disposition=0.05)  # fmt: skip
    wanted = 0.14 + 0.125 + 0.12 + 0.175 - 0.25 * 0.1 + 0.15 * 0.1 + 0.1 * 0.2 + 0.05
    assert engagement_after(numbers(), me, 0.2) == pytest.approx(0.5 + 0.05 * (wanted - 0.5), abs=1e-12)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(share, min_size=8, max_size=8), st.floats(-1, 1), st.floats(-3, 3))
def test_states_of_wellbeing_stay_shares(x: list[float], emotion: float, disposition: float) -> None:
    """Happiness, fatigue and engagement stay in [0, 1] after any week; it would fail for a step that is not convex."""
    me = employee(happiness=x[0], fatigue=x[1], engagement=x[2], meaning=x[3], choice=x[4], near_happiness=x[5],
                  happiness_set_point=x[6], engagement_disposition=disposition, gesture_minutes=60 * x[7])  # fmt: skip
    p = numbers({"wellbeing.fatigue_rate": 0.3, "wellbeing.recovery_rate": 0.3, "engagement.rate": 0.2})
    after = (
        happiness_after(p, me, emotion, 0.25),
        fatigue_after(p, me, 1.4 * x[0], x[1], x[2], x[3]),
        engagement_after(p, me, emotion),
    )
    assert all(0.0 <= value <= 1.0 for value in after)


def test_sales_follow_service_and_pushing() -> None:
    """A tenth of the way to .6 + .8 success touches / mean, plus ½ a push; nothing without a touch (1e-12)."""
    busy = employee(sales_attainment=1.0, touches=6.0, pushes=1)
    earned = 0.6 + 0.8 * 0.5 * 6 / 5 + 0.5
    assert sales_after(busy, 0.5, 5.0) == pytest.approx(1 + 0.1 * (earned - 1), abs=1e-12)
    assert sales_after(employee(sales_attainment=0.7), 0.9, 5.0) == 0.7
    assert sales_after(employee(sales_attainment=2.0, touches=99.0, pushes=9), 1.0, 5.0) == 2.0
