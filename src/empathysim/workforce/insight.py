"""Customer insight, segment by segment: learned by contact, shared over ties, forgotten.

Assumptions
-----------
1. Contact teaches a share of what is missing; who knows more than oneself teaches a share of the difference.
2. One open conversation (qualitative research) teaches more than many ratings.
3. Reading survey reports teaches a little, and never beyond 0.35: numbers do not tell why.

Formulas: K += η_K contact (1 - K) + ζ_K max(0, Z_K - K) - δ_K K; below 0.35 reports add 0.004 reports (1 - K) answers,
up to 0.35; an interview adds η_I (1 - K).
"""

from __future__ import annotations

from typing import Any

from empathysim.arithmetic import clip
from empathysim.compiled import rule


@rule
def insight_after(p: Any, me: Any, segment: int, contact: float, answers: float) -> float:
    """Return K_q in [0, 1] after this week.

    `contact` in [0, 1] is how much of the week's contact teaches about the segment, `answers` in
    [0, 1] the segment's share of survey answers.
    """
    known = me.insight[segment]
    learned = p.insight_learning_rate * contact * (1.0 - known)
    shared = p.insight_sharing_rate * max(0.0, me.near_insight[segment] - known)
    after = clip(known + learned + shared - p.insight_forgetting_rate * known, 0.0, 1.0)
    if after < 0.35:
        after = min(0.35, after + 0.004 * p.customer_survey_reports * (1.0 - after) * answers)
    return after


@rule
def insight_after_interview(p: Any, known: float) -> float:
    """Return K_q in [0, 1] after an open conversation with a customer of the segment."""
    return known + p.qualitative_research_depth * (1.0 - known)
