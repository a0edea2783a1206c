"""Key 6: empower random acts of kindness. The Ritz allows $2,000 a guest, Disney five minutes.

Assumptions
-----------
1. A gesture needs permission (u6), empathy that is shown, and the freedom to act on it.
2. Most gestures answer a failure or a bad mood, a few are plain delight.
3. The firm's budget of the week is spent in the order in which customers are served.
4. Only the front line meets customers closely enough.

Formulas: p(gesture) = u6 Ex Ch π; cost = min(c̄ x, cap) with x exponential; performance += b_g (1 - performance).
"""

from __future__ import annotations

from typing import Any

from empathysim.chance import exponential
from empathysim.compiled import rule


@rule
def gesture_probability(p: Any, me: Any, expressed: float, is_recovery: bool) -> float:
    """Return the probability in [0, 1] of a gesture: u6 Ex Ch times the rate for recovery or delight."""
    rate = p.acts_of_kindness_recovery_rate if is_recovery else p.acts_of_kindness_delight_rate
    return p.acts_of_kindness_intensity * expressed * me.choice * rate


@rule
def gesture_cost_usd(p: Any, uniform: float) -> float:
    """Return the cost of a gesture in USD: exponential, with the firm's mean, up to its cap."""
    return min(exponential(uniform) * p.acts_of_kindness_mean_cost_usd, p.acts_of_kindness_cap_usd)


@rule
def performance_with_gesture(p: Any, performance: float) -> float:
    """Return performance in [0, 1], lifted by the share b_g of what is missing."""
    return performance + p.acts_of_kindness_lift * (1.0 - performance)
