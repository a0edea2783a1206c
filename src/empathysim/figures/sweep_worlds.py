"""The runs of a sweep that were lived to their end, as arrays: points by seeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.asking.settable import Value

Rows = Sequence[Mapping[str, Any]]
Table = NDArray[np.float64]


def mean(table: Table, axis: int) -> Table:
    """Return the mean along an axis over what is there; NaN where nothing is."""
    there = np.isfinite(table)
    number = there.sum(axis=axis)
    with np.errstate(invalid="ignore"):
        return np.where(number > 0, np.where(there, table, 0.0).sum(axis=axis) / number, np.nan)


class Worlds:
    """The runs that were lived to their end, by point and seed.

    Attributes
    ----------
    points : number of each point that was lived at least once, in the order of the design.
    settings : for each of them a row of results: the values of its factors, and what came out with one seed.
    """

    def __init__(self, experiment: Experiment, rows: Rows) -> None:
        """Sort rows; those of failed runs are left out."""
        self._rows = [row for row in rows if row["status"] == "done"]
        numbers = [row["point"] for row in self._rows]
        points, first, place = np.unique(np.array(numbers, np.int64), return_index=True, return_inverse=True)
        self.points: list[int] = points.tolist()
        self.settings: list[Mapping[str, Any]] = [self._rows[row] for row in first]
        # Which of the point's seeds a run has; firms have seeds of their own, which are compared by their number.
        which = np.array([row["run"] % len(experiment.seeds) for row in self._rows], np.int64)
        seeds, seed = np.unique(which, return_inverse=True)
        self._cells = place, seed
        self._shape = len(points), len(seeds)
        self._tables: dict[str, Table] = {}

    def values(self, name: str) -> list[Value]:
        """Return the value of a factor at each point."""
        return [row[name] for row in self.settings]

    def table(self, column: str) -> Table:
        """Return an outcome: float64 (points, seeds), NaN where no run was lived to its end."""
        if column not in self._tables:
            self._tables[column] = np.full(self._shape, np.nan)
            self._tables[column][self._cells] = [row[column] for row in self._rows]
        return self._tables[column]

    def means(self, column: str) -> Table:
        """Return the mean of an outcome over the seeds: float64 (points)."""
        return mean(self.table(column), axis=1)

    def places(self, name: str, values: Sequence[Value]) -> NDArray[np.int64]:
        """Return which of some values a factor has at each point, -1 for none of them."""
        number = {value: place for place, value in enumerate(values)}
        return np.array([number.get(value, -1) for value in self.values(name)], np.int64)
