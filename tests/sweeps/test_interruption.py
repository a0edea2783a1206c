"""The command in a process of its own: killed, interrupted, started twice. Nothing is lost and nobody stays."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
import small_sweep

from empathysim.sweeps.ledger_file import NAME
from empathysim.sweeps.results import canon, results
from empathysim.sweeps.sweep import sweep

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="process groups are a matter of POSIX")
VALUES = [round(0.05 * step, 2) for step in range(20)]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a sweep of 200 runs, carried out without interruption in `whole`."""
    folder = tmp_path_factory.mktemp("interruption")
    small_sweep.write(folder, groupthink=VALUES, seeds=5, weeks=100, employees=40)
    sweep(folder / "small.toml", folder / "whole", executor="threads", workers=2)
    return folder


def started(place: Path, out: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "empathysim", "sweep", "small.toml", "--out", out, "--workers", "2"]
    return subprocess.Popen(
        command, cwd=place, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )


def ended_runs(place: Path, out: str) -> int:
    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(place / out / NAME)) as file:
        return int(file.execute("SELECT count(*) FROM runs").fetchone()[0])
    return 0


def wait_for_runs(place: Path, out: str, number: int) -> None:
    """Wait until so many runs have ended; a sweep that stands still fails the test."""
    deadline = time.monotonic() + 60.0
    while not (place / out / NAME).is_file() or ended_runs(place, out) < number:
        assert time.monotonic() < deadline, "the sweep stands still"
        time.sleep(0.02)


def members(group: int) -> list[int]:
    """Return the processes of a group that still run."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, IndexError):
            state, _, its_group = (folder / "stat").read_text().rpartition(")")[2].split()[:3]
            if int(its_group) == group and state != "Z":
                found.append(int(folder.name))
    return found


def nobody_left(group: int, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while members(group) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not members(group)


def expect_nothing_lost(place: Path, out: str, kills: int, luck: random.Random) -> None:
    """Kill the group at random moments, then let it end; nothing may be lost or doubled."""
    for _ in range(kills):
        process = started(place, out)
        wait_for_runs(place, out, ended_runs(place, out) if (place / out / NAME).is_file() else 0)
        time.sleep(luck.uniform(0.5, 2.5))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=20)
    process = started(place, out)
    said = process.communicate(timeout=120)[1]
    assert process.returncode == 0, said
    assert "200 done, 0 failed" in said
    assert canon(results(place / out)) == canon(results(place / "whole"))


def test_p01_killed_three_times_and_resumed(place: Path) -> None:
    expect_nothing_lost(place, "killed", 3, random.Random(1))


@pytest.mark.long
def test_p01_killed_twenty_times_and_resumed(place: Path) -> None:
    expect_nothing_lost(place, "killed_often", 20, random.Random(2))


def test_workers_end_with_a_killed_parent(place: Path) -> None:
    process = started(place, "orphans")
    wait_for_runs(place, "orphans", 1)
    assert len(members(process.pid)) >= 3  # the parent and two workers
    os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=20)
    assert nobody_left(process.pid, 10.0)


@pytest.mark.parametrize(("name", "to_group"), [("SIGINT", True), ("SIGTERM", False)])
def test_p08_an_interrupt_ends_with_130_and_leaves_nobody(place: Path, name: str, to_group: bool) -> None:
    process = started(place, name)
    wait_for_runs(place, name, 2)
    number = signal.Signals[name]
    if to_group:  # as a terminal does on Ctrl-C
        os.killpg(process.pid, number)
    else:
        os.kill(process.pid, number)
    said = process.communicate(timeout=10)[1]
    assert process.returncode == 130, said
    assert "Interrupted: " in said
    assert "Traceback" not in said
    assert nobody_left(process.pid, 2.0)
    assert 2 <= ended_runs(place, name) < 200
    again = started(place, name)
    assert "200 done, 0 failed" in again.communicate(timeout=120)[1]
    assert canon(results(place / name)) == canon(results(place / "whole"))


def test_p06_a_second_sweep_stops_with_4_and_names_the_first(place: Path) -> None:
    first = started(place, "twice")
    wait_for_runs(place, "twice", 1)
    second = started(place, "twice")
    said = second.communicate(timeout=30)[1]
    assert second.returncode == 4
    assert f"process {first.pid}" in said
    assert "200 done, 0 failed" in first.communicate(timeout=120)[1]


def test_a_stale_lock_blocks_nobody(place: Path) -> None:
    (place / "stale").mkdir()
    (place / "stale" / "sweep.lock").write_text("process 1 on a computer that lost its power\n")
    assert sweep(place / "small.toml", place / "stale", executor="threads", workers=2).done == 200


def test_p32_bad_input_ends_with_2_and_a_script_needs_no_main_guard(place: Path) -> None:
    bad = subprocess.run(
        [sys.executable, "-m", "empathysim", "sweep", "smal.toml", "--out", "x"],
        cwd=place, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert bad.returncode == 2
    assert "Did you mean 'small.toml'?" in bad.stderr
    assert "Traceback" not in bad.stderr
    (place / "script.py").write_text(
        "from empathysim.sweeps.sweep import sweep\nprint(sweep('small.toml', 'script', workers=2).done)\n"
    )
    script = subprocess.run(
        [sys.executable, "script.py"], cwd=place, capture_output=True, text=True, check=False, timeout=120
    )
    assert (script.stdout, script.stderr) == ("200\n", "")
