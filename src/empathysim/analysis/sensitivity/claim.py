"""A claim about a lever, and in how many sets of assumptions it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.sensitivity.sample import Table
from empathysim.analysis.sensitivity.standing_out import Companion
from empathysim.sweeps.asking.factor import said
from empathysim.sweeps.asking.settable import Value
from empathysim.wording.sensitivity import flip_sentence

Direction = Literal["higher", "lower"]


@dataclass(frozen=True)
class Claim:
    """That an outcome is higher, or lower, once a lever is moved.

    Attributes
    ----------
    lever, before, after : what is moved, from which value to which; all other levers stay at their first value.
    outcome, direction : what is claimed to differ, and how.
    """

    lever: str
    before: Value
    after: Value
    outcome: str
    direction: Direction


@dataclass(frozen=True, eq=False)
class Flip:
    """A claim, asked in every set of assumptions.

    Attributes
    ----------
    claim : what is claimed.
    differences : float64 (sets, seeds), paired: the same assumptions, the same luck.
    matters : float64 (sets), the smallest difference that matters in each.
    weeks : of a run.
    companions : assumptions with which the mean difference goes along, the closest first.
    """

    claim: Claim
    differences: Table
    matters: Table
    weeks: int
    companions: tuple[Companion, ...]

    @property
    def _gains(self) -> Table:
        """Mean difference in the direction that is claimed: float64 (sets)."""
        sign = 1.0 if self.claim.direction == "higher" else -1.0
        gains: Table = sign * self.differences.mean(axis=1)
        return gains

    @property
    def is_held(self) -> NDArray[np.bool_]:
        """In which sets the mean difference is as claimed, by more than the smallest that matters."""
        held: NDArray[np.bool_] = self._gains > self.matters
        return held

    @property
    def is_against(self) -> NDArray[np.bool_]:
        """In which sets it is the other way round, by more than the smallest that matters."""
        against: NDArray[np.bool_] = self._gains < -self.matters
        return against

    @property
    def sets(self) -> int:
        """Number of assumption sets."""
        return len(self.differences)

    @property
    def holds(self) -> int:
        """Number of sets in which the claim holds."""
        return int(self.is_held.sum())

    @property
    def against(self) -> int:
        """Number of sets in which it is the other way round."""
        return int(self.is_against.sum())

    @property
    def too_little(self) -> int:
        """Number of sets in which the difference is too little to matter, to whatever side."""
        return self.sets - self.holds - self.against

    @property
    def seeds_disagree(self) -> int:
        """Number of sets in which the seeds do not all lie on one side of 0: there it may be luck."""
        return int(((self.differences > 0.0).any(axis=1) & (self.differences < 0.0).any(axis=1)).sum())

    @property
    def sentence(self) -> str:
        """What may be said: in how many sets the claim holds, and with what it goes along."""
        claim = self.claim
        return flip_sentence(
            claim.lever, (said(claim.before), said(claim.after)), claim.outcome, claim.direction,
            (self.holds, self.too_little, self.against), self.weeks, [each.parameter for each in self.companions],
        )  # fmt: skip
