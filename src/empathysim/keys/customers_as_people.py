"""Key 3: talk about customers as people, not as statistics.

Assumptions
-----------
1. A person with a name is less distant.
2. A person with a name gets more attention.

Formulas: distance left = 1 - κ_3 u3; gain of attention = 1 + ν_3 u3.
"""

from __future__ import annotations

from typing import Any

from empathysim.compiled import rule


@rule
def distance_left(p: Any) -> float:
    """Return the part in [0, 1] of the distance between two lives that is left."""
    return 1.0 - p.customers_as_people_distance_cut * p.customers_as_people_intensity


@rule
def attention_gain(p: Any) -> float:
    """Return the factor, 1 or more, by which a customer's claim on attention grows."""
    return 1.0 + p.customers_as_people_attention_gain * p.customers_as_people_intensity
