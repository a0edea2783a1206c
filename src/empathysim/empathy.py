"""THE EQUATION: natural empathy, crushed by five inhibitors, lifted or lowered by the state of the person.

    raw       = natural empathy x accuracy x design x attention x goals x literacy (x further)
    felt      = 1 - (1 - raw)^(1 + tone)
    expressed = felt x scripted expression x tired expression

Taking logarithms, ln(raw / natural empathy) is exactly the sum of the logarithms of the factors: what
each inhibitor crushed in one encounter can be read off it.
"""

from __future__ import annotations

from typing import Any

from empathysim.compiled import rule
from empathysim.inhibitors.corporate_culture import goal_factor
from empathysim.inhibitors.emotional_illiteracy import literacy_factor
from empathysim.inhibitors.further import further_factor
from empathysim.inhibitors.group_think import attention_factor
from empathysim.inhibitors.human_bias import design_factor
from empathysim.inhibitors.individual_context import accuracy
from empathysim.keys.customers_as_people import distance_left


@rule
def reading_of(p: Any, me: Any, customer: Any) -> float:
    """Return f1, how well the employee reads this customer, in [0, 1]."""
    return accuracy(p, me, customer, distance_left(p))


@rule
def raw_empathy(p: Any, me: Any, customer: Any, silo: Any, reading: float) -> float:
    """Return what the inhibitors leave of natural empathy in one encounter, in [0, 1].

    `reading` in [0, 1] is f1; it is 1 where somebody answers who knows the whole story.
    """
    return (
        me.natural_empathy
        * reading
        * design_factor(p, silo)
        * attention_factor(p, me)
        * goal_factor(p, me)
        * literacy_factor(p, me)
        * further_factor(p, me, customer, silo)
    )


@rule
def tone(p: Any, me: Any) -> float:
    """Return β, how engagement, happiness and fatigue tune empathy, in [-0.95, 0.95]."""
    gains = p.empathy_engagement_gain + p.empathy_happiness_gain + p.empathy_fatigue_loss
    lift = p.empathy_engagement_gain * (2.0 * me.engagement - 1.0)
    lift = lift + p.empathy_happiness_gain * (2.0 * me.happiness - 1.0) - p.empathy_fatigue_loss * me.fatigue
    return lift / max(1.0, gains / 0.95)


@rule
def felt_empathy(p: Any, me: Any, raw: float) -> float:
    """Return the empathy that is felt, in [0, 1]: 1 - (1 - raw)^(1 + β)."""
    return 1.0 - (1.0 - raw) ** (1.0 + tone(p, me))


@rule
def expression(p: Any, me: Any) -> float:
    """Return the share in [0, 1] of felt empathy that is shown: scripts and fatigue hide it."""
    scripted = p.empathy_scripted_expression
    return (scripted + (1.0 - scripted) * me.choice) * (1.0 - p.empathy_fatigue_expression * me.fatigue)
