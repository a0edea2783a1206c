"""Executors: failures become rows, a death of a worker costs nothing, and nobody hangs."""

from __future__ import annotations

import contextlib
import importlib.util
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest
import small_sweep

from empathysim.errors import InputError
from empathysim.sweeps.crew.batch import MOST_DEATHS, Batch
from empathysim.sweeps.crew.chunks import Chunks
from empathysim.sweeps.crew.cluster import START_DASK
from empathysim.sweeps.crew.errand import Answer, Errand, Stranger, live_errand, version_here
from empathysim.sweeps.crew.execution import Plan, checked_executor, crew, default_workers
from empathysim.sweeps.designs.design import Run
from empathysim.sweeps.designs.run import Row


@pytest.fixture
def runs() -> list[Run]:
    return small_sweep.twelve()


@pytest.fixture
def pool() -> Iterator[ProcessPoolExecutor]:
    """Return somebody else's pool of processes, which stays usable; end it afterwards."""
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        yield pool


def all_rows(runs: list[Run], work: object, executor: str | Executor = "processes") -> dict[int, Row]:
    with crew(checked_executor(executor, 2)) as hands:
        rows = [row for chunk in hands.live(runs, work) for row in chunk]  # type: ignore[arg-type]
    assert sorted(row.run.number for row in rows) == [run.number for run in runs]
    return {row.run.number: row for row in rows}


def readings(rows: dict[int, Row]) -> dict[int, dict[str, float]]:
    assert {row.message for row in rows.values()} == {""}
    return {number: dict(row.readings) for number, row in rows.items()}


@pytest.mark.parametrize("executor", ["serial", "threads", "processes"])
def test_p04_a_run_that_raises_is_a_row(runs: list[Run], tmp_path: Path, executor: str) -> None:
    rows = all_rows(runs, small_sweep.Fails(5, "error", tmp_path), executor)
    assert (rows[5].status, rows[5].message) == ("failed", "ZeroDivisionError: the world ended")
    assert [row.status for row in rows.values()].count("done") == 11


def test_p03_a_run_that_kills_its_worker_fails_after_three_tries(runs: list[Run], tmp_path: Path) -> None:
    rows = all_rows(runs, small_sweep.Fails(5, "death", tmp_path))
    assert rows[5].status == "failed"
    assert "ended 3 times" in rows[5].message
    assert len((tmp_path / "5").read_bytes()) == rows[5].tries == MOST_DEATHS
    assert [row.status for row in rows.values()].count("done") == 11
    assert {row.tries for row in rows.values()} <= {1, 2, 3}


def test_workers_import_no_heavy_package(runs: list[Run]) -> None:
    assert {row.message for row in all_rows(runs, small_sweep.imported).values()} == {""}


@pytest.fixture(scope="module")
def alone() -> dict[int, dict[str, float]]:
    """Return the readings of small worlds, lived one after the other."""
    found = readings(all_rows(small_sweep.twelve(), small_sweep.world, "serial"))
    assert len({tuple(values.values()) for values in found.values()}) == 12
    return found


@pytest.mark.parametrize("executor", ["threads", "processes"])
def test_p13_threads_and_processes_give_the_same(
    runs: list[Run], alone: dict[int, dict[str, float]], executor: str
) -> None:
    assert readings(all_rows(runs, small_sweep.world, executor)) == alone


def test_p13_executors_of_the_standard_library_give_the_same(
    runs: list[Run], alone: dict[int, dict[str, float]], pool: ProcessPoolExecutor
) -> None:
    with ThreadPoolExecutor(2) as threads:
        for executor in (pool, threads):
            assert readings(all_rows(runs, small_sweep.world, executor)) == alone


def test_p13_loky_gives_the_same(runs: list[Run], alone: dict[int, dict[str, float]]) -> None:
    loky = pytest.importorskip("loky", reason="loky is not installed")
    executor = loky.ProcessPoolExecutor(max_workers=2)
    try:
        assert readings(all_rows(runs, small_sweep.world, executor)) == alone
    finally:
        executor.shutdown(wait=True, kill_workers=True)


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

    with crew(checked_executor("processes", 2)) as hands:
        rows_of = hands.live(runs, small_sweep.slow)
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


def test_p08_leaving_the_block_ends_all_workers(runs: list[Run]) -> None:
    before = children()
    with pytest.raises(KeyboardInterrupt), crew(checked_executor("processes", 2)) as hands:  # noqa: PT012
        next(hands.live(runs, small_sweep.slow))
        assert len(children()) == len(before) + 2
        raise KeyboardInterrupt
    assert children() == before


