"""One run as numbers: a scenario lived by an organization from its warm-up to its last week. No mesa here."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

import numpy as np

from empathysim.errors import InputError, all_of, quoted
from empathysim.instruments.survey import survey
from empathysim.life import READING, WARM_UP, Life, Live, refuse_weeks, refuse_what_cannot_live
from empathysim.organization.columns import Records
from empathysim.organization.network import Network
from empathysim.organization.organization import Organization
from empathysim.outcomes.readings import WEEKLY
from empathysim.scenarios.scenario import Scenario
from empathysim.week import live as live_plainly

_ENDS = {"share": (0.0, 1.0), "emotion": (-1.0, 1.0)}
"""Between which numbers weekly readings lie, by their unit."""

_ROUNDING = 1e-9
"""Means and sums of shares may end some last bits beyond 1."""


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
    rules : the week by which it was lived.
    """

    weekly: Records
    organization: Organization
    parameters: Records
    surveys: tuple[tuple[int, dict[str, float]], ...] = field(default=())
    scenario: Scenario | None = None
    seed: int = 0
    warm_up: int = 0
    rules: Live = live_plainly


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
        _refuse_what_cannot_be_read(weekly)
    return Lived(
        weekly, life.organization, life.parameters, tuple(surveys), scenario, int(seed), int(warm_up), rules
    )  # fmt: skip


def people_told(organization: object, employees: int | None) -> int:
    """Return how many people an organization is generated with: as many as somebody says, else 150.

    Raises
    ------
    InputError : where they are told beside an organization, which would go unheeded.
    """
    if organization is not None and employees is not None:
        raise InputError(
            f"employees = {quoted(employees)} is for a generated organization: one that is given has the people "
            "that it has. Leave one of the two out."
        )
    return 150 if employees is None else employees


def refuse_spans(weeks: int, warm_up: int, survey_every: int | None) -> None:
    """Raise InputError where a run cannot have these weeks, all of them at once."""
    spans = [(weeks, "weeks", 1), (warm_up, "warm_up", 0)]
    if survey_every is not None:
        spans.append((survey_every, "survey_every", 1))
    all_of(*(partial(refuse_weeks, *span) for span in spans))


def _refuse_what_cannot_be_read(weekly: Records) -> None:
    """Raise InputError where a replaced rule made a reading that is no number any more, or lies beyond its bounds."""
    for name in READING.names or ():
        bad = np.flatnonzero(~np.isfinite(weekly[name]))
        if len(bad):
            raise InputError(
                f"{name} is no number any more from week {bad[0]} on: a replaced rule returned NaN or "
                "infinity, or left its bounds; es.check_rules says which."
            )
    for each in WEEKLY:
        low, high = _ENDS.get(each.unit, (-np.inf, np.inf))
        values = weekly[each.name]
        bad = np.flatnonzero((values < low - _ROUNDING) | (values > high + _ROUNDING))
        if len(bad):
            raise InputError(
                f"{each.name} is {values[bad[0]]:.3g} from week {bad[0]} on; it lies from {low:g} to {high:g}: a "
                "replaced rule left its bounds; es.check_rules says which."
            )
