"""Numbers as they are said: nothing finer than their width can bear, nothing that hides it."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from empathysim.wording.numbers import month_of, said_horizon, said_money, said_range, step_of

SIZES = st.floats(-1e7, 1e7, allow_nan=False, allow_subnormal=False)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(4.07, 5.41, "4.1 to 5.4"), (-0.81, 1.13, "−0.8 to +1.1"), (0.0, 0.0, "0"), (0.05931, 0.06176, "0.0593 to 0.0618"),
     (-5.2, -1.1, "−5 to −1"), (-3.0, 0.0, "−3.0 to 0"), (1234.0, 1234.0, "1,200")],
)  # fmt: skip
def test_ranges(low: float, high: float, said: str) -> None:
    assert said_range(low, high) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(1.31e6, 2.93e6, "$1.3 to 2.9 M"), (-81_465.0, 47_114.0, "−$80 k to +$50 k"),
     (2_618.0, 3_012.0, "$2,620 to 3,010"),
     (1_834.0, 1_834.0, "$1,800"), (-1.9e6, -1.1e6, "−$1.9 to −$1.1 M"), (0.0, 0.0, "$0")],
)  # fmt: skip
def test_money(low: float, high: float, said: str) -> None:
    assert said_money(low, high) == said


def number(text: str) -> float:
    """Return the number that a text says."""
    return float(text.replace(",", "").replace("−", "-").replace("+", ""))


@given(SIZES, SIZES)
def test_what_is_said_is_within_a_step_of_what_is_so(one: float, other: float) -> None:
    """Fails where rounding moves an end by more than half a step, or a step is wider than a fourth of the range."""
    low, high = sorted((one, other))
    step = step_of(low, high)
    if high - low > 0.0:
        assert step <= (high - low) / 4.0 * (1.0 + 1e-9)
    told = [number(each) for each in said_range(low, high).split(" to ")]
    for end, said in zip((low, high), (told[0], told[-1]), strict=True):
        assert math.isclose(end, said, abs_tol=0.5 * step * (1.0 + 1e-6) + 1e-9)


@given(SIZES, SIZES)
def test_no_minus_zero_and_one_sign_for_money(one: float, other: float) -> None:
    low, high = sorted((one, other))
    said = said_money(low, high)
    assert not re.search(r"−\$?0(?![.\d])", said)
    assert said.count("$") in (1, 2)


@pytest.mark.parametrize(("weeks", "said"), [(156, "3 years"), (52, "1 year"), (26, "6 months"), (20, "20 weeks")])
def test_horizons(weeks: int, said: str) -> None:
    assert said_horizon(weeks) == said


def test_months_begin_at_one() -> None:
    assert [month_of(week) for week in (0, 4, 5, 51, 52)] == [1, 1, 2, 12, 13]
