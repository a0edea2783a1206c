"""How far a sweep is: for each point and seed whether its run waits, was lived to its end, or failed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.designs.design import Design
from empathysim.sweeps.designs.looks import looks
from empathysim.sweeps.precision import imprecise
from empathysim.sweeps.record.ledger import Ledger

WAITS, DONE, FAILED = 0, 1, 2

Statuses = NDArray[np.int8]


def statuses_of(ledger: Ledger, design: Design) -> Statuses:
    """Return the status of every run: int8 (points, seeds), `WAITS`, `DONE` or `FAILED`."""
    statuses = np.zeros((len(design.points), len(design.seeds)), np.int8)
    for place, seed, status in ledger.ended():
        index = design.index(place, seed)
        if index is not None:
            statuses[place, index] = DONE if status == "done" else FAILED
    return statuses


def stages(experiment: Experiment, ledger: Ledger, design: Design) -> Iterator[Statuses]:
    """Yield which runs are wanted, stage by stage: bool (points, seeds), those included that ended.

    All runs are wanted at once, but where seeds are added until outcomes are precise: there each look asks for the
    next seeds of those points that are not, and the caller must have lived what was wanted before the next one.
    """
    size = len(design.points), len(design.seeds)
    if experiment.kind != "until_precise":
        yield np.ones(size, np.int8)
        return
    wanted = np.zeros(size, np.int8)
    places = list(range(size[0]))
    for look, seeds in enumerate(looks(size[1]), start=1):
        wanted[places, :seeds] = 1
        yield wanted
        places = imprecise(experiment, ledger, design, places, seeds, look)
        if not places:
            return


def waiting(experiment: Experiment, ledger: Ledger, design: Design, statuses: Statuses) -> tuple[int, list[int]]:
    """Return how many runs the sweep still wants, as far as that can be said now, and the points that stay imprecise.

    A point stays imprecise that met the limit of seeds, where they are added until outcomes are precise.
    """
    wanted = np.zeros_like(statuses)
    for wanted in stages(experiment, ledger, design):
        missing = int(np.count_nonzero(wanted & (statuses == WAITS)))
        if missing:
            return missing, []
    if experiment.kind != "until_precise":
        return 0, []
    met = np.flatnonzero(wanted[:, -1]).tolist()
    sizes = looks(len(design.seeds))
    return 0, imprecise(experiment, ledger, design, met, sizes[-1], len(sizes)) if met else []
