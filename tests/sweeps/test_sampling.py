"""Latin hypercubes that can be doubled and added to, and Sobol points that stay when more are drawn."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from empathysim.errors import InputError
from empathysim.sweeps.designs.sampling import MOST_SOBOL_FACTORS, latin_hypercube, sobol

SEEDS = st.integers(0, 2**64 - 1)
BLOCKS = st.lists(st.integers(1, 200), min_size=1, max_size=3)


def fills_every_stratum(rows: np.ndarray, strata: int) -> bool:
    """Return whether each factor has the same number of points in each of equal strata."""
    counts = [np.bincount((column * strata).astype(int), minlength=strata) for column in rows.T]
    return bool(np.all(np.array(counts) == len(rows) // strata))


@given(BLOCKS, st.integers(1, 4), SEEDS)
def test_every_block_has_one_point_in_each_stratum_of_each_factor(blocks: list[int], factors: int, seed: int) -> None:
    """Exactly one; it would fail for plain random points, or for a stratum that a rounding error moves."""
    rows = latin_hypercube(blocks, factors, seed)
    assert rows.shape == (sum(blocks), factors)
    assert rows.min() > 0.0
    assert rows.max() < 1.0
    for points, last in zip(blocks, np.cumsum(blocks), strict=True):
        assert fills_every_stratum(rows[last - points : last], points)


@given(BLOCKS, st.integers(1, 4), SEEDS)
def test_doubling_the_last_block_keeps_its_points(blocks: list[int], factors: int, seed: int) -> None:
    """The smaller design is the beginning of the larger; it would fail for one that is drawn anew."""
    larger = latin_hypercube([*blocks[:-1], 2 * blocks[-1]], factors, seed)
    np.testing.assert_array_equal(larger[: sum(blocks)], latin_hypercube(blocks, factors, seed))


@given(BLOCKS, st.integers(1, 200), SEEDS)
def test_adding_a_block_changes_no_earlier_one(blocks: list[int], added: int, seed: int) -> None:
    larger = latin_hypercube([*blocks, added], 3, seed)
    np.testing.assert_array_equal(larger[: sum(blocks)], latin_hypercube(blocks, 3, seed))


@pytest.mark.parametrize("points", [1_000_000, 2**19, 999_983])
def test_strata_are_exact_in_large_designs(points: int) -> None:
    """It would fail if positions were floats, whose rounding errors meet the borders of so many strata."""
    assert fills_every_stratum(latin_hypercube([points], 1, 3), points)


def test_blocks_seeds_and_factors_have_their_own_luck() -> None:
    """It would fail if two of them were drawn from one stream of luck."""
    rows = latin_hypercube([64, 64], 2, 0)
    kinds = [rows[:64], rows[64:], latin_hypercube([64], 2, 1)]
    columns = [tuple(column) for block in kinds for column in block.T]
    assert len(set(columns)) == 6


@pytest.mark.parametrize("points", [1024, 1023])
def test_factors_are_not_tied_to_each_other(points: int) -> None:
    """Correlations of 20 pairs of factors, in the doubled half too, stay within 5 standard errors.

    With fresh luck it would fail about once in 50,000 times; it fails for one permutation shared by all factors.
    """
    for seed in range(20):
        rows = latin_hypercube([points], 2, seed)[-512:]
        assert abs(np.corrcoef(rows.T)[0, 1]) < 5.0 / np.sqrt(512)


@pytest.mark.parametrize("blocks", [[0], [8, 0], [-3]])
def test_a_block_without_points_is_refused(blocks: list[int]) -> None:
    with pytest.raises(InputError, match="must be at least 1"):
        latin_hypercube(blocks, 2, 0)


@settings(deadline=None)
@given(st.integers(1, 300), st.integers(1, 300), st.integers(1, 5), SEEDS)
def test_the_first_sobol_points_do_not_depend_on_how_many_there_are(n: int, m: int, factors: int, seed: int) -> None:
    """Nor is there a warning for any number; it would fail if the sequence were cut another way for other numbers."""
    few, many = sorted((n, m))
    rows = sobol(many, factors, seed)
    assert rows.shape == (many, factors)
    assert rows.min() >= 0.0
    assert rows.max() < 1.0
    np.testing.assert_array_equal(rows[:few], sobol(few, factors, seed))


def test_powers_of_two_are_balanced_and_seeds_differ() -> None:
    """It would fail for an unscrambled sequence (equal for all seeds) or for one that skips its first point."""
    first, second = sobol(64, 3, 0), sobol(64, 3, 1)
    assert fills_every_stratum(first, 64)
    assert fills_every_stratum(second, 64)
    assert not np.any(first == second)


def test_the_largest_sobol_sequence_is_as_stated() -> None:
    """It would fail if scipy's table of directions became shorter or longer."""
    from scipy.stats import qmc

    assert qmc.Sobol.MAXDIM == MOST_SOBOL_FACTORS
    with pytest.raises(InputError, match="21,202 factors are too many") as caught:
        sobol(0, MOST_SOBOL_FACTORS + 1, 0)
    assert len(caught.value.messages) == 2


def test_designs_do_not_depend_on_threads_or_hashes() -> None:
    """One and four threads, two hash seeds: the same bytes; it would fail for an order taken from a set, say."""
    script = (
        "import hashlib; from empathysim.sweeps.designs.sampling import latin_hypercube, sobol;"
        "from empathysim.sweeps.designs.screening import morris;"
        "from empathysim.sweeps.designs.saltelli import saltelli;"
        "rows = latin_hypercube([96, 5], 7, 1), sobol(100, 7, 1), morris(9, 7, 1), saltelli(16, 7, 1);"
        "print(hashlib.sha256(b''.join(each.tobytes() for each in rows)).hexdigest())"
    )
    said = set()
    for number in ("1", "4"):
        threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), number)
        environment = {**os.environ, **threads, "PYTHONHASHSEED": number}
        done = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
        )
        said.add(done.stdout.strip())
    assert len(said) == 1
