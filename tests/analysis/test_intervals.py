"""Intervals under optional stopping: what each look spends, and how seldom all looks together are wrong."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from empathysim.analysis.intervals import LOOKS, paired_interval, spent
from empathysim.errors import InputError
from empathysim.sweeps.designs.looks import mean_interval


def test_all_looks_together_spend_alpha_and_no_more() -> None:
    """4, 20, 50, 100, 200, ...: fails where a part is spent twice, or a look is free."""
    numbers = [*LOOKS, *(50 * 2**k for k in range(1, 40))]
    assert sum(map(spent, numbers)) == pytest.approx(1.0, abs=1e-9)
    assert all(spent(number) > 0.0 for number in numbers)


@given(st.integers(1, 10_000))
def test_a_number_between_two_looks_counts_as_the_later(runs: int) -> None:
    later = next((limit for limit in LOOKS if limit >= runs), None)
    if later is not None:
        assert spent(runs) == LOOKS[later]
    else:
        assert spent(runs) <= 0.05


def test_several_comparisons_share_alpha() -> None:
    differences = np.random.default_rng(1).normal(size=20)
    one, ten = paired_interval(differences), paired_interval(differences, comparisons=10)
    assert ten == pytest.approx(mean_interval(differences, 0.05 * 0.3 / 10))
    assert ten[0] < one[0] < one[1] < ten[1]


def test_who_stops_when_it_pleases_is_still_right() -> None:
    """1,000 researchers without any effect look at 4, 20 and 50 pairs and stop at the first that excludes 0.

    At most 5 % may find something (52 at 1.96 standard errors: 63); a plain 95 % interval at each look lets more do so.
    """
    draws = np.random.default_rng(20).normal(size=(1_000, 50))

    def misled(interval: object) -> int:
        return sum(any(excludes(interval(each[:n])) for n in LOOKS) for each in draws)  # type: ignore[operator]

    def excludes(ends: tuple[float, float]) -> bool:
        return ends[0] > 0.0 or ends[1] < 0.0

    assert misled(paired_interval) <= 63
    assert misled(lambda values: mean_interval(values, 0.05)) > 80


def test_families_are_right_together() -> None:
    """Of 400 families of ten comparisons without effect at most 5 % (33 with luck) hold a single wrong interval."""
    draws = np.random.default_rng(21).normal(size=(400, 10, 20))
    wrong = sum(
        any(low > 0.0 or high < 0.0 for low, high in (paired_interval(each, comparisons=10) for each in family))
        for family in draws
    )
    assert wrong <= 33


def test_values_that_are_missing_are_refused() -> None:
    with pytest.raises(InputError, match="no finite numbers"):
        paired_interval([1.0, float("nan")])
