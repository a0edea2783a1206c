"""What bridges between silos are worth: ties added between them, or moved there from within."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from empathysim.analysis.positions.effects import OUTCOMES, PositionEffects, lived_effects, scenario_of
from empathysim.analysis.worlds import Place, Progress
from empathysim.organization.network import Network
from empathysim.organization.surgery import with_bridges
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.positions import AS_IT_IS, bridges_added, bridges_moved


def effect_of_bridging(
    scenario: Scenario | str | Path = "baseline",
    *,
    ties: int = 50,
    seeds: int | Sequence[int] = 20,
    place: Place | None = None,
    outcomes: Sequence[str] = OUTCOMES,
    progress: Progress | None = None,
) -> PositionEffects:
    """Compare an organization with the same one that has more ties between its silos.

    Ties are drawn at random between people of two silos. Added ones come on top; moved ones leave as many fewer within
    the silos, so that density is held equal and what differs is where people's ties lead.

    Parameters
    ----------
    scenario : what all worlds live under.
    ties : how many, 0 or more.
    seeds, place, outcomes, progress : as for `lived_effects`.

    Raises
    ------
    InputError : where anything cannot be used.
    """
    told = scenario_of(scenario)
    added, moved = bridges_added(ties), bridges_moved(ties)

    def shapes(seed: int, network: Network) -> Mapping[str, Network]:
        return {
            AS_IT_IS: network,
            added: with_bridges(network, ties, seed),
            moved: with_bridges(network, ties, seed, moved=True),
        }

    return lived_effects(
        dict.fromkeys((AS_IT_IS, added, moved), told), [(AS_IT_IS, added), (AS_IT_IS, moved)],
        seeds=seeds, place=place, outcomes=outcomes, shapes=shapes, progress=progress,
    )  # fmt: skip
