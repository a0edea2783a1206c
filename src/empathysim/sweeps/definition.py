"""What the runs of a folder were made from, and in what an experiment differs from it.

Runs may be added to a folder only where the old ones would come out the same: more values and more seeds are
an extension; another scenario, other data or another results version are another sweep.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from empathysim.life import RESULTS_VERSION
from empathysim.outcomes.readings import READINGS
from empathysim.sweeps.experiment import Experiment
from empathysim.sweeps.fingerprint import canonical
from empathysim.sweeps.run import Setting


def definition_of(experiment: Experiment, setting: Setting) -> dict[str, Any]:
    """Return what the runs are made from, as JSON gives it back; prose and names of files are not part of it."""
    scenario = setting.scenario
    parts = {
        "results version": RESULTS_VERSION,
        "readings": list(READINGS),
        "scenario": {
            "at the start": scenario.start_values(),
            "from week 0": scenario.values(),
            "interventions": [asdict(each) for each in scenario.interventions],
            "organization": dict(scenario.organization),
        },
        "factors": {factor.name: factor.role for factor in experiment.factors},
        "weeks": setting.weeks,
        "warm_up": setting.warm_up,
        "employees": None if setting.organization else setting.employees,
        "customers": setting.customers,
        "organization": dict(setting.hashes),
        "silo": setting.silo,
        "weekly": setting.keeps_weekly,
    }
    told: dict[str, Any] = json.loads(canonical(parts))
    return told


def differences(before: Any, now: Any, path: tuple[str, ...] = ()) -> list[str]:
    """Return one sentence for each thing that differs between two definitions."""
    if isinstance(before, Mapping) and isinstance(now, Mapping):
        names = [*before, *(name for name in now if name not in before)]
        return [
            sentence
            for name in names
            for sentence in differences(before.get(name), now.get(name), (*path, str(name)))
            if before.get(name) != now.get(name)
        ]
    if before == now:
        return []
    what = ", ".join(path) or "everything"
    if path[:1] == ("organization",):
        return [f"the content of {path[-1]} has changed" if before and now else f"{what}: is a different file"]
    return [f"{what}: was {_shown(before)}, is {_shown(now)}"]


def missing_values(before: Mapping[str, Any], experiment: Experiment) -> list[str]:
    """Return one sentence for each value and for the seeds that were lived and are no longer asked for."""
    sentences = []
    for factor in experiment.factors:
        gone = [value for value in before["values"].get(factor.name, []) if value not in factor.values]
        if gone:
            sentences.append(f"{factor.name}: no longer takes {', '.join(f'{value:g}' for value in gone[:5])}")
    seeds = set(experiment.seeds)
    lost = [seed for seed in before["seeds"] if int(seed) not in seeds]
    if lost:
        sentences.append(f"seeds: no longer hold {', '.join(map(str, lost[:5]))}")
    return sentences


def _shown(value: Any) -> str:
    return "not there" if value is None else str(value)[:80]
