"""One outcome, broken down into what each part contributes: shares, and the greedy order beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.intervals import paired_interval
from empathysim.analysis.shapley import shapley_values
from empathysim.analysis.switches import SWITCHES, Of
from empathysim.outcomes.readings import READINGS


class Share(NamedTuple):
    """A change in an outcome's unit: mean over seeds, and the ends of its interval."""

    value: float
    low: float
    high: float


class Step(NamedTuple):
    """One step of the greedy order: which part moves next, what that changes, and what it changed alone at first."""

    name: str
    gain: Share
    alone: float


@dataclass(frozen=True, eq=False)
class Breakdown:
    """What each part contributes to one outcome.

    Parameters
    ----------
    outcome : name of the reading.
    of : inhibitors or keys.
    levels : (coalitions, seeds) the outcome where just these parts are on, in the order of `coalitions`.
    own : inhibitors or keys of a user's own, behind the shipped ones.
    idle : parts that are the same on as off, so that nothing differs.
    families : outcomes that are broken down at once; all their intervals hold together.
    """

    outcome: str
    of: Of
    levels: NDArray[np.float64]
    own: tuple[str, ...] = ()
    idle: frozenset[str] = frozenset()
    families: int = 1

    @property
    def names(self) -> tuple[str, ...]:
        """The parts."""
        return (*SWITCHES[self.of], *self.own)

    @cached_property
    def by_seed(self) -> NDArray[np.float64]:
        """Shapley values (parts, seeds): for each seed they add up to its whole change."""
        return shapley_values(self.levels)

    @property
    def none(self) -> float:
        """Level of the outcome with all parts off, mean over seeds."""
        return float(self.levels[0].mean())

    @property
    def all(self) -> float:
        """Level of the outcome with all parts on, mean over seeds."""
        return float(self.levels[-1].mean())

    @cached_property
    def total(self) -> Share:
        """What all parts together change: the level with all on less that with all off."""
        return self.share(self.levels[-1] - self.levels[0], 1, self.names)

    @cached_property
    def parts(self) -> dict[str, Share]:
        """What each part contributes; the values add up to the total's, their intervals hold together."""
        return {
            name: self.share(values, len(self.names), [name])
            for name, values in zip(self.names, self.by_seed, strict=True)
        }  # fmt: skip

    @cached_property
    def largest(self) -> tuple[str, ...]:
        """The part that changes the outcome most, in the direction of the total, and those not told apart from it.

        Two parts are told apart where the interval of their difference, seed by seed, leaves out 0.
        """
        towards = np.sign(self.total.value) * self.by_seed
        first = int(np.argmax(towards.mean(axis=1)))
        others = [place for place in np.argsort(-towards.mean(axis=1)) if place != first]
        near = [
            place for place in others
            if self.share(
                towards[first] - towards[place], len(others), [self.names[first], self.names[place]]
            ).low <= 0.0
        ]  # fmt: skip
        return tuple(self.names[place] for place in (first, *near))

    @cached_property
    def greedy(self) -> tuple[Step, ...]:
        """The parts in the order in which each next step does most good, from where the firm stands today.

        Inhibitors are released one after the other, from all on; keys are turned on, from all off.
        """
        better = READINGS[self.outcome].better
        here, left = self.beginning, list(range(len(self.names)))
        steps = []
        while left:
            changes = {part: self._changed(here, part) for part in left}
            sign = {"higher": 1.0, "lower": -1.0}.get(better)
            best = max(left, key=lambda part: changes[part].mean() * sign if sign else abs(changes[part].mean()))
            alone = float(self._changed(self.beginning, best).mean())
            steps.append(Step(self.names[best], self.share(changes[best], len(self.names), [self.names[best]]), alone))
            here ^= 1 << best
            left.remove(best)
        return tuple(steps)

    @property
    def beginning(self) -> int:
        """Row of the coalition with which the greedy order begins."""
        return len(self.levels) - 1 if self.of == "inhibitors" else 0

    @cached_property
    def interaction(self) -> Share:
        """What the greedy order changes in all beyond the sum of what each part changes alone."""
        alone = sum(self._changed(self.beginning, part) for part in range(len(self.names)))
        end = len(self.levels) - 1 - self.beginning
        return self.share(self.levels[end] - self.levels[self.beginning] - alone, 1, self.names)

    def share(self, values: NDArray[np.float64], comparisons: int, moved: Sequence[str]) -> Share:
        """Return the mean of what moving some parts changes, and its interval among so many that hold together."""
        is_one_world = self.idle.issuperset(moved)
        ends = paired_interval(values, comparisons=comparisons * self.families, is_one_world=is_one_world)
        return Share(float(values.mean()), *ends)

    def _changed(self, here: int, part: int) -> NDArray[np.float64]:
        """Return for each seed what changes where one part is switched in a coalition."""
        changed: NDArray[np.float64] = self.levels[here ^ 1 << part] - self.levels[here]
        return changed
