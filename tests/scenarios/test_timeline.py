"""Interventions: steps, ramps, followers, dials, and who may be moved alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from empathysim.errors import InputError
from empathysim.parameters.registry import PARAMETERS, defaults
from empathysim.scenarios.intervention import LEVERS_OF_PEOPLE, LEVERS_OF_SILOS, Intervention
from empathysim.scenarios.timeline import Change, changes

PRESSURE = "corporate_culture.pressure"
PURPOSE = "sense_of_purpose"


def timeline(values: Mapping[str, float], interventions: Sequence[Intervention], weeks: int) -> list[Change]:
    """Return all changes of so many weeks."""
    return list(changes(values, interventions, weeks))


def test_a_step_changes_once() -> None:
    assert timeline({}, [Intervention(PRESSURE, 0.9, 5)], 10) == [(5, {PRESSURE: 0.9})]
    assert timeline({}, [Intervention(PRESSURE, 0.9, 5, 5)], 10) == [(5, {PRESSURE: 0.9})]


def test_a_ramp_is_a_straight_line_that_ends_exactly() -> None:
    ramp = timeline({PRESSURE: 0.2}, [Intervention(PRESSURE, 0.6, 10, 14)], 100)
    assert [week for week, _ in ramp] == [11, 12, 13, 14]
    assert [new[PRESSURE] for _, new in ramp] == pytest.approx([0.3, 0.4, 0.5, 0.6])
    assert ramp[-1][1][PRESSURE] == 0.6


def test_what_lies_beyond_the_run_or_changes_nothing_is_left_out() -> None:
    assert timeline({}, [Intervention(PRESSURE, 0.9, 10)], 10) == []
    assert timeline({}, [Intervention(PRESSURE, 0.6, 3)], 10) == []
    assert len(timeline({}, [Intervention(PRESSURE, 0.9, 0, 10**9)], 10)) == 9


def test_the_intervention_that_began_last_has_the_parameter() -> None:
    moves = [Intervention(PRESSURE, 1.0, 0, 10), Intervention(PRESSURE, 0.0, 5, 7)]
    new = {week: value[PRESSURE] for week, value in timeline({PRESSURE: 0.0}, moves, 20)}
    assert new == pytest.approx({1: 0.1, 2: 0.2, 3: 0.3, 4: 0.4, 6: 0.2, 7: 0.0})


def test_of_two_that_begin_together_the_later_in_the_list_has_it() -> None:
    assert timeline({}, [Intervention(PRESSURE, 0.1, 2), Intervention(PRESSURE, 0.9, 2)], 5) == [(2, {PRESSURE: 0.9})]


def test_sub_levers_follow_unless_they_were_set() -> None:
    move = [Intervention(f"{PURPOSE}.intensity", 0.8, 1)]
    ((week, new),) = timeline({f"{PURPOSE}.choice": 0.2}, move, 5)
    assert week == 1
    assert f"{PURPOSE}.choice" not in new
    assert new == {f"{PURPOSE}.{part}": 0.8 for part in ("intensity", "meaningfulness", "competence", "progress")}


def test_a_sub_lever_that_was_moved_by_itself_stays() -> None:
    moves = [Intervention(f"{PURPOSE}.choice", 0.5, 1), Intervention(f"{PURPOSE}.intensity", 0.8, 2)]
    new = dict(timeline({}, moves, 5))
    assert new[1] == {f"{PURPOSE}.choice": 0.5}
    assert f"{PURPOSE}.choice" not in new[2]
    assert new[2][f"{PURPOSE}.progress"] == 0.8


def test_values_that_are_all_set_do_not_follow() -> None:
    assert timeline(defaults(), [Intervention(f"{PURPOSE}.intensity", 0.8, 1)], 5) == [
        (1, {f"{PURPOSE}.intensity": 0.8})
    ]


def test_a_dial_moves_its_parts() -> None:
    moved = timeline({}, [Intervention("empowerment", 0.9, 3)], 5)
    assert moved == [(3, {f"{PURPOSE}.choice": 0.9, "acts_of_kindness.intensity": 0.9})]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"parameter": "corporate_culture.presure"}, "Did you mean 'corporate_culture.pressure'"),
        ({"parameter": 3}, "there is no parameter"),
        ({"parameter": ["a"]}, "there is no parameter"),
        ({"value": 2}, "from 0 to 1"),
        ({"value": "x"}, "from 0 to 1"),
        ({"from_week": -1}, "0 or more"),
        ({"from_week": 1.5}, "whole number"),
        ({"to_week": 2}, "must not lie before"),
        ({"to_week": True}, "whole number"),
        ({"people": "manager", "parameter": LEVERS_OF_PEOPLE[0]}, "Did you mean 'managers'"),
        ({"people": ["random"], "parameter": LEVERS_OF_PEOPLE[0]}, "must be one of"),
        ({"share": 0.5}, "needs people"),
        ({"share": 0}, "above 0"),
        ({"share": float("nan")}, "above 0"),
        ({"silos": "sales", "parameter": LEVERS_OF_PEOPLE[0]}, "list of names"),
        ({"people": "random"}, "allowed are talk_about_emotions.intensity"),
        ({"silos": ["sales"]}, "allowed are talk_about_emotions.intensity"),
        ({"parameter": "empowerment", "people": "random"}, "acts_of_kindness.intensity cannot be moved"),
        ({"parameter": "staffing.span", "value": 9, "to_week": 9}, "all at once"),
    ],
)
def test_what_cannot_be_done_is_refused(parts: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError) as caught:
        Intervention(**{"parameter": PRESSURE, "value": 0.5, "from_week": 5, **parts})
    assert len(caught.value.messages) == 1
    assert said in caught.value.messages[0]


def test_levers_of_people_and_silos_exist() -> None:
    assert {*LEVERS_OF_PEOPLE, *LEVERS_OF_SILOS} <= set(PARAMETERS)
    assert Intervention("human_bias.strength", 0.1, 0, silos=["billing"]).silos == ("billing",)  # type: ignore[arg-type]
    assert Intervention("talk_about_emotions.intensity", 0.9, 0, people="most_central", share=0.05).share == 0.05


def test_a_ramp_of_millions_of_years_is_worked_out_week_by_week() -> None:
    """It would fail if every week of the ramp were worked out before the first is lived: that takes hours."""
    ramp = changes({PRESSURE: 0.0}, [Intervention(PRESSURE, 1.0, 0, 10**9)], 10**9)
    assert [next(ramp)[0] for _ in range(3)] == [1, 2, 3]
