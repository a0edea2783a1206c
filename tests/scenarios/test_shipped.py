"""The scenarios that ship: all load, say what they are, and come back from a file as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from empathysim.scenarios.scenario import Scenario
from empathysim.scenarios.shipped import names

SHIPPED = [name for name, _ in names()]
PROMISED = """
    baseline release_individual_context release_human_bias release_group_think release_corporate_culture
    release_emotional_illiteracy turn_talk_about_emotions turn_journey_view turn_customers_as_people
    turn_customer_contact turn_sense_of_purpose turn_acts_of_kindness turn_personal_happiness all_released all_keys
    all_released_all_keys wells_fargo ritz_carlton disney usaa over_promise happy_but_siloed understaffed
    empathy_movement empathy_movement_most_central culture_change ten_interviews a_thousand_ratings
"""


def test_all_that_are_promised_ship_and_the_baseline_comes_first() -> None:
    assert set(SHIPPED) == set(PROMISED.split())
    assert SHIPPED[0] == "baseline"


@pytest.mark.parametrize("name", SHIPPED)
def test_each_says_what_it_is_and_what_it_expects(name: str) -> None:
    scenario = Scenario.load(name)
    assert scenario.name == name
    assert 10 < len(scenario.title) < 100
    assert len(scenario.about) > 100
    assert scenario.sources
    if name != "baseline":
        assert scenario.against in SHIPPED
        assert scenario.against != name
        assert scenario.expects
        assert scenario.changed() or scenario.interventions


@pytest.mark.parametrize("name", SHIPPED)
def test_each_comes_back_from_a_file_as_it_was(name: str, tmp_path: Path) -> None:
    scenario = Scenario.load(name)
    scenario.to_toml(tmp_path / "another_name.toml")
    assert Scenario.load(tmp_path / "another_name.toml") == scenario


def test_each_begins_as_the_one_it_is_compared_with() -> None:
    """All but the one whose subject is a culture of long standing differ by levers only."""
    apart = [name for name in SHIPPED[1:] if Scenario.load(name).start != Scenario.load(_against(name)).start]
    assert apart == ["wells_fargo"]


def _against(name: str) -> str:
    against = Scenario.load(name).against
    assert against is not None
    return against


def test_the_baseline_changes_nothing() -> None:
    assert Scenario.load("baseline").changed() == {}


def test_wells_fargo_pushes_for_a_year_and_eases_off_at_the_disclosure() -> None:
    scenario = Scenario.load("wells_fargo")
    pressure = {week: new["corporate_culture.pressure"] for week, new in scenario.timeline(312)}
    assert list(pressure) == [*range(1, 53), 208]
    assert pressure[26] == pytest.approx(0.8)
    assert pressure[52] == 1.0
    assert pressure[208] == 0.4
    assert scenario.values()["trust.disclosure_week"] == 208
    assert scenario.start_values()["trust.disclosure_severity"] == 0


def test_culture_change_ends_where_it_began() -> None:
    scenario = Scenario.load("culture_change")
    now = scenario.values()
    for _, new in scenario.timeline(105):
        now.update(new)
    assert now == scenario.values()
