"""A rule replaced from outside: it acts, nothing else changes, and mistakes are named."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from empathysim.analysis.rule_contract.rule_table import rule_table
from empathysim.compiled import plain
from empathysim.compose import compose_rules, rules
from empathysim.errors import InputError
from empathysim.lived import live_scenario
from empathysim.scenarios.scenario import Scenario
from empathysim.week import live

BASELINE = Scenario.load("baseline")
SMALL: dict[str, Any] = {"weeks": 3, "warm_up": 0, "employees": 20, "customers": 100, "seed": 1}


def half(p: Any, me: Any, customer: Any, silo: Any) -> float:
    """Stand in as a further inhibitor that leaves half of empathy."""
    return 0.5


LEFT = 0.5


def as_told(p: Any, me: Any, customer: Any, silo: Any) -> float:
    """Stand in as a further inhibitor that leaves what a number outside says."""
    return LEFT


def by_another(p: Any, me: Any, customer: Any, silo: Any) -> float:
    """Stand in as a further inhibitor that leaves what another function says, which reads a number outside."""
    return left(0.5)


def left(share: float) -> float:
    return 2.0 * LEFT * share


def without_end(p: Any, me: Any, customer: Any, silo: Any) -> float:
    return again(1.0)


def again(share: float) -> float:
    return share if share < 0.5 else again(0.5 * share)


def whole(p: Any, me: Any, customer: Any, silo: Any) -> float:
    """Stand in as a further inhibitor that leaves all of it, as the empty chair does."""
    return 1.0


def test_a_further_inhibitor_takes_its_chair() -> None:
    usual = live_scenario(BASELINE, **SMALL)
    crushed = live_scenario(BASELINE, **SMALL, rules=compose_rules(further_factor=half))
    assert crushed.weekly.empathy[0] < 0.7 * usual.weekly.empathy[0]


def test_a_rule_that_says_the_same_changes_no_bit() -> None:
    usual = live_scenario(BASELINE, **SMALL)
    same = live_scenario(BASELINE, **SMALL, rules=compose_rules(further_factor=whole))
    assert usual.weekly.tobytes() == same.weekly.tobytes()
    assert usual.organization.customers.tobytes() == same.organization.customers.tobytes()


def test_nothing_replaced_is_the_week_itself() -> None:
    assert compose_rules() is live


def test_the_same_rule_is_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Composed again it is the same week; it would fail as well if another number outside, or rule, were not seen."""
    first = compose_rules(further_factor=as_told)
    assert compose_rules(further_factor=as_told) is first
    assert compose_rules(further_factor=half) is not first
    monkeypatch.setitem(globals(), "LEFT", 0.25)
    assert compose_rules(further_factor=as_told) is not first


