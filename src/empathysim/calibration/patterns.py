"""What a population of firms looks like, in the terms of the published figures that it is held against.

Three kinds of figures: over firms (ratings, their spread, correlations), over all who answered a survey
(what goes with a good or bad experience), and over customers (who had a very bad journey, and then?).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from empathysim.instruments.engagement_index import BEHAVIOURS, CLASSES, employee_answers, engagement_sum
from empathysim.instruments.experience_ratings import LABELS, label
from empathysim.instruments.loyalty_items import likely_by_experience
from empathysim.instruments.ratings import share
from empathysim.instruments.summary import WINDOW_WEEKS, summary
from empathysim.instruments.survey import answers
from empathysim.outcomes.word_of_mouth import bad_talk, good_talk
from empathysim.scenarios.firms import industry_of

Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class SeenFirm:
    """What is kept of one lived firm.

    Parameters
    ----------
    industry : its industry.
    summary : its readings by name.
    talk : people reached by positive over those reached by negative word of mouth.
    answers, staff : records of what customers and employees answered.
    customers : live customers.
    response, decision : of each live customer with a very bad journey in the last half year: the rating of the
        response, 1 to 7, and whether spending was cut (-1), kept or raised (1).
    """

    industry: str
    summary: dict[str, float]
    talk: float
    answers: NDArray[np.void]
    staff: NDArray[np.void]
    customers: int
    response: NDArray[np.int8]
    decision: NDArray[np.int8]


def seen(number: int, weekly: Any, organization: Any, parameters: Any) -> SeenFirm:
    """Return what is kept of firm `number` after a run: weekly records, the end state, and its parameters."""
    people, week = organization.customers, int(organization.firm["week"][0])
    is_very_bad = people["is_customer"] & (people["very_bad_week"] >= week - WINDOW_WEEKS)
    sums = {
        kind: float((weekly[kind][-WINDOW_WEEKS:] * weekly["journeys"][-WINDOW_WEEKS:]).sum())
        for kind in ("angry", "agitated", "appreciative", "adoring")
    }
    journeys = float(weekly["journeys"][-WINDOW_WEEKS:].sum())
    positive = good_talk(parameters[0], journeys, sums["appreciative"], sums["adoring"])
    negative = bad_talk(parameters[0], journeys, sums["agitated"], sums["angry"])
    return SeenFirm(
        industry=industry_of(number),
        summary=summary(weekly, organization, parameters),
        talk=positive / negative if negative > 0.0 else 0.0,
        answers=answers(organization),
        staff=employee_answers(organization, week - 1),
        customers=int(people["is_customer"].sum()),
        response=people["response_rating"][is_very_bad].copy(),
        decision=people["decision"][is_very_bad].copy(),
    )


def spread(ratings: Numbers, industries: Sequence[str]) -> tuple[float, float]:
    """Return the standard deviations between industries' means, and within industries.

    Parameters
    ----------
    ratings : of each firm, shape (n).
    industries : of each firm; at least two of them, and more firms than industries.
    """
    names = sorted(set(industries))
    groups = [ratings[[each == name for each in industries]] for name in names]
    inside = sum(float(((group - group.mean()) ** 2).sum()) for group in groups)
    between = float(np.std([group.mean() for group in groups], ddof=1))
    return between, math.sqrt(inside / (len(ratings) - len(names)))


def _logit(chance: float) -> float:
    """Return the logit of a share; an infinite one where the share is 0 or 1."""
    return math.inf * (1 if chance >= 1.0 else -1) if chance in (0.0, 1.0) else math.log(chance / (1.0 - chance))


def _of_ratings(population: Sequence[SeenFirm]) -> dict[str, float]:
    """Return C1 to C3: level, spread and labels of experience ratings."""
    ratings = np.array([firm.summary["temkin_experience_rating"] for firm in population])
    between, within = spread(ratings, [firm.industry for firm in population])
    labels = [label(rating) for rating in ratings]
    return {
        "C1 mean": float(ratings.mean()),
        "C1 sd": float(ratings.std(ddof=1)),
        **{f"C1 {name}": 100.0 * labels.count(name) / len(labels) for name, _ in LABELS},
        **{f"C2 {net}": _mean(population, f"{net}_net") for net in ("success", "effort", "emotion")},
        "C3 within": within,
        "C3 between": between,
    }


def _mean(population: Sequence[SeenFirm], reading: str) -> float:
    return float(np.mean([firm.summary[reading] for firm in population]))


def _of_employees(population: Sequence[SeenFirm]) -> dict[str, float]:
    """Return C4 and C5: classes of engagement, and what the highly engaged and the disengaged do."""
    staff = np.concatenate([firm.staff for firm in population])
    total = engagement_sum(staff)
    classes = {f"C4 {name}": 100.0 * share((total >= low) & (total <= high)) for name, low, high in CLASSES}
    done = {}
    for behaviour in BEHAVIOURS:
        done[f"C5 {behaviour.name} highly"] = 100.0 * share(staff[behaviour.name][total >= CLASSES[0][1]])
        done[f"C5 {behaviour.name} disengaged"] = 100.0 * share(staff[behaviour.name][total <= CLASSES[-1][2]])
    return {**classes, **done}


def _of_customers(population: Sequence[SeenFirm]) -> dict[str, float]:
    """Return C6 to C10: intentions by experience, very bad journeys, responses, transfers."""
    given = np.concatenate([firm.answers for firm in population])
    gaps = {}
    for item in ("recommend", "purchase", "trust", "forgive", "try"):
        good, poor = likely_by_experience(given, item)
        gaps[f"C6 {item}"] = _logit(good) - _logit(poor)
    likely = given["purchase"] >= 6
    for item, name in (("emotion", "emotion"), ("ease", "effort"), ("success", "success")):
        gaps[f"C7 {name}"] = 100.0 * (share(likely[given[item] >= 6]) - share(likely[given[item] <= 3]))
    response = np.concatenate([firm.response for firm in population])
    decision = np.concatenate([firm.decision for firm in population])
    answered = {}
    for word, mark in (("poor", 1), ("good", 7)):
        answered[f"C9 less after very {word}"] = 100.0 * share(decision[response == mark] == -1)
        answered[f"C9 more after very {word}"] = 100.0 * share(decision[response == mark] == 1)
    return {
        **gaps,
        "C8 very bad": 100.0 * len(response) / max(1, sum(firm.customers for firm in population)),
        "C8 cut": 100.0 * share(decision == -1),
        **answered,
        "C10 transferred": 100.0 * _mean(population, "transfer_share"),
    }


def _correlation(population: Sequence[SeenFirm], reading: str) -> float:
    pairs = [(firm.summary["engagement"], firm.summary[reading]) for firm in population]
    return float(np.corrcoef(np.array(pairs).T)[0, 1])


def patterns(population: Sequence[SeenFirm]) -> dict[str, float]:
    """Return the figures of a population by name; each name begins with the number of its published figure.

    The gap in satisfaction of transferred contacts (C10) is not among them: nobody keeps a mark of having
    been transferred. Correlations K1 to K3 are those of true values between firms, not of noisy measures.

    Parameters
    ----------
    population : firms of at least two industries, and more firms than industries.
    """
    return {
        **_of_ratings(population),
        **_of_employees(population),
        **_of_customers(population),
        "K1 engagement and rating": _correlation(population, "temkin_experience_rating"),
        "K2 engagement and turnover": _correlation(population, "turnover"),
        "K3 engagement and profit": _correlation(population, "profit"),
        "K4 talk": float(np.mean([firm.talk for firm in population])),
        "retention": _mean(population, "retention"),
        "turnover": _mean(population, "turnover"),
        "net_promoter_score": _mean(population, "net_promoter_score"),
    }
