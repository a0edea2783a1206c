"""The ladder of engagement: how many employees stand on which rung, and what customers meet on each.

The rungs are those of the survey's engagement index (see `instruments.engagement_index`), asked after a run's last
week. What goes with a rung goes with it: nothing says that standing there is why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.finished import HoldsARun, lived_of
from empathysim.errors import InputError
from empathysim.instruments.engagement_index import CLASSES, employee_answers, engagement_sum
from empathysim.lived import Lived
from empathysim.wording.rules import SMALLEST_GROUP

RUNGS = tuple(name.removeprefix("share_").replace("_", " ") for name, _, _ in reversed(CLASSES))
"""From disengaged to highly engaged."""


@dataclass(frozen=True, eq=False)
class Ladder:
    """Employees by rung, from disengaged to highly engaged.

    Parameters
    ----------
    name : of the scenario.
    people : array (runs, 4), who stands on each rung.
    empathy : array (4), empathy felt at the touches of the last week, in [0, 1]; all runs together.
    emotion : array (4), customers' emotion just after those touches, in [-1, 1].
    happiness : array (4), of the people on the rung, in [0, 1].

    Values are NaN where fewer than ten people stand behind them.
    """

    name: str
    people: NDArray[np.int64]
    empathy: NDArray[np.float64]
    emotion: NDArray[np.float64]
    happiness: NDArray[np.float64]

    @property
    def shares(self) -> NDArray[np.float64]:
        """Array (4): share of all employees on each rung, all runs together."""
        everybody: NDArray[np.float64] = self.people.sum(axis=0) / max(1, int(self.people.sum()))
        return everybody


def engagement_ladder(name: str, runs: Sequence[Lived | HoldsARun]) -> Ladder:
    """Return who stands where at the end of some runs of a scenario.

    Parameters
    ----------
    name : of the scenario.
    runs : at least one; they are only read.

    Raises
    ------
    InputError : without a run.
    """
    if not runs:
        raise InputError("there is no run whose employees could be asked.")
    rows = [_one(lived_of(run)) for run in runs]
    people = np.array([[np.count_nonzero(rung == k) for k in range(len(RUNGS))] for rung, _ in rows])
    rung = np.concatenate([each for each, _ in rows])
    touches, felt, emotion, happiness = np.concatenate([values for _, values in rows], axis=1)
    return Ladder(
        name,
        people,
        _means(rung[touches > 0.0], felt[touches > 0.0], touches[touches > 0.0]),
        _means(rung[touches > 0.0], emotion[touches > 0.0], touches[touches > 0.0]),
        _means(rung, happiness, np.ones(len(rung))),
    )


def _one(run: Lived) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return each answering person's rung, and touches, empathy felt, customers' emotion and happiness."""
    answers = employee_answers(run.organization, int(run.organization.firm["week"][0]) - 1)
    edges = sorted(low for _, low, _ in CLASSES)[1:]
    people = run.organization.employees[answers["employee"]]
    columns = ("touches", "felt_sum", "emotion_sum", "happiness")
    return np.digitize(engagement_sum(answers), edges), np.array([people[name] for name in columns])


def _means(rung: NDArray[np.int64], sums: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return sums over weights for each rung, NaN for too few people."""
    people, total, weight = (np.bincount(rung, each, len(RUNGS)) for each in (None, sums, weights))
    known = people >= SMALLEST_GROUP
    means: NDArray[np.float64] = np.where(known, total / np.where(known, weight, 1.0), np.nan)
    return means
