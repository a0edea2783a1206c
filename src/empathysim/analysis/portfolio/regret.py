"""Does a plan hold although much is only assumed? What one would regret, set of assumptions by set of assumptions.

The regret of a candidate in a set is what the best candidate gains there and it does not (Savage 1951). A candidate
with a small regret in all sets is safe to choose although nobody knows which set is true.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.portfolio.assumptions import assumption_sets, factors_of, under, usual_assumptions
from empathysim.analysis.portfolio.cost import YEARLY_COST, reader
from empathysim.analysis.portfolio.measuring import refuse_goal, sign_of
from empathysim.analysis.portfolio.question import question
from empathysim.analysis.worlds import Place, Progress, live_worlds
from empathysim.errors import InputError
from empathysim.outcomes.readings import READINGS
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.portfolio import regret_sentence

if TYPE_CHECKING:
    import pandas

Table = NDArray[np.float64]
MOST_SETS = 10_000


@dataclass(frozen=True, eq=False)
class Regret:
    """How candidates fare under sets of assumptions.

    Parameters
    ----------
    scenario : that all candidates change.
    goal : the reading.
    place : where and how long all was lived.
    seeds : under which.
    names : of the candidates; the first is what the others are held against.
    outcomes : array (sets, candidates), the goal, mean over seeds.
    costs : array (sets, candidates), USD a year.
    sets : what is assumed in each.
    """

    scenario: Scenario
    goal: str
    place: Place
    seeds: tuple[int, ...]
    names: tuple[str, ...]
    outcomes: Table
    costs: Table
    sets: tuple[Mapping[str, Any], ...]

    @property
    def regrets(self) -> Table:
        """Array (sets, candidates): what the best candidate gains there and this one does not, 0 or more."""
        better_up = sign_of(self.goal) * self.outcomes
        return np.asarray(better_up.max(axis=1, keepdims=True) - better_up)

    @property
    def worst(self) -> dict[str, float]:
        """Largest regret of each candidate, in the goal's unit."""
        return dict(zip(self.names, self.regrets.max(axis=0).tolist(), strict=True))

    @property
    def mean(self) -> dict[str, float]:
        """Mean regret of each candidate over the sets."""
        return dict(zip(self.names, self.regrets.mean(axis=0).tolist(), strict=True))

    @property
    def minimax(self) -> str:
        """The candidate whose largest regret is smallest."""
        return min(self.worst, key=self.worst.__getitem__)

    @property
    def holds_in(self) -> dict[str, int]:
        """In how many sets each candidate is better than the first one."""
        better_up = sign_of(self.goal) * self.outcomes
        return dict(zip(self.names, (better_up > better_up[:, :1]).sum(axis=0).tolist(), strict=True))

    @property
    def best_in(self) -> dict[str, int]:
        """In how many sets each candidate is the best, or less behind it than matters."""
        reading = READINGS[self.goal]
        share = np.abs(self.outcomes).max(axis=1, keepdims=True) if reading.is_relative else 1.0
        near = self.regrets <= reading.smallest_difference * share
        return dict(zip(self.names, near.sum(axis=0).tolist(), strict=True))

    @property
    def sentence(self) -> str:
        """What holds in how many sets; it follows the wording rules."""
        chosen = self.names[1] if len(self.names) > 1 else self.names[0]
        return regret_sentence(
            self.goal, self.place.weeks, (chosen, self.names[0]), self.holds_in[chosen], len(self.sets),
            (self.minimax, self.worst[self.minimax]),
        )  # fmt: skip

    def to_pandas(self) -> pandas.DataFrame:
        """Return a table with a row for each candidate."""
        import pandas

        columns = {
            "worst_regret": self.worst, "mean_regret": self.mean, "holds_in": self.holds_in, "best_in": self.best_in,
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
    costs: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
    **where: Any,
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
    costs, progress, where : as for `plan`.

    Raises
    ------
    InputError : where anything cannot be used, all of it at once.
    """
    checks = (lambda: refuse_goal(goal), lambda: _refuse_sets(sets, candidates))
    asked = question(scenario, seeds, costs, *checks, least=1, **where)
    varied = usual_assumptions(asked.scenario, reach) if assumptions is None else assumptions
    every = assumption_sets(factors_of(varied), sets)
    changed = {name: asked.scenario.replace(dict(settings)) for name, settings in candidates.items()}
    worlds = {f"{number} {name}": under(world, assumed) for number, assumed in enumerate(every)
              for name, world in changed.items()}  # fmt: skip
    lived = live_worlds(
        worlds, asked.seeds, asked.place, read=reader(asked.scenario, asked.prices), progress=progress
    )  # fmt: skip
    outcomes, costly = (
        lived.readings[name].mean(axis=1).reshape(sets, len(changed)) for name in (goal, YEARLY_COST)
    )  # fmt: skip
    return Regret(
        asked.scenario, goal, asked.place, asked.seeds, tuple(changed), outcomes, costly - costly[:, :1], tuple(every)
    )  # fmt: skip


def _refuse_sets(sets: Any, candidates: Mapping[str, Any]) -> None:
    faults = []
    if isinstance(sets, bool) or not isinstance(sets, int) or not 2 <= sets <= MOST_SETS:
        faults.append(f"sets = {sets} must be a whole number from 2 to {MOST_SETS:,}.")
    if len(candidates) < 2:
        faults.append("candidates: give at least two, the first of which the others are held against.")
    if faults:
        raise InputError(faults)
