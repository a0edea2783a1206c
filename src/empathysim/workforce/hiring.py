"""Hiring: how long a desk stays empty, and who is chosen.

Assumptions
-----------
1. A vacancy is filled after `vacancy_weeks` on average; leaders who see a shortfall may freeze hiring.
2. Of three candidates the first is hired; with the intensity of personal happiness (key 7) the one with
   most empathy and happiness; with the share of hiring for fit, which goes first, the one most like
   the team (schneider_1987).
"""

from __future__ import annotations

import math
from typing import Any

from empathysim.chance import beta
from empathysim.compiled import rule


@rule
def fill_probability(p: Any, shortfall: float) -> float:
    """Return the weekly probability in [0, 1] that a vacancy is filled; at once where vacancy_weeks is 0."""
    at_once = 1.0
    if p.staffing_vacancy_weeks > 0.0:
        at_once = 1.0 - math.exp(-1.0 / p.staffing_vacancy_weeks)
    return at_once / (1.0 + 10.0 * p.staffing_hiring_freeze * shortfall)


@rule
def natural_empathy(luck: float) -> float:
    """Return a person's natural empathy from uniform luck: Beta(8, 3), mean 0.73."""
    return beta(luck, 8, 3)


@rule
def happiness_set_point(luck: float) -> float:
    """Return a person's happiness set point from uniform luck: Beta(6, 4), mean 0.6."""
    return beta(luck, 6, 4)
