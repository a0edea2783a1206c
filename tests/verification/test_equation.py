"""The equation is a product: its logarithms add up (T3), and attention is a share of weights (T9)."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import customer, employee, in_plain_python, numbers, silo

from empathysim import empathy
from empathysim.inhibitors.corporate_culture import goal_factor
from empathysim.inhibitors.emotional_illiteracy import literacy_factor
from empathysim.inhibitors.group_think import attention, attention_factor
from empathysim.inhibitors.human_bias import design_factor

share = st.floats(0.001, 1.0)
raw_empathy = in_plain_python(empathy.raw_empathy)
felt_empathy = in_plain_python(empathy.felt_empathy)
expression = in_plain_python(empathy.expression)
reading_of = in_plain_python(empathy.reading_of)
share_of_attention = in_plain_python(attention)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(share, min_size=14, max_size=14))
def test_logarithms_of_the_factors_add_up(x: list[float]) -> None:
    """T3, within 1e-12: ln(raw / natural empathy) is the sum of the logarithms of f1 to f5.

    It would fail if a factor entered in any other way than as a factor, or one were left out.
    """
    p = numbers(
        {
            "individual_context.strength": x[0], "human_bias.strength": x[1], "group_think.conformity": x[2],
            "corporate_culture.strength": x[3], "emotional_illiteracy.strength": x[4],
        }
    )  # fmt: skip
    me = employee(natural_empathy=x[5], goal_pressure=x[6], customer_focus=x[7], attention=x[8], literacy=x[9],
                  skill=x[10], insight=x[11], wealth=x[12])  # fmt: skip
    served, place = customer(segment=1, age=x[12]), silo(complexity=x[13])
    f1 = reading_of(p, me, served)
    factors = (f1, *(in_plain_python(f)(p, me) for f in (attention_factor, goal_factor, literacy_factor)))
    parts = sum(math.log(f) for f in (*factors, in_plain_python(design_factor)(p, place)))
    assert math.log(raw_empathy(p, me, served, place, f1) / me.natural_empathy) == pytest.approx(parts, abs=1e-12)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(share, share, share, share, share)
def test_empathy_is_lifted_and_lowered_by_the_person_and_stays_a_share(
    raw: float, happy: float, tired: float, engaged: float, choice: float
) -> None:
    """Felt empathy lies in [0, 1], above raw empathy for positive tone and below for negative; shown is never more.

    It would fail if the sign of the tone, or of fatigue, were turned round.
    """
    p = numbers()
    me = employee(happiness=happy, fatigue=tired, engagement=engaged, choice=choice)
    felt, tone = felt_empathy(p, me, raw), in_plain_python(empathy.tone)(p, me)
    assert 0.0 <= felt <= 1.0
    assert (felt >= raw) == (tone >= 0.0) or felt == pytest.approx(raw, abs=1e-12)
    assert 0.0 <= felt * expression(p, me) <= felt


@settings(derandomize=True, deadline=None, max_examples=60)
@given(share, share, share, st.floats(0.1, 10.0))
def test_attention_depends_on_the_ratio_of_weights_only(focus: float, goal: float, norm: float, times: float) -> None:
    """T9, within 1e-12: the customer's, the metrics' and all other weights times any number give the same share.

    It would fail if one of the three weights did not enter as a weight.
    """
    theta = 0.6
    p = numbers(group_think_metric_attention=theta, attention_other_demands=0.15)
    q = numbers(group_think_metric_attention=theta * times, attention_other_demands=0.15 * times)
    state = {"goal_pressure": goal, "target_first_norm": norm}
    one = share_of_attention(p, employee(customer_focus=focus, **state), 1.0)
    assert share_of_attention(q, employee(customer_focus=focus, **state), times) == pytest.approx(one, abs=1e-12)


def test_attention_falls_with_metric_myopia_and_only_through_group_think() -> None:
    """T9: attention falls in myopia; without conformity it is w / (w + o), exactly, whatever the myopia.

    It would fail if metrics drew attention away from people who do not conform.
    """
    me = employee(customer_focus=0.6, goal_pressure=0.5, target_first_norm=0.2)
    steps = [share_of_attention(numbers({"group_think.metric_myopia": m / 10}), me, 1.0) for m in range(11)]
    assert all(one > two for one, two in itertools.pairwise(steps))
    free = numbers({"group_think.conformity": 0.0, "group_think.metric_myopia": 1.0})
    assert share_of_attention(free, me, 1.0) == 0.6 / (0.6 + 0.15)
