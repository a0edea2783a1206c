"""Customers are served, one after the other: steps 8 to 11 of the week.

The first to be served is drawn each week, so that no row is favoured by the budget for kindness.
"""

from __future__ import annotations

from typing import Any

from empathysim.chance import luck, normal, number
from empathysim.compiled import loop
from empathysim.empathy import expression, felt_empathy, raw_empathy, reading_of
from empathysim.experience.emotion import feeling, starting_emotion
from empathysim.experience.encounter import (
    effort,
    failure_probability,
    fit,
    open_mismatch,
    performance,
    resolution,
    success,
)
from empathysim.experience.expectation import compared_with
from empathysim.experience.handoff import handoff_loss
from empathysim.experience.journey import abandon_probability
from empathysim.inhibitors.group_think import attention_to_need
from empathysim.inhibitors.human_bias import hardness
from empathysim.keys.acts_of_kindness import gesture_cost_usd, gesture_probability, performance_with_gesture
from empathysim.keys.journey_view import discovery_probability, story_lost, wrong_door_probability
from empathysim.organization.arrivals import market_level
from empathysim.week.desk import serving_desk, serving_silo, wrong_door
from empathysim.week.remember import customer_remembers, employee_pushes, wrongs_come_out

_FIRST = number("served_first")
_MOOD = number("starting_mood")
_WRONG_DOOR = number("wrong_door")
_WRONG_SILO = number("wrong_door_silo")
_SILO = number("serving_silo")
_EMPLOYEE = number("serving_employee")
_DISCOVERED = number("need_discovered")
_FAILURE = number("failure")
_DIFFICULTY = number("difficulty")
_NOISE = number("performance_noise")
_GESTURE = number("gesture")
_GESTURE_COST = number("gesture_cost")
_ABANDON = number("abandon")


@loop
def story_is_handed_on(world: Any, s: int) -> None:
    """Lose part of the customer's story where the case comes from another silo."""
    case = world.case[0]
    if case.silo >= 0 and case.silo != s:
        p = world.parameters[world.silos[s].group]
        case.context = case.context * (1.0 - story_lost(p, handoff_loss(p, world.bridges[case.silo, s])))
    case.silo = s


@loop
def gesture_is_made(world: Any, i: int, touch: int, expressed: float, performance: float) -> float:
    """Return the performance perceived, lifted where employee i makes a gesture that the budget still bears."""
    case, firm, me = world.case[0], world.firm[0], world.employees[i]
    p = world.parameters[me.group]
    is_recovery = case.failed > 0.0 or case.emotion < -0.1
    chance = gesture_probability(p, me, expressed, is_recovery)
    if chance <= 0.0 or not luck(world.occasions[_GESTURE, touch], case.customer) < chance:
        return performance
    cost = gesture_cost_usd(p, luck(world.occasions[_GESTURE_COST, touch], case.customer))
    if firm.gesture_usd + cost > firm.gesture_budget_usd:
        return performance
    firm.gesture_usd += cost
    me.gesture_minutes += p.acts_of_kindness_minutes
    return performance_with_gesture(p, performance)


@loop
def need_is_met(world: Any, i: int, touch: int, reading: float, has_hidden_need: bool) -> float:
    """Return how far employee i's touch succeeds, in [0, 1]; write its effort and whether it failed."""
    case, me = world.case[0], world.employees[i]
    customer, silo = world.customers[case.customer], world.silos[case.silo]
    p = world.parameters[me.group]
    is_wrong_door = touch % 2 == 0
    if touch == 1 and has_hidden_need:
        case.is_discovered = luck(world.occasions[_DISCOVERED, 0], case.customer) < discovery_probability(p, me)
    mismatch = open_mismatch(customer.mismatch, has_hidden_need, case.is_discovered)
    fits = fit(reading, mismatch, attention_to_need(p, me))
    hard = hardness(world.parameters[silo.group], silo)
    resolved = resolution(p, me, case.context, fits, hard, silo.rush, is_wrong_door)
    case.failed = 0.0
    if luck(world.occasions[_FAILURE, touch], case.customer) < failure_probability(p, case.complexity, resolved):
        case.failed = 1.0
    difficulty = case.complexity * luck(world.occasions[_DIFFICULTY, touch], case.customer)
    case.effort = effort(p, case.context, hard, silo.wait, is_wrong_door, difficulty, case.failed)
    return success(p, resolved, case.failed)


@loop
def customer_feels(world: Any, i: int, performance: float, succeeded: float) -> None:
    """Write how the touch felt and add it to the journey."""
    case = world.case[0]
    customer = world.customers[case.customer]
    p = world.parameters[world.employees[i].group]
    surprise = performance - compared_with(p, customer, case.market)
    felt = feeling(p, surprise, case.stake, case.failed)
    case.emotion = (1.0 - p.journey_emotion_memory) * case.emotion + p.journey_emotion_memory * felt
    case.touches += 1
    if case.touches == 1 or abs(case.emotion) > abs(case.peak):
        case.peak = case.emotion
    case.feeling_sum += felt
    case.success_sum += succeeded
    case.effort_sum += case.effort
    case.performance_sum += performance


