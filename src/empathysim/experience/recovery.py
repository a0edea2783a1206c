"""Service recovery: how a very bad journey is answered, and what the customer then does with the wallet.

Assumptions
-----------
1. The answer's quality is the responder's empathy, shown, and skill, with some luck.
2. A good answer lowers the chance of cut spending and raises that of more spending; captive
   customers cut less.
3. Recovery mends satisfaction, not trust.

Formulas: quality = clip(Ex + Ch S + o_r + σ_r noise, 0, 1); p(cut) = logistic(a_d - b_d quality - k_cap (cap - 0.3));
p(raise) = logistic(a_u + b_u quality); the wallet is multiplied by q_d when cut and by q_u when raised, up to 2.
"""

from __future__ import annotations

from typing import Any

from empathysim.arithmetic import clip, logistic
from empathysim.compiled import rule


@rule
def response_quality(p: Any, me: Any, expressed: float, noise: float) -> float:
    """Return the quality of the answer, in [0, 1]; `noise` is a normal draw."""
    offset = p.loyalty_response_offset + p.loyalty_response_noise * noise
    return clip(expressed + me.choice * me.skill + offset, 0.0, 1.0)


@rule
def cut_probability(p: Any, quality: float) -> float:
    """Return the probability in (0, 1) that the customer cuts spending."""
    captive = p.loyalty_captivity_slope * (p.loyalty_captivity - 0.3)
    return logistic(p.loyalty_cut_base - p.loyalty_cut_slope * quality - captive)


@rule
def raise_probability(p: Any, quality: float) -> float:
    """Return the probability in (0, 1) that the customer spends more."""
    return logistic(p.loyalty_raise_base + p.loyalty_raise_slope * quality)


@rule
def spending_decision(p: Any, quality: float, luck: float) -> int:
    """Return -1 (cut), 0 or 1 (raised) from one uniform luck."""
    if luck < cut_probability(p, quality):
        return -1
    if luck > 1.0 - raise_probability(p, quality):
        return 1
    return 0


@rule
def wallet_after_decision(p: Any, wallet: float, decision: int) -> float:
    """Return the share of spending that goes to the firm, in [0, 2], after the decision."""
    if decision < 0:
        return wallet * p.loyalty_cut_factor
    if decision > 0:
        return min(2.0, wallet * p.loyalty_raise_factor)
    return wallet


@rule
def response_rating(quality: float) -> int:
    """Return the rating 1 to 7 of the answer."""
    return 1 + int(min(6.0, 7.0 * quality))
