"""Inhibitor 4: people meet their leaders' expectations, even when it hurts customers."""

from __future__ import annotations

import math

import pytest
from worlds import employee, headquarters, in_plain_python, numbers

from empathysim.inhibitors import corporate_culture

pressure_after = in_plain_python(corporate_culture.leader_pressure_after)
goal_after = in_plain_python(corporate_culture.goal_pressure_after)
push = in_plain_python(corporate_culture.push_probability)


def test_leaders_push_what_they_set_out_with_unless_they_react() -> None:
    """Without a reaction Γ is the parameter, exactly; with one it moves a tenth of the way to Γ + λ short, at most 1.

    It would fail if a shortfall mattered to leaders who do not react, or pressure left its bounds.
    """
    short = headquarters(leader_pressure=0.5, shortfall=0.2)
    assert pressure_after(numbers(), short) == 0.6
    reacting = numbers({"corporate_culture.leader_reaction": 1.0})
    assert pressure_after(reacting, short) == pytest.approx(0.5 + 0.1 * (0.8 - 0.5), abs=1e-12)
    driven = numbers({"corporate_culture.leader_reaction": 5.0})
    assert pressure_after(driven, headquarters(leader_pressure=1.0, shortfall=1.0)) == 1.0


def test_heads_hear_leaders_and_others_their_boss() -> None:
    """Heads move toward s4 Γ, others toward φ times the boss's pressure (1e-15).

    It would fail if everybody heard the leaders at once.
    """
    me, p = employee(goal_pressure=0.2, boss_goal_pressure=0.6), numbers()
    assert goal_after(p, me, True, 0.9) == pytest.approx(0.2 + 0.15 * (0.6 * 0.9 - 0.2), abs=1e-15)
    assert goal_after(p, me, False, 0.9) == pytest.approx(0.2 + 0.15 * (0.95 * 0.6 - 0.2), abs=1e-15)


def test_leaders_who_decide_as_they_say_are_heard_better_but_not_more_than_in_full() -> None:
    """Fidelity times ½ + consistency, at most 1; it would fail if a boss passed on more pressure than there is."""
    me = employee(boss_goal_pressure=0.5)
    vague, clear = (numbers({"purposeful_leadership.consistency": c}) for c in (0.0, 1.0))
    assert goal_after(vague, me, False, 0.0) == pytest.approx(0.15 * 0.475 * 0.5, abs=1e-15)
    assert goal_after(clear, me, False, 0.0) == pytest.approx(0.15 * 0.5, abs=1e-15)


def test_customer_focus_holds_against_goals() -> None:
    """f4 = 1 - s4 θ G (1 - X): full focus feels no loss; it would fail if pressure alone crushed empathy."""
    factor = in_plain_python(corporate_culture.goal_factor)
    assert factor(numbers(), employee(goal_pressure=1.0, customer_focus=1.0)) == 1.0
    assert factor(numbers(), employee(goal_pressure=0.8)) == pytest.approx(1 - 0.6 * 0.5 * 0.8, abs=1e-15)


def test_push_by_hand() -> None:
    """π [1 - (1 - G (1 - X)) (1 - B)] e^(-short / σ) by hand (1e-12); it would fail without the norm."""
    me = employee(sales_attainment=0.9, goal_pressure=0.5, customer_focus=0.4, target_first_norm=0.2)
    short = 1 + 0.25 * 0.6 * 0.6 - 0.9
    expected = 0.6 * (1 - (1 - 0.5 * 0.6) * 0.8) * math.exp(-short / 0.25)
    assert push(numbers(), me, 0.6) == pytest.approx(expected, abs=1e-12)
