"""The design: which points of the factors are lived, and the runs of each with the same seeds for all.

The same seeds at every point are common random numbers: two points then differ by their factors and not
by their luck, and their difference needs far fewer runs to be seen.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass

from empathysim.errors import InputError
from empathysim.sweeps.experiment import Experiment

#: Most runs of one sweep; a run takes some hundredths of a second and about a kilobyte on disk.
MOST_RUNS = 10_000_000
_SECONDS_A_RUN, _BYTES_A_RUN = 0.1, 1_000


@dataclass(frozen=True)
class Run:
    """One world of a sweep.

    Attributes
    ----------
    number : place in the table of results, from 0.
    point : number of the point, from 0.
    seed : seed of luck, 0 to 2^64 - 1.
    factors : what each factor is set to, by name.
    """

    number: int
    point: int
    seed: int
    factors: Mapping[str, float]

    @property
    def key(self) -> str:
        """What the run is, whatever its number: a hash of factors and seed, 32 signs."""
        said = json.dumps({"factors": dict(self.factors), "seed": self.seed}, sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()[:32]


def count(experiment: Experiment) -> int:
    """Return the number of runs, without building them."""
    return math.prod(len(factor.values) for factor in experiment.factors) * len(experiment.seeds)


def runs_of(experiment: Experiment) -> list[Run]:
    """Return every run of an experiment: point by point in the order of the factors, each with every seed.

    Raises
    ------
    InputError : where there are more than 10 million; it says what they would take.
    """
    total = count(experiment)
    if total > MOST_RUNS:
        days, gigabytes = total * _SECONDS_A_RUN / 86_400, total * _BYTES_A_RUN / 1e9
        raise InputError(
            f"{experiment.name}: {total:,} runs are more than the {MOST_RUNS:,} that are allowed; on one core they "
            f"would take about {days:,.0f} days and {gigabytes:,.0f} GB. Use fewer values or seeds."
        )
    names = [factor.name for factor in experiment.factors]
    points = itertools.product(*(factor.values for factor in experiment.factors))
    runs: list[Run] = []
    for point, values in enumerate(points):
        factors = dict(zip(names, values, strict=True))
        runs += [Run(len(runs) + place, point, seed, factors) for place, seed in enumerate(experiment.seeds)]
    return runs
