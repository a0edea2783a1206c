"""The front of cost against goals: portfolios to which none is better in a goal and as cheap.

Few portfolios are all measured. Of many, NSGA-II (Deb et al. 2002, through pymoo) looks for those that are best in
some balance of cost and all goals, with few runs each. What then stands on the front of cost against a goal is
measured again with more runs until everything that stands there was: a lucky one among hundreds would else pass for
good.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.portfolio.levers import Portfolio, portfolios_in_all
from empathysim.analysis.portfolio.measuring import Measure, Measured

FRONT_SEED = 1
"""Luck of the search; another one may find other portfolios of about the same worth."""
_MOST_ROUNDS = 4


class Effort(NamedTuple):
    """How hard is looked: portfolios of a generation, generations, and runs of each portfolio while looking."""

    population: int = 24
    generations: int = 12
    runs: int = 2


class Front(NamedTuple):
    """Portfolios on the front of cost against at least one goal, the cheapest first, and on which fronts each is."""

    portfolios: tuple[Portfolio, ...]
    best_for: tuple[tuple[str, ...], ...]


def nondominated(values: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which rows no other row beats: none is as low in all columns and lower in one.

    Parameters
    ----------
    values : array (portfolios, criteria), each the better the lower.
    """
    as_low = (values[:, None, :] <= values[None, :, :]).all(axis=2)
    lower = (values[:, None, :] < values[None, :, :]).any(axis=2)
    return np.asarray(~(as_low & lower).any(axis=0))


def front_of(
    lasts: Sequence[int],
    measure: Measure,
    goals: Sequence[str],
    runs: int,
    *,
    known: Sequence[Portfolio] = (),
    begin: Sequence[Portfolio] = (),
    effort: Effort | None = None,
) -> Front:
    """Return the portfolios that are best for their price in at least one goal.

    Parameters
    ----------
    lasts : number of the furthest stop of each lever.
    measure : what portfolios cost and bring.
    goals : names of readings.
    runs : with which what stands on the front is measured.
    known : portfolios that were measured with so many runs already.
    begin : with which the search begins.
    effort : how hard is looked; None for the usual.
    """
    hard = effort or Effort()
    few = min(hard.runs, runs)
    runs_of: dict[Portfolio, int] = dict.fromkeys(known, runs) | {(0,) * len(lasts): runs}
    if portfolios_in_all(lasts) <= hard.population * hard.generations:
        looked_at = list(product(*(range(last + 1) for last in lasts)))
    else:
        looked_at = searched(lasts, measure, goals, hard._replace(runs=few), begin)
    runs_of = dict.fromkeys(looked_at, few) | runs_of
    portfolios = list(runs_of)
    for _ in range(_MOST_ROUNDS):
        on_front = _fronts(_estimates(portfolios, runs_of, measure, goals, runs))
        lacking = [portfolios[place] for place in np.flatnonzero(on_front.any(axis=1))]
        lacking = [portfolio for portfolio in lacking if runs_of[portfolio] < runs]
        if not lacking:
            break
        measure(lacking, runs)
        runs_of |= dict.fromkeys(lacking, runs)
    return _told([portfolio for portfolio in portfolios if runs_of[portfolio] == runs], measure, goals, runs)


def _told(portfolios: list[Portfolio], measure: Measure, goals: Sequence[str], runs: int) -> Front:
    values = _estimates(portfolios, dict.fromkeys(portfolios, runs), measure, goals, runs)
    on_front = _fronts(values)
    places = [int(place) for place in np.argsort(values[:, 0], kind="stable") if on_front[place].any()]
    return Front(
        tuple(portfolios[place] for place in places),
        tuple(tuple(np.asarray(goals)[on_front[place]].tolist()) for place in places),
    )


