"""Morris trajectories: one factor moves at a time, and the effects of a linear function come out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from empathysim.errors import InputError
from empathysim.sweeps.asking.distribution import choice_at
from empathysim.sweeps.designs.screening import morris

SEEDS = st.integers(0, 2**64 - 1)
LEVELS = st.sampled_from([2, 4, 6, 10, 50])


@given(st.integers(1, 12), st.integers(1, 8), SEEDS, LEVELS)
def test_every_factor_moves_once_by_half_of_the_levels(trajectories: int, factors: int, seed: int, levels: int) -> None:
    """One factor a step, all on the grid; it would fail if two factors moved at once or one left the cube."""
    rows = morris(trajectories, factors, seed, levels)
    assert rows.shape == (trajectories * (factors + 1), factors)
    grid = np.rint(rows * (levels - 1))
    np.testing.assert_array_equal(rows, grid / (levels - 1))
    assert grid.min() >= 0
    assert grid.max() <= levels - 1
    moves = np.diff(grid.reshape(trajectories, factors + 1, factors), axis=1)
    np.testing.assert_array_equal(np.sum(moves != 0.0, axis=2), 1)
    np.testing.assert_array_equal(np.abs(moves.sum(axis=1)), levels / 2)


@given(st.integers(1, 30), st.integers(1, 30), st.integers(1, 8), SEEDS)
def test_the_first_trajectories_do_not_depend_on_how_many_there_are(n: int, m: int, factors: int, seed: int) -> None:
    few, many = sorted((n, m))
    np.testing.assert_array_equal(morris(many, factors, seed)[: few * (factors + 1)], morris(few, factors, seed))


@given(st.integers(1, 10), SEEDS, LEVELS, st.integers(2, 12))
def test_a_step_always_leads_to_another_choice(factors: int, seed: int, levels: int, choices: int) -> None:
    """So a categorical factor is moved whenever it is its turn; it would fail if u were rounded to the nearest."""
    taken = choice_at(morris(3, factors, seed, levels), choices)
    moves = np.diff(taken.reshape(3, factors + 1, factors), axis=1)
    np.testing.assert_array_equal(np.sum(moves != 0, axis=2), 1)


def test_starts_directions_and_turns_are_evenly_spread() -> None:
    """Of 4,000 trajectories of 4 factors each level, direction and turn is as frequent as it should be.

    Within 5 standard errors; with fresh luck it would fail about once in 50,000 times. It fails if all went up.
    """
    rows = morris(4000, 4, 0).reshape(4000, 5, 4)
    moves = np.diff(rows, axis=1)
    for factor in range(4):
        level = np.bincount(np.rint(rows[:, 0, factor] * 3).astype(int), minlength=4) / 4000
        np.testing.assert_allclose(level, 0.25, atol=5.0 * np.sqrt(0.1875 / 4000))
        turn = np.bincount(np.argmax(moves[:, :, factor] != 0.0, axis=1), minlength=4) / 4000
        np.testing.assert_allclose(turn, 0.25, atol=5.0 * np.sqrt(0.1875 / 4000))
        assert np.mean(moves[:, :, factor].sum(axis=1) > 0.0) == pytest.approx(0.5, abs=5.0 * np.sqrt(0.25 / 4000))
    ups = moves.sum(axis=1) > 0.0
    assert np.mean(ups[:, 0] == ups[:, 1]) == pytest.approx(0.5, abs=5.0 * np.sqrt(0.25 / 4000))


@pytest.mark.parametrize("levels", [2, 4, 10])
def test_the_effects_of_a_linear_function_come_out(levels: int) -> None:
    """Exactly its coefficients, without spread; it would fail for rows in another order than SALib reads them."""
    from SALib.analyze import morris as analysis

    coefficients = np.array([3.0, -2.0, 0.0, 0.5])
    rows = morris(6, 4, 0, levels)
    names = [f"x{i}" for i in range(4)]
    problem = {"num_vars": 4, "names": names, "bounds": [[0.0, 1.0]] * 4}
    found = analysis.analyze(problem, rows, rows @ coefficients + 7.0, num_levels=levels, seed=1)
    np.testing.assert_allclose(found["mu"], coefficients, atol=1e-9)
    np.testing.assert_allclose(found["mu_star"], np.abs(coefficients), atol=1e-9)
    np.testing.assert_allclose(found["sigma"], 0.0, atol=1e-9)


def test_seeds_differ_and_0_is_one_of_them() -> None:
    np.testing.assert_array_equal(morris(5, 6, 0), morris(5, 6, 0))
    assert np.any(morris(5, 6, 0) != morris(5, 6, 1))


def test_what_cannot_be_walked_is_refused_at_once() -> None:
    with pytest.raises(InputError) as caught:
        morris(0, 3, 0, levels=5)
    assert caught.value.messages == (
        "trajectories = 0 must be at least 1.",
        "levels = 5 must be an even number from 2 on, such as 6.",
    )
    with pytest.raises(InputError, match="levels = 0 must be an even number from 2 on, such as 2"):
        morris(2, 3, 0, levels=0)
