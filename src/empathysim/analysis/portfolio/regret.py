"""Does a plan hold although much is only assumed? What one would regret, set of assumptions by set of assumptions.

The regret of a candidate in a set is what the best candidate gains there and it does not (Savage 1951). A candidate
with a small regret in all sets is safe to choose although nobody knows which set is true.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.kinds import refuse_unless_by_name
from empathysim.analysis.place import Place, Where
from empathysim.analysis.portfolio.assumptions import assumption_sets, factors_of, under, usual_assumptions
from empathysim.analysis.portfolio.cost import YEARLY_COST, reader
from empathysim.analysis.portfolio.measuring import refuse_goal, sign_of
from empathysim.analysis.portfolio.question import question
from empathysim.analysis.shown import Result
from empathysim.analysis.whole_numbers import refuse_unless_whole
from empathysim.analysis.worlds import Progress, live_worlds
from empathysim.errors import InputError
from empathysim.outcomes.readings import READINGS
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.portfolio import HeldTold, SafestTold, regret_sentence
from empathysim.wording.verdict import smallest_difference

if TYPE_CHECKING:
    import pandas

Table = NDArray[np.float64]
MOST_SETS = 10_000


@dataclass(frozen=True, eq=False, repr=False)
class Regret(Result):
    """How candidates fare under sets of assumptions.

    Parameters
    ----------
    scenario : that all candidates change.
    goal : the reading.
    place : where and how long all was lived.
    seeds : under which.
    names : of the candidates; the first is what the others are held against.
    outcomes : array (sets, candidates, seeds), the goal.
    costs : array (sets, candidates), USD a year.
    matters : array (sets), the smallest difference that matters, held against the first candidate.
    sets : what is assumed in each.
    """

    scenario: Scenario
    goal: str
    place: Place
    seeds: tuple[int, ...]
    names: tuple[str, ...]
    outcomes: Table
    costs: Table
    matters: Table
    sets: tuple[Mapping[str, Any], ...]

    @property
    def regrets(self) -> Table:
        """Array (sets, candidates): what the best candidate gains there and this one does not, 0 or more."""
        return np.asarray(self._better_up.max(axis=1, keepdims=True) - self._better_up)

    @property
    def _better_up(self) -> Table:
        """Array (sets, candidates): the goal, mean over seeds, better counted up."""
        return np.asarray(sign_of(self.goal) * self.outcomes.mean(axis=2))

    @property
    def worst(self) -> dict[str, float]:
        """Largest regret of each candidate, in the goal's unit."""
        return dict(zip(self.names, self.regrets.max(axis=0).tolist(), strict=True))

    @property
    def mean(self) -> dict[str, float]:
        """Mean regret of each candidate over the sets."""
        return dict(zip(self.names, self.regrets.mean(axis=0).tolist(), strict=True))

    @property
    def standard_error(self) -> dict[str, float]:
        """How uncertain by luck it is what sets each candidate apart, in the goal's unit; NaN with a single seed.

        It is the standard error of the mean difference, under the same luck, from the best of the other candidates;
        root of the mean square over the sets, for few seeds would tell that of a single set badly.
        """
        sets, seeds = np.arange(len(self.sets)), self.outcomes.shape[2]
        if seeds < 2:
            return dict.fromkeys(self.names, np.nan)
        found = {}
        for place, name in enumerate(self.names):
            others = np.where(np.arange(len(self.names)) == place, -np.inf, self._better_up)
            apart = self.outcomes[sets, others.argmax(axis=1)] - self.outcomes[:, place]
            found[name] = float(np.sqrt(apart.var(axis=1, ddof=1).mean() / seeds))
        return found

    @property
    def minimax(self) -> str:
        """The candidate whose largest regret is smallest."""
        return min(self.worst, key=self.worst.__getitem__)

    @property
    def holds_in(self) -> dict[str, int]:
        """In how many sets each candidate is better than the first one, by more than the smallest that matters."""
        leads = self._better_up - self._better_up[:, :1]
        return dict(zip(self.names, (leads > self.matters[:, None]).sum(axis=0).tolist(), strict=True))

    @property
    def best_in(self) -> dict[str, int]:
        """In how many sets each candidate is the best, or less behind it than matters."""
        near = self.regrets <= self.matters[:, None]
        return dict(zip(self.names, near.sum(axis=0).tolist(), strict=True))

    @property
    def sentence(self) -> str:
        """What holds in how many sets; it follows the wording rules."""
        chosen = self.names[1] if len(self.names) > 1 else self.names[0]
        safest, near = self.minimax, self.best_in
        told = SafestTold(safest, self.worst[safest], self.standard_error[safest], near[safest] == len(self.sets))
        held = HeldTold(chosen, self.names[0], self.holds_in[chosen], len(self.sets), len(self.seeds))
        return regret_sentence(self.goal, self.place.weeks, held, told)

    def to_pandas(self) -> pandas.DataFrame:
        """Return a table with a row for each candidate."""
        import pandas

        columns = {
            "worst_regret": self.worst, "mean_regret": self.mean, "standard_error": self.standard_error,
            "holds_in": self.holds_in, "best_in": self.best_in,
            "cost": dict(zip(self.names, self.costs.mean(axis=0).tolist(), strict=True)),
        }  # fmt: skip
        return pandas.DataFrame(columns).loc[list(self.names)]


