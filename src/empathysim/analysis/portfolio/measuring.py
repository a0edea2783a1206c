"""Portfolios are lived under the same luck, each of them once, however often it is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.portfolio.cost import YEARLY_COST, reader
from empathysim.analysis.portfolio.levers import Lever, Portfolio, turned
from empathysim.analysis.portfolio.question import Question
from empathysim.analysis.readings_told import outcome_told
from empathysim.analysis.worlds import Progress, live_worlds
from empathysim.errors import InputError, quoted
from empathysim.outcomes.readings import READINGS

Table = NDArray[np.float64]


class Measured(NamedTuple):
    """What portfolios cost and bring: arrays (portfolios, runs); `cost` in USD a year, readings in their units."""

    cost: Table
    readings: Mapping[str, Table]

    def gains(self, goal: str, before: int = 0) -> Table:
        """Return by how much each portfolio is better in a goal than the one at place `before`, run by run."""
        values = self.readings[goal]
        return np.asarray(sign_of(goal) * (values - values[before]) + 0.0)  # never minus zero


Measure = Callable[[Sequence[Portfolio], int], Measured]
"""Returns what portfolios cost and bring in the first so many runs; the same luck for all."""


def sign_of(goal: str) -> float:
    """Return 1 for a goal that is better higher, -1 for one that is better lower."""
    return -1.0 if READINGS[goal].better == "lower" else 1.0


def refuse_goal(goal: str) -> None:
    """Raise InputError for what is no reading, or one of which no side is the better."""
    if outcome_told(goal, "goal").better == "neither":
        raise InputError(f"goal = {quoted(goal)}: neither more nor less of it is better, so it is no goal.")


class Living:
    """Measures portfolios of a scenario by living them; it is a `Measure`.

    Parameters
    ----------
    asked : the scenario, own prices, luck in the order in which it is used, and the place.
    levers : that are turned, in the order of the stops of a portfolio.
    kept : readings that are kept.
    expected : about how many runs there are going to be.
    workers : threads; None for one on each core.
    progress : called after each run with the runs that were lived, and about how many there are.
    """

    def __init__(
        self,
        asked: Question,
        levers: Sequence[Lever],
        kept: Sequence[str],
        expected: int = 0,
        workers: int | None = None,
        progress: Progress | None = None,
    ) -> None:
        self._asked, self._levers, self._expected = asked, levers, expected
        self._workers, self._progress = workers, progress
        self._read = reader(asked.scenario, asked.prices)
        self._kept = (*kept, YEARLY_COST)
        self._known: dict[Portfolio, Table] = {}
        self.runs = 0

    def __call__(self, portfolios: Sequence[Portfolio], runs: int) -> Measured:
        """Return what they cost and bring under the first `runs` seeds."""
        nothing = np.zeros((len(self._kept), 0))
        lacking: dict[int, list[Portfolio]] = defaultdict(list)
        for portfolio in dict.fromkeys(portfolios):
            known = self._known.setdefault(portfolio, nothing).shape[1]
            if known < runs:
                lacking[known].append(portfolio)
        for known, asked in lacking.items():
            self._live(asked, self._asked.seeds[known:runs])
        table = np.array([self._known[portfolio][:, :runs] for portfolio in portfolios])
        readings = {name: table[:, place] for place, name in enumerate(self._kept)}
        return Measured(readings.pop(YEARLY_COST), readings)

    def _live(self, portfolios: Sequence[Portfolio], seeds: Sequence[int]) -> None:
        before = self.runs

        def count(done: int, _: int) -> None:
            if self._progress is not None:
                self._progress(before + done, max(self._expected, before + done))

        scenario, place = self._asked.scenario, self._asked.place
        worlds = {str(number): turned(scenario, self._levers, each) for number, each in enumerate(portfolios)}
        lived = live_worlds(worlds, seeds, place, read=self._read, workers=self._workers, progress=count)
        self.runs += len(portfolios) * len(seeds)
        for number, portfolio in enumerate(portfolios):
            new = np.array([lived.readings[name][number] for name in self._kept])
            self._known[portfolio] = np.concatenate([self._known[portfolio], new], axis=1)
