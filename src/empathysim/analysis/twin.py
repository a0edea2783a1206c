"""Twin worlds: one seed, two scenarios, and the first decision at which they part.

Both worlds draw the same luck for the same person and purpose, so they stay the same down to the last bit until
something that was changed decides otherwise. A difference of a later week may come from that, and need not have a
cause of its own: what one customer does reaches others by what employees remember and by word of mouth.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Unpack

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.called import both_called
from empathysim.analysis.place import Place, Where, place_of
from empathysim.analysis.shown import Result
from empathysim.errors import InputError, all_of
from empathysim.life import READING, Life
from empathysim.organization.network import Network
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.twin import DECISIONS, Fates, twin_sentence

if TYPE_CHECKING:
    import pandas

_OF_EMPLOYEES = ("is_active",)


class Parting(NamedTuple):
    """The first decisions that differ.

    Parameters
    ----------
    week : from 0, the end of the warm-up.
    decision : column of the state that holds them, see `wording.twin.DECISIONS`.
    rows : of the customers (of employees for `is_active`) who decide differently in that week.
    a, b : what they decide in each world.
    """

    week: int
    decision: str
    rows: NDArray[np.int64]
    a: NDArray[Any]
    b: NDArray[Any]


@dataclass(frozen=True, eq=False, repr=False)
class Twin(Result):
    """Two worlds of one seed.

    Parameters
    ----------
    a, b : the scenarios.
    seed, weeks : what was lived.
    differs_from : first week at whose end anything at all differs, a feeling too; -1 where it did before week 0, None
        where nothing ever does.
    parting : the first decisions that differ, None where none does.
    left_a, left_b : arrays (customers), week in which who was a customer at week 0 had left; -1 who stayed or was none.
    quit_a, quit_b : arrays (desks), the same of employees.
    was_customer, was_employed : arrays of who was there at week 0.
    """

    a: Scenario
    b: Scenario
    seed: int
    weeks: int
    differs_from: int | None
    parting: Parting | None
    left_a: NDArray[np.int64]
    left_b: NDArray[np.int64]
    quit_a: NDArray[np.int64]
    quit_b: NDArray[np.int64]
    was_customer: NDArray[np.bool_]
    was_employed: NDArray[np.bool_]
    network: Network

    @property
    def customers(self) -> Fates:
        """How many customers left in both worlds, in one only, in none."""
        return _fates(self.left_a, self.left_b, self.was_customer)

    @property
    def employees(self) -> Fates:
        """How many employees left in both worlds, in one only, in none."""
        return _fates(self.quit_a, self.quit_b, self.was_employed)

    @property
    def sentence(self) -> str:
        """Where they parted and who fared differently."""
        parted = self.parting and (self.parting.week, self.parting.decision, len(self.parting.rows))
        return twin_sentence(*both_called(self.a, self.b), self.weeks, parted, self.customers, self.employees)

    def to_pandas(self) -> pandas.DataFrame:
        """Return a row for each customer of week 0: the week in which they had left in either world (-1: stayed)."""
        import pandas

        rows = np.flatnonzero(self.was_customer)
        told = {"left_a": self.left_a[rows], "left_b": self.left_b[rows]}
        return pandas.DataFrame(told, index=pandas.Index(rows, name="customer"))

    def staff(self) -> pandas.DataFrame:
        """Return a row for each employee of week 0 with the silo and the week of leaving in either world.

        Raises
        ------
        InputError : for an organization that was read: no figures of single persons there.
        """
        if self.network.is_imported:
            raise InputError("staff() shows synthetic staff only; this organization was read from files.")
        import pandas

        rows = np.flatnonzero(self.was_employed)
        silos = [self.network.silo_names[self.network.silo[row]] for row in rows]
        told = {"silo": silos, "quit_a": self.quit_a[rows], "quit_b": self.quit_b[rows]}
        return pandas.DataFrame(told, index=pandas.Index(rows, name="desk"))


def twin(
    a: Scenario | str | Path,
    b: Scenario | str | Path,
    *,
    seed: int = 0,
    weeks: int = Place.weeks,
    **where: Unpack[Where],
) -> Twin:
    """Live one seed in two worlds, week by week, and return who fares differently and where the worlds parted.

    Parameters
    ----------
    a, b : scenarios, names of shipped ones, or paths of .toml files.
    seed, weeks : as for `simulate`.
    where : warm_up, organization, employees, customers, rules, as for `simulate`.

    Raises
    ------
    InputError : where anything cannot be used, or the two worlds have not the same people.
    """
    first, second, place = all_of(
        lambda: Scenario.of(a), lambda: Scenario.of(b), lambda: place_of(twin, where, weeks)
    )  # fmt: skip
    lives = [place.life(each, seed) for each in (first, second)]
    graphs = [life.organization.network for life in lives]
    if not np.array_equal(graphs[0].silo, graphs[1].silo):
        raise InputError(
            f"scenarios '{first.name}' and '{second.name}' do not have the same people in the same silos, so no one "
            "has a twin; compare() needs none."
        )
    return _side_by_side(first, second, seed, weeks, lives)


def _side_by_side(a: Scenario, b: Scenario, seed: int, weeks: int, lives: list[Life]) -> Twin:
    log = np.zeros(weeks, READING).view(np.recarray)
    fates = [_Leavers(life) for life in lives]
    differs_from: int | None = None if _is_same(*lives) else -1
    parting: Parting | None = None
    for week in range(weeks):
        for life, leavers in zip(lives, fates, strict=True):
            life.live(log, week, 1)
            leavers.look(week)
        if differs_from is None and not _is_same(*lives):
            differs_from = week
        if parting is None:
            parting = _parted(week, *lives)
    one, other = fates
    return Twin(
        a, b, seed, weeks, differs_from, parting, one.left, other.left, one.quit, other.quit,
        one.was_customer & other.was_customer, one.was_employed & other.was_employed, lives[0].organization.network,
    )  # fmt: skip


def _is_same(one: Life, other: Life) -> bool:
    """Return whether all that lives is the same in both, bit for bit."""
    return all(
        getattr(one.organization, rows).tobytes() == getattr(other.organization, rows).tobytes()
        for rows in ("employees", "customers")
    )


def _parted(week: int, one: Life, other: Life) -> Parting | None:
    """Return the first decisions of this week that differ between the two worlds."""
    for decision in DECISIONS:
        rows = "employees" if decision in _OF_EMPLOYEES else "customers"
        a, b = (getattr(life.organization, rows)[decision] for life in (one, other))
        differing = np.flatnonzero(a != b)
        if len(differing):
            return Parting(week, decision, differing, a[differing].copy(), b[differing].copy())
    return None


class _Leavers:
    """Watches who of those that were there at week 0 leaves; a new one on the same place is somebody else."""

    def __init__(self, life: Life) -> None:
        self._customers, self._employees = life.organization.customers, life.organization.employees
        self.was_customer = self._customers["is_customer"].copy()
        self.was_employed = self._employees["is_active"].copy()
        self.left = np.full(len(self._customers), -1)
        self.quit = np.full(len(self._employees), -1)
        self._tenure = self._employees["tenure_weeks"].copy()

    def look(self, week: int) -> None:
        """Note who has left by the end of this week."""
        gone = self.was_customer & (self.left < 0) & ~self._customers["is_customer"]
        self.left[gone] = week
        replaced = self._employees["tenure_weeks"] <= self._tenure  # a vacancy may be filled in the week that made it
        gone = self.was_employed & (self.quit < 0) & (~self._employees["is_active"] | replaced)
        self.quit[gone] = week
        self._tenure = self._employees["tenure_weeks"].copy()


def _fates(a: NDArray[np.int64], b: NDArray[np.int64], there: NDArray[np.bool_]) -> Fates:
    gone_a, gone_b = (a >= 0)[there], (b >= 0)[there]
    counts: Mapping[str, int] = {
        "both": int((gone_a & gone_b).sum()), "a_only": int((gone_a & ~gone_b).sum()),
        "b_only": int((gone_b & ~gone_a).sum()), "none": int((~gone_a & ~gone_b).sum()),
    }  # fmt: skip
    return Fates(**counts)
