"""Whether it matters who begins: a key turned for the most central people, or for as many at random."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Unpack

from empathysim.analysis.place import Place, Where
from empathysim.analysis.positions.effects import PositionEffects, lived_effects, refuse_few
from empathysim.analysis.question import question
from empathysim.analysis.readings_told import outcomes_told
from empathysim.analysis.worlds import Progress
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
    weeks: int = Place.weeks,
    outcomes: Sequence[str] | str = SEEDED,
    workers: int | None = None,
    progress: Progress | None = None,
    **where: Unpack[Where],
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
    seeds, weeks, outcomes, workers, progress, where : as for `effect_of_bridging`.

    Raises
    ------
    InputError : where anything cannot be used.
    """
    asked = question(
        effect_of_seeding, scenario, seeds, where,
        lambda: outcomes_told(outcomes),
        lambda: Intervention(lever, value, 0, people="most_central", share=share),
        lambda: Intervention(lever, value, 0, people="random", share=share),
        weeks=weeks,
    )  # fmt: skip
    told, network, (_, central, anybody) = asked.scenario, asked.place.network, asked.found
    size = network.size if network else asked.place.employees
    people = max(1, round(central.share * size))
    refuse_few(people, network, f"share = {share:g}")
    usual, best, random = nobody_begins(lever), most_central_begin(lever, people), anybody_begins(lever, people)
    some: dict[str, Scenario] = {
        world: replace(told, interventions=(*told.interventions, each))
        for world, each in ((best, central), (random, anybody))
    }
    return lived_effects(
        asked, {usual: told, **some}, [(usual, best), (usual, random), (random, best)],
        workers=workers, progress=progress,
    )  # fmt: skip
