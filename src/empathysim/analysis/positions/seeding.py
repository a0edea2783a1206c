"""Whether it matters who begins: a key turned for the most central people, or for as many at random."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from empathysim.analysis.positions.effects import PositionEffects, lived_effects, refuse_few, scenario_of
from empathysim.analysis.worlds import Place, Progress
from empathysim.errors import all_of
from empathysim.scenarios.intervention import Intervention
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.positions import anybody_begins, most_central_begin, nobody_begins

SEEDED = ("literacy", "empathy", "satisfaction")
"""Outcomes that are compared unless others are asked for."""


def effect_of_seeding(
    scenario: Scenario | str | Path = "baseline",
    *,
    lever: str = "talk_about_emotions.intensity",
    value: float = 0.9,
    share: float = 0.05,
    seeds: int | Sequence[int] = 20,
    place: Place | None = None,
    outcomes: Sequence[str] = SEEDED,
    progress: Progress | None = None,
) -> PositionEffects:
    """Compare a firm with one in which some people begin: those with most informal ties, or as many at random.

    By default they begin to talk about customers' emotions, by which emotional literacy is learned. It is not passed on
    as insight is (`customer_contact.intensity`): who listens to them learns faster, as far as talking oneself.

    Parameters
    ----------
    scenario : what all worlds live under.
    lever : what is moved for them from week 0 on; see `intervention.LEVERS_OF_PEOPLE`.
    value : where it goes, in the parameter's unit and bounds.
    share : of all people, above 0 and up to 1; in an organization that was read, ten people or more.
    seeds, place, outcomes, progress : as for `lived_effects`.

    Raises
    ------
    InputError : where anything cannot be used.
    """
    network = place.network if place else None
    central, anybody, told = all_of(
        lambda: Intervention(lever, value, 0, people="most_central", share=share),
        lambda: Intervention(lever, value, 0, people="random", share=share),
        lambda: scenario_of(scenario),
    )
    size = network.size if network else (place or Place()).employees
    people = max(1, round(central.share * size))
    refuse_few(people, network, f"share = {share:g}")
    usual, best, random = nobody_begins(lever), most_central_begin(lever, people), anybody_begins(lever, people)
    some: dict[str, Scenario] = {
        world: replace(told, interventions=(*told.interventions, each))
        for world, each in ((best, central), (random, anybody))
    }
    return lived_effects(
        {usual: told, **some},
        [(usual, best), (usual, random), (random, best)],
        seeds=seeds, place=place, outcomes=outcomes, progress=progress,
    )  # fmt: skip
