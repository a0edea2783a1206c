"""The engagement index and the four competencies, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from worlds import firm

from empathysim.chance import number
from empathysim.instruments.competencies import competencies
from empathysim.instruments.engagement_index import (
    EMPLOYEE_ANSWERS,
    FEEDBACK,
    MISSION,
    SUGGEST_IMPROVEMENT,
    TOOLS,
    UNEXPECTED_GOOD,
    does,
    employee_answers,
    engagement_shares,
)
from empathysim.instruments.noise import normals
from empathysim.instruments.ratings import felt_answer


@pytest.mark.parametrize(("item", "reward"), [(MISSION, 0.5326), (FEEDBACK, 0.559), (TOOLS, 0.5113)])
def test_felt_answers_by_hand(item, reward: float) -> None:
    """Reward 0.1 and engagement 0.2 above their references: 5.305 + 8 (0.05 + 0.1), style 1.183, noise 0.924."""
    signal = np.array([0.5 * (reward + 0.1 + 0.5576 + 0.2)])
    felt = felt_answer(item, signal, np.array([1.0]), np.array([-1.0]))
    assert felt[0] == pytest.approx(5.305 + 1.2 + 1.183 - 0.924, abs=1e-12)


@pytest.mark.parametrize(
    ("behaviour", "base", "slope"), [(UNEXPECTED_GOOD, 0.097, 0.610), (SUGGEST_IMPROVEMENT, -0.384, 0.396)]
)
def test_behaviours_turn_where_the_sum_is_zero(behaviour, base: float, slope: float) -> None:
    """Noise just above and just below minus the leaning of engagement 0.6577 and style 0.5."""
    leaning = base + slope * (8.0 * 0.1001 + 1.183 * 0.5)
    noise = np.array([-leaning + 1e-9, -leaning - 1e-9])
    assert does(behaviour, np.full(2, 0.6577), np.full(2, 0.5), noise).tolist() == [True, False]


def test_classes_by_hand() -> None:
    """Sums 21, 19, 18, 16, 15, 13, 12, 3: two of each class."""
    made = np.zeros(8, EMPLOYEE_ANSWERS)
    made["mission"] = [7, 7, 6, 6, 5, 5, 4, 1]
    made["feedback"] = [7, 6, 6, 5, 5, 4, 4, 1]
    made["tools"] = [7, 6, 6, 5, 5, 4, 4, 1]
    assert set(engagement_shares(made).values()) == {0.25}
    assert list(engagement_shares(made[:3]).values()) == [pytest.approx(2 / 3), pytest.approx(1 / 3), 0.0, 0.0]
    assert set(engagement_shares(made[:0]).values()) == {0.0}


def test_everybody_at_a_filled_desk_is_asked() -> None:
    """A vacancy answers nothing and changes nobody else's answer; rewards and engagement are read where they stand."""
    here = firm(employees=30)
    before = employee_answers(here.organization, 4)
    here.employees["is_active"][7] = False
    after = employee_answers(here.organization, 4)
    assert before["employee"].tolist() == list(range(30))
    assert (after == np.delete(before, 7)).all()
    assert (employee_answers(here.organization, 5) != after).any()


def test_tools_are_answered_from_skill_and_progress() -> None:
    """One desk by hand, with its own keyed style and noise."""
    here = firm(employees=30)
    me = here.employees[3]
    me.skill, me.progress, me.engagement = 0.8, 0.4, 0.7
    row = np.array([3])
    style, noise = normals(1, "employee_style", 0, 0, row), normals(1, "employee_item", 9, 2, row)
    felt = 5.305 + 8.0 * (0.5 * (0.6 - 0.5113) + 0.5 * (0.7 - 0.5576)) + 1.183 * style[0] + 0.924 * noise[0]
    expected = 1 + sum(felt > threshold for threshold in (1.5, 2.5, 3.5, 4.5, 5.5, 6.5))
    assert employee_answers(here.organization, 9)["tools"][3] == expected


def test_decisions_of_surveys_have_their_own_numbers() -> None:
    """Respondents, customers' items, employees' items and style never share luck."""
    names = ("survey_respondent", "survey_item", "employee_item", "employee_style", "style")
    assert len({number(name) for name in names}) == len(names)


def test_competencies_by_hand() -> None:
    """Each of the four from numbers of one's own."""
    found = competencies(
        {
            "meaning": 0.5, "leaders_focus": 0.7, "goal": 0.4, "focus": 0.75, "promise_kept": 0.8,
            "engagement": 0.55, "insight": 0.2, "literacy": 0.3, "context": 0.85,
        }
    )  # fmt: skip
    assert found == {
        "purposeful_leadership": pytest.approx(70.0),  # mean of 0.5, 0.7 and 1 - 0.4 * 0.25
        "compelling_brand_values": pytest.approx(80.0),
        "employee_engagement": pytest.approx(55.0),
        "customer_connectedness": pytest.approx(45.0),
    }
