"""Silos week after week: one run, read as it is lived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.positions.effects import scenario_of
from empathysim.analysis.positions.groups_of_silos import groups_of_silos
from empathysim.analysis.positions.measures_of_people import of_each_group, refuse_unknown
from empathysim.analysis.worlds import Place
from empathysim.errors import InputError, all_of
from empathysim.life import READING, Life
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.rules import SMALLEST_GROUP

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, eq=False)
class SilosOverTime:
    """Means of silos in steps of a few weeks.

    Parameters
    ----------
    scenario, seed : what was lived.
    silos : names of groups of ten people or more; smaller silos stand together.
    people : int[G], desks.
    weeks : int[T], the last week of each step, from the end of the warm-up.
    values : float64[G, T] by measure, the mean over the weeks of a step; NaN where a silo meets no customer.
    firm : float64[T] by measure, of all people together.
    """

    scenario: str
    seed: int
    silos: tuple[str, ...]
    people: NDArray[np.intp]
    weeks: NDArray[np.intp]
    values: dict[str, NDArray[np.float64]]
    firm: dict[str, NDArray[np.float64]]

    def to_pandas(self) -> pandas.DataFrame:
        """Return one row for each silo and step, a column for each measure."""
        import pandas as pd

        index = pd.MultiIndex.from_product([self.silos, self.weeks.tolist()], names=["silo", "week"])
        return pd.DataFrame({name: values.ravel() for name, values in self.values.items()}, index=index)


def silos_over_time(
    scenario: Scenario | str | Path = "baseline",
    *,
    seed: int = 0,
    place: Place | None = None,
    measures: Sequence[str] = ("empathy", "literacy", "engagement", "target_first_norm"),
    every: int = 4,
    least: int = SMALLEST_GROUP,
) -> SilosOverTime:
    """Live a scenario and read its silos every few weeks.

    Parameters
    ----------
    scenario : what is lived.
    seed : 0 to 2^64 - 1.
    place : where and how long; None for the usual firm.
    measures : of people; see `measures_of_people.MEASURES`.
    every : weeks of a step, 1 or more; what is left over at the end is a shorter one.
    least : fewest people who are shown on their own; 10 at least for an organization that was read.

    Raises
    ------
    InputError : where anything cannot be used.
    """
    where = place or Place()
    told, *_ = all_of(
        lambda: scenario_of(scenario), lambda: _refuse_step(every), *(lambda name=name: refuse_unknown(name)
        for name in measures),
    )  # fmt: skip
    life = Life(
        told, seed=seed, warm_up=where.warm_up, network=where.network, employees=where.employees,
        customers=where.customers, live=where.rules,
    )  # fmt: skip
    network = life.organization.network
    groups = groups_of_silos(network, least)
    home = groups.of_silo[network.silo]
    everybody = np.zeros(network.size, dtype=np.intp)
    log = np.zeros(where.weeks, READING).view(np.recarray)
    lived = np.empty((where.weeks, len(measures), groups.size + 1))
    for week in range(where.weeks):
        life.live(log, week, 1)
        for row, name in enumerate(measures):
            lived[week, row, :-1] = of_each_group(life.organization, name, home, groups.size)
            lived[week, row, -1:] = of_each_group(life.organization, name, everybody, 1)
    steps = np.arange(0, where.weeks, every)
    mean = np.add.reduceat(lived, steps) / np.diff(np.append(steps, where.weeks))[:, None, None]
    return SilosOverTime(
        told.name, seed, groups.names, groups.people, np.append(steps[1:], where.weeks) - 1,
        {name: mean[:, row, :-1].T for row, name in enumerate(measures)},
        {name: mean[:, row, -1] for row, name in enumerate(measures)},
    )  # fmt: skip


def _refuse_step(every: int) -> None:
    if isinstance(every, bool) or not isinstance(every, int) or every < 1:
        raise InputError(f"every = {every!r} must be a whole number of weeks, 1 or more.")
