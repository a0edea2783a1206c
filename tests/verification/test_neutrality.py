"""What is at 0 is absent, bit for bit (T2): the run equals one in which the rule does not exist."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest
from worlds import fingerprint, firm, in_plain_python

from empathysim.arithmetic import toward
from empathysim.chance import luck, number
from empathysim.compiled import plain
from empathysim.inhibitors.human_bias import complexity_after
from empathysim.keys.sense_of_purpose import choice_after, meaning_after
from empathysim.parameters.registry import PARAMETERS
from empathysim.week import live

Rules = dict[str, Callable[..., Any]]
BUSY = {"staffing.slack": 0.7, "corporate_culture.pressure": 0.9, "acts_of_kindness.budget_usd": 60.0}


def nothing(*_: Any) -> float:
    return 0.0


def all_of_it(*_: Any) -> float:
    return 1.0


def focus_without(peers: bool = True, leaders: bool = True) -> Callable[..., float]:
    """Return the target of customer focus in a world without peers, or without leaders."""

    def focus_target(p: Any, me: Any) -> float:
        weights = p.empathy_natural_weight
        wanted = p.empathy_natural_weight * me.natural_empathy
        if peers:
            weight = p.group_think_conformity * p.group_think_peer_weight
            weights, wanted = weights + weight, wanted + weight * me.peer_norm
        if leaders:
            weight = p.corporate_culture_strength * p.corporate_culture_leader_weight
            weights, wanted = weights + weight, wanted + weight * (1.0 - me.goal_pressure)
        contact = p.empathy_contact_weight * me.contact_share
        wanted = wanted + contact + p.empathy_engagement_weight * me.engagement
        weights = weights + contact + p.empathy_engagement_weight
        return wanted / (weights + p.target_first_norm_focus_weight * me.target_first_norm)

    return focus_target


def norm_without_peers(p: Any, me: Any) -> float:
    seed = p.target_first_norm_seed * (1.0 - me.customer_focus)
    caught = min(1.0, p.target_first_norm_contagion * me.goal_pressure * seed)
    held = me.target_first_norm
    return min(max(held + caught * (1.0 - held) - p.target_first_norm_decay * held, 0.0), 1.0)


def attention_without_metrics(p: Any, me: Any, gain: float) -> float:
    return me.customer_focus * gain / (me.customer_focus * gain + p.attention_other_demands)


def without(*levers: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return a rule that is given parameters in which no such lever was ever written."""

    class Parameters:
        def __init__(self, p: Any) -> None:
            self.p = p

        def __getattr__(self, name: str) -> float:
            return 0.0 if name in levers else float(getattr(self.p, name))

    return lambda rule: lambda p, *others: plain(rule)(Parameters(p), *others)


def meaning_without_leaders(p: Any, me: Any, emotion: float) -> float:
    purpose = 1.0 - 0.5 * p.sense_of_purpose_meaningfulness
    contact = 1.0 - 0.35 * min(me.contact_share, 1.0) * (1.0 + emotion) / 2.0
    example = me.customer_focus * (0.5 + p.purposeful_leadership_consistency)
    return toward(me.meaning, 1.0 - 0.62 * purpose * contact * (1.0 - 0.25 * example), p.engagement_reward_rate)


def contact_at_work(p: Any, me: Any) -> float:
    n = me.contacts[0] + me.contacts[1] + me.contacts[2] + me.contacts[3]
    return 0.2 * (n / (n + p.insight_half_saturation))


def first_candidate_unless_fit(world: Any, i: int) -> int:
    me = world.employees[i]
    assert not luck(world.occasions[number("hire_for_fit"), 0], i) < world.parameters[me.group].hiring_for_fit
    return 0


def insight_without_reports(p: Any, me: Any, segment: int, contact: float, answers: float) -> float:
    known = me.insight[segment]
    learned = p.insight_learning_rate * contact * (1.0 - known)
    told = p.insight_sharing_rate * max(0.0, me.near_insight[segment] - known)
    return min(max(known + learned + told - p.insight_forgetting_rate * known, 0.0), 1.0)


