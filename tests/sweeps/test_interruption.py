"""The command in a process of its own: killed, interrupted, started twice. Nothing is lost and nobody stays."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import small_sweep
from sweep_process import contents, ended, kill_all, look, members, needs_process_groups, nobody_left, started
from watched import marked

from empathysim.sweeps.lock import locked
from empathysim.sweeps.record.ledger_file import NAME
from empathysim.sweeps.record.results import canon
from empathysim.sweeps.record.seal import SEAL
from empathysim.sweeps.sweep import open_sweep, sweep

pytestmark = needs_process_groups
VALUES = [round(0.05 * step, 2) for step in range(20)]
RUNS, WORKERS = 200, 2


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a sweep of 200 runs, carried out without interruption in `whole`."""
    folder = tmp_path_factory.mktemp("interruption")
    small_sweep.write(folder, groupthink=VALUES, seeds=5, weeks=300, employees=40)
    assert sweep(folder / "small.toml", folder / "whole", executor="threads", workers=WORKERS).done == RUNS
    return folder


class Session:
    """One start of the command, and what it marks."""

    def __init__(self, place: Path, out: str, executor: str = "processes") -> None:
        self.marks = place / f"{out}.marks" / f"{time.monotonic_ns()}"
        self.marks.mkdir(parents=True)
        words = ("sweep", "small.toml", "--out", out, "--workers", WORKERS, "--executor", executor)
        self.process = started(place, *words, marks=self.marks)

    def wait_for(self, runs: int) -> None:
        """Wait until so many runs have begun; a sweep that stands still fails the test."""
        deadline = time.monotonic() + 120.0
        while len(marked(self.marks, "begun")) < runs:
            assert self.process.poll() is None, self.process.communicate()[1]
            assert time.monotonic() < deadline, "the sweep stands still"
            time.sleep(0.01)

    def ends_well(self, place: Path, out: str) -> None:
        """Let it end; its table is that of a sweep that nobody disturbed."""
        said = self.process.communicate(timeout=240)[1]
        assert self.process.returncode == 0, said
        assert f"{RUNS} done, 0 failed" in said
        assert canon(open_sweep(place / out).rows()) == canon(open_sweep(place / "whole").rows())


def lived_in(folder: Path) -> set[int]:
    """Return the numbers of the runs that a folder holds, read from a copy."""
    if look(folder) is None:
        return set()
    copy = folder.parent / f"{folder.name}.read"
    shutil.copytree(folder, copy)
    try:
        with contextlib.suppress(ValueError):  # no sweep has begun yet
            return {row["run"] for row in open_sweep(copy).rows()}
        return set()
    finally:
        shutil.rmtree(copy)