@loop
def employee_counts(world: Any, i: int, visibility: float, felt: float, expressed: float, succeeded: float) -> None:
    """Add the touch to what employee i lived through this week."""
    case, me, tally = world.case[0], world.employees[i], world.tally[0]
    p = world.parameters[me.group]
    if me.touches == 0.0:
        tally.desks_with_touch += 1.0
    me.touches += 1.0
    me.contacts[world.customers[case.customer].segment] += visibility
    me.emotion_sum += case.emotion
    me.success_sum += succeeded
    me.felt_sum += felt
    me.dissonance_sum += max(0.0, p.wellbeing_display_rule - felt) * visibility
    if case.emotion < -0.4:
        me.anger_sum += visibility
    tally.touches += 1.0
    tally.felt += felt
    tally.expressed += expressed


@loop
def touch_is_served(world: Any, s: int, touch: int, is_front: bool, has_hidden_need: bool) -> None:
    """Live one touch of the case in silo s: number 2 leg + 1 at the right door, 2 leg at a wrong one."""
    case = world.case[0]
    story_is_handed_on(world, s)
    i = serving_desk(world, s, luck(world.occasions[_EMPLOYEE, touch], case.customer))
    me, customer, silo = world.employees[i], world.customers[case.customer], world.silos[s]
    p = world.parameters[me.group]
    case.employee = i
    reading = reading_of(p, me, customer)
    felt = felt_empathy(p, me, raw_empathy(p, me, customer, silo, reading))
    expressed = felt * expression(p, me)
    visibility = 1.0 if is_front else p.journey_back_office_visibility
    succeeded = need_is_met(world, i, touch, reading, has_hidden_need)
    noise = normal(luck(world.occasions[_NOISE, touch], case.customer))
    perceived = performance(p, succeeded, case.effort, expressed, case.stake, visibility, noise)
    if is_front:
        perceived = gesture_is_made(world, i, touch, expressed, perceived)
    customer_feels(world, i, perceived, succeeded)
    employee_counts(world, i, visibility, felt, expressed, succeeded)


@loop
def case_begins(world: Any, c: int) -> None:
    """Write the beginning of customer c's journey."""
    case, customer = world.case[0], world.customers[c]
    template = world.journeys[customer.journey]
    case.customer = c
    case.silo = -1
    case.touches = 0
    case.is_discovered = False
    case.is_abandoned = False
    case.was_transferred = False
    case.failed = 0.0
    case.stake = template.stake
    case.complexity = template.complexity
    case.context = 1.0
    case.market = market_level(world.parameters[0])
    mood = normal(luck(world.occasions[_MOOD, 0], c))
    case.emotion = starting_emotion(template.mood, customer.mood_disposition, mood)
    case.feeling_sum = case.success_sum = case.effort_sum = case.performance_sum = 0.0


@loop
def leg_is_served(world: Any, leg: int, function: int, is_front: bool, has_hidden_need: bool) -> None:
    """Live one leg: perhaps a wrong door first, then the right one."""
    case = world.case[0]
    right = serving_silo(world, function, world.occasions[_SILO, 2 * leg + 1], case.customer)
    p = world.parameters[world.silos[right].group]
    if luck(world.occasions[_WRONG_DOOR, 2 * leg], case.customer) < wrong_door_probability(p, case.complexity):
        door = wrong_door(world, right, luck(world.occasions[_WRONG_SILO, 2 * leg], case.customer))
        if door >= 0:
            case.was_transferred = True
            touch_is_served(world, door, 2 * leg, world.silos[door].is_front, has_hidden_need)
    touch_is_served(world, right, 2 * leg + 1, is_front, has_hidden_need)


@loop
def journey_is_lived(world: Any, c: int) -> None:
    """Live customer c's journey from its first leg to its last, or until the customer gives up."""
    case_begins(world, c)
    case = world.case[0]
    template = world.journeys[world.customers[c].journey]
    for leg in range(template.legs):
        leg_is_served(world, leg, template.route[leg], template.front[leg] == 1, template.has_hidden_need)
        if leg + 1 < template.legs:
            chance = abandon_probability(world.parameters[0], case.effort)
            if luck(world.occasions[_ABANDON, 2 * leg + 1], c) < chance:
                case.is_abandoned = True
                case.emotion = max(-1.0, case.emotion - 0.2)
                if abs(case.emotion) > abs(case.peak):
                    case.peak = case.emotion
                break
    if not case.is_abandoned:
        employee_pushes(world)
    customer_remembers(world)


@loop
def customers_are_served(world: Any) -> None:
    """Live steps 8 to 11 for every customer, beginning at the row that the week's luck draws."""
    c = int(luck(world.occasions[_FIRST, 0], 0) * len(world.customers))
    for _ in range(len(world.customers)):
        customer = world.customers[c]
        customer.has_purchased = False
        if customer.is_customer:
            if customer.journey >= 0:
                journey_is_lived(world, c)
            wrongs_come_out(world, c)
            world.tally[0].trust += customer.trust
            world.tally[0].live += 1.0
        c += 1
        if c == len(world.customers):
            c = 0
