"""Inhibitor 3: close teams conform, and metrics crowd the customer out."""

from __future__ import annotations

import pytest
from worlds import employee, in_plain_python, numbers

from empathysim.inhibitors import group_think

peer_norm = in_plain_python(group_think.peer_norm)
attention = in_plain_python(group_think.attention)


def test_the_norm_is_what_peers_do_narrowed_by_metrics() -> None:
    """N = (1 - s3 θ_N μ) Z_X by hand (1e-15); without separate metrics it is what peers do, exactly.

    It would fail if conformity alone narrowed the view.
    """
    me = employee(near_focus=0.5)
    assert peer_norm(numbers(), me) == pytest.approx((1 - 0.6 * 0.4 * 0.6) * 0.5, abs=1e-15)
    assert peer_norm(numbers({"group_think.metric_myopia": 0.0, "group_think.conformity": 1.0}), me) == 0.5


def test_attention_by_hand() -> None:
    """w / (w + s3 θ_a μ (1 + G + ν B) + o) by hand (1e-12); it would fail if goals drew nothing away."""
    me = employee(customer_focus=0.5, goal_pressure=0.3, target_first_norm=0.1)
    metrics = 0.6 * 0.6 * 0.6 * (1 + 0.3 + 2.0 * 0.1)
    assert attention(numbers(), me, 1.2) == pytest.approx(0.6 / (0.6 + metrics + 0.15), abs=1e-12)


@pytest.mark.parametrize("state", ["goal_pressure", "target_first_norm"])
def test_goals_and_the_norm_draw_attention_away(state: str) -> None:
    """More goal pressure or target-first norm leaves less; it would fail if their sign were turned."""
    calm, driven = (employee(customer_focus=0.5, **{state: value}) for value in (0.1, 0.9))
    assert attention(numbers(), driven, 1.0) < attention(numbers(), calm, 1.0)


def test_what_is_not_attended_to_is_neither_felt_nor_solved() -> None:
    """Without any attention ½ s3 of empathy and .3 s3 of a solution's fit are gone; with all of it nothing is.

    It would fail if the two weights were mixed up.
    """
    p, away, there = numbers(), employee(attention=0.0), employee(attention=1.0)
    felt = in_plain_python(group_think.attention_factor)
    solved = in_plain_python(group_think.attention_to_need)
    assert (felt(p, there), solved(p, there)) == (1.0, 1.0)
    assert felt(p, away) == pytest.approx(1 - 0.6 * 0.5, abs=1e-15)
    assert solved(p, away) == pytest.approx(1 - 0.6 * 0.3, abs=1e-15)
