"""Small firms for tests: built in a few milliseconds, lived week by week, written into and compared bit for bit."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import FunctionType
from typing import Any

import numpy as np
import pytest

from empathysim.compiled import IS_PURE_PYTHON, plain
from empathysim.organization.columns import CUSTOMER, EMPLOYEE, FIRM, SILO, Records, rows
from empathysim.organization.generate import generate
from empathysim.organization.network import Network
from empathysim.organization.organization import Organization, found
from empathysim.organization.world import World
from empathysim.outcomes.lifetime_value import lifetime_value, yearly_retention
from empathysim.outcomes.readings import WEEKLY
from empathysim.parameters.registry import PARAMETERS, record
from empathysim.week import live

READING = np.dtype([(reading.name, "f8") for reading in WEEKLY])

#: Runs that take minutes where rules run as plain Python.
needs_machine_code = pytest.mark.skipif(IS_PURE_PYTHON, reason="takes minutes as plain Python; run it compiled")


@dataclass
class Firm:
    """One firm of a test: what it lives under, who is there, and what was read so far."""

    organization: Organization
    parameters: Records
    at_start: Records
    world: World = field(init=False)

    def __post_init__(self) -> None:
        self.world = self.organization.world(self.parameters, self.at_start)

    @property
    def employees(self) -> Records:
        """Return the records of the employees."""
        return self.organization.employees

    @property
    def customers(self) -> Records:
        """Return the records of the customers."""
        return self.organization.customers

    def lives(self, weeks: int, living: Callable[..., None] = live) -> Records:
        """Return the readings of so many weeks more."""
        log = np.zeros(weeks, READING).view(np.recarray)
        living(self.world, log, 0, weeks)
        return log

    def write(self, **values: float) -> Firm:
        """Write parameters, also beyond their bounds, and return the firm; for submodels in which parts stand still."""
        for name, value in values.items():
            self.parameters[name] = value
        return self


def firm(
    values: Mapping[str, float] | None = None,
    *,
    seed: int = 1,
    employees: int = 40,
    customers: int = 600,
    network: Network | None = None,
    start: Mapping[str, float] | None = None,
) -> Firm:
    """Return a firm on its first day; `start` are the parameters that releases are counted from (None: the same)."""
    parameters = record(values or {})
    graph = network or generate(employees, seed=seed, span=int(parameters[0].staffing_span))
    at_start = record(values or {} if start is None else start)
    return Firm(found(graph, parameters, customers=customers, seed=seed, reading=READING), parameters, at_start)


def numbers(values: Mapping[str, float] | None = None, **fields: float) -> Any:
    """Return one record of parameters; `fields` are written as they are, also beyond their bounds."""
    parameters = record(values or {})
    for name, value in fields.items():
        parameters[name] = value
    return parameters[0]


def _one(columns: Any, values: Mapping[str, Any]) -> Any:
    row = rows(columns, 1)
    for name, value in values.items():
        row[name] = value
    return row[0]


def employee(**values: Any) -> Any:
    """Return one record of an employee, nothing but zeros apart from `values`."""
    return _one(EMPLOYEE, values)


def customer(**values: Any) -> Any:
    """Return one record of a customer, nothing but zeros apart from `values`."""
    return _one(CUSTOMER, values)


def silo(**values: Any) -> Any:
    """Return one record of a silo, nothing but zeros apart from `values`."""
    return _one(SILO, values)


def headquarters(**values: Any) -> Any:
    """Return one record of a firm, nothing but zeros apart from `values`."""
    return _one(FIRM, values)


def in_plain_python(
    function: Callable[..., Any], replaced: Mapping[str, Callable[..., Any]] | None = None
) -> Callable[..., Any]:
    """Return a rule or loop with all that it calls as plain Python; rules named in `replaced` give way to others."""
    return _twin(function, replaced or {}, {})


def _twin(
    function: Callable[..., Any], replaced: Mapping[str, Callable[..., Any]], known: dict[str, Callable[..., Any]]
) -> Callable[..., Any]:
    original = plain(function)
    if original.__name__ in replaced:
        return replaced[original.__name__]
    if not isinstance(original, FunctionType) or not original.__module__.startswith("empathysim"):
        return function
    name = f"{original.__module__}.{original.__name__}"
    if name not in known:
        scope = dict(original.__globals__)
        known[name] = FunctionType(original.__code__, scope, original.__name__, original.__defaults__)
        for called in original.__code__.co_names:
            if isinstance(plain(scope.get(called)), FunctionType):  # type: ignore[arg-type]
                scope[called] = _twin(scope[called], replaced, known)
    return known[name]


def digest(*tables: Records, without: tuple[str, ...] = ()) -> str:
    """Return the SHA-256 of the values of records, column by column: what lies between columns does not count."""
    total = hashlib.sha256()
    for table in tables:
        for name in table.dtype.names:
            if name not in without:
                total.update(name.encode() + np.ascontiguousarray(table[name]).tobytes())
    return total.hexdigest()


def fingerprint(here: Firm, *logs: Records) -> str:
    """Return the SHA-256 of every state of a firm and of these readings."""
    org = here.organization
    return digest(org.employees, org.customers, org.silos, org.firm, org.reading, *logs)


def yearly(log: Records, parameters: Any) -> dict[str, float]:
    """Return retention, turnover and lifetime value over these weeks."""
    retention = yearly_retention(float(log.churn.mean()))
    margin = (1.0 - parameters.money_cost_of_goods) * float(log.revenue.mean()) * 52.0 / float(log.customers.mean())
    return {
        "retention": retention,
        "turnover": 52.0 * float(log.quit.mean()),
        "clv": lifetime_value(margin, retention, float(parameters.money_discount_rate)),
    }


def anything(seed: int) -> dict[str, float]:
    """Return every parameter somewhere within its bounds; one in four on a bound, where corners are."""
    dice = np.random.default_rng(seed)
    values = {}
    for name, parameter in PARAMETERS.items():
        low, high = parameter.low, 40.0 if name == "trust.disclosure_week" else parameter.high
        value = low + dice.random() * (high - low)
        if dice.random() < 0.25:
            value = low if dice.random() < 0.5 else high
        values[name] = value if parameter.kind == "real" else float(round(value))
    return values


def pure_python_fingerprints() -> list[str]:
    """Return fingerprints of a few tiny firms, to be compared between machine code and plain Python."""
    found_here = []
    reacting = {
        "corporate_culture.leader_reaction": 2.0, "staffing.hiring_freeze": 1.0, "hiring.for_fit": 0.5,
        "qualitative_research.interviews": 0.2, "customer_survey.reports": 1.0, "trust.disclosure_severity": 0.5,
        "trust.disclosure_week": 3.0, "customer_contact.target_segments": 5.0, "acts_of_kindness.intensity": 1.0,
        "acts_of_kindness.budget_usd": 60.0, "staffing.slack": 0.6, "turnover.exogenous": 0.01,
    }  # fmt: skip
    for seed, values in enumerate(({}, reacting, anything(1), anything(2))):
        here = firm(values, seed=seed, employees=12, customers=60)
        if seed == 1:  # from week 26 on leaders aspire: begin just before it
            here.organization.firm["week"] = 24
        found_here.append(fingerprint(here, here.lives(8)))
    return found_here
