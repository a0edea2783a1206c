"""Hand-offs: customer experiences happen between the silos.

Assumptions
-----------
1. Each time a case passes from one silo to another, part of the customer's story is lost.
2. People who know each other across the two silos (the bridge b) carry the story over the gap.
3. A hand-off inside one silo loses nothing.

Formula: loss = clip(h (1 + θ_b (b̄ - b)), 0, 0.9), before a journey view (key 2) keeps part of it.
"""

from __future__ import annotations

from typing import Any

from empathysim.arithmetic import clip
from empathysim.compiled import rule


@rule
def handoff_loss(p: Any, bridge: float) -> float:
    """Return the part in [0, 0.9] of the story that is lost between two silos with this bridge (in [0, 1])."""
    lift = 1.0 + p.journey_bridge_effect * (p.journey_bridge_reference - bridge)
    return clip(p.journey_handoff_loss * lift, 0.0, 0.9)
