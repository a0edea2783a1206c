"""Inhibitor 1: other lives and jargon blur the reading of a customer; insight clears it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import customer, employee, in_plain_python, numbers

from empathysim.inhibitors import individual_context

accuracy = in_plain_python(individual_context.accuracy)
distance = in_plain_python(individual_context.distance)
share = st.floats(0.0, 1.0)


def test_distance_is_one_between_opposite_lives_and_none_between_equal_ones() -> None:
    """From corner to corner of the cube it is 1 (1e-15), and 0 to oneself; it would fail without the root of three."""
    rich, poor = employee(wealth=1, age=1, expertise=1), customer()
    assert distance(rich, poor) == pytest.approx(1.0, abs=1e-15)
    assert distance(rich, customer(wealth=1, age=1, expertise=1)) == 0.0


def test_accuracy_by_hand() -> None:
    """One case worked out by hand, 1e-12; it would fail if insight of another segment were read."""
    me = employee(wealth=0.6, skill=0.5, insight=[0.9, 0.2, 0.9, 0.9])
    far = (0.6 * 0.6 / 3.0) ** 0.5
    expected = (1 - 0.6 * 0.75 * far * 0.9 * 0.8) * (1 - 0.6 * 0.3 * 0.5 * 0.8)
    assert accuracy(numbers(), me, customer(segment=1), 0.9) == pytest.approx(expected, abs=1e-12)


@settings(derandomize=True, deadline=None, max_examples=50)
@given(share, share, share, share)
def test_insight_clears_the_reading(skill: float, wealth: float, little: float, much: float) -> None:
    """More insight never reads worse, full insight reads exactly; it would fail if insight blurred."""
    little, much = sorted((little, much))
    served, p = customer(wealth=wealth), numbers({"individual_context.strength": 1.0})
    blurred = accuracy(p, employee(skill=skill, insight=little), served, 1.0)
    clearer = accuracy(p, employee(skill=skill, insight=much), served, 1.0)
    assert 0.0 <= blurred <= clearer <= 1.0
    assert accuracy(p, employee(skill=skill, insight=1.0), served, 1.0) == 1.0


def test_experts_are_blinded_by_their_skill() -> None:
    """The curse of knowledge: more skill reads a stranger worse; it would fail if skill helped understanding."""
    readings = [accuracy(numbers(), employee(skill=s / 4), customer(), 1.0) for s in range(5)]
    assert all(one > two for one, two in itertools.pairwise(readings))
