"""What answers cost: all worlds of seven keys, a screening of all parameters, a plan for a budget.

Values here are seconds on two cores, for they are what somebody waits; beside each stands the ratio to as many runs
on one core, which is what can be compared between machines.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Measured
from empathysim.analysis.attribute import attribute
from empathysim.analysis.portfolio.plan import plan
from empathysim.instruments.summary import summary
from empathysim.lived import live_scenario
from empathysim.scenarios.scenario import Scenario
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.sweep import sweep

_SCREENING = Path(__file__).parents[1] / "experiments" / "what_matters_most.toml"


def _one_run(weeks: int, runs: int = 24) -> float:
    """Return the seconds of a run whose warm-up was lived before, mean over some that follow each other."""
    firm = Scenario.load("baseline")
    worlds = [firm.replace({"journey_view.intensity": k / runs}) for k in range(runs)]
    live_scenario(worlds[0], weeks=weeks, seed=0)
    begin = time.perf_counter()
    for each in worlds:
        end = live_scenario(each, weeks=weeks, seed=0)
        summary(end.weekly, end.organization, end.parameters)
    return (time.perf_counter() - begin) / runs


def attribution(is_quick: bool) -> Iterator[Measured]:
    """Yield what all worlds of seven keys take for four seeds of 104 weeks."""
    seeds, weeks = 2 if is_quick else 4, 104
    alone, begin = _one_run(weeks), time.perf_counter()
    found = attribute("baseline", "keys", "empathy", seeds=seeds, weeks=weeks)
    took = time.perf_counter() - begin
    runs = found.breakdowns["empathy"].levels.size
    yield Measured(
        "all worlds of seven keys, four seeds", took * 4 / seeds, "at most", 60.0, "s",
        f"{took / (runs * alone):.2f} of {runs} runs on one core",
    )  # fmt: skip


def screening(is_quick: bool) -> Iterator[Measured]:
    """Yield what Morris' design over all parameters takes, from one or two of its ten trajectories."""
    asked = Experiment.load(_SCREENING)
    lived = 1 if is_quick else 2
    alone, begin = _one_run(asked.weeks), time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        ended = sweep(asked.replace(points=lived), folder, workers=2)
    took = time.perf_counter() - begin
    yield Measured(
        "a screening of all parameters, ten trajectories", took * 10 / lived, "at most", 600.0, "s",
        f"from {ended.done} runs, {took / (ended.done * alone):.2f} of as many on one core",
    )  # fmt: skip


def planning(is_quick: bool) -> Iterator[Measured]:
    """Yield what a plan takes."""
    if is_quick:
        return
    alone, begin = _one_run(156), time.perf_counter()
    found = plan("baseline", 200_000.0)
    took = time.perf_counter() - begin
    yield Measured(
        "a plan for a budget of $200,000", took, unit="s",
        note=f"{found.runs} runs, {took / (found.runs * alone):.2f} of as many on one core",
    )  # fmt: skip
