"""What a sweep costs beside the worlds themselves: per run, per row on the disk, in memory, and on a cluster."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.measure import Measured, in_turns, median_ratio, seconds
from empathysim.outcomes.readings import READINGS
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.crew.setting import setting_of
from empathysim.sweeps.designs.design import design_of
from empathysim.sweeps.designs.run import Row
from empathysim.sweeps.record.claim import allowed, begin_session, claim
from empathysim.sweeps.record.ledger import Ledger
from empathysim.sweeps.sweep import sweep

#: Weeks in which the default firm takes about a tenth of a second.
_WEEKS = 380
_STORED = 100_000

#: A process that opens a store in which one run is missing, and says when that run ended and what it took.
_RESUMING = """
import json, resource, sys, time
begin = time.perf_counter()
from empathysim.sweeps.sweep import sweep
ended = []
def watch(now):
    ended.append(time.perf_counter() - begin)
sweep(sys.argv[1], sys.argv[2], executor="serial", progress=watch)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"first": ended[1], "megabytes": peak / (2**20 if sys.platform == "darwin" else 2**10)}))
"""


def _experiment(runs: int, **told: Any) -> Experiment:
    """Return an experiment of so many runs of a tenth of a second, over four seeds of luck."""
    across = 100 if runs > 4_000 else 1
    levers: dict[str, Any] = {"groupthink": {"range": [0.0, 1.0], "steps": runs // 4 // across}}
    if across > 1:
        levers["culture_pressure"] = {"range": [0.0, 1.0], "steps": across}
    usual: dict[str, Any] = {"seeds": 4, "weeks": _WEEKS, "outcomes": ["satisfaction"]}
    return Experiment("What does a sweep cost?", levers=levers, **{**usual, **told})


def against_a_bare_loop(is_quick: bool) -> Iterator[Measured]:
    """Yield the time of a sweep, everything that it keeps included, against a loop over the same worlds."""
    asked = _experiment(40 if is_quick else 80)
    setting, design = setting_of(asked), design_of(asked)

    def loop() -> None:
        for run in design.runs():
            setting(run)

    def kept(executor: str) -> None:
        with tempfile.TemporaryDirectory() as folder:
            sweep(asked, folder, executor=executor, workers=1)

    bare, serial = in_turns((loop, lambda: kept("serial")), 5 if is_quick else 9)
    note = f"{min(bare) / len(design.points) / 4 * 1e3:.0f} ms a run"
    yield Measured("sweep against a bare loop, serial", median_ratio(serial, bare), "at most", 1.05, note=note)


def rows_a_second(is_quick: bool) -> Iterator[Measured]:
    """Yield how many rows the ledger takes in a second, each chunk of ten safe on the disk before the next."""
    chunks = 100 if is_quick else 400
    with tempfile.TemporaryDirectory() as folder:
        asked = _experiment(10 * chunks)
        rows = _rows(asked)
        with _claimed(asked, Path(folder)) as (ledger, session):
            taken = seconds(lambda: [ledger.record(rows[n : n + 10], session) for n in range(0, len(rows), 10)])
    yield Measured("rows a second into the ledger, ten at a time", len(rows) / taken, note=f"{len(rows):,} rows")


def at_a_hundred_thousand(is_quick: bool) -> Iterator[Measured]:
    """Yield the wait for the first missing run of a store of 100,000, and the memory at its peak."""
    if sys.platform == "win32":
        yield Measured("store of 100,000 runs", None, note="memory is not told here")
        return
    asked = _experiment(_STORED, seeds=4, weeks=2, warm_up=0, employees=30, customers=100)
    rows = _rows(asked)[:-1]
    with tempfile.TemporaryDirectory() as folder:
        asked.to_toml(Path(folder) / "stored.toml")
        store = Path(folder) / "store"
        store.mkdir()
        with _claimed(asked, store) as (ledger, session):
            for begin in range(0, len(rows), 5_000):
                ledger.record(rows[begin : begin + 5_000], session)
        command = [sys.executable, "-c", _RESUMING, f"{folder}/stored.toml", str(store)]
        size = (store / "ledger.sqlite").stat().st_size
        told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    yield Measured("first missing run of 100,000: wait", told["first"], "at most", 5.0, "s")
    yield Measured("first missing run of 100,000: memory", told["megabytes"], "at most", 500.0, "MB")
    yield Measured("bytes of a run in the ledger", size / len(rows), "at most", 1_000.0, "bytes")


def on_a_cluster(is_quick: bool) -> Iterator[Measured]:
    """Yield how many times faster two Dask workers on loopback are than one process."""
    name = "speed-up by two Dask workers on loopback against one process"
    if importlib.util.find_spec("distributed") is None:
        yield Measured(name, None, note="Dask is not installed")
        return
    asked = _experiment(40 if is_quick else 80)

    def kept(**how: Any) -> None:
        with tempfile.TemporaryDirectory() as folder:
            sweep(asked, folder, **how)

    with _cluster() as address:
        one, two = in_turns(
            (lambda: kept(workers=1), lambda: kept(executor="dask", scheduler=address)), 3 if is_quick else 7
        )
    note = f"{min(one):.1f} s with one process, {min(two):.1f} s with two Dask workers"
    yield Measured(name, median_ratio(one, two), "at least", 1.4, note=note)


@contextlib.contextmanager
def _cluster() -> Iterator[str]:
    """Yield the address of a Dask scheduler on loopback with two workers, ended with the block."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "scheduler.json"
        dask, here = [sys.executable, "-m", "dask"], ["--dashboard-address", "127.0.0.1:0"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
        scheduler = subprocess.Popen(
            [*dask, "scheduler", "--host", "127.0.0.1", "--port", "0", *here, "--scheduler-file", str(told)],
            **quiet,  # type: ignore[call-overload]
        )
        workers = None
        try:
            while not told.is_file() or not told.read_text():
                time.sleep(0.1)
            address = str(json.loads(told.read_text())["address"])
            workers = subprocess.Popen(
                [*dask, "worker", address, "--host", "127.0.0.1", "--nworkers", "2", "--nthreads", "1", *here],
                **quiet,  # type: ignore[call-overload]
            )
            yield address
        finally:
            for process in (workers, scheduler):
                if process is not None:
                    process.terminate()
                    process.wait(30)


def _rows(asked: Experiment) -> list[Row]:
    """Return a row for every run of an experiment, with readings that nobody lived."""
    readings = {name: 0.1 + place / 7.0 for place, name in enumerate(READINGS)}
    return [Row(run, "done", "", readings, None, 0.1) for run in design_of(asked).runs()]


@contextlib.contextmanager
def _claimed(asked: Experiment, folder: Path) -> Iterator[tuple[Ledger, int]]:
    """Yield a ledger that takes rows of an experiment, and its session."""
    with Ledger(folder, "write") as ledger:
        setting = setting_of(asked)
        claim(ledger, allowed(folder, asked, setting, design_of(asked)))
        yield ledger, begin_session(ledger, asked, setting)
