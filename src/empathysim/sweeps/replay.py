"""Living one run of a sweep again, from its row alone: is it the same to the last bit, and if not, what differs?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from empathysim.errors import InputError
from empathysim.life import Live
from empathysim.scenarios.intervention import Intervention
from empathysim.scenarios.scenario import Scenario
from empathysim.sweeps.crew.setting import Setting, setting_of
from empathysim.sweeps.designs.design import Run
from empathysim.sweeps.designs.run import lived
from empathysim.sweeps.provenance import provenance
from empathysim.sweeps.record.ledger import Entry, Ledger
from empathysim.sweeps.record.own_rules import own_week, refuse_other_rules
from empathysim.sweeps.record.results import design_in, experiment_of

_ENVIRONMENT = ("version", "commit", "results_version", "python", "libraries", "operating_system", "cpu")


@dataclass(frozen=True)
class Replay:
    """A run that was lived again.

    Attributes
    ----------
    run : the run.
    is_identical : whether status, message, and every reading agree to the last bit.
    differences : one sentence for each thing that does not.
    environment : one sentence for each thing in which the machine and its software differ from those of the row.
    """

    run: Run
    is_identical: bool
    differences: tuple[str, ...]
    environment: tuple[str, ...]


def replay(folder: str | Path, number: int, rules: Live | None = None) -> Replay:
    """Live a run of a sweep again and compare.

    Parameters
    ----------
    folder : of the sweep.
    number : of the run, as its table of results tells it.
    rules : the week with the rules that the sweep was lived with (see `compose_rules`); None: as they ship.

    Raises
    ------
    InputError : where there is no such run, it did not end yet, it was lived with other rules, or its organization
        cannot be read as it was.
    """
    week = own_week(rules)
    with Ledger(Path(folder), "read") as ledger:
        experiment, facts = experiment_of(ledger), ledger.facts()
        refuse_other_rules(folder, facts["definition"], week)
        design = design_in(ledger, experiment)
        runs = len(design.points) * len(design.seeds)
        if not 0 <= number < runs:
            raise InputError(f"{folder}: run = {number}: there are runs 0 to {runs - 1:,}.")
        place, index = divmod(number, len(design.seeds))
        wanted = design.run(place, index)
        entry = next((each for each in ledger.entries(design, [place]) if each.run.number == number), None)
        if entry is None:
            raise InputError(f"{folder}: run {number} did not end yet; there is nothing to compare it with.")
        then = ledger.sessions()[entry.session]
    setting = setting_of(experiment, week, _scenarios(facts["definition"]["scenarios"]))
    _refuse_other_files(setting, facts["definition"]["organizations"])
    row = lived(setting, wanted)
    differences = _differences(entry, row.status, row.message, row.readings)
    return Replay(wanted, not differences, tuple(differences), tuple(_environment(then, provenance())))


def _scenarios(told: Mapping[str, Any]) -> dict[str, Scenario]:
    """Return the scenarios as the ledger holds them, whatever their files say by now."""
    return {
        name: Scenario(
            Path(name).stem,
            **{
                **parts["as written"],
                "interventions": tuple(
                    Intervention(**{**each, "silos": tuple(each["silos"])})
                    for each in parts["as written"]["interventions"]
                ),
            },
        )
        for name, parts in told.items()
    }


def _refuse_other_files(setting: Setting, organizations: Mapping[str, Mapping[str, str]]) -> None:
    for name, files in setting.hashes.items():
        then = organizations["" if name == setting.organization else name]
        changed = [file for file in {**then, **files} if then.get(file) != files.get(file)]
        if changed:
            raise InputError(f"{name}: the content of {file} is not what the run was lived with." for file in changed)


def _differences(then: Entry, status: str, message: str, readings: Mapping[str, float]) -> list[str]:
    said = []
    if (then.status, then.message) != (status, message):
        said.append(f"it was {then.status} ({then.message or 'no message'}), is {status} ({message or 'no message'})")
    for name in then.readings if readings else ():
        before, now = then.readings[name], readings[name]
        if np.float64(before).tobytes() != np.float64(now).tobytes():
            said.append(f"{name} was {before!r}, is {now!r}")
    return said


def _environment(then: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    said = []
    for name in _ENVIRONMENT:
        before, after = then.get(name), now.get(name)
        if isinstance(before, Mapping) and isinstance(after, Mapping):
            said += [
                f"{part} was {before.get(part)}, is {after[part]}" for part in after if before.get(part) != after[part]
            ]
        elif before != after:
            said.append(f"{name.replace('_', ' ')} was {before}, is {after}")
    return said
