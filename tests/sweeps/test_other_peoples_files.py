"""What lies in a folder already: nothing of somebody else's is replaced, and nothing is added to what is damaged."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import numpy as np
import pytest
import small_sweep

from empathysim.__main__ import main
from empathysim.errors import InputError
from empathysim.outcomes.readings import READINGS
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.lock import FolderRefused
from empathysim.sweeps.record.ledger_file import NAME
from empathysim.sweeps.record.results import canon
from empathysim.sweeps.sweep import open_sweep, sweep


def test_a_table_of_something_else_is_not_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "results.csv").write_text("my own\n")
    path = small_sweep.write(tmp_path)
    assert main(["sweep", str(path), "--out", str(tmp_path / "mine"), "--executor", "serial"]) == 4
    assert "holds results.csv of something else" in capsys.readouterr().err
    assert (tmp_path / "mine" / "results.csv").read_text() == "my own\n"


def test_a_damaged_record_is_left_alone_and_what_is_whole_can_be_taken(tmp_path: Path) -> None:
    path, out = small_sweep.write(tmp_path), tmp_path / "out"
    whole = canon(sweep(path, out, executor="serial").rows())
    with sqlite3.connect(out / NAME) as file:
        file.execute("UPDATE runs SET seconds = 7 WHERE id = 4")
    file.close()
    before = (out / NAME).read_bytes()
    with pytest.raises(FolderRefused, match="is not the one that was sealed when its sweep ended.*with --take"):
        sweep(path, out, executor="serial")
    assert (out / NAME).read_bytes() == before
    told: list[int] = []
    mended = sweep(
        path, tmp_path / "new", executor="serial", take_from=[out], progress=lambda now: told.append(now.before)
    )
    assert told[0] == 11
    assert canon(mended.rows()) == whole
    assert open_sweep(tmp_path / "new").verify() == []


def test_the_record_is_no_place_for_a_table_and_the_ending_tells_the_format(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    rows = sweep(small_sweep.write(tmp_path), out, executor="serial").rows()
    assert main(["results", str(out), "--output", str(out / NAME)]) == 2
    assert "this is the record of the sweep itself" in capsys.readouterr().err
    assert main(["results", str(out), "--output", str(tmp_path / "t.json")]) == 0
    assert json.loads((tmp_path / "t.json").read_text()) == rows
    assert main(["results", str(out), "--format", "parquet", "--output", str(tmp_path / "t.csv")]) == 2
    assert "say different things" in capsys.readouterr().err


def test_numbers_of_numpy_are_numbers() -> None:
    asked = Experiment(
        "Does it?",
        outcomes=["clv"],
        levers={"groupthink": np.linspace(0.0, 1.0, 3), "empowerment": [np.float32(0.5), 0.8]},
        seeds=np.int64(2),
    )
    assert [factor.values for factor in asked.factors] == [(0.0, 0.5, 1.0), (0.5, 0.8)]
    assert json.loads(json.dumps(asked.document)) == asked.document
    with pytest.raises(InputError, match="levers = .* must be a table of names"):
        Experiment("Does it?", outcomes=["clv"], levers=["groupthink"])  # type: ignore[arg-type]


def test_every_reading_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["readings"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(READINGS)
    assert main(["readings", "--json", "--contains", "lifetime"]) == 0
    assert "clv" in {each["name"] for each in json.loads(capsys.readouterr().out)}
    assert main(["readings", "--contains", "nowhere"]) == 2
