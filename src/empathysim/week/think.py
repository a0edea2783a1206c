"""Employees, before they meet customers: steps 1 to 6 of the week.

Neighbours are met only through the mix of step 1, taken for everybody before anybody changes.
"""

from __future__ import annotations

from typing import Any

from empathysim.chance import luck, number
from empathysim.compiled import loop
from empathysim.inhibitors.corporate_culture import goal_pressure_after, leader_pressure_after
from empathysim.inhibitors.emotional_illiteracy import literacy_after
from empathysim.inhibitors.group_think import attention, peer_norm
from empathysim.keys.customer_contact import contact_share, contact_with
from empathysim.keys.customers_as_people import attention_gain
from empathysim.keys.talk_about_emotions import learned_literacy
from empathysim.workforce.customer_focus import customer_focus_after
from empathysim.workforce.insight import insight_after, insight_after_interview
from empathysim.workforce.target_first_norm import target_first_norm_after

_INTERVIEW = number("interview")
_INTERVIEWED = number("interviewed_customer")


@loop
def listen(world: Any, i: int) -> None:
    """Write the weighted means of what the people around employee i think and feel."""
    me = world.employees[i]
    weights = focus = happiness = literacy = norm = 0.0
    insight_0 = insight_1 = insight_2 = insight_3 = 0.0
    for k in range(world.listen_start[i], world.listen_start[i + 1]):
        other = world.employees[world.listen_to[k]]
        if not other.is_active:
            continue
        weight = world.listen_weight[k]
        weights += weight
        focus += weight * other.customer_focus
        happiness += weight * other.happiness
        literacy += weight * other.literacy
        norm += weight * other.target_first_norm
        insight_0 += weight * other.insight[0]
        insight_1 += weight * other.insight[1]
        insight_2 += weight * other.insight[2]
        insight_3 += weight * other.insight[3]
    if weights > 0.0:
        me.near_focus = min(1.0, focus / weights)
        me.near_happiness = min(1.0, happiness / weights)
        me.near_literacy = min(1.0, literacy / weights)
        me.near_norm = min(1.0, norm / weights)
        me.near_insight[0] = min(1.0, insight_0 / weights)
        me.near_insight[1] = min(1.0, insight_1 / weights)
        me.near_insight[2] = min(1.0, insight_2 / weights)
        me.near_insight[3] = min(1.0, insight_3 / weights)
    else:
        hear_only_oneself(world, i)


@loop
def hear_only_oneself(world: Any, i: int) -> None:
    """Write an employee's own values as those of the people around, where there is nobody."""
    me = world.employees[i]
    me.near_focus = me.customer_focus
    me.near_happiness = me.happiness
    me.near_literacy = me.literacy
    me.near_norm = me.target_first_norm
    for q in range(4):
        me.near_insight[q] = me.insight[q]


@loop
def talk_with_a_customer(world: Any, i: int) -> None:
    """Let employee i hold an open conversation with a customer, where the week's luck brings one about."""
    me = world.employees[i]
    p = world.parameters[me.group]
    if not me.is_active or not luck(world.occasions[_INTERVIEW, 0], i) < p.qualitative_research_interviews:
        return
    slots = len(world.customers)
    slot = int(luck(world.occasions[_INTERVIEWED, 0], i) * slots)
    for step in range(slots):
        customer = world.customers[(slot + step) % slots]
        if customer.is_customer:
            me.insight[customer.segment] = insight_after_interview(p, me.insight[customer.segment])
            world.tally[0].interviews += 1.0
            return


@loop
def think(world: Any, i: int) -> None:
    """Write what pressure, peers, talk and contact of the last week make of employee i."""
    me = world.employees[i]
    firm = world.firm[0]
    p = world.parameters[me.group]
    me.goal_pressure = goal_pressure_after(p, me, me.level == 0, firm.leader_pressure)
    me.target_first_norm = target_first_norm_after(p, me)
    me.contact_share = contact_share(p, me)
    me.peer_norm = peer_norm(p, me)
    me.customer_focus = customer_focus_after(p, me)
    me.literacy = literacy_after(p, me, learned_literacy(p, me))
    for q in range(4):
        me.insight[q] = insight_after(p, me, q, contact_with(p, me, q), firm.answers[q])
    talk_with_a_customer(world, i)
    me.attention = attention(p, me, attention_gain(p))


@loop
def clear_the_desk(world: Any, i: int) -> None:
    """Set what employee i counts during a week back to nothing."""
    me = world.employees[i]
    for q in range(4):
        me.contacts[q] = 0.0
    me.touches = 0.0
    me.emotion_sum = 0.0
    me.success_sum = 0.0
    me.felt_sum = 0.0
    me.dissonance_sum = 0.0
    me.anger_sum = 0.0
    me.gesture_minutes = 0.0
    me.pushes = 0


@loop
def employees_think(world: Any) -> None:
    """Live steps 1 to 6 for everybody."""
    n = len(world.employees)
    for i in range(n):
        listen(world, i)
        me = world.employees[i]
        me.boss_goal_pressure = world.employees[me.boss].goal_pressure
    firm = world.firm[0]
    firm.leader_pressure = leader_pressure_after(world.parameters[0], firm)
    for i in range(n):
        think(world, i)
        clear_the_desk(world, i)