def regret(
    scenario: Scenario | str | Path,
    candidates: Mapping[str, Mapping[str, float]],
    *,
    goal: str = "npv",
    assumptions: Mapping[str, Any] | None = None,
    reach: float = 0.5,
    sets: int = 50,
    seeds: int | Sequence[int] = 2,
    weeks: int = Place.weeks,
    costs: Mapping[str, Any] | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    **where: Unpack[Where],
) -> Regret:
    """Live candidates under sets of assumptions, and return what one would regret.

    Parameters
    ----------
    scenario : a `Scenario`, the name of a shipped one, or the path of a .toml file.
    candidates : what each sets from week 0 on; `Plan.candidates()` returns some. The others are held against the first.
    goal : a reading of which one side is the better.
    assumptions : what is uncertain, as in an experiment: ``{"trust.gain_rate": {"range": [0, 0.1]}}``, ``{}`` for the
        parameter's own bounds, ``{"industry": {}}`` for any industry. None: all that is merely assumed.
    reach : how far from its value to its bounds each of those reaches, above 0 and up to 1.
    sets : of assumptions, 2 or more.
    seeds : runs of each candidate in each set, or the seeds themselves.
    weeks, costs, workers, progress, where : as for `plan`.

    Raises
    ------
    InputError : where anything cannot be used, all of it at once.
    """
    asked = question(
        regret, scenario, seeds, costs, where,
        lambda: refuse_goal(goal), lambda: _refuse_one_alone(candidates),
        lambda: refuse_unless_whole("sets", sets, 2, MOST_SETS),
        weeks=weeks, least=1,
    )  # fmt: skip
    varied = usual_assumptions(asked.scenario, reach) if assumptions is None else assumptions
    every = assumption_sets(factors_of(varied), sets)
    changed = {name: asked.scenario.replace(dict(settings)) for name, settings in candidates.items()}
    worlds = {f"{number} {name}": under(world, assumed) for number, assumed in enumerate(every)
              for name, world in changed.items()}  # fmt: skip
    lived = live_worlds(
        worlds, asked.seeds, asked.place, read=reader(asked.scenario, asked.prices), workers=workers, progress=progress
    )  # fmt: skip
    outcomes, costly, revenue = (
        lived.readings[name].reshape(sets, len(changed), -1) for name in (goal, YEARLY_COST, "revenue")
    )
    yearly, firsts = costly.mean(axis=2), zip(outcomes[:, 0].mean(axis=1), revenue[:, 0].mean(axis=1), strict=True)
    matters = [smallest_difference(READINGS[goal], float(value), float(earned)) for value, earned in firsts]
    return Regret(
        asked.scenario, goal, asked.place, asked.seeds, tuple(changed), outcomes, yearly - yearly[:, :1],
        np.array(matters), tuple(every),
    )  # fmt: skip


def _refuse_one_alone(candidates: Mapping[str, Any]) -> None:
    refuse_unless_by_name("candidates", candidates, '{"as it is": {}, "views": {"journey_view.intensity": 0.8}}')
    if len(candidates) < 2:
        raise InputError("candidates: give at least two, the first of which the others are held against.")
