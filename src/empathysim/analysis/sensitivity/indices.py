"""Sensitivity as data: each index with its interval and what luck alone would give."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from empathysim.analysis.shown import Shown
from empathysim.wording.sensitivity import Asked, Ranked, sensitivity_sentence

if TYPE_CHECKING:
    import pandas

Method = Literal["morris", "sobol", "pawn", "emulator"]
Kind = Literal["mu_star", "mu", "sigma", "S1", "ST", "S2", "PAWN"]

#: By which index the parameters of a method are ranked.
LEADING: dict[str, Kind] = {"morris": "mu_star", "sobol": "ST", "emulator": "ST", "pawn": "PAWN"}


@dataclass(frozen=True)
class Index:
    """How much a parameter matters for an outcome, by one measure.

    Attributes
    ----------
    outcome, parameter : of what, and what was moved: a factor, or a group of them.
    kind : "mu_star", "mu", "sigma" (in the outcome's unit); "S1", "ST", "S2" (shares of variance); "PAWN" (0 to 1).
    value, low, high : the estimate and its interval. Where all outcomes are equal there is none: NaN.
    noise_floor : the most that luck alone would give any of all parameters, in 19 of 20 analyses (see `noise_floor`);
        NaN where that is not known. Of an emulator, what it leaves open.
    pair : the other parameter of a pair; empty otherwise.
    """

    outcome: str
    parameter: str
    kind: Kind
    value: float
    low: float
    high: float
    noise_floor: float
    pair: str = ""

    @classmethod
    def unknown(cls, outcome: str, parameter: str, kind: Kind) -> Index:
        """Return the index of an outcome that is the same everywhere: there is nothing to share out."""
        return cls(outcome, parameter, kind, math.nan, math.nan, math.nan, math.nan)

    @property
    def is_above_floor(self) -> bool:
        """Whether it is more than the most that luck alone would give, where that is known, and its interval above 0.

        The floor is for all parameters at once: were they all inert, any at all would be above it in about 1 of 20
        analyses. The interval says how well the index is known, which is another question than whether it is luck.
        """
        return bool(self.low > 0.0 and not self.value <= self.noise_floor)


@dataclass(frozen=True)
class EmulatorError:
    """How well an emulator knows what it stands for, at points that it had not seen (cross-validation).

    Attributes
    ----------
    q2 : share of the outcome's variance that it predicts, 1 at best.
    rmse : root of the mean squared error, in the outcome's unit.
    coverage : share of points that lie in its own 95 % intervals.
    points : from how many it learned.
    noise : standard deviation of luck as it was learned, in the outcome's unit.
    """

    q2: float
    rmse: float
    coverage: float
    points: int
    noise: float


@dataclass(frozen=True, eq=False, repr=False)
class Sensitivity(Shown):
    """What matters for some outcomes.

    Attributes
    ----------
    method : "morris", "sobol", "pawn", or "emulator" for Sobol indices of an emulator.
    outcomes, parameters : what was read off, and what was moved.
    indices : all of them, outcome by outcome.
    luck : for each outcome the share of the variance of single runs that comes from their seeds; NaN with one seed.
    points, seeds : of the design.
    level : of the intervals.
    left_out : Morris trajectories that were left out because a run of theirs failed, from 0.
    failed_runs : numbers of those runs.
    errors : of emulators, by outcome.
    origin : where the numbers are from.
    weeks : of a run; None for a function in place of the model.
    """

    method: Method
    outcomes: tuple[str, ...]
    parameters: tuple[str, ...]
    indices: tuple[Index, ...]
    luck: Mapping[str, float]
    points: int
    seeds: int
    level: float
    left_out: tuple[int, ...] = ()
    failed_runs: tuple[int, ...] = ()
    errors: Mapping[str, EmulatorError] = field(default_factory=dict)
    origin: str = ""
    weeks: int | None = None

    def of(self, outcome: str, kind: Kind | None = None) -> list[Index]:
        """Return the indices of an outcome, the largest first.

        Parameters
        ----------
        outcome : one of `outcomes`.
        kind : which index; None for the one by which parameters are ranked: mu*, the total index, or PAWN.
        """
        wanted = kind or LEADING[self.method]
        found = [index for index in self.indices if index.outcome == outcome and index.kind == wanted]
        return sorted(found, key=lambda index: -np.nan_to_num(index.value, nan=-1.0))

    @property
    def groups(self) -> tuple[str, ...]:
        """Of trajectories of Morris, what was moved as a group: it has a size, and no direction and no spread."""
        spread = {each.parameter for each in self.indices if each.kind == "sigma"}
        return tuple(each for each in self.parameters if each not in spread) if self.method == "morris" else ()

    def sentences(self) -> dict[str, str]:
        """Return for each outcome the sentence that may be said of it."""
        return {outcome: self._sentence(outcome) for outcome in self.outcomes}

    @property
    def sentence(self) -> str:
        """What may be said of all outcomes."""
        return " ".join(self.sentences().values())

    def _sentence(self, outcome: str) -> str:
        q2 = self.errors[outcome].q2 if outcome in self.errors else None
        where = Asked(outcome, self.method, len(self.parameters), self.weeks)
        return sensitivity_sentence(
            where, self.ranked(outcome), self.luck[outcome], len(self.left_out), q2, self.contradictions(outcome)
        )

    def contradictions(self, outcome: str) -> tuple[str, ...]:
        """Return parameters that matter, and whose share alone lies above the interval of their share with others.

        The share that a parameter has alone is a part of that in which it has any part, so with enough points there
        are none.
        """
        alone = {each.parameter: each.value for each in self.of(outcome, "S1")}
        total = self.of(outcome, "ST") if alone else []
        return tuple(each.parameter for each in total if each.is_above_floor and alone[each.parameter] > each.high)

    def ranked(self, outcome: str) -> list[Ranked]:
        """Return the parameters in their order, as sentences take them."""
        return [Ranked(i.parameter, i.low, i.high, i.noise_floor, i.is_above_floor) for i in self.of(outcome)]

    def records(self) -> list[dict[str, Any]]:
        """Return one row for each index: outcome, parameter, pair, index, value, low, high, noise_floor."""
        return [
            {
                "outcome": each.outcome, "parameter": each.parameter, "pair": each.pair, "index": each.kind,
                "value": each.value, "low": each.low, "high": each.high, "noise_floor": each.noise_floor,
            }
            for each in self.indices
        ]  # fmt: skip

    def to_pandas(self) -> pandas.DataFrame:
        """Return the indices as a data frame, one row each; see `records`."""
        import pandas

        return pandas.DataFrame(self.records())
