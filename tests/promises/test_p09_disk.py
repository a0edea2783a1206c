"""Promise 9: a disk that is full, that may only be read, or that has gone is named, and costs nothing but time.

The disks are mounted in a namespace of a process of their own (see `failing_disks`): neither root nor a second disk is
needed, and nothing of it is left.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sweep_process import ended, kill_all, needs_process_groups, started, surroundings
from watched import marked

from empathysim.errors import InputError
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.progress import Progress
from empathysim.sweeps.publishing import write_table
from empathysim.sweeps.record.ledger_file import NAME
from empathysim.sweeps.record.results import canon
from empathysim.sweeps.sweep import open_sweep, sweep

RUNS = 12
#: Of a sweep that was cut short; whatever else has a final name must be whole.
UNFINISHED = {NAME, f"{NAME}-wal", f"{NAME}-shm", f"{NAME}-journal", "sweep.lock"}


def experiment(seeds: int = RUNS) -> Experiment:
    """Return an experiment of twelve small runs of one point, for which no figure is drawn."""
    return Experiment(
        "Is there room?", outcomes=["satisfaction", "clv"], levers={"groupthink": [0.5]}, seeds=seeds, weeks=4,
        warm_up=2, employees=24, customers=60,
    )  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with asked.toml and a finished sweep of it."""
    folder = tmp_path_factory.mktemp("disks")
    experiment().to_toml(folder / "asked.toml")
    done = sweep(folder / "asked.toml", folder / "whole", executor="serial")
    write_table(done.rows(), folder / "whole" / "results.csv")
    return folder


@pytest.fixture(scope="module")
def told(place: Path) -> dict[str, Any]:
    """Return what came of every command on failing disks."""
    if shutil.which("unshare") is None:
        pytest.skip("unshare is absent, so no disk can be mounted for one process only")
    program = Path(__file__).with_name("failing_disks.py")
    done = subprocess.run(
        ["unshare", "-rm", sys.executable, str(program), str(place)],
        env=surroundings(), capture_output=True, text=True, timeout=240,
    )  # fmt: skip
    if "no disk can be mounted here" in done.stderr or done.stderr.startswith("unshare: "):
        pytest.skip(f"no disk can be mounted for one process only: {done.stderr.strip()[-200:]}")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_p09_a_disk_that_fills_up_is_named_and_the_same_command_goes_on_when_there_is_room(
    place: Path, told: dict[str, Any], record_property: pytest.RecordProperty
) -> None:
    """Fails where a full disk is a traceback, spoils what was lived, or leaves something half written."""
    wanted = canon(open_sweep(place / "whole").rows())
    kept = []
    for each in told["full"]:
        assert "Traceback" not in each["said"] + each["said again"]
        assert (each["again"], each["canon"]) == (0, [wanted]), each
        if each["code"] == 0:
            assert f"{RUNS} done, 0 failed" in each["said"]
            continue
        kept.append(each["kept"])
        assert each["code"] == 2, each
        assert "/disk/out" in each["said"].splitlines()[-1]
        assert "the disk is full" in each["said"] or "No space left on device" in each["said"]
        assert set(each["names"]) <= UNFINISHED
        if 0 < each["kept"] < RUNS:
            assert f"{each['kept']} of {RUNS} runs ended" in each["said again"]
    assert kept[0] == 0
    assert any(0 < runs < RUNS for runs in kept)
    assert told["full"][-1]["code"] == 0
    record_property("measured", f"full after {', '.join(map(str, dict.fromkeys(kept)))} of {RUNS} runs")


def test_p09_what_cannot_be_published_is_named_and_the_older_file_stays(told: dict[str, Any]) -> None:
    written = told["published"]["written"]
    for name, (code, said) in written.items():
        assert code == 2
        assert "cannot be" in said, name
        assert "(No space left on device)" in said
    assert "/disk/table.csv: " in written["table"][1]
    assert told["published"]["there"] == {"table.csv": "an older table"}


def test_p09_a_disk_for_reading_is_named_and_can_be_read(told: dict[str, Any]) -> None:
    answers = dict(told["for reading"])
    for name in ("reading", "verifying"):
        assert answers.pop(name) == [0, ""]
    for name, place in {
        "new folder": "new",
        "folder that is there": "whole",
        "table": "table.csv",
        "run": "run",
    }.items():
        code, said = answers[name]
        assert code == 2
        assert f"/disk/{place}" in said.splitlines()[-1]
        assert said.endswith("(Read-only file system).\n")


def test_p09_a_full_pipe_or_file_at_the_end_of_the_command_is_told(place: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "empathysim", "results", "whole"],
            cwd=place, stdout=full, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (2, "empathysim: the output: No space left on device.\n")


@needs_process_groups
@pytest.mark.parametrize("how", ["moved away", "moved away and made anew"])
def test_p09_a_folder_that_goes_while_it_is_written_ends_the_sweep(tmp_path: Path, how: str) -> None:
    """SQLite would go on writing to what nobody can find any more, to the end of a sweep of days."""
    asked = experiment(seeds=5_000)
    asked.to_toml(tmp_path / "asked.toml")
    marks = tmp_path / "marks"
    marks.mkdir()
    process = started(tmp_path, "sweep", "asked.toml", "--out", "out", "--executor", "serial", marks=marks)
    while len(marked(marks, "begun")) < 3:
        assert process.poll() is None, process.communicate()[1]
    (tmp_path / "out").rename(tmp_path / "elsewhere")
    if how == "moved away and made anew":
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / NAME).touch()
    try:
        said = process.communicate(timeout=60)[1]
    finally:
        kill_all(process)
    assert process.returncode == 2
    assert f"empathysim: out/{NAME}: has gone while the sweep was under way" in said
    assert "Traceback" not in said
    assert 0 < len(open_sweep(tmp_path / "elsewhere").rows()) < 5_000


def test_p09_a_folder_that_was_removed_is_made_anew_by_the_same_command(place: Path, tmp_path: Path) -> None:
    def remove(now: Progress) -> None:
        if now.done == 4:
            shutil.rmtree(tmp_path / "out")

    with pytest.raises(InputError, match=r"out/ledger\.sqlite: has gone while the sweep was under way"):
        sweep(experiment(), tmp_path / "out", executor="serial", progress=remove)
    code, said = ended(place, "sweep", "asked.toml", "--out", tmp_path / "out", "--executor", "serial")
    assert code == 0, said
    assert canon(open_sweep(tmp_path / "out").rows()) == canon(open_sweep(place / "whole").rows())


def test_p09_a_file_in_place_of_the_folder_is_named(place: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a letter")
    for out in (tmp_path / "out", tmp_path / "out" / "inside"):
        with pytest.raises(InputError, match="out.*: the folder cannot be made"):
            sweep(experiment(), out, executor="serial")
    assert (tmp_path / "out").read_text() == "a letter"
