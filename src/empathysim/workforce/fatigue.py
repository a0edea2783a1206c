"""Fatigue: load, compassion, having to show what is not felt, and angry customers; happiness helps to recover.

Assumptions
-----------
1. Each source takes a share of what the others leave, so that they do not add up beyond 1 (the job demands-resources
   literature; hulsheger_schewe_2011 for display beyond feeling).
2. Load tires by its square; empathy tires as much as there is work.
3. Happy people recover faster.

Formula: F += κ_F (1 - (1 - f_L load²)(1 - f_E Em load)(1 - f_S dm)(1 - f_A an) - F) - 0.3 r_F H F.
"""

from __future__ import annotations

from typing import Any

from empathysim.arithmetic import clip
from empathysim.compiled import rule


@rule
def load(p: Any, me: Any) -> float:
    """Return the week's load in [0, 1.4]: touches against a full week's, and hours given to gestures."""
    full = p.staffing_slack * p.staffing_touches_per_week
    return clip(me.touches / full + me.gesture_minutes / 60.0 / 40.0, 0.0, 1.4)


@rule
def fatigue_after(p: Any, me: Any, load: float, felt: float, dissonance: float, anger: float) -> float:
    """Return F in [0, 1]; felt empathy, dissonance and anger are means over the touches served."""
    spared = 1.0 - min(1.0, p.wellbeing_load_fatigue * load * load)
    spared = spared * (1.0 - p.wellbeing_empathy_fatigue * felt * min(load, 1.0))
    spared = spared * (1.0 - p.wellbeing_dissonance_fatigue * dissonance)
    spared = spared * (1.0 - p.wellbeing_anger_fatigue * anger)
    tired = p.wellbeing_fatigue_rate * (1.0 - spared - me.fatigue)
    return clip(me.fatigue + tired - 0.3 * p.wellbeing_recovery_rate * me.happiness * me.fatigue, 0.0, 1.0)
