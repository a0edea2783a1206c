"""An organization that lives: its people, customers, silos and firm, over an organization graph.

The arrays of records held here are the only thing that changes in the whole package.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from numbers import Integral
from typing import Any

import numpy as np

from empathysim.chance import DECISIONS
from empathysim.errors import InputError, quoted
from empathysim.organization.columns import (
    CASE,
    CUSTOMER,
    EMPLOYEE,
    FIRM,
    JOURNEY,
    SILO,
    TALLY,
    Records,
    layout,
    rows,
)
from empathysim.organization.found import people_arrive
from empathysim.organization.functions import DESIGN, FRONT_LINE, FUNCTIONS
from empathysim.organization.journeys import JOURNEYS
from empathysim.organization.network import Network
from empathysim.organization.world import World

CUSTOMERS_PER_EMPLOYEE = 20
MOST_CUSTOMERS = 20_000_000
_TOUCHES = 6


@dataclass(frozen=True, eq=False)
class Organization:
    """Who there is, at the end of some week.

    Parameters
    ----------
    network : who reports to whom, who listens to whom, who sits in which silo.
    employees, customers, silos : one record a row (see `columns`); `firm` and `reading` have one row.
    """

    network: Network
    employees: Records
    customers: Records
    silos: Records
    firm: Records
    reading: Records

    def copy(self) -> Organization:
        """Return an organization of its own in the same state."""
        names = ("employees", "customers", "silos", "firm", "reading")
        return replace(self, **{name: getattr(self, name).copy() for name in names})

    def world(self, parameters: Records, at_start: Records) -> World:
        """Return what the week's loops are given: this organization's own arrays and these parameters."""
        start, listened, weight = self.network.listening()
        served_by = [
            np.array([s for s, has in enumerate(self.network.functions) if name in has], np.int32) for name in FUNCTIONS
        ]
        return World(
            parameters=parameters,
            at_start=at_start,
            employees=self.employees,
            customers=self.customers,
            silos=self.silos,
            firm=self.firm,
            reading=self.reading,
            tally=rows(TALLY, 1),
            no_tally=rows(TALLY, 1),
            case=rows(CASE, 1),
            listen_start=start,
            listen_to=listened,
            listen_weight=weight,
            bridges=self.network.bridges(),
            work=np.zeros(len(self.employees)),
            servers_start=np.cumsum([0, *(len(silos) for silos in served_by)]).astype(np.int32),
            servers=np.concatenate(served_by),
            serving=np.flatnonzero(self.silos["is_serving"]).astype(np.int32),
            journeys=journey_templates(),
            journey_weights=np.zeros(len(JOURNEYS)),
            occasions=np.zeros((len(DECISIONS), _TOUCHES), np.uint64),
        )


@functools.cache
def journey_templates() -> Records:
    """Return the five journeys as records, functions by number; the week only reads them."""
    templates = rows(JOURNEY, len(JOURNEYS))
    for row, journey in zip(templates, JOURNEYS, strict=True):
        row.legs = len(journey.route)
        for leg, function in enumerate(journey.route):
            row.route[leg] = FUNCTIONS.index(function)
            row.front[leg] = function in FRONT_LINE
        row.weight, row.stake, row.complexity = journey.weight, journey.stake, journey.complexity
        row.mood, row.earns_revenue, row.has_hidden_need = (
            journey.starting_mood,
            journey.earns_revenue,
            journey.hidden_need,
        )
    return templates


def _silos(network: Network, p: Any) -> Records:
    """Return the silos on the first day: as complex as creep left them before anybody looked."""
    silos = rows(SILO, network.silos)
    for s, row in enumerate(silos):
        functions = network.functions[s]
        row.first, row.end = network.first[s], network.first[s + 1]
        row.n_functions = len(functions)
        row.is_product = DESIGN in functions
        row.is_serving = any(name != DESIGN for name in functions)
        row.is_front = functions[0] in FRONT_LINE
        row.complexity = p.industry_complexity + 0.45 * (1.0 - p.industry_complexity)
        row.rush = 1.0
    return silos


def refuse_what_cannot_begin(customers: int | None, seed: int) -> None:
    """Raise InputError where the number of customers or the seed cannot be used, with what so many would take."""
    faults = []
    is_whole = isinstance(customers, Integral | None) and not isinstance(customers, bool)
    if not is_whole or (customers is not None and not 1 <= customers <= MOST_CUSTOMERS):
        slots = min(customers, 10**15) if is_whole and customers is not None else 0
        memory = f"; so many would take about {slots * layout(CUSTOMER).itemsize / 1e9:,.0f} GB of memory"
        allowed = f"a whole number from 1 to {MOST_CUSTOMERS:,} slots{memory if slots > MOST_CUSTOMERS else ''}"
        faults.append(f"customers = {quoted(customers)} must be {allowed}.")
    if not isinstance(seed, Integral) or isinstance(seed, bool) or not 0 <= seed < 2**64:
        faults.append(f"seed = {quoted(seed)} must be a whole number from 0 to 18446744073709551615.")
    if faults:
        raise InputError(faults)


def found(
    network: Network,
    parameters: Records,
    *,
    customers: int | None = None,
    seed: int = 0,
    week_zero: int = 0,
    reading: np.dtype[np.void],
) -> Organization:
    """Return an organization on its first day.

    Parameters
    ----------
    network : the organization graph.
    parameters : records (g); row 0 is the firm's.
    customers : slots that a customer can hold; 20 for each employee unless given.
    seed : 0 to 2^64 - 1.
    week_zero : week from which people count, after the warm-up.
    reading : layout of a week's readings.

    Raises
    ------
    InputError : where the number of customers or the seed cannot be used.
    """
    refuse_what_cannot_begin(customers, seed)
    slots = CUSTOMERS_PER_EMPLOYEE * network.size if customers is None else int(customers)
    employees = rows(EMPLOYEE, network.size)
    employees["silo"], employees["boss"], employees["level"] = network.silo, network.boss, network.level
    employees["is_manager"] = network.is_manager
    silos = _silos(network, parameters[0])
    people = rows(CUSTOMER, slots)
    people_arrive(parameters, employees, people, np.uint64(seed))
    firm = rows(FIRM, 1)
    firm["seed"], firm["week_zero"] = seed, week_zero
    firm["leader_pressure"] = parameters[0].corporate_culture_pressure
    firm["reputation"] = parameters[0].trust_propensity
    return Organization(network, employees, people, silos, firm, np.zeros(1, reading).view(np.recarray))
