"""What makes a sweep another one, and what does not: nothing may mix that was lived differently."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import small_organization

from empathysim.errors import InputError
from empathysim.outcomes.readings import READINGS
from empathysim.scenarios.scenario import Scenario
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.asking.settable import SETTABLE
from empathysim.sweeps.crew.setting import setting_of
from empathysim.sweeps.designs.design import design_of
from empathysim.sweeps.lock import FolderRefused
from empathysim.sweeps.progress import Progress
from empathysim.sweeps.sweep import open_sweep, sweep

SMALL: dict[str, Any] = {
    "weeks": 4,
    "warm_up": 2,
    "employees": 30,
    "customers": 200,
    "levers": {"groupthink": [0.1, 0.9]},
}


def small(**told: Any) -> Experiment:
    """Return a small experiment."""
    return Experiment("Is it the same?", **{**SMALL, "outcomes": ["satisfaction"], **told})


def test_windows_stay_with_their_outcome_when_outcomes_are_shown_in_another_order(tmp_path: Path) -> None:
    asked = small(outcomes=["satisfaction", "empathy"], windows={"early": [0, 2]})
    before = sweep(asked, tmp_path, executor="serial").rows()[0]
    told: list[Progress] = []
    other = small(outcomes=["empathy", "satisfaction"], windows={"early": [0, 2]})
    after = sweep(other, tmp_path, executor="serial", progress=told.append)
    assert told == []
    assert {name: after.rows()[0][name] for name in before} == before
    assert after.replay(0).is_identical


def test_a_value_that_was_set_and_now_follows_another_makes_another_sweep(tmp_path: Path) -> None:
    """Fails where only the values are compared: the same now, they part when what they follow is moved."""
    follower = "sense_of_purpose.meaningfulness"
    value = Scenario.load("baseline").values()[follower]
    Scenario("mine", parameters={follower: value}).to_toml(tmp_path / "mine.toml")
    asked = small(folder=tmp_path, scenario="mine.toml", levers={"sense_of_purpose.intensity": [0.2, 0.9]})
    sweep(asked, tmp_path / "out", executor="serial")
    Scenario("mine").to_toml(tmp_path / "mine.toml")
    with pytest.raises(FolderRefused, match=f"{follower} was .*, is not set"):
        sweep(asked, tmp_path / "out", executor="serial")


def test_the_order_of_interventions_is_part_of_what_is_lived(tmp_path: Path) -> None:
    one = {"parameter": "culture_pressure", "value": 0.1, "from_week": 0}
    two = {"parameter": "culture_pressure", "value": 0.9, "from_week": 0}
    sweep(small(interventions={"one": one, "two": two}), tmp_path, executor="serial")
    with pytest.raises(FolderRefused, match="order of interventions"):
        sweep(small(interventions={"two": two, "one": one}), tmp_path, executor="serial")


def test_no_factor_has_the_name_of_a_reading_or_of_a_label() -> None:
    labels = {"run", "point", "seed", "status", "message", "week"}
    assert not {*READINGS, *labels} & set(SETTABLE)


def test_one_at_a_time_begins_with_the_scenario_as_it_is() -> None:
    told: dict[str, Any] = {"kind": "one_at_a_time", "scenario": "release_group_think"}
    asked = small(**told, levers={"group_think.conformity": (0.0, 1.0)})
    run = design_of(asked).run(0, 0)
    assert setting_of(asked).world(run).values() == Scenario.load("release_group_think").values()
    with pytest.raises(InputError, match="itself moves it at week 0, from 0.6 to 0; .* put it under"):
        design_of(small(**told, levers={}, uncertainties={"group_think.conformity": (0.0, 1.0)}))


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            {"kind": "firms", "levers": {"scenario": ["baseline", "usaa"]}},
            "the factor scenario says nothing beside firms",
        ),
        ({"kind": "firms", "scenario": "usaa"}, "design: scenario says nothing beside firms"),
        ({"kind": "firms", "levers": {"firm": [1, 2]}}, "the factor firm says nothing beside firms"),
        ({"kind": "sobol", "points": 4, "cross_levers": True}, "no uncertainty is drawn"),
        ({"levers": {"staffing.span": [4, 8]}}, "is read while the firm is founded, before a lever is moved"),
    ],
)
def test_what_would_be_ignored_is_refused(told: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError, match=said):
        small(**told)


def test_what_is_taken_over_keeps_its_provenance_and_ours_stays_the_newest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("empathysim.sweeps.provenance._cpu", lambda: "an abacus")
        sweep(small(seeds=2), tmp_path / "part", executor="serial", part="1/2")
    for _ in range(2):
        joined = sweep(small(seeds=2), tmp_path / "all", executor="serial", take_from=[tmp_path / "part"])
    assert joined.provenance["cpu"] != "an abacus"
    assert [each["cpu"] == "an abacus" for each in joined.provenance["sessions"]] == [True, False, False]
    with pytest.raises(InputError, match="none of its runs is a run of this experiment"):
        sweep(small(seeds=[7]), tmp_path / "other", executor="serial", take_from=[tmp_path / "part"])


def test_a_sweep_can_be_replayed_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small_organization.written(tmp_path / "one")
    small_organization.written(tmp_path / "two", more_ties="1,5\n")
    monkeypatch.chdir(tmp_path)
    asked = small(employees=None, uncertainties={"organization": ["one", "two"]}, silo="team")
    done = sweep(asked, tmp_path / "out", executor="serial")
    assert sorted(done.provenance["data_sha256"]) == [
        "one/edges.csv", "one/nodes.csv", "two/edges.csv", "two/nodes.csv",
    ]  # fmt: skip
    monkeypatch.chdir(os.sep)
    assert open_sweep(tmp_path / "out").replay(1).is_identical


def test_runs_that_failed_are_lived_again_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from empathysim.lived import live_scenario

    def unlucky(scenario: Any, *, seed: int, **named: Any) -> Any:
        if seed == 1:
            raise MemoryError("no room")
        return live_scenario(scenario, seed=seed, **named)

    with monkeypatch.context() as patched:
        patched.setattr("empathysim.sweeps.crew.setting.live_scenario", unlucky)
        assert sweep(small(seeds=2), tmp_path, executor="serial").failed == 2
    assert sweep(small(seeds=2), tmp_path, executor="serial").failed == 2
    again = sweep(small(seeds=2), tmp_path, executor="serial", again=True)
    assert (again.done, again.failed, again.missing) == (4, 0, 0)


def test_it_is_said_which_points_met_the_limit_of_seeds(tmp_path: Path) -> None:
    told: dict[str, Any] = {"kind": "until_precise", "seeds": 9}
    hopeless = sweep(small(**told, smallest_differences={"satisfaction": 1e-9}), tmp_path / "a", executor="serial")
    assert hopeless.imprecise_points == (0, 1)
    easy = sweep(small(**told, smallest_differences={"satisfaction": 0.5}), tmp_path / "b", executor="serial")
    assert (easy.imprecise_points, easy.missing, easy.done) == ((), 0, 16)
