"""Living what a sweep wants, stage by stage: every run is written as it ends, and an interrupt ends all in order."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator

import numpy as np

from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.crew.execution import Crew
from empathysim.sweeps.designs.design import Design
from empathysim.sweeps.designs.run import Work
from empathysim.sweeps.part import Part
from empathysim.sweeps.progress import Progress, Watcher
from empathysim.sweeps.record.ledger import Ledger
from empathysim.sweeps.standing import DONE, FAILED, WAITS, stages, statuses_of


def live_all(
    ledger: Ledger,
    experiment: Experiment,
    design: Design,
    work: Work,
    hands: Crew,
    mine: Part,
    session: int,
    watch: Watcher,
) -> None:
    """Live the runs that are wanted, stage by stage, and write each as it ends."""
    statuses = statuses_of(ledger, design)
    repeated = ledger.repeated()
    lived = 0
    for wanted in stages(experiment, ledger, design):
        waits = wanted & (statuses == WAITS)
        waits[repeated] = 0
        asked = (design.run(*cell) for cell in np.argwhere(waits).tolist())
        runs = [run for run in asked if mine.holds(run, by_point=experiment.kind == "until_precise")]
        if not runs:
            continue
        ended = statuses[wanted > 0]
        done, failed = int(np.count_nonzero(ended == DONE)), int(np.count_nonzero(ended == FAILED))
        total, before = done + failed + len(runs), done + failed - lived
        watch(Progress(done, failed, total, before))
        with contextlib.closing(hands.live(runs, work)) as rows_that_end:
            for rows in rows_that_end:
                ledger.record(rows, session)
                for row in rows:
                    is_done, lived = row.status == "done", lived + 1
                    done, failed = done + is_done, failed + (not is_done)
                    statuses[row.run.point, row.run.number % len(design.seeds)] = DONE if is_done else FAILED
                watch(Progress(done, failed, total, before))


@contextlib.contextmanager
def sigterm_interrupts() -> Iterator[None]:
    """Let SIGTERM end a sweep as Ctrl-C does; only the main thread can be told so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
