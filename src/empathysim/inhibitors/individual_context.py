"""Inhibitor 1: we see others through our own life.

Employees live other lives than their customers and know far more about products, processes and
jargon. Both make them misjudge what a customer needs.

Assumptions
-----------
1. Misjudgement grows with the distance between the two lives (wealth, age, expertise).
2. Skill brings its own blindness, the curse of knowledge: experts forget what it is not to know.
3. Insight into the customer's segment takes both away in proportion.

Formula: accuracy = [1 - s1 θ_d distance (1 - K)] [1 - s1 θ_k S (1 - K)], where talking about
customers as people (key 3) shortens the distance.
"""

from __future__ import annotations

import math
from typing import Any

from empathysim.compiled import rule


@rule
def distance(me: Any, customer: Any) -> float:
    """Return the distance between two lives, in [0, 1]: the Euclidean one over three dimensions, over √3."""
    wealth = me.wealth - customer.wealth
    age = me.age - customer.age
    expertise = me.expertise - customer.expertise
    return math.sqrt((wealth * wealth + age * age + expertise * expertise) / 3.0)


@rule
def accuracy(p: Any, me: Any, customer: Any, distance_left: float) -> float:
    """Return f1, how well the employee reads this customer, in [0, 1].

    Reads insight into the customer's segment, skill and both lives; `distance_left` in [0, 1] is
    the part of the distance that key 3 leaves.
    Sources: homburg_2009, camerer_1989, newton_1990.
    """
    strength = p.individual_context_strength
    unfamiliar = 1.0 - me.insight[customer.segment]
    other_life = strength * p.individual_context_distance_weight * distance(me, customer) * distance_left * unfamiliar
    jargon = strength * p.individual_context_curse_of_knowledge * me.skill * unfamiliar
    return (1.0 - other_life) * (1.0 - jargon)
