"""Worlds that differ in positions: pairs with the same people, the same luck and other graphs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from empathysim.analysis.place import Place
from empathysim.analysis.positions.bridging import effect_of_bridging
from empathysim.analysis.positions.effects import PositionEffects
from empathysim.analysis.positions.reshaping import effect_of_merging, effect_of_splitting
from empathysim.analysis.positions.seeding import effect_of_seeding
from empathysim.analysis.positions.spanners import effect_of_spanners
from empathysim.analysis.worlds import live_worlds
from empathysim.errors import InputError
from empathysim.organization.generate import generate
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.rules import faults_in, sentences_in

PLACE: dict[str, Any] = {"weeks": 13, "warm_up": 13, "employees": 60}
BASELINE = Scenario.load("baseline")


def gains(effects: PositionEffects, world: str, outcome: str, against: str = "as it is") -> np.ndarray:
    """Return the paired differences of the world with these words in its name."""
    (pair,) = [pair for pair in effects.pairs if world in pair[1] and against in pair[0]]
    return effects.effects[pair][outcome].differences


def test_an_operation_of_nothing_changes_exactly_nothing() -> None:
    """It would fail if a network that was taken apart and put together again were another one to luck."""
    effects = effect_of_bridging(ties=0, seeds=3, **PLACE)
    for outcomes in effects.effects.values():
        for each in outcomes.values():
            assert (each.differences == 0.0).all()
            assert (each.low, each.high, each.verdict) == (0.0, 0.0, "practically_the_same")


def test_bridges_carry_the_story_whether_they_are_added_or_moved() -> None:
    effects = effect_of_bridging(ties=60, seeds=3, **PLACE)
    assert (gains(effects, "added", "context") > 0.01).all()
    assert (gains(effects, "moved", "context") > 0.01).all()


def test_spanners_ties_carry_more_than_as_many_of_any_kind() -> None:
    effects = effect_of_spanners(people=6, seeds=4, **PLACE)
    assert (gains(effects, "boundary spanners", "context") < 0.0).all()
    assert gains(effects, "boundary spanners", "context", "any kind").mean() < 0.0
    between = gains(effects, "boundary spanners", "context", "between silos").mean()
    assert abs(between) < 0.5 * abs(gains(effects, "boundary spanners", "context").mean())


def test_one_silo_instead_of_two_keeps_more_of_the_story_and_two_instead_of_one_less() -> None:
    merged = effect_of_merging("baseline", "service", "sales", seeds=3, **PLACE)
    split = effect_of_splitting("baseline", "service", seeds=3, **PLACE)
    assert (gains(merged, "merged", "context") > 0.0).all()
    assert gains(split, "split", "context").mean() < 0.0


def test_the_world_as_it_is_is_that_of_the_scenario() -> None:
    """It would fail if the shape that a scenario gives its organization were lost, or ties multiplied twice."""
    shaped = replace(BASELINE, organization={"silos": 3, "ties_between": 2.0})
    effects = effect_of_bridging(shaped, ties=5, seeds=[4, 9], **PLACE)
    plainly = live_worlds({"it": shaped}, [4, 9], Place(**PLACE))
    assert np.array_equal(effects.worlds.readings["satisfaction"][0], plainly.readings["satisfaction"][0])
    network = generate(60, seed=1)
    tied = replace(BASELINE, organization={"ties_between": 2.0})
    effects = effect_of_bridging(tied, ties=5, seeds=[4, 9], organization=network, **{**PLACE, "employees": None})
    plainly = live_worlds({"it": tied}, [4, 9], Place(13, 13, network))
    assert np.array_equal(effects.worlds.readings["context"][0], plainly.readings["context"][0])


def test_those_who_begin_bring_literacy_wherever_they_stand() -> None:
    effects = effect_of_seeding(share=0.2, seeds=3, **PLACE)
    for pair, outcomes in effects.effects.items():
        if "as it is" in pair[0]:
            assert (outcomes["literacy"].differences > 0.0).all()
    best, anybody = (effects.worlds.readings["literacy"][row] for row in (1, 2))
    assert (best != anybody).any()


@pytest.mark.parametrize(
    "lived",
    [
        lambda: effect_of_bridging(ties=3, seeds=2, **PLACE, outcomes=("clv",)),
        lambda: effect_of_spanners(people=1, seeds=2, **PLACE, outcomes=("context",)),
        lambda: effect_of_merging("baseline", "billing", "sales", seeds=2, **PLACE, outcomes=("quit",)),
        lambda: effect_of_splitting("baseline", "operations", seeds=2, **PLACE, outcomes=("empathy",)),
        lambda: effect_of_seeding(seeds=2, **PLACE, outcomes=("insight",)),
    ],
)
def test_what_is_said_keeps_the_wording_rules(lived: Callable[[], PositionEffects]) -> None:
    effects = lived()
    assert list(effects.sentences()) == list(effects.outcomes)
    assert len(sentences_in(effects.sentence)) == len(effects.pairs) == len(effects.to_pandas())
    assert faults_in(effects.sentence) == []


def test_intervals_hold_for_all_pairs_and_outcomes_together() -> None:
    """With more comparisons at once each interval is wider."""
    one, four = (
        effect_of_bridging(ties=20, seeds=4, **PLACE, outcomes=outcomes)
        for outcomes in (("context",), ("context", "empathy", "satisfaction", "clv"))
    )
    narrow, wide = (each.effects[each.pairs[0]]["context"] for each in (one, four))
    assert wide.high - wide.low > narrow.high - narrow.low > 0.0


REAL: dict[str, Any] = {
    "weeks": 4, "warm_up": 4, "organization": replace(generate(60, seed=1), is_imported=True), "seeds": 2
}  # fmt: skip


@pytest.mark.parametrize(
    ("lived", "told"),
    [
        (lambda: effect_of_spanners(people=9, **REAL), "fewer than 10"),
        (lambda: effect_of_seeding(share=0.1, **REAL), "fewer than 10"),
        (lambda: effect_of_merging("baseline", "technical", "sales", **REAL), "fewer than 10"),
        (lambda: effect_of_spanners(people=0, seeds=2), "1 or more"),
        (lambda: effect_of_spanners(people=2, by="fame", seeds=2, **PLACE), "ties_between, betweenness"),  # type: ignore[arg-type]
        (lambda: effect_of_merging("baseline", "sails", "service", seeds=2, **PLACE), "Did you mean 'sales'"),
        (lambda: effect_of_bridging(ties=3, outcomes=("emphaty",), seeds=2, **PLACE), "Did you mean 'empathy'"),
        (lambda: effect_of_bridging(ties=10**6, seeds=2, **PLACE), "room for at most"),
        (
            lambda: effect_of_seeding(lever="journey_view.intensity", seeds=2, **PLACE),
            "cannot be moved for a share",
        ),
        (lambda: effect_of_bridging("basline", seeds=2), "Did you mean 'baseline'"),
    ],
)
def test_what_cannot_be_asked_is_refused(lived: Callable[[], PositionEffects], told: str) -> None:
    with pytest.raises(InputError, match=told):
        lived()
