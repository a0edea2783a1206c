"""Satisfaction: a running memory of journeys.

Assumptions
-----------
1. Each journey moves it toward the emotion remembered, R on a scale from 0 to 1.
2. A good answer to a very bad journey mends up to a tenth of what is missing.

Formulas: A += κ_A ((1 + R) / 2 - A); A += 0.1 quality (1 - A).
"""

from __future__ import annotations

from typing import Any

from empathysim.arithmetic import clip, toward
from empathysim.compiled import rule


@rule
def satisfaction_after_journey(p: Any, satisfaction: float, remembered: float) -> float:
    """Return A in [0, 1]: A + κ_A ((1 + R) / 2 - A)."""
    return toward(satisfaction, (1.0 + remembered) / 2.0, p.satisfaction_learning_rate)


@rule
def satisfaction_after_recovery(satisfaction: float, quality: float) -> float:
    """Return A in [0, 1] after an answer of this quality to a very bad journey."""
    return clip(satisfaction + 0.1 * quality * (1.0 - satisfaction), 0.0, 1.0)
