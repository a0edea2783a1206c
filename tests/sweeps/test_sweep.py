"""A sweep in its folder: one table whoever carried it out, resumed, extended, or refused."""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
from pathlib import Path

import pytest
import small_organization
import small_sweep

from empathysim.errors import InputError
from empathysim.sweeps.lock import FolderRefused, locked
from empathysim.sweeps.publishing import safe, write_table
from empathysim.sweeps.record.ledger_file import NAME
from empathysim.sweeps.record.results import canon, experiment_of, weekly_rows_of
from empathysim.sweeps.sweep import open_sweep, sweep


def serial(folder: Path, out: str = "out", **changed: object) -> Path:
    sweep(small_sweep.write(folder, **changed), folder / out, executor="serial")
    return folder / out


def test_p13_serial_threads_and_processes_give_one_table(tmp_path: Path) -> None:
    path = small_sweep.write(tmp_path)
    tables = []
    for executor, workers in (("serial", 1), ("threads", 1), ("threads", 3), ("processes", 1), ("processes", 2)):
        ended = sweep(path, tmp_path / f"{executor}{workers}", executor=executor, workers=workers)
        assert (ended.done, ended.failed, ended.missing) == (12, 0, 0)
        tables.append(canon(ended.rows()))
    assert len(set(tables)) == 1


def test_rows_hold_labels_factors_and_outcomes(tmp_path: Path) -> None:
    rows = open_sweep(serial(tmp_path)).rows()
    assert list(rows[0]) == [
        "run", "point", "seed", "status", "message", "groupthink", "culture_pressure", "satisfaction", "clv",
    ]  # fmt: skip
    assert [row["run"] for row in rows] == list(range(12))
    assert all(0.0 < row["satisfaction"] < 1.0 and row["clv"] > 0.0 for row in rows)
    assert rows[0]["satisfaction"] != rows[-1]["satisfaction"]


def test_a_row_is_the_run_that_its_point_and_seed_say(tmp_path: Path) -> None:
    from empathysim.instruments.summary import summary
    from empathysim.lived import live_scenario
    from empathysim.scenarios.scenario import Scenario

    row = open_sweep(serial(tmp_path)).rows()[9]
    scenario = Scenario.load("baseline").replace(groupthink=row["groupthink"], culture_pressure=row["culture_pressure"])
    end = live_scenario(scenario, weeks=4, warm_up=2, employees=30, seed=row["seed"])
    read = summary(end.weekly, end.organization, end.parameters)
    assert (row["satisfaction"], row["clv"]) == (read["satisfaction"], read["clv"])


def test_an_uncertainty_holds_from_the_start_and_a_lever_from_week_0(tmp_path: Path) -> None:
    from empathysim.sweeps.asking.experiment import Experiment
    from empathysim.sweeps.crew.setting import setting_of
    from empathysim.sweeps.designs.design import design_of

    path = small_sweep.write(tmp_path)
    path.write_text(path.read_text() + "\n[uncertainties]\nempathy.natural_weight = { values = [0.3] }\n")
    experiment = Experiment.load(path)
    world = setting_of(experiment).world(design_of(experiment).run(5, 1))
    assert world.start_values()["empathy.natural_weight"] == world.values()["empathy.natural_weight"] == 0.3
    assert world.values()["group_think.conformity"] == 0.8 != world.start_values()["group_think.conformity"]


@pytest.mark.parametrize("scenario", ["baseline", "wells_fargo", "empathy_movement"])
def test_p05_the_same_command_again_runs_nothing(tmp_path: Path, scenario: str) -> None:
    out = serial(tmp_path, design=f'scenario = "{scenario}"')
    before = canon(open_sweep(out).rows())
    told: list[int] = []
    sweep(tmp_path / "small.toml", out, executor="serial", progress=lambda now: told.append(now.done))
    assert told == []
    assert canon(open_sweep(out).rows()) == before


def test_p07_more_values_and_seeds_run_only_what_is_new(tmp_path: Path) -> None:
    out = serial(tmp_path)
    whole = serial(tmp_path, "whole", groupthink=[0.1, 0.2, 0.5, 0.8], seeds=3)
    new: list[int] = []
    path = small_sweep.write(tmp_path, groupthink=[0.1, 0.2, 0.5, 0.8], seeds=3)
    sweep(path, out, executor="serial", progress=lambda now: new.append(now.done - now.before))
    assert new[-1] == 24 - 12
    assert canon(open_sweep(out).rows()) == canon(open_sweep(whole).rows())


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"weeks": 5}, "weeks: was 4, is 5"),
        ({"employees": 31}, "employees: was 30, is 31"),
        ({"design": 'scenario = "wells_fargo"'}, "scenario: was baseline, is wells_fargo"),
        ({"outcomes": "weekly = true"}, "weekly: was false, is true"),
        ({"groupthink": [0.2, 0.5]}, "groupthink: no longer takes 0.8"),
        ({"seeds": 1}, "seeds: no longer hold 1"),
    ],
)
def test_p07_another_definition_is_refused_and_named(tmp_path: Path, changed: dict[str, object], said: str) -> None:
    out = serial(tmp_path)
    before = canon(open_sweep(out).rows())
    with pytest.raises(FolderRefused) as caught:
        serial(tmp_path, **changed)
    assert said in str(caught.value)
    assert canon(open_sweep(out).rows()) == before


