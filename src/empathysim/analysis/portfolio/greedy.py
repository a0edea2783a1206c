"""Step by step: always the next stop that gains most for its price, and which others are as good within the noise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.intervals import paired_interval
from empathysim.analysis.portfolio.levers import Portfolio
from empathysim.analysis.portfolio.measuring import Measure, Measured

LEAST_COST_USD = 1.0
"""A step that costs less in a year counts as costing so much: what is free is taken first, by its gain."""

Ended = Literal["nothing_left", "budget", "no_gain"]


class Step(NamedTuple):
    """One lever, one stop further.

    Parameters
    ----------
    lever : place of the lever.
    stop : number of the stop that it now stands at.
    cost : that it adds, USD a year, mean over runs.
    total_cost : of all steps so far.
    gains : array (runs), by how much the goal is better than before the step.
    low, high : ends of the interval of the mean gain; it holds for all steps that could have been taken here. Both are
        infinite where few runs tell nothing.
    tied_with : places of the levers whose next stop is as good for its price, within the noise.
    """

    lever: int
    stop: int
    cost: float
    total_cost: float
    gains: NDArray[np.float64]
    low: float
    high: float
    tied_with: tuple[int, ...]


class Path(NamedTuple):
    """Steps one after the other.

    Parameters
    ----------
    steps : in their order.
    portfolio : where they end.
    ended : why there are no more: everything is turned, the budget does not reach, or no gain can be told.
    cheapest : USD a year that the cheapest step with a gain would add, where the budget does not reach.
    looked_at : every portfolio that was measured on the way.
    """

    steps: tuple[Step, ...]
    portfolio: Portfolio
    ended: Ended
    cheapest: float | None
    looked_at: tuple[Portfolio, ...]

    def stations(self) -> list[Portfolio]:
        """Return where one stands before the first step and after each."""
        here = [0] * len(self.portfolio)
        found = [tuple(here)]
        for step in self.steps:
            here[step.lever] = step.stop
            found.append(tuple(here))
        return found


def greedy_path(
    lasts: Sequence[int],
    measure: Measure,
    goal: str,
    budget: float,
    runs: int,
    *,
    is_chosen: bool = False,
    after: Path | None = None,
) -> Path:
    """Return the steps that gain most for their price, one after the other, within a budget.

    A step is taken only where its gain can be told from none. What is best is best from where one stands: after each
    step all next ones are measured again, for levers help or hinder each other.

    Parameters
    ----------
    lasts : number of the furthest stop of each lever.
    measure : what portfolios cost and bring.
    goal : name of a reading, see `Measured.gains`.
    budget : USD a year.
    runs : under so many seeds, 2 or more.
    is_chosen : whether the furthest stops are chosen already and only their order is asked: then every step is taken.
    after : steps that were taken already; None to begin at nothing.
    """
    here: Portfolio = after.portfolio if after else (0,) * len(lasts)
    steps: list[Step] = list(after.steps) if after else []
    looked_at: dict[Portfolio, None] = dict.fromkeys(after.looked_at if after else ())
    while True:
        movable = [lever for lever, last in enumerate(lasts) if here[lever] < last]
        if not movable:
            return Path(tuple(steps), here, "nothing_left", None, tuple(looked_at))
        ahead = [_one_further(here, lever) for lever in movable]
        looked_at |= dict.fromkeys([here, *ahead])
        found = _looked_at(measure([(0,) * len(lasts), here, *ahead], runs), goal)
        allowed = np.ones(len(ahead), bool) if is_chosen else found.totals <= budget
        worthwhile = found.lows > 0.0
        able = np.flatnonzero(allowed & (worthwhile | is_chosen))
        if not len(able):
            beyond = found.added[worthwhile & ~allowed]
            ended: Ended = "budget" if len(beyond) else "no_gain"
            return Path(tuple(steps), here, ended, _least(beyond), tuple(looked_at))
        best, tied = _best(found, able)
        steps.append(
            Step(
                movable[best], here[movable[best]] + 1, float(found.added[best]), float(found.totals[best]),
                found.gains[best], float(found.lows[best]), float(found.highs[best]),
                tuple(movable[place] for place in tied),
            )
        )  # fmt: skip
        here = ahead[best]


class _Looked(NamedTuple):
    """The next steps: gains (steps, runs); per step what it adds, what all then cost, and its gain's interval."""

    gains: NDArray[np.float64]
    added: NDArray[np.float64]
    totals: NDArray[np.float64]
    lows: NDArray[np.float64]
    highs: NDArray[np.float64]


def _looked_at(measured: Measured, goal: str) -> _Looked:
    """Return the steps from a portfolio: the first is the start of all, the second where one stands."""
    gains = measured.gains(goal, before=1)[2:]
    costs = measured.cost.mean(axis=1)
    ends = np.array([paired_interval(each, comparisons=len(gains)) for each in gains])
    return _Looked(gains, costs[2:] - costs[1], costs[2:] - costs[0], ends[:, 0], ends[:, 1])


def _best(found: _Looked, able: NDArray[np.intp]) -> tuple[int, list[int]]:
    """Return the place of the best of the steps that can be taken, and of those that are as good within the noise."""
    scores = found.gains / np.maximum(found.added, LEAST_COST_USD)[:, None]
    best = int(able[np.argmax(scores[able].mean(axis=1))])
    others = [int(place) for place in able if place != best]
    tied = [
        place for place in others if paired_interval(scores[best] - scores[place], comparisons=len(others))[0] <= 0.0
    ]
    return best, tied


def ladder(lasts: Sequence[int], measure: Measure, goal: str, runs: int) -> list[Portfolio]:
    """Return portfolios that turn one lever after the other stop by stop, the best first stop for its price first.

    It costs no more than the first step, and reaches from nothing to everything: good to begin a search with.
    """
    firsts = [_one_further((0,) * len(lasts), lever) for lever in range(len(lasts))]
    found = _looked_at(measure([(0,) * len(lasts), (0,) * len(lasts), *firsts], runs), goal)
    scores = found.gains.mean(axis=1) / np.maximum(found.added, LEAST_COST_USD)
    rungs: list[Portfolio] = [(0,) * len(lasts)]
    for lever in np.argsort(-scores, kind="stable").tolist():
        for _ in range(lasts[lever]):
            rungs.append(_one_further(rungs[-1], lever))
    return rungs


def _one_further(portfolio: Portfolio, lever: int) -> Portfolio:
    return (*portfolio[:lever], portfolio[lever] + 1, *portfolio[lever + 1 :])


def _least(costs: NDArray[np.float64]) -> float | None:
    return float(costs.min()) if len(costs) else None
