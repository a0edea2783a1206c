"""Employees' half of the week, written anew from the paragraphs of the ODD alone, gives the program's numbers.

Nothing here calls a rule of the package: the formulas are those of `docs/odd.md`, in numpy and for all desks at once,
with the parameters by the letters of its tables. It would fail for an equation, an order of steps or a "last week" that
the ODD tells wrongly or not at all. Customers' half is in `test_rebuilt_customers.py`.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from empathysim.life import READING, Life
from empathysim.organization.network import Network
from empathysim.parameters.registry import PARAMETERS
from empathysim.scenarios.scenario import Scenario

WEEKS = 45
#: Something of everything: strong inhibitors and keys, targets, reports, leaders who react, uneven rewards.
LIVED = Scenario(
    "rebuilt",
    parameters={
        "corporate_culture.strength": 0.9, "corporate_culture.leader_reaction": 2.0, "group_think.conformity": 0.8,
        "talk_about_emotions.intensity": 0.7, "journey_view.intensity": 0.4, "customers_as_people.intensity": 0.5,
        "customer_contact.intensity": 0.6, "customer_contact.target_segments": [1, 4], "customer_survey.reports": 1.0,
        "sense_of_purpose.intensity": 0.5, "sense_of_purpose.choice": 0.9, "acts_of_kindness.intensity": 0.9,
        "personal_happiness.intensity": 0.6, "purposeful_leadership.consistency": 0.8, "turnover.rate": 0.01,
        "corporate_culture.growth_goal": 0.3, "staffing.slack": 0.8,
    },
    organization={"silos": 4},
)  # fmt: skip
TARGETS = (0, 3)


class Letters:
    """Parameters by their letters: p.kappa_G; "lambda" is a word of Python and written lambda_."""

    def __init__(self, values: dict[str, float]) -> None:
        for name, parameter in PARAMETERS.items():
            setattr(self, parameter.symbol + ("_" if parameter.symbol == "lambda" else ""), values[name])

    def __getattr__(self, letter: str) -> Any:
        """Say which letter is in no table."""
        raise AttributeError(letter)


@pytest.fixture(scope="module")
def lived() -> tuple[Letters, Network, Any, Any]:
    """Return parameters, graph, and everything as it was before and after one more week."""
    life = Life(LIVED, seed=11, employees=80)
    log = np.zeros(WEEKS + 1, READING).view(np.recarray)
    life.live(log, 0, WEEKS)
    before = life.organization.copy()
    life.live(log, WEEKS, 1)
    assert before.firm["shortfall"][0] > 0.0
    assert 0 < before.employees["is_active"].sum() < 80
    return Letters(LIVED.values()), life.organization.network, before, life.organization


def clip(values: Any, low: float = 0.0, high: float = 1.0) -> Any:
    """Cut to [0, 1], or to [low, high]."""
    return np.clip(values, low, high)


def listening(network: Network) -> Any:
    """Return W of the paragraph on ties, bosses and bridges."""
    w = np.zeros((network.size, network.size))
    w[network.source, network.target] = network.weight / network.weight.mean()
    for person, boss in enumerate(network.boss):
        if person == boss:
            w[person, person] += 1.5
        else:
            w[person, boss] += 1.0
            w[boss, person] += 0.5
    return w / w.sum(axis=1, keepdims=True)


def thought(p: Letters, network: Network, before: Any) -> dict[str, Any]:
    """Return what steps 1 to 6 make of everybody, from the state at the end of last week."""
    me = {name: before.employees[name] for name in before.employees.dtype.names}
    filled = me["is_active"].astype(float)
    heard = listening(network) * filled
    total = heard.sum(axis=1)

    def near(values: Any) -> Any:
        mixed = heard @ values
        own = total == 0.0
        if values.ndim == 2:
            return np.where(own[:, None], values, np.minimum(1.0, mixed / np.where(own, 1.0, total)[:, None]))
        return np.where(own, values, np.minimum(1.0, mixed / np.where(own, 1.0, total)))

    near_focus, near_literacy = near(me["customer_focus"]), near(me["literacy"])
    near_norm, near_insight = near(me["target_first_norm"]), near(me["insight"])
    boss_pressure = me["goal_pressure"][network.boss]

    # Inhibitor 4: corporate culture
    leaders, short = before.firm["leader_pressure"][0], before.firm["shortfall"][0]
    leaders = leaders + p.kappa_L * (min(1.0, p.Gamma + p.lambda_L * short) - leaders)
    source = np.where(network.level == 0, p.s4 * leaders, min(1.0, p.phi * (0.5 + p.con)) * boss_pressure)
    g = me["goal_pressure"] + p.kappa_G * (source - me["goal_pressure"])
    # The target-first norm
    b, x = me["target_first_norm"], me["customer_focus"]
    caught = np.minimum(1.0, p.beta_B * g * (p.s3 * near_norm**2 + p.eps_B * (1.0 - x)))
    b = clip(b + caught * (1.0 - b) - p.delta_B * b)
    # Key 4, group think, customer focus
    n = me["contacts"].sum(axis=1)
    csh = 0.2 * n / (n + p.n0) + 0.8 * p.u4
    norm = (1.0 - p.s3 * p.theta_N * p.mu) * near_focus
    rho = p.rho_inf + (p.rho_1 - p.rho_inf) * np.exp(-p.b_2 * me["tenure_weeks"] / 4.33)
    wanted = p.alpha_0 * me["natural_empathy"] + p.s3 * p.alpha_p * norm + p.s4 * p.alpha_m * (1.0 - g)
    wanted = wanted + p.alpha_k * csh + p.alpha_w * me["engagement"]
    weights = p.alpha_0 + p.s3 * p.alpha_p + p.s4 * p.alpha_m + p.alpha_k * csh + p.alpha_w + p.alpha_B * b
    x = x + rho * (np.minimum(1.0, wanted / weights) - x)
    # Key 1, inhibitor 5
    learned = p.eta_L * p.u1 * (0.5 + 0.5 * near_literacy)
    literacy = clip(me["literacy"] + learned * (1.0 - me["literacy"]) - p.delta_L * (me["literacy"] - p.L0))
    # Insight
    met = np.array([min(1.0, 0.6 * p.u4 * 4.0 / len(TARGETS)) if q in TARGETS else 0.0 for q in range(4)])
    n_q, k = me["contacts"], me["insight"]
    c_q = 1.0 - (1.0 - n_q / (n_q + p.n0) * (p.psi + (1.0 - p.psi) * p.u2 / 2.0)) * (1.0 - met)
    k = clip(k + p.eta_K * c_q * (1.0 - k) + p.zeta_K * np.maximum(0.0, near_insight - k) - p.delta_K * k)
    answers = before.firm["answers"][0]
    k = np.where(k < 0.35, np.minimum(0.35, k + 0.004 * p.reports * (1.0 - k) * answers), k)
    # Attention
    claim = x * (1.0 + p.nu_3 * p.u3)
    a = claim / (claim + p.s3 * p.theta_a * p.mu * (1.0 + g + p.nu_B * b) + p.o)
    return {
        "goal_pressure": g, "target_first_norm": b, "contact_share": csh, "peer_norm": norm, "customer_focus": x,
        "literacy": literacy, "insight": k, "attention": a, "near_happiness": near(me["happiness"]),
    }  # fmt: skip


def worked(p: Letters, network: Network, before: Any, after: Any) -> dict[str, Any]:
    """Return what step 13 makes of everybody, from what the week's touches added up to at each desk."""
    me, week, mind = before.employees, after.employees, thought(p, network, before)
    touches = week["touches"]
    had = touches > 0.0

    def mean(name: str, without: float) -> Any:
        return np.where(had, week[name] / np.where(had, touches, 1.0), without)

    emotion, succeeded, felt = mean("emotion_sum", 0.0), mean("success_sum", 0.5), mean("felt_sum", 0.0)
    dissonance, anger = mean("dissonance_sum", 0.0), mean("anger_sum", 0.0)
    minutes, g, x = week["gesture_minutes"], mind["goal_pressure"], mind["customer_focus"]
    # Sales attainment
    y = me["sales_attainment"]
    earned = np.where(had, clip(0.6 + 0.8 * succeeded * touches / touches[had].mean(), 0.0, 2.0), y)
    y = y + 0.1 * (clip(earned + 0.5 * week["pushes"], 0.0, 2.0) - y)
    # Key 7, happiness, fatigue
    h0, h, f = me["happiness_set_point"], me["happiness"], me["fatigue"]
    kind = clip(2.0 * minutes / 60.0, 0.0, 0.5)
    offered = 0.45 * h0 + 0.2 * mind["near_happiness"] + 0.2 * (1.0 + emotion) / 2.0 + 0.15 * (1.0 - f)
    h = h + p.kappa_H * (clip(offered + 0.25 * p.u7 * (1.0 - h0) + 0.3 * kind) - h)
    load = clip(touches / (p.k_s * p.cap_w) + minutes / 60.0 / 40.0, 0.0, 1.4)
    spared = (1.0 - np.minimum(1.0, p.f_L * load**2)) * (1.0 - p.f_E * felt * np.minimum(load, 1.0))
    spared = spared * (1.0 - p.f_S * dissonance) * (1.0 - p.f_A * anger)
    f = clip(f + p.kappa_F * (1.0 - spared - f) - 0.3 * p.r_F * h * f)
    # Key 5
    lacking = (1.0 - 0.5 * p.u5_M) * (1.0 - 0.35 * np.minimum(mind["contact_share"], 1.0) * (1.0 + emotion) / 2.0)
    lacking = lacking * (1.0 - 0.25 * (1.0 - p.s4 * g) * x * (0.5 + p.con))
    m = me["meaning"] + p.kappa_M * (1.0 - 0.62 * lacking - me["meaning"])
    scripted = (1.0 - 0.45 * p.u5_Ch) * (1.0 - 0.25 * p.u6) * (1.0 - 0.25 * (1.0 - g))
    ch = me["choice"] + p.kappa_M * (1.0 - 0.6 * scripted - me["choice"])
    functions = np.array([len(has) for has in network.functions])[network.silo]
    growth = p.kappa_S * (0.5 * np.minimum(load, 1.0) + 0.5 * p.u5_S) * functions**-p.sigma_F
    s = clip(me["skill"] + growth * (1.0 - me["skill"]) - 0.0015 * me["skill"])
    rp = me["progress"]
    rp = rp + p.kappa_P * (clip(0.6 * succeeded + 0.25 * p.u5_Rp + 0.15 * (1.0 - g)) - rp)
    # Engagement
    wanted = 0.35 * m + 0.25 * ch + 0.2 * s + 0.25 * rp + 0.15 * (h - 0.5) - 0.25 * (f - 0.2) + 0.1 * emotion
    wg = me["engagement"]
    wg = wg + p.kappa_W * (clip(wanted + me["engagement_disposition"] + p.clim) - wg)
    return {
        "sales_attainment": y, "happiness": h, "fatigue": f, "meaning": m, "choice": ch, "skill": s, "progress": rp,
        "engagement": wg,
    }  # fmt: skip


