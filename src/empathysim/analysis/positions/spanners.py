"""Whether boundary spanners carry more than their ties: theirs cut, against as many ties of others.

Their ties are cut and their desks stay. Taking desks out would take work, hands and everybody's luck along with
them, and could not be held against anything; a tie is what a boundary spanner has and others have not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Unpack

from empathysim.analysis.place import Place, Where
from empathysim.analysis.positions.effects import OUTCOMES, PositionEffects, lived_effects, refuse_few
from empathysim.analysis.question import question
from empathysim.analysis.readings_told import outcomes_told
from empathysim.analysis.whole_numbers import refuse_unless_whole
from empathysim.analysis.worlds import Progress
from empathysim.organization.network import Network
from empathysim.organization.surgery import Centrality, spanners, ties_of_others, ties_to_other_silos, without
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.positions import AS_IT_IS, others_without_bridges, others_without_ties, without_spanners


def effect_of_spanners(
    scenario: Scenario | str | Path = "baseline",
    *,
    people: int = 10,
    by: Centrality = "ties_between",
    seeds: int | Sequence[int] = 20,
    weeks: int = Place.weeks,
    outcomes: Sequence[str] | str = OUTCOMES,
    workers: int | None = None,
    progress: Progress | None = None,
    **where: Unpack[Where],
) -> PositionEffects:
    """Compare an organization with one whose boundary spanners lost their ties to other silos.

    Two controls lose as many ties: ties between silos of anybody else, which tells the persons from their ties, and
    ties of any kind of anybody else, which tells ties between silos from ties.

    Parameters
    ----------
    scenario : what all worlds live under.
    people : how many boundary spanners, 1 or more; 10 or more in an organization that was read.
    by : what makes one: most ties to other silos, or most shortest paths (see `surgery.spanners`).
    seeds, weeks, outcomes, workers, progress, where : as for `effect_of_bridging`.

    Raises
    ------
    InputError : where anything cannot be used.
    """
    asked = question(
        effect_of_spanners, scenario, seeds, where,
        lambda: outcomes_told(outcomes), lambda: refuse_unless_whole("people", people, 1),
        weeks=weeks,
    )  # fmt: skip
    refuse_few(people, asked.place.network, f"people = {people}")
    theirs, bridges, ties = without_spanners(people), others_without_bridges(people), others_without_ties(people)

    def shapes(seed: int, network: Network) -> Mapping[str, Network]:
        who = spanners(network, people, by)
        gone = ties_to_other_silos(network, who)

        def control(*, between: bool) -> Network:
            return without(network, ties_of_others(network, who, len(gone), seed, between=between))

        return {
            AS_IT_IS: network,
            theirs: without(network, gone),
            bridges: control(between=True),
            ties: control(between=False),
        }

    return lived_effects(
        asked, dict.fromkeys((AS_IT_IS, theirs, bridges, ties), asked.scenario),
        [(AS_IT_IS, theirs), (bridges, theirs), (ties, theirs)],
        shapes=shapes, workers=workers, progress=progress,
    )  # fmt: skip