def expect_nothing_lost(place: Path, out: str, kills: int, luck: random.Random) -> str:
    """Kill the group at random moments, then let it end; nothing may be lost or doubled, and little repeated."""
    before: set[int] = set()
    allowed = 0
    for _ in range(kills):
        session = Session(place, out)
        session.wait_for(luck.randint(0, 2 * RUNS // (3 * kills)))
        time.sleep(luck.uniform(0.0, 0.4))
        kill_all(session.process)
        there = lived_in(place / out)
        found = look(place / out)
        assert there >= before
        assert not there or (found is not None and found.damage == [])
        lost = [chunk for chunk in marked(session.marks, "chunks") if not there >= set(chunk)]
        assert len(lost) <= WORKERS
        assert all(there.isdisjoint(chunk) for chunk in lost)  # a chunk is kept as a whole
        allowed += sum(map(len, lost))
        before = there
    Session(place, out).ends_well(place, out)
    begun = [number for folder in (place / f"{out}.marks").iterdir() for (number,) in marked(folder, "begun")]
    assert set(begun) == set(range(RUNS))
    assert len(begun) - RUNS <= allowed
    return f"{kills} kills, {len(begun) - RUNS} of {RUNS} runs begun again"


def workers(group: int) -> list[int]:
    """Return the worker processes of a group."""
    return [pid for pid in members(group) if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def test_p01_killed_three_times_and_resumed(place: Path) -> None:
    expect_nothing_lost(place, "killed", 3, random.Random(1))


@pytest.mark.long
def test_p01_killed_twenty_times_and_resumed(place: Path, record_property: pytest.RecordProperty) -> None:
    record_property("measured", expect_nothing_lost(place, "killed_often", 20, random.Random(2)))


def test_p02_a_worker_that_is_killed_costs_nothing_and_the_command_ends_with_0(place: Path) -> None:
    session = Session(place, "robbed")
    session.wait_for(20)
    os.kill(workers(session.process.pid)[0], signal.SIGKILL)
    session.ends_well(place, "robbed")


def test_workers_end_with_a_killed_parent(place: Path) -> None:
    session = Session(place, "orphans")
    session.wait_for(1)
    assert len(workers(session.process.pid)) == WORKERS
    session.process.kill()
    session.process.communicate(timeout=20)
    assert nobody_left(session.process.pid, 10.0)


def test_p08_interrupted_under_every_executor_and_then_it_ends(place: Path) -> None:
    """Fails where an interrupt leaves a process, loses a run, or takes longer than ten seconds; or says nothing."""
    before = 0
    for executor, name, to_group, runs in (
        ("processes", "SIGINT", True, 0),  # as a terminal does on Ctrl-C, before the first run
        ("processes", "SIGINT", True, 8),
        ("processes", "SIGTERM", False, 8),
        ("threads", "SIGTERM", False, 8),
        ("threads", "SIGINT", True, 8),
        ("serial", "SIGINT", True, 8),
        ("serial", "SIGTERM", False, 8),
    ):
        session = Session(place, "interrupted", executor)
        assert session.process.stderr is not None
        assert session.process.stderr.readline().startswith(f"{RUNS} runs: ")
        session.wait_for(runs)
        number, group = signal.Signals[name], session.process.pid
        (os.killpg if to_group else os.kill)(group, number)
        said = session.process.communicate(timeout=10)[1]
        assert session.process.returncode == 130, said
        assert "Interrupted: " in said
        assert "The same command goes on from here." in said
        assert "Traceback" not in said
        assert nobody_left(group, 2.0)
        there = len(lived_in(place / "interrupted"))
        assert before <= there < RUNS
        before = there
    assert before > 0
    Session(place, "interrupted").ends_well(place, "interrupted")


def test_p06_a_second_sweep_stops_with_4_and_names_the_first(place: Path) -> None:
    session = Session(place, "twice")
    session.wait_for(1)
    code, said = ended(place, "sweep", "small.toml", "--out", "twice")
    assert code == 4
    assert f"process {session.process.pid}" in said
    session.ends_well(place, "twice")


def test_p06_a_second_sweep_stops_at_once_and_changes_nothing(
    place: Path, tmp_path: Path, record_property: pytest.RecordProperty
) -> None:
    """Two seconds of this process's own time: fails where it reads, compiles or opens anything before it looks."""
    out = tmp_path / "held"
    shutil.copytree(place / "whole", out)
    with locked(out):
        before, begin = contents(out), time.perf_counter()
        second = started(place, "sweep", "small.toml", "--out", out)
        _, status, used = os.wait4(second.pid, 0)
        wall, own = time.perf_counter() - begin, used.ru_utime + used.ru_stime
        assert os.waitstatus_to_exitcode(status) == 4
        assert f"process {os.getpid()}" in second.communicate()[1]
        assert contents(out) == before
    record_property("measured", f"the second stopped after {wall:.2f} s, {own:.2f} s of them its own")
    assert own < 2.0


def test_p05_nothing_that_a_killed_sweep_leaves_has_to_be_tidied_up(place: Path) -> None:
    """A lock, journals, an unfinished file: the same command goes on, and at its end nothing of it is there."""
    session = Session(place, "left")
    session.wait_for(30)
    kill_all(session.process)
    out = place / "left"
    left = contents(out)
    assert set(left) == {NAME, f"{NAME}-wal", f"{NAME}-shm", "sweep.lock"}
    assert left["sweep.lock"] == f"process {session.process.pid}\n".encode()
    for name in ("results.csv", "figure.png", SEAL):
        (out / f".{name}.unfinished-abcdefgh{Path(name).suffix}").write_bytes(b"half a tab")
    Session(place, "left").ends_well(place, "left")
    assert set(contents(out)) == {NAME, SEAL, "sweep.lock", "results.csv", "figure.png"}


def test_p05_a_lock_of_a_process_that_is_gone_blocks_nobody(place: Path, tmp_path: Path) -> None:
    shutil.copytree(place / "whole", tmp_path / "stale")
    (tmp_path / "stale" / "sweep.lock").write_text("process 1 on a computer that lost its power\n")
    assert sweep(place / "small.toml", tmp_path / "stale", executor="serial").done == RUNS


def test_a_script_needs_no_main_guard(place: Path) -> None:
    (place / "script.py").write_text(
        "from empathysim.sweeps.sweep import sweep\nprint(sweep('small.toml', 'script', workers=2).done)\n"
    )
    script = subprocess.run(
        [sys.executable, "script.py"], cwd=place, capture_output=True, text=True, check=False, timeout=120
    )
    assert (script.stdout, script.stderr) == (f"{RUNS}\n", "")
