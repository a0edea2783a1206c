"""What every question of worlds is about: a scenario, luck, and a place; read from keywords, all faults at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from empathysim.analysis.place import Place, place_of
from empathysim.analysis.worlds import refuse_what_cannot_be_lived, seeds_of
from empathysim.errors import all_of
from empathysim.scenarios.scenario import Scenario


class Question(NamedTuple):
    """What is asked about, checked, and what further checks have found."""

    scenario: Scenario
    seeds: tuple[int, ...]
    place: Place
    found: list[Any]


def question(
    asking: Callable[..., object],
    scenario: Scenario | str | Path,
    seeds: int | Sequence[int],
    where: Mapping[str, Any],
    *checks: Callable[[], object],
    weeks: int = Place.weeks,
    least: int = 2,
) -> Question:
    """Return what is asked about.

    Parameters
    ----------
    asking : the function that was called (see `place_of`).
    scenario : a `Scenario`, the name of a shipped one, or the path of a .toml file.
    seeds : how many, at least `least`, or which.
    where : keywords of the place, see `Where`.
    checks : of everything else that was said; what each returns is `found`.
    weeks : from the end of the warm-up.
    least : fewest seeds that are of use.

    Raises
    ------
    InputError : where anything cannot be used, all of it at once; nothing is lived to find out.
    """
    told, luck, place, *found = all_of(
        lambda: Scenario.of(scenario),
        lambda: seeds_of(seeds, least),
        lambda: place_of(asking, where, weeks),
        *checks,
    )
    refuse_what_cannot_be_lived({told.name: told}, luck, place)
    return Question(told, luck, place, found)
