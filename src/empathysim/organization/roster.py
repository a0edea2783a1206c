"""What was written down about people and ties, and everything that can be wrong with it."""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from empathysim.errors import quoted
from empathysim.organization.network import NO_SILO, Note
from empathysim.organization.tables import Problems, shown

MOST_PEOPLE, MOST_SILOS = 200_000, 2_000

#: Heaviest tie: any number of e-mails fits, and sums of weights stay finite.
HEAVIEST = 1e12

#: A whole number as spreadsheets write it where they take ids for decimals.
_DECIMAL = re.compile(r"\d+\.0+")

_COMMA = re.compile(r"[-+]?\d+,\d+")

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
    origin : where it was read and how.
    """

    people_file: str
    ties_file: str
    people: list[Person]
    ties: Iterable[tuple[int, str, str, str]]
    symmetric: bool = False
    notes: list[Note] = field(default_factory=list)
    origin: str = ""

    def note(self, code: str, text: str, *, warning: bool = False, row: int | None = None, column: str = "") -> None:
        """Remember something to tell."""
        self.notes.append(Note(code, "warning" if warning else "note", row, column or None, text))


def how_read(place: str, edges: str | None, silo: str | None, symmetrise: bool) -> str:
    """Return in a few words how an organization was read, so that it can be read again."""
    parts = (place, edges and f"edges {edges}", silo and f"silo {silo}", "symmetrised" if symmetrise else None)
    return ", ".join(part for part in parts if part)


def read_decimals_as_ids(roster: Roster) -> None:
    """Read 1.0 as 1 where all ids are whole numbers: spreadsheets write so where a cell of a column is empty."""
    if not all(person.code.isdigit() or _DECIMAL.fullmatch(person.code) for person in roster.people if person.code):
        return

    def whole(text: str) -> str:
        return text.partition(".")[0] if _DECIMAL.fullmatch(text) else text

    people = [
        replace(person, code=whole(person.code), manager=whole(person.manager))
        if "." in person.code + person.manager
        else person
        for person in roster.people
    ]
    changed = sum(one is not other for one, other in zip(people, roster.people, strict=True))
    if changed:
        roster.note("O31", f"People whose id or manager is read as a whole number (1.0 as 1): {changed:,}.")
    roster.people = people
    roster.ties = ((row, whole(one), whole(other), weight) for row, one, other, weight in roster.ties)


def leave_out_repeats(roster: Roster) -> None:
    """Keep one of several rows that say the same of the same person."""
    kept: dict[tuple[str, ...], Person] = {}
    for person in roster.people:
        said = (person.code, person.silo, person.manager, person.level, person.function)
        kept.setdefault(said if person.code else (str(person.row),), person)
    if len(kept) < len(roster.people):
        roster.note("O32", f"Rows that repeat another row, left out: {len(roster.people) - len(kept):,}.")
    roster.people = list(kept.values())


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
        decimal = " A spreadsheet may have turned ids into decimals." if _DECIMAL.fullmatch(person.manager) else ""
        problems.add(
            f"{roster.people_file} row {person.row}: manager: nobody here has the id {shown(person.manager)}; "
            f"allowed are ids of this file, or nothing: empty the cell, or add the person.{decimal}"
        )
    return place.get(person.manager, -1) if person.manager else -1


def rank_of(person: Person, roster: Roster, problems: Problems) -> float:
    """Return the level that was written down, infinity for none; what is no number is a problem."""
    if not person.level:
        return math.inf
    rank = _number(person.level)
    if not math.isfinite(rank):
        problems.add(
            f"{roster.people_file} row {person.row}: level = {quoted(person.level)}: allowed are numbers, "
            f"the smallest for the highest level, or nothing.{_point(person.level)}"
        )
    return rank


def _number(text: str) -> float:
    """Return the number in a cell, NaN for none."""
    try:
        return float(text)
    except ValueError:
        return math.nan


def _point(text: str) -> str:
    """Return a hint for those whose spreadsheet writes 0,5."""
    return " Decimals are written with a point: 0.5." if _COMMA.fullmatch(text) else ""


def silo_labels(roster: Roster, problems: Problems) -> list[str]:
    """Silo of each person; those who name none, or alone a 0, belong to the silo of people without one."""
    labels = _one_spelling(roster)
    count = Counter(labels)
    alone = {label for label in ("0", "0.0") if count[label] == 1 and len(count) > 1}
    if alone:
        roster.note("O16", "One person alone has silo 0, which is read as no silo.", column="silo")
    blank = count[""]
    if blank == len(labels) > 0:
        problems.add(f"{roster.people_file}: nobody has a silo; choose another column.")
    elif blank:
        roster.note("O16", f"People without a silo: {blank:,} of {len(labels):,}.", warning=True, column="silo")
    if len(count) > MOST_SILOS:
        problems.add(
            f"{roster.people_file}: {len(count):,} silos; allowed are at most {MOST_SILOS:,}. "
            "Perhaps this is not the column of silos."
        )
    return [NO_SILO if not label or label in alone else label for label in labels]


def _one_spelling(roster: Roster) -> list[str]:
    """Return the silo of each person; names that differ only in case or blanks take the most frequent spelling."""
    written = Counter(person.silo for person in roster.people)
    alike: dict[str, list[str]] = {}
    for silo in sorted(written, key=lambda silo: (-written[silo], silo)):
        alike.setdefault(" ".join(silo.casefold().split()), []).append(silo)
    spelled = {silo: spellings[0] for spellings in alike.values() for silo in spellings}
    several = [spellings for spellings in alike.values() if len(spellings) > 1]
    if several:
        people = sum(written[silo] for spellings in several for silo in spellings[1:])
        names = "; ".join(f"{most} (also {', '.join(others)})" for most, *others in several[:10])
        more = "; ..." if len(several) > 10 else ""
        roster.note("O33", f"Silos read as one although spelled in several ways: {names}{more}; "
                    f"people with another spelling: {people:,}.", column="silo")  # fmt: skip
    return [spelled[person.silo] for person in roster.people]


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
        strength = _number(text) if text else 1.0
        if not 0.0 <= strength <= HEAVIEST:
            problems.add(
                f"{roster.ties_file} row {row}: weight = {quoted(text)}: allowed are numbers of 0 or more, "
                f"up to {HEAVIEST:g}.{_point(text)}"
            )
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
