"""Outcomes at the points of a design, whoever answered: the model in a sweep, or any function in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from empathysim.errors import InputError

Table = NDArray[np.float64]
_MOST_NAMED = 20


@dataclass(frozen=True, eq=False)
class Sample:
    """Outcomes at the points of a design.

    Every point has the same seeds (common random numbers): two points then differ by their factors and not by their
    luck. With luck of its own for each point an inert factor would seem to matter.

    Parameters
    ----------
    kind : of the design: "morris", "saltelli", "latin_hypercube" or "sobol".
    factors : what was varied, in the order of the columns of `shares`.
    groups : of each factor, the name of what moved at once: of its group, or its own.
    shares : float64 (points, factors), where each point lies in the ranges, 0 to 1, in the order of the design.
    outcomes : by name, float64 (points, seeds); NaN where a run failed.
    levels : of Morris trajectories.
    second_order : whether a Saltelli design is for pairs, too.
    origin : where the numbers are from, in words, for the foot of a figure.
    weeks : of a run; None for a function, which knows no time.
    """

    kind: str
    factors: tuple[str, ...]
    groups: tuple[str, ...]
    shares: Table
    outcomes: Mapping[str, Table]
    levels: int = 4
    second_order: bool = False
    origin: str = ""
    weeks: int | None = None

    @property
    def parameters(self) -> tuple[str, ...]:
        """What has indices: groups, and factors that move alone, each once."""
        return tuple(dict.fromkeys(self.groups))

    @property
    def seeds(self) -> int:
        """Number of seeds of a point."""
        seeds: int = next(iter(self.outcomes.values())).shape[1]
        return seeds

    @property
    def points(self) -> int:
        """Number of points."""
        return len(self.shares)

    def only(self, outcomes: Sequence[str]) -> Sample:
        """Return the sample with some of its outcomes."""
        return replace(self, outcomes={name: self.outcomes[name] for name in outcomes})

    def failed(self, outcome: str) -> list[int]:
        """Return the numbers of the runs that left no number, as they stand in the table of results."""
        found: list[int] = np.flatnonzero(~np.isfinite(self.outcomes[outcome])).tolist()
        return found

    def means(self, outcome: str) -> Table:
        """Return the mean of an outcome over the seeds of each point: float64 (points)."""
        means: Table = self.outcomes[outcome].mean(axis=1)
        return means

    def refuse_failed(self, why: str) -> None:
        """Raise InputError that names the runs which left no number.

        Parameters
        ----------
        why : what needs every one of them, as the sentence goes on.
        """
        runs = sorted({run for outcome in self.outcomes for run in self.failed(outcome)})
        if runs:
            raise InputError(f"{said_runs(runs)} left no number, and {why}; live them again with --again, or ask less.")


def said_runs(runs: Sequence[int]) -> str:
    """Return ``run 7``, ``runs 3, 12, 80``; of many the first twenty."""
    more = f" and {len(runs) - _MOST_NAMED:,} more" if len(runs) > _MOST_NAMED else ""
    return f"run{'s' if len(runs) > 1 else ''} {', '.join(map(str, runs[:_MOST_NAMED]))}{more}"
