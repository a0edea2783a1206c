"""What is asked of portfolios: a scenario, own prices, luck, and where and how long all is lived."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from empathysim.analysis.portfolio.cost import checked_prices
from empathysim.analysis.worlds import Place, refuse_what_cannot_be_lived, seeds_of
from empathysim.errors import all_of
from empathysim.organization.network import Network
from empathysim.organization.read import read_organization
from empathysim.scenarios.scenario import Scenario


class Question(NamedTuple):
    """What is asked, checked."""

    scenario: Scenario
    prices: Mapping[str, float]
    seeds: tuple[int, ...]
    place: Place


def question(
    scenario: Scenario | str | Path,
    seeds: int | Sequence[int],
    costs: Mapping[str, Any] | None,
    *checks: Callable[[], object],
    least: int = 2,
    weeks: int = Place.weeks,
    warm_up: int = Place.warm_up,
    organization: Network | str | Path | None = None,
    employees: int = Place.employees,
    customers: int | None = None,
) -> Question:
    """Return what is asked.

    Parameters
    ----------
    scenario : a `Scenario`, the name of a shipped one, or the path of a .toml file.
    seeds : how many, at least `least`, or which.
    costs : own prices, USD a year at full strength by lever; None for none.
    checks : further ones that raise InputError.
    weeks, warm_up, organization, employees, customers : as for `simulate`.

    Raises
    ------
    InputError : where anything cannot be used, all of it at once.
    """
    loaded, prices, asked, network, *_ = all_of(
        lambda: scenario if isinstance(scenario, Scenario) else Scenario.load(scenario),
        lambda: checked_prices(costs),
        lambda: seeds_of(seeds, least),
        lambda: organization if isinstance(organization, Network | None) else read_organization(organization),
        *checks,
    )
    place = Place(weeks, warm_up, network, employees, customers)
    refuse_what_cannot_be_lived({"": loaded}, asked, place)
    return Question(loaded, prices, asked, place)
