"""Inhibitor 4: employees meet the expectations of leaders, even when it hurts customers.

Assumptions
-----------
1. Leaders' pressure for sales goals cascades down the reporting line, a little weaker and later at
   each level; each person feels it in proportion to the strength of the culture.
2. Felt pressure displaces empathy unless customer focus holds against it.
3. Who is just short of target pushes products that customers do not want; a target-first norm makes
   it a matter of course. Most customers notice late.
4. Leaders may react to a shortfall of revenue with more pressure (off by default).

Formulas: G_head += κ_G (s4 Γ - G); G += κ_G (φ G_boss - G); f4 = 1 - s4 θ_4 G (1 - X);
p(push) = π_0 [1 - (1 - G (1 - X)) (1 - B)] exp(-shortfall / σ_p) where short of target.
"""

from __future__ import annotations

import math
from typing import Any

from empathysim.arithmetic import toward
from empathysim.compiled import rule


@rule
def leader_pressure_after(p: Any, firm: Any) -> float:
    """Return Γ, the leaders' pressure in [0, 1]; without a reaction it is simply what they set out with."""
    if p.corporate_culture_leader_reaction == 0.0:
        return p.corporate_culture_pressure
    wanted = p.corporate_culture_pressure + p.corporate_culture_leader_reaction * firm.shortfall
    return toward(firm.leader_pressure, min(1.0, wanted), p.corporate_culture_leader_reaction_rate)


@rule
def goal_pressure_after(p: Any, me: Any, is_head: bool, leader_pressure: float) -> float:
    """Return G, the pressure felt in [0, 1]; heads hear the leaders, everybody else the boss as of last week."""
    source = p.corporate_culture_strength * leader_pressure
    if not is_head:
        # Leaders who decide as they say are heard better further down.
        fidelity = p.corporate_culture_cascade_fidelity * (0.5 + p.purposeful_leadership_consistency)
        source = min(1.0, fidelity) * me.boss_goal_pressure
    return toward(me.goal_pressure, source, p.corporate_culture_cascade_rate)


@rule
def goal_factor(p: Any, me: Any) -> float:
    """Return f4, what the leaders' goals leave of empathy, in [0, 1]."""
    weight = p.corporate_culture_strength * p.corporate_culture_empathy_weight
    return 1.0 - weight * me.goal_pressure * (1.0 - me.customer_focus)


@rule
def push_probability(p: Any, me: Any, leader_pressure: float) -> float:
    """Return the probability in [0, 1] of selling what the customer does not want.

    Largest just short of the target, 0 once it is met. Source: schweitzer_2004 (near misses).
    """
    shortfall = 1.0 + 0.25 * p.corporate_culture_strength * leader_pressure - me.sales_attainment
    if shortfall <= 0.0:
        return 0.0
    holds = (1.0 - me.goal_pressure * (1.0 - me.customer_focus)) * (1.0 - me.target_first_norm)
    return (
        p.corporate_culture_push_rate * (1.0 - holds) * math.exp(-shortfall / p.corporate_culture_push_near_miss_width)
    )
