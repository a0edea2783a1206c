"""The sample that a finished sweep holds: its rows in the order of the design, which is drawn again to be sure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np

from empathysim.analysis.sensitivity.sample import Sample
from empathysim.errors import InputError, nearest
from empathysim.outcomes.readings import WEEKLY
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.designs.design import drawn_shares, points_asked
from empathysim.sweeps.designs.run import unpacked
from empathysim.sweeps.record.ledger import Entry, Ledger
from empathysim.sweeps.record.results import design_in, experiment_of, rows_of
from empathysim.sweeps.sweep import Sweep

DRAWN = ("morris", "saltelli", "latin_hypercube", "sobol")
Rows = Iterable[Mapping[str, Any]]
_WEEKLY = [reading.name for reading in WEEKLY]


def sample_in(told: Sweep | str | Path, outcomes: Sequence[str] | None = None) -> Sample:
    """Return the sample in a sweep's folder.

    Parameters
    ----------
    told : the sweep, or its folder.
    outcomes : any readings that the folder holds; None for the experiment's own columns.

    Raises
    ------
    InputError : where runs are missing, the design draws no points, or there is no such reading.
    """
    folder = told.folder if isinstance(told, Sweep) else Path(told)
    with Ledger(folder, "read") as ledger:
        experiment, known = experiment_of(ledger), ledger.facts()["readings"]
        _refuse_unknown(outcomes or (), known)
        chosen = tuple(outcomes or experiment.columns)
        return sample_of(rows_of(ledger, experiment, chosen), experiment, chosen)


def sample_of(rows: Rows, experiment: Experiment, outcomes: Sequence[str] | None = None) -> Sample:
    """Return the sample that rows of results hold.

    Parameters
    ----------
    rows : as `Sweep.rows` returns them.
    experiment : of which they are.
    outcomes : columns; None for the experiment's own.

    Raises
    ------
    InputError : where rows are missing or stand elsewhere than in this design, or the design draws no points.
    """
    refuse_undrawn(experiment)
    chosen = tuple(outcomes or experiment.columns)
    factors, shares = drawn_shares(experiment)
    seeds = len(experiment.seeds)
    tables = {name: np.full((len(shares), seeds), np.nan) for name in chosen}
    there = np.zeros((len(shares), seeds), bool)
    columns = [factor.at(column) for factor, column in zip(factors, shares.T, strict=True)]
    for row in rows:
        place, index = divmod(row["run"], seeds)
        if place >= len(shares) or any(row[f.name] != c[place] for f, c in zip(factors, columns, strict=True)):
            raise InputError(
                f"run {row['run']} stands at another point than the design of {experiment.name} draws: these rows are "
                "of another experiment, or were drawn by another version of a library."
            )
        there[place, index] = True
        if row["status"] == "done":
            for name, table in tables.items():
                table[place, index] = row[name]
    if not there.all():
        raise InputError(f"{np.count_nonzero(~there):,} of {there.size:,} runs are still missing; finish the sweep.")
    return Sample(
        experiment.kind, tuple(f.name for f in factors), tuple(f.moves_with for f in factors), shares, tables,
        experiment.levels, experiment.second_order, origin_of(experiment), experiment.weeks,
    )  # fmt: skip


def weekly_in(
    sweep: Sweep, outcomes: Sequence[str] | None, every: int
) -> tuple[Sample, dict[str, tuple[str, int, int]]]:
    """Return the sample of weekly readings, each averaged over stretches of weeks.

    Parameters
    ----------
    sweep : one that kept weekly tables.
    outcomes : weekly readings; None for those among the experiment's outcomes.
    every : weeks of a stretch; the last one may be shorter.

    Returns
    -------
    The sample, with an outcome ``satisfaction@13`` for each reading and each first week of a stretch; and of each of
    them reading, first week, and week after the last.
    """
    experiment = sweep.experiment
    refuse_undrawn(experiment)
    _refuse_unknown(outcomes or (), _WEEKLY)
    names = [name for name in outcomes or experiment.outcomes if name in _WEEKLY]
    if not names:
        raise InputError(f"{experiment.name}: none of its outcomes is a weekly reading; name one.")
    starts = np.arange(0, experiment.weeks, every)
    after = np.append(starts[1:], experiment.weeks)
    stretches = {
        f"{name}@{first}": (name, first, end)
        for name in names
        for first, end in zip(starts.tolist(), after.tolist(), strict=True)
    }
    with Ledger(sweep.folder, "read") as ledger:
        entries = ledger.entries(design_in(ledger, experiment), weekly=True)
        return sample_of((_stretched(entry, stretches) for entry in entries), experiment, list(stretches)), stretches


def _stretched(entry: Entry, stretches: Mapping[str, tuple[str, int, int]]) -> dict[str, Any]:
    """Return the row of a run with the mean of every stretch of weeks."""
    row = {**entry.run.factors, "run": entry.run.number, "status": entry.status}
    if entry.weekly is None:
        return row
    weekly = unpacked(entry.weekly)
    return row | {column: fmean(weekly[name][first:end]) for column, (name, first, end) in stretches.items()}


def refuse_undrawn(experiment: Experiment) -> None:
    """Raise InputError unless the points are drawn, so that indices can be computed from them."""
    if experiment.kind not in DRAWN:
        raise InputError(
            f"{experiment.name}: kind = '{experiment.kind}': sensitivity needs points that are drawn: "
            f"{', '.join(DRAWN)}; take --method morris or --method sobol."
        )
    if experiment.cross_levers:
        raise InputError(f"{experiment.name}: levers are crossed with what is drawn; `flips` says what comes of them.")


def origin_of(experiment: Experiment) -> str:
    """Return where the numbers of an experiment are from, in one line."""
    seeds = len(experiment.seeds)
    return (
        f"{experiment.name} · scenario {experiment.scenario} · {points_asked(experiment):,} points by {seeds} "
        f"seed{'' if seeds == 1 else 's'} · {experiment.weeks} weeks"
    )


def _refuse_unknown(outcomes: Iterable[str], known: Iterable[str]) -> None:
    names = list(known)
    faults = [
        f"outcomes: there is no reading '{name}'.{nearest(name, names)}" for name in outcomes if name not in names
    ]
    if faults:
        raise InputError(faults)
