"""Carrying out runs: one after the other, in threads, in processes, on a cluster, or by an executor that is given.

A crew does it. It lives across batches of runs, for designs that ask for more runs after looking at results;
its workers start with the first batch, and end when its block is left.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import uuid
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from numbers import Integral
from typing import Literal, get_args

from empathysim.errors import InputError, nearest
from empathysim.sweeps.crew.batch import Batch
from empathysim.sweeps.crew.cluster import START_DASK, Cluster
from empathysim.sweeps.crew.foreign import Foreign
from empathysim.sweeps.crew.pool import Pool
from empathysim.sweeps.crew.processes import Workers
from empathysim.sweeps.crew.threads import Threads
from empathysim.sweeps.designs.design import Run
from empathysim.sweeps.designs.run import Row, Work, lived

Kind = Literal["processes", "threads", "serial", "dask"]
EXECUTORS: tuple[Kind, ...] = get_args(Kind)

MOST_WORKERS = 256


@dataclass(frozen=True)
class Plan:
    """Who is to carry out runs.

    Attributes
    ----------
    kind : one of the kinds, or "given" for an executor of the caller's.
    workers : how many at the same time; None on a cluster: one on each thread that it has.
    scheduler : where the scheduler of the cluster is.
    executor : what the caller gave.
    """

    kind: Kind | Literal["given"]
    workers: int | None
    scheduler: str | None = None
    executor: Executor | None = None


def default_workers() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def checked_executor(
    executor: str | Executor | None,
    workers: int | None = None,
    scheduler: str | None = None,
    *,
    has_own_rules: bool = False,
) -> Plan:
    """Return who is to carry out runs; nothing is started yet.

    Parameters
    ----------
    executor : "processes", "threads", "serial" or "dask", or any executor that speaks `concurrent.futures`; None:
        processes, or threads for rules of a user's own.
    workers : how many at the same time, 1 to 256; None for one on each core, or what a given executor tells of
        itself, or one on each thread of a cluster.
    scheduler : address of a Dask scheduler, such as tcp://127.0.0.1:8786; for "dask" only.
    has_own_rules : whether runs are lived with rules of a user's own, which live in this process.

    Raises
    ------
    InputError : with everything that is wrong.
    """
    if executor is None:
        executor = "threads" if has_own_rules else "processes"
    faults = [*_faults_of_executor(executor), *_faults_of_scheduler(executor, scheduler)]
    faults += _faults_of_own_rules(executor) if has_own_rules else []
    is_whole = isinstance(workers, Integral) and not isinstance(workers, bool)
    if workers is not None and not (is_whole and 1 <= workers <= MOST_WORKERS):
        faults.append(f"workers = {workers!r} must be a whole number from 1 to {MOST_WORKERS}.")
    if faults:
        raise InputError(faults)
    if isinstance(executor, Executor):
        told = getattr(executor, "_max_workers", None)
        own = told if isinstance(told, int) and told > 0 else default_workers()
        return Plan("given", workers or own, executor=executor)
    kind = next(kind for kind in EXECUTORS if kind == executor)
    if kind == "dask":
        return Plan(kind, workers, scheduler)
    return Plan(kind, 1 if kind == "serial" else workers or default_workers())


def _faults_of_executor(executor: object) -> Iterator[str]:
    if isinstance(executor, Executor) or executor in EXECUTORS:
        return
    near = nearest(executor, EXECUTORS) if isinstance(executor, str) else ""
    yield (
        f"executor = {executor!r}: there are {', '.join(EXECUTORS)}, "
        f"and in Python any concurrent.futures.Executor (such as client.get_executor() of a Dask client).{near}"
    )


def _faults_of_own_rules(executor: object) -> Iterator[str]:
    stays_here = executor in ("threads", "serial") or isinstance(executor, ThreadPoolExecutor)
    if (isinstance(executor, Executor) or executor in EXECUTORS) and not stays_here:
        named = executor if isinstance(executor, str) else type(executor).__name__
        yield (
            f"executor = {named!r}: rules of your own live in this process only, and its workers may be other "
            "processes. With rules there are threads (taken where no executor is named), serial, and in Python a "
            "concurrent.futures.ThreadPoolExecutor."
        )


def _faults_of_scheduler(executor: object, scheduler: object) -> Iterator[str]:
    if executor != "dask":
        if scheduler is not None:
            yield f"scheduler = {scheduler!r} is for executor = 'dask' only, and executor is {executor!r}."
        return
    if importlib.util.find_spec("distributed") is None:
        yield "executor = 'dask' needs Dask: pip install 'empathysim[dask]'."
    if scheduler is None:
        yield (
            "executor = 'dask' needs the address of a Dask scheduler. "
            f"`{START_DASK[0]}` starts one on this computer, and `{START_DASK[1]}` its workers; "
            "then give --scheduler tcp://127.0.0.1:8786."
        )
    elif not _is_address(scheduler):
        yield f"scheduler = {scheduler!r} must be an address such as tcp://127.0.0.1:8786 or tls://name:8786."


def _is_address(scheduler: object) -> bool:
    if not isinstance(scheduler, str):
        return False
    scheme, _, place = scheduler.rpartition("://")
    host, _, port = place.rpartition(":")
    known = scheme in ("tcp", "tls", "ws", "wss") or "://" not in scheduler
    return known and bool(host) and port.isascii() and port.isdigit() and 0 < int(port) < 65_536


class Crew:
    """Those who carry out runs, batch by batch.

    Parameters
    ----------
    plan : who they are.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._pool: Pool | None = None
        self._processes = 0
        self._work: Work | None = None
        self._mark = ""

    def live(self, runs: Sequence[Run], work: Work) -> Generator[list[Row], None, None]:
        """Live runs and yield their rows, a few at a time, in the order in which they end.

        Parameters
        ----------
        runs : what is to be lived.
        work : lives a run; what it raises becomes a failed row. For other processes it must be importable there.

        Raises
        ------
        InputError : where nobody can carry them out, or no more; rows that were yielded before are good.
        """
        if self._plan.kind == "serial":
            yield from ([lived(work, run)] for run in runs)
            return
        if not runs:
            return
        if work is not self._work:
            self._work, self._mark = work, uuid.uuid4().hex
        batch = Batch(self._pool_for(len(runs)), runs, work, self._mark)
        with contextlib.closing(batch):
            yield from batch.rows()

    def end(self) -> None:
        """End every worker that was started here, at once."""
        if self._pool is not None:
            self._pool.end()
            self._pool = None

    def _pool_for(self, runs: int) -> Pool:
        """Return the workers, started where there are none yet; processes only as many as there are runs for."""
        wanted = min(self._plan.workers or 1, runs) if self._plan.kind == "processes" else 0
        if self._pool is None or wanted > self._processes:
            self.end()
            self._pool, self._processes = self._started(wanted), wanted
        return self._pool

    def _started(self, processes: int) -> Pool:
        plan = self._plan
        if plan.executor is not None:
            return Foreign(plan.executor, plan.workers or 1)
        if plan.scheduler is not None:
            return Cluster(plan.scheduler, plan.workers)
        return Threads(plan.workers or 1) if plan.kind == "threads" else Workers(processes)


@contextlib.contextmanager
def crew(plan: Plan) -> Iterator[Crew]:
    """Have runs carried out inside this block: ``with crew(plan) as hands: for rows in hands.live(runs, work): ...``.

    However the block is left, every worker that was started here ends at once. An executor that was given, and a
    cluster, go on: they are not ours.
    """
    hands = Crew(plan)
    try:
        yield hands
    finally:
        hands.end()
