"""Claiming a folder: what its sweep is made from is written down, or another sweep is kept out of it."""

from __future__ import annotations

from pathlib import Path

from empathysim.sweeps.definition import definition_of, differences, missing_values
from empathysim.sweeps.experiment import Experiment
from empathysim.sweeps.fingerprint import hash_of
from empathysim.sweeps.ledger import Ledger
from empathysim.sweeps.lock import FolderRefused
from empathysim.sweeps.provenance import provenance
from empathysim.sweeps.run import Setting

_MOST_SAID = 10


def claim(ledger: Ledger, experiment: Experiment, setting: Setting, folder: Path) -> None:
    """Write what the sweep is made from; a folder in which no run was lived to its end is taken over.

    Raises
    ------
    FolderRefused : where runs would be mixed with those of something else; it says what differs.
    """
    definition, facts = definition_of(experiment, setting), ledger.facts()
    if facts:
        said = differences(facts["definition"], definition, (facts["provenance"]["scenario"], setting.scenario.name))
        said = said or missing_values(facts["factors"], experiment)
        if said and "done" in ledger.statuses().values():
            more = [f"... and {len(said) - _MOST_SAID:,} more differences"] if len(said) > _MOST_SAID else []
            head = f"{folder}: holds the runs of something else; take another folder."
            raise FolderRefused([head, *said[:_MOST_SAID], *more])
        if said:
            ledger.drop_runs()
    ledger.tell(
        {
            "definition": definition,
            "definition_sha256": hash_of(definition),
            "experiment": {"file": str(experiment.folder / f"{experiment.name}.toml"), "document": experiment.document},
            "factors": {
                "values": {factor.name: list(factor.values) for factor in experiment.factors},
                "seeds": list(experiment.seeds),
            },
            "readings": definition["readings"],
            "provenance": provenance(
                scenario=setting.scenario.name,
                changed=setting.scenario.changed(),
                seeds=experiment.seeds,
                data=dict(setting.hashes),
            ),
        }
    )
