"""Distributions of factors: their quantiles, their range, and what is said of a table that cannot be used."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from empathysim.errors import InputError
from empathysim.sweeps.asking.distribution import DISTRIBUTIONS, Distribution, choice_at, distribution_of
from empathysim.sweeps.designs.sampling import latin_hypercube

LABEL = "x.toml: uncertainties: groupthink"
#: Numbers for each key: plain ones, and as extreme as can be told.
NUMBERS = {
    "mean": st.floats(-1e6, 1e6) | st.floats(allow_nan=False, allow_infinity=False),
    "sd": st.floats(1e-9, 1e3) | st.floats(0.0, exclude_min=True, allow_infinity=False),
    "median": st.floats(1e-6, 1e6) | st.floats(0.0, exclude_min=True, allow_infinity=False),
    "factor": st.floats(1.0, 10.0, exclude_min=True) | st.floats(1.0, exclude_min=True, allow_infinity=False),
    "mode": st.floats(0.0, 1.0),
    "a": st.floats(0.05, 20.0) | st.floats(0.05, 1e6),
    "b": st.floats(0.05, 20.0) | st.floats(0.05, 1e6),
}
SHARES = st.lists(st.floats(0.0, 1.0), max_size=20)


def told(kind: str, **numbers: Any) -> dict[str, Any]:
    return {"distribution": kind, **numbers}


def made(kind: str, low: float, high: float, **numbers: Any) -> Distribution:
    return distribution_of(told(kind, **numbers), low, high, LABEL)


def refused(table: dict[str, Any], low: float = 0.0, high: float = 1.0) -> tuple[str, ...]:
    with pytest.raises(InputError) as caught:
        distribution_of(table, low, high, LABEL)
    assert all(message.startswith(f"{LABEL}: ") for message in caught.value.messages)
    return caught.value.messages


@st.composite
def distributions(draw: st.DrawFn) -> Distribution:
    """Draw any distribution that is not refused."""
    low = draw(st.floats(-1e3, 1e3) | st.sampled_from([0.0, 1e-6, 1.0]))
    high = low + draw(st.floats(1e-3, 1e3))
    kind = draw(st.sampled_from(sorted(DISTRIBUTIONS)))
    numbers = {key: draw(NUMBERS[key]) for key in DISTRIBUTIONS[kind]}
    if kind == "triangular":
        numbers["mode"] = min(low + numbers["mode"] * (high - low), high)
    elif kind == "normal" and draw(st.booleans()):
        numbers["mean"] = low + draw(st.floats(-0.5, 1.5)) * (high - low)
    try:
        return made(kind, low, high, **numbers)
    except InputError:
        assume(False)
        raise


@settings(deadline=None, max_examples=300)
@given(distributions(), SHARES)
@example(Distribution("normal", (0.0, 1.0), 0.0, 1.0), [0.9999999999999819, 0.999999999999982])
@example(Distribution("beta", (2.0, 5.0), 0.0, 1.0), [5e-324, 1e-300])
@example(Distribution("beta", (0.05, 0.05), 0.0, 1.0), [0.5000000000000294, 0.5000000000000295])
def test_quantiles_stay_in_their_range_and_never_fall(one: Distribution, shares: list[float]) -> None:
    """Exactly, ends included, without a warning; it would fail for a bell that is not cut, or for scipy's last bits."""
    u = np.sort([0.0, *shares, *(np.nextafter(share, 2.0) for share in shares if share < 1.0), 1.0])
    values = one.at(u)
    assert np.all(np.isfinite(values))
    assert values[-1] == one.high
    assert values[0] == (max(one.low, 0.0) if one.kind == "lognormal" else one.low)
    assert values.min() >= one.low
    assert values.max() <= one.high
    assert np.all(np.diff(values) >= 0.0)


def test_a_grid_of_shares_never_falls() -> None:
    """A million shares of every kind; it would fail for a quantile that wavers more than its shares are apart."""
    u = np.linspace(0.0, 1.0, 1_000_001)
    shapes = {"mean": 0.2, "sd": 0.3, "median": 0.5, "factor": 1.7, "mode": 0.4, "a": 0.4, "b": 3.0}
    for kind, keys in DISTRIBUTIONS.items():
        values = made(kind, 0.01, 1.0, **{key: shapes[key] for key in keys}).at(u)
        assert np.all(np.diff(values) >= 0.0), kind


@pytest.mark.parametrize(
    ("one", "share", "value"),
    [
        (made("uniform", 2.0, 6.0), 0.25, 3.0),
        (made("log_uniform", 0.01, 100.0), 0.5, 1.0),
        (made("log_uniform", 1.0, 1000.0), 1.0 / 3.0, 10.0),
        (made("normal", 0.0, 1.0, mean=0.5, sd=0.05), 0.975, 0.5 + 1.959963984540054 * 0.05),
        (made("normal", 0.0, 9.0, mean=0.0, sd=1.0), 0.5, NormalDist().inv_cdf(0.75)),
        (made("lognormal", 0.0, 1e9, median=20.0, factor=3.0), 0.5, 20.0),
        (made("lognormal", 0.0, 1e9, median=20.0, factor=3.0), NormalDist().cdf(1.0), 60.0),
        (made("triangular", 1.0, 5.0, mode=2.0), 0.25, 2.0),
        (made("triangular", 0.0, 1.0, mode=1.0), 0.25, 0.5),
        (made("beta", 0.0, 1.0, a=1, b=1), 0.3, 0.3),
        (made("beta", 10.0, 20.0, a=2.0, b=1.0), 0.49, 17.0),
    ],
)
def test_quantiles_are_those_of_the_closed_forms(one: Distribution, share: float, value: float) -> None:
    """To nine digits; it would fail if low were taken for the centre, or the factor for a standard deviation."""
    assert float(one.at(share)) == pytest.approx(value, rel=1e-9)


