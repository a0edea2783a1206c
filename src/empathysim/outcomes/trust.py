"""Trust in the institution, kept apart from single experiences, and the firm's public reputation.

Assumptions
-----------
1. Trust is won slowly and lost faster (slovic_1993); recovery does not touch it.
2. What was pushed on a customer is discovered late, and then hurts trust and satisfaction.
3. Customers' trust and public reputation pull each other, and both return to a general trust in firms.

Formulas: T += κ_Tp R (1 - T) where R > 0, else κ_Tn R T; p(noticed) = min(1, δ_g grievances);
reputation += κ_R ((1 - η_T) mean T + η_T T_0 - reputation); T += κ_TR ((1 - η_T) reputation + η_T T_0 - T).
"""

from __future__ import annotations

from typing import Any

from empathysim.arithmetic import clip, toward
from empathysim.compiled import rule


@rule
def trust_after_journey(p: Any, trust: float, remembered: float) -> float:
    """Return T in [0, 1]: gains of R (1 - T), losses of R T, at their own rates."""
    if remembered > 0.0:
        return clip(trust + p.trust_gain_rate * remembered * (1.0 - trust), 0.0, 1.0)
    return clip(trust + p.trust_loss_rate * remembered * trust, 0.0, 1.0)


@rule
def discovery_probability_of_grievance(p: Any, grievances: int) -> float:
    """Return the weekly probability in [0, 1] that a customer notices what was pushed."""
    return min(1.0, p.corporate_culture_grievance_discovery * grievances)


@rule
def reputation_after(p: Any, reputation: float, mean_trust: float) -> float:
    """Return public reputation in [0, 1], pulled by mean trust and by trust in firms in general."""
    share = p.trust_propensity_share
    return toward(reputation, (1.0 - share) * mean_trust + share * p.trust_propensity, p.trust_reputation_rate)


@rule
def trust_after_week(p: Any, trust: float, reputation: float) -> float:
    """Return T in [0, 1], pulled by public reputation and by trust in firms in general."""
    share = p.trust_propensity_share
    return toward(trust, (1.0 - share) * reputation + share * p.trust_propensity, p.trust_reputation_pull)