def stayed(before: Any, after: Any) -> Any:
    """Return who sits at the desk as before: a new person begins anew."""
    return after.employees["tenure_weeks"] > before.employees["tenure_weeks"]


def test_steps_1_to_6_are_the_paragraphs(lived: tuple[Letters, Network, Any, Any]) -> None:
    p, network, before, after = lived
    here = stayed(before, after)
    for name, values in thought(p, network, before).items():
        np.testing.assert_allclose(after.employees[name][here], values[here], rtol=0.0, atol=1e-13, err_msg=name)


def test_step_7_is_the_paragraph(lived: tuple[Letters, Network, Any, Any]) -> None:
    """Suggestions carry this week's insight and last week's engagement; all are there before any design moves."""
    p, network, before, after = lived
    insight, engagement = thought(p, network, before)["insight"].mean(axis=1), before.employees["engagement"]
    g = insight / (1.0 + np.exp(-6.0 * (engagement - 0.55)))
    filled = before.employees["is_active"]
    q = np.array([g[(network.silo == s) & filled].mean() for s in range(network.silos)])
    designs = np.array(["product_policy" in has for has in network.functions])
    d = before.silos["complexity"]
    push = (0.1 + 0.6 * p.u2 + 0.3 * p.u3) * (0.5 * q + 0.5 * q[designs].mean())
    d = clip(d + p.g_D * (1.0 - d) - p.r_D * push * (d - p.D_f))
    np.testing.assert_allclose(after.silos["complexity"], d, rtol=0.0, atol=1e-13)


def test_step_13_is_the_paragraphs(lived: tuple[Letters, Network, Any, Any]) -> None:
    p, network, before, after = lived
    here = stayed(before, after)
    moved = worked(p, network, before, after)
    for name, values in moved.items():
        assert np.abs(after.employees[name] - before.employees[name])[here].max() > 1e-4, name
        np.testing.assert_allclose(after.employees[name][here], values[here], rtol=0.0, atol=1e-13, err_msg=name)