def test_p07_data_counts_by_content_and_not_by_date(tmp_path: Path) -> None:
    firm = small_organization.written(tmp_path / "firm")
    path = small_sweep.write(tmp_path, design='organization = "firm"\nsilo = "team"', seeds=1)
    path.write_text(path.read_text().replace("employees = 30\n", ""))
    assert sweep(path, tmp_path / "out", executor="threads", workers=2).done == 6
    (firm / "edges.csv").touch()
    assert sweep(path, tmp_path / "out", executor="serial").done == 6
    shutil.copytree(firm, tmp_path / "moved")
    assert sweep(path, tmp_path / "out", executor="serial", organization=tmp_path / "moved").done == 6
    (firm / "edges.csv").write_text((firm / "edges.csv").read_text() + "3,9\n")
    with pytest.raises(FolderRefused, match=r"the content of edges\.csv has changed"):
        sweep(path, tmp_path / "out", executor="serial")


def test_p06_a_second_sweep_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    import os

    with locked(tmp_path), pytest.raises(FolderRefused, match=f"process {os.getpid()}"):
        serial(tmp_path, ".")
    assert serial(tmp_path, ".") == tmp_path / "."


def test_a_finished_sweep_can_be_read_where_nothing_can_be_written(tmp_path: Path) -> None:
    out = serial(tmp_path)
    assert sorted(path.name for path in out.iterdir()) == ["ledger.seal", NAME, "sweep.lock"]
    assert (out / NAME).read_bytes()[18:20] == b"\x01\x01"  # SQLite's mark of a file that needs no journal to be read
    frame = open_sweep(out).to_pandas()
    assert frame.shape == (12, 9)


def test_a_damaged_row_is_named_and_not_shown(tmp_path: Path) -> None:
    out = serial(tmp_path)
    with sqlite3.connect(out / NAME) as file:
        file.execute("UPDATE runs SET seconds = seconds + 1 WHERE id = 1")
    file.close()
    with pytest.raises(InputError, match="is damaged"):
        open_sweep(out).rows()


def test_a_folder_that_is_none_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no sweep in this folder"):
        open_sweep(tmp_path)
    (tmp_path / NAME).write_bytes(b"not a database, and longer than a header of one would be" * 10)
    with pytest.raises(InputError, match="cannot be used as the ledger"):
        serial(tmp_path, ".")
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="the folder cannot be made"):
        serial(tmp_path, "file/inside")


def test_weekly_tables_are_kept_when_asked(tmp_path: Path) -> None:
    from empathysim.sweeps.record.ledger import Ledger

    out = serial(tmp_path, outcomes="weekly = true")
    with Ledger(out, "read") as ledger:
        rows = list(weekly_rows_of(ledger, experiment_of(ledger)))
    assert len(rows) == 12 * 4
    assert [row["week"] for row in rows[:5]] == [0, 1, 2, 3, 0]
    last = [row["satisfaction"] for row in rows[:4]]
    assert sum(last) / 4 == pytest.approx(open_sweep(out).rows()[0]["satisfaction"], rel=1e-12)


def test_tables_are_complete_or_absent_and_equal_in_every_form(tmp_path: Path) -> None:
    rows = open_sweep(serial(tmp_path)).rows()
    write_table(rows, tmp_path / "t.csv")
    write_table(rows, tmp_path / "t.json", "json")
    with open(tmp_path / "t.csv", encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))
    assert [float(row["satisfaction"]) for row in read] == [row["satisfaction"] for row in rows]
    assert json.loads((tmp_path / "t.json").read_text()) == rows

    def broken() -> object:
        yield rows[0]
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError):
        write_table(broken(), tmp_path / "t.csv")
    with open(tmp_path / "t.csv", encoding="utf-8") as file:
        assert len(file.readlines()) == 13
    assert not list(tmp_path.glob(".t.csv*"))


def test_p35_no_cell_is_a_formula_and_numbers_stay_numbers() -> None:
    assert [safe(cell) for cell in ("=1+1", "@x", "+a", "-b", "\tx")] == ["'=1+1", "'@x", "'+a", "'-b", "'\tx"]
    assert [safe(cell) for cell in ("-1.5", -1.5, None, "plain")] == ["-1.5", -1.5, "", "plain"]


def test_an_unknown_format_or_executor_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Did you mean 'csv'"):
        write_table([], tmp_path / "x", "cvs")
    with pytest.raises(InputError, match=r"Did you mean 'threads'.*\n.*workers = 0"):
        sweep(small_sweep.write(tmp_path), tmp_path / "out", executor="thread", workers=0)
