"""What it changes to make one silo of two, or two of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Unpack

import numpy as np

from empathysim.analysis.place import Place, Where
from empathysim.analysis.positions.effects import OUTCOMES, PositionEffects, lived_effects, refuse_few
from empathysim.analysis.question import question
from empathysim.analysis.readings_told import outcomes_told
from empathysim.analysis.worlds import Progress
from empathysim.organization.network import Network
from empathysim.organization.silo_shapes import merging, silo_of, splitting
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.positions import AS_IT_IS, merged, split


def effect_of_merging(
    scenario: Scenario | str | Path,
    one: str,
    other: str,
    *,
    seeds: int | Sequence[int] = 20,
    weeks: int = Place.weeks,
    outcomes: Sequence[str] | str = OUTCOMES,
    workers: int | None = None,
    progress: Progress | None = None,
    **where: Unpack[Where],
) -> PositionEffects:
    """Compare an organization with the same one in which two silos are one (see `silo_shapes.merging`).

    Parameters
    ----------
    scenario : what both worlds live under.
    one, other : names of silos.
    seeds, weeks, outcomes, workers, progress, where : as for `effect_of_bridging`.

    Raises
    ------
    InputError : where anything cannot be used.
    """
    asked = question(effect_of_merging, scenario, seeds, where, lambda: outcomes_told(outcomes), weeks=weeks)
    world = merged(one, other)

    def shapes(seed: int, network: Network) -> Mapping[str, Network]:
        _refuse_small(network, one, other)
        return dict(zip((AS_IT_IS, world), merging(network, one, other), strict=True))

    return lived_effects(
        asked, dict.fromkeys((AS_IT_IS, world), asked.scenario), [(AS_IT_IS, world)],
        shapes=shapes, workers=workers, progress=progress,
    )  # fmt: skip


def effect_of_splitting(
    scenario: Scenario | str | Path,
    silo: str,
    *,
    seeds: int | Sequence[int] = 20,
    weeks: int = Place.weeks,
    outcomes: Sequence[str] | str = OUTCOMES,
    workers: int | None = None,
    progress: Progress | None = None,
    **where: Unpack[Where],
) -> PositionEffects:
    """Compare an organization with the same one in which a silo is two (see `silo_shapes.splitting`).

    Parameters
    ----------
    scenario : what both worlds live under.
    silo : its name.
    seeds, weeks, outcomes, workers, progress, where : as for `effect_of_bridging`.

    Raises
    ------
    InputError : where anything cannot be used.
    """
    asked = question(effect_of_splitting, scenario, seeds, where, lambda: outcomes_told(outcomes), weeks=weeks)
    world, problems = split(silo), asked.scenario.start_values()["industry.problem_factor"]

    def shapes(seed: int, network: Network) -> Mapping[str, Network]:
        _refuse_small(network, silo)
        return dict(zip((AS_IT_IS, world), splitting(network, silo, problems), strict=True))

    return lived_effects(
        asked, dict.fromkeys((AS_IT_IS, world), asked.scenario), [(AS_IT_IS, world)],
        shapes=shapes, workers=workers, progress=progress,
    )  # fmt: skip


def _refuse_small(network: Network, *silos: str) -> None:
    sizes = np.diff(network.first)
    for name in silos:
        refuse_few(int(sizes[silo_of(network, name)]), network, f"silo {name}")
