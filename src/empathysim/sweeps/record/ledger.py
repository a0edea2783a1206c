"""The record of a sweep: one SQLite file that holds its design, every run that ended, and what it was made from.

Each chunk of rows is one transaction, on the disk before the next chunk is handed out. Whatever is killed,
rows that are in stay in, and no run is ever in twice. Every line carries a checksum of its content; the order of
the design has one for all.

Tables
------
facts : definition, experiment, seeds and the like, as JSON by name.
sessions : provenance of each time that somebody worked at the sweep.
points : what the factors are set to, once for each different point.
design : which point stands at which place of the design as it is asked for now.
runs : one line for each run that ended, of a point and a seed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from empathysim.errors import InputError
from empathysim.sweeps.asking.settable import Value
from empathysim.sweeps.designs.design import Design, Run
from empathysim.sweeps.designs.run import Row, Status
from empathysim.sweeps.fingerprint import canonical
from empathysim.sweeps.record.ledger_file import LedgerFile, checksum

CELLS = "point, seed, session, status, message, tries, seconds, readings, weekly"


@dataclass(frozen=True)
class Entry:
    """One run as the ledger holds it: see `Row`; `session` is the number of the session that lived it."""

    run: Run
    session: int
    status: Status
    message: str
    tries: int
    seconds: float
    readings: Mapping[str, float]
    weekly: bytes | None


class Ledger(LedgerFile):
    """The ledger of a folder; only the coordinator of a sweep writes, anybody may read. See `LedgerFile`."""

    _point_of_place: Sequence[int] = ()

    def facts(self) -> dict[str, Any]:
        """Return what is known of the sweep as a whole: definition, experiment, seeds.

        Raises
        ------
        InputError : where one does not fit its checksum.
        """
        with self.refused():
            rows = self.file.execute("SELECT name, json, checksum FROM facts").fetchall()
        for name, told, mark in rows:
            if checksum((name, told)) != mark:
                raise InputError(
                    f"{self.path}: what it holds of the sweep's {name} is damaged; its checksum does not fit."
                )
        return {name: json.loads(told) for name, told, _ in rows}

    def tell(self, facts: Mapping[str, Any], design: Design, *, forgets_runs: bool = False) -> None:
        """Write facts, in place of those of the same name, and the design as it is asked for now: all or nothing.

        The order of names inside a fact is kept. Points that stand in the ledger already keep their runs, unless
        all that was there is to be forgotten; the order of the factors does not matter to them.
        """
        order = sorted(range(len(design.names)), key=lambda place: design.names[place])
        points = (canonical([point[place] for place in order]) for point in design.points)
        marks = [(told, checksum((told,))) for told in points]
        with self.refused(), self.whole():
            for table in ("runs", "design", "points", "sessions") if forgets_runs else ("design",):
                self.file.execute(f"DELETE FROM {table}")
            for name, fact in facts.items():
                told = json.dumps(fact)
                self.file.execute("INSERT OR REPLACE INTO facts VALUES (?, ?, ?)", (name, told, checksum((name, told))))
            self.file.executemany("INSERT OR IGNORE INTO points (json, checksum) VALUES (?, ?)", marks)
            self.file.executemany(
                "INSERT INTO design SELECT ?, id FROM points WHERE checksum = ?",
                ((place, mark) for place, (_, mark) in enumerate(marks)),
            )
        self._point_of_place = []

    def sessions(self) -> dict[int, Any]:
        """Return the provenance of each session by its number."""
        with self.refused():
            rows = self.file.execute("SELECT id, json, checksum FROM sessions ORDER BY id").fetchall()
        for number, told, mark in rows:
            if checksum((told,)) != mark:
                raise InputError(
                    f"{self.path}: the provenance of session {number} is damaged; its checksum does not fit."
                )
        return {number: json.loads(told) for number, told, _ in rows}

    def begin_session(self, provenance: Mapping[str, Any]) -> int:
        """Write down that somebody works at the sweep, and return the session's number."""
        told = json.dumps(provenance)
        with self.refused(), self.whole():
            made = self.file.execute("INSERT INTO sessions (json, checksum) VALUES (?, ?)", (told, checksum((told,))))
            return int(made.lastrowid or 0)

    def points(self, names: Sequence[str]) -> list[tuple[Value, ...]]:
        """Return the points of the design in order.

        Parameters
        ----------
        names : the factors, in the order in which each point's values are wanted.

        Raises
        ------
        InputError : where one does not fit its checksum.
        """
        with self.refused():
            found = self.file.execute(
                "SELECT json, checksum FROM design JOIN points ON points.id = design.point ORDER BY place"
            ).fetchall()
        for told, mark in found:
            if checksum((told,)) != mark:
                raise self._damaged(f"the point {told[:80]}")
        there = sorted(names)
        order = [there.index(name) for name in names]
        rows = (json.loads(told) for told, _ in found)
        return [tuple(row[place] for place in order) for row in rows]

    def record(self, rows: Iterable[Row], session: int) -> None:
        """Write the rows of runs that ended, all of them or none; they are on the disk when this returns."""
        if not self._point_of_place:
            with self.refused():
                found = self.file.execute("SELECT point FROM design ORDER BY place").fetchall()
            self._point_of_place = [point for (point,) in found]
            self._readings: list[str] = self.facts()["readings"]
        written = []
        for row in rows:
            numbers = np.array([row.readings[name] for name in self._readings] if row.readings else [], dtype="<f8")
            cells = (
                self._point_of_place[row.run.point], _signed(row.run.seed), session, row.status, row.message, row.tries,
                row.seconds, numbers.tobytes(), row.weekly,
            )  # fmt: skip
            written.append((*cells, checksum(cells)))
        with self.refused(), self.whole():
            self.file.executemany(f"INSERT INTO runs ({CELLS}, checksum) VALUES (?,?,?,?,?,?,?,?,?,?)", written)

    def ended(self) -> Iterator[tuple[int, int, Status]]:
        """Yield place in the design, seed and status of every run that ended."""
        asked = "SELECT place, seed, status FROM design JOIN runs ON runs.point = design.point"
        with self.refused():
            for place, seed, status in self.file.execute(asked):
                yield place, _unsigned(seed), status

    def repeated(self) -> list[int]:
        """Return the places of the design at which a point stands that stood at an earlier one."""
        asked = "SELECT place FROM design WHERE place NOT IN (SELECT min(place) FROM design GROUP BY point)"
        with self.refused():
            return [place for (place,) in self.file.execute(asked)]

    def drop_failed(self) -> None:
        """Forget the runs that failed, so that they are lived again."""
        with self.refused(), self.whole():
            self.file.execute("DELETE FROM runs WHERE status = 'failed'")

    def failures(self) -> dict[str, int]:
        """Return how many runs failed with each message."""
        asked = "SELECT message, count(*) FROM runs WHERE status = 'failed' GROUP BY message ORDER BY min(id)"
        with self.refused():
            return dict(self.file.execute(asked).fetchall())

    def has_done(self) -> bool:
        """Return whether any run was lived to its end."""
        with self.refused():
            return self.file.execute("SELECT 1 FROM runs WHERE status = 'done' LIMIT 1").fetchone() is not None

    def entries(
        self, design: Design, places: Sequence[int] | None = None, *, weekly: bool = False, whole_only: bool = False
    ) -> Iterator[Entry]:
        """Yield the runs that ended, in the order of the design; only those of some places, where they are named.

        Parameters
        ----------
        design : as the ledger holds it.
        places : points of the design.
        weekly : whether the weekly tables are read, too.
        whole_only : whether rows that do not fit their checksum are left out, in place of an error.

        Raises
        ------
        InputError : where a row does not fit its checksum.
        """
        names = self.facts()["readings"]
        asked = f"SELECT {CELLS}, checksum FROM runs WHERE point = (SELECT point FROM design WHERE place = ?)"
        for place in range(len(design.points)) if places is None else places:
            with self.refused():
                found = {_unsigned(row[1]): row for row in self.file.execute(asked, (place,))}
            for index in range(len(design.seeds)) if found else ():
                row = found.get(design.seed(place, index))
                if row is not None and not (whole_only and checksum(row[:-1]) != row[-1]):
                    yield self._entry(design.run(place, index), row, names, weekly)

    def _damaged(self, what: str) -> InputError:
        return InputError(f"{self.path}: {what} is damaged; its checksum does not fit.")

    def _entry(self, run: Run, row: tuple[Any, ...], names: Sequence[str], with_weekly: bool) -> Entry:
        if checksum(row[:-1]) != row[-1]:
            raise self._damaged(f"the row of run {run.number}")
        _, _, session, status, message, tries, seconds, blob, weekly, _ = row
        numbers = np.frombuffer(blob, "<f8").tolist()
        readings = dict(zip(names, numbers, strict=True)) if numbers else {}
        return Entry(run, session, status, message, tries, seconds, readings, weekly if with_weekly else None)


def _signed(seed: int) -> int:
    """Return a seed of 64 bits as SQLite holds whole numbers, with a sign."""
    return seed - 2**64 if seed >= 2**63 else seed


def _unsigned(seed: int) -> int:
    return seed + 2**64 if seed < 0 else seed
