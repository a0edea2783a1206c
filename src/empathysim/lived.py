"""One run as numbers: a scenario lived by an organization from its warm-up to its last week. No mesa here."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

import numpy as np

from empathysim.errors import InputError, all_of
from empathysim.instruments.survey import survey
from empathysim.life import READING, WARM_UP, Life, Live, refuse_weeks, refuse_what_cannot_live
from empathysim.organization.columns import Records
from empathysim.organization.network import Network
from empathysim.organization.organization import Organization
from empathysim.scenarios.scenario import Scenario
from empathysim.week import live as live_plainly


@dataclass(frozen=True, eq=False)
class Lived:
    """A run as numbers.

    Parameters
    ----------
    weekly : records (weeks), one reading a field (see `outcomes.readings`).
    organization : its state at the end of the last week.
    parameters : records (g) at the end of the last week; row 0 is the firm's.
    surveys : week and readings of each survey that was asked for.
    scenario, seed, warm_up : what was lived; no scenario where the numbers were made by hand.
    """

    weekly: Records
    organization: Organization
    parameters: Records
    surveys: tuple[tuple[int, dict[str, float]], ...] = field(default=())
    scenario: Scenario | None = None
    seed: int = 0
    warm_up: int = 0


def live_scenario(
    scenario: Scenario,
    *,
    weeks: int = 156,
    seed: int = 0,
    warm_up: int = WARM_UP,
    network: Network | None = None,
    employees: int = 150,
    customers: int | None = None,
    survey_every: int | None = None,
    rules: Live = live_plainly,
) -> Lived:
    """Live a scenario and return its numbers.

    Parameters
    ----------
    scenario : what is lived.
    weeks : weeks from the end of the warm-up, 1 or more.
    seed : 0 to 2^64 - 1.
    warm_up : weeks in which the firm settles first, under the scenario's start values.
    network : an organization graph; None generates one of so many `employees`.
    customers : slots that a customer can hold; None: 20 for each employee.
    survey_every : weeks between two surveys; None: no surveys on the way.
    rules : the week, where rules were replaced in it (see `compose`).

    Raises
    ------
    InputError : where anything cannot be used.
    """
    all_of(
        lambda: refuse_spans(weeks, warm_up, survey_every),
        lambda: refuse_what_cannot_live(
            scenario, seed=seed, warm_up=warm_up, network=network, employees=employees, customers=customers, live=rules
        ),
    )
    life = Life(
        scenario, seed=seed, warm_up=warm_up, network=network, employees=employees, customers=customers, live=rules
    )
    weekly = np.zeros(weeks, READING).view(np.recarray)
    surveys = []
    for first in range(0, weeks, survey_every or weeks):
        span = min(survey_every or weeks, weeks - first)
        life.live(weekly, first, span)
        if survey_every is not None and span == survey_every:
            surveys.append((first + span - 1, survey(life.organization)))
    if rules is not live_plainly:
        _refuse_what_is_not_finite(weekly)
    return Lived(
        weekly, life.organization, life.parameters, tuple(surveys), scenario, int(seed), int(warm_up)
    )  # fmt: skip


def refuse_spans(weeks: int, warm_up: int, survey_every: int | None) -> None:
    """Raise InputError where a run cannot have these weeks, all of them at once."""
    spans = [(weeks, "weeks", 1), (warm_up, "warm_up", 0)]
    if survey_every is not None:
        spans.append((survey_every, "survey_every", 1))
    all_of(*(partial(refuse_weeks, *span) for span in spans))


def _refuse_what_is_not_finite(weekly: Records) -> None:
    """Raise InputError where a replaced rule made a reading that is no number any more."""
    for name in READING.names or ():
        bad = np.flatnonzero(~np.isfinite(weekly[name]))
        if len(bad):
            raise InputError(
                f"{name} is no number any more from week {bad[0]} on: a replaced rule returned NaN or infinity."
            )
