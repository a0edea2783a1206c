"""Word of mouth: how customers come.

Assumptions
-----------
1. Some talk has no emotion in it; adoring and angry customers talk most. Source of good to bad: east_2007.
2. The market hears reputation, the brand's promise and the balance of talk.

Formulas: good = journeys w_p0 + w_p (appreciative + 2 adoring); bad = journeys w_n0 + w_n (½ agitated + 2 angry);
p(join) = clip(a_0 exp(b_R (2 reputation - 1) + b_p (pr - ½)) + 0.15 w_w (good - bad) / slots, 0.0002, 1).
"""

from __future__ import annotations

import math
from typing import Any

from empathysim.arithmetic import clip
from empathysim.compiled import rule


@rule
def good_talk(p: Any, journeys: float, appreciative: float, adoring: float) -> float:
    """Return the people reached by positive talk, from counts of journeys."""
    return journeys * p.word_of_mouth_positive_base + p.word_of_mouth_positive_rate * (appreciative + 2.0 * adoring)


@rule
def bad_talk(p: Any, journeys: float, agitated: float, angry: float) -> float:
    """Return the people reached by negative talk, from counts of journeys."""
    return journeys * p.word_of_mouth_negative_base + p.word_of_mouth_negative_rate * (0.5 * agitated + 2.0 * angry)


@rule
def join_probability(p: Any, reputation: float, balance: float, slots: int) -> float:
    """Return the weekly probability in [0.0002, 1] that one in the market becomes a customer.

    `balance` is positive minus negative talk this week, in people; `slots` customers and market together.
    """
    appeal = p.word_of_mouth_reputation_weight * (2.0 * reputation - 1.0)
    appeal = appeal + p.expectation_promise_appeal * (p.expectation_brand_promise - 0.5)
    talk = 0.15 * p.word_of_mouth_conversion * balance / slots
    return clip(p.word_of_mouth_acquisition_base * math.exp(appeal) + talk, 0.0002, 1.0)
