"""Claiming a folder: what its sweep is made from is written down, or another sweep is kept out of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.crew.setting import Setting
from empathysim.sweeps.designs.design import Design
from empathysim.sweeps.fingerprint import hash_of
from empathysim.sweeps.lock import FolderRefused
from empathysim.sweeps.provenance import provenance
from empathysim.sweeps.record.definition import definition_of, differences, lost_points
from empathysim.sweeps.record.ledger import Ledger
from empathysim.sweeps.record.ledger_file import NothingBegun
from empathysim.sweeps.record.own_rules import told_rules
from empathysim.sweeps.record.results import design_in, experiment_of, kept_design

_MOST_SAID = 10


@dataclass(frozen=True)
class Claim:
    """What a sweep is allowed to write into its folder.

    Attributes
    ----------
    design : of the sweep, as the folder holds it where it was made from this very experiment.
    facts : what the folder's ledger is to say of the sweep as a whole.
    is_taken_over : whether runs of something else are forgotten, none of which was lived to its end.
    """

    design: Design
    facts: dict[str, Any]
    is_taken_over: bool


def allowed(folder: Path, experiment: Experiment, setting: Setting, design: Design) -> Claim:
    """Return what the sweep may write into a folder; the folder is only read.

    Raises
    ------
    FolderRefused : where runs would be mixed with those of something else; it says what differs.
    """
    try:
        with Ledger(folder, "read") as ledger:
            told, facts = facts_of(experiment, setting, design), ledger.facts()
            if facts["design_sha256"] != told["design_sha256"]:
                design = kept_design(ledger, experiment) or design
                told = facts_of(experiment, setting, design)
            said = differences(facts["definition"], told["definition"])
            if not said and facts["design_sha256"] != told["design_sha256"]:
                said = lost_points(design_in(ledger, experiment_of(ledger)), design, experiment)
            if said and ledger.has_done():
                refuse(said, f"{folder}: holds the runs of something else; take another folder.")
            return Claim(design, told, is_taken_over=bool(said))
    except NothingBegun:
        return Claim(design, facts_of(experiment, setting, design), is_taken_over=False)


def claim(ledger: Ledger, claimed: Claim) -> None:
    """Write what the sweep is made from."""
    facts = ledger.facts()
    if any(facts.get(name) != fact for name, fact in claimed.facts.items()):
        ledger.tell(claimed.facts, claimed.design, forgets_runs=claimed.is_taken_over)


def begin_session(ledger: Ledger, experiment: Experiment, setting: Setting) -> int:
    """Write down who works at the sweep from now on, and return the number of this session."""
    many = len(setting.hashes) > 1
    return ledger.begin_session(
        told_rules(setting.rules)
        | provenance(
            scenario=setting.scenario,
            changed=setting.scenarios[setting.scenario].changed(),
            seeds=experiment.seeds,
            data={
                f"{organization}/{name}" if many else name: mark
                for organization, files in setting.hashes.items()
                for name, mark in files.items()
            },
        )
    )


def refuse(said: list[str], head: str) -> None:
    """Raise FolderRefused with a head and what differs, the first ten of them."""
    more = [f"... and {len(said) - _MOST_SAID:,} more differences"] if len(said) > _MOST_SAID else []
    raise FolderRefused([head, *said[:_MOST_SAID], *more])


def facts_of(experiment: Experiment, setting: Setting, design: Design) -> dict[str, Any]:
    """Return what a ledger says of its sweep as a whole."""
    definition = definition_of(experiment, setting)
    file = (experiment.folder / f"{experiment.name}.toml").absolute()
    return {
        "definition": definition,
        "definition_sha256": hash_of(definition),
        "design_sha256": hash_of([list(design.names), list(design.points), list(design.seeds)]),
        "experiment": {"file": str(file), "document": experiment.document},
        "factors": list(design.names),
        "readings": [*definition["readings"], *(column for column, *_ in setting.windows)],
    }
