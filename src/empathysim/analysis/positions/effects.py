"""What a change of positions in an organization changes: pairs of worlds with the same people and the same luck.

A world with another graph lives its warm-up on that graph, too: what is compared are two organizations that have
always been so, in which each person's row, and with it all keyed luck, is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from empathysim.analysis.comparison import MOST_RUNS
from empathysim.analysis.paired_difference import PairedDifference, difference_in
from empathysim.analysis.worlds import Place, Progress, Worlds, live_worlds, refuse_what_cannot_be_lived, seeds_of
from empathysim.errors import InputError, all_of, nearest
from empathysim.life import network_of
from empathysim.organization.network import Network
from empathysim.outcomes.readings import READINGS
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.comparison import Setting, outcome_sentence
from empathysim.wording.rules import SMALLEST_GROUP

if TYPE_CHECKING:
    import pandas

OUTCOMES = ("context", "empathy", "satisfaction", "clv")
"""Outcomes that are compared unless others are asked for."""

Shapes = Callable[[int, Network], Mapping[str, Network]]
Pair = tuple[str, str]


@dataclass(frozen=True, eq=False)
class PositionEffects:
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

    def _difference(self, pair: Pair, outcome: str) -> PairedDifference:
        rows = [self.worlds.names.index(name) for name in pair]
        a, b = self.worlds.readings[outcome][rows]
        same = all(np.array_equal(*values[rows]) for values in self.worlds.readings.values())
        return difference_in(
            outcome, a, b, revenue=float(self.worlds.readings["revenue"][rows[0]].mean()), is_one_world=same,
            comparisons=len(self.pairs) * len(self.outcomes),
        )  # fmt: skip

    def sentences(self) -> list[str]:
        """Return a sentence for each outcome of each pair."""
        return [
            outcome_sentence(each.told(), Setting(*pair, self.place.weeks, MOST_RUNS))
            for pair, effects in self.effects.items()
            for each in effects.values()
        ]

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
    scenarios: Mapping[str, Scenario],
    pairs: Sequence[Pair],
    *,
    seeds: int | Sequence[int],
    place: Place | None,
    outcomes: Sequence[str],
    shapes: Shapes | None = None,
    progress: Progress | None = None,
) -> PositionEffects:
    """Live worlds on their own graphs and return the paired comparisons.

    Parameters
    ----------
    scenarios : by the name of the world.
    pairs : which world is compared (second) against which (first).
    seeds : pairs of runs, 2 or more, or the seeds themselves.
    place : where and how long; None for the usual firm.
    outcomes : names of readings.
    shapes : the graph of each world, from the seed and the graph that the scenario has; None: that one for all.
    progress : called with the runs that were lived and those that there are.

    Raises
    ------
    InputError : where anything cannot be used, all of it at once.
    """
    where = place or Place()
    chosen, asked = all_of(lambda: _outcomes(outcomes), lambda: seeds_of(seeds, 2))
    refuse_what_cannot_be_lived(scenarios, asked, where)
    usual = next(iter(scenarios.values()))
    if shapes is None:
        worlds = live_worlds(scenarios, asked, where, progress=progress)
        return PositionEffects(usual.name, where, worlds, tuple(pairs), chosen)

    @cache
    def shaped(seed: int) -> Mapping[str, Network]:
        return shapes(seed, network_of(usual, where.network, where.employees, seed))

    shaped(asked[0])  # what cannot be done is refused before anything is lived
    given = {name: lambda seed, name=name: shaped(seed)[name] for name in scenarios}
    # The graph is made; what the scenario says of one that is to be generated was heard.
    bare = {name: replace(each, organization={}) for name, each in scenarios.items()}
    worlds = live_worlds(bare, asked, where, networks=given, progress=progress)
    return PositionEffects(usual.name, where, worlds, tuple(pairs), chosen)


def scenario_of(told: Scenario | str | Path) -> Scenario:
    """Return a scenario, the shipped one of that name, or the one in a .toml file."""
    return told if isinstance(told, Scenario) else Scenario.load(told)


def refuse_few(people: int, network: Network | None, what: str) -> None:
    """Raise InputError where results would be about fewer than ten real people."""
    if network is not None and network.is_imported and people < SMALLEST_GROUP:
        raise InputError(
            f"{what}: {people} people; of an organization that was read nothing is said about fewer than "
            f"{SMALLEST_GROUP}."
        )


def _outcomes(told: Sequence[str]) -> tuple[str, ...]:
    names = (told,) if isinstance(told, str) else tuple(dict.fromkeys(told))
    unknown = [name for name in names if name not in READINGS]
    if unknown or not names:
        raise InputError(
            [f"outcomes: {name}: there is no reading of that name.{nearest(str(name), READINGS)}" for name in unknown]
            or "outcomes: at least one reading has to be named."
        )
    return names
