"""Key 1: talk about customers' emotions. Angry, adoring or in between? Say it.

Assumptions
-----------
1. A week of talk teaches a share of the emotional literacy that is missing.
2. Half of it one learns by oneself, half from literate people around.

Formula: learned = η_L u1 (½ + ½ Z_L).
"""

from __future__ import annotations

from typing import Any

from empathysim.compiled import rule


@rule
def learned_literacy(p: Any, me: Any) -> float:
    """Return the share in [0, 1] of missing emotional literacy that is learned in a week."""
    talk = p.talk_about_emotions_learning_rate * p.talk_about_emotions_intensity
    return talk * (0.5 + 0.5 * me.near_literacy)