def _estimates(
    portfolios: Sequence[Portfolio], runs_of: dict[Portfolio, int], measure: Measure, goals: Sequence[str], runs: int
) -> NDArray[np.float64]:
    """Return cost and goals, the better the lower, as differences from nothing turned: (portfolios, 1 + goals)."""
    nothing = (0,) * len(portfolios[0])
    values = np.zeros((len(portfolios), 1 + len(goals)))
    for number in sorted(set(runs_of.values()) | {runs}):
        places = [place for place, portfolio in enumerate(portfolios) if runs_of[portfolio] == number]
        if places:
            measured = measure([nothing, *(portfolios[place] for place in places)], number)
            values[places] = criteria(measured, goals)[1:]
    return values


def criteria(measured: Measured, goals: Sequence[str]) -> NDArray[np.float64]:
    """Return mean cost and goals less those of the first portfolio, each the better the lower."""
    columns = [(measured.cost - measured.cost[0]).mean(axis=1)]
    return np.column_stack([*columns, *(-measured.gains(goal).mean(axis=1) for goal in goals)])


def _fronts(values: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return on which fronts of cost against one goal each portfolio stands: (portfolios, goals)."""
    return np.column_stack([nondominated(values[:, [0, goal]]) for goal in range(1, values.shape[1])])


def searched(
    lasts: Sequence[int], measure: Measure, goals: Sequence[str], effort: Effort, begin: Sequence[Portfolio]
) -> list[Portfolio]:
    """Return every portfolio that NSGA-II looked at, in the order in which it did.

    Parameters
    ----------
    lasts, measure, goals : as for `front_of`.
    effort : how hard is looked.
    begin : portfolios of the first generation; the rest of it is drawn.
    """
    from pymoo.algorithms.moo.nsga2 import NSGA2
    from pymoo.core.problem import Problem
    from pymoo.operators.crossover.sbx import SBX
    from pymoo.operators.mutation.pm import PM
    from pymoo.operators.repair.rounding import RoundingRepair
    from pymoo.optimize import minimize

    seen: dict[Portfolio, None] = {}
    nothing = (0,) * len(lasts)

    class Choice(Problem):  # type: ignore[misc]
        """Which stop for each lever."""

        def _evaluate(self, x: NDArray[np.int_], out: dict[str, NDArray[np.float64]], *_: object, **__: object) -> None:
            asked = [tuple(int(stop) for stop in row) for row in x]
            seen.update(dict.fromkeys(asked))
            out["F"] = criteria(measure([nothing, *asked], effort.runs), goals)[1:]

    repair = RoundingRepair()
    algorithm = NSGA2(
        pop_size=effort.population,
        sampling=_first_generation(lasts, effort.population, begin),
        crossover=SBX(prob=0.9, eta=3.0, vtype=float, repair=repair),
        mutation=PM(prob=1.0, prob_var=1.5 / len(lasts), eta=3.0, vtype=float, repair=repair),
        eliminate_duplicates=True,
    )
    problem = Choice(
        n_var=len(lasts), n_obj=1 + len(goals), xl=np.zeros(len(lasts), int), xu=np.array(lasts), vtype=int
    )
    minimize(problem, algorithm, ("n_gen", effort.generations), seed=FRONT_SEED, verbose=False)
    return list(seen)


def _first_generation(lasts: Sequence[int], size: int, begin: Sequence[Portfolio]) -> NDArray[np.int_]:
    """Return the first portfolios: nothing, everything, some of those to begin with between them, and the rest drawn.

    Stops drawn one by one would nearly all lie at half of everything: each portfolio has its own share of turned ones.
    """
    luck, most = np.random.default_rng(FRONT_SEED), 3 * size // 4
    rows = list(dict.fromkeys([(0,) * len(lasts), *begin, tuple(lasts)]))
    if len(rows) > most:  # evenly, from first to last
        rows = [rows[place] for place in np.linspace(0, len(rows) - 1, most).round().astype(int)]
    for share in np.linspace(0.0, 1.0, size - len(rows) + 2)[1:-1]:
        rows.append(tuple(int(stop) for stop in luck.binomial(np.array(lasts), share)))
    return np.array(rows)
