"""Inhibitor 2: experiences are designed for rational robots.

People follow intuition, prefer the status quo, and are slowed or derailed by what is complex. Each
silo puts some complexity before its customers.

Assumptions
-----------
1. A part of complexity (`inherent_share`) is hard for everybody; the rest is hard in proportion to
   the strength of human bias.
2. Complexity creeps up by itself toward 1, and is brought down toward the industry's floor by
   suggestions that carry insight, more so with a journey view (key 2) and with customers seen as
   people (key 3).
3. Working with a complex design costs the employee empathy.

Formulas: hard = D (ι + (1 - ι) s2); f2 = 1 - s2 θ_2e D;
D += g_D (1 - D) - r_D (0.1 + 0.6 u2 + 0.3 u3) (½ q_silo + ½ q_product) (D - D_f).
"""

from __future__ import annotations

from typing import Any

from empathysim.arithmetic import clip, logistic
from empathysim.compiled import rule


@rule
def hardness(p: Any, silo: Any) -> float:
    """Return how hard the silo's design is for a real person, in [0, 1]."""
    inherent = p.human_bias_inherent_share
    return silo.complexity * (inherent + (1.0 - inherent) * p.human_bias_strength)


@rule
def design_factor(p: Any, silo: Any) -> float:
    """Return f2, what a complex design leaves of empathy, in [0, 1]."""
    return 1.0 - p.human_bias_strength * p.human_bias_empathy_weight * silo.complexity


@rule
def suggestion(me: Any) -> float:
    """Return the insight in [0, 1] that this employee passes on to design: mean insight times readiness to speak."""
    insight = 0.25 * (me.insight[0] + me.insight[1] + me.insight[2] + me.insight[3])
    return insight * logistic(6.0 * (me.engagement - 0.55))


@rule
def complexity_after(p: Any, silo: Any, product_suggestions: float) -> float:
    """Return the silo's design complexity, in [0, 1], after this week's creep and simplification.

    `product_suggestions` in [0, 1] is the insight that reaches product and policy design.
    """
    creep = p.human_bias_complexity_creep * (1.0 - silo.complexity)
    push = 0.1 + 0.6 * p.journey_view_intensity + 0.3 * p.customers_as_people_intensity
    insight = 0.5 * silo.suggestions + 0.5 * product_suggestions
    simplified = p.human_bias_simplification_rate * push * insight * (silo.complexity - p.industry_complexity)
    return clip(silo.complexity + creep - simplified, 0.0, 1.0)
