"""Inhibitor 5: leaders do not talk about customers' emotions, so nobody understands them.

Assumptions
-----------
1. Whoever cannot name an emotion feels less of it: empathy falls with the lack of literacy.
2. Literacy is forgotten toward a baseline; talking about emotions (key 1) builds it up.

Formula: f5 = 1 - s5 θ_5 (1 - L).
"""

from __future__ import annotations

from typing import Any

from empathysim.compiled import rule


@rule
def literacy_factor(p: Any, me: Any) -> float:
    """Return f5, what emotional illiteracy leaves of empathy, in [0, 1]."""
    return 1.0 - p.emotional_illiteracy_strength * p.emotional_illiteracy_empathy_weight * (1.0 - me.literacy)


@rule
def literacy_after(p: Any, me: Any, learned: float) -> float:
    """Return emotional literacy in [0, 1] after a week of learning (a share of what is missing) and forgetting."""
    forgotten = p.emotional_illiteracy_forgetting_rate * (me.literacy - p.emotional_illiteracy_baseline_literacy)
    return min(max(me.literacy + learned * (1.0 - me.literacy) - forgotten, 0.0), 1.0)
