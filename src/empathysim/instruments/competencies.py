"""The four core competencies of customer experience, each from 0 to 100, read off what a firm really does.

1. Purposeful leadership: work has meaning, heads have customers in mind, and goals do not drive them out.
2. Compelling brand values: journeys meet what the market was promised.
3. Employee engagement.
4. Customer connectedness: people know their customers, read their feelings, and keep their story.

The names are temkin's; how each is computed is a choice of design.
"""

from __future__ import annotations

from collections.abc import Mapping


def purposeful_leadership(meaning: float, leaders_focus: float, goal: float, focus: float) -> float:
    """Return 100 times the mean of meaning, the heads' customer focus, and 1 - goal (1 - focus); all in [0, 1]."""
    return 100.0 * (meaning + leaders_focus + 1.0 - goal * (1.0 - focus)) / 3.0


def compelling_brand_values(promise_kept: float) -> float:
    """Return 100 times the share of journeys, in [0, 1], that met what the market expects."""
    return 100.0 * promise_kept


def employee_engagement(engagement: float) -> float:
    """Return 100 times the mean engagement, in [0, 1]."""
    return 100.0 * engagement


def customer_connectedness(insight: float, literacy: float, context: float) -> float:
    """Return 100 times the mean of insight, literacy and the story kept at a journey's end; all in [0, 1]."""
    return 100.0 * (insight + literacy + context) / 3.0


def competencies(means: Mapping[str, float]) -> dict[str, float]:
    """Return the four competencies from weekly readings or their means over a window."""
    leadership = purposeful_leadership(means["meaning"], means["leaders_focus"], means["goal"], means["focus"])
    return {
        "purposeful_leadership": leadership,
        "compelling_brand_values": compelling_brand_values(means["promise_kept"]),
        "employee_engagement": employee_engagement(means["engagement"]),
        "customer_connectedness": customer_connectedness(means["insight"], means["literacy"], means["context"]),
    }
