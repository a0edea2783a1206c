"""Key 2: look at the journey, not just at interactions. What happened right before, what comes right after?

USAA asks why a member's address changes, and learns of a deployment.

Assumptions
-----------
1. Who looks at the journey loses less of the customer's story at a hand-off.
2. Fewer customers are sent to a wrong door.
3. A hidden need is found by asking, in proportion to the attention that is left.

Formulas: lost = loss (1 - κ_2 u2); p(wrong door) = p_tr (½ + complexity) (1 - κ_2t u2);
p(found) = p_probe + (1 - p_probe) u2 a.
"""

from __future__ import annotations

from typing import Any

from empathysim.compiled import rule


@rule
def story_lost(p: Any, loss: float) -> float:
    """Return the part in [0, 1] of the customer's story that a hand-off still loses: loss (1 - κ_2 u2)."""
    return loss * (1.0 - p.journey_view_context_kept * p.journey_view_intensity)


@rule
def wrong_door_probability(p: Any, complexity: float) -> float:
    """Return the probability in [0, 1] of a wrong door before a leg: p_tr (½ + complexity) (1 - κ_2t u2)."""
    kept = 1.0 - p.journey_view_misroute_cut * p.journey_view_intensity
    return min(1.0, p.journey_transfer_base * (0.5 + complexity) * kept)


@rule
def discovery_probability(p: Any, me: Any) -> float:
    """Return the probability in [0, 1] of finding a hidden need: p_probe + (1 - p_probe) u2 a."""
    base = p.journey_probe_base
    return base + (1.0 - base) * p.journey_view_intensity * me.attention
