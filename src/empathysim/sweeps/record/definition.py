"""What the runs of a folder were made from, and in what an experiment differs from it.

Runs may be added to a folder only where the old ones would come out the same: more values and more seeds are
an extension; another scenario, other data or another results version are another sweep.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from empathysim.life import RESULTS_VERSION
from empathysim.outcomes.readings import READINGS
from empathysim.parameters.registry import OWN
from empathysim.scenarios.scenario import Scenario
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.asking.factor import said
from empathysim.sweeps.asking.kinds import KINDS
from empathysim.sweeps.crew.setting import Setting
from empathysim.sweeps.designs.design import Design
from empathysim.sweeps.fingerprint import canonical
from empathysim.sweeps.record.own_rules import differences_of_rules, told_rules


def definition_of(experiment: Experiment, setting: Setting) -> dict[str, Any]:
    """Return what the runs are made from, as JSON gives it back; prose and names of files are not part of it."""
    generated = setting.organization is None
    varied = {factor.name for factor in experiment.factors}
    parts = {
        "results version": RESULTS_VERSION,
        "readings": list(READINGS),
        "windows": {column: [first, last] for column, _, first, last in setting.windows},
        "scenario": setting.scenario,
        "scenarios": {name: _parts_of(scenario) for name, scenario in setting.scenarios.items()},
        "interventions": {name: dict(fields) for name, fields in setting.interventions.items()},
        "order of interventions": list(setting.interventions),
        "factors": {factor.name: factor.role for factor in experiment.factors},
        "population": experiment.population if experiment.kind == "firms" else None,
        "weeks": setting.weeks,
        "warm_up": setting.warm_up,
        "employees": setting.employees if generated and "organization.employees" not in varied else None,
        "customers": None if "organization.customers" in varied else setting.customers,
        "organization": "generated" if generated else "read from files",
        "organizations": {_own(name, setting): dict(hashes) for name, hashes in setting.hashes.items()},
        "silo": experiment.silo,
        "edges": Path(experiment.edges).name if experiment.edges else None,
        "symmetrise": experiment.symmetrise,
        "weekly": setting.keeps_weekly,
        **told_rules(setting.rules),
    }
    told: dict[str, Any] = json.loads(canonical(parts))
    return told


def _own(name: str, setting: Setting) -> str:
    """Return how an organization is told apart: the experiment's own may lie elsewhere next time."""
    return "" if name == setting.organization else name


def _parts_of(scenario: Scenario) -> dict[str, Any]:
    return {
        "at the start": _shipped(scenario.start_values()),
        "from week 0": _shipped(scenario.values()),
        "interventions": [asdict(each) for each in scenario.interventions],
        "organization": dict(scenario.organization),
        "as written": written(scenario),
    }


def _shipped(values: Mapping[str, float]) -> dict[str, float]:
    """Return the values of parameters that ship: what a process knows beside them is no part of what was lived."""
    return {name: value for name, value in values.items() if name not in OWN}


def written(scenario: Scenario) -> dict[str, Any]:
    """Return what is set in a scenario; what follows other parameters, or the industry, is left to follow."""
    return {
        "industry": scenario.industry,
        "start": dict(scenario.start),
        "parameters": dict(scenario.parameters),
        "interventions": [asdict(each) for each in scenario.interventions],
        "organization": dict(scenario.organization),
    }


def differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Return one sentence for each thing that differs between two definitions; what was only added differs not.

    Parameters
    ----------
    before, now : as `definition_of` returns them.
    """
    sentences = differences_of_rules(before, now)
    for name, parts in now["scenarios"].items():
        if before["scenario"] == now["scenario"] or name != now["scenario"]:
            sentences += _of_scenario(name, before["scenarios"].get(name, parts), parts)
    sentences += _of_factors(before["factors"], now["factors"])
    if before["organization"] == now["organization"]:
        for name, files in now["organizations"].items():
            sentences += _of_organization(before["organizations"].get(name, files), files)
    for name in {**before["interventions"], **now["interventions"]}:
        fields = (each["interventions"].get(name, {}) for each in (before, now))
        sentences += _of_parts(f"intervention {name}", *fields)
    sentences += _of_parts("windows", before["windows"], now["windows"])
    if before["readings"] != now["readings"]:
        sentences.append("the readings of a run have changed with the version of empathysim")
    told_apart = (
        "scenarios", "factors", "organizations", "interventions", "windows", "readings", "rules", "own parameters",
    )  # fmt: skip
    names = [name for name in {**before, **now} if name not in told_apart and before.get(name) != now.get(name)]
    if "organization" in names:
        names = [name for name in names if name != "employees"]
    return sentences + [f"{name}: was {_shown(before.get(name))}, is {_shown(now.get(name))}" for name in names]


def _of_scenario(scenario: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    sentences: list[str] = []
    for when in ("at the start", "from week 0", "organization"):
        sentences += _of_parts(f"scenario {scenario}, {when}", before[when], now[when])
    both: Iterable[tuple[Any, Any]] = itertools.zip_longest(before["interventions"], now["interventions"], fillvalue={})
    for number, (old, new) in enumerate(both, start=1):
        sentences += _of_parts(f"scenario {scenario}, intervention {number}", old, new)
    if not sentences and before["as written"] != now["as written"]:  # the same values, some now follow something else
        then, after = before["as written"], now["as written"]
        for part in ("start", "parameters"):
            sentences += _of_parts(f"scenario {scenario}, {part}", then[part], after[part])
        sentences += _of_parts(f"scenario {scenario}", {"industry": then["industry"]}, {"industry": after["industry"]})
    return sentences


def _of_parts(what: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    return [
        f"{what}: {name} was {_shown(before.get(name))}, is {_shown(now.get(name))}"
        for name in {**before, **now}
        if before.get(name) != now.get(name)
    ]


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


def _of_organization(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    changed = [name for name in before if name in now and before[name] != now[name]]
    others = [f"organization: {name} is a file that it did not have" for name in now if name not in before]
    lost = [f"organization: {name} is no longer a file of it" for name in before if name not in now]
    return [f"the content of {name} has changed" for name in changed] + others + lost


def lost_points(before: Design, now: Design, experiment: Experiment) -> list[str]:
    """Return one sentence for each value, for the points and for the seeds that were lived and are not asked for now.

    Parameters
    ----------
    before : the design whose runs the folder holds.
    now : the design of the experiment.
    """
    sentences = []
    asked = {tuple(point[now.names.index(name)] for name in before.names) for point in now.points}
    lost = [point for point in before.points if point not in asked]
    for place, name in enumerate(before.names) if lost else ():
        taken = {point[now.names.index(name)] for point in now.points}
        gone = dict.fromkeys(point[place] for point in before.points if point[place] not in taken)
        if gone and len(taken) < len(now.points):  # where every point has a value of its own, values say nothing
            sentences.append(f"{name}: no longer takes {', '.join(said(value) for value in list(gone)[:5])}")
    if lost and not sentences:
        drawn = KINDS[experiment.kind].draws or experiment.kind == "list"
        how = f"; {_ADVICE.get(experiment.kind, 'points can be added, not exchanged')}" if drawn else ""
        sentences.append(f"{len(lost):,} of its {len(before.points):,} points are no longer asked for{how}")
    seeds = set(now.seeds)
    gone_seeds = [seed for seed in before.seeds if seed not in seeds]
    if gone_seeds:
        sentences.append(f"seeds: no longer hold {', '.join(map(str, gone_seeds[:5]))}")
    return sentences


_ADVICE = {
    "latin_hypercube": "a Latin hypercube grows by doubling its points, or by a block of its own, points = [100, 50]",
    "saltelli": "points grow by doubling",
}


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "not set" if value is None else str(value)[:80]
