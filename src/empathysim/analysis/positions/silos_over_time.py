"""Silos week after week: one run, read as it is lived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.kinds import several
from empathysim.analysis.place import Place, Where, place_of
from empathysim.analysis.positions.groups_of_silos import groups_of_silos
from empathysim.analysis.positions.measures_of_people import of_each_group, refuse_unknown
from empathysim.analysis.shown import Shown
from empathysim.analysis.whole_numbers import refuse_unless_whole
from empathysim.errors import all_of
from empathysim.life import READING
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.rules import SMALLEST_GROUP

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, eq=False, repr=False)
class SilosOverTime(Shown):
    """Means of silos in steps of a few weeks.

    Parameters
    ----------
    scenario, seed, place : what was lived, and where.
    silos : names of groups of ten people or more; smaller silos stand together.
    people : int[G], desks.
    weeks : int[T], the last week of each step, from the end of the warm-up.
    values : float64[G, T] by measure, the mean over the weeks of a step; NaN where a silo meets no customer.
    firm : float64[T] by measure, of all people together.
    """

    scenario: str
    seed: int
    place: Place
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
    weeks: int = Place.weeks,
    measures: Sequence[str] = ("empathy", "literacy", "engagement", "target_first_norm"),
    every: int = 4,
    least: int = SMALLEST_GROUP,
    **where: Unpack[Where],
) -> SilosOverTime:
    """Live a scenario and read its silos every few weeks.

    Parameters
    ----------
    scenario : what is lived.
    seed : 0 to 2^64 - 1.
    weeks : from the end of the warm-up.
    measures : of people; see `measures_of_people.MEASURES`.
    every : weeks of a step, 1 or more; what is left over at the end is a shorter one.
    least : fewest people who are shown on their own; 10 at least for an organization that was read.
    where : warm_up, organization, employees, customers, rules, as for `simulate`.

    Raises
    ------
    InputError : where anything cannot be used.
    """
    told, place, *_ = all_of(
        lambda: Scenario.of(scenario),
        lambda: place_of(silos_over_time, where, weeks),
        lambda: refuse_unless_whole("every", every, 1),
        *(lambda name=name: refuse_unknown(name) for name in several("measures", measures)),
    )
    life = place.life(told, seed)
    network = life.organization.network
    groups = groups_of_silos(network, least)
    home = groups.of_silo[network.silo]
    everybody = np.zeros(network.size, dtype=np.intp)
    log = np.zeros(weeks, READING).view(np.recarray)
    lived = np.empty((weeks, len(measures), groups.size + 1))
    for week in range(weeks):
        life.live(log, week, 1)
        for row, name in enumerate(measures):
            lived[week, row, :-1] = of_each_group(life.organization, name, home, groups.size)
            lived[week, row, -1:] = of_each_group(life.organization, name, everybody, 1)
    steps = np.arange(0, weeks, every)
    mean = np.add.reduceat(lived, steps) / np.diff(np.append(steps, weeks))[:, None, None]
    return SilosOverTime(
        told.name, seed, place, groups.names, groups.people, np.append(steps[1:], weeks) - 1,
        {name: mean[:, row, :-1].T for row, name in enumerate(measures)},
        {name: mean[:, row, -1] for row, name in enumerate(measures)},
    )  # fmt: skip