def test_a_crew_stays_from_batch_to_batch_and_grows_when_it_must(runs: list[Run]) -> None:
    """The same processes live batch after batch, one that was left in the middle included."""
    with crew(checked_executor("processes", 2)) as hands:
        assert [len(rows) for rows in hands.live(runs[:1], small_sweep.plain)] == [1]
        first = children()
        left = hands.live(runs, small_sweep.slow)
        next(left)
        left.close()
        grown = sorted(children())
        rows = [row for chunk in hands.live(runs, small_sweep.slow) for row in chunk]
        assert sorted(row.run.number for row in rows) == list(range(12))
        assert list(hands.live([], small_sweep.slow)) == []
        assert sorted(children()) == grown
    assert (len(first), len(grown)) == (1, 2)


class Shrinking:
    """A pool that lives at once, loses a worker over run 5 every time, and then has one lane where it had two."""

    number, looked = 2, 0

    def lanes(self) -> int:
        self.looked += 1
        assert self.looked < 40, "the batch stands still"
        return self.number

    def live(self, errand: Errand) -> Future[Answer]:
        answer: Future[Answer] = Future()
        if any(run.number == 5 for run in errand.runs):
            answer.set_exception(BrokenProcessPool())
        else:
            answer.set_result(live_errand(errand))
        return answer

    def deaths(self, error: Exception) -> int:
        return int(isinstance(error, BrokenProcessPool))

    def refusal(self, error: Exception) -> InputError:
        return InputError(str(error))

    def renew(self) -> None:
        self.number = 1

    def end(self) -> None:
        pass


def test_p02_a_pool_that_shrinks_while_a_suspect_is_lived_alone_goes_on(runs: list[Run]) -> None:
    rows = [row for chunk in Batch(Shrinking(), runs, small_sweep.plain, "of a shrinking pool").rows() for row in chunk]
    assert sorted(row.run.number for row in rows) == list(range(12))
    assert [row.run.number for row in rows if row.status == "failed"] == [5]


class Counted:
    """A work that counts how often it travels."""

    travelled = 0

    def __getstate__(self) -> dict[str, object]:
        Counted.travelled += 1
        return {}

    def __call__(self, run: Run) -> tuple[dict[str, float], None]:
        return {}, None


def test_what_lives_the_runs_travels_once_to_each_worker_and_not_with_every_chunk() -> None:
    many = [Run(number, number, 0, {}) for number in range(200)]
    chunks = 0
    with crew(checked_executor("processes", 2)) as hands:
        work = Counted()
        for _ in range(2):
            chunks += sum(1 for _ in hands.live(many, work))
    assert chunks > 12
    assert 1 <= Counted.travelled <= 6  # to each lane of each batch, and to a worker that asked for it


def test_a_worker_lives_only_what_it_was_sent_by_one_of_its_version(runs: list[Run]) -> None:
    errand = Errand(version_here(), "of this test", None, tuple(runs[:2]))
    assert live_errand(errand) is None
    assert live_errand(Errand(version_here(), "of this test", small_sweep.plain, tuple(runs[:2])))
    answer = live_errand(errand)
    assert isinstance(answer, list)
    assert [(row.run, row.status) for row in answer] == [(run, "done") for run in runs[:2]]
    other = Errand(("9.9", 99), "of this test", small_sweep.plain, tuple(runs[:2]))
    assert isinstance(live_errand(other), Stranger)


@pytest.mark.parametrize("how", ["breaks", "is shut down"])
def test_a_given_executor_that_stops_is_told_and_finished_runs_are_kept(
    runs: list[Run], tmp_path: Path, pool: ProcessPoolExecutor, how: str
) -> None:
    rows: list[Row] = []
    work: Any = small_sweep.Fails(11, "death", tmp_path) if how == "breaks" else small_sweep.slow
    with pytest.raises(InputError) as refused, crew(checked_executor(pool)) as hands:  # noqa: PT012
        for chunk in hands.live(runs, work):
            rows += chunk
            if how == "is shut down":
                pool.shutdown(wait=False, cancel_futures=True)
    assert 0 < len(rows) < 12
    assert "ProcessPoolExecutor: it stopped (" in str(refused.value)
    assert "Finished runs are kept" in str(refused.value)


# Pools of the standard library now and then trip over themselves in a thread of theirs when such work breaks them.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_work_that_cannot_travel_is_told(runs: list[Run], pool: ProcessPoolExecutor) -> None:
    for executor in (pool, "processes"):
        with pytest.raises(InputError, match="lambda"), crew(checked_executor(executor, 2)) as hands:
            next(hands.live(runs, lambda run: small_sweep.plain(run)))


