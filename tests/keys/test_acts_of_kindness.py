"""Key 6: random acts of kindness."""

from __future__ import annotations

import pytest
from worlds import employee, in_plain_python, numbers

from empathysim.keys import acts_of_kindness

probability = in_plain_python(acts_of_kindness.gesture_probability)


def test_a_gesture_takes_permission_empathy_and_freedom() -> None:
    """u6 Ex Ch times the rate (1e-15): .5 to make up for something, .05 out of the blue.

    It would fail if one of the three could be missing.
    """
    p, me = numbers(), employee(choice=0.5)
    assert probability(p, me, 0.4, True) == pytest.approx(0.2 * 0.4 * 0.5 * 0.5, abs=1e-15)
    assert probability(p, me, 0.4, False) == pytest.approx(0.2 * 0.4 * 0.5 * 0.05, abs=1e-15)
    assert probability(p, employee(choice=0.0), 0.4, True) == probability(p, me, 0.0, True) == 0.0


def test_a_gesture_makes_up_for_half_of_what_is_missing() -> None:
    """perf + b (1 - perf) (1e-15); it would fail if a gesture could be better than perfect."""
    lifted = in_plain_python(acts_of_kindness.performance_with_gesture)
    assert lifted(numbers(), 0.3) == pytest.approx(0.65, abs=1e-15)
    assert lifted(numbers(), 1.0) == 1.0


def test_gestures_cost_their_mean() -> None:
    """Over evenly spread luck the mean cost is 25 USD within 1 % (the cap of 2,000 takes nothing).

    It would fail if costs were even instead of exponential: then a median of 17 USD would not be found.
    """
    cost = in_plain_python(acts_of_kindness.gesture_cost_usd)
    costs = [cost(numbers(), (k + 0.5) / 2000) for k in range(2000)]
    assert sum(costs) / 2000 == pytest.approx(25.0, rel=0.01)
    assert costs[1000] == pytest.approx(25 * 0.693, rel=0.01)
