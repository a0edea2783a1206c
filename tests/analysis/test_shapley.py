"""Shapley values: the axioms on random games, and games whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from empathysim.analysis.shapley import coalitions, shapley_values
from empathysim.errors import InputError

Worth = NDArray[np.float64]
SIZES = st.integers(1, 6)
NUMBERS = st.floats(-1e3, 1e3, allow_nan=False)


def games(seeds: int = 1) -> st.SearchStrategy[Worth]:
    """Return random games of one to six parts, each with so many columns."""
    return SIZES.flatmap(lambda n: arrays(np.float64, (2**n, seeds), elements=NUMBERS))


def rows_without(n: int, part: int) -> NDArray[np.int64]:
    rows = np.arange(2**n)
    return rows[rows >> part & 1 == 0]


def test_a_known_answer() -> None:
    """The glove game: a left glove and two right ones; a pair is worth 1. The left one earns 2/3."""
    worth = [float("left" in chosen and len(chosen) > 1) for chosen in coalitions(["left", "right 1", "right 2"])]
    assert shapley_values(worth) == pytest.approx([2 / 3, 1 / 6, 1 / 6])


def test_by_hand_over_all_orders() -> None:
    """Two parts: alone they change 1 and 3, together 10; each order gives the other one the rest."""
    assert shapley_values([0.0, 1.0, 3.0, 10.0]) == pytest.approx([(1.0 + 7.0) / 2, (9.0 + 3.0) / 2])


def test_coalitions_stand_in_the_order_of_their_bits() -> None:
    assert coalitions("abc") == [frozenset(each) for each in ("", "a", "b", "ab", "c", "ac", "bc", "abc")]


@given(games())
def test_contributions_add_up_to_the_whole(worth: Worth) -> None:
    """Efficiency."""
    assert shapley_values(worth).sum(axis=0) == pytest.approx(worth[-1] - worth[0], abs=1e-9)


@given(games(), st.data())
def test_a_part_that_changes_nothing_gets_nothing(worth: Worth, data: st.DataObject) -> None:
    """Dummy: where a part changes the same in each coalition, that is what it gets."""
    n = len(worth).bit_length() - 1
    part = data.draw(st.integers(0, n - 1))
    same = data.draw(NUMBERS)
    without = rows_without(n, part)
    worth[without | 1 << part] = worth[without] + same
    assert shapley_values(worth)[part] == pytest.approx(same, abs=1e-9)


@given(games(), st.data())
def test_twins_get_the_same(worth: Worth, data: st.DataObject) -> None:
    """Symmetry: two parts that change the same wherever neither is there."""
    n = len(worth).bit_length() - 1
    one, other = data.draw(st.integers(0, n - 1)), data.draw(st.integers(0, n - 1))
    neither = np.intersect1d(rows_without(n, one), rows_without(n, other))
    worth[neither | 1 << other] = worth[neither | 1 << one]
    found = shapley_values(worth)
    assert found[one] == pytest.approx(found[other], abs=1e-9)


@given(SIZES.flatmap(lambda n: arrays(np.float64, (2, 2**n, 1), elements=NUMBERS)), NUMBERS)
def test_games_that_are_mixed_mix_their_contributions(two: Worth, factor: float) -> None:
    """Linearity, on which means over seeds rest."""
    first, second = two
    mixed = shapley_values(first + factor * second)
    assert mixed == pytest.approx(shapley_values(first) + factor * shapley_values(second), rel=1e-9, abs=1e-6)


@given(games(seeds=3))
def test_columns_are_games_of_their_own(worth: Worth) -> None:
    together = shapley_values(worth)
    assert together == pytest.approx(
        np.column_stack([shapley_values(worth[:, seed]) for seed in range(3)]), abs=1e-9
    )  # fmt: skip


def test_many_games_at_once_have_one_answer_each() -> None:
    assert shapley_values(np.zeros((128, 4, 72))).shape == (7, 4, 72)


@pytest.mark.parametrize("rows", [0, 3, 2**13])
def test_what_is_no_game_is_refused(rows: int) -> None:
    with pytest.raises(InputError, match="one for each set of at most 12"):
        shapley_values(np.zeros(rows))


def test_a_part_named_twice_is_refused() -> None:
    with pytest.raises(InputError, match="each once"):
        coalitions(["a", "a"])
