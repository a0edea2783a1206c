"""Intervals under repeated looks: their closed form, and that stopping when one likes makes nobody wrong more often."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from empathysim.errors import InputError
from empathysim.sweeps.designs.looks import interval, looks

SEQUENCES, LIMIT = 2000, 128
Draw = Callable[[np.random.Generator, tuple[int, int]], np.ndarray]
#: Ways in which readings fall, and their true means: normal, and skewed as a share near its lower end is.
LUCK: dict[str, tuple[Draw, float]] = {
    "normal": (lambda luck, shape: luck.normal(3.0, 2.0, shape), 3.0),
    "skewed": (lambda luck, shape: luck.beta(2.0, 8.0, shape), 0.2),
}


@pytest.mark.parametrize(
    ("limit", "first", "expected"),
    [
        (64, 8, [8, 16, 32, 64]),
        (50, 8, [8, 16, 32, 50]),
        (9, 8, [8, 9]),
        (8, 8, [8]),
        (5, 8, [5]),
        (1, 8, [1]),
        (7, 1, [1, 2, 4, 7]),
    ],
)
def test_one_looks_after_each_doubling_and_at_the_limit(limit: int, first: int, expected: list[int]) -> None:
    assert looks(limit, first) == expected


@given(st.integers(1, 10**9), st.integers(1, 10**6))
def test_looks_grow_and_end_at_the_limit(limit: int, first: int) -> None:
    numbers = looks(limit, first)
    assert numbers[-1] == limit
    assert all(before < after <= 2 * before for before, after in itertools.pairwise(numbers))


def test_the_interval_is_that_of_student_with_its_part_of_the_error() -> None:
    """Look 1 spends a half of it, look 2 a sixth; it would fail for normal instead of t, or one tail instead of two."""
    values = [1.0, 2.0, 4.0, 9.0]
    for look, error in ((1, 0.05 / 2.0), (2, 0.05 / 6.0), (3, 0.05 / 12.0)):
        expected = stats.t.interval(1.0 - error, 3, loc=4.0, scale=stats.sem(values))
        assert interval(values, look) == pytest.approx(expected, rel=1e-9)
    assert interval(values, 1, level=0.8) == pytest.approx(stats.t.interval(0.9, 3, 4.0, stats.sem(values)), rel=1e-9)


def share_that_misses(name: str, ends: Callable[[np.ndarray, int], tuple[float, float]]) -> float:
    """Return the share of sequences of which any look misses the true mean."""
    draw, mean = LUCK[name]
    values = draw(np.random.default_rng(26), (SEQUENCES, LIMIT))
    missed = 0
    for sequence in values:
        seen = (ends(sequence[:runs], look) for look, runs in enumerate(looks(LIMIT), start=1))
        missed += any(not low <= mean <= high for low, high in seen)
    return missed / SEQUENCES


# A share of 5 % that is counted in so many sequences exceeds this about once in a million times.
MOST_MISSED = float(stats.binom.ppf(1.0 - 1e-6, SEQUENCES, 0.05)) / SEQUENCES


@pytest.mark.parametrize("name", LUCK)
def test_stopping_when_one_likes_keeps_the_level(name: str) -> None:
    """At most 5 % of sequences have any look that misses, and noise that comes once in a million times.

    It would fail if each look spent all of the error: see the test below.
    """
    assert share_that_misses(name, interval) <= MOST_MISSED


@pytest.mark.parametrize("name", LUCK)
def test_plain_intervals_would_not_keep_it(name: str) -> None:
    """The test above can fail: a plain 95 % interval at each of the five looks misses in far more sequences."""
    # Look 1 spends half of the error: with a level of 90 % it is the plain interval of 95 %.
    assert share_that_misses(name, lambda values, look: interval(values, 1, level=0.9)) > MOST_MISSED


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=30), st.integers(1, 50))
def test_later_looks_are_wider_and_hold_the_mean(values: list[float], look: int) -> None:
    low, high = interval(values, look)
    wider_low, wider_high = interval(values, look + 1)
    assert wider_low <= low <= high <= wider_high


def test_one_value_says_nothing_and_equal_values_say_all() -> None:
    """It would fail for a point after one run; the mean of 0.1 ten times is 0.1 and not its neighbour."""
    assert interval([3.0], 1) == (-math.inf, math.inf)
    assert interval([0.1] * 10, 1) == (0.1, 0.1)
    assert interval([0.0, -0.0], 2) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("values", "look", "level", "said"),
    [
        ([1.0, math.nan, math.inf], 1, 0.95, "2 of 3 values are no finite numbers"),
        ([], 1, 0.95, "needs at least one value"),
        ([1.0, 2.0], 0, 0.95, "look = 0 must be at least 1"),
        ([1.0, 2.0], 1, 1.0, "level = 1 must lie between 0 and 1"),
        ([1.0, 2.0], 1, math.nan, "level = nan must lie between 0 and 1"),
    ],
)
def test_what_cannot_be_judged_is_refused(values: list[float], look: int, level: float, said: str) -> None:
    with pytest.raises(InputError, match=said):
        interval(values, look, level)


@pytest.mark.parametrize(("limit", "first"), [(0, 8), (8, 0), (-1, -1)])
def test_looks_at_nothing_are_refused(limit: int, first: int) -> None:
    with pytest.raises(InputError, match="must be at least 1"):
        looks(limit, first)
