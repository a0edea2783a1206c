"""The registry: every declaration is whole and consistent, and bad values get a clear word."""

from __future__ import annotations

import numpy as np
import pytest

from empathysim.errors import InputError
from empathysim.parameters.dials import DIALS, expand
from empathysim.parameters.industries import INDUSTRIES
from empathysim.parameters.parameter import Parameter
from empathysim.parameters.registry import FIELDS, OWN_FIELDS, PARAMETERS, checked, defaults, record, resolved, table


def messages(values: dict[str, object], where: str = "") -> tuple[str, ...]:
    with pytest.raises(InputError) as caught:
        checked(values, where)
    return caught.value.messages


def test_names_and_symbols_are_unique() -> None:
    assert len({parameter.symbol for parameter in PARAMETERS.values()}) == len(PARAMETERS) == len(set(FIELDS)) == 207


@pytest.mark.parametrize("parameter", PARAMETERS.values(), ids=list(PARAMETERS))
def test_owners_and_settings_exist_and_fit(parameter: Parameter) -> None:
    for name in parameter.acts_with:
        assert PARAMETERS[name].low == 0, "a gate must be able to stand at 0"
        assert name != parameter.name
    assert checked(parameter.shown_with) == dict(parameter.shown_with)
    # Nobody can see a parameter act whose own gate stands at 0.
    settings = resolved(parameter.shown_with)
    assert all(settings[name] > 0 for name in parameter.acts_with)


def test_whoever_follows_stands_behind_the_leader() -> None:
    order = list(PARAMETERS)
    followers = [parameter for parameter in PARAMETERS.values() if parameter.follows]
    assert len(followers) == 4
    for parameter in followers:
        assert order.index(str(parameter.follows)) < order.index(parameter.name)


def test_dials_and_industries_name_parameters() -> None:
    assert all(part in PARAMETERS for parts in DIALS.values() for part in parts)
    assert len(INDUSTRIES) == 16
    assert all(len(checked(values)) == 4 for values in INDUSTRIES.values())


def test_dials_set_exactly_their_parts() -> None:
    assert checked({"groupthink": 0.1}) == {"group_think.conformity": 0.1}
    assert checked({"culture_pressure": 0.1}) == {"corporate_culture.pressure": 0.1}
    assert checked({"empowerment": 0.1}) == {"sense_of_purpose.choice": 0.1, "acts_of_kindness.intensity": 0.1}


def test_a_dial_beside_one_of_its_parts_is_refused() -> None:
    with pytest.raises(InputError, match="'empowerment' sets 'sense_of_purpose.choice'"):
        expand({"empowerment": 0.5, "sense_of_purpose.choice": 0.2})
    assert messages({"groupthink": 0.5, "group_think.conformity": 0.2}, "a.toml")[0].startswith("a.toml: 'groupthink'")


def test_followers_follow_unless_set() -> None:
    numbers = resolved({"sense_of_purpose.intensity": 0.8, "sense_of_purpose.choice": 0.3})
    assert numbers["sense_of_purpose.meaningfulness"] == numbers["sense_of_purpose.progress"] == 0.8
    assert numbers["sense_of_purpose.choice"] == 0.3


def test_every_error_is_named_at_once_with_name_and_range() -> None:
    said = messages(
        {
            "group_think.conformty": 0.5,
            "conformity": 0.5,
            "emotion.loss_aversion": 9,
            "staffing.span": 3.5,
            "trust.gain_rate": float("nan"),
            "journey.skill_weight": True,
            "insight.half_saturation": "many",
        },
        "wells_fargo.toml",
    )
    assert len(said) == 7
    assert all(message.startswith("wells_fargo.toml: ") for message in said)
    assert "Did you mean 'group_think.conformity'?" in said[0]
    assert "Did you mean 'group_think.conformity'?" in said[1]
    assert said[2].endswith("emotion.loss_aversion = 9 must be a number from 1.1 to 2.25.")
    assert "a whole number from 3 to 15" in said[3]


@pytest.mark.parametrize("value", [10**400, -(10**400), None, [0.5], np.bool_(True), np.zeros(3), 1j, b"1"])
def test_what_is_no_number_is_refused(value: object) -> None:
    assert len(messages({"journey.skill_weight": value})) == 1


def test_numbers_of_numpy_are_numbers() -> None:
    assert checked({"staffing.span": np.int64(5), "journey.skill_weight": np.float32(0.5)}) == {
        "staffing.span": 5.0,
        "journey.skill_weight": 0.5,
    }


@pytest.mark.parametrize(
    ("value", "mask"), [([1, 4], 9), ("1,4", 9), ("2", 2), ([3, 3], 4), (15, 15), ([1, 2, 3, 4], 15)]
)
def test_segments_become_a_mask(value: object, mask: float) -> None:
    assert checked({"customer_contact.target_segments": value}) == {"customer_contact.target_segments": mask}


@pytest.mark.parametrize("value", [[], [0], [5], "1;4", "", "one", 0, 16, 2.5, True, [True], [[1]], "12", None])
def test_what_is_no_set_of_segments_is_refused(value: object) -> None:
    assert "segments from 1 to 4" in messages({"customer_contact.target_segments": value})[0]


def test_the_record_holds_every_number() -> None:
    values = {"group_think.conformity": 0.3}
    row = record(values)
    assert row.shape == (1,)
    assert row.dtype.names == FIELDS + OWN_FIELDS
    assert row[0].group_think_conformity == 0.3
    assert [float(number) for number in row[0]][: len(FIELDS)] == list(resolved(values).values())


def test_whoever_is_founded_on_something_says_on_what() -> None:
    """Fails for a value that is called calibrated, or taken from literature, and names the model itself alone."""
    founded = [each for each in PARAMETERS.values() if each.evidence in ("literature", "calibrated")]
    assert founded
    assert [each.name for each in founded if set(each.source) <= {"design", "bhatt"}] == []


def test_the_table_is_in_words() -> None:
    rows = table()
    assert [row["name"] for row in rows] == list(PARAMETERS)
    keys = ["name", "symbol", "meaning", "unit", "low", "high", "default", "follows", "source", "evidence", "acts_with"]
    assert all(list(row) == keys for row in rows)
    assert {row["name"]: row["default"] for row in rows} == defaults()
    assert any("Asch, S. E. (1956)" in str(row["source"]) for row in rows)


def test_a_dial_out_of_its_bounds_is_refused_by_its_own_name() -> None:
    """It fails where somebody who typed a dial is told of a parameter that he never heard of."""
    assert messages({"groupthink": 2}) == (
        "groupthink = 2 must be a number from 0 to 1 (it sets group_think.conformity).",
    )
    assert messages({"empowerment": "much"}) == (
        "empowerment = 'much' must be a number from 0 to 1 (it sets sense_of_purpose.choice and "
        "acts_of_kindness.intensity).",
    )
