"""The life of one organization under a scenario: founded, settled, and then lived week by week. No mesa here."""

from __future__ import annotations

import heapq
import inspect
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from numbers import Integral
from typing import Any

import numpy as np

from empathysim.compiled import IS_PURE_PYTHON, plain, straight
from empathysim.compose import own_parameters_read
from empathysim.errors import InputError, all_of, quoted
from empathysim.organization.columns import Records, record_layout
from empathysim.organization.generate import generate
from empathysim.organization.network import Network
from empathysim.organization.organization import Organization, found, refuse_what_cannot_begin
from empathysim.organization.request import refuse_what_cannot_be
from empathysim.organization.soundness import refuse_what_is_unsound
from empathysim.outcomes.readings import WEEKLY
from empathysim.parameters.registry import OWN, field_of, record_of
from empathysim.scenarios.groups import groups
from empathysim.scenarios.intervention import Intervention
from empathysim.scenarios.scenario import Scenario
from empathysim.week import live as live_plainly

#: Changes when the same scenario and seed no longer give the same numbers.
RESULTS_VERSION = 1
#: Weeks in which a firm settles before anybody looks.
WARM_UP = 104
MOST_WEEKS = 520_000
_KEPT_BYTES = 256 * 2**20

READING = record_layout([(reading.name, "f8") for reading in WEEKLY])
"""One row of a weekly table."""

Live = Callable[[Any, Any, int, int], None]


@contextmanager
def quiet_arithmetic() -> Iterator[None]:
    """Let unsigned numbers wrap silently where rules run as plain Python, as they do compiled."""
    if not IS_PURE_PYTHON:
        yield
        return
    with np.errstate(over="ignore"):
        yield


class Life:
    """An organization that lives under a scenario, from week 0 on.

    Parameters
    ----------
    scenario : what it lives under.
    seed : 0 to 2^64 - 1; everything drawn follows from it.
    warm_up : weeks lived under the scenario's start values before week 0.
    network : an organization graph; None generates one of so many `employees`.
    customers : slots that a customer can hold; None: 20 for each employee.
    live : the week, where rules were replaced in it (see `compose`).

    Raises
    ------
    InputError : where anything cannot be used.
    """

    def __init__(
        self,
        scenario: Scenario,
        *,
        seed: int = 0,
        warm_up: int = 0,
        network: Network | None = None,
        employees: int = 150,
        customers: int | None = None,
        live: Live = live_plainly,
    ) -> None:
        refuse_what_cannot_live(
            scenario, seed=seed, warm_up=warm_up, network=network, employees=employees, customers=customers, live=live
        )
        self.scenario = scenario
        self.week = 0
        start = scenario.start_values()
        with quiet_arithmetic():
            network = network_of(scenario, network, employees, seed)
            self.organization = _settled(start, network, seed, warm_up, customers, live)
            grouped = groups(network, scenario.interventions, seed)
        self.organization.employees["group"] = grouped.employee
        self.organization.silos["group"] = grouped.silo
        now = record_of(scenario.values())
        self.parameters = np.repeat(now, len(grouped.interventions)).view(np.recarray)
        each_group = (_changes(scenario, *group) for group in enumerate(grouped.interventions))
        self._changes = heapq.merge(*each_group, key=lambda change: change[0])
        self._next = next(self._changes, None)
        self.world = self.organization.world(self.parameters, record_of(start))
        self._live = straight(live, self.world, np.zeros(1, READING).view(np.recarray), 0, 1)

    def live(self, log: Records, first: int, weeks: int) -> None:
        """Live so many weeks; write the readings of each into `log`, from row `first` on."""
        with quiet_arithmetic():
            while weeks > 0:
                while self._next and self._next[0] <= self.week:
                    _, group, new = self._next
                    for name, value in new.items():
                        self.parameters[group][field_of(name)] = value
                    self._next = next(self._changes, None)
                span = min(weeks, self._next[0] - self.week) if self._next else weeks
                self._live(self.world, log, first, span)
                first, weeks, self.week = first + span, weeks - span, self.week + span


def refuse_weeks(weeks: Any, name: str = "weeks", least: int = 1) -> None:
    """Raise InputError unless `weeks` is a whole number that a run can have; say what too many would take."""
    is_whole = isinstance(weeks, Integral) and not isinstance(weeks, bool)
    if is_whole and least <= weeks <= MOST_WEEKS:
        return
    gigabytes = min(weeks, 10**15) * READING.itemsize / 1e9 if is_whole else 0.0
    taken = f"; so many readings would take about {gigabytes:,.0f} GB of memory" if gigabytes >= 1.0 else ""
    raise InputError(f"{name} = {quoted(weeks)} must be a whole number of weeks from {least} to {MOST_WEEKS:,}{taken}.")


def refuse_rules(live: object) -> None:
    """Raise InputError unless `live` is a week, as `compose_rules` returns it."""
    if not callable(live) or list(inspect.signature(plain(live)).parameters) != ["world", "log", "first", "weeks"]:
        raise InputError("rules must be what es.compose_rules(name_of_the_rule=your_function) returns.")


