"""The table of results: one row a run, or one row a week of a run, in the order of the design."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from empathysim.errors import InputError
from empathysim.scenarios.firms import firm
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.asking.settable import Settable
from empathysim.sweeps.designs.design import Design, design_of
from empathysim.sweeps.designs.run import unpacked
from empathysim.sweeps.fingerprint import canonical
from empathysim.sweeps.record.ledger import Entry, Ledger

Cells = dict[str, Any]


def experiment_of(ledger: Ledger) -> Experiment:
    """Return the experiment that a ledger's sweep was made from.

    Raises
    ------
    InputError : where the ledger holds none that can be read.
    """
    facts = ledger.facts()
    told, own = facts["experiment"], facts["definition"].get("own parameters", {})
    known = {name: Settable(name, each["meaning"], "real", each["low"], each["high"]) for name, each in own.items()}
    return Experiment.from_document(told["document"], Path(told["file"]), known)


def design_in(ledger: Ledger, experiment: Experiment) -> Design:
    """Return the design as the ledger holds it; it is not drawn again."""
    names = tuple(ledger.facts()["factors"])
    return Design(names, ledger.points(names), experiment.seeds, experiment.kind == "firms")


def kept_design(ledger: Ledger, experiment: Experiment) -> Design | None:
    """Return the design as the ledger holds it, where it was made from this very experiment; else None.

    So a sweep that goes on elsewhere keeps its points, even where a library would draw them otherwise by now.
    """
    told = ledger.facts().get("experiment", {}).get("document")
    return design_in(ledger, experiment) if told == json.loads(canonical(experiment.document)) else None


def design_for(folder: Path, experiment: Experiment) -> Design:
    """Return the design of an experiment: the one that a folder holds for it, or else drawn now.

    Raises
    ------
    InputError : where there are more runs than are allowed.
    """
    try:
        with Ledger(folder, "read") as ledger:
            kept = kept_design(ledger, experiment)
    except InputError:  # nothing there, or nothing that can be read: who claims the folder says so
        kept = None
    return kept or design_of(experiment)


def rows_of(ledger: Ledger, experiment: Experiment, outcomes: Iterable[str] | None = None) -> Iterator[Cells]:
    """Yield one row for each run that ended.

    Parameters
    ----------
    ledger, experiment : a sweep's.
    outcomes : readings that are shown; None: those of the experiment.
    """
    shown = experiment.columns if outcomes is None else tuple(outcomes)
    for entry in ledger.entries(design_in(ledger, experiment)):
        yield {**_label(entry, experiment), **{name: entry.readings.get(name) for name in shown}}


def weekly_rows_of(ledger: Ledger, experiment: Experiment) -> Iterator[Cells]:
    """Yield one row for each week of each run that was lived to its end; weeks count from 0."""
    for entry in ledger.entries(design_in(ledger, experiment), weekly=True):
        if entry.weekly is None:
            continue
        label, columns = _label(entry, experiment), unpacked(entry.weekly)
        for week, values in enumerate(zip(*columns.values(), strict=True)):
            yield {**label, "week": week, **dict(zip(columns, values, strict=True))}


#: Firms that were looked at last: their runs stand beside each other in the table.
_firm = functools.lru_cache(maxsize=64)(firm)


def _label(entry: Entry, experiment: Experiment) -> Cells:
    """Return what a row begins with; of a firm also what makes it the firm that it is."""
    run = entry.run
    drawn: Cells = {}
    if "firm" in run.factors:
        scenario = _firm(int(run.factors["firm"]), experiment.population)
        drawn = {"firm.industry": scenario.industry, **{f"firm.{name}": v for name, v in scenario.start.items()}}
    return {
        "run": run.number,
        "point": run.point,
        "seed": run.seed,
        "status": entry.status,
        "message": entry.message,
        **run.factors,
        **drawn,
    }


def canon(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return the SHA-256 of a table in canonical order. The table holds no times, so equal sweeps give equal hashes."""
    digest = hashlib.sha256()
    for line in sorted(canonical(dict(row)) for row in rows):
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()
