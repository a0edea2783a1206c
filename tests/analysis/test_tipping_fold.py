"""The mean field of the target-first norm: its balances stand still under the rule itself, and simulated firms settle
there."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import employee, in_plain_python, needs_machine_code, numbers

from empathysim.analysis.place import Place
from empathysim.analysis.tipping.fold import MeanField, fitted_mean_field, mean_field
from empathysim.analysis.tipping.phase_map import CONFORMITY, PRESSURE
from empathysim.analysis.tipping.ramp import OF_THE_NORM
from empathysim.analysis.worlds import live_worlds
from empathysim.scenarios.scenario import Scenario
from empathysim.workforce import target_first_norm

norm_after = in_plain_python(target_first_norm.target_first_norm_after)
BASELINE = Scenario.load("baseline")
OBEDIENT = BASELINE.replace({"corporate_culture.strength": 1.0, CONFORMITY: 0.9})


def seedless(conformity: float = 0.9, leaving: float = 0.0) -> MeanField:
    return MeanField(contagion=0.35, decay=0.04, seed=0.0, conformity=conformity, leaving=leaving)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.floats(0.1, 1.0), st.floats(0.1, 1.0), st.floats(0.0, 0.9))
def test_every_balance_is_a_fixed_point_of_the_rule(conformity: float, goal: float, focus: float) -> None:
    """The rule of one person leaves a balance as it is (1e-9); it would fail for any other equation."""
    field = mean_field(BASELINE.replace({CONFORMITY: conformity}), unfocused=1.0 - focus)
    parameters = numbers(group_think_conformity=conformity)
    balances = field.balances(goal)
    assert balances
    for norm, _ in balances:
        me = employee(target_first_norm=norm, near_norm=norm, goal_pressure=goal, customer_focus=focus)
        assert norm_after(parameters, me) == pytest.approx(norm, abs=1e-9)


def test_stable_balances_draw_the_norm_to_them_and_unstable_ones_push_it_away() -> None:
    """The rule, used again and again from beside a balance; it would fail if stability were read the wrong way."""
    low, middle, high = mean_field(OBEDIENT, unfocused=0.4).balances(0.6)
    assert (low.is_stable, middle.is_stable, high.is_stable) == (True, False, True)
    for start, end in ((middle.norm - 0.01, low.norm), (middle.norm + 0.01, high.norm)):
        norm = start
        for _ in range(3_000):
            me = employee(target_first_norm=norm, near_norm=norm, goal_pressure=0.6, customer_focus=0.6)
            norm = norm_after(numbers(group_think_conformity=0.9), me)
        assert norm == pytest.approx(end, abs=1e-6)


def test_without_a_seed_it_is_the_published_quadratic_with_its_fold() -> None:
    """B (1 - B) = δ / (β s3 G) beyond β s3 G = 4 δ, and nothing but 0 below (1e-6)."""
    field = seedless()
    at = field.fold_without_seed()
    assert 0.35 * 0.9 * at == pytest.approx(4.0 * 0.04, abs=1e-12)
    assert [norm for norm, _ in field.balances(0.99 * at)] == [0.0]
    nothing, low, high = field.balances(1.2 * at)
    assert nothing == (0.0, True)
    for norm, is_stable in (low, high):
        assert norm * (1.0 - norm) == pytest.approx(0.04 / (0.35 * 0.9 * 1.2 * at), abs=1e-9)
        assert is_stable == (norm > 0.5)
    (fold,) = field.folds()
    assert (fold.norm, fold.pressure) == pytest.approx((0.5, at), abs=1e-3)


def test_newcomers_put_the_fold_further_away() -> None:
    """Who leaves takes the norm along: the fold is 4 (δ + q); it would fail if newcomers brought the norm with them."""
    assert seedless(leaving=0.01).fold_without_seed() == pytest.approx(1.25 * seedless().fold_without_seed())


def test_the_pressure_that_holds_a_norm_is_the_one_at_which_it_stands_still() -> None:
    field = mean_field(OBEDIENT, felt_share=0.9, leaving=0.005, unfocused=0.4)
    norms = np.linspace(0.01, 0.9, 90)
    np.testing.assert_allclose(field.weekly_change(norms, field.pressure_that_holds(norms)), 0.0, atol=1e-12)
    assert np.isinf(field.pressure_that_holds(0.99)), "so high a norm loses more in a week than can catch it"


def test_no_spread_no_fold() -> None:
    assert seedless(conformity=0.0).fold_without_seed() == np.inf
    assert seedless(conformity=0.0).folds() == ()


@needs_machine_code
def test_simulated_firms_settle_where_the_mean_field_is_stable() -> None:
    """Two firms each that lived 260 weeks from below and from above: within .04 of the stable balance (felt pressure,
    focus and newcomers as simulated).

    It would fail if newcomers were left out (.07 at the upper branch), or for another law of contagion.
    """
    worlds, starts = {}, {"below": (0.5, 0.6), "above": (0.7, 0.9)}
    for branch, pressures in starts.items():
        for pressure in pressures:
            firm = OBEDIENT.replace({PRESSURE: 1.0 if branch == "above" else pressure})
            worlds[f"{branch} {pressure}"] = firm.with_intervention(PRESSURE, pressure, 104)
    lived = live_worlds(
        worlds, (0, 1), Place(weeks=364),
        read=lambda run: {name: float(run.weekly[name][-26:].mean()) for name in OF_THE_NORM},
    )  # fmt: skip
    pressures = [pressure for each in starts.values() for pressure in each]
    field = fitted_mean_field(OBEDIENT.values(), np.array(pressures)[:, None], lived.readings)
    for row, (name, pressure) in enumerate(zip(worlds, pressures, strict=True)):
        stable = [balance.norm for balance in field.balances(pressure) if balance.is_stable]
        settled = stable[0] if name.startswith("below") else stable[-1]
        assert lived.readings["target_norm"][row].mean() == pytest.approx(settled, abs=0.04), name
