"""Twin worlds: where they part, and who leaves in one and stays in the other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from empathysim.analysis.twin import twin
from empathysim.errors import InputError
from empathysim.life import READING, Life
from empathysim.organization.generate import generate
from empathysim.scenarios.scenario import Scenario

SMALL: dict[str, Any] = {"weeks": 30, "warm_up": 10, "employees": 30}


def test_one_world_never_parts_from_itself() -> None:
    found = twin("baseline", "baseline", seed=5, **SMALL)
    assert found.parting is None
    assert found.differs_from is None
    assert found.customers.a_only == found.customers.b_only == 0
    assert "do not part" in found.sentence


def test_worlds_are_the_same_until_the_week_of_the_change() -> None:
    """A key that is turned in week 12 cannot be felt before; fails where luck depends on what is changed."""
    later = Scenario.load("baseline").with_intervention("journey_view.intensity", 0.9, from_week=12)
    found = twin("baseline", later, seed=2, **SMALL)
    assert found.differs_from is not None
    assert found.differs_from >= 12
    assert found.parting is not None
    assert found.parting.week >= found.differs_from


def test_the_parting_is_where_two_lives_first_decide_differently() -> None:
    """Against a plain search through two runs; fails where a week or a decision is skipped."""
    found = twin("baseline", "usaa", seed=1, **SMALL)
    assert found.parting is not None
    week, decision, rows, a, b = found.parting
    states = []
    for name in ("baseline", "usaa"):
        life = Life(Scenario.load(name), seed=1, warm_up=10, employees=30)
        life.live(np.zeros(30, READING).view(np.recarray), 0, week + 1)
        states.append(life.organization)
    assert np.array_equal(states[0].customers[decision][rows], a)
    assert np.array_equal(states[1].customers[decision][rows], b)
    assert (a != b).all()


def test_everybody_of_week_zero_is_counted_once() -> None:
    found = twin("baseline", "wells_fargo", seed=3, **SMALL)
    assert sum(found.customers) == found.was_customer.sum() == len(found.to_pandas())
    assert sum(found.employees) == found.was_employed.sum() == len(found.staff())
    table = found.to_pandas()
    assert found.customers.b_only == ((table.left_a < 0) & (table.left_b >= 0)).sum()


def test_who_leaves_is_counted_as_the_week_counts_them() -> None:
    """Those of week 0 who have left are at most as many as churned in all weeks, and some of them."""
    found = twin("baseline", "baseline", seed=3, **SMALL)
    life = Life(Scenario.load("baseline"), seed=3, warm_up=10, employees=30)
    log = np.zeros(30, READING).view(np.recarray)
    life.live(log, 0, 1)
    first = int((found.left_a == 0).sum())
    assert first == round(float(log.churn[0]) * float(found.was_customer.sum()))
    assert first > 0


def test_people_of_an_imported_organization_are_not_shown() -> None:
    graph = generate(30, seed=1)
    found = twin("baseline", "usaa", organization=replace(graph, is_imported=True), weeks=5, warm_up=5)
    with pytest.raises(InputError, match="synthetic staff only"):
        found.staff()


def test_worlds_of_other_people_have_no_twins() -> None:
    other = Scenario.load("baseline")
    with pytest.raises(InputError, match="same people"):
        twin(other, replace(other, organization={"silos": 2}), **SMALL)


def test_worlds_of_one_name_are_told_apart_by_what_was_changed() -> None:
    """It would fail where both were called baseline, in one's own spelling; the same one twice is the same again."""
    changed = Scenario.load("baseline").replace({"human_bias.strength": 0.0, "journey.handoff_loss": 0.2})
    found = twin(changed, "baseline", weeks=2, warm_up=0, employees=30)
    assert "baseline with human bias strength 0, journey handoff loss 0.2 and baseline" in found.sentence
    assert "baseline and baseline (again)" in twin("baseline", "baseline", weeks=1, warm_up=0, employees=30).sentence
