"""Inhibitor 2: designs for rational robots are hard on real people, and creep up until somebody simplifies them."""

from __future__ import annotations

import pytest
from worlds import employee, in_plain_python, numbers, silo

from empathysim.inhibitors import human_bias

hardness = in_plain_python(human_bias.hardness)
suggestion = in_plain_python(human_bias.suggestion)
complexity_after = in_plain_python(human_bias.complexity_after)


def test_a_part_of_complexity_is_hard_for_everybody() -> None:
    """Without bias only the inherent share of .35 is hard, with all of it the whole; it would fail if bias hid it."""
    place = silo(complexity=0.8)
    assert hardness(numbers({"human_bias.strength": 0.0}), place) == pytest.approx(0.8 * 0.35, abs=1e-15)
    assert hardness(numbers({"human_bias.strength": 1.0}), place) == pytest.approx(0.8, abs=1e-15)


def test_suggestions_take_insight_and_engagement() -> None:
    """Half of one's insight at an engagement of .55, more above; none without insight.

    It would fail if the disengaged spoke up as much.
    """
    assert suggestion(employee(insight=[0.2, 0.4, 0.6, 0.8], engagement=0.55)) == pytest.approx(0.25, abs=1e-12)
    assert suggestion(employee(insight=0.5, engagement=0.9)) > suggestion(employee(insight=0.5, engagement=0.2))
    assert suggestion(employee(engagement=1.0)) == 0.0


def test_a_week_of_design_by_hand() -> None:
    """Creep .0015 (1 - D) less .1 (.1 + .6 u2 + .3 u3) of the insight times D - D_f (1e-12).

    It would fail if the silo's and the designers' insight did not count half each.
    """
    expected = 0.6 + 0.0015 * 0.4 - 0.1 * (0.1 + 0.12 + 0.06) * (0.5 * 0.4 + 0.5 * 0.2) * (0.6 - 0.3)
    assert complexity_after(numbers(), silo(complexity=0.6, suggestions=0.4), 0.2) == pytest.approx(expected, abs=1e-12)


def test_nobody_simplifies_below_what_the_industry_needs() -> None:
    """At the floor only creep is left; it would fail if insight made complicated products simple."""
    at_floor = complexity_after(numbers(), silo(complexity=0.3, suggestions=1.0), 1.0)
    assert at_floor == pytest.approx(0.3 + 0.0015 * 0.7, abs=1e-12)