@settings(deadline=None)
@given(st.floats(-2.0, 3.0), st.floats(0.05, 5.0), st.lists(st.floats(0.001, 0.999), min_size=1, max_size=10))
def test_a_bell_is_cut_and_not_pushed_to_the_ends(mean: float, sd: float, shares: list[float]) -> None:
    """The share of the cut bell below each quantile is the share asked for; it would fail for values that are clipped.

    The other way round, by the distribution function of the standard library.
    """
    table = told("normal", mean=mean, sd=sd)
    bell = NormalDist(mean, sd)
    below, inside = bell.cdf(0.0), bell.cdf(1.0) - bell.cdf(0.0)
    assume(inside > 1e-3)
    values = distribution_of(table, 0.0, 1.0, LABEL).at(shares)
    np.testing.assert_allclose([(bell.cdf(value) - below) / inside for value in values], shares, atol=1e-9)


def test_shapes_stay_as_they_are() -> None:
    """An array comes out as it went in; it would fail if it were flattened."""
    one = made("triangular", 0.0, 1.0, mode=0.5)
    assert one.at(np.full((2, 3), 0.5)).shape == (2, 3)
    assert one.at(0.5).shape == ()
    assert one.at([]).shape == (0,)


def test_equal_tables_make_equal_distributions() -> None:
    """So that one can look whether anything changed; a range is read by whoever asks."""
    one = made("normal", 0.0, 1.0, mean=0.5, sd=1)
    assert one == Distribution("normal", (0.5, 1.0), 0.0, 1.0)
    assert one == made("normal", 0.0, 1.0, sd=1.0, mean=0.5, range=[0.0, 1.0])
    assert hash(one) == hash(made("normal", 0.0, 1.0, mean=0.5, sd=1.0))


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({}, "distribution is missing; it must be one of uniform, log_uniform, normal, lognormal, triangular, beta."),
        (told("nomal"), "distribution = nomal must be one of uniform, log_uniform, normal, lognormal, triangular"),
        (told("nomal"), "Did you mean 'normal'?"),
        (told(["normal"]), "distribution = ['normal'] must be one of"),
        (told(True), "distribution = True must be one of"),
        (told("normal", mean=0.5), "sd is missing; the distribution normal needs mean and sd."),
        (told("normal", mean=0.5, sd=0.1, std=1), "there is no key 'std'. Did you mean 'sd'?"),
        (told("normal", mean=True, sd=0.1), "mean = True must be a number."),
        (told("normal", mean="0.5", sd=0.1), "mean = 0.5 must be a number."),
        (told("normal", mean=math.nan, sd=0.1), "mean = nan must be a number."),
        (told("normal", mean=10**400, sd=0.1), "must be a number."),
        (told("normal", mean=0.5, sd=math.inf), "sd = inf must be a number."),
        (told("normal", mean=0.5, sd=0), "sd = 0 must be greater than 0."),
        (told("normal", mean=0.5, sd=-1.0), "sd = -1.0 must be greater than 0."),
        (told("normal", mean=7.0, sd=1.0), "normal with mean = 7, sd = 1 less than 1e-06 lies within [0, 1]; move it"),
        (told("normal", mean=0.5, sd=1e9), "less than 1e-06 lies within [0, 1]"),
        (told("lognormal", median=0.5, factor=1), "factor = 1 must be greater than 1."),
        (told("lognormal", median=0.0, factor=2), "median = 0.0 must be greater than 0."),
        (told("lognormal", median=1000, factor=1.1), "less than 1e-06 lies within [0, 1]"),
        (told("triangular", mode=1.5), "mode = 1.5 must lie within [0, 1]."),
        (told("beta", a=0.0, b=2), "a = 0.0 must lie within [0.05, 1,000,000]."),
        (told("beta", a=2, b=10**7), "b = 10000000 must lie within [0.05, 1,000,000]."),
        (told("log_uniform"), "log_uniform needs a range above 0; it is [0, 1]."),
        (told("uniform", low=0.1), "there is no key 'low'."),
    ],
)  # fmt: skip
def test_a_table_that_cannot_be_used_is_refused(table: dict[str, Any], said: str) -> None:
    messages = refused(table)
    assert len(messages) == 1
    assert said in messages[0]


def test_a_lognormal_without_room_above_0_is_refused() -> None:
    assert "lies within [-2, 0]" in refused(told("lognormal", median=1.0, factor=2.0), -2.0, 0.0)[0]


def test_everything_wrong_is_said_at_once() -> None:
    """Of a kind that is not known the keys are looked at too; it would fail if the first fault were the only one."""
    assert len(refused(told("normal", mean="a", standard=2, wide=1))) == 4
    assert len(refused(told("nomal", mean=math.nan, sd=-1, wide=1))) == 4


@given(st.integers(1, 12), st.integers(1, 20), st.integers(0, 2**64 - 1))
def test_choices_are_equally_likely(choices: int, times: int, seed: int) -> None:
    """A hypercube takes each of them as often; it would fail for a rounding that favours the inner ones."""
    taken = choice_at(latin_hypercube([choices * times], 1, seed), choices)
    np.testing.assert_array_equal(np.bincount(taken[:, 0]), np.full(choices, times))
    assert choice_at([0.0, 1.0], choices).tolist() == [0, choices - 1]
