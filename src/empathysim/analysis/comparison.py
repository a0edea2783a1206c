"""Two scenarios under the same luck, and all that is known of how they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from empathysim.analysis.break_even import BreakEven, break_even
from empathysim.analysis.called import both_called
from empathysim.analysis.intervals import LOOKS, look_of
from empathysim.analysis.paired_difference import PairedDifference, difference_in
from empathysim.analysis.place import Place
from empathysim.analysis.shown import Shown
from empathysim.analysis.worlds import Progress, Worlds, live_worlds, seeds_of
from empathysim.errors import InputError
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.comparison import Payback, Setting, comparison_sentence, outcome_sentence

if TYPE_CHECKING:
    import pandas

COSTS = ("key_cost", "release_cost", "gesture_cost", "research_cost")
"""Weekly readings of what levers cost."""
MOST_RUNS = max(LOOKS)
"""Paired runs after which a difference that cannot be told is called not detectable."""
_WEEKS_PER_YEAR = 52.0


@dataclass(frozen=True, eq=False, repr=False)
class Comparison(Shown):
    """Two scenarios under the same luck, `b` against `a`.

    Parameters
    ----------
    a, b : the scenarios.
    place : where and how long they were lived.
    worlds : all readings of both, `a` first.
    chosen : outcomes that are compared.
    comparisons : intervals that hold together: outcomes times scenarios compared at once.
    smallest : smallest differences that matter, by outcome, where they are not the registry's.
    """

    a: Scenario
    b: Scenario
    place: Place
    worlds: Worlds
    chosen: tuple[str, ...]
    comparisons: int
    smallest: Mapping[str, float] = field(default_factory=dict)

    @property
    def seeds(self) -> tuple[int, ...]:
        """The seeds under which both were lived."""
        return self.worlds.seeds

    @cached_property
    def outcomes(self) -> dict[str, PairedDifference]:
        """Each outcome that was asked about."""
        return {name: self._difference(name) for name in self.chosen}

    def _difference(self, name: str) -> PairedDifference:
        a, b = self.worlds.readings[name]
        revenue = float(self.worlds.readings["revenue"][0].mean())
        return difference_in(
            name, a, b, revenue=revenue, comparisons=self.comparisons, matters=self.smallest.get(name),
            is_one_world=self.is_one_world,
        )  # fmt: skip

    @cached_property
    def is_one_world(self) -> bool:
        """Whether nothing at all differs: not a single reading of a single seed."""
        return all(np.array_equal(*values) for values in self.worlds.readings.values())

    @cached_property
    def break_even(self) -> BreakEven:
        """When `b` has paid against `a`, in discounted profit since week 0; never where it is no change of `a`."""
        a, b = self.worlds.weekly["npv"]
        return break_even(b - a) if self.is_a_change else BreakEven(None, None, None, 0, len(self.seeds))

    @property
    def yearly_cost(self) -> float:
        """What `b` pays more than `a` for its levers, mean over seeds and weeks, USD a year."""
        return _WEEKS_PER_YEAR * sum(
            float((self.worlds.weekly[name][1] - self.worlds.weekly[name][0]).mean()) for name in COSTS
        )

    @property
    def undecided(self) -> tuple[int, float] | None:
        """Pairs after which every verdict can probably be given, and the seconds that they take; None where it is.

        None as well from as many pairs on as differences are looked for in.
        """
        asked = [each.runs_needed or 0 for each in self.outcomes.values()]
        pairs = min(max(asked), MOST_RUNS)
        more = pairs - len(self.seeds)
        return (pairs, 2.0 * self.worlds.seconds * more) if more > 0 else None

    @property
    def sentence(self) -> str:
        """The one sentence, which follows the wording rules."""
        paid = self.break_even
        payback = Payback(paid.low, paid.high, paid.runs) if paid.low is not None and paid.high is not None else None
        if paid.week is None:
            payback = None
        told = [each.told() for each in self.outcomes.values()]
        return comparison_sentence(told, self._setting(), self.yearly_cost, payback, is_a_change=self.is_a_change)

    def sentences(self) -> dict[str, str]:
        """Return a sentence for each outcome."""
        return {name: outcome_sentence(each.told(), self._setting()) for name, each in self.outcomes.items()}

    def _setting(self) -> Setting:
        a, b = self.names
        return Setting(a, b, self.place.weeks, MOST_RUNS)

    @property
    def names(self) -> tuple[str, str]:
        """How the two are called; what was changed in a shipped scenario that kept its name is told."""
        return both_called(self.a, self.b)

    @property
    def is_a_change(self) -> bool:
        """Whether `a` could become `b` at week 0; else they are two firms, and nothing is paid back."""
        return self.a.start_values() == self.b.start_values()

    @property
    def what_differs(self) -> dict[str, tuple[float, float]]:
        """Parameters that differ at week 0, with their values in `a` and in `b`."""
        a, b = self.a.values(), self.b.values()
        return {name: (a[name], b[name]) for name in a if a[name] != b[name]}

    def grown(
        self, seeds: int | Sequence[int], *, workers: int | None = None, progress: Progress | None = None
    ) -> Comparison:
        """Return the comparison with more seeds; those that were lived are not lived again.

        Up to 4, 20, 50, 100, 200 ... pairs are a look each, and one looks once at each (see `intervals`).

        Raises
        ------
        InputError : where a seed that was lived is not among them, or so many pairs belong to the look that was taken.
        """
        asked = seeds_of(seeds, 2)
        left_out = [seed for seed in self.seeds if seed not in asked]
        if left_out:
            raise InputError(f"seeds: {left_out[:10]} were lived already; a comparison grows and leaves none out.")
        new = [seed for seed in asked if seed not in self.seeds]
        if not new:
            return self
        if look_of(len(asked)) == look_of(len(self.seeds)):
            limit = look_of(len(asked))
            raise InputError(
                f"seeds: {len(asked)} pairs are the same look as {len(self.seeds)}, for which up to {limit} count; "
                f"intervals hold for one look at each of 4, 20, 50, 100, ...: take more than {limit}."
            )
        scenarios = dict(zip(self.worlds.names, (self.a, self.b), strict=True))
        return replace(self, worlds=_joined(self.worlds, lived_pairs(scenarios, new, self.place, workers, progress)))

    def to_pandas(self) -> pandas.DataFrame:
        """Return a table with a row for each outcome."""
        import pandas

        return pandas.DataFrame(self.to_document()["outcomes"]).T

    def to_document(self) -> dict[str, Any]:
        """Return everything as plain numbers and texts, for JSON; an end without limit is None."""
        paid, (a, b) = self.break_even, self.names
        return {
            "a": a,
            "b": b,
            "seeds": len(self.seeds),
            "weeks": self.place.weeks,
            "outcomes": {name: each.to_document() for name, each in self.outcomes.items()},
            "break_even_week": paid.week,
            "break_even": paid._asdict(),
            "yearly_cost": self.yearly_cost,
            "sentence": self.sentence,
        }


def _joined(old: Worlds, new: Worlds) -> Worlds:
    """Return the readings of both sets of seeds."""

    def both(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
        return {name: np.concatenate([first[name], second[name]], axis=1) for name in first}

    return Worlds(
        old.names, old.seeds + new.seeds, both(old.readings, new.readings), both(old.weekly, new.weekly), new.seconds
    )


def lived_pairs(
    scenarios: Mapping[str, Scenario],
    seeds: Sequence[int],
    place: Place,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Worlds:
    """Live scenarios under the same luck, and keep week by week what money questions need."""
    return live_worlds(scenarios, seeds, place, weekly=("npv", *COSTS), workers=workers, progress=progress)
