"""Comparing scenarios: pairs, verdicts, growing, families, and when it has paid."""

from __future__ import annotations

from math import isfinite
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from empathysim.analysis.break_even import break_even, week_ahead
from empathysim.analysis.compare import HEADLINES, compare, compare_all
from empathysim.analysis.intervals import ENOUGH_PAIRS_OF_WHAT_IS_RARE
from empathysim.analysis.paired_difference import difference_in
from empathysim.analysis.place import Place
from empathysim.errors import InputError
from empathysim.instruments.summary import summary
from empathysim.scenarios.scenario import Scenario

SMALL: dict[str, Any] = {"weeks": 30, "warm_up": 10, "employees": 30}


def test_each_pair_is_one_seed_lived_twice() -> None:
    """Fails where pairs are mixed up, or a difference is not b less a."""
    found = compare("baseline", "all_keys", seeds=[3, 8], outcomes=["empathy", "npv"], **SMALL)
    place = Place(30, 10, employees=30)
    for name, difference in found.outcomes.items():
        for seed, value in zip((3, 8), difference.differences, strict=True):
            runs = [place.lived(Scenario.load(each), seed) for each in ("baseline", "all_keys")]
            a, b = (summary(run.weekly, run.organization, run.parameters)[name] for run in runs)
            assert value == b - a
        assert difference.difference == pytest.approx(difference.b - difference.a)


def test_a_scenario_does_not_differ_from_itself() -> None:
    found = compare("baseline", "baseline", seeds=4, **SMALL)
    assert found.is_one_world
    for each in found.outcomes.values():
        assert (each.difference, each.low, each.high, each.wins) == (0.0, 0.0, 0.0, 0)
        assert each.verdict == "practically_the_same"
    assert found.break_even.week is None
    assert "the same in every run" in found.sentence


def test_growing_lives_only_what_is_missing_and_gives_what_living_all_gives() -> None:
    told: list[tuple[int, int]] = []
    small = compare("baseline", "all_keys", seeds=3, **SMALL)
    grown = small.grown(5, progress=lambda lived, total: told.append((lived, total)))
    at_once = compare("baseline", "all_keys", seeds=5, **SMALL)
    assert max(told) == (4, 4)
    assert grown.seeds == at_once.seeds
    for name, each in at_once.outcomes.items():
        assert np.array_equal(grown.outcomes[name].differences, each.differences)
        assert (grown.outcomes[name].low, grown.outcomes[name].high) == (each.low, each.high)
    with pytest.raises(InputError, match="lived already"):
        grown.grown(4)


def test_one_looks_once_at_each_look() -> None:
    """Whoever could look at 5, 6, 7 ... pairs would be wrong far more often than said."""
    small = compare("baseline", "all_keys", seeds=5, outcomes="empathy", **SMALL)
    with pytest.raises(InputError, match="same look as 5, for which up to 20 count"):
        small.grown(6)


def test_the_guess_of_pairs_is_about_what_it_takes() -> None:
    """Effects of about a spread: fails where few pairs are scaled up by the square root alone, a thousandfold."""
    draws = np.random.default_rng(5)
    guesses = []
    for _ in range(200):
        pairs = 0.02 * draws.normal(0.7, 1.0, 4)
        found = difference_in("satisfaction", np.zeros(4), pairs, revenue=1.0, comparisons=7)
        if found.verdict == "cannot_tell_yet" and found.runs_needed is not None:
            guesses.append(found.runs_needed)
    assert len(guesses) > 150
    assert 20 <= np.median(guesses) <= 50
    two = difference_in("satisfaction", np.zeros(2), np.array([0.01, 0.03]), revenue=1.0, comparisons=7)
    assert two.runs_needed == ENOUGH_PAIRS_OF_WHAT_IS_RARE


def test_scenarios_that_kept_their_name_are_told_apart() -> None:
    """Two changed ones of one name are neither called by it alone, nor by the same words."""
    base = Scenario.load("wells_fargo")
    one, other = base.replace({"journey_view.intensity": 0.9}), base.replace({"personal_happiness.intensity": 0.8})
    found = compare_all(one, [other, base], seeds=2, outcomes="empathy", **SMALL)
    names = {name for each in found for name in each.names}
    assert names == {
        "wells_fargo with journey view intensity 0.9", "wells_fargo with personal happiness intensity 0.8",
        "wells_fargo",
    }  # fmt: skip


def test_two_firms_pay_nothing_back() -> None:
    """Firms that differ before week 0 are no change of each other, and no month is named in which it has paid."""
    found = compare("wells_fargo", "usaa", seeds=4, **SMALL)
    assert not found.is_a_change
    assert found.break_even.week is None
    assert "differ from the start" in found.sentence
    assert "break even" not in found.sentence


def test_what_no_computer_could_live_is_refused_at_once() -> None:
    with pytest.raises(InputError, match="weeks of work") as refused:
        compare("baseline", "usaa", seeds=10_000, weeks=520_000, employees=100_000)
    assert "GB" in " ".join(refused.value.messages)
    with pytest.raises(InputError, match="workers = -1"):
        compare("baseline", "usaa", seeds=2, workers=-1, **SMALL)
    with pytest.raises(InputError, match="smallest"):
        compare("baseline", "usaa", smallest={"clv": "x"})  # type: ignore[dict-item]


