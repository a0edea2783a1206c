"""Recovery from a push: what is counted, and what the target-first norm does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from worlds import needs_machine_code

from empathysim.analysis.place import Place
from empathysim.analysis.tipping.recovery import SMOOTHED, Recovery, recovery
from empathysim.errors import InputError
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.rules import faults_in, faults_in_title
from empathysim.wording.tipping import recovery_title

PRESSURE = "corporate_culture.pressure"
OBEDIENT = Scenario.load("baseline").replace(
    {"corporate_culture.strength": 1.0, "group_think.conformity": 0.9, PRESSURE: 0.6}
)


def drawn(*rows: list[float]) -> Recovery:
    """Return a recovery over 100 weeks, 20 of them pushed, whose differences are 1 in so many weeks from week 12 on."""
    weeks = 100 - SMOOTHED + 1
    table = np.array([[*row, *[0.0] * weeks][:weeks] for row in rows])
    return Recovery(
        "a firm", PRESSURE, 1.0, 0.6, 20, 80, "target_norm", tuple(range(len(rows))), table, 0.5, Place(weeks=100)
    )


def test_weeks_are_counted_from_the_end_of_the_push_to_the_last_return() -> None:
    """Away in its 30th week of means, week 42: back 22 weeks after the push; it would fail if the first return of two
    counted, or weeks from the push's begin."""
    told = drawn([1.0] * 30, [1.0] * 10 + [0.0] * 10 + [1.0] * 10, [1.0] * 3)
    assert told.weeks.tolist() == [23.0, 23.0, 0.0]
    away = told.still_away()
    np.testing.assert_allclose(away[[0, 22, 23]], [2 / 3, 2 / 3, 0.0])
    assert len(away) == 81
    assert told.median == 23.0


def test_who_never_moved_has_nothing_to_come_back_from() -> None:
    """One of four moved: only that one counts; it would fail if the rest were back after 0 weeks."""
    told = drawn([1.0] * 30, [0.0], [0.0], [0.0])
    assert told.moved.tolist() == [True, False, False, False]
    np.testing.assert_array_equal(told.weeks, [23.0, np.nan, np.nan, np.nan])
    assert (told.recovered, told.median, told.still_away()[0], told.still_away()[-1]) == (1, 23.0, 1.0, 0.0)
    assert "in 1 of 4 paired runs and is back after 23 weeks in 1 of 1 moved." in told.sentence
    assert "moved in 1 of 4 runs and is back in 1 of these" in recovery_title(told.told())
    assert faults_in(told.sentence) == []


def test_where_nobody_moved_nobody_is_back_in_any_text() -> None:
    """Sentence, title and numbers agree; it would fail if a firm that was never away counted as back."""
    told = drawn([0.0], [0.0])
    assert told.recovered == 0
    assert np.isnan(told.median)
    assert np.isnan(told.still_away()).all()
    assert "never differs" in told.sentence
    assert "moved by as much as matters in none of 2 runs" in recovery_title(told.told())
    assert "back" not in recovery_title(told.told())


def test_who_is_not_back_for_half_a_year_is_censored_not_counted_as_back() -> None:
    """Away until 20 weeks before the end, or to it: no time is known. It would fail if the horizon were taken."""
    told = drawn([1.0] * 68, [1.0] * 88, [1.0] * 30)
    assert np.isnan(told.weeks).tolist() == [True, True, False]
    assert told.recovered == 1
    assert told.still_away()[-1] == pytest.approx(2 / 3)
    assert told.median == np.inf
    assert "in 1 of 3 moved; 2 are not back" in told.sentence
    for each in (told, drawn([1.0] * 88), drawn([0.0])):
        assert faults_in(each.sentence) == []
        assert faults_in_title(recovery_title(each.told())) == []
    assert "never differs" in drawn([0.0]).sentence


@needs_machine_code
def test_a_year_of_pressure_is_forgotten_and_a_year_and_a_half_is_not() -> None:
    """Conformity .9, pressure .6 pushed to 1: back within four years after 52 weeks, not after 78, in each of three
    seeds. It would fail without a threshold."""
    short, long = (recovery(OBEDIENT, PRESSURE, 1.0, weeks, seeds=3, horizon=234) for weeks in (52, 78))
    assert (short.recovered, long.recovered) == (3, 0)
    assert short.moved.all()
    assert 52.0 < short.median < 208.0


@needs_machine_code
def test_recovery_takes_longer_near_the_fold() -> None:
    """The same push from pressure .4 and from .6, which is nearer to where the norm tips: a fifth longer at least.

    It would fail if the way back were a mere decay.
    """
    far, near = (
        recovery(OBEDIENT.replace({PRESSURE: each}), PRESSURE, 1.0, 52, seeds=3, horizon=234) for each in (0.4, 0.6)
    )
    assert near.weeks.min() > 1.2 * far.weeks.max() > 0.0


def test_no_push_and_no_measure_are_refused_together() -> None:
    with pytest.raises(InputError) as told:
        recovery(OBEDIENT, PRESSURE, 0.6, 0, "trst", horizon=3, matters=0.0)
    said = " ".join(told.value.messages)
    assert all(part in said for part in ("no push", "push_weeks = 0", "'trust'", "horizon = 3", "matters = 0"))


def test_a_smaller_measure_takes_longer() -> None:
    row = list(np.linspace(1.0, 0.0, 50))
    assert replace(drawn(row), matters=0.2).weeks[0] > drawn(row).weeks[0]
