"""Promise 26: of 1,000 intervals that are nominally 95 %, 926 to 971 hold the truth.

The differences are the model's own: pairs of runs are drawn, with replacement, from a few hundred that were lived, so
the truth is the mean of those.
"""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from worlds import needs_machine_code

from empathysim.analysis.compare import HEADLINES, compare
from empathysim.analysis.intervals import LOOKS
from empathysim.analysis.paired_difference import difference_in
from empathysim.sweeps.designs.looks import mean_interval


@pytest.fixture(scope="module")
def lived() -> dict[str, NDArray[np.float64]]:
    """Return 300 paired differences of each headline in the usual firm."""
    found = compare("baseline", "turn_sense_of_purpose", seeds=300, weeks=52, warm_up=26)
    return {name: each.differences for name, each in found.outcomes.items()}


@needs_machine_code
@pytest.mark.parametrize("outcome", HEADLINES)
def test_p26_intervals_of_paired_differences_cover(
    lived: dict[str, NDArray[np.float64]], outcome: str, record_property: pytest.RecordProperty
) -> None:
    """A plain interval of 20 pairs; fails where it is too narrow, and where it is too wide."""
    pool, draws = lived[outcome], np.random.default_rng(26)
    held = 0
    for _ in range(1_000):
        low, high = mean_interval(draws.choice(pool, 20), 0.05)
        held += low <= pool.mean() <= high
    record_property("measured", f"{outcome} {held} of 1,000")
    assert 926 <= held <= 971


@needs_machine_code
@pytest.mark.parametrize("outcome", HEADLINES)
def test_p26_intervals_cover_at_all_looks_together(
    lived: dict[str, NDArray[np.float64]], outcome: str, record_property: pytest.RecordProperty
) -> None:
    """Looks at 4, 20 and 50 pairs: all three intervals hold the truth at once, as often as one alone should.

    More often is no fault here: the looks share alpha so that they hold together whatever they have in common.
    """
    pool, draws = lived[outcome], np.random.default_rng(27)
    held = 0
    for _ in range(1_000):
        pairs = draws.choice(pool, max(LOOKS))
        told = [difference_in(outcome, np.zeros(n), pairs[:n], revenue=1.0) for n in LOOKS]
        held += all(each.low <= pool.mean() <= each.high for each in told)
    record_property("measured", f"{outcome} at all looks {held} of 1,000")
    assert held >= 926
