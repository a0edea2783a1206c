"""The twelve levers and their stops: how far each can be turned towards more empathy from where a firm stands.

A portfolio says for each lever at which of its stops it stands: a whole number, 0 where the scenario has it, and one
more for each stop further towards more empathy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

from empathysim.analysis.kinds import several
from empathysim.errors import InputError, nearest
from empathysim.scenarios.scenario import Scenario

Portfolio = tuple[int, ...]

_INHIBITOR_STOPS = (0.8, 0.6, 0.4, 0.2, 0.0)
_PRESSURE_STOPS = (0.9, 0.6, 0.4, 0.2, 0.0)
_KEY_STOPS = (0.0, 0.2, 0.4, 0.6, 0.8)
_CULTURE, _PRESSURE = "corporate_culture.strength", "corporate_culture.pressure"

INHIBITOR_LEVERS = (
    "individual_context.strength", "human_bias.strength", "group_think.conformity", _CULTURE,
    "emotional_illiteracy.strength",
)  # fmt: skip
KEY_LEVERS = (
    "talk_about_emotions.intensity", "journey_view.intensity", "customers_as_people.intensity",
    "customer_contact.intensity", "sense_of_purpose.intensity", "acts_of_kindness.intensity",
    "personal_happiness.intensity",
)  # fmt: skip
LEVERS = INHIBITOR_LEVERS + KEY_LEVERS
"""Dotted names of all levers: inhibitors are released, keys are turned."""


@dataclass(frozen=True)
class Lever:
    """One lever and where it can stand.

    Parameters
    ----------
    name : dotted name of its parameter.
    stops : its value in the scenario, and the stops beyond, ever more empathy.
    also : what moves along at each stop: leaders who are obeyed less also push less.
    """

    name: str
    stops: tuple[float, ...]
    also: tuple[Mapping[str, float], ...]

    @property
    def last(self) -> int:
        """Number of its furthest stop; 0 where it cannot be turned."""
        return len(self.stops) - 1

    def settings(self, stop: int) -> dict[str, float]:
        """Return the parameters at a stop; none where it was not turned."""
        return {self.name: self.stops[stop], **self.also[stop]} if stop else {}


def levers_of(scenario: Scenario, names: Sequence[str] | None = None) -> tuple[Lever, ...]:
    """Return the levers that can be turned in a scenario.

    A lever that stands at its last stop, or that the scenario's own interventions move, cannot be.

    Parameters
    ----------
    scenario : where they stand.
    names : which of them are allowed, by dotted name or by its first part; None for all.

    Raises
    ------
    InputError : for names that no lever has, or where nothing can be turned.
    """
    asked = LEVERS if names is None else lever_names(names, "levers")
    now = scenario.values()
    moved = {name for each in scenario.interventions for name in each.names()}
    found = [_lever(name, now, moved) for name in LEVERS if name in asked and name not in moved]
    able = tuple(lever for lever in found if lever.last)
    if not able:
        raise InputError(f"scenario '{scenario.name}': none of {', '.join(asked)} can be turned any further.")
    return able


def lever_names(names: Sequence[str], where: str) -> tuple[str, ...]:
    """Return the dotted names of levers that are called by them, or by their first part.

    Raises
    ------
    InputError : for every name that is no lever's, with the nearest.
    """
    by_first = {name.partition(".")[0]: name for name in LEVERS}
    known, told = {*LEVERS, *by_first}, several(where, names)
    unknown = [name for name in told if not isinstance(name, str) or name not in known]
    if unknown:
        raise InputError(f"{where}: {name} is no lever.{nearest(str(name), known)}" for name in unknown)
    return tuple(by_first.get(name, name) for name in told)


def _lever(name: str, now: Mapping[str, float], moved: set[str]) -> Lever:
    value = now[name]
    if name in KEY_LEVERS:
        further = [stop for stop in _KEY_STOPS if stop > value]
        return Lever(name, (value, *further), tuple({} for _ in range(len(further) + 1)))
    places = [place for place, stop in enumerate(_INHIBITOR_STOPS) if stop < value]
    pushes = name == _CULTURE and _PRESSURE not in moved
    also = [{_PRESSURE: min(now[_PRESSURE], _PRESSURE_STOPS[place])} if pushes else {} for place in places]
    return Lever(name, (value, *(_INHIBITOR_STOPS[place] for place in places)), ({}, *also))


def turned(scenario: Scenario, levers: Sequence[Lever], portfolio: Portfolio) -> Scenario:
    """Return the scenario with its levers at the stops of a portfolio from week 0 on."""
    settings: dict[str, float] = {}
    for lever, stop in zip(levers, portfolio, strict=True):
        settings |= lever.settings(stop)
    return scenario.replace(settings) if settings else scenario


def told(levers: Sequence[Lever], portfolio: Portfolio) -> dict[str, float]:
    """Return what a portfolio sets: each lever that is turned, and its value."""
    return {lever.name: lever.stops[stop] for lever, stop in zip(levers, portfolio, strict=True) if stop}


def portfolios_in_all(lasts: Sequence[int]) -> int:
    """Return how many portfolios there are, where each lever has so many stops beyond the first."""
    return prod(last + 1 for last in lasts)
