"""Figures of a population, on firms made by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from population import lived
from worlds import needs_machine_code

from empathysim.calibration.patterns import _logit, patterns, spread


def test_spread_by_hand() -> None:
    """Industries with means 2 and 6 (sd 2.83), and deviations of 1 on two degrees of freedom: 1.41."""
    between, within = spread(np.array([1.0, 3.0, 5.0, 7.0]), ["a", "a", "b", "b"])
    assert between == pytest.approx(math.sqrt(8.0))
    assert within == pytest.approx(math.sqrt(2.0))


def test_logits_of_certain_and_impossible_are_infinite() -> None:
    """No division by zero: 0, 1 and a half."""
    assert (_logit(0.0), _logit(1.0), _logit(0.5)) == (-math.inf, math.inf, 0.0)


@needs_machine_code
def test_figures_are_counted_over_what_they_are_about() -> None:
    """Three firms with known answers of complaints and talk."""
    population = [lived(number, 2) for number in (0, 0, 1)]
    for firm, response, decision in zip(population, ([1, 7], [1, 1], [7]), ([-1, 1], [-1, 0], [0]), strict=True):
        object.__setattr__(firm, "customers", 100)
        object.__setattr__(firm, "response", np.array(response))
        object.__setattr__(firm, "decision", np.array(decision))
        object.__setattr__(firm, "talk", 3.0)
    found = patterns(population)
    assert found["C8 very bad"] == pytest.approx(100.0 * 5 / 300)
    assert found["C8 cut"] == pytest.approx(40.0)
    assert found["C9 less after very poor"] == pytest.approx(200.0 / 3.0)
    assert found["C9 more after very poor"] == 0.0
    assert found["C9 less after very good"] == 0.0
    assert found["C9 more after very good"] == pytest.approx(50.0)
    assert found["K4 talk"] == pytest.approx(3.0)
    ratings = [firm.summary["temkin_experience_rating"] for firm in population]
    assert found["C1 mean"] == pytest.approx(np.mean(ratings))
    assert sum(found[f"C1 {word}"] for word in ("excellent", "good", "okay", "poor", "very poor")) == pytest.approx(100)
    assert found["C2 effort"] == pytest.approx(np.mean([firm.summary["effort_net"] for firm in population]))
