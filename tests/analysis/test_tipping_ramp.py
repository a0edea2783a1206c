"""Ramps: the loop of the target-first norm, and what is read off a loop."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from worlds import needs_machine_code

from empathysim.analysis.tipping.ramp import Ramp, ramp
from empathysim.errors import InputError
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.rules import faults_in, faults_in_title
from empathysim.wording.tipping import ramp_title

PRESSURE, CONFORMITY = "corporate_culture.pressure", "group_think.conformity"
OBEDIENT = Scenario.load("baseline").replace({"corporate_culture.strength": 1.0, CONFORMITY: 0.9})
SMALL: dict[str, Any] = {"warm_up": 4, "employees": 40, "customers": 200}


def drawn(up: list[float], down: list[float]) -> Ramp:
    """Return a ramp over 0, 1, 2 with these branches, down by rising value."""
    small = ramp(OBEDIENT, PRESSURE, [0.2, 0.4, 0.6], weeks_each=4, seeds=1, **SMALL)
    path = np.array([[*up, *down[-2::-1]]])
    return replace(small, values=(0.0, 1.0, 2.0), readings={**small.readings, "target_norm": path})


@needs_machine_code
def test_area_and_width_of_a_loop_drawn_by_hand() -> None:
    """Up .1 .1 .9, down .1 .9 .9: area .8, middle passed at 1.5 and .5; it would fail for branches in another order."""
    loop = drawn([0.1, 0.1, 0.9], [0.1, 0.9, 0.9])
    np.testing.assert_array_equal(loop.up, [[0.1, 0.1, 0.9]])
    np.testing.assert_array_equal(loop.down, [[0.1, 0.9, 0.9]])
    assert loop.loop_area == pytest.approx([0.8])
    np.testing.assert_allclose(loop.tips, [[1.5, 0.5]])
    assert loop.width == pytest.approx([1.0])


@needs_machine_code
def test_what_hardly_moves_has_no_middle() -> None:
    """An outcome that moves by less than matters does not tip; the sentence says so."""
    flat = drawn([0.1, 0.1, 0.105], [0.1, 0.105, 0.105])
    assert np.isnan(flat.width).all()
    assert "does not pass the middle" in flat.sentence


@needs_machine_code
def test_the_levers_way_is_lived_as_it_was_asked_for() -> None:
    """Felt pressure follows the lever on each stretch; it would fail if a stretch began a week late or were skipped."""
    told = ramp(OBEDIENT, "culture_pressure", [0.2, 0.5, 0.8], weeks_each=40, seeds=2, read_weeks=1, **SMALL)
    assert told.path == (0.2, 0.5, 0.8, 0.5, 0.2)
    felt = told.readings["goal"].mean(axis=0) / np.array(told.path)
    np.testing.assert_allclose(felt, felt[0], rtol=0.04)
    assert told.place.weeks == 5 * 40
    assert list(told.to_pandas()["way"][:5]) == ["up", "up", "up", "down", "down"]


@needs_machine_code
def test_the_loop_of_the_norm_is_the_published_one() -> None:
    """Quasi-static ramp, eight values, four fresh seeds: every published plateau within .1.

    It would fail for another contagion, decay, or way of reading plateaus.
    """
    values = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]
    loop = ramp(OBEDIENT, PRESSURE, values, seeds=(100, 101, 102, 103))
    up, down = (dict(zip(values, branch.mean(axis=0), strict=True)) for branch in (loop.up, loop.down))
    for way, published in ((up, {0.6: 0.068, 0.7: 0.103, 0.8: 0.199, 0.9: 0.775}),
                           (down, {0.7: 0.717, 0.6: 0.625, 0.5: 0.484, 0.4: 0.218})):  # fmt: skip
        assert {each: way[each] for each in published} == pytest.approx(published, abs=0.1)
    low, high = loop.interval(loop.width)
    assert 0.2 < low <= loop.width.mean() <= high
    assert loop.loop_area.min() > 0.15


@needs_machine_code
def test_a_lag_closes_when_there_is_time_and_a_memory_does_not() -> None:
    """Three times the weeks at each value: with conformity .4 the loop shrinks to less than half, with .9 it stays."""
    values = [0.4, 0.6, 0.8, 1.0]

    def areas(conformity: float) -> list[float]:
        firm = OBEDIENT.replace({CONFORMITY: conformity})
        return [float(ramp(firm, PRESSURE, values, weeks_each=w, seeds=2).loop_area.mean()) for w in (80, 240)]

    quick, slow = areas(0.4)
    assert abs(slow) < 0.5 * quick
    quick, slow = areas(0.9)
    assert slow > 0.3 * quick > 0.05


@needs_machine_code
def test_its_sentence_and_title_keep_the_rules() -> None:
    for loop in (drawn([0.1, 0.1, 0.9], [0.1, 0.9, 0.9]), drawn([0.1, 0.1, 0.1], [0.1, 0.1, 0.1])):
        assert faults_in(loop.sentence) == []
        assert faults_in_title(ramp_title(loop.told())) == []


@needs_machine_code
def test_where_an_interval_has_no_limit_nothing_is_said_of_the_size() -> None:
    """One run has no interval; it would fail if "without limit to +without limit" were told."""
    loop = drawn([0.1, 0.1, 0.9], [0.1, 0.9, 0.9])
    assert np.isinf(loop.interval(loop.width)).all()
    assert "without limit" not in loop.sentence
    assert loop.sentence.endswith("how far apart these are: of its size nothing is known (1 run).")


def test_reading_more_weeks_than_a_stretch_has_is_refused() -> None:
    """It would fail if the reading were silently cut; with everything else that is wrong, also of another kind."""
    with pytest.raises(InputError, match="read_weeks = 20 must be at most weeks_each = 8"):
        ramp(OBEDIENT, PRESSURE, [0.2, 0.5], weeks_each=8, read_weeks=20, **SMALL)
    with pytest.raises(InputError) as told:
        ramp(OBEDIENT, PRESSURE, [0.5, 0.2], weeks_each="8", read_weeks=20)  # type: ignore[arg-type]
    said = " ".join(told.value.messages)
    assert all(part in said for part in ("must rise", "weeks_each = '8'"))


def test_everything_wrong_is_said_at_once() -> None:
    with pytest.raises(InputError) as told:
        ramp(OBEDIENT, PRESSURE, [0.5, 1.7, 0.2], outcome="targetnorm", seeds=0, weeks_each=1)
    said = " ".join(told.value.messages)
    assert all(part in said for part in ("1.7", "'target_norm'", "seeds = 0", "weeks_each = 1"))
    with pytest.raises(InputError, match="must rise"):
        ramp(OBEDIENT, PRESSURE, [0.5, 0.2])
    with pytest.raises(InputError, match="at least two, each once"):
        ramp(OBEDIENT, PRESSURE, [0.5, 0.5])
