"""Employees and customers as Mesa agents: views on rows. Setting an agent's attribute changes its row."""

from __future__ import annotations

import difflib
import functools
import itertools
import weakref
from collections.abc import Iterator
from typing import Any

import mesa

from empathysim.errors import InputError
from empathysim.organization.column_values import taken
from empathysim.organization.columns import CUSTOMER, EMPLOYEE, Column

_GRAPH = (
    "the organization graph says who sits where and who reports to whom. Read another (read_organization) or generate "
    "one (generate_organization), and give it to EmpathyModel(organization=...)"
)
_REACH = (
    "the scenario says whom a lever reaches. Give it an intervention with silos or people (Scenario.with_intervention)"
)
_VIEW = (
    "an agent is a view of its row, and another row has an agent of its own. Take that one from model.employees or "
    "model.customers"
)
FIXED = {
    **dict.fromkeys(("silo", "boss", "level", "is_manager", "silo_name", "id"), _GRAPH),
    "group": _REACH,
    **dict.fromkeys(("row", "rows"), _VIEW),
}
"""What no agent's attribute can change, and why: rows point at each other by it, or the agent at its row."""

ALIKE = 0.8
"""How much of a name must be that of a column, or of a dial, for it to be taken for a slip of the pen."""


class _Known:
    """One column, as an attribute of the agent whose row it is."""

    def __init__(self, column: Column) -> None:
        self.column, self.name = column, column.name
        self.__doc__ = f"{column.meaning} ({column.unit}, {column.low:g} to {column.high:g})"

    def __get__(self, agent: Any, kind: type | None = None) -> Any:
        if agent is None:
            return self
        value = agent.rows[self.name][agent.row]
        return value.item() if value.ndim == 0 else value

    def __set__(self, agent: Any, value: Any) -> None:
        agent.rows[self.name][agent.row] = taken(self.column, value)


def _known(columns: tuple[Column, ...]) -> Any:
    """Return a class decorator that gives agents an attribute for each column."""

    def give(kind: type) -> type:
        for column in columns:
            setattr(kind, column.name, _Known(column))
        return kind

    return give


class _Counts(weakref.WeakKeyDictionary[Any, Iterator[int]]):
    """A count of agents for each model, kept no longer than the model."""

    def __getitem__(self, model: Any) -> Iterator[int]:
        if model not in self:
            self[model] = itertools.count(1)
        return super().__getitem__(model)


@functools.cache
def _refusal(kind: type, name: str) -> str:
    """Return why agents of a class can have no attribute of this name set; an empty text where they can."""
    if hasattr(kind, name):
        return f"{name} cannot be set: {FIXED[name]}." if name in FIXED else ""
    mine, others = ("customers", "employees") if issubclass(kind, Customer) else ("employees", "customers")
    theirs: tuple[Column, ...] = EMPLOYEE if others == "employees" else CUSTOMER
    if any(column.name == name for column in theirs):
        return f"{mine} have no {name}; {others} have."
    columns = [each for each in dir(kind) if isinstance(getattr(kind, each), _Known)]
    near = difflib.get_close_matches(name.casefold(), columns, n=1, cutoff=ALIKE)
    if not near:
        return ""
    return f"there is no attribute '{name}'. Did you mean '{near[0]}'? One of your own needs another name."


class _Row(mesa.Agent):
    """An agent that is a row number: what it knows and is stands in the model's records."""

    # Mesa 3.3 counts agents in a dictionary that never lets a model go; later versions count in the model.
    _ids = _Counts()

    rows: Any = None
    """The records of all of its kind."""

    row: int = -1
    """Which of them is its own."""

    def __init__(self, model: Any, rows: Any, row: int) -> None:
        super().__init__(model)
        super().__setattr__("rows", rows)
        super().__setattr__("row", row)

    def __setattr__(self, name: str, value: Any) -> None:
        """Set an attribute; a column's is checked, and a name that is nearly a column's is taken for a mistake.

        Raises
        ------
        InputError : for a value that the column does not take, what is `FIXED`, such a name, and others' columns.
        """
        kind: type = type(self)
        refusal = _refusal(kind, name)
        if refusal:
            raise InputError(refusal)
        super().__setattr__(name, value)


@_known(EMPLOYEE)
class Employee(_Row):
    """An employee's desk; attributes are the columns of `organization.columns.EMPLOYEE`."""

    cell: Any = None
    """Where the desk stands in `model.grid`."""

    @property
    def id(self) -> str:
        """Code of the desk in the organization graph."""
        return str(self.model.network.ids[self.row])

    @property
    def silo_name(self) -> str:
        """Name of the silo."""
        return str(self.model.network.silo_names[self.silo])

    def __repr__(self) -> str:
        return f"Employee {self.row} of {self.silo_name}{'' if self.is_active else ': a vacant desk'}"


@_known(CUSTOMER)
class Customer(_Row):
    """A slot that a customer can hold; attributes are the columns of `organization.columns.CUSTOMER`."""

    def __repr__(self) -> str:
        return f"Customer {self.row}{'' if self.is_customer else ': a slot of the market'}"
