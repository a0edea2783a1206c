"""Key 4: interact regularly with target customers.

Assumptions
-----------
1. Daily work is contact too, but a hurried one: it counts a fifth toward regular contact, and
   teaches only as much as one looks at the whole journey.
2. A contact programme concentrates on the targeted segments; its sum over segments is kept as long
   as no segment is met all the time.

Formulas: csh = 0.2 n / (n + n0) + 0.8 u4; programme = min(1, 0.6 u4 4 / number of targets);
contact_q = 1 - (1 - n_q / (n_q + n0) (ψ + (1 - ψ) u2 / 2)) (1 - programme).
"""

from __future__ import annotations

from typing import Any

from empathysim.compiled import rule


@rule
def contact_share(p: Any, me: Any) -> float:
    """Return regular contact with customers, in [0, 1]: 0.2 n / (n + n0) + 0.8 u4."""
    n = me.contacts[0] + me.contacts[1] + me.contacts[2] + me.contacts[3]
    at_work = n / (n + p.insight_half_saturation)
    return 0.2 * at_work + 0.8 * p.customer_contact_intensity


@rule
def programme_contact(p: Any, segment: int) -> float:
    """Return the contact in [0, 1] that the programme brings with one segment (0 to 3)."""
    targets = int(p.customer_contact_target_segments)
    if (targets >> segment) & 1 == 0:
        return 0.0
    n_targets = (targets & 1) + ((targets >> 1) & 1) + ((targets >> 2) & 1) + ((targets >> 3) & 1)
    return min(1.0, 0.6 * p.customer_contact_intensity * 4.0 / n_targets)


@rule
def contact_with(p: Any, me: Any, segment: int) -> float:
    """Return how much of a week's contact teaches about one segment, in [0, 1].

    1 - (1 - n_q / (n_q + n0) (ψ + (1 - ψ) u2 / 2)) (1 - 0.6 u4). Source: pettigrew_tropp_2006.
    """
    n = me.contacts[segment]
    value = p.insight_work_contact_value + (1.0 - p.insight_work_contact_value) * p.journey_view_intensity / 2.0
    at_work = n / (n + p.insight_half_saturation) * value
    return 1.0 - (1.0 - at_work) * (1.0 - programme_contact(p, segment))
