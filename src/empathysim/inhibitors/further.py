"""An empty chair: a further inhibitor of your own takes its place here.

Give `compose_rules(further_factor=my_rule)` a plain function with the same arguments; what it
returns multiplies the equation. As it stands it changes nothing.
"""

from __future__ import annotations

from typing import Any

from empathysim.compiled import rule


@rule
def further_factor(p: Any, me: Any, customer: Any, silo: Any) -> float:
    """Return what a further inhibitor leaves of empathy, in [0, 1]: here all of it."""
    return 1.0
