"""What the runs of a folder were made from, and in what an experiment differs from it.

Runs may be added to a folder only where the old ones would come out the same: more values and more seeds are
an extension; another scenario, other data or another results version are another sweep.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
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
        "edges": Path(setting.edges).name if setting.edges else None,
        "symmetrise": setting.symmetrise or None,  # as if not there: folders made before it was go on
        "weekly": setting.keeps_weekly,
    }
    told: dict[str, Any] = json.loads(canonical(parts))
    return told


def differences(before: Mapping[str, Any], now: Mapping[str, Any], scenarios: tuple[str, str]) -> list[str]:
    """Return one sentence for each thing that differs between two definitions.

    Parameters
    ----------
    before, now : as `definition_of` returns them.
    scenarios : names of the two scenarios.
    """
    names = [name for name in {**before, **now} if before.get(name) != now.get(name)]
    sentences: list[str] = []
    if "scenario" in names:
        sentences += _of_scenarios(before["scenario"], now["scenario"], scenarios)
    if "factors" in names:
        sentences += _of_factors(before["factors"], now["factors"])
    if "organization" in names:
        sentences += _of_organizations(before["organization"], now["organization"])
        names = [name for name in names if name != "employees"]
    if "readings" in names:
        sentences.append("the readings of a run have changed with the version of empathysim")
    told_apart = ("scenario", "factors", "organization", "readings")
    return sentences + [
        f"{name}: was {_shown(before.get(name))}, is {_shown(now.get(name))}"
        for name in names
        if name not in told_apart
    ]


def _of_scenarios(before: Mapping[str, Any], now: Mapping[str, Any], names: tuple[str, str]) -> list[str]:
    """Return the names where they differ, or else what has changed inside the scenario of that name."""
    if names[0] != names[1]:
        return [f"scenario: was {names[0]}, is {names[1]}"]
    sentences = [
        f"scenario {names[1]}, {when}: {name} was {_shown(before[when].get(name))}, is {_shown(now[when].get(name))}"
        for when in ("at the start", "from week 0", "organization")
        for name in {**before[when], **now[when]}
        if before[when].get(name) != now[when].get(name)
    ]
    if before["interventions"] != now["interventions"]:
        sentences.append(f"scenario {names[1]}: its interventions have changed")
    return sentences


def _of_factors(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    one = {"levers": "lever", "uncertainties": "uncertainty"}
    new = [f"{name} is a new {one[now[name]]}" for name in now if name not in before]
    gone = [f"{name} is no {one[before[name]]} any more" for name in before if name not in now]
    moved = [
        f"{name} was under [{before[name]}], is under [{now[name]}]"
        for name in before
        if name in now and before[name] != now[name]
    ]
    return [*new, *gone, *moved]


def _of_organizations(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    if not before or not now:
        kinds = ["read from files" if files else "generated" for files in (before, now)]
        return [f"organization: was {kinds[0]}, is {kinds[1]}"]
    changed = [name for name in before if name in now and before[name] != now[name]]
    others = [f"organization: {name} is a file that it did not have" for name in now if name not in before]
    lost = [f"organization: {name} is no longer a file of it" for name in before if name not in now]
    return [f"the content of {name} has changed" for name in changed] + others + lost


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
    if isinstance(value, bool):
        return str(value).lower()
    return "not set" if value is None else str(value)[:80]
