"""Silos before customers come: design (step 7), desks, and the queues that this week's journeys make."""

from __future__ import annotations

from typing import Any

from empathysim.chance import luck, number
from empathysim.compiled import loop, rule
from empathysim.experience.journey import purchase_scale, start_probability
from empathysim.experience.queue import hurry, utilisation, waiting, work_weight
from empathysim.inhibitors.human_bias import complexity_after, suggestion
from empathysim.organization.journeys import JOURNEYS, PROBLEM
from empathysim.week.desk import serving_silo

_START = number("journey_start")
_RECONTACT = number("recontact")
_TYPE = number("journey_type")
_SILO = number("serving_silo")
PROBLEM_RESOLUTION = [journey.name for journey in JOURNEYS].index(PROBLEM)


@loop
def silos_design(world: Any) -> None:
    """Let the complexity of each silo's design creep and be simplified (step 7)."""
    product, products = 0.0, 0
    for silo in world.silos:
        total, filled = 0.0, 0
        for i in range(silo.first, silo.end):
            me = world.employees[i]
            if me.is_active:
                total += suggestion(me)
                filled += 1
        if filled > 0:
            silo.suggestions = total / filled
        if silo.is_product:
            product += silo.suggestions
            products += 1
    for silo in world.silos:
        silo.complexity = complexity_after(world.parameters[silo.group], silo, product / products)


@loop
def desks_open(world: Any) -> None:
    """Add up the work weights of each silo's desks, and its capacity."""
    for silo in world.silos:
        total = 0.0
        for i in range(silo.first, silo.end):
            me = world.employees[i]
            total += work_weight(world.parameters[me.group], me)
            world.work[i] = total
        p = world.parameters[silo.group]
        silo.capacity = p.staffing_slack * p.staffing_touches_per_week * total
        silo.planned = 0.0


@rule
def journey_of(world: Any, c: int, purchase_scale: float) -> int:
    """Return which of the five journeys a customer sets out on, by weights."""
    weights = world.journey_weights
    total = 1.0 - weights[0] + weights[0] * purchase_scale
    mark = luck(world.occasions[_TYPE, 0], c) * total - weights[0] * purchase_scale
    journey = 0
    while mark >= 0.0 and journey < 4:
        journey += 1
        mark -= weights[journey]
    return journey


@loop
def customers_set_out(world: Any) -> None:
    """Decide who begins which journey this week, and plan its touches."""
    p = world.parameters[0]
    weights = world.journey_weights
    for c in range(len(world.customers)):
        customer = world.customers[c]
        customer.journey = -1
        if not customer.is_customer:
            continue
        scale = purchase_scale(p, customer.satisfaction)
        if luck(world.occasions[_START, 0], c) < start_probability(p, weights[0], scale):
            customer.journey = journey_of(world, c, scale)
        if customer.is_unresolved:
            customer.is_unresolved = False
            if luck(world.occasions[_RECONTACT, 0], c) < p.journey_repeat_contact:
                customer.journey = PROBLEM_RESOLUTION
        if customer.journey >= 0:
            template = world.journeys[customer.journey]
            for leg in range(template.legs):
                silo = serving_silo(world, template.route[leg], world.occasions[_SILO, 2 * leg + 1], c)
                world.silos[silo].planned += 1.0


@loop
def queues_form(world: Any) -> None:
    """Turn planned touches into use, waiting and hurry."""
    for silo in world.silos:
        silo.utilisation = utilisation(silo.planned, silo.capacity)
        silo.wait = waiting(silo.utilisation)
        silo.rush = hurry(world.parameters[silo.group], silo.utilisation)
