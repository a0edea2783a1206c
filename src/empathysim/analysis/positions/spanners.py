"""Whether boundary spanners carry more than their ties: theirs cut, against as many ties of others.

Their ties are cut and their desks stay. Taking desks out would take work, hands and everybody's luck along with
them, and could not be held against anything; a tie is what a boundary spanner has and others have not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from empathysim.analysis.positions.effects import OUTCOMES, PositionEffects, lived_effects, refuse_few, scenario_of
from empathysim.analysis.worlds import Place, Progress
from empathysim.errors import InputError, all_of
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
    place: Place | None = None,
    outcomes: Sequence[str] = OUTCOMES,
    progress: Progress | None = None,
) -> PositionEffects:
    """Compare an organization with one whose boundary spanners lost their ties to other silos.

    Two controls lose as many ties: ties between silos of anybody else, which tells the persons from their ties, and
    ties of any kind of anybody else, which tells ties between silos from ties.

    Parameters
    ----------
    scenario : what all worlds live under.
    people : how many boundary spanners, 1 or more; 10 or more in an organization that was read.
    by : what makes one: most ties to other silos, or most shortest paths (see `surgery.spanners`).
    seeds, place, outcomes, progress : as for `lived_effects`.

    Raises
    ------
    InputError : where anything cannot be used.
    """
    all_of(
        lambda: refuse_few(people, place.network if place else None, f"people = {people}"),
        lambda: _refuse_nobody(people),
    )
    told = scenario_of(scenario)
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
        dict.fromkeys((AS_IT_IS, theirs, bridges, ties), told),
        [(AS_IT_IS, theirs), (bridges, theirs), (ties, theirs)],
        seeds=seeds, place=place, outcomes=outcomes, shapes=shapes, progress=progress,
    )  # fmt: skip


def _refuse_nobody(people: int) -> None:
    if isinstance(people, bool) or not isinstance(people, int) or people < 1:
        raise InputError(f"people = {people!r} must be a whole number of 1 or more.")
