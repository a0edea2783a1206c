"""Who quits, who is hired, and what people learn of their customers."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.stats import beta
from worlds import employee, firm, in_plain_python, needs_machine_code, numbers

from empathysim.organization import arrivals
from empathysim.workforce import hiring, insight, turnover

quits = in_plain_python(turnover.quit_probability)
fills = in_plain_python(hiring.fill_probability)
insight_after = in_plain_python(insight.insight_after)


def test_quitting_by_hand() -> None:
    """1 - e^-(q_ex + q_0 e^...) by hand (1e-12); it would fail if the engaged left more."""
    me = employee(engagement=0.4, fatigue=0.5, customer_focus=0.7, peer_norm=0.4)
    pull = 2 * 0.2 + 2 * 0.2 + (0.3 - 0.1)
    assert quits(numbers(), me) == pytest.approx(1 - math.exp(-(0.002 + 0.0021 * math.exp(pull))), abs=1e-12)
    assert quits(numbers(), employee(engagement=0.9)) < quits(numbers(), employee(engagement=0.1))
    assert quits(numbers(), employee(fatigue=0.9)) > quits(numbers(), employee(fatigue=0.1))


def test_vacancies_are_filled_by_hand() -> None:
    """1 - e^(-1/τ), at once for τ = 0, and more slowly with a freeze and a shortfall (1e-12)."""
    assert fills(numbers(), 0.5) == pytest.approx(1 - math.exp(-1 / 6), abs=1e-12)
    assert fills(numbers({"staffing.vacancy_weeks": 0.0}), 0.0) == 1.0
    frozen = numbers({"staffing.hiring_freeze": 1.0})
    assert fills(frozen, 0.1) == pytest.approx((1 - math.exp(-1 / 6)) / 2, abs=1e-12)
    assert fills(frozen, 0.0) == fills(numbers(), 0.0)


def test_people_are_drawn_from_their_distributions() -> None:
    """Quantiles of Beta(8, 3) and Beta(6, 4) against scipy's, 1e-9."""
    for luck in (0.001, 0.1, 0.5, 0.9, 0.999):
        assert in_plain_python(arrivals.natural_empathy)(luck) == pytest.approx(beta.ppf(luck, 8, 3), abs=1e-9)
        assert in_plain_python(arrivals.happiness_set_point)(luck) == pytest.approx(beta.ppf(luck, 6, 4), abs=1e-9)


@needs_machine_code
def test_hiring_for_happiness_and_for_fit_choose_differently() -> None:
    """After years of turnover, hiring the happiest raises set points and nature; hiring for fit narrows nature.

    Means over 150 desks and 400 weeks, one seed. It would fail if the first candidate were hired all the same.
    """
    busy = {"turnover.exogenous": 0.01, "staffing.vacancy_weeks": 0.0}
    first, happy, fit = (
        firm({**busy, **more}, employees=150, customers=150, seed=3)
        for more in (
            {"personal_happiness.intensity": 0.0},
            {"personal_happiness.intensity": 1.0},
            {"personal_happiness.intensity": 0.0, "hiring.for_fit": 1.0},
        )
    )
    for here in (first, happy, fit):
        here.lives(400)
    assert happy.employees["happiness_set_point"].mean() > first.employees["happiness_set_point"].mean() + 0.05
    assert happy.employees["natural_empathy"].mean() > first.employees["natural_empathy"].mean() + 0.03
    assert fit.employees["natural_empathy"].std() < 0.85 * first.employees["natural_empathy"].std()


def test_newcomers_begin_as_newcomers() -> None:
    """Exact: where everybody quits and is replaced at once, all but heads are new: no tenure, focus as born."""
    here = firm(employees=20, customers=30).write(turnover_exogenous=1e9, staffing_vacancy_weeks=0.0)
    before = here.employees.copy()
    here.lives(1)
    new = here.employees[here.employees["level"] > 0]
    assert (new["tenure_weeks"] == 0.0).all()
    assert (new["customer_focus"] == new["natural_empathy"]).all()
    assert (new["insight"] == 0.1).all()
    assert (new["target_first_norm"] == 0.0).all()
    for name in ("wealth", "age", "expertise"):  # the desk's own life stays
        assert (here.employees[name] == before[name]).all()
    heads = here.employees["level"] == 0
    assert (here.employees["natural_empathy"][heads] == before["natural_empathy"][heads]).all()


def test_a_week_of_insight_by_hand() -> None:
    """Contact, sharing upwards only, and forgetting by hand (1e-12)."""
    me = employee(insight=[0.4, 0.4, 0.4, 0.4], near_insight=[0.6, 0.2, 0.4, 0.4])
    assert insight_after(numbers(), me, 0, 0.5, 0.0) == pytest.approx(0.4 + 0.006 + 0.004 - 0.004, abs=1e-12)
    assert insight_after(numbers(), me, 1, 0.5, 0.0) == pytest.approx(0.4 + 0.006 - 0.004, abs=1e-12)


def test_ratings_teach_a_little_and_never_why() -> None:
    """Reports add .004 of what is missing by share of answers, up to .35 and no further; an interview teaches .08.

    It would fail if reading numbers could replace meeting people.
    """
    p = numbers({"customer_survey.reports": 1.0}, insight_forgetting_rate=0.0)
    knows = employee(insight=0.2)
    assert insight_after(p, knows, 0, 0.0, 0.5) == pytest.approx(0.2 + 0.004 * 0.8 * 0.5, abs=1e-12)
    for _ in range(2000):
        knows.insight[0] = insight_after(p, knows, 0, 0.0, 1.0)
    assert knows.insight[0] == pytest.approx(0.35, abs=1e-12)
    assert insight_after(p, employee(insight=0.6), 0, 0.0, 1.0) == 0.6
    assert in_plain_python(insight.insight_after_interview)(numbers(), 0.5) == pytest.approx(0.54, abs=1e-12)


def test_interviews_meet_customers_and_are_counted() -> None:
    """Each interview is paid once and held with a live customer; the sum of weeks is near staff times rate.

    Tolerance four standard errors; it would fail if empty desks held interviews or the market was asked.
    """
    here = firm({"qualitative_research.interviews": 0.2, "qualitative_research.cost_usd": 100.0})
    log = here.lives(60)
    held = log.research_cost / 100.0
    assert np.allclose(held, np.round(held))
    assert held.sum() == pytest.approx(0.2 * log.staff.sum(), abs=4 * math.sqrt(0.16 * log.staff.sum()))
