"""Verifying a sweep's record: every line by its checksum, the file by SQLite's rules, the whole by its seal."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from empathysim.errors import InputError
from empathysim.sweeps.fingerprint import hash_of
from empathysim.sweeps.record.ledger import CELLS, Ledger
from empathysim.sweeps.record.ledger_file import NAME, checksum
from empathysim.sweeps.record.results import design_in, experiment_of
from empathysim.sweeps.record.seal import hash_of_ledger, sealed_hash

_MOST_SAID = 20


@dataclass(frozen=True)
class Verified:
    """What a look at a sweep's record found.

    Attributes
    ----------
    folder : of the sweep.
    runs : number of runs whose line was looked at.
    is_sealed : whether the file as a whole could be compared with its seal.
    damage : one sentence for each thing that is damaged; none where all is well.
    """

    folder: Path
    runs: int
    is_sealed: bool
    damage: list[str]


def verify(folder: str | Path) -> Verified:
    """Look at every line of a sweep's record; nothing is changed.

    Raises
    ------
    InputError : where there is no sweep in the folder.
    """
    place = Path(folder)
    if not (place / NAME).is_file():
        raise InputError(f"{place}: there is no sweep in this folder ({NAME} is missing).")
    damage: list[str] = []
    sealed = None
    try:
        sealed = sealed_hash(place)
        # Looked at twice: a sweep that begins in between takes the seal off before it writes.
        if sealed is not None and sealed != hash_of_ledger(place) and sealed == sealed_hash(place):
            damage.append(f"{place / NAME}: the file is not the one that was sealed at the end of the sweep.")
    except InputError as error:
        damage += error.messages
    runs = 0
    try:
        with Ledger(place, "read") as ledger:
            for fault in _faults(ledger):
                damage += [fault] if fault else []
                runs += not fault
    except (InputError, sqlite3.Error, ValueError, KeyError, TypeError, OverflowError) as error:
        said = error.messages if isinstance(error, InputError) else [f"{place / NAME}: cannot be read ({error})."]
        damage += said
    if len(damage) > _MOST_SAID:
        damage[_MOST_SAID:] = [f"... and {len(damage) - _MOST_SAID:,} more places."]
    return Verified(place, runs, sealed is not None, damage)


def _faults(ledger: Ledger) -> Iterator[str]:
    """Yield what is damaged; an empty text for each run that is whole."""
    for (told,) in ledger.file.execute("PRAGMA integrity_check(5)"):
        if told != "ok":
            yield f"{ledger.path}: {' '.join(str(told).split())}"
    for row in ledger.file.execute(f"SELECT id, {CELLS}, checksum FROM runs"):
        if checksum(row[1:-1]) != row[-1]:
            yield f"{ledger.path}: line {row[0]} of the runs is damaged; its checksum does not fit."
        else:
            yield ""
    facts = ledger.facts()
    ledger.sessions()
    design = design_in(ledger, experiment_of(ledger))
    told = [list(design.names), [list(point) for point in design.points], list(design.seeds)]
    if hash_of(told) != facts["design_sha256"] or hash_of(facts["definition"]) != facts["definition_sha256"]:
        yield f"{ledger.path}: the design or the definition is not the one that was written."
