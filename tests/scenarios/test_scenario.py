"""A scenario: what it holds, how another is made from it, and what is said of a bad one."""

from __future__ import annotations

from pathlib import Path

import pytest

from empathysim.errors import InputError
from empathysim.scenarios.scenario import Scenario


def messages(path: Path, content: str | bytes) -> tuple[str, ...]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InputError) as caught:
        Scenario.load(path)
    return caught.value.messages


def test_values_are_default_industry_start_parameters_in_this_order() -> None:
    scenario = Scenario(
        "bank",
        industry="bank",
        start={"loyalty.captivity": 0.5, "group_think.conformity": 0.7},
        parameters={"group_think.conformity": 0.1},
    )
    start, now = scenario.start_values(), scenario.values()
    assert start["industry.complexity"] == 0.21
    assert start["loyalty.captivity"] == 0.5
    assert start["group_think.conformity"] == 0.7
    assert now["group_think.conformity"] == 0.1
    assert now["individual_context.strength"] == 0.6


def test_changed_names_what_is_set_and_differs() -> None:
    scenario = Scenario(
        "x",
        start={"corporate_culture.pressure": 0.9, "emotion.curvature": 0.88},
        parameters={
            "corporate_culture.pressure": 0.6,
            "sense_of_purpose.intensity": 0.8,
            "sense_of_purpose.choice": 0.2,
        },
    )
    assert scenario.changed() == {
        "corporate_culture.pressure": 0.6,  # as usual now, but not at the start
        "sense_of_purpose.intensity": 0.8,
        "sense_of_purpose.choice": 0.2,  # does not follow
    }


def test_replace_overlays_parameters_and_takes_dials_both_ways() -> None:
    scenario = Scenario("x", parameters={"group_think.conformity": 0.3, "staffing.slack": 0.8})
    other = scenario.replace({"groupthink": 0.1}, empowerment=0.9, culture_pressure=None)
    assert other.parameters == {
        "group_think.conformity": 0.1,
        "staffing.slack": 0.8,
        "sense_of_purpose.choice": 0.9,
        "acts_of_kindness.intensity": 0.9,
    }
    assert scenario.parameters["group_think.conformity"] == 0.3
    with pytest.raises(InputError, match="Did you mean 'groupthink'"):
        scenario.replace(groupthnk=0.1)
    with pytest.raises(InputError, match="leave one of the two out"):
        scenario.replace({"group_think.conformity": 0.1}, groupthink=0.1)


def test_with_start_moves_the_warm_up_too() -> None:
    scenario = Scenario("x").with_start({"culture_pressure": 0.9})
    assert (
        scenario.start_values()["corporate_culture.pressure"] == scenario.values()["corporate_culture.pressure"] == 0.9
    )


def test_a_scenario_with_everything_in_it_comes_back(tmp_path: Path) -> None:
    scenario = Scenario(
        "everything",
        title='A "title" with \\ and é',
        about='First "line".\n\n\tSecond \\n line, with """ in it.',
        sources=("design", "asch_1956"),
        start={"journey.handoff_loss": 1 / 3 * 0.3},
        parameters={"customer_contact.target_segments": 9, "loyalty.very_bad_cut": -1e-17},
        organization={"silos": 4, "ties_between": 0.5},
        industry="hotel",
        against="baseline",
        expects={"clv": "lower"},
    ).with_intervention("talk_about_emotions.intensity", 0.7, 4, 9, silos=["sales"], people="random", share=0.3)
    scenario = scenario.with_intervention("customer_contact.target_segments", [1, 4], 10)
    scenario.to_toml(tmp_path / "a.toml")
    assert Scenario.load(tmp_path / "a.toml") == scenario


def test_every_error_of_a_file_is_named_at_once(tmp_path: Path) -> None:
    said = messages(
        tmp_path / "my.toml",
        """
        titel = "x"
        about = 3
        sources = ["asch_1965"]
        industry = "banks"
        [parameters]
        group_think.conformty = 0.5
        emotion.loss_aversion = 9
        [[interventions]]
        parameter = "corporate_culture.pressure"
        value = 0.5
        from_wek = 3
        [organization]
        ties_betwen = 0
        silos = 0.5
        [expects]
        against = "baseline"
        satisfacton = "higher"
        clv = "up"
        """,
    )
    for words in (
        "Did you mean 'title'",
        "about: 3 must be a text",
        "Did you mean 'asch_1956'",
        "Did you mean 'bank'",
        "parameters: there is no parameter 'group_think.conformty'. Did you mean 'group_think.conformity'?",
        "emotion.loss_aversion = 9 must be a number from 1.1 to 2.25",
        "interventions, number 1: there is no key 'from_wek'. Did you mean 'from_week'?",
        "interventions, number 1: 'from_week' is missing",
        "Did you mean 'ties_between'",
        "silos = 0.5 must be a whole number from 1 to 2,000",
        "Did you mean 'satisfaction'",
        "clv = 'up' must be 'higher' or 'lower'",
    ):
        assert sum(words in message for message in said) == 1, words
    assert len(said) == 12
    assert all(message.startswith("my.toml: ") for message in said)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"\xff\xfe\x00", "not a text in UTF-8"),
        (b"a\x00b", "binary"),
        (b"title = ", "not TOML"),
        (b"a = " + b"[" * 5000, "nested too deeply"),
        (b"a = " + b"9" * 5000, "not TOML"),
        (b"title." + b".".join([b"a"] * 3000) + b" = 1", "nested too deeply"),
        (b"\n".join(b"a%d = 1" % i for i in range(1001)), "more than 1,000 values"),
        (b"#" * 1_000_001, "larger than 1,000,000 bytes"),
    ],
)
def test_what_is_no_scenario_file_is_refused_in_one_sentence(content: bytes, said: str, tmp_path: Path) -> None:
    found = messages(tmp_path / "my.toml", content)
    assert len(found) == 1
    assert said in found[0]
    assert "my.toml" in found[0]


@pytest.mark.parametrize(
    "table", ["start = 3", "parameters = [1]", "expects = 1", "interventions = 2", "organization = 1"]
)
def test_wrong_types_are_refused(table: str, tmp_path: Path) -> None:
    assert len(messages(tmp_path / "my.toml", table)) == 1


def test_an_unknown_name_gets_the_nearest_and_the_list() -> None:
    with pytest.raises(InputError, match="Did you mean 'wells_fargo'.*over_promise"):
        Scenario.load("wels_fargo")
    with pytest.raises(InputError, match="no such file"):
        Scenario.load("nowhere.toml")


@pytest.mark.parametrize("name", ["", "a/b", "..", "a\0b", "x" * 300, "C:x", " ."])
def test_names_that_could_leave_a_folder_are_refused(name: str) -> None:
    with pytest.raises(InputError, match="name of a file"):
        Scenario(name)


def test_an_experiment_is_told_from_a_scenario(tmp_path: Path) -> None:
    """It would fail if each table of the other kind of file were refused by itself."""
    said = messages(tmp_path / "my.toml", "[question]\n[levers]\n[design]\n")
    assert said == (
        "my.toml: this is an experiment, not a scenario: it has question, levers, design. "
        "To live it: empathysim sweep my.toml --out FOLDER.",
    )


def test_one_silo_is_written_as_a_list_of_one() -> None:
    with pytest.raises(InputError, match="silos = 'sales' must be a list of names"):
        Scenario("x").with_intervention("journey_view.intensity", 1.0, 0, silos="sales")
