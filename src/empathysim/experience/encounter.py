"""One touch: a customer with a need meets an employee. Success, effort, and the performance perceived.

Assumptions
-----------
1. A solution takes the customer's story (context), skill, and a fit to this customer's need.
2. The further a need is from the standard case, the more the fit depends on reading the customer.
3. Effort piles up from what is hard, repeated, waited for, misdirected and failed.
4. Performance is what the customer perceives: success, ease, and empathy by how visible it is.

Formulas: r = C [ω S + (1 - ω) fit] (1 - θ_2s hard) hurry door, fit = (1 - (1 - f1) m) attention to the need;
p(fail) = φ_0 (½ + complexity) (1 - r); success = r (1 - ℓ_f failed);
1 - effort = (1 - c_0) (1 - θ_2 hard) (1 - θ_h (1 - C)) (1 - wait) (1 - θ_t wrong door) (1 - θ_p difficulty)
(1 - θ_f failed); performance = weighted mean of success, 1 - effort and empathy shown, and noise σ.
"""

from __future__ import annotations

from typing import Any

from empathysim.arithmetic import clip
from empathysim.compiled import rule


@rule
def open_mismatch(mismatch: float, has_hidden_need: bool, is_discovered: bool) -> float:
    """Return how far the need is from what is being offered, in [0, 1]; a hidden need is far until it is found."""
    if not has_hidden_need:
        return mismatch
    if is_discovered:
        return 0.4 * mismatch
    return 1.0 - 0.5 * (1.0 - mismatch)


@rule
def fit(reading: float, mismatch: float, attention_to_need: float) -> float:
    """Return how well a solution fits, in [0, 1]: (1 - (1 - f1) m) times what inattention leaves."""
    return (1.0 - (1.0 - reading) * mismatch) * attention_to_need


@rule
def resolution(
    p: Any, me: Any, context: float, fit: float, hardness: float, hurry: float, is_wrong_door: bool
) -> float:
    """Return r, how far a touch resolves the need, in [0, 1]."""
    skill_weight = p.journey_skill_weight
    work = skill_weight * me.skill + (1.0 - skill_weight) * fit
    design = 1.0 - p.human_bias_design_success_weight * hardness
    door = p.journey_wrong_door_success if is_wrong_door else 1.0
    return context * work * design * hurry * door


@rule
def failure_probability(p: Any, complexity: float, resolution: float) -> float:
    """Return the probability in [0, 1] that the touch fails: φ_0 (½ + complexity) (1 - r)."""
    return min(1.0, p.journey_failure_rate * (0.5 + complexity) * (1.0 - resolution))


@rule
def success(p: Any, resolution: float, failed: float) -> float:
    """Return the success of a touch, in [0, 1]; `failed` is 1 or 0."""
    return resolution * (1.0 - p.journey_failure_loss * failed)


@rule
def effort(
    p: Any,
    context: float,
    hardness: float,
    wait: float,
    is_wrong_door: bool,
    difficulty: float,
    failed: float,
) -> float:
    """Return the customer's effort at a touch, in [0, 1]; `difficulty` = complexity times personal luck."""
    ease = (1.0 - p.journey_base_effort) * (1.0 - p.human_bias_design_effort_weight * hardness)
    ease = ease * (1.0 - p.journey_handoff_effort * (1.0 - context)) * (1.0 - wait)
    if is_wrong_door:
        ease = ease * (1.0 - p.journey_transfer_effort)
    ease = ease * (1.0 - p.journey_personal_difficulty * difficulty)
    return 1.0 - ease * (1.0 - p.journey_failure_effort * failed)


@rule
def performance(
    p: Any, success: float, effort: float, expressed: float, stake: float, visibility: float, noise: float
) -> float:
    """Return the performance perceived, in [0, 1]: success, ease and empathy, weighted; `noise` is a normal draw."""
    empathy_weight = p.journey_empathy_weight * (0.5 + stake) * visibility
    weights = p.journey_success_weight + p.journey_ease_weight + empathy_weight
    if weights > 0.0:
        parts = p.journey_success_weight * success + p.journey_ease_weight * (1.0 - effort)
        perceived = (parts + empathy_weight * expressed) / weights
    else:
        perceived = (success + (1.0 - effort) + expressed) / 3.0
    return clip(perceived + p.journey_performance_noise * noise, 0.0, 1.0)
