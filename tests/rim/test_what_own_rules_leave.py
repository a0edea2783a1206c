"""What a run tells of rules that were replaced in it: its numbers taken apart, its record, its figure."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from own_inhibitor import declared, loneliness

import empathysim as es
from empathysim.analysis.journey_map import watch_journeys
from empathysim.analysis.journey_replay import OpenedWeek
from empathysim.analysis.plain_python import in_plain_python
from empathysim.empathy import expression, felt_empathy, raw_empathy, reading_of
from empathysim.life import READING, Life
from empathysim.parameters.registry import OWN

SMALL: dict[str, Any] = {"weeks": 3, "warm_up": 2, "employees": 40, "customers": 300, "seed": 4}
PAIR = (7, 33)


@pytest.fixture(scope="module")
def week() -> Any:
    """Return a week in which loneliness has taken the empty chair."""
    with declared():
        yield es.compose_rules(further_factor=loneliness)


@pytest.fixture(scope="module")
def run(week: Any) -> Any:
    return es.simulate("baseline", rules=week, **SMALL)


def test_an_encounter_has_a_row_for_it(run: Any, week: Any) -> None:
    """Its factor is the rule's own, all of them add up, and what is shown is what the week gives.

    It would fail where the shipped equation were taken apart, or where the row took what belongs to another.
    """
    found, place = es.encounter(run, *PAIR), run.lived.organization
    me, customer = place.employees[PAIR[0]], place.customers[PAIR[1]]
    p, silo = run.lived.parameters[me.group], place.silos[me.silo]
    rows = {each.name: each for each in found.factors}
    left = 1.0 - 0.6 * 0.5 * (1.0 - me.near_happiness)
    assert rows["loneliness"].logarithm == pytest.approx(math.log(left), abs=1e-15)
    assert rows["loneliness"].kind == "inhibitor"
    assert math.fsum(each.share for each in found.factors) == pytest.approx(found.shown - found.natural, abs=1e-12)
    raw, felt, shown = (in_plain_python(each, week=week) for each in (raw_empathy, felt_empathy, expression))
    empathy = felt(p, me, raw(p, me, customer, silo, reading_of(p, me, customer)))
    assert found.shown == empathy * shown(p, me)
    assert found.felt < felt_empathy(p, me, raw_empathy(p, me, customer, silo, reading_of(p, me, customer)))


@pytest.mark.usefixtures("week")
def test_two_in_one_chair_have_a_row_each() -> None:
    """Of a product, each takes its own factor; what acts with both at 0 stands under the chair's name.

    It would fail where one row held both, or where nothing were left over.
    """

    def both(p: Any, me: Any, customer: Any, silo: Any) -> float:
        rush = 1.0 - 0.2 * p.rush_hour_strength
        return 0.9 * loneliness(p, me, customer, silo) * rush  # type: ignore[no-any-return]

    with declared("rush_hour.strength"):
        lived = es.simulate("baseline", rules=es.compose_rules(further_factor=both), **SMALL)
        found = es.encounter(lived, *PAIR)
    me = lived.lived.organization.employees[PAIR[0]]
    rows = {each.name: each.logarithm for each in found.factors}
    assert rows["rush_hour"] == pytest.approx(math.log(1.0 - 0.2 * 0.6), abs=1e-14)
    assert rows["loneliness"] == pytest.approx(math.log(1.0 - 0.3 * (1.0 - me.near_happiness)), abs=1e-14)
    assert rows["further_factor"] == pytest.approx(math.log(0.9), abs=1e-14)
    assert math.fsum(rows.values()) == pytest.approx(math.log(found.shown / found.natural), abs=1e-12)


def test_where_it_leaves_nothing_it_takes_all() -> None:
    """Without a strength it stands under the chair's name; it would fail with the logarithm of nothing."""
    nothing = es.compose_rules(further_factor=lambda p, me, customer, silo: 0.0)
    found = es.encounter(es.simulate("baseline", rules=nothing, **SMALL), *PAIR)
    assert {each.name: each.share for each in found.factors if each.share} == {"further_factor": -found.natural}


