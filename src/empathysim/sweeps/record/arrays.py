"""The results of a sweep as arrays with named dimensions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from empathysim.errors import InputError
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.designs.design import Design
from empathysim.sweeps.designs.run import unpacked
from empathysim.sweeps.record.ledger import Ledger
from empathysim.sweeps.record.results import design_in, experiment_of

if TYPE_CHECKING:
    import xarray


def to_xarray(folder: str | Path, *, weekly: bool = False) -> xarray.Dataset:
    """Return the outcomes of a sweep as arrays; NaN where a run failed or was not lived yet.

    Parameters
    ----------
    folder : of the sweep.
    weekly : whether every reading of every week is returned in place of the outcomes, over "week" too.

    Returns
    -------
    dataset : one variable for each outcome, float64. Its dimensions are the factors and "seed" where the design is a
        grid; else "point" and "seed", with the factors as coordinates of the points. Attributes say where it is from.

    Raises
    ------
    InputError : where there is no sweep, xarray is not installed, or weekly tables were not kept.
    """
    try:
        import xarray
    except ImportError:
        raise InputError("Arrays need the package xarray: pip install 'empathysim[xarray]'.") from None
    with Ledger(Path(folder), "read") as ledger:
        experiment = experiment_of(ledger)
        if weekly and not experiment.weekly:
            raise InputError(f"{folder}: this sweep kept no weekly tables.")
        design = design_in(ledger, experiment)
        tables = _tables(ledger, experiment, design, weekly)
        told = {"provenance": json.dumps(list(ledger.sessions().values())[-1]), "title": experiment.title}
    coordinates: dict[str, Any] = {"seed": np.array(list(design.seeds), np.uint64)}
    shape: tuple[int, ...] = (len(design.points),)
    dimensions: list[str] = ["point"]
    if experiment.kind in ("grid", "until_precise") and experiment.factors:
        dimensions = [factor.name for factor in experiment.factors]
        shape = tuple(len(factor.values) for factor in experiment.factors)
        coordinates |= {factor.name: list(factor.values) for factor in experiment.factors}
    else:
        columns = zip(design.names, zip(*design.points, strict=True), strict=True)
        coordinates |= {name: ("point", list(values)) for name, values in columns}
    variables = {
        name: ([*dimensions, "seed", *(["week"] if weekly else [])], table.reshape(*shape, *table.shape[1:]))
        for name, table in tables.items()
    }
    return xarray.Dataset(variables, coordinates, told)


def _tables(ledger: Ledger, experiment: Experiment, design: Design, weekly: bool) -> dict[str, Any]:
    """Return every outcome: float64 (points, seeds), or of every reading (points, seeds, weeks)."""
    size: tuple[int, ...] = (len(design.points), len(design.seeds), *([experiment.weeks] if weekly else []))
    tables: dict[str, Any] = {} if weekly else {name: np.full(size, np.nan) for name in experiment.columns}
    for entry in ledger.entries(design, weekly=weekly):
        cell = entry.run.point, entry.run.number % len(design.seeds)
        read: dict[str, Any] = dict(entry.readings)
        if weekly:
            read = unpacked(entry.weekly) if entry.weekly is not None else {}
            for name in read if not tables else ():
                tables[name] = np.full(size, np.nan)
        for name in tables if entry.status == "done" else ():
            tables[name][cell] = read[name]
    return tables
