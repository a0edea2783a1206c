"""The seal of a finished session: the SHA-256 of the whole ledger, beside it.

Rows have checksums of their own; the seal also tells of damage where no row is, in the file's own book-keeping.
While somebody works at the sweep there is none.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from empathysim.errors import InputError
from empathysim.sweeps.lock import FolderRefused
from empathysim.sweeps.publishing import published
from empathysim.sweeps.record.ledger_file import NAME

SEAL = "ledger.seal"


def unseal(folder: Path) -> None:
    """Take the seal off, before anything is written."""
    try:
        (folder / SEAL).unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"{folder / SEAL}: cannot be removed ({error.strerror}).") from None


def seal(folder: Path) -> None:
    """Seal the ledger as it lies there; where somebody still reads its journal it stays unsealed."""
    if journals(folder):
        return
    with published(folder / SEAL) as beside:
        beside.write_text(json.dumps({"file": NAME, "sha256": hash_of_ledger(folder)}) + "\n", encoding="utf-8")


def refuse_what_is_not_as_sealed(folder: Path) -> None:
    """Raise FolderRefused where a ledger is not the one that was sealed: nothing is added to what is damaged.

    Raises
    ------
    InputError : where the seal itself cannot be read.
    """
    sealed = sealed_hash(folder)
    if sealed is not None and sealed != hash_of_ledger(folder):
        raise FolderRefused(
            f"{folder}: the record is not the one that was sealed when its sweep ended; 'empathysim verify {folder}' "
            f"says what is damaged. A sweep into another folder with --take {folder} takes over every row that is "
            "whole and lives the others again."
        )


def journals(folder: Path) -> list[Path]:
    """Return what SQLite keeps beside the ledger while it is written."""
    there = [folder / f"{NAME}{ending}" for ending in ("-wal", "-journal")]
    return [path for path in there if path.is_file() and path.stat().st_size > 0]


def sealed_hash(folder: Path) -> str | None:
    """Return what the seal says, or None where there is none.

    Raises
    ------
    InputError : where the seal itself cannot be read.
    """
    path = folder / SEAL
    if not path.is_file():
        return None
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if list(told) != ["file", "sha256"] or told["file"] != NAME:
            raise ValueError("it names something else")
        return str(told["sha256"])
    except (OSError, ValueError, TypeError) as error:
        raise InputError(f"{path}: the seal is damaged ({error}).") from None


def hash_of_ledger(folder: Path) -> str:
    """Return the SHA-256 of the ledger's file."""
    try:
        with open(folder / NAME, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise InputError(f"{folder / NAME}: cannot be read ({error.strerror}).") from None
