"""The difference in one outcome between two worlds under the same luck."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.intervals import ENOUGH_PAIRS_OF_WHAT_IS_RARE, LOOKS, look_of, paired_interval, spent
from empathysim.outcomes.readings import READINGS
from empathysim.wording.comparison import Difference
from empathysim.wording.verdict import Verdict, smallest_difference, verdict_of

_FEWEST_FOR_A_GUESS = 4
_MOST_GUESSED = 10_000


@dataclass(frozen=True, eq=False)
class PairedDifference:
    """The difference in one outcome, `b` less `a`.

    Parameters
    ----------
    outcome : name of the reading.
    a, b : means over seeds.
    differences : array (seeds), each pair's difference.
    low, high : ends of the interval of the mean difference.
    smallest_difference : that matters, in the reading's unit.
    comparisons : intervals that hold together.
    """

    outcome: str
    a: float
    b: float
    differences: NDArray[np.float64]
    low: float
    high: float
    smallest_difference: float
    comparisons: int = 1

    @property
    def difference(self) -> float:
        """Mean over pairs."""
        return float(self.differences.mean())

    @property
    def n(self) -> int:
        """Number of pairs."""
        return len(self.differences)

    @property
    def wins(self) -> int:
        """Pairs that differ to the side of the mean: the k of "k of n runs"."""
        return int(np.count_nonzero(np.sign(self.differences) * np.sign(self.difference) > 0))

    @property
    def verdict(self) -> Verdict:
        """What may be said; see `wording.verdict`."""
        return verdict_of(self.low, self.high, self.smallest_difference)

    @property
    def runs_needed(self) -> int | None:
        """Pairs after which a verdict can probably be given: a guess from the spread so far, None without one.

        The interval has to become narrow enough to leave 0, or to lie within what does not matter, whichever is
        nearer. Fewer than four pairs, and few of what is rare, tell no spread.
        """
        enough = max(abs(self.difference), self.smallest_difference - abs(self.difference))
        if self.verdict != "cannot_tell_yet" or enough <= 0.0:
            return None
        if not isfinite(self.high) or self.n < _FEWEST_FOR_A_GUESS:
            return ENOUGH_PAIRS_OF_WHAT_IS_RARE
        from scipy.special import stdtrit

        spread, limit = float(self.differences.std(ddof=1)), min(LOOKS)
        while limit <= _MOST_GUESSED:
            error = 0.05 * spent(limit) / self.comparisons
            if limit > self.n and -float(stdtrit(limit - 1, error / 2.0)) * spread / sqrt(limit) <= enough:
                return limit
            limit = look_of(limit + 1)
        return None

    def told(self) -> Difference:
        """Return what sentences tell of it."""
        return Difference(self.outcome, self.low, self.high, self.wins, self.n, self.verdict, self.runs_needed)

    def to_document(self) -> dict[str, Any]:
        """Return it as plain numbers and texts, for JSON; an end without limit is None."""
        numbers = {name: getattr(self, name) for name in ("a", "b", "difference", "low", "high")}
        return {
            **{name: value if isfinite(value) else None for name, value in numbers.items()},
            "wins": self.wins, "n": self.n, "verdict": self.verdict, "smallest_difference": self.smallest_difference,
        }  # fmt: skip


def difference_in(
    outcome: str,
    a: NDArray[np.float64],
    b: NDArray[np.float64],
    *,
    revenue: float,
    comparisons: int = 1,
    matters: float | None = None,
    is_one_world: bool = False,
) -> PairedDifference:
    """Return the difference in an outcome, `b` less `a`.

    Parameters
    ----------
    outcome : name of the reading.
    a, b : arrays (seeds), the reading of each world under each seed.
    revenue : of `a`, USD a week, against which profit is held.
    comparisons : intervals that hold together.
    matters : the smallest difference that matters, where it is not the registry's.
    is_one_world : whether nothing at all differs between the two; else equal differences of few pairs may be luck, and
        their interval has no limit.
    """
    low, high = paired_interval(b - a, comparisons=comparisons, is_one_world=is_one_world)
    if matters is None:
        matters = smallest_difference(READINGS[outcome], float(a.mean()), revenue)
    return PairedDifference(outcome, float(a.mean()), float(b.mean()), b - a, low, high, matters, comparisons)
