"""Customer focus: how far a person works with the customer in mind.

Assumptions
-----------
1. It moves toward a weighted mean of the person's nature, the peers' norm, what leaders' goals leave, contact with
   customers and engagement (friedkin_johnsen_1990).
2. The target-first norm weighs against them all.
3. Newcomers adapt quickly, old hands slowly (harrison_carroll_1991, bhatt).

Formulas: X̂ = [α_0 E0 + s3 α_p N + s4 α_m (1 - G) + α_k csh + α_w Wg] / [sum of the weights + α_B B]; X += ρ (X̂ - X).
"""

from __future__ import annotations

import math
from typing import Any

from empathysim.arithmetic import toward
from empathysim.compiled import rule


@rule
def adaptation_rate(p: Any, me: Any) -> float:
    """Return ρ in [0, 1] a week: from that of newcomers to that of old hands, by tenure in months."""
    months = me.tenure_weeks / 4.33
    return p.empathy_adapt_old + (p.empathy_adapt_new - p.empathy_adapt_old) * math.exp(-p.empathy_adapt_decay * months)


@rule
def focus_target(p: Any, me: Any) -> float:
    """Return X̂, what the person's focus moves toward, in [0, 1]."""
    peers = p.group_think_conformity * p.group_think_peer_weight
    leaders = p.corporate_culture_strength * p.corporate_culture_leader_weight
    contact = p.empathy_contact_weight * me.contact_share
    wanted = p.empathy_natural_weight * me.natural_empathy + peers * me.peer_norm
    wanted = wanted + leaders * (1.0 - me.goal_pressure) + contact + p.empathy_engagement_weight * me.engagement
    weights = p.empathy_natural_weight + peers + leaders + contact + p.empathy_engagement_weight
    return wanted / (weights + p.target_first_norm_focus_weight * me.target_first_norm)


@rule
def customer_focus_after(p: Any, me: Any) -> float:
    """Return X in [0, 1] after this week."""
    return toward(me.customer_focus, min(1.0, focus_target(p, me)), adaptation_rate(p, me))
