"""Executors: failures become rows, a death of a worker costs nothing, and nobody hangs."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from pathlib import Path

import pytest
import small_sweep

from empathysim.sweeps.chunks import Chunks
from empathysim.sweeps.design import Run, runs_of
from empathysim.sweeps.execution import MOST_TRIES, Executor, carried_out
from empathysim.sweeps.experiment import Experiment
from empathysim.sweeps.run import Row


@pytest.fixture
def runs(tmp_path: Path) -> list[Run]:
    return runs_of(Experiment.load(small_sweep.write(tmp_path)))


def all_rows(runs: list[Run], work: object, executor: Executor = "processes", workers: int = 2) -> dict[int, Row]:
    rows = [row for chunk in carried_out(runs, work, executor, workers) for row in chunk]  # type: ignore[arg-type]
    assert sorted(row.run.number for row in rows) == [run.number for run in runs]
    return {row.run.number: row for row in rows}


@pytest.mark.parametrize("executor", ["serial", "threads", "processes"])
def test_p04_a_run_that_raises_is_a_row(runs: list[Run], tmp_path: Path, executor: Executor) -> None:
    rows = all_rows(runs, small_sweep.Fails(5, "error", tmp_path), executor)
    assert (rows[5].status, rows[5].message) == ("failed", "ZeroDivisionError: the world ended")
    assert [row.status for row in rows.values()].count("done") == 11


def test_p03_a_run_that_kills_its_worker_fails_after_three_tries(runs: list[Run], tmp_path: Path) -> None:
    rows = all_rows(runs, small_sweep.Fails(5, "death", tmp_path))
    assert rows[5].status == "failed"
    assert "ended 3 times" in rows[5].message
    assert len((tmp_path / "5").read_bytes()) == MOST_TRIES
    assert [row.status for row in rows.values()].count("done") == 11


def test_workers_import_no_heavy_package(runs: list[Run]) -> None:
    assert {row.message for row in all_rows(runs, small_sweep.imported).values()} == {""}


def test_p02_killing_a_worker_loses_nothing(runs: list[Run]) -> None:
    killed = []

    def kill_one() -> None:
        deadline = time.monotonic() + 20.0
        while time.monotonic() < deadline and not killed:
            for child in children():
                os.kill(child, signal.SIGKILL)
                killed.append(child)
                return
            time.sleep(0.05)

    rows_of = carried_out(runs, small_sweep.slow, "processes", 2)
    first = next(rows_of)
    killer = threading.Thread(target=kill_one)
    killer.start()
    rows = [*first, *(row for chunk in rows_of for row in chunk)]
    killer.join()
    assert killed
    assert sorted(row.run.number for row in rows) == [run.number for run in runs]
    assert {row.status for row in rows} == {"done"}


def children() -> list[int]:
    """Return the worker processes of this process."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, IndexError):
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == os.getpid() and b"spawn_main" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return found


def test_closing_ends_all_workers(runs: list[Run]) -> None:
    rows = carried_out(runs, small_sweep.slow, "processes", 2)
    next(rows)
    assert children()
    rows.close()
    assert not children()


def test_chunks_stay_with_a_seed_and_hold_every_run_once(runs: list[Run]) -> None:
    chunks = Chunks(runs, 2)
    chunks.measured(1, 0.001)
    handed: list[Run] = []
    lane = 0
    while chunk := chunks.next(lane):
        assert len({run.seed for run in chunk}) == 1
        handed += chunk
        lane = 1 - lane
    assert sorted(run.number for run in handed) == [run.number for run in runs]


def test_chunks_are_sized_by_time(runs: list[Run]) -> None:
    many = [Run(number, number, 0, {"groupthink": 0.0}) for number in range(10_000)]
    chunks = Chunks(many, 2)
    assert len(chunks.next(0)) == 1
    for _ in range(20):
        chunks.measured(10, 0.1)
    assert 50 <= len(chunks.next(0)) <= 75
