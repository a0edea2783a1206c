"""Every shipped scenario does to the headline readings what its file says it does."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from worlds import needs_machine_code

from empathysim.instruments.summary import summary
from empathysim.lived import live_scenario
from empathysim.organization.generate import generate
from empathysim.scenarios.groups import groups
from empathysim.scenarios.scenario import Scenario
from empathysim.scenarios.shipped import names

#: Seeds on which no scenario and no expectation was made.
SEEDS = range(100, 106)
EXPECTING = [name for name, _ in names() if Scenario.load(name).expects]


@cache
def read(name: str, weeks: int) -> dict[str, float]:
    """Return the summary of a scenario, in the mean over the seeds."""
    runs = [live_scenario(Scenario.load(name), weeks=weeks, seed=seed, warm_up=104) for seed in SEEDS]
    found = [summary(lived.weekly, lived.organization, lived.parameters) for lived in runs]
    return {reading: float(np.mean([one[reading] for one in found])) for reading in found[0]}


@needs_machine_code
@pytest.mark.parametrize("name", EXPECTING)
def test_a_scenario_has_the_signs_that_its_file_expects(name: str) -> None:
    """In the mean of six paired fresh seeds over 156 weeks, each reading moves as [expects] says, against `against`.

    It would fail where a story in a file is not what the model does.
    """
    scenario = Scenario.load(name)
    ours, others = read(name, 156), read(scenario.against or "baseline", 156)
    wrong = [
        f"{reading}: {others[reading]:.5g} to {ours[reading]:.5g}, expected {sign}"
        for reading, sign in scenario.expects.items()
        if not (ours[reading] > others[reading] if sign == "higher" else ours[reading] < others[reading])
    ]
    assert wrong == []


def test_nearly_every_scenario_expects_something() -> None:
    """All but the baseline say what they expect; it would fail for a scenario that could not be wrong."""
    assert {name for name, _ in names()} - set(EXPECTING) == {"baseline"}


def test_champions_are_a_twentieth_in_every_seed_and_others_in_each() -> None:
    """The 5 % of an empathy movement are drawn by keyed luck for any seed, and differ between seeds.

    It would fail if a key of 64 bits were taken for a signed number, which half of all seeds do not bear.
    """
    interventions = Scenario.load("empathy_movement").interventions
    network = generate(150, seed=0)
    drawn = [tuple(np.flatnonzero(groups(network, interventions, seed).employee > 0)) for seed in range(20)]
    champions = {len(rows) for rows in drawn}
    assert all(7 <= count <= 8 * len(interventions) for count in champions)
    assert len(set(drawn)) == 20


@needs_machine_code
def test_the_bank_falls_once_the_scandal_is_public() -> None:
    """wells_fargo over 312 weeks: reputation and trust fall at week 208 in every seed, and the norm outlives pressure.

    It would fail if the disclosure were counted from the beginning of the warm-up.
    """
    for seed in SEEDS:
        weekly = live_scenario(Scenario.load("wells_fargo"), weeks=312, seed=seed, warm_up=104).weekly
        assert weekly.reputation[208] < 0.6 * weekly.reputation[207]
        assert weekly.trust[208] < 0.9 * weekly.trust[207]
        assert weekly.goal[-1] < 0.5 * weekly.goal[207]
        assert weekly.target_norm[220] > 0.8 * weekly.target_norm[207]
