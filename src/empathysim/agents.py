"""Employees and customers as Mesa agents: views on rows. Setting an agent's attribute changes its row."""

from __future__ import annotations

import itertools
import weakref
from collections.abc import Iterator
from typing import Any

import mesa
import numpy as np

from empathysim.errors import InputError
from empathysim.organization.columns import CUSTOMER, EMPLOYEE, Column


class _Known:
    """One column, as an attribute of the agent whose row it is."""

    def __init__(self, column: Column) -> None:
        self.name, self.low, self.high = column.name, column.low, column.high
        self.__doc__ = f"{column.meaning} ({column.unit}, {column.low:g} to {column.high:g})"

    def __get__(self, agent: Any, kind: type | None = None) -> Any:
        if agent is None:
            return self
        value = agent.rows[self.name][agent.row]
        return value.item() if value.ndim == 0 else value

    def __set__(self, agent: Any, value: Any) -> None:
        if not np.all((np.asarray(value) >= self.low) & (np.asarray(value) <= self.high)):
            raise InputError(f"{self.name} = {value!r} must be from {self.low:g} to {self.high:g}.")
        agent.rows[self.name][agent.row] = value


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


class _Row(mesa.Agent):
    """An agent that is a row number: what it knows and is stands in the model's records."""

    # Mesa 3.3 counts agents in a dictionary that never lets a model go; later versions count in the model.
    _ids = _Counts()

    def __init__(self, model: Any, rows: Any, row: int) -> None:
        super().__init__(model)
        self.rows = rows
        self.row = row


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


@_known(CUSTOMER)
class Customer(_Row):
    """A slot that a customer can hold; attributes are the columns of `organization.columns.CUSTOMER`."""
