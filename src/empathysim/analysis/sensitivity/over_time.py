"""Sensitivity over time: the same indices for one stretch of weeks after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from empathysim.analysis.sensitivity.from_sweep import weekly_in
from empathysim.analysis.sensitivity.indices import Index, Kind, Method, Sensitivity
from empathysim.analysis.sensitivity.sensitivity import sensitivity
from empathysim.analysis.shown import Result
from empathysim.errors import InputError
from empathysim.sweeps.sweep import Sweep, open_sweep

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True)
class Stretch:
    """Weeks over which a reading was averaged: the first, and the one after the last, from the end of the warm-up."""

    reading: str
    first: int
    after: int


@dataclass(frozen=True, eq=False, repr=False)
class SensitivityOverTime(Result):
    """Indices of one stretch of weeks after the other.

    Attributes
    ----------
    sensitivity : all of them; an outcome is a reading and its stretch.
    stretches : what each outcome is.
    """

    sensitivity: Sensitivity
    stretches: dict[str, Stretch]

    @property
    def sentence(self) -> str:
        """What may be said of all stretches."""
        return self.sensitivity.sentence

    def course(self, reading: str, parameter: str, kind: Kind) -> list[tuple[Stretch, Index]]:
        """Return one index of a parameter through time."""
        return [
            (self.stretches[index.outcome], index)
            for index in self.sensitivity.indices
            if (self.stretches[index.outcome].reading, index.parameter, index.kind) == (reading, parameter, kind)
        ]

    def records(self) -> list[dict[str, Any]]:
        """Return one row for each index, its outcome told by reading, first_week and week_after."""
        rows = []
        for row in self.sensitivity.records():
            stretch = self.stretches[row.pop("outcome")]
            weeks = {"first_week": stretch.first, "week_after": stretch.after}
            rows.append({"outcome": stretch.reading, **weeks, **row})
        return rows

    def to_pandas(self) -> pandas.DataFrame:
        """Return the table; see `records`."""
        import pandas

        return pandas.DataFrame(self.records())


def sensitivity_over_time(
    told: Sweep | str | Path,
    method: Method | None = None,
    *,
    outcomes: Sequence[str] | None = None,
    every: int = 13,
    **how: Any,
) -> SensitivityOverTime:
    """Return how much each parameter matters, for one stretch of weeks after the other.

    Parameters
    ----------
    told : a finished sweep, or its folder. It kept weekly tables (``weekly = true``), or has windows.
    method : as for `sensitivity`.
    outcomes : weekly readings; None for those among the outcomes of the experiment.
    every : weeks of a stretch; without weekly tables the experiment's own windows are the stretches.
    how : level, resamples and seed, as for `sensitivity`.

    Raises
    ------
    InputError : where the sweep kept neither, and whatever `sensitivity` refuses.
    """
    sweep = told if isinstance(told, Sweep) else open_sweep(told)
    experiment = sweep.experiment
    if every < 1:
        raise InputError(f"every = {every} must be at least 1 week.")
    if experiment.weekly:
        sample, stretches = weekly_in(sweep, outcomes, every)
        found = sensitivity(sample, method, **how)
        return SensitivityOverTime(found, {name: Stretch(*weeks) for name, weeks in stretches.items()})
    named = {
        f"{reading}.{window}": Stretch(reading, first, after)
        for reading in outcomes or experiment.outcomes
        for window, (first, after) in experiment.windows.items()
        if f"{reading}.{window}" in experiment.columns
    }
    if not named:
        raise InputError(
            f"{experiment.name}: it kept no weeks to tell apart; write weekly = true, or windows of these outcomes, "
            "under [outcomes], and sweep into another folder."
        )
    return SensitivityOverTime(sensitivity(sweep, method, outcomes=list(named), **how), named)
