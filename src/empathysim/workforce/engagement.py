"""Engagement with the work: the four intrinsic rewards, fatigue, happiness, customers, and the person.

Assumptions
-----------
1. It moves toward a weighted sum of the four rewards, of well-being and of the emotion of the customers served.
2. People differ lastingly in it, and firms in their climate.

Formula: Wg += κ_W (clip(0.35 M + 0.25 Ch + 0.2 S + 0.25 Rp - 0.25 (F - 0.2) + 0.15 (H - 0.5) + 0.10 em
+ ε_W + climate) - Wg).
"""

from __future__ import annotations

from typing import Any

from empathysim.arithmetic import clip, toward
from empathysim.compiled import rule


@rule
def engagement_after(p: Any, me: Any, emotion: float) -> float:
    """Return Wg in [0, 1]; `emotion` in [-1, 1] is the mean one of the customers served."""
    rewards = 0.35 * me.meaning + 0.25 * me.choice + 0.2 * me.skill + 0.25 * me.progress
    wellbeing = 0.15 * (me.happiness - 0.5) - 0.25 * (me.fatigue - 0.2) + 0.10 * emotion
    wanted = rewards + wellbeing + me.engagement_disposition + p.engagement_climate
    return toward(me.engagement, clip(wanted, 0.0, 1.0), p.engagement_rate)
