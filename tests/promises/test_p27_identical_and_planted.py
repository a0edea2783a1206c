"""Promise 27: what is the same differs by nothing, luck is not taken for an effect, and what matters is found."""

from __future__ import annotations

import numpy as np
import pytest
from worlds import needs_machine_code

from empathysim.analysis.compare import HEADLINES, compare
from empathysim.analysis.paired_difference import difference_in
from empathysim.analysis.place import Place
from empathysim.analysis.worlds import Worlds, live_worlds
from empathysim.scenarios.scenario import Scenario

COMPARISONS = 200
FOUND = ("higher", "lower", "higher_perhaps_too_little", "lower_perhaps_too_little")


def test_p27_two_identical_scenarios_differ_by_exactly_nothing() -> None:
    """Under the same luck; fails where a run leaves anything behind for the next."""
    found = compare("baseline", Scenario.load("baseline"), seeds=5, weeks=20, warm_up=10, employees=30)
    assert all(not each.differences.any() for each in found.outcomes.values())
    assert all(np.array_equal(*values) for values in found.worlds.readings.values())


@pytest.fixture(scope="module")
def alike() -> Worlds:
    """Return one world under 400 seeds."""
    return live_worlds({"a": Scenario.load("baseline")}, range(400), Place(26, 13, employees=30))


@needs_machine_code
def test_p27_luck_is_not_taken_for_an_effect(alike: Worlds, record_property: pytest.RecordProperty) -> None:
    """200 comparisons of a world with itself under other seeds: at most 1 in 20 finds a difference in any outcome."""
    draws, misled = np.random.default_rng(27), 0
    for _ in range(COMPARISONS):
        rows = draws.permutation(400)[:40].reshape(2, 20)
        for name in HEADLINES:
            a, b = (alike.readings[name][0][each] for each in rows)
            if difference_in(name, a, b, revenue=1.0, comparisons=len(HEADLINES)).verdict in FOUND:
                misled += 1
                break
    record_property("measured", f"{COMPARISONS - misled} of {COMPARISONS} find nothing")
    assert misled <= COMPARISONS // 20


@needs_machine_code
def test_p27_an_effect_of_three_smallest_differences_is_found(record_property: pytest.RecordProperty) -> None:
    """Pairs of the usual firm under a modest change, moved so that their mean is three smallest differences.

    20 pairs, all headlines at once; fails where intervals are too wide to see what matters.
    """
    base = Scenario.load("baseline")
    changed = base.replace({"journey_view.intensity": 0.5, "sense_of_purpose.intensity": 0.4})
    lived = compare(base, changed, seeds=100, weeks=52, warm_up=26)
    draws = np.random.default_rng(28)
    for name, each in lived.outcomes.items():
        pairs = each.differences - each.difference + 3.0 * each.smallest_difference
        found = 0
        for _ in range(COMPARISONS):
            chosen = draws.choice(pairs, 20)
            told = difference_in(
                name, np.full(20, each.a), each.a + chosen, revenue=1.0, comparisons=len(HEADLINES),
                matters=each.smallest_difference,
            )  # fmt: skip
            found += told.verdict == "higher"
        record_property("measured", f"{name} {found} of {COMPARISONS}")
        assert found >= 0.9 * COMPARISONS, name
