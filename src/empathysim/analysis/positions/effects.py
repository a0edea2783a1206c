"""What a change of positions in an organization changes: pairs of worlds with the same people and the same luck.

A world with another graph lives its warm-up on that graph, too: what is compared are two organizations that have
always been so, in which each person's row, and with it all keyed luck, is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING

import numpy as np

from empathysim.analysis.comparison import MOST_RUNS
from empathysim.analysis.paired_difference import PairedDifference, difference_in
from empathysim.analysis.place import Place
from empathysim.analysis.question import Question
from empathysim.analysis.shown import Shown
from empathysim.analysis.worlds import Progress, Worlds, live_worlds
from empathysim.errors import InputError
from empathysim.life import network_of
from empathysim.organization.network import Network
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.comparison import Setting, outcome_sentence
from empathysim.wording.rules import SMALLEST_GROUP

if TYPE_CHECKING:
    import pandas

OUTCOMES = ("context", "empathy", "satisfaction", "clv")
"""Outcomes that are compared unless others are asked for."""

Shapes = Callable[[int, Network], Mapping[str, Network]]
Pair = tuple[str, str]


@dataclass(frozen=True, eq=False, repr=False)
class PositionEffects(Shown):
    """Paired comparisons of worlds that differ in positions.

    Parameters
    ----------
    scenario : what was lived in all worlds.
    place : where and how long.
    worlds : all readings of all worlds, by the names that sentences call them.
    pairs : which world is compared (second) against which (first).
    outcomes : readings that are compared.
    """

    scenario: str
    place: Place
    worlds: Worlds
    pairs: tuple[Pair, ...]
    outcomes: tuple[str, ...]

    @cached_property
    def effects(self) -> dict[Pair, dict[str, PairedDifference]]:
        """The difference in each outcome of each pair, the second world less the first; all intervals hold together."""
        return {pair: {name: self._difference(pair, name) for name in self.outcomes} for pair in self.pairs}

    @property
    def seeds(self) -> tuple[int, ...]:
        """The seeds under which all worlds were lived."""
        return self.worlds.seeds

    def _difference(self, pair: Pair, outcome: str) -> PairedDifference:
        rows = [self.worlds.names.index(name) for name in pair]
        a, b = self.worlds.readings[outcome][rows]
        same = all(np.array_equal(*values[rows]) for values in self.worlds.readings.values())
        return difference_in(
            outcome, a, b, revenue=float(self.worlds.readings["revenue"][rows[0]].mean()), is_one_world=same,
            comparisons=len(self.pairs) * len(self.outcomes),
        )  # fmt: skip

    @property
    def sentence(self) -> str:
        """What came out for the first outcome, a sentence for each pair."""
        return self.sentences()[self.outcomes[0]]

    def sentences(self) -> dict[str, str]:
        """Return for each outcome what came out, a sentence for each pair."""
        return {
            name: " ".join(
                outcome_sentence(effects[name].told(), Setting(*pair, self.place.weeks, MOST_RUNS))
                for pair, effects in self.effects.items()
            )
            for name in self.outcomes
        }

    def to_pandas(self) -> pandas.DataFrame:
        """Return one row for each pair and outcome: the worlds, both means, the difference, its ends, the verdict."""
        import pandas as pd

        return pd.DataFrame(
            {"world": b, "against": a, "outcome": name, **each.to_document()} for a, b, name, each in self._rows()
        )

    def _rows(self) -> Iterator[tuple[str, str, str, PairedDifference]]:
        for (a, b), effects in self.effects.items():
            for name, each in effects.items():
                yield a, b, name, each


def lived_effects(
    asked: Question,
    scenarios: Mapping[str, Scenario],
    pairs: Sequence[Pair],
    *,
    shapes: Shapes | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
) -> PositionEffects:
    """Live worlds on their own graphs and return the paired comparisons.

    Parameters
    ----------
    asked : luck, place, and as its first finding the outcomes.
    scenarios : by the name of the world.
    pairs : which world is compared (second) against which (first).
    shapes : the graph of each world, from the seed and the graph that the scenario has; None: that one for all.
    workers : threads; None for one on each core.
    progress : called with the runs that were lived and those that there are.

    Raises
    ------
    InputError : where a graph cannot be had.
    """
    where, outcomes, usual = asked.place, asked.found[0], next(iter(scenarios.values()))
    networks = None
    if shapes is not None:

        @cache
        def shaped(seed: int) -> Mapping[str, Network]:
            return shapes(seed, network_of(usual, where.network, where.employees, seed))

        shaped(asked.seeds[0])  # what cannot be done is refused before anything is lived
        networks = {name: lambda seed, name=name: shaped(seed)[name] for name in scenarios}
        # The graph is made; what the scenario says of one that is to be generated was heard.
        scenarios = {name: replace(each, organization={}) for name, each in scenarios.items()}
    worlds = live_worlds(scenarios, asked.seeds, where, networks=networks, workers=workers, progress=progress)
    return PositionEffects(usual.name, where, worlds, tuple(pairs), outcomes)


def refuse_few(people: int, network: Network | None, what: str) -> None:
    """Raise InputError where results would be about fewer than ten real people."""
    if network is not None and network.is_imported and people < SMALLEST_GROUP:
        raise InputError(
            f"{what}: {people} people; of an organization that was read nothing is said about fewer than "
            f"{SMALLEST_GROUP}."
        )
