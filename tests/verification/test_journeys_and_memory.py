"""Journeys and what is remembered of them, in closed form: T11 to T14, T17, T26."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import customer, firm, in_plain_python, numbers

from empathysim.arithmetic import toward
from empathysim.experience.emotion import feeling, prospect_value, remembered_emotion
from empathysim.experience.expectation import compared_with
from empathysim.week.serve import customer_feels

prospect = in_plain_python(prospect_value)
remembered = in_plain_python(remembered_emotion)


@pytest.mark.parametrize("view", [0.0, 0.5, 1.0])
def test_the_story_fades_by_the_same_factor_at_each_handoff(view: float) -> None:
    """T11, within 1e-12: without bridges, wrong doors and giving up, k silos leave (1 - h (1 - κ u2))^(k - 1).

    It would fail if the story were lost at the first touch, or a journey view kept more of it than it should.
    """
    here = firm({"journey.bridge_effect": 0.0, "journey.transfer_base": 0.0, "journey.abandon_hazard": 0.0,
                 "journey_view.intensity": view})  # fmt: skip
    read = here.lives(1)[0]
    legs = np.array([2, 3, 2, 3, 3])[here.customers["journey"][here.customers["journey"] >= 0]]
    kept = 1 - 0.12 * (1 - 0.7 * view)
    assert read.journeys == len(legs) > 30
    assert read.context == pytest.approx(np.mean(kept ** (legs - 1.0)), abs=1e-12)


def test_journeys_are_completed_with_the_product_of_staying_at_each_leg() -> None:
    """T11: at a constant effort of ½, (1 - p) of two legs and (1 - p)² of three are completed, p = 1 - e^(-h/4).

    No wrong doors. Tolerance: four standard errors of the share over some 15,000 journeys. It would fail if customers
    could give up after the last leg, or if effort entered otherwise than as its square.
    """
    here = firm(customers=5000).write(
        journey_base_effort=0.5, human_bias_design_effort_weight=0.0, journey_handoff_effort=0.0,
        journey_personal_difficulty=0.0, journey_failure_effort=0.0, journey_transfer_base=0.0,
        staffing_touches_per_week=1e9, journey_abandon_hazard=1.0,
    )  # fmt: skip
    stays, expected, given_up, journeys = math.exp(-0.25), 0.0, 0.0, 0.0
    for _ in range(40):
        read = here.lives(1)[0]
        kinds = here.customers["journey"][here.customers["journey"] >= 0]
        expected += float(np.sum(1 - stays ** (np.array([2, 3, 2, 3, 3])[kinds] - 1)))
        given_up += read.abandon * read.journeys
        journeys += read.journeys
    assert given_up == pytest.approx(expected, abs=4 * math.sqrt(journeys * 0.25))


@settings(derandomize=True, deadline=None, max_examples=50)
@given(st.floats(0.001, 1.0), st.floats(1.1, 2.25), st.floats(0.7, 1.0))
def test_losses_loom_larger_by_loss_aversion(surprise: float, aversion: float, curve: float) -> None:
    """T12: a loss weighs λ times an equal gain (1e-12), and so do small feelings; a feeling never reaches 1 in size.

    It would fail if gains were amplified too, or if feelings were not bounded.
    """
    p = numbers({"emotion.loss_aversion": aversion, "emotion.curvature": curve})
    assert -prospect(p, -surprise) / prospect(p, surprise) == pytest.approx(aversion, abs=1e-12)
    felt = in_plain_python(feeling)
    assert abs(felt(p, -surprise, 0.9, 1.0)) < 1.0
    linear = numbers({"emotion.loss_aversion": aversion, "emotion.curvature": 1.0})
    small = 1e-5 * surprise
    assert -felt(linear, -small, 0.5, 0.0) / felt(linear, small, 0.5, 0.0) == pytest.approx(aversion, abs=1e-6)


def test_customers_get_used_to_better_service() -> None:
    """T13, within 1e-9: a lasting improvement Δ delights Δ / κ in all against one's own expectation, then no more;
    against what the market expects (1 - ω) Δ is left for good.

    It would fail if expectations did not follow experience, or followed it at another pace.
    """
    p = numbers({"expectation.learning_rate": 0.15, "expectation.personal_weight": 0.5})
    served, better, total = customer(expectation=0.3), 0.5, 0.0
    for _ in range(400):
        total += better - served.expectation
        served.expectation = toward(served.expectation, better, p.expectation_learning_rate)
    assert total == pytest.approx(0.2 / 0.15, abs=1e-9)
    left = better - in_plain_python(compared_with)(p, served, 0.3)
    assert left == pytest.approx(0.5 * 0.2, abs=1e-9)


def memory_of(performances: list[float], share: float) -> float:
    """Return what is remembered of touches with these performances, where each feeling replaces the last."""
    here = firm(employees=14, customers=20).write(journey_emotion_memory=1.0, journey_peak_end_share=share)
    case = here.world.case[0]
    case.stake, case.market = 0.5, 0.4
    here.customers["expectation"] = 0.4
    feels = in_plain_python(customer_feels)
    for performance in performances:
        feels(here.world, 0, performance, 0.5)
    return float(remembered(here.parameters[0], case.peak, case.emotion, case.feeling_sum / case.touches))


def test_peak_and_end_are_remembered_and_the_length_is_not() -> None:
    """T14, exact: one more of a middling touch changes nothing of peak and end; it only enters the mean.

    It would fail if the peak were the mean, or the length of a journey counted.
    """
    journey = [0.5, 0.1, 0.42, 0.55]
    longer = [0.5, 0.1, 0.42, 0.42, 0.55]
    assert memory_of(journey, 1.0) == memory_of(longer, 1.0)
    assert memory_of(journey, 0.0) != memory_of(longer, 0.0)


def test_a_milder_last_touch_is_remembered_as_a_better_journey() -> None:
    """T14: adding a touch that hurts less than the peak raises what is remembered, although there is more hurt.

    It would fail if pain were added up.
    """
    assert memory_of([0.4, 0.05, 0.1, 0.35], 0.6) > memory_of([0.4, 0.05, 0.1], 0.6)


def test_service_is_hurried_only_beyond_full_use() -> None:
    """T17, exact: up to full use nothing is cut short; beyond, util^-χ is left of a solution, in every silo.

    It would fail if hurry began before capacity is used up.
    """
    here = firm({"staffing.slack": 0.8, "staffing.corner_cutting": 0.7})
    seen = set()
    for _ in range(15):
        here.lives(1)
        for place in here.organization.silos:
            seen.add(place.utilisation > 1.0)
            assert place.rush == (place.utilisation**-0.7 if place.utilisation > 1.0 else 1.0)
    assert seen == {True, False}


def test_unresolved_needs_come_back_as_failure_demand() -> None:
    """T26: contacts per need are 1 / (1 - ρ p) where every contact fails with the same chance p.

    All journeys are problems that nobody can resolve (r = 0), so p = φ (½ + .8). Who comes back cannot begin a new
    journey in the same week, which takes (1 - λ) of that: contacts = λ n / (1 - ρ p (1 - λ)). Tolerance 2 %:
    three standard errors over some 24,000 contacts. It would fail if customers came back for ever, or never.
    """
    fails, back, begins = 0.3 * 1.3, 0.6, 0.02
    here = firm(customers=10_000).write(
        industry_problem_factor=1e15, journey_skill_weight=1.0, journey_failure_rate=0.3, journey_repeat_contact=back,
        journey_abandon_hazard=0.0, journey_transfer_base=0.0, journey_start_rate=begins, turnover_exogenous=0.0,
        turnover_rate=0.0, engagement_skill_rate=0.0, loyalty_churn_exogenous=0.0, loyalty_churn_rate=0.0,
        loyalty_visit_satisfaction=0.0,
    )  # fmt: skip
    here.employees["skill"] = 0.0
    here.customers["is_customer"] = True
    # The last leg decides whether a need is left open; operations serve it, so the chance is the same for all.
    log = here.lives(100)[10:]
    expected = begins / (1 - back * fails * (1 - begins)) * 10_000
    assert log.journeys.mean() == pytest.approx(expected, rel=0.02)
    assert log.journeys.mean() > 1.2 * begins * 10_000
