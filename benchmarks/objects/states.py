"""What an object knows of itself: the package's columns as attributes, for readers and for the type checker."""

from __future__ import annotations


class EmployeeState:
    """An employee's attributes; `boss` and `silo` are objects there."""

    level: int
    group: int
    is_manager: bool
    is_active: bool
    natural_empathy: float
    happiness_set_point: float
    engagement_disposition: float
    wealth: float
    age: float
    expertise: float
    customer_focus: float
    goal_pressure: float
    target_first_norm: float
    literacy: float
    insight: list[float]
    happiness: float
    fatigue: float
    skill: float
    meaning: float
    choice: float
    progress: float
    engagement: float
    sales_attainment: float
    tenure_weeks: float
    contacts: list[float]
    near_focus: float
    near_happiness: float
    near_literacy: float
    near_insight: list[float]
    near_norm: float
    boss_goal_pressure: float
    peer_norm: float
    attention: float
    contact_share: float
    touches: float
    emotion_sum: float
    success_sum: float
    felt_sum: float
    dissonance_sum: float
    anger_sum: float
    gesture_minutes: float
    pushes: int


class CustomerState:
    """A customer slot's attributes."""

    segment: int
    is_customer: bool
    is_unresolved: bool
    has_purchased: bool
    journey: int
    response_rating: int
    decision: int
    grievances: int
    products: int
    recall_week: int
    very_bad_week: int
    wealth: float
    age: float
    expertise: float
    mismatch: float
    mood_disposition: float
    style: float
    expectation: float
    satisfaction: float
    trust: float
    wallet: float
    recalled_success: float
    recalled_ease: float
    recalled_emotion: float
    value_usd: float
    value_discount: float


class SiloState:
    """A silo's attributes."""

    group: int
    first: int
    end: int
    n_functions: int
    is_serving: bool
    is_product: bool
    is_front: bool
    complexity: float
    suggestions: float
    capacity: float
    planned: float
    utilisation: float
    wait: float
    rush: float
