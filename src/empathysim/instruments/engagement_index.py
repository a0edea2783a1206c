"""The engagement of employees as a survey sees it: three ratings added up, and two things people say they do.

Assumptions: half of each rating is the reward that it asks for (meaning; choice; skill and progress),
half is engagement as a whole; style acts on all. Sums of 19 to 21 are called highly engaged, 16 to 18
moderately, 13 to 15 slightly, 12 or less disengaged. Somebody says yes to a behaviour where
base + slope (8 (engagement - reference) + style_loading style) + noise is above 0. Source: temkin.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from empathysim.instruments.noise import Numbers, normals
from empathysim.instruments.ratings import EMPLOYEE_THRESHOLDS, Item, felt_answer, rated, share

CENTRE, GAIN, STYLE_LOADING, NOISE_SD = 5.305, 8.0, 1.183, 0.924
ENGAGEMENT_REFERENCE = 0.5576


def _engagement_item(name: str, asks: str, reward_reference: float) -> Item:
    """Return an item whose signal is the mean of a reward and of engagement."""
    return Item(name, asks, CENTRE, GAIN, STYLE_LOADING, NOISE_SD, 0.5 * (reward_reference + ENGAGEMENT_REFERENCE))


MISSION = _engagement_item("mission", "do you see why the company's work matters?", 0.5326)
FEEDBACK = _engagement_item("feedback", "are you asked, and free to act?", 0.559)
TOOLS = _engagement_item("tools", "do you have what you need to get ahead?", 0.5113)
ENGAGEMENT_ITEMS = (MISSION, FEEDBACK, TOOLS)


@dataclass(frozen=True)
class Behaviour:
    """A yes-or-no question on what people do: `base` and `slope` are those of its probit."""

    name: str
    asks: str
    base: float
    slope: float


UNEXPECTED_GOOD = Behaviour("unexpected_good", "did you do something good that nobody expected?", 0.097, 0.610)
SUGGEST_IMPROVEMENT = Behaviour("suggest_improvement", "did you suggest an improvement?", -0.384, 0.396)
BEHAVIOURS = (UNEXPECTED_GOOD, SUGGEST_IMPROVEMENT)

#: Lowest sum of the three ratings of each class, the best first.
CLASSES = (
    ("share_highly_engaged", 19, 21),
    ("share_moderately_engaged", 16, 18),
    ("share_slightly_engaged", 13, 15),
    ("share_disengaged", 3, 12),
)

EMPLOYEE_ANSWERS = np.dtype(
    [("employee", "i8")] + [(item.name, "i8") for item in ENGAGEMENT_ITEMS] + [(each.name, "?") for each in BEHAVIOURS]
)
"""One row of `employee_answers`."""


def does(behaviour: Behaviour, engagement: Numbers, style: Numbers, noise: Numbers) -> NDArray[np.bool_]:
    """Return who says yes, shape (n); engagement in [0, 1], style and noise in standard deviations."""
    leaning = GAIN * (engagement - ENGAGEMENT_REFERENCE) + STYLE_LOADING * style
    return behaviour.base + behaviour.slope * leaning + noise > 0.0


def employee_answers(organization: Any, week: int) -> NDArray[np.void]:
    """Return what everybody at a filled desk answers, shape (filled desks): row, three ratings, two yes or no.

    A style of answering stays with the desk, as a customer's does with the slot.

    Parameters
    ----------
    organization : who is asked; it is only read.
    week : of the survey; another week, another luck of answering.
    """
    seed = int(organization.firm["seed"][0])
    rows = np.flatnonzero(organization.employees["is_active"])
    people = organization.employees[rows]
    engagement, style = people["engagement"], normals(seed, "employee_style", 0, 0, rows)
    rewards = (people["meaning"], people["choice"], 0.5 * (people["skill"] + people["progress"]))
    answers = np.zeros(len(rows), EMPLOYEE_ANSWERS)
    answers["employee"] = rows
    for touch, (item, reward) in enumerate(zip(ENGAGEMENT_ITEMS, rewards, strict=True)):
        felt = felt_answer(item, 0.5 * (reward + engagement), style, normals(seed, "employee_item", week, touch, rows))
        answers[item.name] = rated(felt, EMPLOYEE_THRESHOLDS)
    for touch, behaviour in enumerate(BEHAVIOURS, start=len(ENGAGEMENT_ITEMS)):
        noise = normals(seed, "employee_item", week, touch, rows)
        answers[behaviour.name] = does(behaviour, engagement, style, noise)
    return answers


def engagement_sum(answers: NDArray[np.void]) -> NDArray[np.int64]:
    """Return the sum of each person's three ratings, 3 to 21, shape (n)."""
    return np.asarray(answers["mission"] + answers["feedback"] + answers["tools"], np.int64)


def engagement_shares(answers: NDArray[np.void]) -> dict[str, float]:
    """Return the share of each class among those who answered, in [0, 1]; 0 for all where nobody did."""
    total = engagement_sum(answers)
    return {name: share((total >= low) & (total <= high)) for name, low, high in CLASSES}
