"""Keyed luck has the distributions that it says (its keys and independence: see the verification of T25)."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from worlds import in_plain_python

from empathysim import chance

SPREAD = [1e-15, 1e-9, 1e-4, 0.02, 0.07, 0.3, 0.5, 0.6, 0.93, 0.98, 0.9999, 1 - 1e-9]


def test_normal_quantiles_are_those_of_scipy() -> None:
    """Relative 1e-12 from far tail to far tail; it would fail if a branch of the approximation were wrong."""
    normal = in_plain_python(chance.normal)
    for luck in SPREAD:
        assert normal(luck) == pytest.approx(stats.norm.ppf(luck), rel=1e-12, abs=1e-15)
    assert normal(0.5) == 0.0


def test_exponential_quantiles() -> None:
    """-ln(1 - u) has mean 1; it would fail if luck and its complement were exchanged."""
    exponential = in_plain_python(chance.exponential)
    assert [exponential(u) for u in (0.0, 1 - np.exp(-1.0))] == pytest.approx([0.0, 1.0], abs=1e-15)
    assert exponential(0.9) > exponential(0.1)


@pytest.mark.parametrize(("a", "b"), [(8, 3), (6, 4), (1, 1)])
def test_beta_quantiles_are_those_of_scipy(a: int, b: int) -> None:
    """Within 1e-12; it would fail if the sum of binomial terms began at the wrong one."""
    beta = in_plain_python(chance.beta)
    for luck in (0.001, 0.2, 0.5, 0.8, 0.999):
        assert beta(luck, a, b) == pytest.approx(stats.beta.ppf(luck, a, b), abs=1e-12)


def test_luck_is_uniform_and_never_an_end() -> None:
    """Over 20,000 people: strictly between 0 and 1, and even by Kolmogorov and Smirnov (p above .001)."""
    key = np.uint64(chance.occasion(np.uint64(5), np.uint64(1), np.uint64(0), np.uint64(0)))
    drawn = np.array([chance.luck(key, who) for who in range(20_000)])
    assert 0.0 < drawn.min() < drawn.max() < 1.0
    assert stats.kstest(drawn, "uniform").pvalue > 0.001
    assert len(np.unique(drawn)) == len(drawn)


def test_each_part_of_a_key_counts() -> None:
    """Changing seed, decision, week or touch by one gives another key; it would fail if one were left out."""
    usual = [np.uint64(x) for x in (1, 2, 3, 4)]
    keys = {int(chance.occasion(*usual))}
    for place in range(4):
        other = list(usual)
        other[place] = np.uint64(9)
        keys.add(int(chance.occasion(*other)))
    assert len(keys) == 5


def test_a_decision_has_its_number_by_name() -> None:
    """The number is the place in the list; a name that is not there is refused."""
    assert chance.number("natural_empathy") == 0
    with pytest.raises(ValueError, match="not in tuple"):
        chance.number("no such decision")
