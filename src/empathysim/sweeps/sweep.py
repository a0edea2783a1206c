"""A sweep: the runs of an experiment, lived and kept in a folder. Started again, it goes on where it ended."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from empathysim.errors import InputError
from empathysim.sweeps.claim import claim
from empathysim.sweeps.design import Run, runs_of
from empathysim.sweeps.execution import carried_out, checked_executor
from empathysim.sweeps.experiment import Experiment
from empathysim.sweeps.ledger import Ledger
from empathysim.sweeps.lock import locked
from empathysim.sweeps.preparation import prepare, setting_of
from empathysim.sweeps.progress import Progress, Watcher
from empathysim.sweeps.results import Cells, experiment_of, rows_of
from empathysim.sweeps.run import Work

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True)
class Sweep:
    """A sweep as it stands in its folder.

    Attributes
    ----------
    folder : where it lies.
    experiment : what was asked.
    done : number of runs that were lived to their end.
    failed_runs : numbers of those that failed.
    missing : number of runs that were not lived yet.
    """

    folder: Path
    experiment: Experiment
    done: int
    failed_runs: tuple[int, ...]
    missing: int

    @property
    def failed(self) -> int:
        """Number of runs that failed."""
        return len(self.failed_runs)

    def rows(self) -> list[Cells]:
        """Return the table of results; see `results`."""
        with Ledger(self.folder, "read") as ledger:
            return list(rows_of(ledger, self.experiment))

    def to_pandas(self) -> pandas.DataFrame:
        """Return the table of results as a data frame, one row a run."""
        import pandas  # here, so that workers and the command line do without it

        return pandas.DataFrame(self.rows())


def open_sweep(folder: str | Path) -> Sweep:
    """Return the sweep in a folder, finished or not; nothing is run and nothing is changed.

    Raises
    ------
    InputError : where there is none, or its ledger cannot be read.
    """
    place = Path(folder)
    with Ledger(place, "read") as ledger:
        return _standing(place, experiment_of(ledger), ledger)


def sweep(
    experiment: Experiment | str | Path,
    out: str | Path,
    *,
    workers: int | None = None,
    executor: str = "processes",
    organization: str | Path | None = None,
    silo: str | None = None,
    edges: str | None = None,
    symmetrise: bool | None = None,
    progress: Watcher | None = None,
) -> Sweep:
    """Live all runs of an experiment that a folder does not hold yet, and return what it holds then.

    Parameters
    ----------
    experiment : the experiment, or its file.
    out : the folder; it is made where there is none.
    workers : how many work at the same time, 1 to 256; None for one on each core.
    executor : "processes", "threads" or "serial". All give the same table.
    organization, silo, edges, symmetrise : in place of the experiment's own; see `Experiment`.
    progress : called after every few runs.

    Raises
    ------
    InputError : with everything that is wrong with what was given.
    FolderRefused : where another sweep works in the folder, or it holds the runs of something else.
    KeyboardInterrupt : on Ctrl-C or SIGTERM, with all workers ended; what was lived is kept.
    """
    asked = experiment if isinstance(experiment, Experiment) else Experiment.load(experiment)
    asked = asked.lived_in(organization, silo, edges, symmetrise)
    kind, number = checked_executor(executor, workers)
    runs = runs_of(asked)
    setting = setting_of(asked)
    place = Path(out)
    with _sigterm_interrupts():
        prepare(asked, setting, runs[0])
        with locked(_made(place)), Ledger(place, "write") as ledger:
            claim(ledger, asked, setting, place)
            statuses = ledger.statuses()
            waiting = [run for run in runs if run.key not in statuses]
            if waiting:
                _live_all(ledger, waiting, setting, kind, number, len(runs), progress)
            return _standing(place, asked, ledger)


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: the folder cannot be made ({error.strerror}).") from None
    return folder


def _live_all(
    ledger: Ledger, waiting: Sequence[Run], work: Work, kind: Any, number: int, total: int, progress: Watcher | None
) -> None:
    """Live the runs that wait and write each as it ends."""
    counts = list(ledger.statuses().values())
    done, failed, before = counts.count("done"), counts.count("failed"), len(counts)
    watch = progress or (lambda _: None)
    watch(Progress(done, failed, total, before))
    with contextlib.closing(carried_out(waiting, work, kind, number)) as rows_that_end:
        for rows in rows_that_end:
            ledger.record(rows)
            ended = [row.status for row in rows]
            done, failed = done + ended.count("done"), failed + ended.count("failed")
            watch(Progress(done, failed, total, before))


def _standing(folder: Path, experiment: Experiment, ledger: Ledger) -> Sweep:
    statuses = ledger.statuses()
    found = [(run.number, statuses.get(run.key)) for run in runs_of(experiment)]
    failed = tuple(number for number, status in found if status == "failed")
    missing = sum(status is None for _, status in found)
    return Sweep(folder, experiment, len(found) - len(failed) - missing, failed, missing)


@contextlib.contextmanager
def _sigterm_interrupts() -> Iterator[None]:
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
