"""The table of results: one row a run, or one row a week of a run, in the order of the design."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from empathysim.sweeps.design import Run, runs_of
from empathysim.sweeps.experiment import Experiment
from empathysim.sweeps.fingerprint import canonical
from empathysim.sweeps.ledger import Entry, Ledger
from empathysim.sweeps.run import unpacked

Cells = dict[str, Any]


def experiment_of(ledger: Ledger) -> Experiment:
    """Return the experiment that a ledger's sweep was made from.

    Raises
    ------
    InputError : where the ledger holds none that can be read.
    """
    told = ledger.facts()["experiment"]
    return Experiment.from_document(told["document"], Path(told["file"]), is_checked=True)


def results(folder: str | Path) -> list[Cells]:
    """Return the table of a sweep's folder; runs that are still missing have no row.

    Returns
    -------
    rows : run, point, seed, status, message, every factor by its name, and the outcomes of the experiment
        (None for a failed run).

    Raises
    ------
    InputError : where there is no sweep in the folder, or its ledger is damaged.
    """
    with Ledger(Path(folder), "read") as ledger:
        return list(rows_of(ledger, experiment_of(ledger)))


def rows_of(ledger: Ledger, experiment: Experiment) -> Iterator[Cells]:
    """Yield one row for each run that ended."""
    for run, entry in _ended(ledger, experiment, with_weekly=False):
        readings = {name: entry.readings.get(name) for name in experiment.outcomes}
        yield {**_label(run, entry), **readings}


def weekly_rows_of(ledger: Ledger, experiment: Experiment) -> Iterator[Cells]:
    """Yield one row for each week of each run that was lived to its end; weeks count from 0.

    Raises
    ------
    InputError : where the experiment did not ask to keep weekly tables.
    """
    for run, entry in _ended(ledger, experiment, with_weekly=True):
        if entry.weekly is None:
            continue
        label, columns = _label(run, entry), unpacked(entry.weekly)
        for week, values in enumerate(zip(*columns.values(), strict=True)):
            yield {**label, "week": week, **dict(zip(columns, values, strict=True))}


def _ended(ledger: Ledger, experiment: Experiment, *, with_weekly: bool) -> Iterator[tuple[Run, Entry]]:
    runs = {run.key: run for run in runs_of(experiment)}
    for entry in ledger.entries(list(runs), with_weekly=with_weekly):
        yield runs[entry.key], entry


def _label(run: Run, entry: Entry) -> Cells:
    return {
        "run": run.number,
        "point": run.point,
        "seed": run.seed,
        "status": entry.status,
        "message": entry.message,
        **run.factors,
    }


def canon(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return the SHA-256 of a table in canonical order. The table holds no times, so equal sweeps give equal hashes."""
    digest = hashlib.sha256()
    for line in sorted(canonical(dict(row)) for row in rows):
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()
