"""Where states come to rest, in closed form: T6, T7, T8, T10, T23."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import nbinom
from worlds import employee, firm, in_plain_python, numbers, silo

from empathysim.inhibitors.emotional_illiteracy import literacy_after
from empathysim.inhibitors.group_think import peer_norm
from empathysim.inhibitors.human_bias import complexity_after
from empathysim.keys.customer_contact import contact_share
from empathysim.keys.talk_about_emotions import learned_literacy
from empathysim.organization.generate import generate
from empathysim.week.think import listen
from empathysim.workforce.customer_focus import customer_focus_after
from empathysim.workforce.target_first_norm import target_first_norm_after


@pytest.mark.parametrize("rate", [0.08, 0.5, 1.0])
def test_customer_focus_comes_to_rest_where_the_matrix_says(rate: float) -> None:
    """T6, within 1e-10: frozen G, B, Wg and contact, X* = (I - ΩW)^-1 of what does not depend on peers.

    The same for every rate of adaptation; it would fail if peers were heard by other weights than the network's, or
    if the target-first norm did not stand in the sum of the weights.
    """
    here = firm(employees=14, customers=20, seed=2).write(empathy_adapt_new=rate, empathy_adapt_old=rate)
    p, people = here.parameters[0], here.employees
    dice = np.random.default_rng(5)
    for name in ("goal_pressure", "target_first_norm", "engagement", "customer_focus"):
        people[name] = dice.random(len(people))
    people["contacts"] = dice.random((len(people), 4)) * 5
    hear, norm, after, share = (in_plain_python(f) for f in (listen, peer_norm, customer_focus_after, contact_share))
    for me in people:
        me.contact_share = share(p, me)
    for _ in range(int(45 / rate)):
        for i in range(len(people)):
            hear(here.world, i)
        for me in people:
            me.peer_norm = norm(p, me)
            me.customer_focus = after(p, me)
    start, listened, weight = here.organization.network.listening()
    mix = np.zeros((len(people), len(people)))
    for i in range(len(people)):
        mix[i, listened[start[i] : start[i + 1]]] = weight[start[i] : start[i + 1]]
    leaders, contact = 0.6 * 1.0, 1.5 * people["contact_share"]
    weights = 1.0 + 0.6 * 1.5 + leaders + contact + 0.6 + 2.0 * people["target_first_norm"]
    alone = people["natural_empathy"] + leaders * (1 - people["goal_pressure"]) + contact + 0.6 * people["engagement"]
    peers = np.diag(0.6 * 1.5 * (1 - 0.6 * 0.4 * 0.6) / weights)
    at_rest = np.linalg.solve(np.eye(len(people)) - peers @ mix, alone / weights)
    assert people["customer_focus"] == pytest.approx(at_rest, abs=1e-10)


@pytest.mark.parametrize("growth", [0.0, 0.01])
def test_enculturation_settles_between_newcomers_and_the_firm(growth: float) -> None:
    """T7, within 1e-10: with leavers q and growth g, mean focus rests at T - (T - x0) u / (1 - (1 - u)(1 - ρ)).

    u = (q + g) / (1 + g) is the share of newcomers. The submodel is a growing population of cohorts that live by the
    rule of customer focus. It would fail if the step were not ρ of the way, or newcomers did not begin at their nature.
    """
    rate, quits, nature = 0.1, 0.02, 0.4
    p = numbers(empathy_adapt_new=rate, empathy_adapt_old=rate, group_think_peer_weight=0.0)
    me = employee(natural_empathy=nature, customer_focus=nature, engagement=0.9, contact_share=0.5, goal_pressure=0.1)
    after = in_plain_python(customer_focus_after)
    u = (quits + growth) / (1 + growth)
    mean, left = 0.0, 1.0
    for _ in range(2500):  # cohorts by age: u (1 - u)^age of the firm
        mean += u * left * me.customer_focus
        left *= 1 - u
        me.customer_focus = after(p, me)
    weights = 1.0 + 0.6 + 1.5 * 0.5 + 0.6
    target = (nature + 0.6 * 0.9 + 1.5 * 0.5 + 0.6 * 0.9) / weights
    assert mean == pytest.approx(target - (target - nature) * u / (1 - (1 - u) * (1 - rate)), abs=1e-10)
    assert nature < mean < target


def test_pressure_cascades_level_by_level_as_a_negative_binomial() -> None:
    """T8, within 1e-12: t weeks after a step, level l feels s4 Γ φ^l times the chance that l + 1 waits are over by t.

    It would fail if a boss's pressure were heard in the week in which it is felt, or the fidelity applied twice.
    """
    here = firm({"staffing.span": 3.0}, network=generate(40, seed=1, span=3, silos=2))
    here.write(turnover_exogenous=0.0, turnover_rate=0.0)
    level = here.employees["level"]
    assert level.max() >= 3
    for week in range(1, 41):
        here.lives(1)
        arrived = nbinom.cdf(week - (level + 1), level + 1, 0.15)
        assert here.employees["goal_pressure"] == pytest.approx(0.6 * 0.6 * 0.95**level * arrived, abs=1e-12)


@pytest.mark.parametrize("talk", [0.2, 1.0])
def test_literacy_rests_where_learning_balances_forgetting(talk: float) -> None:
    """T10, within 1e-12: among people who can read emotions, L* = (η u + δ L0) / (η u + δ).

    It would fail if forgetting led anywhere else than to the baseline.
    """
    p = numbers({"talk_about_emotions.intensity": talk})
    me = employee(literacy=0.3, near_literacy=1.0)
    after, learned = in_plain_python(literacy_after), in_plain_python(learned_literacy)
    for _ in range(2500):
        me.literacy = after(p, me, learned(p, me))
    assert me.literacy == pytest.approx((0.012 * talk + 0.02 * 0.3) / (0.012 * talk + 0.02), abs=1e-12)


def test_design_rests_where_creep_balances_simplification() -> None:
    """T10, within 1e-12: D* = (g + q D_f) / (g + q), q what insight takes away each week.

    It would fail if simplification went below the industry's floor, or creep were not toward 1.
    """
    p = numbers({"journey_view.intensity": 0.8, "human_bias.complexity_creep": 0.005})
    place = silo(complexity=0.9, suggestions=0.6)
    after = in_plain_python(complexity_after)
    for _ in range(3000):
        place.complexity = after(p, place, 0.4)
    q = 0.1 * (0.1 + 0.6 * 0.8 + 0.3 * 0.2) * (0.5 * 0.6 + 0.5 * 0.4)
    assert place.complexity == pytest.approx((0.005 + q * 0.3) / (0.005 + q), abs=1e-12)


def settle_norm(force: float, start: float) -> float:
    """Return the target-first norm of a firm in which everybody is alike, after a long time."""
    p = numbers({"target_first_norm.seed": 0.0, "group_think.conformity": 1.0}, target_first_norm_contagion=force)
    me = employee(goal_pressure=1.0, target_first_norm=start)
    after = in_plain_python(target_first_norm_after)
    for _ in range(4000):
        me.near_norm = me.target_first_norm
        me.target_first_norm = after(p, me)
    return float(me.target_first_norm)


def test_the_target_first_norm_tips_at_its_fold_and_not_before() -> None:
    """T23: with δ = 0.04 the fold lies at a force of 0.16. Below it the norm dies from anywhere; above, it
    holds itself up at ½ (1 + √(1 - 4 δ / force)) from 1, and dies from below the lower root (within 1e-9).

    It would fail if contagion were simple (a single peer enough) instead of complex.
    """
    assert settle_norm(0.155, 1.0) == pytest.approx(0.0, abs=1e-9)
    root = np.sqrt(1 - 4 * 0.04 / 0.2)
    assert settle_norm(0.2, 1.0) == pytest.approx(0.5 * (1 + root), abs=1e-9)
    assert settle_norm(0.2, 0.5 * (1 - root) + 0.01) == pytest.approx(0.5 * (1 + root), abs=1e-9)
    assert settle_norm(0.2, 0.5 * (1 - root) - 0.01) == pytest.approx(0.0, abs=1e-9)
