"""Inhibitor 3: close teams conform to one view.

Separate metrics make the view myopic and crowd the customer out of people's heads.

Assumptions
-----------
1. People perceive a norm for customer focus: what those around them do, narrowed by metric myopia.
2. Attention is shared between the customer, the silo's own metrics and everything else, in
   proportion to their weights; goal pressure and the target-first norm add to the metrics' weight.
3. What is not attended to is neither felt (f3) nor solved (fit).

Formulas: N = (1 - s3 θ_N μ) Z_X; a = w / (w + s3 θ_a μ (1 + G + ν_B B) + o); f3 = 1 - s3 θ_3 (1 - a).
"""

from __future__ import annotations

from typing import Any

from empathysim.compiled import rule


@rule
def peer_norm(p: Any, me: Any) -> float:
    """Return N, the customer focus that the team is seen to expect, in [0, 1]. Source: asch_1956."""
    narrowing = p.group_think_conformity * p.group_think_norm_narrowing * p.group_think_metric_myopia
    return (1.0 - narrowing) * me.near_focus


@rule
def attention(p: Any, me: Any, gain: float) -> float:
    """Return a, the share of attention that the customer gets, in [0, 1].

    Reads customer focus, goal pressure and the target-first norm; `gain` (1 or more) is what
    seeing customers as people (key 3) adds.
    """
    customer = me.customer_focus * gain
    pull = 1.0 + me.goal_pressure + p.target_first_norm_attention_weight * me.target_first_norm
    metrics = p.group_think_conformity * p.group_think_metric_attention * p.group_think_metric_myopia * pull
    return customer / (customer + metrics + p.attention_other_demands)


@rule
def attention_factor(p: Any, me: Any) -> float:
    """Return f3, what inattention leaves of empathy, in [0, 1]."""
    return 1.0 - p.group_think_conformity * p.group_think_empathy_weight * (1.0 - me.attention)


@rule
def attention_to_need(p: Any, me: Any) -> float:
    """Return what inattention leaves of a solution's fit, in [0, 1]."""
    return 1.0 - p.group_think_conformity * p.group_think_service_weight * (1.0 - me.attention)
