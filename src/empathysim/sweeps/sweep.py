"""A sweep: the runs of an experiment, lived and kept in a folder. Started again, it goes on where it ended."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from empathysim.errors import InputError, knows_its_keywords
from empathysim.in_notebooks import ShowsItself
from empathysim.life import Live
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.crew.execution import checked_executor, crew
from empathysim.sweeps.crew.setting import setting_of
from empathysim.sweeps.designs.design import Design, refuse_too_many
from empathysim.sweeps.living import live_all, sigterm_interrupts
from empathysim.sweeps.lock import locked
from empathysim.sweeps.part import Part
from empathysim.sweeps.preparation import prepare
from empathysim.sweeps.progress import Watcher, automatic, closing_line
from empathysim.sweeps.record.claim import Claim, allowed, begin_session, claim
from empathysim.sweeps.record.ledger import Ledger
from empathysim.sweeps.record.own_rules import own_week
from empathysim.sweeps.record.results import Cells, design_for, design_in, experiment_of, rows_of, weekly_rows_of
from empathysim.sweeps.record.seal import refuse_what_is_not_as_sealed, seal, unseal
from empathysim.sweeps.record.verify import verify
from empathysim.sweeps.replay import Replay, replay
from empathysim.sweeps.standing import DONE, FAILED, statuses_of, waiting
from empathysim.sweeps.taking import take

if TYPE_CHECKING:
    import pandas
    import xarray


@dataclass(frozen=True, repr=False)
class Sweep(ShowsItself):
    """A sweep as it stands in its folder.

    Attributes
    ----------
    folder : where it lies.
    experiment : what was asked.
    done : number of runs that were lived to their end.
    failed_runs : numbers of those that failed.
    missing : number of runs that are still wanted.
    imprecise_points : points that met the limit of seeds before their outcomes were known well enough, where seeds
        are added until they are.
    replaced : rules in whose place it was lived with rules of a user's own, which `provenance` tells.
    """

    folder: Path
    experiment: Experiment
    done: int
    failed_runs: tuple[int, ...]
    missing: int
    imprecise_points: tuple[int, ...] = ()
    replaced: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Return what was asked, how far it is, and what one can do with it."""
        line = closing_line(self.done, self.failed_runs, self.missing)
        return f"{self.experiment.title}\n{line}\nto_pandas(), head(), to_xarray(), replay(run), verify()"

    @property
    def failed(self) -> int:
        """Number of runs that failed."""
        return len(self.failed_runs)

    @property
    def provenance(self) -> dict[str, Any]:
        """Versions, commit, seeds, data and machine of the newest session, and under "sessions" of every one."""
        with Ledger(self.folder, "read") as ledger:
            sessions = list(ledger.sessions().values())
            marks = {name: ledger.facts()[name] for name in ("definition_sha256", "design_sha256")}
        return {**sessions[-1], **marks, "sessions": sessions}

    def failures(self) -> dict[str, int]:
        """Return how many runs failed with each message."""
        with Ledger(self.folder, "read") as ledger:
            return ledger.failures()

    def rows(self) -> list[Cells]:
        """Return the table of results: one row a run with its factors and outcomes; missing runs have none."""
        with Ledger(self.folder, "read") as ledger:
            return list(rows_of(ledger, self.experiment))

    def head(self, rows: int = 5) -> list[Cells]:
        """Return the first rows of the table of results; the others are not read."""
        with Ledger(self.folder, "read") as ledger:
            return list(islice(rows_of(ledger, self.experiment), rows))

    def to_pandas(self, *, weekly: bool = False) -> pandas.DataFrame:
        """Return the table of results as a data frame: one row a run, or one row a week of each run."""
        import pandas  # here, so that workers and the command line do without it

        with Ledger(self.folder, "read") as ledger:
            table = weekly_rows_of if weekly else rows_of
            return pandas.DataFrame(list(table(ledger, self.experiment)))

    def to_xarray(self, *, weekly: bool = False) -> xarray.Dataset:
        """Return the outcomes as arrays over the factors and the seed; see `to_xarray` of `arrays`."""
        from empathysim.sweeps.record.arrays import to_xarray

        return to_xarray(self.folder, weekly=weekly)

    def replay(self, run: int, rules: Live | None = None) -> Replay:
        """Live one run of the table again, from its row alone, and compare; see `replay`."""
        return replay(self.folder, run, rules)

    def verify(self) -> list[str]:
        """Return what is damaged in the folder's record, one sentence each; nothing where it is whole."""
        return verify(self.folder).damage


