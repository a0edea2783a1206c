"""Sales against target: a running mean of what good service and pushing bring in.

Assumptions
-----------
1. Good service of many touches brings sales, and so does pushing, at once.
2. Who has served nobody in a week stands where he stood.

Formula: y += 0.1 (clip(clip(0.6 + 0.8 success touches / mean touches, 0, 2) + ½ pushes, 0, 2) - y).
"""

from __future__ import annotations

from typing import Any

from empathysim.arithmetic import clip, toward
from empathysim.compiled import rule


@rule
def sales_attainment_after(me: Any, success: float, mean_touches: float) -> float:
    """Return y in [0, 2], 1 on target.

    `success` in [0, 1] is the mean one of the touches served, `mean_touches` that of desks with a touch.
    """
    earned = me.sales_attainment
    if me.touches > 0.0:
        earned = clip(0.6 + 0.8 * success * me.touches / mean_touches, 0.0, 2.0)
    return toward(me.sales_attainment, clip(earned + 0.5 * me.pushes, 0.0, 2.0), 0.1)