def refuse_what_cannot_live(
    scenario: Scenario,
    *,
    seed: int,
    warm_up: int,
    network: Network | None,
    employees: int,
    customers: int | None,
    live: Live,
) -> None:
    """Raise InputError with everything that a `Life` of these could not begin with; nothing is built to find out."""
    all_of(
        lambda: refuse_weeks(warm_up, "warm_up", 0),
        lambda: _refuse_organization(scenario, network, employees),
        lambda: refuse_what_cannot_begin(customers, seed),
        lambda: refuse_rules(live),
        lambda: _refuse_what_nothing_reads(scenario, live),
    )


def _refuse_what_nothing_reads(scenario: Scenario, live: Live) -> None:
    """Raise InputError where a scenario sets a parameter of a user's own that no rule of the week reads."""
    told = {*scenario.settings(), *(name for each in scenario.interventions for name in each.names())}
    if unread := told & OWN.keys() - {*own_parameters_read(live)}:
        raise InputError(
            f"scenario '{scenario.name}': {', '.join(sorted(unread))} is set, and no rule of this week reads it: give "
            "rules=, the week that es.compose_rules(...) returned after the parameter was declared."
        )


def _refuse_organization(scenario: Scenario, network: Network | None, employees: int) -> None:
    if network is None:
        refuse_what_cannot_be(employees, **_shape(scenario))
        return
    refuse_what_is_unsound(network)
    refused = [name for name in scenario.organization if name != "ties_between"]
    if refused:
        raise InputError(
            f"scenario '{scenario.name}': {name} shapes a generated organization; on a given one only "
            "ties_between can be set."
            for name in refused
        )


def _shape(scenario: Scenario) -> dict[str, Any]:
    """Return what a scenario says of an organization that is generated for it."""
    start = scenario.start_values()
    span, problem_factor = int(start["staffing.span"]), start["industry.problem_factor"]
    return {**scenario.organization, "span": span, "problem_factor": problem_factor}


def network_of(scenario: Scenario, network: Network | None, employees: int, seed: int) -> Network:
    """Return the organization graph of a run: the one given, with the scenario's ties, or a generated one."""
    if network is None:
        return generate(int(employees), seed=int(seed), **_shape(scenario))
    factor = scenario.organization.get("ties_between", 1.0)
    return network if factor == 1.0 else network.with_ties_between(factor, seed)


def _changes(
    scenario: Scenario, group: int, interventions: Sequence[Intervention]
) -> Iterator[tuple[int, int, dict[str, float]]]:
    """Yield week, group and new values of every change in one group, as far as anybody asks."""
    return ((week, group, new) for week, new in scenario.timeline(MOST_WEEKS, interventions))


_kept: OrderedDict[tuple[object, ...], tuple[Network, Organization]] = OrderedDict()
"""States at the end of warm-ups of this process, and the networks that they stand on, oldest first."""

_bytes_kept = 0

_keeping = threading.Lock()
"""Runs live in threads, too: one at a time looks into what is kept, or adds to it."""


def _settled(
    start: Mapping[str, float], network: Network, seed: int, warm_up: int, customers: int | None, live: Live
) -> Organization:
    """Return the organization at week 0, from the kept ones where this warm-up was lived before."""
    place = (tuple(start.values()), seed, warm_up, customers, _mark(network), live)
    with _keeping:
        if place in _kept:
            _kept.move_to_end(place)
            return _kept[place][1].copy()
    parameters = record_of(start)
    organization = found(network, parameters, customers=customers, seed=int(seed), week_zero=warm_up, reading=READING)
    if warm_up == 0:
        return organization
    world, log = organization.world(parameters, parameters), np.zeros(warm_up, READING).view(np.recarray)
    straight(live, world, log, 0, warm_up)(world, log, 0, warm_up)
    organization.firm["npv_usd"] = 0.0
    _keep(place, network, organization)
    return organization.copy()


def _mark(network: Network) -> tuple[object, ...]:
    """Return what tells this network from every other, its names and whether its people are real included."""
    arrays = (network.silo, network.boss, network.source, network.target, network.weight)
    names = (network.functions, network.silo_names, network.ids, network.is_imported)
    return (*names, *(hash(array.tobytes()) for array in arrays))


def _keep(place: tuple[object, ...], network: Network, organization: Organization) -> None:
    """Keep a settled organization, and drop the oldest where all together grow too large."""
    global _bytes_kept

    def size(kept: Organization) -> int:
        return int(kept.employees.nbytes + kept.customers.nbytes)

    with _keeping:
        if place not in _kept:  # another thread may have settled the same one meanwhile
            _kept[place] = (network, organization)
            _bytes_kept += size(organization)
        while len(_kept) > 1 and _bytes_kept > _KEPT_BYTES:
            _bytes_kept -= size(_kept.popitem(last=False)[1][1])


__all__ = ["READING", "RESULTS_VERSION", "WARM_UP", "Life", "network_of", "quiet_arithmetic", "refuse_weeks"]
