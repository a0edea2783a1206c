"""What is asked of portfolios: a scenario, luck and a place as ever, and own prices."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from empathysim.analysis.place import Place
from empathysim.analysis.portfolio.cost import checked_prices
from empathysim.analysis.question import question as asked_of
from empathysim.scenarios.scenario import Scenario


class Question(NamedTuple):
    """What is asked, checked."""

    scenario: Scenario
    prices: Mapping[str, float]
    seeds: tuple[int, ...]
    place: Place


def question(
    asking: Callable[..., object],
    scenario: Scenario | str | Path,
    seeds: int | Sequence[int],
    costs: Mapping[str, Any] | None,
    where: Mapping[str, Any],
    *checks: Callable[[], object],
    weeks: int = Place.weeks,
    least: int = 2,
) -> Question:
    """Return what is asked.

    Parameters
    ----------
    asking, scenario, seeds, where, checks, weeks, least : see `analysis.question.question`.
    costs : own prices, USD a year at full strength by lever; None for none.

    Raises
    ------
    InputError : where anything cannot be used, all of it at once.
    """
    asked = asked_of(asking, scenario, seeds, where, lambda: checked_prices(costs), *checks, weeks=weeks, least=least)
    return Question(asked.scenario, asked.found[0], asked.seeds, asked.place)
