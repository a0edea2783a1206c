"""The end of a journey: pushing (step 10), what the customer remembers, and recovery (step 11)."""

from __future__ import annotations

from typing import Any

from empathysim.arithmetic import toward
from empathysim.chance import luck, normal, number
from empathysim.compiled import loop
from empathysim.empathy import expression, felt_empathy, raw_empathy
from empathysim.experience.emotion import five_a, remembered_emotion
from empathysim.experience.recovery import response_quality, response_rating, spending_decision, wallet_after_decision
from empathysim.inhibitors.corporate_culture import push_probability
from empathysim.organization.functions import FUNCTIONS
from empathysim.outcomes.satisfaction import satisfaction_after_journey, satisfaction_after_recovery
from empathysim.outcomes.trust import discovery_probability_of_grievance, trust_after_journey
from empathysim.week.desk import serving_desk, serving_silo

_PUSH = number("push")
_RESPONDER = number("responder")
_RESPONSE = number("response_noise")
_DECISION = number("spending_decision")
_DISCOVERY = number("grievance_discovered")
_SILO = number("serving_silo")
_SERVICE = FUNCTIONS.index("service")


@loop
def employee_pushes(world: Any) -> None:
    """Let the last employee of a completed journey sell what the customer does not want, or not."""
    case, firm = world.case[0], world.firm[0]
    me, customer = world.employees[case.employee], world.customers[case.customer]
    p = world.parameters[me.group]
    if luck(world.occasions[_PUSH, 0], case.customer) < push_probability(p, me, firm.leader_pressure):
        customer.products += 1
        customer.grievances += 1
        me.pushes += 1
        firm.push_revenue_usd += p.corporate_culture_push_gain_usd
        world.tally[0].pushed += 1.0
        # Most of it is noticed late: only a little of the end of this journey is spoilt.
        case.emotion = max(-1.0, case.emotion - p.corporate_culture_push_emotion_hit)


@loop
def complaint_is_answered(world: Any) -> None:
    """Answer a very bad journey; the customer decides about the wallet. Trust is not touched."""
    case, firm = world.case[0], world.firm[0]
    c = case.customer
    customer = world.customers[c]
    s = serving_silo(world, _SERVICE, world.occasions[_SILO, 0], c)
    me = world.employees[serving_desk(world, s, luck(world.occasions[_RESPONDER, 0], c))]
    p = world.parameters[me.group]
    # Who answers a complaint has heard the whole story, so nothing is lost on the way to it.
    felt = felt_empathy(p, me, raw_empathy(p, me, customer, world.silos[s], 1.0))
    noise = normal(luck(world.occasions[_RESPONSE, 0], c))
    quality = response_quality(p, me, felt * expression(p, me), noise)
    decision = spending_decision(p, quality, luck(world.occasions[_DECISION, 0], c))
    customer.decision = decision
    customer.wallet = wallet_after_decision(p, customer.wallet, decision)
    customer.satisfaction = satisfaction_after_recovery(customer.satisfaction, quality)
    customer.response_rating = response_rating(quality)
    customer.very_bad_week = firm.week
    world.tally[0].very_bad += 1.0


@loop
def journey_is_recalled(world: Any, succeeded: float, ease: float, remembered: float) -> None:
    """Write the recall that surveys later ask for: recent journeys weigh most."""
    customer = world.customers[world.case[0].customer]
    rate = 1.0
    if customer.recall_week >= 0:
        rate = world.parameters[0].survey_recall_weight
    customer.recalled_success = toward(customer.recalled_success, succeeded, rate)
    customer.recalled_ease = toward(customer.recalled_ease, ease, rate)
    customer.recalled_emotion = toward(customer.recalled_emotion, remembered, rate)
    customer.recall_week = world.firm[0].week


@loop
def journey_is_counted(world: Any, succeeded: float, ease: float, performance: float, remembered: float) -> None:
    """Add the journey to the sums of the week."""
    case, tally = world.case[0], world.tally[0]
    tally.journeys += 1.0
    tally.success += succeeded
    tally.ease += ease
    tally.emotion += remembered
    tally.performance += performance
    tally.context += case.context
    if performance >= case.market:
        tally.kept += 1.0
    if case.is_abandoned:
        tally.abandoned += 1.0
    if case.was_transferred:
        tally.transferred += 1.0
    kind = five_a(remembered)
    if kind == 0:
        tally.angry += 1.0
    elif kind == 1:
        tally.agitated += 1.0
    elif kind == 2:
        tally.ambivalent += 1.0
    elif kind == 3:
        tally.appreciative += 1.0
    else:
        tally.adoring += 1.0


@loop
def customer_remembers(world: Any) -> None:
    """Write what the journey leaves with the customer."""
    case, p = world.case[0], world.parameters[0]
    customer = world.customers[case.customer]
    touches = float(case.touches)
    remembered = remembered_emotion(p, case.peak, case.emotion, case.feeling_sum / touches)
    succeeded = case.success_sum / touches
    if case.is_abandoned:
        succeeded = 0.3 * succeeded
    ease = 1.0 - case.effort_sum / touches
    performance = case.performance_sum / touches
    if remembered < p.loyalty_very_bad_cut:
        complaint_is_answered(world)
    customer.satisfaction = satisfaction_after_journey(p, customer.satisfaction, remembered)
    customer.expectation = toward(customer.expectation, performance, p.expectation_learning_rate)
    customer.trust = trust_after_journey(p, customer.trust, remembered)
    customer.is_unresolved = case.is_abandoned or case.failed > 0.0
    customer.has_purchased = world.journeys[customer.journey].earns_revenue and not case.is_abandoned
    journey_is_recalled(world, succeeded, ease, remembered)
    journey_is_counted(world, succeeded, ease, performance, remembered)


@loop
def wrongs_come_out(world: Any, c: int) -> None:
    """Let customer c discover what was pushed on them, and hear of a disclosure in its week."""
    p, customer, firm = world.parameters[0], world.customers[c], world.firm[0]
    if customer.grievances > 0:
        chance = discovery_probability_of_grievance(p, customer.grievances)
        if luck(world.occasions[_DISCOVERY, 0], c) < chance:
            customer.trust *= 1.0 - p.corporate_culture_grievance_trust_loss
            customer.satisfaction *= 1.0 - p.corporate_culture_grievance_satisfaction_loss
            customer.grievances = 0
    if firm.week - firm.week_zero == p.trust_disclosure_week:
        customer.trust *= 1.0 - p.trust_disclosure_severity * p.trust_disclosure_personal
