"""Key 5: a strong sense of purpose, through four intrinsic rewards.

Meaningfulness, choice (do not script everything), competence, progress: each has its own lever,
equal to the intensity of the key unless it is set.

Assumptions
-----------
1. Each reward moves toward what the week offered.
2. Of meaningfulness and choice, what the week lacks is taken away by factors: no single source is indispensable.
3. Skill is learned by work and training and forgotten slowly; many functions in one silo spread it thin.

Formulas: M += κ_M (1 - 0.62 (1 - ½ u5_M) (1 - 0.35 csh (1 + em) / 2) (1 - ¼ (1 - s4 G) X (½ + con)) - M);
Ch += κ_M (1 - 0.6 (1 - 0.45 u5_Ch) (1 - ¼ u6) (1 - ¼ (1 - G)) - Ch);
S += κ_S (½ load + ½ u5_S) functions^-σ_F (1 - S) - 0.0015 S; Rp += κ_P (0.6 success + ¼ u5_Rp + 0.15 (1 - G) - Rp).
"""

from __future__ import annotations

from typing import Any

from empathysim.arithmetic import clip, toward
from empathysim.compiled import rule


@rule
def meaning_after(p: Any, me: Any, emotion: float) -> float:
    """Return meaningfulness in [0, 1]; `emotion` in [-1, 1] is the mean one of the customers served."""
    purpose = 1.0 - 0.5 * p.sense_of_purpose_meaningfulness
    contact = 1.0 - 0.35 * min(me.contact_share, 1.0) * (1.0 + emotion) / 2.0
    said_and_done = 0.5 + p.purposeful_leadership_consistency
    example = (1.0 - p.corporate_culture_strength * me.goal_pressure) * me.customer_focus * said_and_done
    return toward(me.meaning, 1.0 - 0.62 * purpose * contact * (1.0 - 0.25 * example), p.engagement_reward_rate)


@rule
def choice_after(p: Any, me: Any) -> float:
    """Return choice in [0, 1]: scripts and pressure take it, room for kindness (key 6) gives it."""
    purpose = 1.0 - 0.45 * p.sense_of_purpose_choice
    kindness = 1.0 - 0.25 * p.acts_of_kindness_intensity
    free = 1.0 - 0.25 * (1.0 - me.goal_pressure)
    return toward(me.choice, 1.0 - 0.60 * purpose * kindness * free, p.engagement_reward_rate)


@rule
def skill_after(p: Any, me: Any, load: float, n_functions: int) -> float:
    """Return skill in [0, 1]: learned by work and training, forgotten slowly.

    A silo that serves several functions spreads its knowledge thin: growth is multiplied by
    (number of functions)^-specialization.
    """
    growth = p.engagement_skill_rate * (0.5 * load + 0.5 * p.sense_of_purpose_competence)
    focus = float(n_functions) ** -p.staffing_specialization
    return clip(me.skill + growth * focus * (1.0 - me.skill) - 0.0015 * me.skill, 0.0, 1.0)


@rule
def progress_after(p: Any, me: Any, success: float) -> float:
    """Return the sense of progress in [0, 1]; `success` in [0, 1] is the mean one of the touches served."""
    offered = 0.6 * success + 0.25 * p.sense_of_purpose_progress + 0.15 * (1.0 - me.goal_pressure)
    return toward(me.progress, clip(offered, 0.0, 1.0), p.engagement_progress_rate)


@rule
def purpose_cost_usd(p: Any) -> float:
    """Return the weekly cost of the key for one employee: its cost times the mean of the four levers."""
    levers = p.sense_of_purpose_meaningfulness + p.sense_of_purpose_choice
    levers = levers + p.sense_of_purpose_competence + p.sense_of_purpose_progress
    return p.sense_of_purpose_cost_usd * (levers / 4.0)
