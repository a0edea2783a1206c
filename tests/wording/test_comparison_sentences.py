"""Sentences of comparisons: they follow the wording rules whatever the numbers are, and say what the verdict allows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from empathysim.outcomes.readings import READINGS
from empathysim.wording.comparison import Difference, Payback, Setting, comparison_sentence, outcome_sentence
from empathysim.wording.rules import faults_in
from empathysim.wording.twin import DECISIONS, Fates, twin_sentence
from empathysim.wording.verdict import PHRASES, VERDICTS, smallest_difference, verdict_of

ENDS = st.floats(-2.0, 2.0) | st.just(float("inf"))


@st.composite
def differences(draw: st.DrawFn, outcome: str | None = None) -> Difference:
    """Draw a difference whose verdict is that of its interval."""
    name = outcome or draw(st.sampled_from(sorted(READINGS)))
    size = 1e5 if READINGS[name].unit.startswith("USD") else 1.0
    low, high = sorted((size * draw(st.floats(-2.0, 2.0)), size * draw(st.floats(-2.0, 2.0))))
    if draw(st.integers(0, 9)) == 0:
        low, high = -float("inf"), float("inf")
    n = draw(st.sampled_from([2, 4, 20, 50, 200]))
    verdict = verdict_of(low, high, size * draw(st.floats(0.0, 0.5)))
    return Difference(name, low, high, draw(st.integers(0, n)), n, verdict, draw(st.none() | st.integers(2, 5_000)))


PLACES = st.builds(
    Setting, st.just("baseline"), st.sampled_from(["usaa", "baseline (changed)"]), st.integers(1, 520), st.just(50)
)


@given(differences(), PLACES)
def test_every_sentence_of_an_outcome_follows_the_rules(told: Difference, where: Setting) -> None:
    """Fails for a word that the rules refuse, whatever the reading, the numbers and the verdict."""
    assert [str(fault) for fault in faults_in(outcome_sentence(told, where))] == []


@given(
    differences("retention"), differences("npv"), PLACES, st.floats(-1e6, 1e6),
    st.none() | st.builds(Payback, st.floats(0, 100), st.floats(100, 400), st.integers(1, 50)),
)  # fmt: skip
def test_every_one_sentence_follows_the_rules(
    kept: Difference, worth: Difference, where: Setting, cost: float, payback: Payback | None
) -> None:
    for is_a_change in (True, False):
        sentence = comparison_sentence([kept, worth], where, cost, payback, is_a_change=is_a_change)
        assert [str(fault) for fault in faults_in(sentence)] == []
        assert ("break" in sentence) == (is_a_change and cost > 0.0 and worth.verdict.startswith("higher"))
        if worth.verdict != "cannot_tell_yet" and (worth.low, worth.high) != (0.0, 0.0):
            assert PHRASES[worth.verdict].split(",")[0] in sentence.partition("after that cost")[2]


@given(differences(), PLACES)
def test_the_verdict_is_said_in_its_phrase(told: Difference, where: Setting) -> None:
    """No other verdict's word; at the limit of runs that no difference can be detected, never that there is none."""
    sentence = outcome_sentence(told, where)
    if told.verdict == "cannot_tell_yet" and told.n >= where.most_runs:
        assert "no detectable difference after" in sentence
    else:
        assert PHRASES[told.verdict].split(",")[0] in sentence
    assert "without limit" not in sentence
    assert ("higher than" in sentence) == told.verdict.startswith("higher")
    assert ("lower than" in sentence) == told.verdict.startswith("lower")


@given(st.sampled_from(list(DECISIONS)), st.integers(0, 500), st.lists(st.integers(0, 2000), min_size=8, max_size=8))
def test_what_twins_say_follows_the_rules(decision: str, week: int, counts: list[int]) -> None:
    fates = Fates(*counts[:4]), Fates(*counts[4:])
    assert faults_in(twin_sentence("baseline", "usaa", 156, (week, decision, 3), *fates)) == []
    assert faults_in(twin_sentence("baseline", "usaa", 156, None, *fates)) == []


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        (0.011, 0.03, "higher"), (-0.03, -0.011, "lower"),
        (0.002, 0.03, "higher_perhaps_too_little"), (-0.03, -0.002, "lower_perhaps_too_little"),
        (-0.01, 0.01, "practically_the_same"), (0.002, 0.008, "practically_the_same"),
        (0.0, 0.0, "practically_the_same"),
        (-0.002, 0.03, "cannot_tell_yet"), (-0.03, 0.002, "cannot_tell_yet"), (-1.0, 1.0, "cannot_tell_yet"),
        (float("-inf"), float("inf"), "cannot_tell_yet"),
    ],
)  # fmt: skip
def test_the_verdict_rule(low: float, high: float, verdict: str) -> None:
    """Each verdict from an interval drawn by hand against .01, the smallest difference that matters."""
    assert verdict_of(low, high, 0.01) == verdict


@given(st.floats(-1, 1), st.floats(-1, 1), st.floats(0, 1))
def test_turning_the_sign_turns_the_verdict(one: float, other: float, matters: float) -> None:
    low, high = sorted((one, other))
    turned = verdict_of(low, high, matters).replace("higher", "x").replace("lower", "higher").replace("x", "lower")
    assert verdict_of(-high, -low, matters) == turned


def test_every_verdict_has_its_phrase() -> None:
    assert set(PHRASES) == set(VERDICTS)
    assert len(set(PHRASES.values())) == 6


def test_what_matters_is_a_share_where_the_reading_says_so() -> None:
    assert smallest_difference(READINGS["clv"], 12_000.0) == pytest.approx(240.0)
    assert smallest_difference(READINGS["clv"], -12_000.0) == pytest.approx(240.0)
    assert smallest_difference(READINGS["satisfaction"], 0.9) == 0.005
    assert smallest_difference(READINGS["profit"], 0.0, revenue=1_000.0) == pytest.approx(20.0)
