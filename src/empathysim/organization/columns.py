"""What is known of everybody: one declaration for each column of employees, customers, silos and the firm.

A column has a name, a type, a unit, bounds and a meaning; the record layouts, the bounds that tests
hold every state to, and the tables of the documents are made from these declarations.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Records = Any
"""A numpy record array: one row for each person; `rows[i].happiness` in rules, `rows["happiness"]` outside."""

_NO_BOUND = float("inf")


@dataclass(frozen=True)
class Column:
    """One thing that is known of each row.

    `kind` is a numpy type, `shape` the number of values (1 unless said), `low` and `high` are the
    bounds that the values never leave.
    """

    name: str
    meaning: str
    unit: str = "share"
    low: float = 0.0
    high: float = 1.0
    kind: str = "f8"
    shape: int = 1


def _share(name: str, meaning: str, shape: int = 1) -> Column:
    return Column(name, meaning, shape=shape)


def _emotion(name: str, meaning: str) -> Column:
    return Column(name, meaning, "emotion", -1.0, 1.0)


def _amount(name: str, meaning: str, unit: str, shape: int = 1) -> Column:
    return Column(name, meaning, unit, 0.0, _NO_BOUND, shape=shape)


def _normal(name: str, meaning: str) -> Column:
    return Column(name, meaning, "standard deviations", -_NO_BOUND, _NO_BOUND)


def _number(name: str, meaning: str, kind: str = "i4", low: float = 0.0) -> Column:
    return Column(name, meaning, "number", low, _NO_BOUND, kind)


def _yes_no(name: str, meaning: str) -> Column:
    return Column(name, meaning, "yes or no", kind="?")


EMPLOYEE = (
    _number("silo", "silo that the desk belongs to"),
    _number("boss", "row of the boss; a silo's head has its own row"),
    _number("level", "steps below the head of the silo"),
    _number("group", "row of the parameters that this desk lives under"),
    _yes_no("is_manager", "somebody reports to this desk"),
    _yes_no("is_active", "the desk is filled"),
    _share("natural_empathy", "the empathy that the person brings along"),
    _share("happiness_set_point", "the happiness that the person returns to"),
    Column("engagement_disposition", "lasting personal difference in engagement", "share", -_NO_BOUND, _NO_BOUND),
    _share("wealth", "own life: wealth"),
    _share("age", "own life: age and seniority"),
    _share("expertise", "own life: expertise in the firm's products"),
    _share("customer_focus", "how far the person works with the customer in mind"),
    _share("goal_pressure", "pressure of the leaders' goals as it is felt"),
    _share("target_first_norm", "how far targets come first as a matter of course"),
    _share("literacy", "emotional literacy: able to name and read customers' emotions"),
    _share("insight", "insight into the customers of each segment", 4),
    _share("happiness", "happiness"),
    _share("fatigue", "emotional fatigue"),
    _share("skill", "skill, the reward of competence"),
    _share("meaning", "the reward of meaningfulness"),
    _share("choice", "the reward of choice"),
    _share("progress", "the reward of progress"),
    _share("engagement", "engagement with the work"),
    Column("sales_attainment", "sales against target (1 is on target)", "ratio", 0.0, 2.0),
    _amount("tenure_weeks", "time since the person was hired", "weeks"),
    _amount("contacts", "touches with customers of each segment, back office counted by visibility", "touches", 4),
    _share("near_focus", "customer focus of the people listened to, at the start of the week"),
    _share("near_happiness", "their happiness"),
    _share("near_literacy", "their emotional literacy"),
    _share("near_insight", "their insight into each segment", 4),
    _share("near_norm", "their target-first norm"),
    _share("boss_goal_pressure", "the boss's goal pressure at the start of the week"),
    _share("peer_norm", "the customer focus that the team is seen to expect"),
    _share("attention", "share of attention that is left for the customer"),
    _share("contact_share", "regular contact with customers, as a share of what is possible"),
    _amount("touches", "touches served this week", "touches"),
    Column("emotion_sum", "customers' emotion just after each touch, added up", "emotion", -_NO_BOUND, _NO_BOUND),
    _amount("success_sum", "success of each touch, added up", "touches"),
    _amount("felt_sum", "empathy felt at each touch, added up", "touches"),
    _amount("dissonance_sum", "display beyond what is felt, added up", "touches"),
    _amount("anger_sum", "touches with an angry customer, by visibility", "touches"),
    _amount("gesture_minutes", "minutes given to acts of kindness this week", "minutes"),
    _number("pushes", "unwanted products sold this week"),
)

CUSTOMER = (
    Column("segment", "segment, 0 for the first", "number", 0.0, 3.0, "i1"),
    _yes_no("is_customer", "the slot is held by a customer, not by the market"),
    _yes_no("is_unresolved", "the last journey left the need open"),
    _yes_no("has_purchased", "a journey that earns revenue was completed this week"),
    Column("journey", "journey of this week, -1 for none", "number", -1.0, 4.0, "i1"),
    Column("response_rating", "how the last very bad journey was answered, 1 to 7 (0: none)", "rating", 0.0, 7.0, "i1"),
    Column("decision", "spending after it: cut -1, same 0, raised 1", "number", -1.0, 1.0, "i1"),
    _number("grievances", "unwanted products that were not noticed yet"),
    _number("products", "products held"),
    Column("recall_week", "week of the last journey", "week", -1e9, _NO_BOUND, "i4"),
    Column("very_bad_week", "week of the last very bad journey", "week", -1e9, _NO_BOUND, "i4"),
    _share("wealth", "own life: wealth"),
    _share("age", "own life: age and seniority"),
    _share("expertise", "own life: expertise in such products"),
    _share("mismatch", "how far the need is from the standard case"),
    _normal("mood_disposition", "lasting tendency of mood"),
    _normal("style", "lasting style of answering surveys; only instruments read it"),
    _share("expectation", "performance that is expected"),
    _share("satisfaction", "satisfaction with the firm"),
    _share("trust", "trust in the firm as an institution"),
    Column("wallet", "share of spending that goes to the firm, 1 at the start", "ratio", 0.0, 2.0),
    _share("recalled_success", "recent journeys: success"),
    _share("recalled_ease", "recent journeys: ease"),
    _emotion("recalled_emotion", "recent journeys: emotion"),
    Column("value_usd", "margin received from this customer, discounted to the joining", "USD", -_NO_BOUND, _NO_BOUND),
    _share("value_discount", "discount factor since the joining"),
)

SILO = (
    _number("group", "row of the parameters that this silo lives under"),
    _number("first", "row of the head, the first of the silo's desks"),
    _number("end", "row after the last of the silo's desks"),
    _number("n_functions", "functions that the silo serves"),
    _yes_no("is_serving", "customers meet this silo"),
    _yes_no("is_product", "the silo designs products and policies"),
    _yes_no("is_front", "the silo's first function is one of the front line"),
    _share("complexity", "complexity of what the silo puts before customers"),
    _share("suggestions", "insight that reaches the design, mean over filled desks"),
    _amount("capacity", "touches that can be served in a week without hurry", "touches"),
    _amount("planned", "touches planned this week", "touches"),
    _amount("utilisation", "planned touches over capacity", "ratio"),
    Column("wait", "waiting, as effort", "share", 0.0, 0.8),
    _share("rush", "what is left of a solution when served in a hurry"),
)

FIRM = (
    _number("seed", "seed of the run", "u8"),
    _number("week", "weeks lived since the organization was founded", "i8"),
    _number("week_zero", "week from which people count", "i8"),
    _share("leader_pressure", "pressure that leaders put on sales goals"),
    _share("reputation", "public reputation"),
    _amount("revenue_average_usd", "recent average of weekly revenue", "USD/week"),
    _amount("aspiration_usd", "weekly revenue that leaders aspire to", "USD/week"),
    _share("shortfall", "revenue short of the aspiration"),
    _share("answers", "share of each segment among those with a recent journey", 4),
    Column("npv_usd", "profit since week zero, discounted to it", "USD", -_NO_BOUND, _NO_BOUND),
    _amount("gesture_usd", "spent on acts of kindness this week", "USD"),
    _amount("gesture_budget_usd", "may be spent on acts of kindness this week", "USD"),
    _amount("push_revenue_usd", "earned by pushing this week", "USD"),
    _amount("good_talk", "people reached by positive word of mouth this week", "people"),
    _amount("bad_talk", "people reached by negative word of mouth this week", "people"),
)


@functools.cache
def layout(columns: tuple[Column, ...]) -> np.dtype[np.void]:
    """Return the record layout of a set of columns.

    Wide columns stand first and the row is filled up to whole words, so that every value is aligned and no byte
    of a row is left undefined: equal states are equal bytes.
    """
    wide_first = sorted(columns, key=lambda column: -np.dtype(column.kind).itemsize)
    fields = [(c.name, c.kind) if c.shape == 1 else (c.name, c.kind, (c.shape,)) for c in wide_first]
    left = -np.dtype(fields).itemsize % 8
    return record_layout([*fields, *((f"filler_{k}", "u1") for k in range(left))])


def record_layout(fields: Sequence[Any]) -> np.dtype[np.void]:
    """Return a layout whose rows know their fields as attributes."""
    return np.dtype((np.record, np.dtype(list(fields))))


def rows(columns: tuple[Column, ...], count: int) -> Records:
    """Return `count` empty rows of these columns."""
    return np.zeros(count, layout(columns)).view(np.recarray)


CASE = (
    _number("customer", "row of the customer whose journey is served"),
    _number("silo", "silo of the last touch, -1 before the first"),
    _number("employee", "row of the employee of the last touch"),
    _number("touches", "touches so far"),
    _yes_no("is_discovered", "the hidden need was found"),
    _yes_no("is_abandoned", "the customer gave up"),
    _yes_no("was_transferred", "a wrong door was reached"),
    Column("failed", "the last touch failed (1) or not (0)"),
    _share("stake", "what is at stake for the customer"),
    _share("complexity", "how complex the matter is"),
    _share("context", "part of the customer's story that is left"),
    _share("market", "performance that the market expects"),
    _share("effort", "effort at the last touch"),
    _emotion("emotion", "emotion now"),
    _emotion("peak", "emotion of largest size so far"),
    Column("feeling_sum", "feelings of the touches, added up", "emotion", -_NO_BOUND, _NO_BOUND),
    _amount("success_sum", "their success", "touches"),
    _amount("effort_sum", "their effort", "touches"),
    _amount("performance_sum", "their performance", "touches"),
)

TALLY = (
    *(_amount(name, f"{name} of the week, added up", "number or sum")
    for name in (
        "journeys", "success", "ease", "performance", "context", "pushed", "very_bad", "abandoned",
        "transferred", "kept", "angry", "agitated", "ambivalent", "appreciative", "adoring", "touches", "felt",
        "expressed", "desks_with_touch", "live", "trust", "leavers", "joiners", "revenue", "staff", "quits",
        "interviews", "expectation", "satisfaction", "trust_after", "value", "customers",
    )),
    Column("emotion", "emotion remembered, added up", "emotion", -_NO_BOUND, _NO_BOUND),
)  # fmt: skip

JOURNEY = (
    _number("legs", "silos on the way"),
    Column("route", "function of each leg", "number", 0.0, 5.0, "i4", 3),
    Column("front", "the leg is served by the front line (1) or the back office (0)", "number", kind="i1", shape=3),
    _yes_no("earns_revenue", "a completed journey is a purchase"),
    _yes_no("has_hidden_need", "the real need is not what is asked for"),
    _share("weight", "share among the journeys"),
    _share("stake", "what is at stake for the customer"),
    _share("complexity", "how complex the matter is"),
    _emotion("mood", "mood that the matter itself brings"),
)
