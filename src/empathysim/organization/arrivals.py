"""Who arrives: what is alike for those who are there on the first day and those who come later.

Sources of the distributions: design; most people are naturally empathetic.
"""

from __future__ import annotations

from typing import Any

from empathysim.arithmetic import clip
from empathysim.chance import beta, normal
from empathysim.compiled import rule

#: A week that stands for "never", for customers who have no journey to recall.
NEVER = -1000000
#: Satisfaction of somebody new.
STARTING_SATISFACTION = 0.55
#: Weeks for which a journey counts as recent: 60 days.
RECENT_WEEKS = 9


@rule
def natural_empathy(luck: float) -> float:
    """Return a person's natural empathy in (0, 1) from uniform luck: Beta(8, 3), mean 8/11."""
    return beta(luck, 8, 3)


@rule
def happiness_set_point(luck: float) -> float:
    """Return a person's happiness set point in (0, 1) from uniform luck: Beta(6, 4), mean 6/10."""
    return beta(luck, 6, 4)


@rule
def market_level(p: Any) -> float:
    """Return x_m, the performance in [0, 1] that the market expects: x_m0 + γ_p (promise - ½)."""
    promise = p.expectation_promise_effect * (p.expectation_brand_promise - 0.5)
    return clip(p.expectation_market_level + promise, 0.0, 1.0)


@rule
def expectation_at_joining(market: float, luck: float) -> float:
    """Return what somebody new expects, in [0, 1]: what the market does, give or take 0.08."""
    return clip(market + 0.08 * normal(luck), 0.0, 1.0)
