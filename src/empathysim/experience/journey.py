"""Journeys: when a customer sets out, on which of the five, and when the customer gives up.

Assumptions
-----------
1. Happy customers buy more often: satisfaction scales the share of purchases.
2. Who was left with an unresolved need may come back with a problem the week after (failure demand).
3. Between two legs, effort makes customers give up.

Formulas: p(start) = λ_J (1 - w + w [1 + ψ_f (2 A - 1)]); p(give up) = 1 - exp(-h_a effort²).
"""

from __future__ import annotations

import math
from typing import Any

from empathysim.compiled import rule


@rule
def purchase_scale(p: Any, satisfaction: float) -> float:
    """Return the factor on purchases, 1 + ψ_f (2 A - 1), in [0, 2]."""
    return 1.0 + p.loyalty_visit_satisfaction * (2.0 * satisfaction - 1.0)


@rule
def start_probability(p: Any, purchase_weight: float, scale: float) -> float:
    """Return the weekly probability of a journey in [0, 1]; the other kinds do not depend on satisfaction."""
    return p.journey_start_rate * (1.0 - purchase_weight + purchase_weight * scale)


@rule
def abandon_probability(p: Any, effort: float) -> float:
    """Return the probability in [0, 1] of giving up after a leg: 1 - exp(-h_a effort²)."""
    return 1.0 - math.exp(-p.journey_abandon_hazard * effort * effort)
