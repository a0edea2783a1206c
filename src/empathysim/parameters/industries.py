"""The sixteen industries: how complicated, how full of problems, how captive, how well staffed.

Complexity, problem factor and slack were tuned so that a population of firms over these industries
differs as much as published company ratings do; the names are types, not portraits of companies.
"""

from __future__ import annotations

_COLUMNS = ("industry.complexity", "industry.problem_factor", "loyalty.captivity", "staffing.slack")

_VALUES: dict[str, tuple[float, float, float, float]] = {
    "grocery": (0.04, 0.5, 0.1, 1.1),
    "fast_food": (0.08, 0.55, 0.05, 1.08),
    "retail": (0.12, 0.65, 0.1, 1.06),
    "parcel": (0.18, 0.8, 0.2, 1.05),
    "bank": (0.21, 0.85, 0.4, 1.05),
    "hotel": (0.27, 0.95, 0.15, 1.03),
    "streaming": (0.23, 0.9, 0.2, 1.02),
    "credit_card": (0.27, 0.95, 0.3, 1.02),
    "airline": (0.38, 1.15, 0.3, 0.99),
    "auto_dealer": (0.33, 1.05, 0.2, 1.0),
    "utility": (0.36, 1.1, 0.65, 1.0),
    "software": (0.37, 1.1, 0.35, 1.0),
    "wireless": (0.43, 1.2, 0.4, 0.99),
    "insurance": (0.38, 1.15, 0.4, 1.0),
    "health_plan": (0.47, 1.3, 0.65, 0.97),
    "tv_internet": (0.54, 1.42, 0.5, 0.96),
}

INDUSTRIES: dict[str, dict[str, float]] = {
    name: dict(zip(_COLUMNS, values, strict=True)) for name, values in _VALUES.items()
}
