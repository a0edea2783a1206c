"""The file of a sweep's ledger: how it is opened, written in whole steps, closed, and what its lines are checked by."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, Self

from empathysim.errors import InputError

NAME = "ledger.sqlite"
_TABLES = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, json TEXT NOT NULL, checksum BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS sessions (id INTEGER PRIMARY KEY, json TEXT NOT NULL, checksum BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS points (id INTEGER PRIMARY KEY, json TEXT NOT NULL, checksum BLOB NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS design (place INTEGER PRIMARY KEY, point INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS runs (
    id INTEGER PRIMARY KEY, point INTEGER NOT NULL, seed INTEGER NOT NULL, session INTEGER NOT NULL,
    status TEXT NOT NULL, message TEXT NOT NULL, tries INTEGER NOT NULL, seconds REAL NOT NULL,
    readings BLOB NOT NULL, weekly BLOB, checksum BLOB NOT NULL, UNIQUE (point, seed)
);
"""
#: Bytes of a page of the file: at the usual 4,096 a seventh of each would stay empty beside rows of this size.
_PAGE = 8_192
_NO_ROOM = 200_000
_PATIENCE = 10_000


class NothingBegun(InputError):
    """A folder in which no sweep has begun."""


class LedgerFile:
    """A ledger's SQLite file, open for reading or for writing.

    Parameters
    ----------
    folder : the sweep's folder.
    mode : "write" makes the file where there is none; "read" changes nothing, but that SQLite
        tidies up after a writer that was killed.

    Raises
    ------
    NothingBegun : where there is no ledger to read, or nothing in it yet.
    InputError : where the file cannot be used.
    """

    def __init__(self, folder: Path, mode: Literal["read", "write"]) -> None:
        self.path = folder / NAME
        if mode == "read" and not self.path.is_file():
            raise NothingBegun(f"{folder}: there is no sweep in this folder ({NAME} is missing).")
        self._mode = mode
        with self.refused():
            self.file = sqlite3.connect(self.path, isolation_level=None, timeout=30.0)
        try:
            with self.refused():
                self._open()
        except InputError:
            self.file.close()
            raise

    def _open(self) -> None:
        if self._mode == "read":
            self.file.execute("PRAGMA query_only=ON")
            made = self.file.execute("SELECT 1 FROM sqlite_master WHERE name = 'facts'").fetchone()
            if not made or not self.file.execute("SELECT 1 FROM facts LIMIT 1").fetchone():
                raise NothingBegun(f"{self.path.parent}: no sweep has begun in this folder yet.")
            return
        self.file.execute(f"PRAGMA page_size={_PAGE}")
        self._begin_journal()
        self.file.execute("PRAGMA synchronous=FULL")
        self.file.executescript(f"BEGIN IMMEDIATE; {_TABLES} COMMIT")
        self._opened = os.stat(self.path)

    def _begin_journal(self) -> None:
        """Let others read while this one writes; only at this moment nobody may be reading."""
        self.file.execute(f"PRAGMA busy_timeout={_PATIENCE}")
        try:
            self.file.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            raise InputError(
                f"{self.path}: somebody reads it just now (a verify, or results); when that has ended, the same "
                "command goes on."
            ) from None
        self.file.execute("PRAGMA busy_timeout=30000")

    def close(self) -> None:
        """Close the file; a writer leaves one file that can be read where nothing can be written."""
        if self._mode == "write":
            with contextlib.suppress(sqlite3.Error):  # somebody reads just now: then a journal stays beside it
                self.file.execute("PRAGMA journal_mode=DELETE")
        with self.refused():
            self.file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextlib.contextmanager
    def refused(self) -> Iterator[None]:
        """Say in one sentence what SQLite cannot do with the file."""
        try:
            yield
        except (sqlite3.Error, ValueError) as error:
            if isinstance(error, InputError):
                raise
            why = f"{error}; the disk is full" if self._disk_is_full() else str(error)
            raise InputError(f"{self.path}: cannot be used as the ledger of a sweep ({why}).") from None

    def _disk_is_full(self) -> bool:
        """Return whether next to nothing can be written; SQLite often says no more than "disk I/O error"."""
        with contextlib.suppress(OSError):
            return shutil.disk_usage(self.path.parent).free < _NO_ROOM
        return False

    @contextlib.contextmanager
    def whole(self) -> Iterator[None]:
        """Make what is written inside one transaction.

        SQLite goes on writing to a file that somebody has removed or moved away; here that ends at once.
        """
        try:
            is_there = os.path.samestat(os.stat(self.path), self._opened)
        except OSError:
            is_there = False
        if not is_there:
            raise InputError(f"{self.path}: has gone while the sweep was under way; somebody moved or removed it.")
        self.file.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.file.execute("COMMIT")
        except BaseException:
            if self.file.in_transaction:  # on a full disk SQLite has taken it back already
                self.file.execute("ROLLBACK")
            raise


def checksum(cells: Sequence[Any]) -> bytes:
    """Return a hash of a line's cells, 16 bytes; each cell with its length, so that none can flow into the next."""
    digest = hashlib.blake2b(digest_size=16)
    for cell in cells:
        part = cell if isinstance(cell, bytes) else repr(cell).encode()
        digest.update(f"{len(part)}:".encode() + part)
    return digest.digest()
