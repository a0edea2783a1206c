"""Loyalty: what customers spend, and whether they leave.

Assumptions
-----------
1. Satisfied customers spend more.
2. The hazard of leaving falls exponentially with satisfaction and trust.
3. It falls in proportion to captivity; some leave for reasons of their own.

Formulas: spending = wallet (1 + ψ_A (2 A - 1));
p(leave) = 1 - exp(-(h_ex + h_0 (1 - cap) / 0.7 exp(-b_A (2 A - 1) - b_T (2 T - 1)))).
"""

from __future__ import annotations

import math
from typing import Any

from empathysim.compiled import rule


@rule
def spending(p: Any, customer: Any) -> float:
    """Return the factor on spending: wallet (1 + ψ_A (2 A - 1)), in [0, 4]."""
    return customer.wallet * (1.0 + p.money_satisfaction_spend * (2.0 * customer.satisfaction - 1.0))


@rule
def leave_probability(p: Any, customer: Any) -> float:
    """Return the weekly probability of leaving, in [0, 1]."""
    pull = p.loyalty_churn_satisfaction * (2.0 * customer.satisfaction - 1.0)
    pull = pull + p.loyalty_churn_trust * (2.0 * customer.trust - 1.0)
    free = (1.0 - p.loyalty_captivity) / 0.7
    return 1.0 - math.exp(-(p.loyalty_churn_exogenous + p.loyalty_churn_rate * free * math.exp(-pull)))
