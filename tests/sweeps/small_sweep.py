"""A sweep small enough for tests, and works that go wrong on purpose: a worker imports them by name."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from empathysim.outcomes.readings import READINGS
from empathysim.sweeps.designs.design import Run

TEXT = """
[question]
title = "Does pressure matter?"
[levers]
groupthink = {{ values = {groupthink} }}
culture_pressure = {{ values = [0.1, 0.9] }}
[outcomes]
columns = ["satisfaction", "clv"]
{outcomes}
[design]
kind = "grid"
seeds = {seeds}
weeks = {weeks}
warm_up = 2
employees = {employees}
{design}
"""


def write(folder: Path, name: str = "small.toml", **changed: object) -> Path:
    """Write a small experiment of 12 runs, changed in some of its parts, and return its file."""
    usual: dict[str, object] = {"groupthink": [0.2, 0.5, 0.8], "seeds": 2, "weeks": 4, "employees": 30}
    path = folder / name
    path.write_text(TEXT.format(**{**usual, "outcomes": "", "design": "", **changed}), encoding="utf-8")
    return path


def twelve() -> list[Run]:
    """Return twelve runs: six points, each with two seeds."""
    return [Run(2 * point + seed, point, seed, {"groupthink": point / 10}) for point in range(6) for seed in (0, 1)]


def numbers(run: Run) -> Mapping[str, float]:
    """Return readings that tell the run that they are of."""
    return dict.fromkeys(READINGS, run.seed + run.factors.get("groupthink", 0.0))


@dataclass(frozen=True)
class Fails:
    """Fails at one run, by an error or by the end of its process; leaves a mark for every try."""

    number: int
    how: str
    marks: Path

    def __call__(self, run: Run) -> tuple[Mapping[str, float], None]:
        """Return readings, or do not."""
        with open(self.marks / f"{run.number}", "ab") as file:
            file.write(b"x")
        if run.number == self.number:
            if self.how == "error":
                raise ZeroDivisionError("the world ended")
            os._exit(1)
        return numbers(run), None


def imported(run: Run) -> tuple[Mapping[str, float], None]:
    """Return readings, or fail with the names of heavy packages that this worker has imported."""
    from empathysim.sweeps.crew.setting import Setting  # what a real worker needs

    assert Setting is not None
    heavy = [name for name in ("mesa", "matplotlib", "pandas") if name in sys.modules]
    if heavy:
        raise ImportError(", ".join(heavy))
    return numbers(run), None


@dataclass(frozen=True)
class Large:
    """Returns readings at once, and carries ballast as an organization in files would be."""

    ballast: bytes

    def __call__(self, run: Run) -> tuple[Mapping[str, float], None]:
        """Return readings."""
        return numbers(run), None


def plain(run: Run) -> tuple[Mapping[str, float], None]:
    """Return readings at once."""
    return numbers(run), None


def world(run: Run) -> tuple[Mapping[str, float], None]:
    """Live a small world and return its readings."""
    from empathysim.instruments.summary import summary
    from empathysim.lived import live_scenario
    from empathysim.scenarios.scenario import Scenario

    scenario = Scenario.load("baseline").replace(dict(run.factors))
    end = live_scenario(scenario, weeks=4, seed=run.seed, warm_up=2, employees=30)
    return summary(end.weekly, end.organization, end.parameters), None


def slow(run: Run) -> tuple[Mapping[str, float], None]:
    """Return readings after a fifth of a second."""
    time.sleep(0.2)
    return numbers(run), None


def lived_otherwise(monkeypatch: Any) -> str:
    """Let every run from now on read one thing a little higher; return which."""
    from empathysim.instruments.summary import summary

    def raised(*told: Any) -> dict[str, float]:
        readings = summary(*told)
        return {**readings, "satisfaction": float(np.nextafter(readings["satisfaction"], 1.0))}

    monkeypatch.setattr("empathysim.sweeps.crew.setting.summary", raised)
    return "satisfaction"
