"""Sales against target: a running mean of what good service and pushing bring in."""

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
