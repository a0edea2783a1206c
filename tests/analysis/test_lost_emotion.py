"""One customer's journey: the replay is the run itself, and what was lost adds up over steps and inhibitors."""

from __future__ import annotations

import functools

import numpy as np
import pytest

from empathysim.analysis.journey_replay import OpenedWeek, Replay
from empathysim.analysis.lost_emotion import LostEmotion, lost_emotion
from empathysim.analysis.switches import SWITCHES
from empathysim.errors import InputError
from empathysim.life import READING, Life
from empathysim.organization.organization import Organization
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.rules import faults_in

WEEK = 5
FIRM = {"seed": 4, "warm_up": 5, "employees": 40, "customers": 600}
#: Kindness with so small a budget that who is served late goes without.
SHORT_BUDGET = Scenario.load("ritz_carlton").replace(
    {"acts_of_kindness.budget_usd": 0.3, "acts_of_kindness.delight_rate": 1.0, "acts_of_kindness.intensity": 1.0,
     "acts_of_kindness.mean_cost_usd": 10.0}
)  # fmt: skip


@functools.cache
def week_of(scenario: str) -> tuple[OpenedWeek, Organization, Organization]:
    """Return a week up to its customers, the organization before it, and after the run lived it."""
    told = SHORT_BUDGET if scenario == "short_budget" else Scenario.load(scenario)
    life = Life(told, **FIRM)  # type: ignore[arg-type]
    log = np.zeros(WEEK + 1, READING).view(np.recarray)
    life.live(log, 0, WEEK)
    before = life.organization.copy()
    life.live(log, WEEK, 1)
    opened = OpenedWeek.of(before.copy().world(life.parameters, life.world.at_start))
    return opened, before, life.organization


def travellers(after: Organization, number: int) -> list[int]:
    return [int(row) for row in np.flatnonzero(after.customers["journey"] >= 0)[:number]]


def recalled(before: Organization, customer: int, replay: Replay) -> float:
    """Return what the customer recalls after the journey, by the model's rule for recent journeys."""
    old = before.customers[customer]
    rate = 1.0 if old.recall_week < 0 else 0.5
    return float(old.recalled_emotion + rate * (replay.remembered - old.recalled_emotion))


@pytest.mark.parametrize("scenario", ["baseline", "wells_fargo", "short_budget"])
def test_a_replay_is_what_the_run_lived(scenario: str) -> None:
    """To the last bit that recall leaves, for each journey: its luck, its servers, the budget that others spent."""
    opened, before, after = week_of(scenario)
    for customer in travellers(after, 12):
        spent = opened.spent_before(customer)
        replay = opened.replayed(customer, {}, spent)
        assert recalled(before, customer, replay) == pytest.approx(
            float(after.customers[customer].recalled_emotion), abs=1e-15
        )  # fmt: skip


def test_the_budget_that_others_spent_matters() -> None:
    """Else the test above would not see it: with nothing spent before, somebody's journey is another one."""
    opened, _, after = week_of("short_budget")
    for customer in travellers(after, 60):
        spent = opened.spent_before(customer)
        if opened.replayed(customer, {}, spent) != opened.replayed(customer, {}, 0.0):
            return
    pytest.fail("the budget never ran out")


def test_a_replay_leaves_the_week_as_it_was() -> None:
    opened, _, after = week_of("baseline")
    customer = travellers(after, 1)[0]
    first = opened.replayed(customer, {}, 0.0)
    opened.replayed(customer, {"group_think_conformity": 0.0}, 0.0)
    assert opened.replayed(customer, {}, 0.0) == first


def test_who_serves_thinks_anew() -> None:
    """Released group think frees attention in the same week. Fails where attention stays as it was."""
    opened, _, after = week_of("wells_fargo")
    customer = travellers(after, 1)[0]
    assert opened.replayed(customer, {"group_think_metric_myopia": 0.0}, 0.0) != opened.replayed(customer, {}, 0.0)


@functools.cache
def lost(customer: int | None = None) -> LostEmotion:
    row = travellers(week_of("wells_fargo")[2], 3)[-1] if customer is None else customer
    return lost_emotion("wells_fargo", row, week=WEEK, **FIRM)  # type: ignore[arg-type]


def test_losses_add_up_over_steps_and_inhibitors() -> None:
    """To 1e-12, and step by step to the difference between the journey as lived and the one released."""
    found = lost()
    assert sum(found.parts.values()) == pytest.approx(found.total, abs=1e-12)
    assert sum(loss for _, loss in found.by_step) == pytest.approx(found.total, abs=1e-12)
    gap = np.subtract(found.lived, found.released)
    assert np.cumsum(found.losses.sum(axis=1)) == pytest.approx(gap, abs=1e-12)
    assert found.total < 0.0
    assert list(found.parts) == list(SWITCHES["inhibitors"])


def test_the_journey_as_lived_is_the_replay_with_all_on_and_released_with_all_off() -> None:
    opened, _, _ = week_of("wells_fargo")
    found = lost()
    off = {name.replace(".", "_"): 0.0 for names in SWITCHES["inhibitors"].values() for name in names}
    spent = opened.spent_before(found.customer)
    assert found.lived[-1] == opened.replayed(found.customer, {}, spent).remembered
    assert found.released[-1] == opened.replayed(found.customer, off, spent).remembered


def test_it_can_be_read() -> None:
    frame = lost().to_pandas()
    assert list(frame.index)[-2:] == ["the end", "what is remembered"]
    assert list(frame["lived"]) == list(lost().lived)
    assert not faults_in(lost().sentence)


def test_in_a_firm_without_inhibitors_nothing_is_lost() -> None:
    released = Scenario.load("all_released")
    found = lost_emotion(released, travellers(week_of("all_released")[2], 1)[0], week=WEEK, **FIRM)  # type: ignore[arg-type]
    assert not found.losses.any()


def test_the_last_journey_is_found_where_no_week_is_told() -> None:
    row = travellers(week_of("wells_fargo")[2], 1)[0]
    found = lost_emotion("wells_fargo", row, weeks=WEEK + 1, **FIRM)  # type: ignore[arg-type]
    assert found.week == WEEK


def test_who_has_no_journey_is_refused_and_others_are_named() -> None:
    after = week_of("wells_fargo")[2]
    row = int(np.flatnonzero(after.customers["journey"] < 0)[0])
    with pytest.raises(InputError, match=f"customer = {row}: has no journey in week {WEEK}; customers [0-9, ]+ have"):
        lost_emotion("wells_fargo", row, week=WEEK, **FIRM)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="customer = 600 must be a whole number from 0 to 599"):
        lost_emotion("wells_fargo", 600, week=WEEK, **FIRM)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="nowhere"):
        lost_emotion("nowhere", 1, week=-3)