def test_what_a_rule_calls_is_part_of_the_week(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would fail where machine code, or the memory of composed weeks, saw only the rule's own lines."""
    weeks = [compose_rules(further_factor=each) for each in (half, by_another, by_another, as_called_from_within())]
    assert weeks[1] is weeks[2]
    lived = [live_scenario(BASELINE, **SMALL, rules=each).weekly.tobytes() for each in weeks]
    assert len(set(lived)) == 1
    monkeypatch.setitem(globals(), "LEFT", 0.25)
    assert compose_rules(further_factor=by_another) is not weeks[1]


def as_called_from_within() -> Any:
    """Return a rule that calls a function made beside it."""

    def leaves() -> float:
        return 0.5

    return lambda p, me, customer, silo: leaves()


def test_a_rule_that_never_ends_is_refused() -> None:
    with pytest.raises(InputError, match="again calls itself: a rule cannot, nor can what it calls"):
        compose_rules(further_factor=without_end)


def test_numbers_that_are_equal_and_not_the_same_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would fail where 0.0 and -0.0, or 1 and True, were one number to it."""
    weeks = []
    for number in (0, 0.0, -0.0, False, 1, 1.0, True):
        monkeypatch.setitem(globals(), "LEFT", number)
        weeks.append(compose_rules(further_factor=as_told))
    assert len(set(map(id, weeks))) == 7


@pytest.mark.parametrize("outside", [np.array([0.5]), np.array([[0.5]])])
def test_what_reads_something_that_can_change_is_made_anew(monkeypatch: pytest.MonkeyPatch, outside: Any) -> None:
    monkeypatch.setitem(globals(), "LEFT", outside)
    assert compose_rules(further_factor=as_told) is not compose_rules(further_factor=as_told)


def test_a_week_keeps_the_numbers_with_which_it_was_composed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compiled only when it is first lived; it would fail if the number of that later moment were taken."""
    usual = live_scenario(BASELINE, **SMALL)
    monkeypatch.setitem(globals(), "LEFT", 1.0)
    composed = compose_rules(further_factor=as_told)
    monkeypatch.setitem(globals(), "LEFT", 0.0)
    assert live_scenario(BASELINE, **SMALL, rules=composed).weekly.tobytes() == usual.weekly.tobytes()


def test_every_mechanism_is_offered_by_name() -> None:
    offered = rules()
    assert {"accuracy", "design_factor", "attention_factor", "goal_factor", "literacy_factor"} <= set(offered)
    assert {"handoff_loss", "gesture_probability", "quit_probability", "customer_focus_after"} <= set(offered)


def test_mistakes_are_all_named_at_once() -> None:
    with pytest.raises(InputError) as refused:
        compose_rules(atention=half, further_factor=lambda p: 1.0)
    assert "there is no rule 'atention'. Did you mean 'attention" in refused.value.messages[0]
    assert (
        "further_factor takes 4 arguments (p, me, customer, silo), your function takes 1" in refused.value.messages[1]
    )


def test_the_package_is_untouched() -> None:
    before = live_scenario(BASELINE, **SMALL)
    compose_rules(further_factor=half)
    after = live_scenario(BASELINE, **SMALL)
    assert np.array_equal(before.weekly.empathy, after.weekly.empathy)


def test_what_is_no_function_is_refused() -> None:
    with pytest.raises(InputError, match="attention = 0.5 must be a function"):
        compose_rules(attention=0.5)  # type: ignore[arg-type]


def test_a_rule_that_returns_no_number_is_named() -> None:
    broken = compose_rules(further_factor=lambda p, me, customer, silo: math.nan)
    with pytest.raises(InputError, match="a replaced rule returned NaN"):
        live_scenario(BASELINE, **SMALL, rules=broken)


@pytest.mark.parametrize(
    ("rule", "left", "said"),
    [
        (
            "further_factor",
            -0.5,
            "empathy is -0.[0-9]+ from week 0 on; it lies from 0 to 1: a replaced rule left its bounds",
        ),
        ("handoff_loss", -0.5, r"context is 1.[0-9]+ from week 0 on; it lies from 0 to 1: .*es.check_rules says which"),
    ],
)
def test_a_rule_that_leaves_its_bounds_is_named(rule: str, left: float, said: str) -> None:
    """It would fail where a firm with less than no empathy were lived in silence."""
    beyond = {
        "further_factor": lambda p, me, customer, silo: left,
        "handoff_loss": lambda p, bridge: left,
    }  # fmt: skip
    with pytest.raises(InputError, match=said):
        live_scenario(BASELINE, **SMALL, rules=compose_rules(**{rule: beyond[rule]}))


def test_the_table_of_rules_holds_what_can_be_replaced() -> None:
    """Each row can be composed, and no loop, luck or private rule is among them; it would fail for one that cannot."""
    table = rule_table()
    assert table.loc["handoff_loss", "arguments"] == "p, bridge"
    assert table.loc["attention_factor", "what"].startswith("f3, what inattention leaves")
    assert {"listen", "week", "luck", "_ratio"}.isdisjoint(table.index)
    assert compose_rules(**{name: plain(rules()[name]) for name in table.index}) is not live
