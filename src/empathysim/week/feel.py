"""Employees, after they met customers: what the week's work did to them (step 13)."""

from __future__ import annotations

from typing import Any

from empathysim.chance import luck, normal, number
from empathysim.compiled import loop, rule
from empathysim.keys.personal_happiness import thankfulness
from empathysim.keys.sense_of_purpose import choice_after, meaning_after, progress_after, skill_after
from empathysim.organization.arrivals import happiness_set_point, natural_empathy
from empathysim.workforce.engagement import engagement_after
from empathysim.workforce.fatigue import fatigue_after, load
from empathysim.workforce.happiness import happiness_after
from empathysim.workforce.hiring import fill_probability
from empathysim.workforce.sales_attainment import sales_attainment_after
from empathysim.workforce.turnover import quit_probability

_QUIT = number("quit")
_FILLED = number("vacancy_filled")
_CANDIDATE_EMPATHY = number("candidate_empathy")
_CANDIDATE_HAPPINESS = number("candidate_happiness")
_HIRE_HAPPY = number("hire_happy")
_HIRE_FOR_FIT = number("hire_for_fit")
_HIRE_DISPOSITION = number("hire_disposition")
_CANDIDATES = 3


@loop
def work_is_felt(world: Any, i: int, mean_touches: float) -> None:
    """Write what the week's touches did to employee i, in the order of step 13."""
    me = world.employees[i]
    p = world.parameters[me.group]
    emotion, succeeded, felt, dissonance, anger = 0.0, 0.5, 0.0, 0.0, 0.0
    if me.touches > 0.0:
        emotion = me.emotion_sum / me.touches
        succeeded = me.success_sum / me.touches
        felt = me.felt_sum / me.touches
        dissonance = me.dissonance_sum / me.touches
        anger = me.anger_sum / me.touches
    work = load(p, me)
    me.sales_attainment = sales_attainment_after(me, succeeded, mean_touches)
    me.happiness = happiness_after(p, me, emotion, thankfulness(p, me))
    me.fatigue = fatigue_after(p, me, work, felt, dissonance, anger)
    me.meaning = meaning_after(p, me, emotion)
    me.choice = choice_after(p, me)
    me.skill = skill_after(p, me, min(work, 1.0), world.silos[me.silo].n_functions)
    me.progress = progress_after(p, me, succeeded)
    me.engagement = engagement_after(p, me, emotion)
    me.tenure_weeks += 1.0


@rule
def candidate_chosen(world: Any, i: int) -> int:
    """Return which of three candidates is hired for desk i."""
    me = world.employees[i]
    p = world.parameters[me.group]
    for_fit = luck(world.occasions[_HIRE_FOR_FIT, 0], i) < p.hiring_for_fit
    for_happiness = luck(world.occasions[_HIRE_HAPPY, 0], i) < p.personal_happiness_intensity
    best, chosen = -2.0, 0
    if not for_fit and not for_happiness:
        return chosen
    for k in range(_CANDIDATES):
        empathy = natural_empathy(luck(world.occasions[_CANDIDATE_EMPATHY, k], i))
        if for_fit:
            value = -abs(empathy - me.near_focus)
        else:
            value = empathy + happiness_set_point(luck(world.occasions[_CANDIDATE_HAPPINESS, k], i))
        if value > best:
            best, chosen = value, k
    return chosen


@loop
def desk_is_filled(world: Any, i: int) -> None:
    """Write a new person onto desk i; the desk keeps its place, its life context and its parameters."""
    me = world.employees[i]
    p = world.parameters[me.group]
    chosen = candidate_chosen(world, i)
    me.natural_empathy = natural_empathy(luck(world.occasions[_CANDIDATE_EMPATHY, chosen], i))
    me.happiness_set_point = happiness_set_point(luck(world.occasions[_CANDIDATE_HAPPINESS, chosen], i))
    disposition = normal(luck(world.occasions[_HIRE_DISPOSITION, 0], i))
    me.engagement_disposition = p.engagement_disposition_sd * disposition
    me.customer_focus = me.natural_empathy
    me.happiness = me.happiness_set_point
    me.fatigue = 0.1
    me.skill = 0.45
    me.tenure_weeks = 0.0
    me.literacy = p.emotional_illiteracy_baseline_literacy
    for q in range(4):
        me.insight[q] = 0.1
        me.contacts[q] = 0.0
    me.meaning = 0.5
    me.choice = 0.45
    me.progress = 0.5
    me.engagement = 0.6
    me.sales_attainment = 1.0
    me.target_first_norm = 0.0
    me.goal_pressure = me.boss_goal_pressure
    me.is_active = True


@loop
def desk_changes_hands(world: Any, i: int) -> None:
    """Let employee i quit, or an earlier vacancy be filled."""
    me, tally = world.employees[i], world.tally[0]
    p = world.parameters[me.group]
    filled = luck(world.occasions[_FILLED, 0], i) < fill_probability(p, world.firm[0].shortfall)
    if not me.is_active:
        if filled:
            desk_is_filled(world, i)
        return
    tally.staff += 1.0
    if me.level == 0 or not luck(world.occasions[_QUIT, 0], i) < quit_probability(p, me):
        return
    tally.quits += 1.0
    me.is_active = False
    if p.staffing_vacancy_weeks == 0.0 and filled:
        desk_is_filled(world, i)


@loop
def employees_feel(world: Any) -> None:
    """Live step 13 for everybody."""
    tally = world.tally[0]
    mean_touches = 1.0
    if tally.desks_with_touch > 0.0:
        mean_touches = tally.touches / tally.desks_with_touch
    for i in range(len(world.employees)):
        work_is_felt(world, i, mean_touches)
        desk_changes_hands(world, i)
