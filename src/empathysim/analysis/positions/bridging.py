"""What bridges between silos are worth: ties added between them, or moved there from within."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Unpack

from empathysim.analysis.place import Place, Where
from empathysim.analysis.positions.effects import OUTCOMES, PositionEffects, lived_effects
from empathysim.analysis.question import question
from empathysim.analysis.readings_told import outcomes_told
from empathysim.analysis.whole_numbers import refuse_unless_whole
from empathysim.analysis.worlds import Progress
from empathysim.organization.network import Network
from empathysim.organization.surgery import with_bridges
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.positions import AS_IT_IS, bridges_added, bridges_moved


def effect_of_bridging(
    scenario: Scenario | str | Path = "baseline",
    *,
    ties: int = 50,
    seeds: int | Sequence[int] = 20,
    weeks: int = Place.weeks,
    outcomes: Sequence[str] | str = OUTCOMES,
    workers: int | None = None,
    progress: Progress | None = None,
    **where: Unpack[Where],
) -> PositionEffects:
    """Compare an organization with the same one that has more ties between its silos.

    Ties are drawn at random between people of two silos. Added ones come on top; moved ones leave as many fewer within
    the silos, so that density is held equal and what differs is where people's ties lead.

    Parameters
    ----------
    scenario : what all worlds live under.
    ties : how many, 0 or more.
    seeds : pairs of runs, 2 or more, or the seeds themselves.
    weeks : from the end of the warm-up.
    outcomes : names of readings.
    workers : threads; None for one on each core.
    progress : called with the runs that were lived and those that there are.
    where : warm_up, organization, employees, customers, rules, as for `simulate`.

    Raises
    ------
    InputError : where anything cannot be used.
    """
    asked = question(
        effect_of_bridging, scenario, seeds, where,
        lambda: outcomes_told(outcomes), lambda: refuse_unless_whole("ties", ties, 0), weeks=weeks,
    )  # fmt: skip
    added, moved = bridges_added(ties), bridges_moved(ties)

    def shapes(seed: int, network: Network) -> Mapping[str, Network]:
        return {
            AS_IT_IS: network,
            added: with_bridges(network, ties, seed),
            moved: with_bridges(network, ties, seed, moved=True),
        }

    return lived_effects(
        asked, dict.fromkeys((AS_IT_IS, added, moved), asked.scenario), [(AS_IT_IS, added), (AS_IT_IS, moved)],
        shapes=shapes, workers=workers, progress=progress,
    )  # fmt: skip
