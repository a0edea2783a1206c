"""One run of a sweep: a point and a seed become a row of readings. A run that fails becomes a row, too.

This is all that a worker does, and no more is imported for it: no mesa, no pandas, no pictures.
"""

from __future__ import annotations

import functools
import io
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import numpy as np

from empathysim.errors import InputError
from empathysim.instruments.summary import summary
from empathysim.lived import live_scenario
from empathysim.organization.columns import Records
from empathysim.organization.network import Network
from empathysim.organization.read import read_organization
from empathysim.scenarios.scenario import Scenario
from empathysim.sweeps.design import Run
from empathysim.sweeps.fingerprint import files_of, hashes_of

Status = Literal["done", "failed"]

#: What a run leaves: its readings by name, and its weekly table (packed) or None.
Outcome = tuple[Mapping[str, float], bytes | None]

#: What makes an outcome of a run.
Work = Callable[[Run], Outcome]


@dataclass(frozen=True)
class Row:
    """What is known of a run after it was lived.

    Attributes
    ----------
    run : the run.
    status, message : whether it was lived to its end, and if not, why.
    readings : every reading of the summary by name; empty for a failed run.
    weekly : the weekly table as a compressed NumPy archive, or None.
    seconds : time that it took.
    tries : how often it was begun.
    """

    run: Run
    status: Status
    message: str = ""
    readings: Mapping[str, float] = field(default_factory=dict)
    weekly: bytes | None = None
    seconds: float = 0.0
    tries: int = 1


@dataclass(frozen=True)
class Setting:
    """What all runs of a sweep share; calling it with a run lives that run.

    Attributes
    ----------
    scenario : what every point begins from.
    uncertain : names of the factors that hold from the start of the warm-up, and not from week 0 only.
    weeks, warm_up, employees, customers : as in `Experiment`.
    organization : path of an organization in files, or None.
    silo, edges, symmetrise : how it is read; see `read_organization`.
    hashes : what its files must be, by name; a file that changes during a sweep is not read.
    keeps_weekly : whether the weekly table is kept.
    """

    scenario: Scenario
    uncertain: frozenset[str]
    weeks: int
    warm_up: int
    employees: int
    customers: int | None
    organization: Path | None
    silo: str | None
    edges: str | None
    symmetrise: bool
    hashes: tuple[tuple[str, str], ...]
    keeps_weekly: bool

    def __call__(self, run: Run) -> Outcome:
        """Return the readings of a run, and its weekly table where that is kept.

        Raises
        ------
        InputError : where the model refuses what the point asks for.
        """
        end = live_scenario(
            self.world(run), weeks=self.weeks, seed=run.seed, warm_up=self.warm_up, network=self.network(),
            employees=self.employees, customers=self.customers,
        )  # fmt: skip
        readings = summary(end.weekly, end.organization, end.parameters)
        return readings, packed(end.weekly) if self.keeps_weekly else None

    def network(self) -> Network | None:
        """Return the organization in files, or None for a generated one.

        Raises
        ------
        InputError : where the files cannot be read as an organization, or are not those of the sweep's beginning.
        """
        if self.organization is None:
            return None
        return _network(self.organization, self.silo, self.edges, self.symmetrise, self.hashes)

    def world(self, run: Run) -> Scenario:
        """Return the scenario of a run: uncertainties hold from the start, levers move at week 0."""
        always = {name: value for name, value in run.factors.items() if name in self.uncertain}
        moved = {name: value for name, value in run.factors.items() if name not in self.uncertain}
        scenario = self.scenario.with_start(always) if always else self.scenario
        return scenario.replace({**always, **moved})


def lived(work: Work, run: Run) -> Row:
    """Return the row of a run; whatever goes wrong inside it is its message."""
    begin = time.perf_counter()
    try:
        readings, weekly = work(run)
    except Exception as error:  # a sweep goes on, whatever one of its worlds does
        said = " ".join(str(error).split())
        told = said if isinstance(error, InputError) else f"{type(error).__name__}: {said}"
        return Row(run, "failed", told[:2_000], seconds=time.perf_counter() - begin)
    return Row(run, "done", "", readings, weekly, time.perf_counter() - begin)


@functools.lru_cache(maxsize=4)
def _network(
    path: Path, silo: str | None, edges: str | None, symmetrise: bool, hashes: tuple[tuple[str, str], ...]
) -> Network:
    """Return the organization in files, read once in each process."""
    if hashes_of(files_of(path, edges)) != dict(hashes):
        raise InputError(f"{path}: the files of the organization have changed since the sweep began.")
    return read_organization(path, silo=silo, edges=edges, symmetrise=symmetrise)


def packed(weekly: Records) -> bytes:
    """Return a weekly table as a compressed NumPy archive: float64 (weeks, readings), and the readings' names."""
    names = weekly.dtype.names or ()
    table = np.column_stack([np.asarray(weekly[name], dtype=np.float64) for name in names])
    file = io.BytesIO()
    np.savez_compressed(file, weekly=table, readings=np.array(names))
    return file.getvalue()


def unpacked(archive: bytes) -> dict[str, list[float]]:
    """Return the weekly table in an archive, a list of weeks for each reading."""
    with np.load(io.BytesIO(archive), allow_pickle=False) as parts:
        return {str(name): column.tolist() for name, column in zip(parts["readings"], parts["weekly"].T, strict=True)}
