"""A ledger full of runs that nobody has lived: how large sweeps are stored and gone on with, in seconds."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np

from empathysim.outcomes.readings import READINGS
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.crew.setting import setting_of
from empathysim.sweeps.designs.design import Run, design_of
from empathysim.sweeps.designs.run import Row
from empathysim.sweeps.record.claim import allowed, begin_session, claim
from empathysim.sweeps.record.ledger import Ledger
from empathysim.sweeps.record.seal import seal

AT_ONCE = 2_000


def fabricate(folder: Path, experiment: Experiment, runs: int) -> Path:
    """Write so many runs of an experiment into a folder as if they had been lived, seed by seed, and return it."""
    setting, design = setting_of(experiment), design_of(experiment)
    folder.mkdir(parents=True)
    claimed = allowed(folder, experiment, setting, design)
    with Ledger(folder, "write") as ledger:
        claim(ledger, claimed)
        session = begin_session(ledger, experiment, setting)
        there = itertools.product(range(len(design.seeds)), range(len(design.points)))
        wanted = (design.run(place, index) for index, place in itertools.islice(there, runs))
        for rows in iter(lambda: [row(run) for run in itertools.islice(wanted, AT_ONCE)], []):
            ledger.record(rows, session)
    seal(folder)
    return folder


def row(run: Run) -> Row:
    """Return a row of invented numbers, another for each run, with as many digits as real ones have."""
    numbers = np.random.default_rng(run.number).random(len(READINGS)).tolist()
    return Row(run, "done", "", dict(zip(READINGS, numbers, strict=True)), seconds=0.01)
