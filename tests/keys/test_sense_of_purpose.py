"""Key 5: the four intrinsic rewards."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import employee, in_plain_python, numbers

from empathysim.keys import sense_of_purpose

meaning = in_plain_python(sense_of_purpose.meaning_after)
choice = in_plain_python(sense_of_purpose.choice_after)
skill = in_plain_python(sense_of_purpose.skill_after)
progress = in_plain_python(sense_of_purpose.progress_after)
share = st.floats(0.0, 1.0)


def test_each_reward_by_hand() -> None:
    """One week of meaning, choice, skill and progress worked out by hand (1e-12).

    It would fail if a factor belonged to another reward.
    """
    me = employee(meaning=0.4, choice=0.4, skill=0.4, progress=0.4, goal_pressure=0.3, customer_focus=0.5,
                  contact_share=0.6)  # fmt: skip
    p = numbers()
    lacking = 0.62 * 0.9 * (1 - 0.35 * 0.6 * 0.6) * (1 - 0.25 * (1 - 0.6 * 0.3) * 0.5)
    assert meaning(p, me, 0.2) == pytest.approx(0.4 + 0.05 * (1 - lacking - 0.4), abs=1e-12)
    lacking = 0.60 * (1 - 0.45 * 0.2) * (1 - 0.25 * 0.2) * (1 - 0.25 * 0.7)
    assert choice(p, me) == pytest.approx(0.4 + 0.05 * (1 - lacking - 0.4), abs=1e-12)
    grown = 0.010 * (0.25 + 0.1) * 0.6 - 0.0015 * 0.4
    assert skill(p, me, 0.5, 1) == pytest.approx(0.4 + grown, abs=1e-12)
    offered = 0.6 * 0.7 + 0.25 * 0.2 + 0.15 * 0.7
    assert progress(p, me, 0.7) == pytest.approx(0.4 + 0.08 * (offered - 0.4), abs=1e-12)


def test_a_silo_of_many_functions_learns_more_slowly() -> None:
    """Growth times (functions)^-σ (1e-12): three functions learn at 3^-.3; it would fail if size mattered instead."""
    me, p = employee(skill=0.0), numbers()
    assert skill(p, me, 1.0, 3) / skill(p, me, 1.0, 1) == pytest.approx(3**-0.3, abs=1e-12)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(share, min_size=7, max_size=7), st.floats(-1.0, 1.0))
def test_rewards_stay_shares(x: list[float], emotion: float) -> None:
    """Whatever the week was like each reward stays in [0, 1]; it would fail if a target left the range."""
    p = numbers({"sense_of_purpose.intensity": x[0], "engagement.reward_rate": 0.2, "engagement.progress_rate": 0.3})
    me = employee(meaning=x[1], choice=x[2], skill=x[3], progress=x[4], goal_pressure=x[5], customer_focus=x[6])
    after = (meaning(p, me, emotion), choice(p, me), skill(p, me, x[0], 2), progress(p, me, x[1]))
    assert all(0.0 <= value <= 1.0 for value in after)


def test_the_cost_is_that_of_the_four_levers_in_the_mean() -> None:
    """25 USD times the mean of the levers (1e-12); it would fail if a single lever cost as much as all."""
    p = numbers({"sense_of_purpose.intensity": 0.0, "sense_of_purpose.choice": 0.8})
    assert in_plain_python(sense_of_purpose.purpose_cost_usd)(p) == pytest.approx(25 * 0.2, abs=1e-12)