def test_a_given_executor_is_never_shut_down(runs: list[Run]) -> None:
    with ThreadPoolExecutor(3) as pool:
        plan = checked_executor(pool)
        assert (plan.kind, plan.workers) == ("given", 3)
        assert checked_executor(pool, 2).workers == 2
        with crew(plan) as hands:
            next(hands.live(runs, small_sweep.slow))
        assert pool.submit(len, "abc").result(timeout=10.0) == 3


def test_everything_wrong_with_executors_is_told_at_once() -> None:
    with pytest.raises(InputError) as refused:
        checked_executor("proceses", 300, "tcp://127.0.0.1:8786")
    executor, scheduler, workers = refused.value.messages
    assert "Did you mean 'processes'?" in executor
    assert "executor = 'dask' only" in scheduler
    assert workers == "workers = 300 must be a whole number from 1 to 256."


@pytest.mark.parametrize("workers", [0, 257, 1.5, True, "two"])
def test_workers_are_a_whole_number_from_1_to_256(workers: Any) -> None:
    with pytest.raises(InputError, match="whole number from 1 to 256"):
        checked_executor("processes", workers)


@pytest.mark.parametrize("executor", [7, (), ThreadPoolExecutor])
def test_an_executor_is_a_kind_or_one_that_speaks_concurrent_futures(executor: Any) -> None:
    with pytest.raises(InputError, match=r"any concurrent\.futures\.Executor"):
        checked_executor(executor)


def test_dask_without_a_scheduler_says_how_to_start_one() -> None:
    with pytest.raises(InputError) as refused:
        checked_executor("dask")
    assert all(command in str(refused.value) for command in START_DASK)


@pytest.mark.parametrize("address", ["", "somewhere", "tcp://", "tcp://host", "host:port", "http://host:80", "host:0"])
def test_a_scheduler_has_an_address(address: str) -> None:
    with pytest.raises(InputError, match="must be an address such as tcp://127.0.0.1:8786"):
        checked_executor("dask", scheduler=address)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:8786", "tls://head-node:8786", "127.0.0.1:80", "tcp://[::1]:90"])
def test_addresses_that_dask_understands(address: str) -> None:
    assert checked_executor("dask", scheduler=address) == Plan("dask", None, address)


def test_dask_that_is_not_installed_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"pip install 'empathysim\[dask\]'"):
        checked_executor("dask", scheduler="tcp://127.0.0.1:8786")


def test_without_a_number_there_is_one_worker_on_each_core() -> None:
    assert checked_executor("processes").workers == default_workers()
    assert checked_executor("serial", 8).workers == 1


def handed_out(chunks: Chunks, lanes: int) -> list[list[Run]]:
    """Return all chunks, as they are handed to lanes in turn."""
    chunks.seat(lanes)
    found, lane = [], 0
    while chunk := chunks.next(lane):
        found.append(chunk)
        lane = (lane + 1) % lanes
    assert len(chunks) == 0
    return found


def test_chunks_stay_with_a_seed_and_hold_every_run_once(runs: list[Run]) -> None:
    chunks = Chunks(runs)
    chunks.measured(1, 0.001)
    found = handed_out(chunks, 2)
    assert {len({run.seed for run in chunk}) for chunk in found} == {1}
    assert sorted(run.number for chunk in found for run in chunk) == [run.number for run in runs]


def test_chunks_are_sized_by_time() -> None:
    chunks = Chunks(Run(number, number, 0, {}) for number in range(10_000))
    chunks.seat(2)
    assert len(chunks.next(0)) == 1
    for _ in range(20):
        chunks.measured(10, 0.1)
    assert 50 <= len(chunks.next(0)) <= 75


def test_a_chunk_of_short_runs_takes_further_seeds_that_nobody_works_at() -> None:
    """Where each run has a seed of its own, a chunk is not a single run; nothing is lost or doubled."""
    chunks = Chunks(Run(number, number, number, {}) for number in range(10_000))
    for _ in range(20):
        chunks.measured(10, 0.01)
    found = handed_out(chunks, 3)
    assert sorted(run.number for chunk in found for run in chunk) == list(range(10_000))
    assert max(len(chunk) for chunk in found) > 300


def test_seeds_of_lanes_that_left_are_free_again() -> None:
    chunks = Chunks(Run(number, number, number % 3, {}) for number in range(300))
    chunks.seat(2)
    assert [chunks.next(lane)[0].seed for lane in (0, 1)] == [0, 1]
    chunks.seat(1)
    chunks.seat(3)
    assert [chunks.next(lane)[0].seed for lane in (0, 1, 2)] == [0, 2, 1]