ABSENT: dict[str, tuple[dict[str, float], Rules]] = {
    "individual_context": ({"individual_context.strength": 0.0}, {"accuracy": all_of_it}),
    "human_bias": (
        {"human_bias.strength": 0.0},
        {
            "design_factor": all_of_it,
            "hardness": lambda p, silo: silo.complexity * p.human_bias_inherent_share,
        },
    ),
    "group_think": (
        {"group_think.conformity": 0.0},
        {
            "peer_norm": lambda p, me: me.near_focus, "attention": attention_without_metrics,
            "attention_factor": all_of_it, "attention_to_need": all_of_it,
            "focus_target": focus_without(peers=False), "target_first_norm_after": norm_without_peers,
        },
    ),
    "corporate_culture": (
        {"corporate_culture.strength": 0.0},
        {
            "goal_pressure_after": nothing, "goal_factor": all_of_it, "push_probability": nothing,
            "focus_target": focus_without(leaders=False), "target_first_norm_after": nothing,
            "meaning_after": meaning_without_leaders,
        },
    ),
    "emotional_illiteracy": ({"emotional_illiteracy.strength": 0.0}, {"literacy_factor": all_of_it}),
    "talk_about_emotions": ({"talk_about_emotions.intensity": 0.0}, {"learned_literacy": nothing}),
    "journey_view": (
        {"journey_view.intensity": 0.0},
        {
            "story_lost": lambda p, loss: loss,
            "wrong_door_probability": lambda p, complexity: min(1.0, p.journey_transfer_base * (0.5 + complexity)),
            "discovery_probability": lambda p, me: p.journey_probe_base,
            "complexity_after": without("journey_view_intensity")(complexity_after),
        },
    ),
    "customers_as_people": (
        {"customers_as_people.intensity": 0.0},
        {
            "distance_left": all_of_it, "attention_gain": all_of_it,
            "complexity_after": without("customers_as_people_intensity")(complexity_after),
        },
    ),
    "customer_contact": (
        {"customer_contact.intensity": 0.0},
        {"programme_contact": nothing, "contact_share": contact_at_work},
    ),
    "sense_of_purpose": (
        {"sense_of_purpose.intensity": 0.0},
        {
            "purpose_cost_usd": nothing,
            "meaning_after": without("sense_of_purpose_meaningfulness")(meaning_after),
            "choice_after": without("sense_of_purpose_choice")(choice_after),
        },
    ),
    "acts_of_kindness": (
        {"acts_of_kindness.intensity": 0.0},
        {
            "gesture_is_made": lambda world, i, touch, expressed, performance: performance,
            "choice_after": without("acts_of_kindness_intensity")(choice_after),
        },
    ),
    "personal_happiness": (
        {"personal_happiness.intensity": 0.0},
        {"thankfulness": nothing, "candidate_chosen": first_candidate_unless_fit},
    ),
    "target-first norm": ({"target_first_norm.contagion": 0.0}, {"target_first_norm_after": nothing}),
    "interviews": ({"qualitative_research.interviews": 0.0}, {"talk_with_a_customer": nothing}),
    "survey reports": ({"customer_survey.reports": 0.0}, {"insight_after": insight_without_reports}),
    "bridges": ({"journey.bridge_effect": 0.0}, {"handoff_loss": lambda p, bridge: p.journey_handoff_loss}),
    "buying more often": ({"loyalty.visit_satisfaction": 0.0}, {"purchase_scale": all_of_it}),
    "pushing": ({"corporate_culture.push_rate": 0.0}, {"employee_pushes": nothing}),
    "corner cutting": ({"staffing.corner_cutting": 0.0}, {"hurry": all_of_it}),
    "wrong doors": ({"journey.transfer_base": 0.0}, {"wrong_door_probability": nothing}),
    "giving up": ({"journey.abandon_hazard": 0.0}, {"abandon_probability": nothing}),
    "leaders' reaction": (
        {"corporate_culture.leader_reaction": 0.0},
        {"leader_pressure_after": lambda p, firm: p.corporate_culture_pressure},
    ),
    "hiring freeze": (
        {"staffing.hiring_freeze": 0.0},
        {"fill_probability": lambda p, shortfall: 1.0 - math.exp(-1.0 / p.staffing_vacancy_weeks)},
    ),
    "further inhibitor": ({}, {"further_factor": all_of_it}),
}  # fmt: skip


def lived(values: dict[str, float], rules: Rules) -> str:
    here = firm({**BUSY, **values}, seed=3, employees=12, customers=60)
    return fingerprint(here, here.lives(6, in_plain_python(live, rules)))


@pytest.mark.parametrize("mechanism", ABSENT)
def test_p23_a_mechanism_at_zero_is_absent_bit_for_bit(mechanism: str) -> None:
    """T2, exact. With its strength, intensity or option at 0 a run equals one that does not know the rule.

    It would fail if a rule acted without its strength, or if a draw were shifted by asking for it.
    """
    values, rules = ABSENT[mechanism]
    assert lived(values, {}) == lived(values, rules)


@pytest.mark.parametrize("mechanism", [name for name, (values, _) in ABSENT.items() if values])
def test_p23_what_is_taken_away_would_be_missed(mechanism: str) -> None:
    """The counterpart of T2: at the usual strength the same replacement is seen.

    It would fail if the replaced rules were never called, and the test above therefore empty.
    """
    values, rules = ABSENT[mechanism]
    usual = {
        "corporate_culture.leader_reaction": 2.0, "staffing.hiring_freeze": 2.0, "turnover.exogenous": 0.01,
        "qualitative_research.interviews": 0.2,
    }  # fmt: skip
    start = {name: usual.get(name, PARAMETERS[name].high) for name in values}
    start |= {"turnover.exogenous": 0.01, "staffing.vacancy_weeks": 1.0}

    def busy(rules: Rules) -> str:
        here = firm({**BUSY, **start}, seed=3, employees=12, customers=60)
        here.organization.firm["week"], here.organization.firm["aspiration_usd"] = 30, 1e6  # a shortfall at once
        here.employees["goal_pressure"], here.employees["sales_attainment"] = 0.9, 0.9  # and pushing
        return fingerprint(here, here.lives(6, in_plain_python(live, rules)))

    assert busy({}) != busy(rules)
