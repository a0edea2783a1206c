"""Happiness: a set point, the people around, the customers' emotion, rest, thankfulness and kindness.

Assumptions
-----------
1. It moves toward what the week offers, of which nearly half is the person's own set point.
2. Acts of kindness make those happy who do them, up to a quarter of an hour a week.

Formula: H += κ_H (clip(0.45 H0 + 0.2 Z_H + 0.2 (1 + em) / 2 + 0.15 (1 - F) + thankfulness + 0.3 kindness) - H).
"""

from __future__ import annotations

from typing import Any

from empathysim.arithmetic import clip, toward
from empathysim.compiled import rule


@rule
def happiness_after(p: Any, me: Any, emotion: float, thankfulness: float) -> float:
    """Return H in [0, 1]; `emotion` in [-1, 1] is the mean one of the customers served.

    Offered: 0.45 H0 + 0.2 Z_H + 0.2 (1 + emotion) / 2 + 0.15 (1 - F) + thankfulness + 0.3 kindness, where
    kindness is two times the hours given to gestures, at most ½.
    """
    kindness = clip(2.0 * me.gesture_minutes / 60.0, 0.0, 0.5)
    offered = 0.45 * me.happiness_set_point + 0.2 * me.near_happiness + 0.2 * (1.0 + emotion) / 2.0
    offered = offered + 0.15 * (1.0 - me.fatigue) + thankfulness + 0.3 * kindness
    return toward(me.happiness, clip(offered, 0.0, 1.0), p.wellbeing_happiness_rate)
