"""Promise 1, at chosen moments: killed in the middle of writing, of closing, of sealing and of publishing.

strace delivers SIGKILL as the process makes a certain system call on a certain file. Each command is begun again on
whatever the one before left, and looked at through a copy, for opening a ledger lets SQLite tidy it up.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from sweep_process import contents, ended, look, needs_strace, stopped_at
from watched import marked

from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.publishing import write_table
from empathysim.sweeps.record.ledger_file import NAME
from empathysim.sweeps.record.results import canon
from empathysim.sweeps.record.seal import SEAL
from empathysim.sweeps.sweep import open_sweep, sweep

#: A file (of a rename strace tells no file), a system call, and which of a command's calls it is killed at.
Moment = tuple[str | None, str, int]
WAL, JOURNAL, TABLE = f"{NAME}-wal", f"{NAME}-journal", "results.csv"
KILLED = -9
#: From the first byte of the ledger to the last file: each command comes a little further than the one before.
ON_THE_WAY: tuple[Moment, ...] = (
    (NAME, "pwrite64", 1),
    (JOURNAL, "unlink", 1),
    (WAL, "pwrite64", 5),
    (WAL, "pwrite64", 18),
    (WAL, "fdatasync", 3),
    (WAL, "fdatasync", 9),
    (WAL, "pwrite64", 31),
    (NAME, "pwrite64", 3),
    (NAME, "ftruncate", 1),
    (WAL, "unlink", 1),
    (JOURNAL, "unlink", 1),
    (JOURNAL, "unlink", 2),
    (None, "rename", 1),
    (None, "rename", 2),
)
SEEDS = 16


def experiment(seeds: int = SEEDS, values: Sequence[float] = (0.5,), **changed: object) -> Experiment:
    """Return a small experiment of one point, so that no figure is drawn, or of more."""
    told = {"weeks": 3, "warm_up": 2, "employees": 24, "customers": 60, **changed}
    levers = {"groupthink": list(values)}
    return Experiment("Does it come to its end?", outcomes=["satisfaction", "clv"], levers=levers, seeds=seeds, **told)  # type: ignore[arg-type]


class Attempts:
    """The same command, killed again and again, and then left alone."""

    def __init__(self, place: Path, asked: Experiment) -> None:
        self.place, self.out, self.marks, self.kills = place, place / "out", place / "marks", 0
        self._asked = asked
        self.marks.mkdir()
        asked.to_toml(place / "asked.toml")
        self._words = ("sweep", "asked.toml", "--out", self.out, "--executor", "serial")

    def killed(self, moment: Moment) -> None:
        """Kill the command at a moment; what was there stays there, and what is there is sound."""
        before = look(self.out)
        file, call, when = moment
        how = f"signal=KILL:when={when}"
        about = self.out / file if file else None
        code = stopped_at(self.place, call, about, *self._words, how=how, marks=self.marks)
        assert code == KILLED, f"{moment} did not come"
        self.kills += 1
        found = look(self.out)
        if found is not None and found.runs:
            assert found.damage == [], moment
        assert (found.runs if found else 0) >= (before.runs if before else 0), moment

    def ends(self, lived: int) -> None:
        """Let the command end: nothing is lost or doubled, at most one run is lived again for each kill.

        Parameters
        ----------
        lived : number of runs that there are to live.
        """
        code, said = ended(self.place, *self._words, marks=self.marks)
        assert code == 0, said
        runs = self._asked_runs()
        assert f"{runs} done, 0 failed" in said
        begun = [number for (number,) in marked(self.marks, "begun")]
        assert len(set(begun)) == lived <= len(begun) <= lived + self.kills
        whole = sweep(self._asked, self.place / "whole", executor="serial")
        write_table(whole.rows(), self.place / "whole.csv")
        assert canon(open_sweep(self.out).rows()) == canon(whole.rows())
        assert (self.out / TABLE).read_bytes() == (self.place / "whole.csv").read_bytes()
        names = {"figure.png"} if len(whole.experiment.varied) else set()
        assert set(contents(self.out)) == {NAME, SEAL, TABLE, "sweep.lock", *names}
        found = look(self.out)
        assert found is not None
        assert (found.runs, found.is_sealed, found.damage) == (runs, True, [])

    def _asked_runs(self) -> int:
        return len(self._asked.seeds) * len(self._asked.factors[0].values)


def test_p01_killed_at_system_calls_from_the_first_byte_to_the_last_file(tmp_path: Path) -> None:
    """Fails where a moment leaves a folder that the same command cannot go on from, or anything too few or too many."""
    needs_strace()
    attempts = Attempts(tmp_path, experiment())
    for moment in ON_THE_WAY:
        attempts.killed(moment)
    attempts.ends(lived=SEEDS)


#: While an extension is written down: the seal comes off, then facts, points and design are written anew, then a run.
CLAIMED: tuple[Moment, ...] = ((SEAL, "unlink", 1), (WAL, "pwrite64", 2), (WAL, "pwrite64", 9), (WAL, "fdatasync", 2))


def test_p01_killed_while_an_extension_is_written_down(tmp_path: Path) -> None:
    """Fails where facts and design are not written all or nothing, or the runs of before do not stay theirs."""
    needs_strace()
    sweep(experiment(seeds=3), tmp_path / "out", executor="serial")
    attempts = Attempts(tmp_path, experiment(seeds=5, values=[0.2, 0.5, 0.8]))
    for moment in CLAIMED:
        attempts.killed(moment)
        found = look(tmp_path / "out")
        assert found is not None
        assert found.runs >= 3
    attempts.ends(lived=15 - 3)


def test_p01_killed_while_a_folder_without_runs_is_taken_over(tmp_path: Path) -> None:
    """Fails where what another experiment had written down, of which no run was lived, gets in the way."""
    needs_strace()
    other = tmp_path / "other"
    other.mkdir()
    first = Attempts(other, experiment(weeks=4, values=[0.1, 0.5]))
    first.killed((WAL, "fdatasync", 4))
    assert marked(first.marks, "begun") == []
    shutil.copytree(other / "out", tmp_path / "out")
    attempts = Attempts(tmp_path, experiment())
    for moment in ((WAL, "pwrite64", 2), (WAL, "fdatasync", 1), (WAL, "pwrite64", 9)):
        attempts.killed(moment)
    attempts.ends(lived=SEEDS)
    shutil.rmtree(other / "out")
    shutil.copytree(tmp_path / "out", other / "out")
    code, said = ended(other, "sweep", "asked.toml", "--out", "out", "--executor", "serial")
    assert code == 4, said
    assert "weeks: was 3, is 4" in said


#: About every third call that an undisturbed command makes; those that are too late for a sweep this small fail.
EVERYWHERE: tuple[Moment, ...] = (
    *((NAME, "pwrite64", when) for when in (1, 2, 4, 7, 10, 13)),
    *((WAL, "pwrite64", when) for when in range(1, 110, 5)),
    *((WAL, "fdatasync", when) for when in range(1, 22, 3)),
    *((JOURNAL, call, 1) for call in ("pwrite64", "fdatasync", "unlink")),
    (JOURNAL, "unlink", 2),
    (NAME, "fdatasync", 1),
    (NAME, "fdatasync", 2),
    (NAME, "ftruncate", 1),
    (f"{NAME}-shm", "ftruncate", 1),
    (f"{NAME}-shm", "unlink", 1),
    (WAL, "unlink", 1),
    ("sweep.lock", "flock", 1),
    ("sweep.lock", "write", 1),
    (None, "rename", 1),
    (None, "rename", 2),
)


@pytest.mark.long
@pytest.mark.parametrize("moment", EVERYWHERE, ids=lambda moment: "-".join(map(str, moment)))
def test_p01_killed_once_at_a_system_call(tmp_path: Path, moment: Moment) -> None:
    """Fails as the test of the whole way does; here each moment meets a folder that nothing has happened to before."""
    needs_strace()
    attempts = Attempts(tmp_path, experiment())
    attempts.killed(moment)
    attempts.ends(lived=SEEDS)
