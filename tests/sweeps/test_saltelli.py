"""Saltelli's design: SALib's rows to the last bit, and the known indices of the Ishigami function from them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from empathysim.errors import InputError
from empathysim.sweeps.designs.saltelli import MOST_SALTELLI_FACTORS, saltelli, saltelli_rows


def problem(factors: int) -> dict[str, object]:
    return {"num_vars": factors, "names": [f"x{i}" for i in range(factors)], "bounds": [[0.0, 1.0]] * factors}


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 6), st.integers(1, 7), st.integers(0, 2**64 - 1), st.booleans())
def test_rows_are_those_of_salib(power: int, factors: int, seed: int, second_order: bool) -> None:
    """To the last bit and in its order, seed 0 included; it would fail if two crossings changed places."""
    from SALib.sample import sobol

    rows = saltelli(2**power, factors, seed, second_order)
    luck = np.random.default_rng(seed)
    expected = sobol.sample(problem(factors), 2**power, calc_second_order=second_order, seed=luck)
    np.testing.assert_array_equal(rows, expected)
    assert len(rows) == saltelli_rows(2**power, factors, second_order)


@pytest.mark.parametrize("second_order", [False, True])
def test_twice_the_points_keep_the_first_rows(second_order: bool) -> None:
    """It would fail for a design in blocks: all of A first, then all of the crossings."""
    few, many = (saltelli(points, 3, 0, second_order) for points in (16, 32))
    np.testing.assert_array_equal(many[: len(few)], few)


def test_the_seed_0_is_a_seed() -> None:
    """It would fail where 0 is taken for no seed at all."""
    np.testing.assert_array_equal(saltelli(8, 2, 0), saltelli(8, 2, 0))
    assert not np.any(saltelli(8, 2, 0) == saltelli(8, 2, 1))


def ishigami(rows: np.ndarray) -> np.ndarray:
    x = -math.pi + 2.0 * math.pi * rows
    return np.sin(x[:, 0]) + 7.0 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def test_indices_of_the_ishigami_function_come_out() -> None:
    """First-order, total and pair indices within 0.02 of their closed forms; it would fail for rows in another order.

    Every one of the first 200 seeds came out within it when this was written.
    """
    from SALib.analyze import sobol

    rows = saltelli(8192, 3, 1, second_order=True)
    found = sobol.analyze(problem(3), ishigami(rows), calc_second_order=True, seed=1)
    alone = (1.0 + 0.1 * math.pi**4 / 5.0) ** 2 / 2.0, 49.0 / 8.0, 0.0
    together = 8.0 * 0.01 * math.pi**8 / 225.0
    variance = sum(alone) + together
    first = np.array(alone) / variance
    total = first + np.array([together, 0.0, together]) / variance
    np.testing.assert_allclose(found["S1"], first, atol=0.02)
    np.testing.assert_allclose(found["ST"], total, atol=0.02)
    assert found["S2"][0, 2] == pytest.approx(together / variance, abs=0.02)


@pytest.mark.parametrize(
    ("points", "said"),
    [(100, "64, 128"), (1000, "512, 1,024"), (3, "2, 4"), (1, "2, 4"), (0, "2, 4"), (-4, "2, 4")],
)
def test_other_numbers_than_powers_of_two_are_refused(points: int, said: str) -> None:
    with pytest.raises(InputError, match=f"points = {points:,} must be a power of two .* nearest are {said}"):
        saltelli(points, 2, 0)


def test_too_many_factors_are_refused_with_the_points() -> None:
    """Two dimensions a factor fit into scipy's table, and one factor more does not; it would fail for another limit."""
    with pytest.raises(InputError, match="10,601 factors are too many") as caught:
        saltelli(5, MOST_SALTELLI_FACTORS + 1, 0)
    assert len(caught.value.messages) == 2
    from empathysim.sweeps.designs.sampling import MOST_SOBOL_FACTORS

    assert 2 * MOST_SALTELLI_FACTORS <= MOST_SOBOL_FACTORS < 2 * (MOST_SALTELLI_FACTORS + 1)