@knows_its_keywords()
def open_sweep(folder: str | Path) -> Sweep:
    """Return the sweep in a folder, finished or not; nothing is run and nothing is changed.

    Raises
    ------
    InputError : where there is none, or its ledger cannot be read.
    """
    place = Path(folder)
    with Ledger(place, "read") as ledger:
        experiment = experiment_of(ledger)
        return _standing(place, experiment, ledger, design_in(ledger, experiment))


@knows_its_keywords()
def sweep(
    experiment: Experiment | str | Path,
    out: str | Path,
    *,
    workers: int | None = None,
    executor: str | Executor | None = None,
    scheduler: str | None = None,
    organization: str | Path | None = None,
    silo: str | None = None,
    edges: str | None = None,
    symmetrise: bool | None = None,
    part: str | None = None,
    take_from: Sequence[str | Path] = (),
    again: bool = False,
    progress: Watcher | None = None,
    rules: Live | None = None,
) -> Sweep:
    """Live all runs of an experiment that a folder does not hold yet, and return what it holds then.

    Parameters
    ----------
    experiment : the experiment, or its file.
    out : the folder; it is made where there is none.
    workers : how many work at the same time, 1 to 256; None for one on each core.
    executor : "processes", "threads", "serial" or "dask", or any `concurrent.futures.Executor`. All give the
        same table. None: processes; with `rules` threads, for these live in this process.
    scheduler : address of a Dask scheduler, with "dask".
    organization, silo, edges, symmetrise : in place of the experiment's own; see `Experiment`.
    part : "2/16" lives the second of sixteen parts only, for machines that share a sweep without talking to each other.
    take_from : folders of the same sweep whose finished runs are taken over first, parts for instance.
    again : whether runs that failed are lived once more, for they are not otherwise.
    progress : called after every few runs; None shows it on a terminal or in a notebook.
    rules : the week with rules replaced (see `compose_rules`); None: as they ship. The folder keeps their texts, and
        goes on with the same ones only.

    Raises
    ------
    InputError : with everything that is wrong with what was given.
    FolderRefused : where another sweep works in the folder, or it holds the runs of something else.
    KeyboardInterrupt : on Ctrl-C or SIGTERM, with all workers ended; what was lived is kept.
    """
    asked = experiment if isinstance(experiment, Experiment) else Experiment.load(experiment)
    asked = asked.lived_in(organization, silo, edges, symmetrise)
    week, mine, place = own_week(rules), Part.read(part), Path(out)
    plan = checked_executor(executor, workers, scheduler, has_own_rules=week is not None)
    refuse_too_many(asked)
    setting = setting_of(asked, week)
    with sigterm_interrupts():
        design = design_for(place, asked)
        prepare(asked, setting, design.run(0, 0))
        with locked(_made(place)):
            refuse_what_is_not_as_sealed(place)
            claimed = allowed(place, asked, setting, design)
            unseal(place)  # before the ledger is opened, for that changes the file
            with Ledger(place, "write") as ledger:
                _begin(ledger, claimed, again, take_from)
                session = begin_session(ledger, asked, setting)
                with crew(plan) as hands, automatic(progress) as watch:
                    live_all(ledger, asked, claimed.design, setting, hands, mine, session, watch)
                stands = _standing(place, asked, ledger, claimed.design)
            seal(place)
    return stands


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:  # a ValueError for names that no file can have
        raise InputError(f"{folder}: the folder cannot be made ({getattr(error, 'strerror', error)}).") from None
    return folder


def _begin(ledger: Ledger, claimed: Claim, again: bool, take_from: Sequence[str | Path]) -> None:
    """Write down what the sweep is made from; forget what is to be lived again, and take what others lived."""
    claim(ledger, claimed)
    if again:
        ledger.drop_failed()
    for other in take_from:
        take(ledger, claimed.design, Path(other))


def _standing(folder: Path, experiment: Experiment, ledger: Ledger, design: Design) -> Sweep:
    statuses = statuses_of(ledger, design)
    failed = np.flatnonzero(statuses == FAILED).tolist()
    done = int(np.count_nonzero(statuses == DONE))
    missing, imprecise = waiting(experiment, ledger, design, statuses)
    replaced = tuple(ledger.facts()["definition"].get("rules", ()))
    return Sweep(folder, experiment, done, tuple(failed), missing, tuple(imprecise), replaced)
