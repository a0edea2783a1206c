"""What `empathysim check` foretells: it must be about what then happens."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from empathysim.__main__ import main
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.record.ledger_file import NAME
from empathysim.sweeps.sweep import sweep


def written(folder: Path, **told: Any) -> Path:
    """Write an experiment of some hundred runs and return its file."""
    usual: dict[str, Any] = {"levers": {"groupthink": {"range": [0, 1], "steps": 40}}, "seeds": 5, "weeks": 8}
    small = {"outcomes": ["satisfaction"], "employees": 30, "customers": 200, "warm_up": 4}
    Experiment("Does it?", **{**small, **usual, **told}).to_toml(folder / "asked.toml")
    return folder / "asked.toml"


def told(path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    assert main(["check", str(path), "--json", *more]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize("weekly", [False, True])
def test_the_disk_that_is_foretold_is_about_what_is_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], weekly: bool
) -> None:
    path = written(tmp_path, weekly=weekly)
    foretold = told(path, capsys)
    assert foretold["runs"] == 200
    sweep(path, tmp_path / "out", executor="threads", workers=2)
    assert 0.7 < (tmp_path / "out" / NAME).stat().st_size / foretold["disk_bytes"] < 1.5


def test_more_of_anything_takes_longer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    few = told(written(tmp_path), capsys, "--workers", "1")
    many = told(written(tmp_path, seeds=500), capsys, "--workers", "1")
    assert many["seconds"] > 10 * few["seconds"] - 20.0
    assert many["disk_bytes"] > 50 * few["disk_bytes"]
    assert many["memory_bytes"] > few["memory_bytes"]
    assert told(written(tmp_path, seeds=500), capsys, "--workers", "4")["seconds"] < many["seconds"]


def test_firms_that_always_differed_each_settle_by_themselves(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Fails where the warm-up of every point is forgotten: it is by far the longest part here."""
    long: dict[str, Any] = {"warm_up": 2_000, "seeds": 40}
    as_lever = told(written(tmp_path, **long), capsys)
    always = {"levers": None, "uncertainties": {"groupthink": {"range": [0, 1], "steps": 40}}}
    as_uncertainty = told(written(tmp_path, **long, **always), capsys)
    assert as_uncertainty["seconds"] > 3 * as_lever["seconds"]


def test_nothing_is_left_behind_and_it_is_said_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, kind="until_precise", seeds=50)
    assert main(["check", str(path)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "at most 2,000 runs: 40 points by 50 seeds of 8 weeks, scenario baseline, 30 employees"
    assert said[1].startswith("at least 320 of them")
    assert said[2].startswith("about ")
    assert list(tmp_path.iterdir()) == [path]


def test_p30_a_giant_design_is_refused_before_anything_is_lived(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(written(tmp_path, seeds=10**9))]) == 2
    assert "40,000,000,000 runs are more than the 10,000,000 that are allowed" in capsys.readouterr().err


def test_the_schema_is_one_json_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "An experiment of empathysim"
    assert main(["check"]) == 2
    assert "Name an experiment" in capsys.readouterr().err
