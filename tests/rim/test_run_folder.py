"""The folder of a run: another run may take its place and says so; nothing else is ever replaced or left behind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from empathysim.__main__ import main
from empathysim.commands.run_folder import WRITTEN

SMALL = ["--weeks", "2", "--warm-up", "0", "--employees", "12", "--customers", "30"]


def test_another_run_takes_the_place_of_one_and_says_so(tmp_path: Path, capsys: Any) -> None:
    """It would fail if results were replaced without a word."""
    folder = str(tmp_path / "kept")
    assert main(["run", *SMALL, "--out", folder]) == 0
    assert "replace" not in capsys.readouterr().err
    assert main(["run", "usaa", *SMALL, "--seed", "3", "--out", folder]) == 0
    assert "they replace the run of baseline, seed 0, 2 weeks" in capsys.readouterr().err
    assert json.loads((tmp_path / "kept" / "provenance.json").read_text())["scenario"] == "usaa"


@pytest.mark.parametrize("there", [*WRITTEN, "ledger.sqlite"])
def test_what_no_run_has_written_is_not_replaced(there: str, tmp_path: Path, capsys: Any) -> None:
    """It would fail if a run wrote its table over somebody else's, or its figure over a sweep's."""
    (tmp_path / there).write_text("mine")
    assert main(["run", *SMALL, "--out", str(tmp_path)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "give the run a folder of its own" in said.err
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(there, "mine")]


def test_other_files_beside_a_run_stay(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    assert main(["run", *SMALL, "--out", str(tmp_path)]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {*WRITTEN, "notes.txt"}
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_run_that_is_refused_late_leaves_no_folder(tmp_path: Path) -> None:
    """The silo is looked for when the organization is there: it would fail if the folder stayed behind, empty."""
    scenario = tmp_path / "my.toml"
    scenario.write_text(
        '[[interventions]]\nparameter = "journey_view.intensity"\nvalue = 1\nfrom_week = 0\nsilos = ["slaes"]\n'
    )
    (tmp_path / "there").mkdir()
    assert main(["run", str(scenario), *SMALL, "--out", str(tmp_path / "there" / "new" / "deep")]) == 2
    assert list((tmp_path / "there").iterdir()) == []


@pytest.mark.parametrize("name", ["", " ", "a\0b"])
def test_what_is_no_name_of_a_folder_is_refused(name: str, capsys: Any) -> None:
    assert main(["run", *SMALL, "--out", name]) == 2
    assert "is no name of a folder" in capsys.readouterr().err
