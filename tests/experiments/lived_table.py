"""The table of a sweep as claims read it: means, and differences between worlds that share all but one thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Lived:
    """Runs of a sweep.

    Attributes
    ----------
    frame : one row a run.
    factors : names of what was varied.
    outcomes : columns that were read off.
    """

    frame: pd.DataFrame
    factors: Sequence[str]
    outcomes: Sequence[str]

    def at(self, values: Mapping[str, Any]) -> Lived:
        """Return the runs in which these factors have these values."""
        is_there = np.logical_and.reduce([self.frame[name] == value for name, value in values.items()])
        return replace(self, frame=self.frame[is_there])

    def mean(self, column: str, values: Mapping[str, Any] | None = None) -> float:
        """Return the mean of an outcome over the runs there."""
        frame = self.at(values).frame if values else self.frame
        assert len(frame), f"no run at {values}"
        return float(frame[column].mean())

    def gains(self, column: str, factor: str, before: Any, after: Any) -> pd.Series:
        """Return what an outcome gains where a factor goes from one value to another, for each seed and each
        value of the others."""
        same = [*(name for name in self.factors if name != factor), "seed"]
        wide = self.frame.pivot(index=same, columns=factor, values=column)
        return (wide[after] - wide[before]).dropna()

    def gain(self, column: str, factor: str, before: Any, after: Any, values: Mapping[str, Any] | None = None) -> float:
        """Return the mean of those gains where other factors have these values."""
        return float((self.at(values) if values else self).gains(column, factor, before, after).mean())

    def alone(self, factor: str) -> Lived:
        """Return the runs in which nothing but this factor may differ from the first point."""
        usual = self.frame[self.frame["point"] == 0].iloc[0]
        return self.at({name: usual[name] for name in self.factors if name != factor})

    def effects(self, column: str) -> dict[str, list[float]]:
        """Return what each factor did where it alone moved from one point of a trajectory to the next."""
        rows = self.frame.groupby("point")[[*self.factors, column]].mean()  # over the seeds
        places, values = rows[list(self.factors)].to_numpy(float), rows[column].to_numpy()
        found: dict[str, list[float]] = {name: [] for name in self.factors}
        for row in range(1, len(rows)):
            moved = np.flatnonzero(places[row] != places[row - 1])
            if row % (len(self.factors) + 1) and len(moved) == 1:
                found[self.factors[moved[0]]].append(float(values[row] - values[row - 1]))
        return found

    def explained_by_a_sum(self, column: str) -> tuple[dict[str, float], float]:
        """Return each factor's slope in a plain sum of them, and the share of variance that the sum accounts for."""
        places, values = self.frame[list(self.factors)].to_numpy(float), self.frame[column].to_numpy()
        columns = np.column_stack([np.ones(len(places)), places])
        slopes = np.linalg.lstsq(columns, values, rcond=None)[0]
        left = float(((values - columns @ slopes) ** 2).sum())
        return dict(zip(self.factors, slopes[1:].tolist(), strict=True)), 1.0 - left / float(
            ((values - values.mean()) ** 2).sum()
        )

    def handed_around(self, number: int) -> Lived:
        """Return the runs with the outcomes of others: whatever is still true of them is true of nothing lived."""
        order = np.random.default_rng(number).permutation(len(self.frame))
        frame = self.frame.copy()
        frame[list(self.outcomes)] = frame[list(self.outcomes)].to_numpy()[order]
        return replace(self, frame=frame)
