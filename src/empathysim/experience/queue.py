"""Queues: what a silo's load of the week does to waiting and to care.

Assumptions
-----------
1. All demand is served within its week; heads of silos serve nobody, managers a share.
2. Waiting grows steeply near full use.
3. Beyond full use service is cut short (oliva_sterman_2001).

Formulas: use = planned / capacity; wait = clip(0.1 use^4 / (1 - min(use, 0.95)), 0, 0.8); hurry = min(1, use^-χ).
"""

from __future__ import annotations

from typing import Any

from empathysim.arithmetic import clip
from empathysim.compiled import rule


@rule
def work_weight(p: Any, me: Any) -> float:
    """Return how much touch work a desk takes: none for a silo's head, a share for managers, 1 for others."""
    if not me.is_active or me.level == 0:
        return 0.0
    if me.is_manager:
        return p.staffing_manager_share
    return 1.0


@rule
def utilisation(planned: float, capacity: float) -> float:
    """Return planned touches over capacity; a silo without capacity has 0."""
    if capacity <= 0.0:
        return 0.0
    return planned / capacity


@rule
def waiting(use: float) -> float:
    """Return the effort of waiting, in [0, 0.8]: clip(0.1 use^4 / (1 - min(use, 0.95)), 0, 0.8)."""
    square = use * use
    return clip(0.1 * square * square / (1.0 - min(use, 0.95)), 0.0, 0.8)


@rule
def hurry(p: Any, use: float) -> float:
    """Return what hurry leaves of a solution, in [0, 1]: 1 up to full use, use^-χ beyond."""
    if use <= 1.0:
        return 1.0
    return use**-p.staffing_corner_cutting
