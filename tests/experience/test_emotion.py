"""Emotion, from angry to adoring."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import in_plain_python, numbers

from empathysim.experience import emotion

five_a = in_plain_python(emotion.five_a)


def test_a_feeling_by_hand() -> None:
    """tanh(g (½ + stake) d^α - e_f fail) by hand (1e-12); it would fail if a failure did not hurt by itself."""
    feeling = in_plain_python(emotion.feeling)
    expected = math.tanh(1.8 * 1.3 * 0.2**0.88 - 0.3)
    assert feeling(numbers(), 0.2, 0.8, 1.0) == pytest.approx(expected, abs=1e-12)
    assert feeling(numbers(), 0.0, 0.8, 0.0) == 0.0


def test_moods_begin_a_journey() -> None:
    """mood + .15 (.8 hc + .6 N), cut at -1 and 1 (1e-15)."""
    begins = in_plain_python(emotion.starting_emotion)
    assert begins(-0.3, 1.0, -1.0) == pytest.approx(-0.3 + 0.15 * 0.2, abs=1e-15)
    assert begins(0.1, 90.0, 0.0) == 1.0


def test_memory_mixes_peak_and_end_with_the_mean() -> None:
    """.6 of ½ (peak + end) and .4 of the mean (1e-15)."""
    memory = in_plain_python(emotion.remembered_emotion)
    assert memory(numbers(), -0.8, 0.2, 0.1) == pytest.approx(0.6 * -0.3 + 0.4 * 0.1, abs=1e-15)


def test_the_five_as_have_their_borders() -> None:
    """Angry below -.5, agitated below -.15, ambivalent below .15, appreciative below .45, adoring from there on.

    It would fail if a border belonged to the other side.
    """
    assert [five_a(r) for r in (-1.0, -0.5001, -0.5, -0.15, 0.15, 0.45, 1.0)] == [0, 0, 1, 2, 3, 4, 4]


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.floats(-1, 1), st.floats(-1, 1))
def test_better_memories_are_never_a_worse_a(one: float, two: float) -> None:
    """The Five A's rise with what is remembered; it would fail if two borders were exchanged."""
    one, two = sorted((one, two))
    assert five_a(one) <= five_a(two)
