"""A survey of customers and employees: who is asked, what they answer, and what it adds up to.

Assumptions: asked are live customers with an interaction in the last 9 weeks (60 days), at most 320 of
them, picked by keyed order. Answers carry keyed luck for each survey, week and item, so that two worlds
that differ in one lever are asked with the same luck. A survey reads and never writes.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from empathysim.instruments.engagement_index import employee_answers, engagement_shares
from empathysim.instruments.experience_ratings import EXPERIENCE_ITEMS, experience_rating, experience_signals
from empathysim.instruments.loyalty_items import LOYALTY_ITEMS, RECOMMEND, loyalty_signal
from empathysim.instruments.net_promoter import net_promoter_score, zero_to_ten
from empathysim.instruments.noise import normals, uniforms
from empathysim.instruments.ratings import CUSTOMER_THRESHOLDS, felt_answer, net, rated
from empathysim.organization.arrivals import RECENT_WEEKS

RESPONDENTS = 320

CUSTOMER_ITEMS = (*EXPERIENCE_ITEMS, *LOYALTY_ITEMS)

ANSWERS = np.dtype(
    [("customer", "i8")] + [(item.name, "i8") for item in CUSTOMER_ITEMS] + [("recommend_zero_to_ten", "i8")]
)
"""One row of `answers`."""


def _week(organization: Any, week: int | None) -> int:
    """Return the week of a survey: the last one lived, counted from the founding, unless said."""
    return int(organization.firm["week"][0]) - 1 if week is None else week


def respondents(organization: Any, week: int | None = None) -> NDArray[np.int64]:
    """Return the rows of the customers who are asked, in ascending order, shape (0 to 320).

    Parameters
    ----------
    organization : its state at the end of some week; it is only read.
    week : which survey it is: another number, another luck; the last week lived, from the founding, unless given.
    """
    customers, now = organization.customers, int(organization.firm["week"][0])
    is_recent = customers["recall_week"] >= now - RECENT_WEEKS
    rows = np.flatnonzero(customers["is_customer"] & is_recent)
    seed = int(organization.firm["seed"][0])
    order = np.argsort(uniforms(seed, "survey_respondent", _week(organization, week), 0, rows), kind="stable")
    return np.sort(rows[order[:RESPONDENTS]])


def answers(organization: Any, week: int | None = None) -> NDArray[np.void]:
    """Return what each respondent answers: records of the layout `ANSWERS`, shape (respondents).

    `customer` is the row of the customer, the eight items are ratings from 1 to 7, and
    `recommend_zero_to_ten` is the felt answer to `recommend` on the longer scale.

    Parameters
    ----------
    organization, week : as of `respondents`.
    """
    rows = respondents(organization, week)
    customers = organization.customers[rows]
    seed, when = int(organization.firm["seed"][0]), _week(organization, week)
    recalled = customers["recalled_emotion"], customers["satisfaction"], customers["trust"]
    signals = (*experience_signals(customers), *(loyalty_signal(item, *recalled) for item in LOYALTY_ITEMS))
    given = np.zeros(len(rows), ANSWERS)
    given["customer"] = rows
    for touch, (item, signal) in enumerate(zip(CUSTOMER_ITEMS, signals, strict=True)):
        noise = normals(seed, "survey_item", when, touch, rows)
        felt = felt_answer(item, signal, customers["style"], noise)
        given[item.name] = rated(felt, CUSTOMER_THRESHOLDS)
        if item is RECOMMEND:
            given["recommend_zero_to_ten"] = zero_to_ten(felt)
    return given


def customer_readings(given: NDArray[np.void]) -> dict[str, float]:
    """Return the experience rating, the net scores and the net promoter score of a survey's answers.

    Where nobody answered, every one of them is 0, the neutral value: as many are content as are not.
    """
    success, effort, emotion = (net(given[item.name]) for item in EXPERIENCE_ITEMS)
    return {
        "temkin_experience_rating": experience_rating(success, effort, emotion),
        "success_net": success,
        "effort_net": effort,
        "emotion_net": emotion,
        "net_promoter_score": net_promoter_score(given["recommend_zero_to_ten"]),
        **{f"{name}_net": net(given[name]) for name in ("purchase", "trust", "forgive", "try")},
    }


def survey(organization: Any, week: int | None = None) -> dict[str, float]:
    """Return the readings of a survey of customers and of employees, in the order of the summary.

    Parameters
    ----------
    organization, week : as of `respondents`.
    """
    staff = engagement_shares(employee_answers(organization, _week(organization, week)))
    return {**customer_readings(answers(organization, week)), **staff}
