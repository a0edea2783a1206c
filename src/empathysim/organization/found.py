"""An organization's first day: everybody's traits and starting states, drawn by keyed luck.

Each person's draws depend on the seed and on the row alone: who else is there changes nothing.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from empathysim.arithmetic import clip
from empathysim.chance import beta, exponential, luck, normal, number, occasion
from empathysim.compiled import entry, loop
from empathysim.organization.arrivals import (
    NEVER,
    STARTING_SATISFACTION,
    expectation_at_joining,
    happiness_set_point,
    market_level,
    natural_empathy,
)

#: Mean own life of employees: wealth, age and seniority, expertise in the firm's products.
_LIFE = (0.50, 0.62, 0.65)
_LIFE_SD = 0.15
_MANAGER_LIFE = 0.06
_SEGMENTS = ((0.25, 0.30, 0.80), (0.75, 0.60, 0.50), (0.15, 0.15, 0.10), (0.85, 0.25, 0.30))
_SEGMENT_SD = 0.10
_MEAN_TENURE_WEEKS = 150.0
_SHARE_CUSTOMERS = 0.7

_EMPATHY = np.uint64(number("natural_empathy"))
_HAPPINESS = np.uint64(number("happiness_set_point"))
_DISPOSITION = np.uint64(number("engagement_disposition"))
_WEALTH = np.uint64(number("context_wealth"))
_AGE = np.uint64(number("context_age"))
_EXPERTISE = np.uint64(number("context_expertise"))
_SKILL = np.uint64(number("skill"))
_TENURE = np.uint64(number("tenure"))
_SEGMENT = np.uint64(number("segment"))
_CUSTOMER_WEALTH = np.uint64(number("customer_wealth"))
_CUSTOMER_AGE = np.uint64(number("customer_age"))
_CUSTOMER_EXPERTISE = np.uint64(number("customer_expertise"))
_MISMATCH = np.uint64(number("mismatch"))
_MOOD = np.uint64(number("mood_disposition"))
_STYLE = np.uint64(number("style"))
_EXPECTATION = np.uint64(number("expectation"))
_IS_CUSTOMER = np.uint64(number("is_customer"))
_0 = np.uint64(0)


@loop
def employee_is_drawn(p: Any, me: Any, i: int, seed: Any) -> None:
    """Write who employee i is: traits, own life, skill and tenure."""
    me.natural_empathy = natural_empathy(luck(occasion(seed, _EMPATHY, _0, _0), i))
    me.happiness_set_point = happiness_set_point(luck(occasion(seed, _HAPPINESS, _0, _0), i))
    disposition = normal(luck(occasion(seed, _DISPOSITION, _0, _0), i))
    me.engagement_disposition = p.engagement_disposition_sd * disposition
    further = _MANAGER_LIFE if me.is_manager else 0.0
    wealth = _LIFE[0] + _LIFE_SD * normal(luck(occasion(seed, _WEALTH, _0, _0), i))
    age = _LIFE[1] + _LIFE_SD * normal(luck(occasion(seed, _AGE, _0, _0), i))
    expertise = _LIFE[2] + _LIFE_SD * normal(luck(occasion(seed, _EXPERTISE, _0, _0), i))
    me.wealth = clip(wealth + further, 0.0, 1.0)
    me.age = clip(age + further, 0.0, 1.0)
    me.expertise = clip(expertise + further, 0.0, 1.0)
    me.skill = beta(luck(occasion(seed, _SKILL, _0, _0), i), 6, 4)
    me.tenure_weeks = _MEAN_TENURE_WEEKS * exponential(luck(occasion(seed, _TENURE, _0, _0), i))


@loop
def employee_begins(p: Any, me: Any) -> None:
    """Write the states that everybody begins with."""
    me.is_active = True
    me.customer_focus = me.natural_empathy
    me.goal_pressure = 0.0
    me.target_first_norm = 0.0
    me.literacy = p.emotional_illiteracy_baseline_literacy
    for q in range(4):
        me.insight[q] = 0.15
        me.contacts[q] = 0.0
    me.happiness = me.happiness_set_point
    me.fatigue = 0.2
    me.meaning = 0.45
    me.choice = 0.45
    me.progress = 0.45
    me.engagement = 0.5
    me.sales_attainment = 1.0


@loop
def customer_is_drawn(customer: Any, c: int, seed: Any) -> None:
    """Write who the person in slot c is: segment, own life, need, mood and style."""
    q = int(luck(occasion(seed, _SEGMENT, _0, _0), c) * 4.0)
    customer.segment = q
    wealth = normal(luck(occasion(seed, _CUSTOMER_WEALTH, _0, _0), c))
    age = normal(luck(occasion(seed, _CUSTOMER_AGE, _0, _0), c))
    expertise = normal(luck(occasion(seed, _CUSTOMER_EXPERTISE, _0, _0), c))
    customer.wealth = clip(_SEGMENTS[q][0] + _SEGMENT_SD * wealth, 0.0, 1.0)
    customer.age = clip(_SEGMENTS[q][1] + _SEGMENT_SD * age, 0.0, 1.0)
    customer.expertise = clip(_SEGMENTS[q][2] + _SEGMENT_SD * expertise, 0.0, 1.0)
    customer.mismatch = 0.3 + 0.7 * luck(occasion(seed, _MISMATCH, _0, _0), c)
    customer.mood_disposition = normal(luck(occasion(seed, _MOOD, _0, _0), c))
    customer.style = normal(luck(occasion(seed, _STYLE, _0, _0), c))
    customer.is_customer = luck(occasion(seed, _IS_CUSTOMER, _0, _0), c) < _SHARE_CUSTOMERS


@loop
def customer_begins(p: Any, customer: Any, c: int, seed: Any) -> None:
    """Write the states that every customer begins with."""
    drawn = luck(occasion(seed, _EXPECTATION, _0, _0), c)
    customer.expectation = expectation_at_joining(market_level(p), drawn)
    customer.satisfaction = STARTING_SATISFACTION
    customer.trust = p.trust_propensity
    customer.wallet = 1.0
    customer.products = 1
    customer.journey = -1
    customer.recall_week = NEVER
    customer.very_bad_week = NEVER
    customer.value_discount = 1.0


@entry
def people_arrive(parameters: Any, employees: Any, customers: Any, seed: Any) -> None:
    """Draw every employee and every customer slot of an organization whose desks are set out."""
    for i in range(len(employees)):
        me = employees[i]
        p = parameters[me.group]
        employee_is_drawn(p, me, i, seed)
        employee_begins(p, me)
    p = parameters[0]
    for c in range(len(customers)):
        customer_is_drawn(customers[c], c, seed)
        customer_begins(p, customers[c], c, seed)
