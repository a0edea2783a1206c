"""What every inhibitor and every key obeys, found by their parameters."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import customer, employee, firm, in_plain_python, needs_machine_code, numbers, silo

from empathysim import empathy
from empathysim.inhibitors.corporate_culture import goal_factor
from empathysim.inhibitors.emotional_illiteracy import literacy_factor
from empathysim.inhibitors.group_think import attention_factor
from empathysim.inhibitors.human_bias import design_factor
from empathysim.keys.sense_of_purpose import purpose_cost_usd
from empathysim.outcomes.accounts import key_cost_usd, release_cost_usd
from empathysim.parameters.registry import PARAMETERS, defaults

INHIBITORS = {
    "individual_context.strength": lambda p, me, served, place: in_plain_python(empathy.reading_of)(p, me, served),
    "human_bias.strength": lambda p, me, served, place: in_plain_python(design_factor)(p, place),
    "group_think.conformity": lambda p, me, served, place: in_plain_python(attention_factor)(p, me),
    "corporate_culture.strength": lambda p, me, served, place: in_plain_python(goal_factor)(p, me),
    "emotional_illiteracy.strength": lambda p, me, served, place: in_plain_python(literacy_factor)(p, me),
}
KEYS = [name for name, p in PARAMETERS.items() if name.endswith(".intensity")]
share = st.floats(0.0, 1.0)


def somebody(x: list[float]) -> tuple[Any, Any, Any]:
    """Return an employee, a customer and a silo in any states."""
    me = employee(wealth=x[0], age=x[1], expertise=x[2], skill=x[3], insight=x[4], goal_pressure=x[5],
                  customer_focus=x[6], literacy=x[7], attention=x[8])  # fmt: skip
    return me, customer(wealth=x[9], age=x[10], expertise=x[11]), silo(complexity=x[12])


def test_there_are_five_inhibitors_and_seven_keys() -> None:
    """The names that everybody knows; it would fail if one were added or lost unnoticed."""
    assert [name for name in PARAMETERS if name in INHIBITORS] == list(INHIBITORS)
    assert len(KEYS) == 7


@pytest.mark.parametrize("strength", INHIBITORS)
@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.lists(share, min_size=13, max_size=13), share, share)
def test_an_inhibitor_is_a_factor_that_only_takes(strength: str, x: list[float], one: float, two: float) -> None:
    """Its factor lies in [0, 1], is 1 exactly at strength 0, and never rises with its strength.

    It would fail if an inhibitor could help, or worked at strength 0.
    """
    factor, states = INHIBITORS[strength], somebody(x)
    weak, strong = sorted((one, two))
    assert factor(numbers({strength: 0.0}), *states) == 1.0
    low, high = factor(numbers({strength: strong}), *states), factor(numbers({strength: weak}), *states)
    assert 0.0 <= low <= high <= 1.0


@pytest.mark.parametrize("strength", INHIBITORS)
def test_each_inhibitor_is_a_factor_of_the_equation(strength: str) -> None:
    """Raw empathy falls by exactly the inhibitor's own factor (1e-12) when it alone acts.

    It would fail if an inhibitor were missing in the equation.
    """
    off = dict.fromkeys(INHIBITORS, 0.0)
    me, served, place = somebody([0.2, 0.8, 0.9, 0.7, 0.3, 0.6, 0.4, 0.3, 0.5, 0.7, 0.3, 0.2, 0.6])
    me.natural_empathy = 0.8
    p = numbers({**off, strength: 0.8})
    raw = in_plain_python(empathy.raw_empathy)(p, me, served, place, in_plain_python(empathy.reading_of)(p, me, served))
    factor = INHIBITORS[strength](p, me, served, place)
    assert raw == pytest.approx(0.8 * factor, abs=1e-12)
    assert factor < 0.95


@pytest.mark.parametrize("strength", INHIBITORS)
def test_releasing_an_inhibitor_costs_in_proportion(strength: str) -> None:
    """Half released costs half of its price, released in full all of it, and strengthening costs nothing.

    It would fail if releases were free, or were paid although nothing was released.
    """
    price = defaults()[f"{strength.partition('.')[0]}.release_cost_usd"]
    cost = in_plain_python(release_cost_usd)
    start = numbers({strength: 0.8})
    paid = [cost(numbers({strength: now}), start) for now in (1.0, 0.8, 0.4, 0.0)]
    assert paid == pytest.approx([0.0, 0.0, price / 2, price], abs=1e-12)


@pytest.mark.parametrize("key", KEYS)
def test_a_key_costs_in_proportion_to_its_intensity(key: str) -> None:
    """Nothing at 0, its price at 1, half at one half; acts of kindness are paid as they happen.

    It would fail if a key were free, or cost something while it is not turned.
    """
    off = dict.fromkeys(KEYS, 0.0)
    price = defaults().get(f"{key.partition('.')[0]}.cost_usd", 0.0)

    def cost(intensity: float) -> float:
        p = numbers({**off, key: intensity})
        return float(in_plain_python(key_cost_usd)(p, in_plain_python(purpose_cost_usd)(p)))

    assert [cost(0.0), cost(0.5), cost(1.0)] == pytest.approx([0.0, price / 2, price], abs=1e-12)
    assert (price == 0.0) == (key == "acts_of_kindness.intensity")


@needs_machine_code
@pytest.mark.parametrize("lever", [*INHIBITORS, *KEYS])
def test_more_of_a_lever_moves_empathy_its_way_step_by_step(lever: str) -> None:
    """Felt empathy rises with each fifth of a key and falls with each fifth of an inhibitor, in the mean of two seeds.

    150 staff, weeks 52 to 155; kindness reaches empathy by detours only, so its first and last step are compared. It
    would fail if a lever worked in the middle of its range alone, or turned round.
    """
    steps = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
    if lever == "acts_of_kindness.intensity":
        steps = (0.0, 1.0)
    felt = []
    for value in steps:
        runs = [firm({lever: value}, seed=seed, employees=150, customers=3000) for seed in (300, 301)]
        felt.append(sum(float(here.lives(156).empathy[52:].mean()) for here in runs))
    if lever in INHIBITORS:
        felt.reverse()
    assert all(two > one for one, two in itertools.pairwise(felt))
