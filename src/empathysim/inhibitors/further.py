"""An empty chair: a further inhibitor of your own takes its place here.

Assumptions
-----------
1. As it stands nobody sits in it, and it changes nothing.
2. Whoever is given the chair, with `compose_rules(further_factor=my_rule)`, takes a share of empathy as the five
   inhibitors do: what the rule returns multiplies the equation.

Formula: f6 = 1.
"""

from __future__ import annotations

from typing import Any

from empathysim.compiled import rule


@rule
def further_factor(p: Any, me: Any, customer: Any, silo: Any) -> float:
    """Return what a further inhibitor leaves of empathy, in [0, 1]: here all of it."""
    return 1.0
