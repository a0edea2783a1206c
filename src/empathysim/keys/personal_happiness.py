"""Key 7: personal happiness. Be thankful, hire happy people, keep them happy.

Assumptions
-----------
1. Thankfulness lifts happiness by up to a quarter of what the set point leaves open.
2. Hiring for happiness chooses the best of three candidates (see workforce/hiring.py).

Formula: thankfulness = ¼ u7 (1 - H0).
"""

from __future__ import annotations

from typing import Any

from empathysim.compiled import rule


@rule
def thankfulness(p: Any, me: Any) -> float:
    """Return what being thankful adds to the happiness that the week offers, in [0, 0.25]."""
    return 0.25 * p.personal_happiness_intensity * (1.0 - me.happiness_set_point)
