"""The design: which points of the factors are lived, and the runs of each with the same seeds for all.

The same seeds at every point are common random numbers: two points then differ by their factors and not
by their luck, and their difference needs far fewer runs to be seen. Firms of a population are the exception: each
has luck of its own, as firms have.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from empathysim.errors import InputError
from empathysim.scenarios.firms import MOST_FIRMS, seed_of
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.asking.factor import Factor
from empathysim.sweeps.asking.kinds import KINDS
from empathysim.sweeps.asking.settable import Value
from empathysim.sweeps.designs.drawing import number_of_points, shares
from empathysim.sweeps.designs.one_at_a_time import one_at_a_time

#: Most runs of one sweep; a run takes some hundredths of a second and less than a kilobyte on disk.
MOST_RUNS = 10_000_000
_SECONDS_A_RUN, _BYTES_A_RUN = 0.1, 1_000


class Run(NamedTuple):
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
    factors: Mapping[str, Value]


@dataclass(frozen=True)
class Design:
    """The points of an experiment and their seeds.

    Attributes
    ----------
    names : the factors.
    points : what each of them is set to, point by point.
    seeds : of every point; of a population of firms they say which luck, and every firm has its own.
    of_firms : whether every firm has luck of its own.
    """

    names: tuple[str, ...]
    points: Sequence[tuple[Value, ...]]
    seeds: Sequence[int]
    of_firms: bool = False

    def seed(self, place: int, index: int) -> int:
        """Return the seed number `index` of the point at a place."""
        asked = self.seeds[index]
        return seed_of(int(self.points[place][0]), asked) if self.of_firms else asked

    def index(self, place: int, seed: int) -> int | None:
        """Return which of the seeds of the point at a place a seed is, or None where it is not asked for."""
        if self.of_firms:
            seed = (seed - int(self.points[place][0])) // MOST_FIRMS
        if isinstance(self.seeds, range):
            return seed if seed in self.seeds else None
        return self._places.get(seed)

    @functools.cached_property
    def _places(self) -> dict[int, int]:
        return {seed: index for index, seed in enumerate(self.seeds)}

    def run(self, place: int, index: int) -> Run:
        """Return the run of a point with its seed number `index`."""
        factors = dict(zip(self.names, self.points[place], strict=True))
        return Run(place * len(self.seeds) + index, place, self.seed(place, index), factors)

    def runs(self) -> Iterator[Run]:
        """Yield every run: point by point, each with every seed."""
        return (self.run(place, index) for place in range(len(self.points)) for index in range(len(self.seeds)))


def points_asked(experiment: Experiment) -> int:
    """Return the number of points, without building them."""
    drawn, crossed = _parts(experiment)
    return _number_drawn(experiment, drawn) * math.prod(len(factor.values) for factor in crossed)


def refuse_too_many(experiment: Experiment) -> None:
    """Raise InputError where an experiment asks for more than 10 million runs; it says what they would take."""
    runs = points_asked(experiment) * len(experiment.seeds)
    if runs > MOST_RUNS:
        days, gigabytes = runs * _SECONDS_A_RUN / 86_400, runs * _BYTES_A_RUN / 1e9
        raise InputError(
            f"{experiment.name}.toml: {runs:,} runs are more than the {MOST_RUNS:,} that are allowed; on one core they "
            f"would take about {days:,.0f} days and {gigabytes:,.0f} GB. Use fewer values, points or seeds."
        )


def design_of(experiment: Experiment) -> Design:
    """Return the design of an experiment: drawn points in their order, each with every value of what is crossed.

    Raises
    ------
    InputError : where there are more than 10 million runs; it says what they would take.
    """
    refuse_too_many(experiment)
    drawn, crossed = _parts(experiment)
    names = [factor.name for factor in (*drawn, *crossed)]
    grid = list(itertools.product(*(factor.values for factor in crossed)))
    points = [(*point, *values) for point in _drawn(experiment, drawn) for values in grid]
    is_firms = experiment.kind == "firms"
    return Design(tuple(["firm", *names] if is_firms else names), points, experiment.seeds, is_firms)


def _parts(experiment: Experiment) -> tuple[tuple[Factor, ...], tuple[Factor, ...]]:
    """Return the factors that are drawn, and those that are crossed with what is drawn."""
    if not KINDS[experiment.kind].draws and experiment.kind != "list":
        return (), experiment.factors
    crossed = experiment.levers if experiment.cross_levers else ()
    return tuple(factor for factor in experiment.factors if factor not in crossed), crossed


def drawn_shares(experiment: Experiment) -> tuple[tuple[Factor, ...], NDArray[np.float64]]:
    """Return the factors that an experiment draws, and where its drawn points lie in their ranges.

    Parameters
    ----------
    experiment : of a kind that draws points, but "one_at_a_time", which goes to the ends of ranges.

    Returns
    -------
    The factors, and float64 (drawn points, factors), 0 to 1: before they are crossed with any levers.
    """
    drawn, _ = _parts(experiment)
    return drawn, shares(
        experiment.kind, experiment.points, [factor.moves_with for factor in drawn], seed=experiment.design_seed,
        levels=experiment.levels, second_order=experiment.second_order,
    )  # fmt: skip


def _number_drawn(experiment: Experiment, drawn: Sequence[Factor]) -> int:
    """Return how many points are drawn from these factors."""
    asked, kind = experiment.points, experiment.kind
    if kind == "list":
        return len(asked)
    if kind == "one_at_a_time":
        return 1 + sum(len(factor.ends()) for factor in experiment.factors)
    if asked is None:
        return 1
    return number_of_points(kind, asked, [factor.moves_with for factor in drawn], experiment.second_order)


def _drawn(experiment: Experiment, drawn: Sequence[Factor]) -> list[tuple[Value, ...]]:
    """Return the points that are drawn; one without any value where everything is crossed."""
    asked, kind = experiment.points, experiment.kind
    if kind == "list":
        return [tuple(row[factor.name] for factor in drawn) for row in asked]
    if kind == "one_at_a_time":
        return one_at_a_time(experiment)
    if not KINDS[kind].draws:
        return [(firm,) for firm in range(asked)] if kind == "firms" else [()]
    columns = [
        factor.at(column) for factor, column in zip(drawn, drawn_shares(experiment)[1].T, strict=True)
    ]  # fmt: skip
    return list(zip(*columns, strict=True))
