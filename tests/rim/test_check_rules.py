"""The contract suite for a user's own rule: what holds is said to hold, and each way to break it is named."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from own_inhibitor import declared, loneliness
from worlds import needs_machine_code

from empathysim.analysis.rule_contract.check_rules import check_rules
from empathysim.errors import InputError


def loses(p: Any, bridge: float) -> float:
    return 0.8 * math.exp(-2.0 * bridge)


def too_much(p: Any, bridge: float) -> float:
    return math.exp(-2.0 * bridge)


def nan_beyond(p: Any, bridge: float) -> float:
    return 0.5 if bridge < 0.9 else math.nan


def by_luck(p: Any, bridge: float) -> float:
    return 0.5 * random.random()


def nothing(p: Any, bridge: float) -> None:
    return None


def misspelt(p: Any, bridge: float) -> float:
    return p.handofloss  # type: ignore[no-any-return]


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
        "a number", "bounds", "writes nothing", "no luck", "compiles", "a life", "speed",
    ]  # fmt: skip
    assert found.sentence == "handoff_loss: everything holds that holds of the shipped rules."
    assert "times as long as with the shipped rules" in found.obligations[-1].words
    assert list(found.to_pandas().columns) == ["rule", "obligation", "holds", "words"]
    assert "<table>" in found._repr_html_()
    assert "holds" in repr(found)


@pytest.mark.parametrize(
    ("rule", "function", "what", "words"),
    [
        ("handoff_loss", too_much, "bounds", "returns 1, and it has to be from 0 to 0.9, for bridge = 0."),
        ("handoff_loss", nan_beyond, "bounds", "returns nan"),
        ("handoff_loss", by_luck, "no luck", "luck is drawn by the week"),
        ("handoff_loss", nothing, "a number", "returns None, which is no number"),
        ("handoff_loss", misspelt, "a number", "no attribute 'handofloss'"),
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
    """The lever that it reads is found by itself, and the firms live at both of its bounds.

    It would fail if a declared strength were not switched off.
    """
    with declared():
        found = check_rules(further_factor=loneliness)
        assert found.holds, found.sentence
        words = [each.words for each in found.obligations if each.obligation == "absence"]
        assert words == ["is absent, to the last bit, at loneliness.strength = 0."]

        def never_absent(p: Any, me: Any, customer: Any, silo: Any) -> float:
            return 0.9 - 0.1 * p.loneliness_strength  # type: ignore[no-any-return]

        said = broken("further_factor", never_absent)["absence"]
        assert "at loneliness.strength = 0, where absence is 1, for p.loneliness_strength = 0." in said


def test_what_cannot_be_checked_is_refused_all_at_once() -> None:
    with pytest.raises(InputError) as refused:
        check_rules(handof_loss=loses, listen=lambda world, i: None, attention=loses)
    assert refused.value.messages == (
        "there is no rule 'handof_loss'. Did you mean 'handoff_loss'?",
        "attention takes 3 arguments (p, me, gain), your function takes 2.",
        "listen is part of the week and not a mechanism: it can be replaced, and not be checked.",
    )
    with pytest.raises(InputError, match="nothing to check"):
        check_rules()
