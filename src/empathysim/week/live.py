"""One week after another: the order of the steps, and the one compiled entry."""

from __future__ import annotations

from typing import Any

import numpy as np

from empathysim.chance import occasion
from empathysim.compiled import entry, loop
from empathysim.week.account import week_is_closed
from empathysim.week.feel import employees_feel
from empathysim.week.prepare import PROBLEM_RESOLUTION, customers_set_out, desks_open, queues_form, silos_design
from empathysim.week.serve import customers_are_served
from empathysim.week.settle import customers_settle
from empathysim.week.think import employees_think


@loop
def week_is_opened(world: Any) -> None:
    """Draw the keys of this week's decisions, clear the sums, and read the levers that act for a week."""
    firm, p = world.firm[0], world.parameters[0]
    decisions, touches = world.occasions.shape
    for decision in range(decisions):
        for touch in range(touches):
            world.occasions[decision, touch] = occasion(
                firm.seed, np.uint64(decision), np.uint64(firm.week), np.uint64(touch)
            )
    world.tally[0] = world.no_tally[0]
    total = 0.0
    for k in range(len(world.journeys)):
        factor = 1.0
        if k == PROBLEM_RESOLUTION:
            factor = p.industry_problem_factor
        world.journey_weights[k] = world.journeys[k].weight * factor
        total += world.journey_weights[k]
    for k in range(len(world.journeys)):
        world.journey_weights[k] /= total


@loop
def budget_is_set(world: Any) -> None:
    """Set what may be spent on acts of kindness this week: a budget for each desk, in proportion to the key."""
    firm = world.firm[0]
    firm.gesture_usd = 0.0
    firm.push_revenue_usd = 0.0
    budget = 0.0
    for me in world.employees:
        p = world.parameters[me.group]
        budget += p.acts_of_kindness_budget_usd * p.acts_of_kindness_intensity
    firm.gesture_budget_usd = budget


@loop
def week(world: Any) -> None:
    """Live one week, step by step."""
    week_is_opened(world)
    budget_is_set(world)
    employees_think(world)  # steps 1 to 6
    silos_design(world)  # step 7
    desks_open(world)
    customers_set_out(world)
    queues_form(world)
    customers_are_served(world)  # steps 8 to 11
    customers_settle(world)  # steps 11 and 12
    employees_feel(world)  # step 13
    week_is_closed(world)  # step 14
    world.firm[0].week += 1


@entry
def live(world: Any, log: Any, first: int, weeks: int) -> None:
    """Live so many weeks; write the readings of each into `log`, from row `first` on."""
    for k in range(first, first + weeks):
        week(world)
        log[k] = world.reading[0]
