"""Expectations: what the customer compares with.

Assumptions: half own experience, half what the market is known to deliver; a brand promise raises
the market's level; experience teaches slowly. Sources: boulding_1993, anderson_fornell_lehmann_1994.
"""

from __future__ import annotations

from typing import Any

from empathysim.arithmetic import clip
from empathysim.compiled import rule


@rule
def market_level(p: Any) -> float:
    """Return x_m, the performance in [0, 1] that the market expects: x_m0 + γ_p (promise - ½)."""
    promise = p.expectation_promise_effect * (p.expectation_brand_promise - 0.5)
    return clip(p.expectation_market_level + promise, 0.0, 1.0)


@rule
def compared_with(p: Any, customer: Any, market: float) -> float:
    """Return the performance in [0, 1] that this customer compares with."""
    own = p.expectation_personal_weight
    return own * customer.expectation + (1.0 - own) * market
