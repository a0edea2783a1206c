"""Promises 3 and 4 on the command line: what goes wrong in a run is a row of the table, and exit code 3 says so."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from sweep_process import ended, needs_process_groups
from watched import marked

from empathysim.__main__ import main
from empathysim.sweeps.asking.experiment import Experiment

SMALL: dict[str, Any] = {"outcomes": ["satisfaction", "clv"], "seeds": 1, "weeks": 2, "warm_up": 1, "customers": 60}
FAILING = (12, 80, 151)


def two_hundred() -> Experiment:
    """Return 200 runs: two ask for a share of nobody in particular, one for a firm too small for its silos."""
    points = [{"push.share": 1.0, "push.value": number / 200, "organization.employees": 24} for number in range(200)]
    for number in FAILING[:2]:
        points[number]["push.share"] = 0.5
    points[FAILING[2]]["organization.employees"] = 3
    return Experiment(
        "Who fails?", kind="list", points=points,
        levers={"push.share": {}, "push.value": {}, "organization.employees": {}},
        interventions={"push": {"parameter": "customer_contact.intensity", "value": 0.9, "from_week": 0}}, **SMALL,
    )  # fmt: skip


def table(folder: Path) -> list[dict[str, str]]:
    """Return the published table, cell by cell as text."""
    with open(folder / "results.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_p04_the_closing_line_names_the_runs_that_failed_and_their_rows_are_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Fails where a refused point stops the sweep, is left out of the table, or loses its parameters or its reason."""
    asked = two_hundred()
    asked.to_toml(tmp_path / "asked.toml")
    command = ["sweep", str(tmp_path / "asked.toml"), "--out", str(tmp_path / "out"), "--executor", "serial"]
    assert main(command) == 3
    said = capsys.readouterr().err
    assert "197 done, 3 failed: 12, 80, 151\n" in said
    assert "2 runs failed: intervention on customer_contact.intensity: share = 0.5 needs people: one of " in said
    rows = table(tmp_path / "out")
    assert len(rows) == 200
    for number, row in enumerate(rows):
        told = {name: float(row[name]) for name in ("push.share", "push.value", "organization.employees")}
        assert told == asked.points[number]
        is_failed = number in FAILING
        assert row["status"] == ("failed" if is_failed else "done")
        assert (row["message"] != "") == (row["satisfaction"] == "") == (row["clv"] == "") == is_failed
    assert rows[12]["message"] == rows[80]["message"]
    assert rows[12]["message"].startswith("intervention on customer_contact.intensity: share = 0.5 needs people")
    assert rows[151]["message"].startswith("employees = 3: at least 12 are needed")
    before = (tmp_path / "out" / "results.csv").read_bytes()
    assert main(command) == 3  # nothing is left to live, and three runs are still failed
    assert "0 of 200" not in capsys.readouterr().err
    assert (tmp_path / "out" / "results.csv").read_bytes() == before


@needs_process_groups
def test_p03_a_run_that_ends_its_process_every_time_is_failed_and_the_command_ends_with_3(tmp_path: Path) -> None:
    """Fails where the sweep hangs, tries for ever, or takes the neighbours of the run for guilty."""
    Experiment(
        "Who ends it all?", levers={"groupthink": [0.1, 0.3, 0.5]}, employees=24, **{**SMALL, "seeds": 4}
    ).to_toml(tmp_path / "asked.toml")
    marks = tmp_path / "marks"
    marks.mkdir()
    (marks / "ends").write_text("7")
    code, said = ended(tmp_path, "sweep", "asked.toml", "--out", "out", "--workers", 2, marks=marks)
    assert code == 3, said
    assert "11 done, 1 failed: 7\n" in said
    assert "1 run failed: its worker process ended 3 times while the run was lived" in said
    rows = table(tmp_path / "out")
    assert [row["run"] for row in rows if row["status"] == "failed"] == ["7"]
    assert float(rows[7]["groupthink"]) == 0.3
    assert marked(marks, "begun").count([7]) == 3
