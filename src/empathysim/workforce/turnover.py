"""Turnover: who quits.

Assumptions
-----------
1. A part is exogenous.
2. The rest rises with disengagement, fatigue, and misfit with what the team is seen to expect.
3. A silo's head stays (see week/feel.py).

Formula: p(quit) = 1 - exp(-(q_ex + q_0 exp(b_q (1 - 2 Wg) + b_F (F - 0.3) + b_a (|X - N| - 0.1)))).
"""

from __future__ import annotations

import math
from typing import Any

from empathysim.compiled import rule


@rule
def quit_probability(p: Any, me: Any) -> float:
    """Return the weekly probability of quitting, in [0, 1]."""
    pull = p.turnover_engagement_slope * (1.0 - 2.0 * me.engagement)
    pull = pull + p.turnover_fatigue_slope * (me.fatigue - 0.3)
    pull = pull + p.turnover_misfit_slope * (abs(me.customer_focus - me.peer_norm) - 0.1)
    return 1.0 - math.exp(-(p.turnover_exogenous + p.turnover_rate * math.exp(pull)))
