"""Promise 7: a folder takes no runs that would not fit to its own, says why, and stays as it was; growth is welcome."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import small_organization
from sweep_process import contents

from empathysim.__main__ import main
from empathysim.life import RESULTS_VERSION
from empathysim.scenarios.scenario import Scenario
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.progress import Progress
from empathysim.sweeps.record.ledger import Ledger
from empathysim.sweeps.record.results import canon, experiment_of, rows_of
from empathysim.sweeps.record.verify import verify
from empathysim.sweeps.sweep import sweep

PUSH = {"parameter": "customer_contact.intensity", "value": 0.9, "from_week": 0}
USUAL: dict[str, Any] = {
    "levers": {"groupthink": [0.1, 0.5]}, "interventions": {"push": PUSH}, "scenario": "firm.toml", "seeds": 2,
    "weeks": 2, "warm_up": 1, "employees": 24, "customers": 60, "outcomes": ["satisfaction"],
}  # fmt: skip
WHOLE_RANGE = {"levers": {"groupthink": (0.0, 1.0)}}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with a scenario of its own."""
    Scenario.load("usaa").to_toml(tmp_path / "firm.toml")
    return tmp_path


def command(place: Path, title: str = "What has changed?", **changed: Any) -> int:
    """Write the experiment, changed in something, and sweep it on the command line; return the exit code."""
    Experiment(title, folder=place, **{**USUAL, **changed}).to_toml(place / "asked.toml")
    return main(["sweep", str(place / "asked.toml"), "--out", str(place / "out"), "--executor", "serial"])


def new_runs(place: Path, **changed: Any) -> int:
    """Sweep the experiment, changed in something; return how many runs were lived for it."""
    told: list[Progress] = []
    sweep(
        Experiment("Why?", folder=place, **{**USUAL, **changed}), place / "out", executor="serial", progress=told.append
    )
    return told[-1].done - told[-1].before if told else 0


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"interventions": {"push": {**PUSH, "value": 0.8}}}, "intervention push: value was 0.9, is 0.8"),
        ({"interventions": {"push": {**PUSH, "from_week": 1}}}, "intervention push: from_week was 0, is 1"),
        ({"interventions": {}}, "intervention push: value was 0.9, is not set"),
        ({"windows": {"late": [1, 2]}}, "windows: satisfaction.late was not set, is [1, 2]"),
        ({"warm_up": 2}, "warm_up: was 1, is 2"),
        ({"customers": 61}, "customers: was 60, is 61"),
        ({"uncertainties": {"human_bias.strength": [0.3]}}, "human_bias.strength is a new uncertainty"),
        ({"levers": {}, "uncertainties": USUAL["levers"]}, "groupthink was under [levers], is under [uncertainties]"),
        ({"scenario": "baseline"}, "scenario: was firm.toml, is baseline"),
    ],
)  # fmt: skip
def test_p07_what_is_made_otherwise_is_refused_by_name_and_nothing_is_touched(
    place: Path, capsys: pytest.CaptureFixture[str], changed: dict[str, Any], said: str
) -> None:
    """Fails where a change that changes results gets in, is not named, or a refusal leaves a byte changed."""
    assert command(place) == 0
    before = contents(place / "out")
    capsys.readouterr()
    assert command(place, **changed) == 4
    assert f"empathysim: {said}\n" in capsys.readouterr().err
    after = contents(place / "out")
    assert {**after, "sweep.lock": b""} == {**before, "sweep.lock": b""}


def other_results(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("empathysim.sweeps.record.definition.RESULTS_VERSION", RESULTS_VERSION + 1)


def another_number(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Scenario.load(place / "firm.toml").replace({"human_bias.strength": 0.123}).to_toml(place / "firm.toml")


def another_intervention(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open(place / "firm.toml", "a", encoding="utf-8") as file:
        file.write('[[interventions]]\nparameter = "customer_contact.intensity"\nvalue = 0.7\nfrom_week = 1\n')


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (other_results, f"results version: was {RESULTS_VERSION}, is {RESULTS_VERSION + 1}"),
        (another_number, "scenario firm.toml, from week 0: human_bias.strength was "),
        (another_intervention, "scenario firm.toml, intervention 1: value was not set, is 0.7"),
    ],
)
def test_p07_what_changes_beside_the_experiment_is_noticed(
    place: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Path, pytest.MonkeyPatch], None],
    said: str,
) -> None:
    """Fails where only the experiment's own text is compared, and not what it stands for."""
    assert command(place) == 0
    capsys.readouterr()
    change(place, monkeypatch)
    assert command(place) == 4
    assert f"empathysim: {said}" in capsys.readouterr().err
    assert verify(place / "out").is_sealed


