"""Emotion, from angry to adoring: how a touch feels, and what is remembered of a journey.

Assumptions
-----------
1. A touch feels as far better or worse than expected, and losses loom larger than gains
   (tversky_kahneman_1992, brown_2024); a failure hurts by itself.
2. Emotion carries over from touch to touch.
3. The peak and the end of a journey are remembered, mixed with the mean of its touches (alaybek_2022).

Formulas: v = tanh(g (½ + stake) PT(d) - e_f fail), PT(d) = d^α or -λ |d|^α;
e = (1 - γ) e + γ v; R = w_pe ½ (peak + end) + (1 - w_pe) mean v.
"""

from __future__ import annotations

import math
from typing import Any

from empathysim.arithmetic import clip
from empathysim.compiled import rule


@rule
def starting_emotion(mood: float, disposition: float, luck: float) -> float:
    """Return the emotion in [-1, 1] that a journey begins with; disposition and luck are normal draws."""
    return clip(mood + 0.15 * (0.8 * disposition + 0.6 * luck), -1.0, 1.0)


@rule
def prospect_value(p: Any, surprise: float) -> float:
    """Return the value of a surprise in [-1, 1]: gains are curved, losses loom λ times larger."""
    if surprise >= 0.0:
        return surprise**p.emotion_curvature
    return -p.emotion_loss_aversion * (-surprise) ** p.emotion_curvature


@rule
def feeling(p: Any, surprise: float, stake: float, failed: float) -> float:
    """Return v, how a touch feels, in (-1, 1)."""
    value = p.journey_emotion_gain * (0.5 + stake) * prospect_value(p, surprise)
    return math.tanh(value - p.journey_failure_emotion * failed)


@rule
def remembered_emotion(p: Any, peak: float, end: float, mean_feeling: float) -> float:
    """Return R, the emotion remembered of a journey, in [-1, 1]."""
    share = p.journey_peak_end_share
    return share * 0.5 * (peak + end) + (1.0 - share) * mean_feeling


@rule
def five_a(remembered: float) -> int:
    """Return 0 angry, 1 agitated, 2 ambivalent, 3 appreciative or 4 adoring."""
    if remembered < -0.5:
        return 0
    if remembered < -0.15:
        return 1
    if remembered < 0.15:
        return 2
    if remembered < 0.45:
        return 3
    return 4
