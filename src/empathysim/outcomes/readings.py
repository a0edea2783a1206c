"""What is read off a firm: each reading's meaning, unit, better direction, and smallest difference that matters.

Weekly tables, summaries, experiments' outcomes and their checks are all made from this registry.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Better = Literal["higher", "lower", "neither"]


@dataclass(frozen=True)
class Reading:
    """One thing that is read off a firm.

    `smallest_difference` is the smallest difference that matters, in the reading's unit or, where
    `is_relative`, as a share of the value it is compared with (profit: of revenue).
    """

    name: str
    meaning: str
    unit: str
    better: Better
    smallest_difference: float
    is_relative: bool = False


def _share(name: str, meaning: str, better: Better = "higher", matters: float = 0.02) -> Reading:
    return Reading(name, meaning, "share", better, matters)


def _money(name: str, meaning: str, better: Better, unit: str = "USD/week") -> Reading:
    return Reading(name, meaning, unit, better, 0.02, is_relative=True)


def _rating(name: str, meaning: str, unit: str = "net points") -> Reading:
    return Reading(name, meaning, unit, "higher", 2.0)


_EMPATHY = 0.01

WEEKLY = (
    _share("empathy", "empathy felt, mean over touches", matters=_EMPATHY),
    _share("expressed", "empathy shown, mean over touches", matters=_EMPATHY),
    _share("focus", "customer focus of employees"),
    _share("attention", "share of attention that employees leave for the customer"),
    _share("goal", "leaders' goal pressure as employees feel it", "lower"),
    _share("literacy", "emotional literacy of employees"),
    _share("insight", "insight into customers, mean over segments"),
    _share("happiness", "happiness of employees"),
    _share("fatigue", "fatigue of employees", "lower"),
    _share("engagement", "engagement of employees"),
    _share("target_norm", "target-first norm", "lower"),
    _share("complexity", "complexity of design, mean over the silos that serve", "lower"),
    Reading("utilisation", "planned touches over capacity, mean over the silos that serve", "ratio", "neither", 0.02),
    _share("success", "success of journeys"),
    _share("ease", "ease of journeys"),
    Reading("emotion", "emotion remembered of journeys, -1 to 1", "emotion", "higher", 0.02),
    _share("performance", "performance that customers perceive"),
    _share("context", "part of the customer's story that is left at the end of a journey"),
    _share("expectation", "performance that customers expect", "neither"),
    _share("satisfaction", "satisfaction of customers", matters=0.005),
    _share("trust", "trust of customers in the firm"),
    _share("reputation", "public reputation"),
    Reading("customers", "live customers at the end of the week", "customers", "higher", 0.02, is_relative=True),
    _share("churn", "share of customers who leave in the week", "lower", 0.0001),
    Reading("joins", "customers who join in the week", "customers", "higher", 0.02, is_relative=True),
    _share("push", "share of journeys with an unwanted product sold", "lower"),
    _share("very_bad", "share of journeys remembered as very bad", "lower"),
    _share("abandon", "share of journeys given up", "lower"),
    Reading("staff", "filled desks", "employees", "higher", 0.02, is_relative=True),
    _share("quit", "share of filled desks that quit in the week", "lower", 0.0002),
    _money("revenue", "revenue", "higher"),
    _money("profit", "profit", "higher"),
    _share("angry", "share of journeys remembered as angry", "lower"),
    _share("agitated", "share of journeys remembered as agitated", "lower"),
    _share("ambivalent", "share of journeys remembered with mixed feelings", "neither"),
    _share("appreciative", "share of journeys remembered as appreciative"),
    _share("adoring", "share of journeys remembered as adoring"),
    _share("meaning", "reward of meaningfulness"),
    _share("choice", "reward of choice"),
    _share("competence", "reward of competence (skill)"),
    _share("progress", "reward of progress"),
    _money("key_cost", "cost of the keys, without gestures", "lower"),
    _money("release_cost", "cost of having released inhibitors", "lower"),
    _money("gesture_cost", "spent on acts of kindness", "lower"),
    _money("research_cost", "spent on interviews with customers", "lower"),
    Reading("journeys", "journeys that were started", "journeys", "neither", 0.02, is_relative=True),
    _share("transfer_share", "share of journeys that were sent to a wrong door", "lower"),
    _share("promise_kept", "share of journeys that met what the market expects"),
    _share("leaders_focus", "customer focus of the heads of silos"),
    Reading("clv_realised", "margin from each live customer so far, pushes left out, discounted to joining", "USD",
            "higher", 0.02, is_relative=True),
    Reading("npv", "profit since week zero, discounted to it", "USD", "higher", 0.02, is_relative=True),
)  # fmt: skip

SUMMARY_ONLY = (
    _share("retention", "share of customers who stay a year", matters=0.005),
    _share("turnover", "share of employees who quit in a year", "lower", 0.01),
    Reading("clv", "lifetime value of a customer", "USD", "higher", 0.02, is_relative=True),
    _rating("temkin_experience_rating", "mean of the three nets of success, ease and emotion"),
    _rating("success_net", "6 and 7 less 1 to 3, success"),
    _rating("effort_net", "6 and 7 less 1 to 3, ease"),
    _rating("emotion_net", "6 and 7 less 1 to 3, emotion"),
    _rating("net_promoter_score", "NPS: 9 and 10 less 0 to 6, likelihood to recommend"),
    _rating("purchase_net", "6 and 7 less 1 to 3, likely to buy more"),
    _rating("trust_net", "6 and 7 less 1 to 3, likely to trust"),
    _rating("forgive_net", "6 and 7 less 1 to 3, likely to forgive"),
    _rating("try_net", "6 and 7 less 1 to 3, likely to try something new"),
    _share("share_highly_engaged", "employees with an engagement sum of 19 to 21"),
    _share("share_moderately_engaged", "employees with an engagement sum of 16 to 18"),
    _share("share_slightly_engaged", "employees with an engagement sum of 13 to 15", "neither"),
    _share("share_disengaged", "employees with an engagement sum of 12 or less", "lower"),
    _rating("purposeful_leadership", "how far leaders are seen to act as they say", "points of 100"),
    _rating("compelling_brand_values", "how far the brand's promise is kept", "points of 100"),
    _rating("employee_engagement", "how far employees are engaged", "points of 100"),
    _rating("customer_connectedness", "how far employees know, read and follow their customers", "points of 100"),
    _share("adoring_minus_angry", "share of adoring less share of angry journeys"),
)

READINGS: dict[str, Reading] = {reading.name: reading for reading in (*WEEKLY, *SUMMARY_ONLY)}
"""All readings by name."""
