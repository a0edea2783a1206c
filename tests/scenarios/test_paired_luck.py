"""Scenarios that share their luck are compared far more sharply than scenarios that do not."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray
from worlds import needs_machine_code

from empathysim.lived import live_scenario
from empathysim.scenarios.scenario import Scenario
from empathysim.scenarios.shipped import names

SEEDS = range(400, 412)
OUTCOMES = ("satisfaction", "empathy", "revenue", "npv")
#: Promises and overload change how much the same luck matters: there more is left, and more still in later years.
LOOSER = {"over_promise": 0.5, "understaffed": 0.5}
COMPARED = [name for name, _ in names() if Scenario.load(name).against]


@cache
def read(name: str) -> dict[str, NDArray[np.float64]]:
    """Return the means of the last 26 of 52 weeks for each seed."""
    runs = [live_scenario(Scenario.load(name), weeks=52, seed=seed, warm_up=52).weekly for seed in SEEDS]
    return {outcome: np.array([float(weekly[outcome][-26:].mean()) for weekly in runs]) for outcome in OUTCOMES}


@needs_machine_code
@pytest.mark.parametrize("name", COMPARED)
def test_p17_paired_differences_vary_a_fifth_as_much_at_most(name: str) -> None:
    """The variance of differences of runs of one seed is at most 1/5 of what runs of different seeds would have, in
    the first year; half of it in two scenarios.

    Twelve fresh seeds, four outcomes. It would fail if a lever shifted the draws of decisions that it does not make.
    """
    scenario = Scenario.load(name)
    ours, others = read(name), read(scenario.against or "baseline")
    ratios = {
        outcome: np.var(ours[outcome] - others[outcome], ddof=1)
        / (np.var(ours[outcome], ddof=1) + np.var(others[outcome], ddof=1))
        for outcome in OUTCOMES
    }
    assert {outcome: ratio for outcome, ratio in ratios.items() if not ratio <= LOOSER.get(name, 0.2)} == {}