def test_p07_data_that_has_changed_is_named_and_a_new_date_is_no_change(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    firm = small_organization.written(place / "firm")
    ties = (firm / "edges.csv").read_text()
    read: dict[str, Any] = {"organization": "firm", "silo": "team", "employees": None, "scenario": "baseline"}
    assert command(place, **read) == 0
    (firm / "edges.csv").write_text(ties)  # the same again, at another time
    (firm / "notes.txt").write_text("nobody reads this")
    assert command(place, **read) == 0
    (firm / "edges.csv").write_text(ties + "3,9\n")
    capsys.readouterr()
    assert command(place, **read) == 4
    assert "the content of edges.csv has changed" in capsys.readouterr().err


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Asked in other words?", "asks": "At length."},
        {"levers": {"groupthink": [0.5, 0.1]}},
        {"seeds": [1, 0]},
        {"outcomes": ["clv", "empathy"]},
        {"smallest_differences": {"satisfaction": 0.2}},
    ],
)
def test_p07_what_changes_no_run_is_the_same_sweep(place: Path, changed: dict[str, Any]) -> None:
    """Other words, another order, other columns: nothing is lived anew, and rows go with their points and seeds."""
    assert new_runs(place) == 4
    before = satisfaction(place)
    title = changed.get("title", "Why?")
    parts = {name: value for name, value in changed.items() if name != "title"}
    told: list[Progress] = []
    asked = Experiment(title, folder=place, **{**USUAL, **parts})
    sweep(asked, place / "out", executor="serial", progress=told.append)
    assert told == []
    assert satisfaction(place) == before


def satisfaction(place: Path) -> dict[tuple[float, int], float]:
    """Return how satisfied customers are, by value of the lever and by seed."""
    with Ledger(place / "out", "read") as ledger:
        table = list(rows_of(ledger, experiment_of(ledger), ["satisfaction"]))
    return {(row["groupthink"], row["seed"]): row["satisfaction"] for row in table}


def test_p07_a_list_may_be_added_to_and_nothing_taken_from(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The rows of a CSV file: new ones are lived, in whatever place; one that is gone or other is refused."""
    points = place / "points.csv"
    listed: dict[str, Any] = {"kind": "list", "points": "points.csv", "levers": {"groupthink": {}}, "interventions": {}}

    def write(*values: float) -> None:
        points.write_text("groupthink\n" + "".join(f"{value}\n" for value in values))

    write(0.2, 0.4)
    assert new_runs(place, **listed) == 4
    write(0.9, 0.2, 0.4, 0.6)
    assert new_runs(place, **listed) == 4
    whole = Experiment("Why?", folder=place, **{**USUAL, **listed})
    assert canon(sweep(whole, place / "out", executor="serial").rows()) == canon(
        sweep(whole, place / "whole", executor="serial").rows()
    )
    for values in ((0.9, 0.2, 0.6), (0.9, 0.2, 0.41, 0.6)):
        write(*values)
        capsys.readouterr()
        assert command(place, **listed) == 4
        assert (
            "1 of its 4 points are no longer asked for; points can be added, not exchanged" in capsys.readouterr().err
        )


@pytest.mark.parametrize(
    ("small", "large", "new"),
    [
        (
            {"levers": {"groupthink": [0.1]}, "seeds": [7]},
            {"levers": {"groupthink": [0.1, 0.5, 0.9]}, "seeds": [3, 7]},
            5,
        ),
        ({"kind": "sobol", "points": 4, **WHOLE_RANGE}, {"kind": "sobol", "points": 7, **WHOLE_RANGE}, 6),
        ({"kind": "saltelli", "points": 2, **WHOLE_RANGE}, {"kind": "saltelli", "points": 4, **WHOLE_RANGE}, 8),
    ],
)
def test_p07_values_points_and_seeds_are_added_and_only_they_are_lived(
    place: Path, small: dict[str, Any], large: dict[str, Any], new: int
) -> None:
    """Fails where an extension is refused, lives what is there again, or has another table than a fresh sweep."""
    assert new_runs(place, **small) > 0
    assert new_runs(place, **large) == new
    asked = Experiment("Why?", folder=place, **{**USUAL, **large})
    grown, fresh = (sweep(asked, place / name, executor="serial").rows() for name in ("out", "fresh"))
    assert canon(grown) == canon(fresh)
