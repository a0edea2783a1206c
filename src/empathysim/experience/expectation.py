"""Expectations: what the customer compares with.

Assumptions
-----------
1. A part is the customer's own experience, the rest what the market is known to deliver.
2. A brand promise raises the market's level, and experience teaches slowly (see organization/arrivals.py and the week).

Formula: x = ω_x x_own + (1 - ω_x) x_market. Sources: boulding_1993, anderson_fornell_lehmann_1994.
"""

from __future__ import annotations

from typing import Any

from empathysim.compiled import rule


@rule
def compared_with(p: Any, customer: Any, market: float) -> float:
    """Return the performance in [0, 1] that this customer compares with."""
    own = p.expectation_personal_weight
    return own * customer.expectation + (1.0 - own) * market