def test_several_scenarios_and_outcomes_hold_together() -> None:
    """Intervals of a family are wider than those of one comparison alone, by the number of comparisons."""
    alone = compare("baseline", "all_keys", seeds=4, outcomes="empathy", **SMALL)
    family = compare_all("baseline", ["all_keys", "usaa"], seeds=4, outcomes=["empathy", "trust"], **SMALL)
    assert [each.comparisons for each in family] == [4, 4]
    assert np.array_equal(family[0].outcomes["empathy"].differences, alone.outcomes["empathy"].differences)
    assert family[0].outcomes["empathy"].low < alone.outcomes["empathy"].low


def test_differences_that_are_equal_by_luck_are_not_taken_for_none() -> None:
    """Nobody happened to quit in four pairs: fails where that is told as practically the same."""
    zeros = np.zeros(4)
    few = difference_in("turnover", zeros, zeros, revenue=1.0)
    assert few.verdict == "cannot_tell_yet"
    assert few.runs_needed == ENOUGH_PAIRS_OF_WHAT_IS_RARE
    many = difference_in("turnover", np.zeros(20), np.zeros(20), revenue=1.0)
    assert many.verdict == "practically_the_same"


def test_what_matters_can_be_told() -> None:
    found = compare("baseline", "all_keys", seeds=4, outcomes="empathy", smallest={"empathy": 0.9}, **SMALL)
    assert found.outcomes["empathy"].smallest_difference == 0.9
    assert found.outcomes["empathy"].verdict == "practically_the_same"


def test_profit_is_held_against_revenue() -> None:
    """Profit may be about nothing; 2 % of nothing would make every difference matter."""
    found = compare("baseline", "all_keys", seeds=2, outcomes="profit", **SMALL)
    revenue = float(found.worlds.readings["revenue"][0].mean())
    assert found.outcomes["profit"].smallest_difference == pytest.approx(0.02 * revenue)


def test_what_differs_names_the_levers() -> None:
    changed = Scenario.load("baseline").replace({"journey_view.intensity": 0.7})
    found = compare("baseline", changed, seeds=2, **SMALL)
    assert found.what_differs == {"journey_view.intensity": (0.2, 0.7)}
    assert found.names == ("baseline", "baseline with journey view intensity 0.7")


def test_the_table_and_the_document_say_the_same() -> None:
    found = compare("baseline", "usaa", seeds=2, **SMALL)
    document = found.to_document()
    assert list(document["outcomes"]) == list(HEADLINES) == list(found.to_pandas().index)
    assert document["outcomes"]["clv"]["difference"] == found.to_pandas().loc["clv", "difference"]
    assert document["sentence"] == found.sentence


def test_everything_wrong_is_said_at_once() -> None:
    with pytest.raises(InputError) as refused:
        compare("baseline", "usa", seeds=1, weeks=0, outcomes=["satisfacton"], smallest={"trust": -1.0})
    told = " ".join(refused.value.messages)
    for part in ("'satisfaction'", "seeds = 1", "weeks = 0", "'usaa'", "trust = -1.0"):
        assert part in told


def test_a_seed_given_twice_is_refused() -> None:
    with pytest.raises(InputError, match="given twice"):
        compare("baseline", "usaa", seeds=[1, 1])


@pytest.mark.parametrize(
    ("lead", "week"),
    [
        ([-2.0, -1.0, 0.5, 1.0], 2), ([1.0, 2.0], 0), ([0.0, 0.0], None), ([1.0, -1.0], None), ([1.0, -1.0, 3.0], 2),
        ([], None),
    ],
)  # fmt: skip
def test_when_it_has_paid(lead: list[float], week: int | None) -> None:
    assert week_ahead(np.array(lead)) == week


def test_break_even_counts_the_seeds_that_do() -> None:
    found = break_even(np.array([[-1.0, 1.0, 2.0], [-3.0, -2.0, 1.0], [-1.0, -1.0, -1.0]]))
    assert (found.week, found.runs, found.n) == (2, 2, 3)
    assert found.low == pytest.approx(1.1)
    assert found.high == pytest.approx(1.9)


@given(st.lists(st.floats(-1.0, 1.0), min_size=2, max_size=60), st.floats(-1.0, 1.0))
def test_a_difference_never_contradicts_itself(values: list[float], shift: float) -> None:
    """The mean lies in its interval, wins are at most the pairs, and the guess of pairs asks for more of them."""
    a = np.array(values)
    found = difference_in("satisfaction", a, a[::-1] + shift, revenue=1.0)
    assert found.low - 1e-12 <= found.difference <= found.high + 1e-12
    assert 0 <= found.wins <= found.n == len(values)
    if found.runs_needed is not None and isfinite(found.low):
        assert found.runs_needed > found.n or found.n > 50
