"""Key 2: what happened right before, and what comes right after?"""

from __future__ import annotations

import pytest
from worlds import employee, in_plain_python, numbers

from empathysim.keys import journey_view

lost = in_plain_python(journey_view.story_lost)
wrong = in_plain_python(journey_view.wrong_door_probability)
found = in_plain_python(journey_view.discovery_probability)


def test_a_journey_view_keeps_the_story_and_the_doors() -> None:
    """Losses times 1 - .7 u2, wrong doors times 1 - .4 u2 (1e-15); it would fail if the two parts were exchanged."""
    p = numbers({"journey_view.intensity": 0.5})
    assert lost(p, 0.12) == pytest.approx(0.12 * 0.65, abs=1e-15)
    assert wrong(p, 0.8) == pytest.approx(0.099 * 1.3 * 0.8, abs=1e-15)


def test_hidden_needs_are_found_by_asking_attentively() -> None:
    """p + (1 - p) u2 a by hand (1e-15): without attention only the base is left, and never more than 1.

    It would fail if a distracted person found as much.
    """
    p = numbers({"journey_view.intensity": 0.8})
    assert found(p, employee(attention=0.5)) == pytest.approx(0.1 + 0.9 * 0.4, abs=1e-15)
    assert found(p, employee(attention=0.0)) == pytest.approx(0.1, abs=1e-15)
    full = numbers({"journey_view.intensity": 1.0})
    assert found(full, employee(attention=1.0)) == pytest.approx(1.0, abs=1e-15)


def test_wrong_doors_never_come_more_often_than_always() -> None:
    """The probability is cut at 1; it would fail for a very complex matter and a high base."""
    assert wrong(numbers(journey_transfer_base=1.0), 1.0) == 1.0
