"""Where and how long worlds are lived: plain keywords for who asks, one object for who answers."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict

from empathysim.errors import InputError, all_of, no_keywords
from empathysim.life import WARM_UP, Life, Live, refuse_rules
from empathysim.lived import Lived, live_scenario, people_told, refuse_spans
from empathysim.organization.network import Network
from empathysim.organization.organization import refuse_what_cannot_begin
from empathysim.organization.read import read_organization
from empathysim.organization.request import refuse_what_cannot_be
from empathysim.scenarios.scenario import Scenario
from empathysim.week import live as live_plainly


@dataclass(frozen=True)
class Place:
    """Where and how long worlds are lived, the same for all of them.

    Parameters
    ----------
    weeks : from the end of the warm-up, 1 or more.
    warm_up : weeks in which each firm settles first, under the scenario's start values.
    network : an organization graph; None generates one for each seed.
    employees : desks of a generated one.
    customers : slots that a customer can hold; None: 20 for each employee.
    rules : the week, where rules were replaced in it (see `compose`).
    """

    weeks: int = 156
    warm_up: int = WARM_UP
    network: Network | None = None
    employees: int = 150
    customers: int | None = None
    rules: Live = live_plainly

    def lived(self, scenario: Scenario, seed: int, network: Network | None = None) -> Lived:
        """Live one run here, or on another graph, and return its numbers."""
        return live_scenario(
            scenario, weeks=self.weeks, seed=seed, warm_up=self.warm_up, network=network or self.network,
            employees=self.employees, customers=self.customers, rules=self.rules,
        )  # fmt: skip

    def life(self, scenario: Scenario, seed: int) -> Life:
        """Return an organization that lives here, at week 0: for who looks at it week by week."""
        return Life(
            scenario, seed=seed, warm_up=self.warm_up, network=self.network, employees=self.employees,
            customers=self.customers, live=self.rules,
        )  # fmt: skip


class Where(TypedDict, total=False):
    """Keywords that every question takes besides its weeks, as `simulate` does.

    Parameters
    ----------
    warm_up : weeks in which each firm settles first, under the scenario's start values; 104 unless said.
    organization : a `Network`, or a path to read one from; None generates one for each seed.
    employees : desks of a generated one; 150 unless said, and not to be said beside an organization.
    customers : slots that a customer can hold; None: 20 for each employee.
    rules : the week with rules replaced (see `compose_rules`); None: as they ship.
    """

    warm_up: int
    organization: Network | str | Path | None
    employees: int | None
    customers: int | None
    rules: Live | None


def place_of(asking: Callable[..., object], where: Mapping[str, Any], weeks: int = Place.weeks) -> Place:
    """Return the place that somebody's keywords name.

    Parameters
    ----------
    asking : the function that was called: the nearest keyword may be one of its own.
    where : the keywords, see `Where`.
    weeks : from the end of the warm-up.

    Raises
    ------
    InputError : for a keyword that there is not, and everything that no scenario could be lived with, all at once.
    """
    unless_none = ("employees", "rules")
    told = {name: value for name, value in where.items()
            if name in Where.__annotations__ and not (value is None and name in unless_none)}  # fmt: skip
    organization = told.pop("organization", None)
    given = Place(weeks, **told)
    _, network, *_ = all_of(
        lambda: _refuse_unknown(asking, where),
        lambda: organization_of(organization),
        lambda: people_told(organization, told.get("employees")),
        lambda: refuse_spans(weeks, given.warm_up, None),
        lambda: refuse_what_cannot_begin(given.customers, 0),
        lambda: refuse_rules(given.rules),
        lambda: refuse_what_cannot_be(given.employees) if organization is None else None,
    )
    return Place(weeks, network=network, **told)


def organization_of(told: Network | str | Path | None) -> Network | None:
    """Return an organization graph, the one that lies at a path, or None for one that is to be generated.

    Raises
    ------
    InputError : for files that cannot be read as an organization.
    """
    return told if isinstance(told, Network | None) else read_organization(told)


def _refuse_unknown(asking: Callable[..., object], where: Mapping[str, Any]) -> None:
    own = [name for name, each in inspect.signature(asking).parameters.items() if each.kind is not each.VAR_KEYWORD]
    unknown = [name for name in where if name not in Where.__annotations__]
    if unknown:
        raise InputError(no_keywords(unknown, [*own, *Where.__annotations__]))
