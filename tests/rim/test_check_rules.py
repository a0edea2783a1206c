"""The contract suite for a user's own rule: what holds is said to hold, and each way to break it is named."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from own_inhibitor import declared, loneliness, loneliness_in_parts
from worlds import needs_machine_code

from empathysim.analysis.rule_contract.check_rules import check_rules
from empathysim.analysis.rule_contract.obligations import Candidate
from empathysim.errors import InputError
from empathysim.notebook.shown import html_of


def loses(p: Any, bridge: float) -> float:
    return 0.8 * math.exp(-2.0 * bridge)


def too_much(p: Any, bridge: float) -> float:
    return math.exp(-2.0 * bridge)


def nan_beyond(p: Any, bridge: float) -> float:
    return 0.5 if bridge < 0.9 else math.nan


def by_luck(p: Any, bridge: float) -> float:
    return 0.5 * random.random()


def nothing(p: Any, bridge: float) -> None:
    left = None
    return left  # noqa: RET504


def opens_files(p: Any, bridge: float) -> float:
    return 0.1 if open else 0.2


def numpys(p: Any, bridge: float) -> float:
    return float(0.9 * (1.0 - bridge) ** 2 * np.exp(-bridge))


def writes(p: Any, me: Any) -> float:
    me.happiness = 0.25
    return 1.0


def always_there(p: Any, me: Any) -> float:
    return 0.9 * me.attention  # type: ignore[no-any-return]


def broken(rule: str, function: Callable[..., Any]) -> dict[str, str]:
    return {each.obligation: each.words for each in check_rules(**{rule: function}).broken}


@needs_machine_code
def test_a_rule_that_keeps_all_of_it_is_told_so() -> None:
    """All obligations are asked, and its pace is a ratio; it would fail if a check were left out."""
    found = check_rules(handoff_loss=loses)
    assert found.holds, found.sentence
    assert [each.obligation for each in found.obligations] == [
        "a number", "bounds", "absence", "writes nothing", "no luck", "compiles", "a life", "speed",
    ]  # fmt: skip
    assert found.sentence == "handoff_loss: everything holds that holds of the shipped rules."
    assert next(each for each in found.obligations if each.obligation == "absence").holds is None
    assert "-       absence         handoff_loss has no strength at which it would be absent" in repr(found)
    assert "times as long as with the shipped rules" in found.obligations[-1].words
    assert list(found.to_pandas().columns) == ["rule", "obligation", "holds", "words"]
    assert "holds" in repr(found)
    view = html_of(found)
    assert found.sentence in view
    assert "returns numbers from 0 to 0.9, also where states and parameters stand at their bounds." in view


@pytest.mark.parametrize(
    ("rule", "function", "what", "words"),
    [
        ("handoff_loss", too_much, "bounds", "returns 1, and it has to be from 0 to 0.9, for bridge = 0."),
        ("handoff_loss", nan_beyond, "bounds", "returns nan"),
        ("handoff_loss", nothing, "a number", "returns None, which is no number"),
        ("attention_factor", writes, "writes nothing", "changes me.happiness"),
        ("attention_factor", always_there, "absence", "at group_think.conformity = 0, where absence is 1"),
    ],
)
def test_what_is_broken_is_named(rule: str, function: Callable[..., Any], what: str, words: str) -> None:
    """Each way to break the contract is found, with the case in which it shows; it would fail for a blind check."""
    assert words in broken(rule, function)[what]


@needs_machine_code
@pytest.mark.parametrize(
    ("function", "words"),
    [(opens_files, "cannot be compiled: "), (numpys, "take math.* in place of np.*")],
)
def test_what_machine_code_cannot_do_is_said_in_a_sentence(function: Callable[..., Any], words: str) -> None:
    """It would fail with pages of numba, or if other bits went unseen; no life is tried then."""
    found = check_rules(handoff_loss=function)
    said = {each.obligation: each.words for each in found.broken}
    assert words in said["compiles"]
    assert len(said["compiles"]) < 400
    assert found.obligations[-1].holds is None


@needs_machine_code
def test_a_firm_that_leaves_its_bounds_is_found() -> None:
    """A rule that keeps a bound too wide for what the week does with it breaks a life.

    It would fail if only single results were looked at.
    """
    found = check_rules(key_cost_usd=lambda p, purpose_cost_usd: 1e308)
    assert [each.obligation for each in found.broken] == ["a life"]


@needs_machine_code
def test_an_inhibitor_of_ones_own_is_absent_at_its_own_strength() -> None:
    """The lever that it reads is found by itself, also where a function that it calls reads it.

    It would fail if a declared strength were not switched off, or if firms did not live at both of its bounds.
    """
    with declared():
        found = check_rules(further_factor=loneliness)
        assert found.holds, found.sentence
        words = [each.words for each in found.obligations if each.obligation == "absence"]
        assert words == ["is absent, to the last bit, at loneliness.strength = 0."]

        parts = check_rules(further_factor=loneliness_in_parts)
        assert parts.holds, parts.sentence
        assert [each.obligation for each in parts.obligations] == [each.obligation for each in found.obligations]

        def never_absent(p: Any, me: Any, customer: Any, silo: Any) -> float:
            return 0.9 - 0.1 * p.loneliness_strength  # type: ignore[no-any-return]

        said = broken("further_factor", never_absent)["absence"]
        assert "at loneliness.strength = 0, where absence is 1, for p.loneliness_strength = 0." in said


@needs_machine_code
def test_two_inhibitors_of_ones_own_are_absent_together() -> None:
    """In one chair, and in rules of two names, which are each named once; it would fail where one's absence were asked
    while the other acts."""

    def both(p: Any, me: Any, customer: Any, silo: Any) -> float:
        return loneliness(p, me, customer, silo) * (1.0 - 0.2 * p.rush_hour_strength * me.fatigue)  # type: ignore[no-any-return]

    with declared(), declared("rush_hour.strength"):
        found = check_rules(further_factor=both, handoff_loss=loses)
        assert found.sentence == (
            "further_factor, handoff_loss: everything holds that holds of the shipped rules."
        )  # fmt: skip
        asked = next(each for each in found.obligations if each.obligation == "absence")
        strengths = re.findall(r"(\w+\.strength) = 0", asked.words)
        assert sorted(strengths) == ["loneliness.strength", "rush_hour.strength"]


def test_luck_is_found_in_what_a_rule_returns() -> None:
    """Asked past `compose_rules`, which refuses luck that it sees; it would fail if no rule were asked twice."""
    said = {each.obligation: each for each in Candidate("handoff_loss", by_luck, tried=30).obligations()}
    assert said["no luck"].holds is False
    assert "luck is drawn by the week" in said["no luck"].words


def test_what_cannot_be_checked_is_refused_all_at_once() -> None:
    with pytest.raises(InputError) as refused:
        check_rules(handof_loss=loses, listen=lambda world, i: None, attention=loses)
    assert refused.value.messages == (
        "there is no rule 'handof_loss'. Did you mean 'handoff_loss'?",
        "listen is part of the week and no mechanism: it writes, or hands out luck, and is not replaced.",
        "attention takes 3 arguments (p, me, gain), your function takes 2.",
    )
    with pytest.raises(InputError, match="nothing to check"):
        check_rules()
