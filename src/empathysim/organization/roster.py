"""What was written down about people and ties, and everything that can be wrong with it."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from empathysim.organization.network import NO_SILO, Note
from empathysim.organization.tables import Problems, shown

MOST_PEOPLE, MOST_SILOS = 200_000, 2_000

Ties = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]


@dataclass(frozen=True)
class Person:
    """A person as written down: blank cells are empty texts, `row` is the row of the file."""

    row: int
    code: str
    silo: str
    manager: str = ""
    level: str = ""
    function: str = ""


@dataclass
class Roster:
    """What was written down about an organization.

    Parameters
    ----------
    people_file, ties_file : names for messages.
    people : the people, in any order.
    ties : row of the file, source, target, and weight ('' for 1) of every tie.
    symmetric : whether ties are undirected where they were written down.
    notes : what was seen so far.
    """

    people_file: str
    ties_file: str
    people: list[Person]
    ties: Iterable[tuple[int, str, str, str]]
    symmetric: bool = False
    notes: list[Note] = field(default_factory=list)

    def note(self, code: str, text: str, *, warning: bool = False, row: int | None = None, column: str = "") -> None:
        """Remember something to tell."""
        self.notes.append(Note(code, "warning" if warning else "note", row, column or None, text))


def places(roster: Roster, problems: Problems) -> dict[str, int]:
    """Return the place of each person by id; a missing or repeated id is a problem."""
    place: dict[str, int] = {}
    for k, person in enumerate(roster.people):
        if not person.code:
            problems.add(f"{roster.people_file} row {person.row}: the person's id is blank; every person needs one.")
        elif person.code in place:
            before = roster.people[place[person.code]].row
            problems.add(
                f"{roster.people_file} row {person.row}: the id {shown(person.code)} "
                f"stands already in row {before}; allowed is one row for each person."
            )
        else:
            place[person.code] = k
    return place


def manager_of(person: Person, place: dict[str, int], roster: Roster, problems: Problems) -> int:
    """Return the place of a person's manager, -1 for none; a manager who is not there is a problem."""
    if person.manager and person.manager not in place:
        problems.add(
            f"{roster.people_file} row {person.row}: manager: nobody here has the id {shown(person.manager)}; "
            "allowed are ids of this file, or nothing."
        )
    return place.get(person.manager, -1) if person.manager else -1


def rank_of(person: Person, roster: Roster, problems: Problems) -> float:
    """Return the level that was written down, infinity for none; what is no number is a problem."""
    try:
        rank = float(person.level) if person.level else math.inf
    except ValueError:
        rank = math.nan
    if math.isnan(rank):
        problems.add(
            f"{roster.people_file} row {person.row}: level = '{person.level[:40]}': allowed are numbers, "
            "the smallest for the highest level, or nothing."
        )
    return rank


def silo_labels(roster: Roster, problems: Problems) -> list[str]:
    """Silo of each person; those who name none, or alone a 0, belong to the silo of people without one."""
    labels = [person.silo for person in roster.people]
    count = Counter(labels)
    alone = {label for label in ("0", "0.0") if count[label] == 1 and len(count) > 1}
    if alone:
        roster.note("O16", "One person alone has silo 0, which is read as no silo.", column="silo")
    blank = count[""]
    if blank == len(labels) > 0:
        problems.add(f"{roster.people_file}: nobody has a silo; choose another column.")
    elif blank:
        roster.note("O16", f"{blank} of {len(labels)} people have no silo.", warning=True, column="silo")
    if len(count) > MOST_SILOS:
        problems.add(
            f"{roster.people_file}: {len(count):,} silos; allowed are at most {MOST_SILOS:,}. "
            "Perhaps this is not the column of silos."
        )
    return [NO_SILO if not label or label in alone else label for label in labels]


def read_ties(roster: Roster, place: dict[str, int], problems: Problems) -> Ties:
    """Return the ties, each pair once, self-ties and ties of weight 0 left out; repeated weights are summed."""
    source, target, weight = array("q"), array("q"), array("d")
    own = empty = 0
    weighted = False
    for row, one, other, text in roster.ties:
        known = True
        for name, end in (("source", one), ("target", other)):
            if end not in place:
                known = False
                problems.add(
                    f"{roster.ties_file} row {row}: {name}: nobody in {roster.people_file} has the id "
                    f"{shown(end) if end else '(blank)'}; allowed are ids of that file."
                )
        try:
            strength = float(text) if text else 1.0
        except ValueError:
            strength = math.nan
        if not (math.isfinite(strength) and strength >= 0.0):
            problems.add(f"{roster.ties_file} row {row}: weight = '{text[:40]}': allowed are numbers of 0 or more.")
        weighted = weighted or bool(text)
        own += known and one == other
        empty += strength == 0.0
        if known and one != other and strength > 0.0:
            source.append(place[one])
            target.append(place[other])
            weight.append(strength)
    if own:
        roster.note("O11", f"Ties of people with themselves left out: {own:,}.", warning=True)
    if empty:
        roster.note("O29", f"Ties of weight 0 left out: {empty:,}.", warning=True, column="weight")
    ends = np.array(source, dtype=np.int64), np.array(target, dtype=np.int64)
    found = merged(*ends, np.array(weight), max(1, len(roster.people)), summed=weighted)
    if len(ends[0]) > len(found[0]):
        how = "their weights are summed" if weighted else "each counts once"
        roster.note("O11", f"Ties that are repeated: {len(ends[0]) - len(found[0]):,}; {how}.", warning=True)
    return found


def merged(
    source: NDArray[np.int64], target: NDArray[np.int64], weight: NDArray[np.float64], n: int, *, summed: bool
) -> Ties:
    """Return each pair (source, target) once, with the sum or else the largest of its weights."""
    pairs, which = np.unique(source * n + target, return_inverse=True)
    strength = np.zeros(len(pairs))
    (np.add if summed else np.maximum).at(strength, which, weight)
    one, other = np.divmod(pairs, n)
    return one, other, strength
