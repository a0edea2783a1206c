"""Accounts and readings at the end of a week (step 14). Nothing that lives reads a reading."""

from __future__ import annotations

from typing import Any

from empathysim.compiled import loop
from empathysim.keys.sense_of_purpose import purpose_cost_usd
from empathysim.outcomes.accounts import (
    aspiration_after,
    discount,
    key_cost_usd,
    release_cost_usd,
    shortfall,
)

ASPIRATION_WEEK = 26


@loop
def costs_are_counted(world: Any) -> None:
    """Write what keys, releases, gestures and interviews cost this week, for the desks filled at its end.

    Wages are paid to those who were there at its beginning.
    """
    reading = world.reading[0]
    keys = releases = 0.0
    for me in world.employees:
        if me.is_active:
            p = world.parameters[me.group]
            keys += key_cost_usd(p, purpose_cost_usd(p))
            releases += release_cost_usd(p, world.at_start[0])
    reading.key_cost = keys
    reading.release_cost = releases
    reading.gesture_cost = world.firm[0].gesture_usd
    reading.research_cost = world.tally[0].interviews * world.parameters[0].qualitative_research_cost_usd


@loop
def money_is_counted(world: Any) -> None:
    """Write revenue, profit and present value, and what leaders now aspire to."""
    p, firm, tally, reading = world.parameters[0], world.firm[0], world.tally[0], world.reading[0]
    reading.revenue = tally.revenue + firm.push_revenue_usd
    wages = tally.staff * p.money_wage_usd
    turnover = tally.quits * p.money_turnover_cost_share * 52.0 * p.money_wage_usd
    programmes = reading.key_cost + reading.release_cost + reading.gesture_cost + reading.research_cost
    reading.profit = (1.0 - p.money_cost_of_goods) * reading.revenue - wages - turnover - programmes
    firm.npv_usd += reading.profit * discount(p, float(firm.week - firm.week_zero))
    reading.npv = firm.npv_usd
    if firm.week == 0:
        firm.revenue_average_usd = reading.revenue
    firm.revenue_average_usd += 0.25 * (reading.revenue - firm.revenue_average_usd)
    if firm.week == ASPIRATION_WEEK:
        firm.aspiration_usd = firm.revenue_average_usd
    elif firm.week > ASPIRATION_WEEK:
        firm.aspiration_usd = aspiration_after(p, firm.aspiration_usd, firm.revenue_average_usd)
    firm.shortfall = shortfall(firm.revenue_average_usd, firm.aspiration_usd)


@loop
def journeys_are_read(world: Any) -> None:
    """Write the readings of this week's journeys and touches; without any, the last ones stand."""
    tally, reading = world.tally[0], world.reading[0]
    reading.journeys = tally.journeys
    if tally.touches > 0.0:
        reading.empathy = tally.felt / tally.touches
        reading.expressed = tally.expressed / tally.touches
    n = tally.journeys
    if n == 0.0:
        return
    reading.success = tally.success / n
    reading.ease = tally.ease / n
    reading.emotion = tally.emotion / n
    reading.performance = tally.performance / n
    reading.context = tally.context / n
    reading.push = tally.pushed / n
    reading.very_bad = tally.very_bad / n
    reading.abandon = tally.abandoned / n
    reading.transfer_share = tally.transferred / n
    reading.promise_kept = tally.kept / n
    reading.angry = tally.angry / n
    reading.agitated = tally.agitated / n
    reading.ambivalent = tally.ambivalent / n
    reading.appreciative = tally.appreciative / n
    reading.adoring = tally.adoring / n


@loop
def customers_are_read(world: Any) -> None:
    """Write the readings of this week's customers; without any, the last means stand."""
    tally, reading, firm = world.tally[0], world.reading[0], world.firm[0]
    reading.reputation = firm.reputation
    reading.customers = tally.customers
    reading.joins = tally.joiners
    if tally.live > 0.0:
        reading.churn = tally.leavers / tally.live
        reading.expectation = tally.expectation / tally.live
        reading.satisfaction = tally.satisfaction / tally.live
        reading.trust = tally.trust_after / tally.live
    if tally.customers > 0.0:
        reading.clv_realised = tally.value / tally.customers


@loop
def silos_are_read(world: Any) -> None:
    """Write the means over the silos that serve, and over the heads of all."""
    reading = world.reading[0]
    complexity = use = focus = 0.0
    for s in world.serving:
        complexity += world.silos[s].complexity
        use += world.silos[s].utilisation
    for silo in world.silos:
        focus += world.employees[silo.first].customer_focus
    reading.complexity = complexity / len(world.serving)
    reading.utilisation = use / len(world.serving)
    reading.leaders_focus = focus / len(world.silos)


@loop
def add_employee(reading: Any, me: Any, share: float) -> None:
    """Add the share of one filled desk to the means over all."""
    reading.focus += share * me.customer_focus
    reading.attention += share * me.attention
    reading.goal += share * me.goal_pressure
    reading.literacy += share * me.literacy
    reading.insight += share * 0.25 * (me.insight[0] + me.insight[1] + me.insight[2] + me.insight[3])
    reading.happiness += share * me.happiness
    reading.fatigue += share * me.fatigue
    reading.engagement += share * me.engagement
    reading.target_norm += share * me.target_first_norm
    reading.meaning += share * me.meaning
    reading.choice += share * me.choice
    reading.competence += share * me.skill
    reading.progress += share * me.progress


@loop
def employees_are_read(world: Any) -> None:
    """Write the means over filled desks at the end of the week."""
    reading, tally = world.reading[0], world.tally[0]
    filled = 0.0
    for me in world.employees:
        if me.is_active:
            filled += 1.0
    reading.staff = filled
    reading.quit = tally.quits / tally.staff
    reading.focus = reading.attention = reading.goal = reading.literacy = reading.insight = 0.0
    reading.happiness = reading.fatigue = reading.engagement = reading.target_norm = 0.0
    reading.meaning = reading.choice = reading.competence = reading.progress = 0.0
    for me in world.employees:
        if me.is_active:
            add_employee(reading, me, 1.0 / filled)


@loop
def week_is_closed(world: Any) -> None:
    """Live step 14 and write every reading of the week."""
    costs_are_counted(world)
    money_is_counted(world)
    journeys_are_read(world)
    customers_are_read(world)
    silos_are_read(world)
    employees_are_read(world)
