"""Carrying out runs: one after the other, in threads, or in processes, behind one interface.

Whoever carries them out is spoken to as `concurrent.futures` does. Exactly as many chunks are under way as
there are workers: what is lost when everything is killed is one chunk for each.

A worker process that dies takes its chunk with it, and the pool. The pool is started anew; the runs that
were under way are then lived one at a time and alone, so that the one that kills its worker is known for
certain. After three deaths it is a failed run.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from typing import Literal, get_args

from empathysim.errors import InputError, nearest
from empathysim.sweeps.chunks import Chunks
from empathysim.sweeps.design import Run
from empathysim.sweeps.processes import Workers
from empathysim.sweeps.run import Row, Work, lived

Executor = Literal["processes", "threads", "serial"]

NO_DASK = f"Dask is not built yet: there are {', '.join(get_args(Executor))} now; dask comes later."

MOST_WORKERS = 256
MOST_TRIES = 3


def default_workers() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def checked_executor(executor: str, workers: int | None) -> tuple[Executor, int]:
    """Return the kind of executor and the number of workers.

    Raises
    ------
    InputError : for a kind that there is not, or a number of workers below 1 or above 256.
    """
    kinds = get_args(Executor)
    faults = []
    if executor == "dask":
        faults.append(NO_DASK)
    elif executor not in kinds:
        faults.append(f"executor = '{executor}': there are {', '.join(kinds)}.{nearest(executor, kinds)}")
    number = default_workers() if workers is None else workers
    if not 1 <= number <= MOST_WORKERS:
        faults.append(f"workers = {number} must be a whole number from 1 to {MOST_WORKERS}.")
    if faults:
        raise InputError(faults)
    kind: Executor = next(kind for kind in kinds if kind == executor)
    return kind, 1 if kind == "serial" else number


def carried_out(runs: Sequence[Run], work: Work, executor: Executor, workers: int) -> Generator[list[Row], None, None]:
    """Live the runs and yield their rows, a few at a time, in the order in which they end.

    Closing the iterator ends all workers.

    Parameters
    ----------
    runs : what is to be lived.
    work : lives a run; what it raises becomes a failed row. For processes it must be importable in a worker.
    executor, workers : as `checked_executor` returns them.
    """
    if not runs:
        return
    if executor == "serial":
        yield from ([lived(work, run)] for run in runs)
    elif executor == "threads":
        yield from _in_threads(runs, work, workers)
    else:
        yield from _in_processes(runs, work, min(workers, len(runs)))


def live_chunk(work: Work, runs: Sequence[Run], is_over: threading.Event | None = None) -> list[Row]:
    """Return the rows of a few runs; in a thread, stop between two of them when all is over."""
    return [lived(work, run) for run in runs if is_over is None or not is_over.is_set()]


def _in_threads(runs: Sequence[Run], work: Work, workers: int) -> Iterator[list[Row]]:
    chunks, is_over = Chunks(runs, workers), threading.Event()
    pool = ThreadPoolExecutor(workers)
    try:
        under_way: dict[Future[list[Row]], int] = {}
        lanes = list(range(workers))
        while under_way or len(chunks):
            for lane in lanes:
                if chunk := chunks.next(lane):
                    under_way[pool.submit(live_chunk, work, chunk, is_over)] = lane
            ended = wait(under_way, return_when=FIRST_COMPLETED).done
            lanes = [under_way.pop(future) for future in ended]
            for future in ended:
                rows = future.result()
                chunks.measured(len(rows), sum(row.seconds for row in rows))
                yield rows
    finally:
        is_over.set()
        pool.shutdown(wait=False, cancel_futures=True)


def _in_processes(runs: Sequence[Run], work: Work, number: int) -> Iterator[list[Row]]:
    workers = Workers(number)
    try:
        chunks = Chunks(runs, number)
        while len(chunks):
            suspects = yield from _until_a_death(chunks, work, workers, number)
            if suspects:
                workers.restart()
            for run in suspects:
                yield [_alone(run, work, workers)]
    finally:
        workers.end()


def _until_a_death(chunks: Chunks, work: Work, workers: Workers, number: int) -> Generator[list[Row], None, list[Run]]:
    """Yield rows until nothing waits or a worker dies; return the runs that were under way at its death."""
    under_way: dict[Future[list[Row]], tuple[int, list[Run]]] = {}
    lanes = list(range(number))
    suspects: list[Run] = []
    while True:
        for lane in lanes:
            if not suspects and (chunk := chunks.next(lane)):
                under_way[workers.submit(live_chunk, work, chunk)] = (lane, chunk)
        if not under_way:
            return suspects
        ended = wait(under_way, return_when=FIRST_COMPLETED).done
        lanes = []
        for future in ended:
            lane, chunk = under_way.pop(future)
            lanes.append(lane)
            try:
                rows = future.result()
            except (BrokenProcessPool, CancelledError):
                suspects += chunk
                continue
            chunks.measured(len(rows), sum(row.seconds for row in rows))
            yield rows


def _alone(run: Run, work: Work, workers: Workers) -> Row:
    """Return the row of a run that was under way when a worker died, with no other run beside it."""
    begin = time.perf_counter()
    for tries in range(2, MOST_TRIES + 1):
        try:
            row = workers.submit(live_chunk, work, [run]).result()[0]
            return replace(row, tries=tries)
        except (BrokenProcessPool, CancelledError):
            workers.restart()
    message = f"its worker process ended {MOST_TRIES} times while the run was lived"
    return Row(run, "failed", message, seconds=time.perf_counter() - begin, tries=MOST_TRIES)
