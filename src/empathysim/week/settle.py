"""Customers, after they were served: reputation, spending, leaving and joining (the end of step 11, step 12)."""

from __future__ import annotations

from typing import Any

from empathysim.arithmetic import toward
from empathysim.chance import luck, number
from empathysim.compiled import loop
from empathysim.organization.arrivals import (
    NEVER,
    RECENT_WEEKS,
    STARTING_SATISFACTION,
    expectation_at_joining,
    market_level,
)
from empathysim.outcomes.accounts import discount
from empathysim.outcomes.loyalty import leave_probability, spending
from empathysim.outcomes.trust import reputation_after, trust_after_week
from empathysim.outcomes.word_of_mouth import bad_talk, good_talk, join_probability

_LEAVE = number("leave")
_JOIN = number("join")
_JOINING_EXPECTATION = number("joining_expectation")


@loop
def reputation_moves(world: Any) -> None:
    """Let a disclosure and the customers' mean trust move public reputation."""
    p, firm, tally = world.parameters[0], world.firm[0], world.tally[0]
    if firm.week - firm.week_zero == p.trust_disclosure_week:
        firm.reputation *= 1.0 - p.trust_disclosure_severity
    mean_trust = p.trust_propensity
    if tally.live > 0.0:
        mean_trust = tally.trust / tally.live
    firm.reputation = reputation_after(p, firm.reputation, mean_trust)


@loop
def market_listens(world: Any) -> None:
    """Count the people that this week's customers talk to."""
    p, firm, tally = world.parameters[0], world.firm[0], world.tally[0]
    firm.good_talk = good_talk(p, tally.journeys, tally.appreciative, tally.adoring)
    firm.bad_talk = bad_talk(p, tally.journeys, tally.agitated, tally.angry)


@loop
def customer_spends(world: Any, c: int, market: float, weekly_discount: float) -> None:
    """Let a live customer drift for a week, and pay."""
    p, customer, tally = world.parameters[0], world.customers[c], world.tally[0]
    customer.expectation = toward(customer.expectation, market, p.expectation_market_pull)
    customer.trust = trust_after_week(p, customer.trust, world.firm[0].reputation)
    customer.wallet = toward(customer.wallet, 1.0, p.loyalty_wallet_recovery)
    paid = p.money_subscription_usd
    if customer.has_purchased:
        paid += p.money_purchase_usd
    paid *= spending(p, customer)
    customer.value_usd += paid * (1.0 - p.money_cost_of_goods) * customer.value_discount
    customer.value_discount *= weekly_discount
    tally.revenue += paid
    tally.expectation += customer.expectation
    tally.satisfaction += customer.satisfaction
    tally.trust_after += customer.trust


@loop
def customer_joins(world: Any, c: int, market: float) -> None:
    """Write a new customer into the slot; who the person is stays as drawn."""
    customer, firm = world.customers[c], world.firm[0]
    customer.is_customer = True
    customer.is_unresolved = False
    customer.expectation = expectation_at_joining(market, luck(world.occasions[_JOINING_EXPECTATION, 0], c))
    customer.satisfaction = STARTING_SATISFACTION
    customer.trust = firm.reputation
    customer.wallet = 1.0
    customer.grievances = 0
    customer.products = 1
    customer.recall_week = NEVER
    customer.recalled_success = customer.recalled_ease = customer.recalled_emotion = 0.0
    customer.very_bad_week = NEVER
    customer.response_rating = 0
    customer.decision = 0
    customer.value_usd = 0.0
    customer.value_discount = 1.0


@loop
def customers_come_and_go(world: Any) -> None:
    """Let every live customer spend and perhaps leave, and every other slot perhaps be filled."""
    p, firm, tally = world.parameters[0], world.firm[0], world.tally[0]
    market = market_level(p)
    weekly = discount(p, 1.0)
    joining = join_probability(p, firm.reputation, firm.good_talk - firm.bad_talk, len(world.customers))
    for q in range(4):
        firm.answers[q] = 0.0
    recent = 0.0
    for c in range(len(world.customers)):
        customer = world.customers[c]
        if not customer.is_customer:
            if luck(world.occasions[_JOIN, 0], c) < joining:
                customer_joins(world, c, market)
                tally.joiners += 1.0
            continue
        customer_spends(world, c, market, weekly)
        if firm.week - customer.recall_week < RECENT_WEEKS:
            firm.answers[customer.segment] += 1.0
            recent += 1.0
        if luck(world.occasions[_LEAVE, 0], c) < leave_probability(p, customer):
            customer.is_customer = False
            tally.leavers += 1.0
        else:
            tally.value += customer.value_usd
    if recent > 0.0:
        for q in range(4):
            firm.answers[q] /= recent
    tally.customers = tally.live - tally.leavers + tally.joiners


@loop
def customers_settle(world: Any) -> None:
    """Live the end of step 11 and step 12."""
    reputation_moves(world)
    market_listens(world)
    customers_come_and_go(world)
