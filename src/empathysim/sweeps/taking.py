"""Taking over runs that were lived in other folders: the parts of a sweep become one."""

from __future__ import annotations

from pathlib import Path

from empathysim.errors import InputError
from empathysim.sweeps.designs.design import Design
from empathysim.sweeps.designs.run import Row
from empathysim.sweeps.record.claim import refuse
from empathysim.sweeps.record.definition import differences
from empathysim.sweeps.record.ledger import Ledger
from empathysim.sweeps.record.results import design_in, experiment_of
from empathysim.sweeps.standing import DONE, WAITS, statuses_of

_AT_ONCE = 500


def take(ledger: Ledger, design: Design, folder: Path) -> int:
    """Write the runs of another folder into a ledger that does not hold them yet; return how many there were.

    Rows that are damaged are left out; whoever takes lives them again.

    Parameters
    ----------
    ledger, design : of the sweep that takes.
    folder : of the other sweep; it is only read. The provenance of its sessions is taken over, too.

    Raises
    ------
    FolderRefused : where the other's runs were made from something else.
    InputError : where there is no sweep in it, or its ledger is damaged.
    """
    with Ledger(folder, "read") as other:
        said = differences(other.facts()["definition"], ledger.facts()["definition"])
        if said:
            refuse(said, f"{folder}: holds the runs of something else; they cannot be taken over.")
        theirs = design_in(other, experiment_of(other))
        order = [theirs.names.index(name) for name in design.names]
        place_of = {point: place for place, point in reversed(list(enumerate(design.points)))}
        statuses = statuses_of(ledger, design)
        theirs_by_number, sessions = other.sessions(), dict[int, int]()
        rows: dict[int, list[Row]] = {}
        taken = known = others = 0
        for entry in other.entries(theirs, weekly=True, whole_only=True):
            point = theirs.points[entry.run.point]
            place = place_of.get(tuple(point[each] for each in order))
            index = None if place is None else design.index(place, entry.run.seed)
            if place is None or index is None:
                others += 1
                continue
            known += 1
            if statuses[place, index] != WAITS:
                continue
            if entry.session not in sessions:
                sessions[entry.session] = ledger.begin_session(theirs_by_number[entry.session])
                rows[entry.session] = []
            statuses[place, index] = DONE
            row = Row(
                design.run(place, index), entry.status, entry.message, entry.readings, entry.weekly, entry.seconds,
                entry.tries,
            )  # fmt: skip
            rows[entry.session].append(row)
            taken += 1
            if len(rows[entry.session]) == _AT_ONCE:
                ledger.record(rows[entry.session], sessions[entry.session])
                rows[entry.session] = []
        for session, left in rows.items():
            ledger.record(left, sessions[session])
        if others and not known:
            raise InputError(f"{folder}: none of its runs is a run of this experiment; its points or seeds are others.")
        return taken