def test_an_equation_that_was_replaced_is_not_taken_apart() -> None:
    other = es.compose_rules(tone=lambda p, me: 0.1)
    with pytest.raises(es.InputError, match="tone was replaced in this run, so its factors cannot be told apart"):
        es.encounter(es.simulate("baseline", rules=other, **SMALL), *PAIR)


def test_a_journey_is_lived_again_by_the_rules_of_its_run(week: Any) -> None:
    """Each recalls what the run lived, bit for bit; it would fail where journeys were replayed as they ship."""
    life = Life(es.Scenario.load("baseline"), seed=4, warm_up=2, employees=40, customers=300, live=week)
    before = life.organization.copy()
    life.live(np.zeros(1, READING).view(np.recarray), 0, 1)
    opened = OpenedWeek.of(before.copy().world(life.parameters, life.world.at_start), week)
    people = life.organization.customers
    differs = False
    for customer in map(int, np.flatnonzero(people["journey"] >= 0)[:6]):
        replay = opened.replayed(customer, {}, opened.spent_before(customer))
        old = before.customers[customer]
        recalled = old.recalled_emotion + (1.0 if old.recall_week < 0 else 0.5) * (
            replay.remembered - old.recalled_emotion
        )
        assert recalled == pytest.approx(float(people[customer].recalled_emotion), abs=1e-15)
        differs |= replay != opened.replayed(customer, {OWN["loneliness.strength"]: 0.0}, 0.0)
    assert differs


def test_a_lost_emotion_has_a_sixth_inhibitor(week: Any) -> None:
    """It adds up with the five, and the sentence counts six; it would fail where nobody released it."""
    customer = int(
        np.flatnonzero(es.simulate("baseline", rules=week, **SMALL).lived.organization.customers["journey"] >= 0)[0]
    )
    where = {name: value for name, value in SMALL.items() if name != "weeks"}
    found = es.lost_emotion("baseline", customer, week=2, rules=week, **where)
    assert list(found.parts)[-1] == "loneliness"
    assert found.parts["loneliness"] != 0.0
    assert sum(found.parts.values()) == pytest.approx(found.total, abs=1e-12)
    assert "all six inhibitors released" in found.sentence
    assert list(found.to_pandas().columns)[-1] == "loneliness"


def test_journeys_are_not_watched_by_other_rules_than_those_of_the_run(run: Any) -> None:
    with pytest.raises(es.InputError, match="by the rules as they ship; further_factor was replaced here"):
        watch_journeys(run)


def test_a_run_says_which_rules_were_replaced(run: Any, tmp_path: Path) -> None:
    """In its text, its figure, its record and its folder; nothing of it without rules.

    It would fail where two runs with other rules could not be told from each other afterwards.
    """
    assert "40 employees, rules replaced: further_factor\n" in repr(run)
    assert "· rules replaced: further_factor ·" in run.plot().texts[-1].get_text()
    told = json.loads((run.save(tmp_path / "run") / "provenance.json").read_text())
    assert "1.0 - p.loneliness_strength" in told["rules"]["further_factor"]["source"]
    assert len(told["rules"]["further_factor"]["sha256"]) == 64
    assert told["own parameters"]["loneliness.strength"]["value"] == 0.6
    scenario = tmp_path / "run" / "scenario.toml"
    assert scenario.read_text().startswith("# Lived with rules replaced: further_factor;")
    assert es.Scenario.load(scenario) == run.scenario
    usual = es.simulate("baseline", **SMALL)
    assert "rules" not in usual.provenance()
    assert "replaced" not in repr(usual)
    assert not (usual.save(tmp_path / "usual") / "scenario.toml").read_text().startswith("#")
