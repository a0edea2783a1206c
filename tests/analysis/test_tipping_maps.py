"""Maps over two levers: verdicts against the firm as it is, from memory and from a sweep; the phases of the norm."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from worlds import needs_machine_code

from empathysim.analysis.intervals import paired_interval
from empathysim.analysis.tipping.phase_map import CONFORMITY, PRESSURE, phase_map
from empathysim.analysis.tipping.verdict_map import VerdictMap, verdict_map
from empathysim.analysis.tipping.verdict_map_of_sweep import verdict_map_of_sweep
from empathysim.errors import InputError
from empathysim.lived import live_scenario
from empathysim.scenarios.scenario import Scenario
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.sweep import sweep
from empathysim.wording.lever_maps import map_title, phase_title
from empathysim.wording.rules import faults_in, faults_in_title
from empathysim.wording.verdict import verdict_of

STRENGTH = "corporate_culture.strength"
BASELINE = Scenario.load("baseline")
SMALL: dict[str, Any] = {"warm_up": 4, "employees": 40, "customers": 300}
LEVERS = ((PRESSURE, (0.2, 0.6, 1.0)), (CONFORMITY, (0.6, 0.1)))


@pytest.fixture(scope="module")
def small() -> VerdictMap:
    return verdict_map(BASELINE, *LEVERS, "attention", seeds=3, weeks=12, **SMALL)


@needs_machine_code
def test_each_cell_holds_its_own_world(small: VerdictMap) -> None:
    """A cell lived by itself, exactly; it would fail if rows and columns, or seeds, were handed around."""
    assert small.y_values == (0.1, 0.6)
    scenario = BASELINE.replace({PRESSURE: 1.0, CONFORMITY: 0.1})
    run = live_scenario(scenario, weeks=12, seed=2, warm_up=4, employees=40, customers=300)
    assert small.runs[0, 2, 2] == run.weekly["attention"].mean()
    assert small.mean.shape == small.difference.shape == (2, 3)


@needs_machine_code
def test_intervals_hold_for_all_cells_together_and_today_differs_by_nothing(small: VerdictMap) -> None:
    """Five comparisons, for the present point is none; it would fail if each cell had alpha for itself."""
    assert small.present == (0.6, 0.6)
    here = small.cells[1][1]
    assert (here.low, here.high, here.verdict) == (0.0, 0.0, "practically_the_same")
    other = small.cells[0][2]
    assert (other.low, other.high) == paired_interval(small.runs[0, 2] - small.today, comparisons=5)
    assert other.verdict == verdict_of(other.low, other.high, small.smallest_difference)
    assert sum(small.counts.values()) == 6


@needs_machine_code
def test_a_map_says_what_it_found_by_the_rules(small: VerdictMap) -> None:
    assert faults_in(small.sentence) == []
    assert faults_in_title(map_title(small.told())) == []
    assert list(small.to_pandas()["verdict"]) == [each for row in small.verdicts for each in row]


def unknown(told: VerdictMap, *places: tuple[int, int]) -> VerdictMap:
    """Return the map with intervals without limit at these rows and columns."""
    cells = tuple(
        tuple(replace(cell, low=-np.inf, high=np.inf) if (row, column) in places else cell
              for column, cell in enumerate(line))
        for row, line in enumerate(told.cells)
    )  # fmt: skip
    return replace(told, cells=cells)


@needs_machine_code
def test_cells_of_whose_size_nothing_is_known_are_no_ends_of_a_map(small: VerdictMap) -> None:
    """The furthest of the known cells are told, and how many are not known; it would fail for "without limit"."""
    highest = np.unravel_index(int(small.difference.argmax()), small.difference.shape)
    told = unknown(small, (int(highest[0]), int(highest[1])))
    before, after = small.told().ends, told.told().ends
    assert before is not None
    assert after is not None
    assert "Furthest up" in small.sentence
    assert "nothing is known" not in small.sentence
    assert after[0] != before[0]
    assert after[1] == before[1]
    assert "In 1 of 6 cells, of its size nothing is known." in told.sentence
    assert "without limit" not in told.sentence
    assert faults_in(told.sentence) == []


@needs_machine_code
def test_a_map_with_one_end_names_one_cell_once_and_without_ends_none(small: VerdictMap) -> None:
    """All but Today unknown, then all alike; it would fail if up and down were told of the same cell."""
    others = [(row, column) for row in range(2) for column in range(3) if (row, column) != (1, 1)]
    nothing = unknown(small, *others)
    assert "Furthest" not in nothing.sentence
    assert "In 5 of 6 cells, of its size nothing is known." in nothing.sentence
    assert faults_in(nothing.sentence) == []
    alike = verdict_map(BASELINE, *LEVERS, "turnover", seeds=2, weeks=1, **SMALL)
    assert not alike.runs.any(), "in so short a time nobody quits"
    same = replace(alike, cells=tuple(tuple(replace(c, low=0.0, high=0.0) for c in row) for row in alike.cells))
    assert "No cell lies further from Today than " in same.sentence
    assert "Furthest" not in same.sentence
    assert faults_in(same.sentence) == []


@needs_machine_code
@pytest.mark.parametrize("pressures", [[0.2, 0.6, 1.0], [0.2, 1.0]])
def test_a_finished_sweep_gives_the_same_map(pressures: list[float], tmp_path: Path) -> None:
    """With the present point in the grid and without it, where it is lived anew: every number as from memory."""
    levers = {PRESSURE: pressures, CONFORMITY: [0.1, 0.6], STRENGTH: [1.0]}
    experiment = Experiment(
        "Where?", outcomes=["attention"], levers=levers, seeds=3, weeks=12, warm_up=4, employees=40, customers=300
    )
    told = verdict_map_of_sweep(sweep(experiment, tmp_path, executor="serial"))
    assert repr(verdict_map_of_sweep(tmp_path)) == repr(told), "the folder is the sweep"
    direct = verdict_map(
        BASELINE.replace({STRENGTH: 1.0}), (PRESSURE, pressures), LEVERS[1], "attention", seeds=3, weeks=12, **SMALL
    )
    np.testing.assert_array_equal(told.runs, direct.runs)
    np.testing.assert_array_equal(told.today, direct.today)
    assert told.verdicts == direct.verdicts
    assert told.scenario == f"baseline with {STRENGTH} 1"
    assert (told.present, told.place.weeks, told.seeds) == (direct.present, 12, direct.seeds)


@needs_machine_code
def test_a_sweep_that_is_no_map_is_refused_with_everything_that_is_wrong(tmp_path: Path) -> None:
    experiment = Experiment(
        "Where?", outcomes=["attention"], levers={PRESSURE: [0.2, 1.0]}, seeds=1, weeks=2, warm_up=0, employees=30
    )
    with pytest.raises(InputError) as told:
        verdict_map_of_sweep(sweep(experiment, tmp_path, executor="serial"), "atention")
    said = " ".join(told.value.messages)
    assert all(part in said for part in ("'attention'", "two levers", "2 seeds"))


def test_a_map_of_one_lever_or_of_a_dial_of_two_is_refused() -> None:
    with pytest.raises(InputError, match="two levers"):
        verdict_map(BASELINE, ("groupthink", [0.1, 0.2]), (CONFORMITY, [0.1, 0.2]))
    with pytest.raises(InputError, match="name one of them"):
        verdict_map(BASELINE, ("empowerment", [0.1, 0.2]), (CONFORMITY, [0.1, 0.2]))
    with pytest.raises(InputError, match="Did you mean 'satisfaction'"):
        verdict_map(BASELINE, *LEVERS, "satisfation")


@needs_machine_code
def test_the_norm_remembers_a_push_inside_the_wedge_of_its_mean_field_only() -> None:
    """Conformity .9 and .6 against pressure .5 and .65: only .9 with .65 lies between the folds, and only there are
    firms still apart five years after a push. It would fail without memory, or with folds that lie elsewhere."""
    obedient = BASELINE.replace({"corporate_culture.strength": 1.0})
    told = phase_map(obedient, (0.45, 0.65), (0.6, 0.9), weeks=260, seeds=2)
    np.testing.assert_array_equal(told.remembers, [[0, 0], [0, 2]])
    wedge = told.wedge()
    assert wedge[1, 0] < 0.65 < wedge[1, 1]
    assert wedge[1, 0] > 0.45
    assert np.isnan(wedge[0]).all() or wedge[0, 0] > 0.65
    assert faults_in(told.sentence) == []
    assert faults_in_title(phase_title(told.told())) == []
    assert told.to_pandas()["remembers"].tolist() == [0, 0, 0, 2]
    nowhere = replace(told, apart=2.0)
    assert "no pair of values" in nowhere.sentence
    assert faults_in(nowhere.sentence) == []
