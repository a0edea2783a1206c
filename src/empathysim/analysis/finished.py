"""A run that is over, given as its numbers or as what a notebook holds, and which run it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from empathysim.analysis.place import Place
from empathysim.errors import InputError, quoted
from empathysim.lived import Lived


class HoldsARun(Protocol):
    """What `simulate` returns: a run with its numbers."""

    @property
    def lived(self) -> Lived:
        """Its numbers."""


@dataclass(frozen=True)
class Origin:
    """Which run numbers are from: name of the scenario, seed, and where and how long it was lived."""

    scenario: str
    seed: int
    place: Place


def lived_of(run: Lived | HoldsARun) -> Lived:
    """Return the numbers of a run.

    Raises
    ------
    InputError : for something else, such as the name of a scenario that somebody has yet to live.
    """
    lived = run if isinstance(run, Lived) else getattr(run, "lived", None)
    if not isinstance(lived, Lived):
        raise InputError(f"run = {quoted(run)} is no run: give what es.simulate(scenario) returns.")
    return lived


def origin_of(lived: Lived) -> Origin:
    """Return which run this was; the graph is the one it was lived on, read or generated."""
    organization = lived.organization
    place = Place(
        len(lived.weekly), lived.warm_up, organization.network, organization.network.size, len(organization.customers),
        lived.rules,
    )  # fmt: skip
    return Origin(lived.scenario.name if lived.scenario else "made by hand", lived.seed, place)
