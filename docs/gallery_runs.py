"""The small runs that the figures of the gallery are drawn from; each is lived when it is first asked for."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import empathysim as es
from empathysim.analysis.compare import compare
from empathysim.analysis.comparison import Comparison
from empathysim.analysis.place import Place
from empathysim.analysis.portfolio.front import Effort
from empathysim.analysis.portfolio.plan import plan
from empathysim.analysis.portfolio.planned import Plan
from empathysim.analysis.worlds import Worlds, live_worlds
from empathysim.figures.footer import footer
from empathysim.figures.palette import FIVE_AS
from empathysim.lived import Lived
from empathysim.scenarios.scenario import Scenario
from empathysim.sweeps.sweep import Sweep


@dataclass(frozen=True)
class Runs:
    """A firm as it is today and one that put empathy first, under the same luck.

    Parameters
    ----------
    weeks, warm_up, employees : of every run.
    many : seeds where runs are shown one by one.
    few : seeds where very many worlds are lived, 2 or more.
    stops : values of each lever on a map.
    """

    weeks: int = 156
    warm_up: int = 104
    employees: int = 150
    many: int = 20
    few: int = 4
    stops: int = 6

    @cached_property
    def scenarios(self) -> dict[str, Scenario]:
        """The two scenarios by name."""
        return {name: Scenario.load(name) for name in ("baseline", "usaa")}

    @property
    def place(self) -> Place:
        """Where and how long all of them live."""
        return Place(**self.size)

    @property
    def where(self) -> dict[str, Any]:
        """Where they live, as questions take it that say themselves how long."""
        return {"warm_up": self.warm_up, "employees": self.employees}

    @property
    def size(self) -> dict[str, Any]:
        """Where and how long, as most questions take it."""
        return {"weeks": self.weeks, **self.where}

    @cached_property
    def worlds(self) -> Worlds:
        """Readings of both, week by week."""
        return live_worlds(self.scenarios, range(self.many), self.place, weekly=("satisfaction", *FIVE_AS))

    @cached_property
    def comparison(self) -> Comparison:
        """One against the other."""
        return compare("baseline", "usaa", seeds=self.many, **self.size)

    @cached_property
    def plan(self) -> Plan:
        """What to turn first for 200,000 USD a year; looked for with little effort."""
        return plan("baseline", 200_000.0, seeds=self.few, effort=Effort(population=8, generations=4), **self.size)

    @cached_property
    def lived(self) -> dict[str, list[Lived]]:
        """Whole runs of both."""
        return {
            name: [self.place.lived(each, seed) for seed in range(self.few)] for name, each in self.scenarios.items()
        }

    def footer(self, seeds: Sequence[int] | None = None, names: Sequence[str] = ("baseline", "usaa")) -> str:
        """Return where numbers of these runs come from; all of many seeds unless some are named."""
        return footer(names, range(self.many) if seeds is None else seeds, self.place)

    def swept(self, title: str, **asked: Any) -> Sweep:
        """Return a sweep that is lived into a folder of its own, which goes when the process ends."""
        usual = {"outcomes": ["satisfaction", "clv"], "seeds": self.few, **self.size}
        folder = Path(tempfile.mkdtemp(prefix="gallery-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        return es.sweep(es.Experiment(title, **{**usual, **asked}), folder / "sweep", executor="threads")

    @cached_property
    def screened(self) -> Sweep:
        """Trajectories of Morris through some of the parameters."""
        moved = {"human_bias.*": None, "journey.*": None}
        return self.swept("Which of them matter?", kind="morris", uncertainties=moved, points=self.few, seeds=2)

    def between(self, low: float, high: float) -> list[float]:
        """Return values for one side of a map."""
        return [round(low + (high - low) * stop / (self.stops - 1), 4) for stop in range(self.stops)]
