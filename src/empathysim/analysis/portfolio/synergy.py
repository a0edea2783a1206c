"""Is a pair of levers worth more than the sum of the two? Every pair, as a paired two by two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.intervals import paired_interval
from empathysim.analysis.place import Place, Where
from empathysim.analysis.portfolio.levers import Portfolio, levers_of
from empathysim.analysis.portfolio.measuring import Living, Measure
from empathysim.analysis.portfolio.question import question
from empathysim.analysis.readings_told import outcome_told
from empathysim.analysis.shown import Shown
from empathysim.analysis.watched import Progress, watched
from empathysim.errors import InputError
from empathysim.outcomes.readings import READINGS
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.portfolio import synergy_sentence
from empathysim.wording.verdict import Verdict, smallest_difference, verdict_of

if TYPE_CHECKING:
    import pandas

Matrix = NDArray[np.float64]


def interactions(portfolio: Portfolio, measure: Measure, outcome: str, runs: int) -> tuple[Matrix, Matrix]:
    """Return what each lever gains alone, and what each pair gains beyond the sum of its two.

    Parameters
    ----------
    portfolio : the stop to which each lever is turned.
    measure : what portfolios cost and bring.
    outcome : name of a reading; gains are better counted up.
    runs : under so many seeds.

    Returns
    -------
    Arrays (levers, runs), and (levers, levers, runs), symmetric, 0 on the diagonal.
    """
    number = len(portfolio)
    pairs = list(combinations(range(number), 2))

    def only(*levers: int) -> Portfolio:
        return tuple(stop if lever in levers else 0 for lever, stop in enumerate(portfolio))

    asked = [only(), *(only(lever) for lever in range(number)), *(only(*pair) for pair in pairs)]
    gains = measure(asked, runs).gains(outcome)
    alone, table = gains[1 : number + 1], np.zeros((number, number, runs))
    for (one, other), together in zip(pairs, gains[number + 1 :], strict=True):
        table[one, other] = table[other, one] = together - alone[one] - alone[other]
    return alone, table


@dataclass(frozen=True, eq=False, repr=False)
class Synergy(Shown):
    """What pairs of levers are worth beyond the sum of the two.

    Parameters
    ----------
    scenario : what is changed.
    outcome : the reading; gains are better counted up, in its unit.
    place : where and how long all was lived.
    seeds : under which.
    levers : dotted names, the order of both axes.
    to : value to which each is turned.
    alone : array (levers, seeds), what each gains by itself.
    extra : array (levers, levers, seeds), what each pair gains beyond the sum.
    matters : the smallest difference that matters.
    runs : that this took.
    """

    scenario: Scenario
    outcome: str
    place: Place
    seeds: tuple[int, ...]
    levers: tuple[str, ...]
    to: tuple[float, ...]
    alone: Matrix
    extra: Matrix
    matters: float
    runs: int

    @property
    def mean(self) -> Matrix:
        """Array (levers, levers), mean over seeds."""
        return np.asarray(self.extra.mean(axis=2))

    def interval(self, one: str, other: str) -> tuple[float, float]:
        """Return the ends of the interval of a pair's extra gain; it holds for all pairs together."""
        places = self.levers.index(one), self.levers.index(other)
        return paired_interval(self.extra[places], comparisons=len(self.pairs()))

    def verdict(self, one: str, other: str) -> Verdict:
        """Return the verdict on a pair: higher, where it is worth more than the sum of the two."""
        return verdict_of(*self.interval(one, other), self.matters)

    def pairs(self) -> list[tuple[str, str]]:
        """Return every pair once."""
        return list(combinations(self.levers, 2))

    @property
    def sentence(self) -> str:
        """What is known of pairs; it follows the wording rules."""
        told = [(pair, self.interval(*pair), self.verdict(*pair)) for pair in self.pairs()]
        return synergy_sentence(self.outcome, self.scenario.name, self.place.weeks, len(self.seeds), told)

    def to_pandas(self) -> pandas.DataFrame:
        """Return a table with a row for each pair."""
        import pandas

        rows = []
        for one, other in self.pairs():
            first, second = self.levers.index(one), self.levers.index(other)
            low, high = self.interval(one, other)
            rows.append(
                {
                    "lever": one, "other": other, "alone": self.alone[first].mean(),
                    "other_alone": self.alone[second].mean(), "extra": self.mean[first, second], "low": low,
                    "high": high, "verdict": self.verdict(one, other),
                }
            )  # fmt: skip
        return pandas.DataFrame(rows)


def synergy(
    scenario: Scenario | str | Path,
    outcome: str = "npv",
    *,
    levers: Sequence[str] | None = None,
    seeds: int | Sequence[int] = 8,
    weeks: int = Place.weeks,
    costs: Mapping[str, Any] | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    **where: Unpack[Where],
) -> Synergy:
    """Turn levers as far as they go, alone and in pairs, and return what pairs are worth beyond the sum.

    Parameters
    ----------
    scenario : a `Scenario`, the name of a shipped one, or the path of a .toml file.
    outcome : name of a reading.
    levers : two or more; None for all twelve.
    seeds, weeks, costs, workers, progress, where : as for `plan`.

    Raises
    ------
    InputError : where anything cannot be used, all of it at once.
    """
    asked = question(synergy, scenario, seeds, costs, where, lambda: outcome_told(outcome), weeks=weeks)
    able, runs = levers_of(asked.scenario, levers), len(asked.seeds)
    if len(able) < 2:
        raise InputError(f"levers: a pair needs two that can be turned; there is only {able[0].name}.")
    worlds = 1 + len(able) + len(able) * (len(able) - 1) // 2
    with watched(progress) as tell:
        living = Living(asked, able, tuple(dict.fromkeys((outcome, "revenue"))), worlds * runs, workers, tell)
        alone, extra = interactions(tuple(lever.last for lever in able), living, outcome, runs)
        now = living([(0,) * len(able)], runs)
    value, revenue = (float(now.readings[name].mean()) for name in (outcome, "revenue"))
    return Synergy(
        asked.scenario, outcome, asked.place, asked.seeds, tuple(lever.name for lever in able),
        tuple(lever.stops[-1] for lever in able), alone, extra,
        smallest_difference(READINGS[outcome], value, revenue), living.runs,
    )  # fmt: skip
