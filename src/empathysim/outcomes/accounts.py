"""Accounts of a week: what the keys cost, what releasing the inhibitors costs, what is left.

Assumptions
-----------
1. The cost of a key is linear in its intensity, that of a release in the share by which it was released.
2. Profit is discounted to week zero.
3. The revenue aspired to follows what was reached, and grows (cyert_march_1963).

Formulas: keys = Σ c_k u_k; releases = Σ r_k max(0, s_start - s) / s_start; discount = (1 + d)^(-weeks / 52);
shortfall = max(0, 1 - revenue / aspired); aspired += κ_a (revenue - aspired) + aspired g_goal / 52.
"""

from __future__ import annotations

from typing import Any

from empathysim.compiled import rule


@rule
def key_cost_usd(p: Any, purpose_cost_usd: float) -> float:
    """Return the weekly cost of the keys for one employee, without gestures (they are paid as they happen)."""
    cost = p.talk_about_emotions_cost_usd * p.talk_about_emotions_intensity
    cost = cost + p.journey_view_cost_usd * p.journey_view_intensity
    cost = cost + p.customers_as_people_cost_usd * p.customers_as_people_intensity
    cost = cost + p.customer_contact_cost_usd * p.customer_contact_intensity
    return cost + purpose_cost_usd + p.personal_happiness_cost_usd * p.personal_happiness_intensity


@rule
def released(strength_at_start: float, strength: float) -> float:
    """Return the share in [0, 1] by which an inhibitor was released since the start."""
    if strength_at_start <= 0.0:
        return 0.0
    return max(0.0, strength_at_start - strength) / strength_at_start


@rule
def release_cost_usd(p: Any, at_start: Any) -> float:
    """Return the weekly cost, for one employee, of having released inhibitors since the start."""
    cost = p.individual_context_release_cost_usd * released(
        at_start.individual_context_strength, p.individual_context_strength
    )
    cost = cost + p.human_bias_release_cost_usd * released(at_start.human_bias_strength, p.human_bias_strength)
    cost = cost + p.group_think_release_cost_usd * released(at_start.group_think_conformity, p.group_think_conformity)
    cost = cost + p.corporate_culture_release_cost_usd * released(
        at_start.corporate_culture_strength, p.corporate_culture_strength
    )
    return cost + p.emotional_illiteracy_release_cost_usd * released(
        at_start.emotional_illiteracy_strength, p.emotional_illiteracy_strength
    )


@rule
def discount(p: Any, weeks: float) -> float:
    """Return what one USD in so many weeks is worth today: (1 + d)^(-weeks / 52)."""
    return (1.0 + p.money_discount_rate) ** (-weeks / 52.0)


@rule
def shortfall(average_usd: float, aspiration_usd: float) -> float:
    """Return the share in [0, 1] of the aspired revenue that is missing; 0 without an aspiration."""
    if aspiration_usd <= 0.0:
        return 0.0
    return max(0.0, 1.0 - average_usd / aspiration_usd)


@rule
def aspiration_after(p: Any, aspiration_usd: float, average_usd: float) -> float:
    """Return the weekly revenue aspired to: it follows what was reached, and grows. Source: cyert_march_1963."""
    follow = p.corporate_culture_aspiration_rate * (average_usd - aspiration_usd)
    return max(0.0, aspiration_usd + follow + aspiration_usd * p.corporate_culture_growth_goal / 52.0)
