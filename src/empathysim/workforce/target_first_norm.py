"""The target-first norm: "first my numbers, then the customer", as a matter of course.

Assumptions
-----------
1. It spreads by complex contagion: it takes reinforcement by several peers, the square of the norm around
   (centola_2018, dimmock_2018).
2. Goal pressure and conformity together feed it, and it fades by itself.
3. A small part arises in anybody without customer focus.

Formula: B += min(1, β_B G [s3 Z_B² + ε_B (1 - X)]) (1 - B) - δ_B B. With everybody alike and ε_B = 0
it holds itself up at ½ (1 + √(1 - 4 δ_B / (β_B s3 G))) where β_B s3 G exceeds 4 δ_B, and dies otherwise.
"""

from __future__ import annotations

from typing import Any

from empathysim.arithmetic import clip
from empathysim.compiled import rule


@rule
def target_first_norm_after(p: Any, me: Any) -> float:
    """Return B in [0, 1] after this week."""
    around = p.group_think_conformity * me.near_norm * me.near_norm
    seed = p.target_first_norm_seed * (1.0 - me.customer_focus)
    caught = min(1.0, p.target_first_norm_contagion * me.goal_pressure * (around + seed))
    held = me.target_first_norm
    return clip(held + caught * (1.0 - held) - p.target_first_norm_decay * held, 0.0, 1.0)
