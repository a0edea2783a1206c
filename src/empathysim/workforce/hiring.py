"""Hiring: how long a desk stays empty, and who is chosen.

Assumptions
-----------
1. A vacancy is filled after `vacancy_weeks` on average; leaders who see a shortfall may freeze hiring.
2. Of three candidates the first is hired; with the intensity of personal happiness (key 7) the one with
   most empathy and happiness; with the share of hiring for fit, which goes first, the one most like
   the team (schneider_1987).

Formula: p(filled) = (1 - exp(-1 / τ_v)) / (1 + 10 λ_f shortfall).
"""

from __future__ import annotations

import math
from typing import Any

from empathysim.compiled import rule


@rule
def fill_probability(p: Any, shortfall: float) -> float:
    """Return the weekly probability in [0, 1] that a vacancy is filled; at once where vacancy_weeks is 0."""
    at_once = 1.0
    if p.staffing_vacancy_weeks > 0.0:
        at_once = 1.0 - math.exp(-1.0 / p.staffing_vacancy_weeks)
    return at_once / (1.0 + 10.0 * p.staffing_hiring_freeze * shortfall)
