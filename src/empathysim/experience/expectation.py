"""Expectations: what the customer compares with.

Assumptions: half own experience, half what the market is known to deliver; a brand promise raises
the market's level; experience teaches slowly. Sources: boulding_1993, anderson_fornell_lehmann_1994.
"""

from __future__ import annotations

from typing import Any

from empathysim.compiled import rule


@rule
def compared_with(p: Any, customer: Any, market: float) -> float:
    """Return the performance in [0, 1] that this customer compares with."""
    own = p.expectation_personal_weight
    return own * customer.expectation + (1.0 - own) * market
