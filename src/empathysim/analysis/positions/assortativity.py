"""Whether those who know each other are alike: empathy over ties, held against the same people shuffled.

Numeric assortativity is the correlation of a measure at the two ends of a tie (Newman 2003). Silos make people alike
by themselves, so there are two references: values shuffled among all, and shuffled within each silo. Beyond the first,
people who know each other are alike; beyond the second, they are so apart from sharing a silo.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.finished import HoldsARun, lived_of
from empathysim.analysis.positions.groups_of_silos import groups_of_silos
from empathysim.analysis.positions.measures_of_people import MEASURES, of_each_person, refuse_unknown
from empathysim.analysis.shown import Result
from empathysim.analysis.whole_numbers import refuse_unless_whole
from empathysim.errors import all_of, knows_its_keywords
from empathysim.lived import Lived
from empathysim.organization.network import Network
from empathysim.wording.positions import likeness_sentence

if TYPE_CHECKING:
    import pandas

Real = NDArray[np.float64]
_MIDDLE = (0.025, 0.975)


@dataclass(frozen=True, eq=False, repr=False)
class Assortativity(Result):
    """How alike people are who know each other.

    Parameters
    ----------
    measure : of people; see `measures_of_people.MEASURES`.
    ties : whose two ends have a value.
    coefficient : numeric assortativity over ties, in [-1, 1]; NaN where all are the same.
    shuffled : float64[P], the coefficients with values shuffled among all people.
    shuffled_within : float64[P], with values shuffled within silos.
    e_i_of_differences : in [-1, 1]: the mean difference of a measure across ties that leave a silo, less that across
        ties within, over their sum; above 0 where ties between silos join people who differ more. NaN without both
        kinds of ties.
    """

    measure: str
    ties: int
    coefficient: float
    shuffled: Real
    shuffled_within: Real
    e_i_of_differences: float

    @property
    def range_by_chance(self) -> tuple[float, float]:
        """The middle 95 % of the coefficients with values shuffled among all people."""
        return _middle(self.shuffled)

    @property
    def range_within_silos(self) -> tuple[float, float]:
        """The middle 95 % of the coefficients with values shuffled within silos."""
        return _middle(self.shuffled_within)

    @property
    def sentence(self) -> str:
        """What can be said of it."""
        called = MEASURES[self.measure]
        return likeness_sentence(called, self.coefficient, self.ties, self.range_by_chance, self.range_within_silos)

    def to_pandas(self) -> pandas.DataFrame:
        """Return the coefficient and both references as a table of one row."""
        import pandas as pd

        (low, high), (low_within, high_within) = self.range_by_chance, self.range_within_silos
        row = {
            "ties": self.ties, "coefficient": self.coefficient, "by_chance_low": low, "by_chance_high": high,
            "within_silos_low": low_within, "within_silos_high": high_within,
            "e_i_of_differences": self.e_i_of_differences,
        }  # fmt: skip
        return pd.DataFrame([row], index=pd.Index([self.measure], name="measure"))


@knows_its_keywords()
def assortativity(
    run: Lived | HoldsARun, measure: str = "empathy", *, shuffles: int = 1000, seed: int = 0
) -> Assortativity:
    """Return how alike those are who know each other informally, at the end of a run.

    Parameters
    ----------
    run : what `simulate` returns, or its numbers.
    measure : of people; see `measures_of_people.MEASURES`.
    shuffles : of the values, for each of the two references; 20 to 100,000.
    seed : of the shuffles; no run depends on it.

    Raises
    ------
    InputError : for another measure, too few or too many shuffles, or fewer than ten real people.
    """
    all_of(
        lambda: refuse_unless_whole("shuffles", shuffles, 20, 100_000),
        lambda: refuse_unless_whole("seed", seed, 0),
        lambda: refuse_unknown(measure),
    )
    organization = lived_of(run).organization
    groups_of_silos(organization.network)  # refuses what is too small to say anything of
    values = of_each_person(organization, measure)
    source, target = _ends(organization.network, values)
    luck = np.random.default_rng(seed)
    there = np.flatnonzero(np.isfinite(values))
    silo = organization.network.silo[there].astype(np.float64)

    def coefficient(order: NDArray[np.intp]) -> float:
        moved = values.copy()
        moved[there] = values[there[order]]
        return _correlation(moved[source], moved[target])

    among_all = [coefficient(luck.permutation(len(there))) for _ in range(shuffles)]
    # Sorted by silo, and by luck within each: the k-th place of a silo goes to a person of the same silo.
    places = np.argsort(silo, kind="stable")
    within = []
    for _ in range(shuffles):
        order = np.empty(len(there), dtype=np.intp)
        order[places] = np.lexsort((luck.random(len(there)), silo))
        within.append(coefficient(order))
    return Assortativity(
        measure, len(source) // (2 if organization.network.symmetric else 1),
        _correlation(values[source], values[target]), np.array(among_all), np.array(within),
        _e_i_of_differences(organization.network, values),
    )  # fmt: skip


def _ends(network: Network, values: Real) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return both ends of every tie, in each direction in which it is held, whose two ends have a value."""
    source, target = network.source.astype(np.intp), network.target.astype(np.intp)
    both = np.isfinite(values[source]) & np.isfinite(values[target])
    return source[both], target[both]


def _correlation(x: Real, y: Real) -> float:
    """Return Pearson's correlation; NaN where one of the two is the same everywhere."""
    if len(x) < 2:
        return float("nan")
    x, y = x - x.mean(), y - y.mean()
    size = float(np.sqrt((x * x).sum() * (y * y).sum()))
    return float((x * y).sum()) / size if size > 1e-12 else float("nan")


def _e_i_of_differences(network: Network, values: Real) -> float:
    low, high = network.pairs()
    apart = np.abs(values[low] - values[high])
    leaves = network.silo[low] != network.silo[high]
    between, within = (apart[kind & np.isfinite(apart)] for kind in (leaves, ~leaves))
    if not len(between) or not len(within) or between.mean() + within.mean() <= 0.0:
        return float("nan")
    return float((between.mean() - within.mean()) / (between.mean() + within.mean()))


def _middle(values: Real) -> tuple[float, float]:
    there = values[np.isfinite(values)]
    if not len(there):
        return float("nan"), float("nan")
    low, high = np.quantile(there, _MIDDLE)
    return float(low), float(high)
