"""The record of a sweep: one SQLite file that holds every run that ended, and what it was made from.

Each chunk of rows is one transaction, on the disk before the next chunk is handed out. Whatever is killed,
rows that are in stay in, and no run is ever in twice. Every row carries a checksum of its content.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np

from empathysim.errors import InputError
from empathysim.outcomes.readings import READINGS
from empathysim.sweeps.run import Row, Status

NAME = "ledger.sqlite"
_TABLES = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS runs (
    key TEXT PRIMARY KEY, factors TEXT NOT NULL, seed TEXT NOT NULL, status TEXT NOT NULL, message TEXT NOT NULL,
    tries INTEGER NOT NULL, seconds REAL NOT NULL, readings BLOB NOT NULL, weekly BLOB, checksum TEXT NOT NULL
) WITHOUT ROWID;
"""
_COLUMNS = "key, factors, seed, status, message, tries, seconds, readings, weekly, checksum"
_NAMES = tuple(READINGS)


@dataclass(frozen=True)
class Entry:
    """One run as the ledger holds it: see `Row`."""

    key: str
    status: Status
    message: str
    tries: int
    seconds: float
    readings: Mapping[str, float]
    weekly: bytes | None


class Ledger:
    """The ledger of a folder; only the coordinator of a sweep writes, anybody may read.

    Parameters
    ----------
    folder : the sweep's folder.
    mode : "write" makes the file where there is none; "read" never changes anything.

    Raises
    ------
    InputError : where there is no ledger to read, or the file cannot be used.
    """

    def __init__(self, folder: Path, mode: Literal["read", "write"]) -> None:
        self.path = folder / NAME
        if mode == "read" and not self.path.is_file():
            raise InputError(f"{folder}: there is no sweep in this folder ({NAME} is missing).")
        self._mode = mode
        with self._refused():
            self._file = sqlite3.connect(self.path, isolation_level=None, timeout=30.0)
        try:
            with self._refused():
                self._open()
        except InputError:
            self._file.close()
            raise

    def _open(self) -> None:
        if self._mode == "read":
            self._file.execute("PRAGMA query_only=ON")
            self._file.execute("SELECT name FROM facts LIMIT 1")
            return
        self._file.execute("PRAGMA journal_mode=WAL")
        self._file.execute("PRAGMA synchronous=FULL")
        self._file.executescript(_TABLES)

    def close(self) -> None:
        """Close the file; a writer leaves one file that can be read where nothing can be written."""
        if self._mode == "write":
            with contextlib.suppress(sqlite3.Error):  # somebody reads just now: then a journal stays beside it
                self._file.execute("PRAGMA journal_mode=DELETE")
        with self._refused():
            self._file.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def facts(self) -> dict[str, Any]:
        """Return what is known of the sweep as a whole: definition, experiment, provenance."""
        with self._refused():
            return {name: json.loads(told) for name, told in self._file.execute("SELECT name, json FROM facts")}

    def tell(self, facts: Mapping[str, Any]) -> None:
        """Write facts, in place of those of the same name; the order of names inside is kept."""
        rows = [(name, json.dumps(told)) for name, told in facts.items()]
        with self._refused(), self._whole():
            self._file.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", rows)

    def drop_runs(self) -> None:
        """Forget every run, for a sweep of which none was lived to its end."""
        with self._refused(), self._whole():
            self._file.execute("DELETE FROM runs")

    def record(self, rows: Iterable[Row]) -> None:
        """Write the rows of runs that ended, all of them or none; they are on the disk when this returns."""
        written = [_written(row) for row in rows]
        with self._refused(), self._whole():
            self._file.executemany(f"INSERT INTO runs ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?)", written)

    def statuses(self) -> dict[str, Status]:
        """Return the status of each run by its key."""
        with self._refused():
            return dict(self._file.execute("SELECT key, status FROM runs").fetchall())

    def entries(self, keys: Sequence[str], *, with_weekly: bool = False) -> Iterator[Entry]:
        """Yield the runs of these keys that ended, in the order of the keys.

        Raises
        ------
        InputError : where a row does not fit its checksum.
        """
        readings_there = self.facts().get("readings", list(_NAMES))
        for begin in range(0, len(keys), 500):
            wanted = keys[begin : begin + 500]
            marks = ",".join("?" * len(wanted))
            with self._refused():
                found = self._file.execute(f"SELECT {_COLUMNS} FROM runs WHERE key IN ({marks})", wanted).fetchall()
            by_key = {row[0]: row for row in found}
            for key in wanted:
                if key in by_key:
                    yield self._entry(by_key[key], readings_there, with_weekly)

    def _entry(self, row: tuple[Any, ...], names: Sequence[str], with_weekly: bool) -> Entry:
        if _checksum(row[:-1]) != row[-1]:
            raise InputError(f"{self.path}: the row of run {row[0]} is damaged; its checksum does not fit.")
        key, _, _, status, message, tries, seconds, blob, weekly, _ = row
        numbers = np.frombuffer(blob, "<f8").tolist()
        readings = dict(zip(names, numbers, strict=True)) if numbers else {}
        return Entry(key, status, message, tries, seconds, readings, weekly if with_weekly else None)

    @contextlib.contextmanager
    def _refused(self) -> Iterator[None]:
        """Say in one sentence what SQLite cannot do with the file."""
        try:
            yield
        except (sqlite3.Error, ValueError) as error:
            if isinstance(error, InputError):
                raise
            raise InputError(f"{self.path}: cannot be used as the ledger of a sweep ({error}).") from None

    @contextlib.contextmanager
    def _whole(self) -> Iterator[None]:
        """Make what is written inside one transaction."""
        self._file.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._file.execute("ROLLBACK")
            raise
        self._file.execute("COMMIT")


def _written(row: Row) -> tuple[Any, ...]:
    """Return a row as the table holds it; readings are float64 in the registry's order, to the last bit."""
    numbers = np.array([row.readings[name] for name in _NAMES] if row.readings else [], dtype="<f8")
    factors = json.dumps(dict(row.run.factors), sort_keys=True)
    cells = (
        row.run.key, factors, str(row.run.seed), row.status, row.message, row.tries, row.seconds,
        numbers.tobytes(), row.weekly,
    )  # fmt: skip
    return (*cells, _checksum(cells))


def _checksum(cells: Sequence[Any]) -> str:
    """Return a hash of a row's cells, each with its length, so that none can flow into the next."""
    digest = hashlib.sha256()
    for cell in cells:
        part = cell if isinstance(cell, bytes) else repr(cell).encode()
        digest.update(f"{len(part)}:".encode() + part)
    return digest.hexdigest()
