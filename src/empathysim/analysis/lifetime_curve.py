"""How long customers stay, and what each is worth as time goes by: a life table of all customers of a run.

Formulas: of the customers who begin week n of their stay, the share l(n) leave in it; S(n) = Π (1 - l) of all weeks
before n is the share who stay so long, and Σ S(n) m(n) their worth, with m(n) the mean margin of that week, discounted
to the joining. Who was a customer before the first week counts from the stay already lived (Kaplan & Meier 1958, with
late entry): nobody has to be followed from the joining on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.place import Place
from empathysim.analysis.plain_python import in_plain_python
from empathysim.analysis.watched import Progress, watched
from empathysim.analysis.worlds import refuse_what_cannot_be_lived
from empathysim.life import READING
from empathysim.organization.columns import Records
from empathysim.outcomes.accounts import discount
from empathysim.parameters.registry import record_of
from empathysim.scenarios.scenario import Scenario

LEAST = 100
"""Fewest customers of a week of stay, all runs together, from which the curve is drawn on."""


@dataclass(frozen=True, eq=False)
class Lifetimes:
    """The life table of one scenario's customers.

    Parameters
    ----------
    name : of the scenario.
    there : array (seeds, weeks of stay), customers who begin that week of their stay.
    left : the same shape, those who leave in it.
    margin_usd : the same shape, what they bring in it, discounted to their joining, added up.
    """

    name: str
    there: NDArray[np.float64]
    left: NDArray[np.float64]
    margin_usd: NDArray[np.float64]

    @property
    def weeks(self) -> int:
        """Weeks of stay over which enough customers are known, from the first on."""
        few = np.flatnonzero(self.there.sum(axis=0) < LEAST)
        return int(few[0]) if len(few) else self.there.shape[1]

    @property
    def staying(self) -> NDArray[np.float64]:
        """Array (weeks + 1): share of those who join that stay so many weeks; 1 at 0. All runs together."""
        return _staying(self.there.sum(axis=0), self.left.sum(axis=0))[: self.weeks + 1]

    @property
    def worth_usd(self) -> NDArray[np.float64]:
        """Array (weeks + 1): margin of one who joins, up to then, discounted to the joining; 0 at 0."""
        return _worth(self.there.sum(axis=0), self.left.sum(axis=0), self.margin_usd.sum(axis=0))[: self.weeks + 1]

    @property
    def staying_by_seed(self) -> NDArray[np.float64]:
        """Array (seeds, weeks + 1): the same for each run."""
        return np.array([_staying(*rows) for rows in zip(self.there, self.left, strict=True)])[:, : self.weeks + 1]

    @property
    def worth_by_seed_usd(self) -> NDArray[np.float64]:
        """Array (seeds, weeks + 1): the same for each run."""
        rows = zip(self.there, self.left, self.margin_usd, strict=True)
        return np.array([_worth(*row) for row in rows])[:, : self.weeks + 1]


def _staying(there: NDArray[np.float64], left: NDArray[np.float64]) -> NDArray[np.float64]:
    stay = np.cumprod(1.0 - left / np.maximum(there, 1.0))
    return np.concatenate([[1.0], stay]).astype(np.float64)


def _worth(
    there: NDArray[np.float64], left: NDArray[np.float64], margin_usd: NDArray[np.float64]
) -> NDArray[np.float64]:
    weekly = _staying(there, left)[:-1] * margin_usd / np.maximum(there, 1.0)
    return np.concatenate([[0.0], np.cumsum(weekly)])


def follow_customers(
    worlds: Mapping[str, Scenario],
    seeds: Sequence[int],
    place: Place | None = None,
    *,
    progress: Progress | None = None,
) -> tuple[Lifetimes, ...]:
    """Live every world under every seed and follow each customer from week to week.

    Parameters
    ----------
    worlds : scenarios by name.
    seeds : each once; the same for all worlds.
    place : where and how long; None for the usual firm.
    progress : called with the number of runs that were lived, and with how many there are.

    Returns
    -------
    The life table of each world, in its order.

    Raises
    ------
    InputError : where a world cannot be lived.
    """
    where, done = place or Place(), 0
    refuse_what_cannot_be_lived(worlds, seeds, where)
    tables: dict[str, list[NDArray[np.float64]]] = {name: [] for name in worlds}
    with watched(progress) as tell:
        for seed in seeds:
            for name, scenario in worlds.items():
                tables[name].append(_followed(scenario, seed, where))
                done += 1
                tell(done, len(worlds) * len(seeds))
    return tuple(Lifetimes(name, *np.stack(rows, axis=1)) for name, rows in tables.items())


def _followed(scenario: Scenario, seed: int, where: Place) -> NDArray[np.float64]:
    """Return there, left and margin by week of stay, shape (3, weeks of stay)."""
    life = where.life(scenario, seed)
    weekly_discount = in_plain_python(discount, week=where.rules)(record_of(scenario.start_values())[0], 1.0)
    customers = life.organization.customers
    stay = np.rint(np.log(customers["value_discount"].clip(1e-300)) / np.log(weekly_discount)).astype(np.int64)
    table = np.zeros((3, where.warm_up + where.weeks))
    log = np.zeros(1, READING).view(np.recarray)
    for _ in range(where.weeks):
        is_there, value = customers["is_customer"].copy(), customers["value_usd"].copy()
        life.live(log, 0, 1)
        _count(table, customers, is_there, value, stay)
        stay = np.where(is_there, stay + 1, 0)
    return table


def _count(
    table: NDArray[np.float64], customers: Records, is_there: NDArray[np.bool_], value: NDArray[np.float64],
    stay: NDArray[np.int64],
) -> None:  # fmt: skip
    """Add one week to the table: who was there when it began, who left in it, what they brought."""
    weeks = stay[is_there]
    for row, weight in enumerate(
        (None, ~customers["is_customer"][is_there], (customers["value_usd"] - value)[is_there])
    ):
        table[row] += np.bincount(weeks, weight, table.shape[1])
