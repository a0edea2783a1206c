"""What it changes to make one silo of two, or two of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from empathysim.analysis.positions.effects import OUTCOMES, PositionEffects, lived_effects, refuse_few, scenario_of
from empathysim.analysis.worlds import Place, Progress
from empathysim.organization.network import Network
from empathysim.organization.silo_shapes import merging, silo_of, splitting
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.positions import AS_IT_IS, merged, split


def effect_of_merging(
    one: str,
    other: str,
    scenario: Scenario | str | Path = "baseline",
    *,
    seeds: int | Sequence[int] = 20,
    place: Place | None = None,
    outcomes: Sequence[str] = OUTCOMES,
    progress: Progress | None = None,
) -> PositionEffects:
    """Compare an organization with the same one in which two silos are one (see `silo_shapes.merging`).

    Parameters
    ----------
    one, other : names of silos.
    scenario : what both worlds live under.
    seeds, place, outcomes, progress : as for `lived_effects`.

    Raises
    ------
    InputError : where anything cannot be used.
    """
    world = merged(one, other)

    def shapes(seed: int, network: Network) -> Mapping[str, Network]:
        _refuse_small(network, one, other)
        return dict(zip((AS_IT_IS, world), merging(network, one, other), strict=True))

    return lived_effects(
        dict.fromkeys((AS_IT_IS, world), scenario_of(scenario)), [(AS_IT_IS, world)],
        seeds=seeds, place=place, outcomes=outcomes, shapes=shapes, progress=progress,
    )  # fmt: skip


def effect_of_splitting(
    silo: str,
    scenario: Scenario | str | Path = "baseline",
    *,
    seeds: int | Sequence[int] = 20,
    place: Place | None = None,
    outcomes: Sequence[str] = OUTCOMES,
    progress: Progress | None = None,
) -> PositionEffects:
    """Compare an organization with the same one in which a silo is two (see `silo_shapes.splitting`).

    Parameters
    ----------
    silo : its name.
    scenario : what both worlds live under.
    seeds, place, outcomes, progress : as for `lived_effects`.

    Raises
    ------
    InputError : where anything cannot be used.
    """
    told, world = scenario_of(scenario), split(silo)
    problems = told.start_values()["industry.problem_factor"]

    def shapes(seed: int, network: Network) -> Mapping[str, Network]:
        _refuse_small(network, silo)
        return dict(zip((AS_IT_IS, world), splitting(network, silo, problems), strict=True))

    return lived_effects(
        dict.fromkeys((AS_IT_IS, world), told), [(AS_IT_IS, world)],
        seeds=seeds, place=place, outcomes=outcomes, shapes=shapes, progress=progress,
    )  # fmt: skip


def _refuse_small(network: Network, *silos: str) -> None:
    sizes = np.diff(network.first)
    for name in silos:
        refuse_few(int(sizes[silo_of(network, name)]), network, f"silo {name}")
