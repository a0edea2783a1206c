"""What keeps a user's function from being a rule is said in a sentence, before anything is compiled."""

from __future__ import annotations

import math
import random
import types
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from own_inhibitor import declared

from empathysim.compiled import rule
from empathysim.compose import compose_rules, own_parameters_read, rules, week_with
from empathysim.errors import InputError
from empathysim.lived import live_scenario
from empathysim.scenarios.scenario import Scenario

SMALL: dict[str, Any] = {"weeks": 2, "warm_up": 0, "employees": 20, "customers": 100}
TABLE = {1: 0.5}
MANY = [0.5]
A_THING = types.SimpleNamespace(share=0.5)
HALF = 0.5


def ends_early(p: Any, me: Any, customer: Any, silo: Any) -> Any:  # noqa: RET503
    if me.fatigue > 0.3:
        return 1.0 - me.fatigue


def ends_early_below(share: float) -> Any:  # noqa: RET503
    if share > 0.3:
        return 1.0 - share


def as_text(p: Any, me: Any, customer: Any, silo: Any) -> str:
    return f"{me.fatigue}"


def drawn_below(share: float) -> float:
    return share * random.uniform(0.0, 1.0)


def captures(thing: Any) -> Callable[..., Any]:
    return lambda p, me, customer, silo: thing[1]


def within(p: Any, me: Any, customer: Any, silo: Any) -> float:
    def left(share: float) -> float:
        return share * me.hapiness  # type: ignore[no-any-return]

    return left(0.5)


def another_name(p: Any, me: Any, customer: Any, silo: Any) -> float:
    me = customer
    return me.trust  # type: ignore[no-any-return]


REFUSED: list[tuple[Callable[..., Any], str]] = [
    (lambda p, me, customer, silo: p.human_bias_strenght, "further_factor reads p.human_bias_strenght. "
     "Did you mean 'p.human_bias_strength'? One of your own is declared before its rule is composed."),
    (lambda p, me, customer, silo: p.xyzzy, "further_factor reads p.xyzzy. There is no such parameter. "
     "One of your own is declared before its rule is composed."),
    (lambda p, me, customer, silo: customer.fatigue, "further_factor reads customer.fatigue: "
     "customers have no fatigue; employees have: me.fatigue."),
    (lambda p, me, them, here: here.trust, "further_factor reads here.trust: "
     "silos have no trust; customers have: them.trust."),
    (within, "further_factor reads me.hapiness. Did you mean 'me.happiness'?"),
    (lambda p, me, customer, silo: None, "further_factor returns None; it must return a number."),
    (lambda p, me, customer, silo: "0.5", "further_factor returns a text; it must return a number."),
    (as_text, "further_factor returns a text; it must return a number."),
    (lambda p, me, customer, silo: (me.fatigue, 1.0), "further_factor returns a tuple; it must return a number."),
    (ends_early, "further_factor returns nothing in some cases: it must return a number in each "
     "(an `if` without an `else`?)."),
    (lambda p, me, customer, silo: None if me.fatigue > 0.3 else 1.0, "further_factor returns nothing in some cases: "
     "it must return a number in each (an `if` without an `else`?)."),
    (lambda p, me, customer, silo: ends_early_below(me.fatigue),
     "ends_early_below, which further_factor calls, returns nothing in some cases."),
    (lambda p, me, customer, silo: TABLE[1],
     "further_factor uses TABLE, a dict: a rule may use numbers, math, and other functions."),
    (captures({1: 0.5}), "further_factor uses thing, a dict: a rule may use numbers, math, and other functions."),
    (lambda p, me, customer, silo: MANY[0],
     "further_factor uses MANY, a list: a rule may use numbers, math, and other functions."),
    (lambda p, me, customer, silo: A_THING.share,
     "further_factor uses A_THING, a SimpleNamespace: a rule may use numbers, math, and other functions."),
    (lambda p, me, customer, silo: not_there,  # type: ignore[name-defined] # noqa: F821
     "further_factor uses not_there, which is not there when it is composed."),
    (lambda p, me, customer, silo: math.expp(1.0),  # type: ignore[attr-defined]
     "further_factor uses math.expp, which is not there when it is composed."),
]  # fmt: skip


@pytest.mark.parametrize(("function", "said"), REFUSED)
def test_what_is_wrong_is_said_in_one_sentence(function: Callable[..., Any], said: str) -> None:
    """Each of these ended in numba's words, in a traceback, or in silence."""
    with pytest.raises(InputError) as refused:
        compose_rules(further_factor=function)
    assert refused.value.messages == (said,)


@pytest.mark.parametrize(
    "function",
    [
        lambda p, me, customer, silo: random.random(),
        lambda p, me, customer, silo: np.random.rand(),
        lambda p, me, customer, silo: drawn_below(me.fatigue),
        captures(np.random.default_rng(1)),
    ],
)
def test_luck_of_ones_own_is_refused(function: Callable[..., Any]) -> None:
    """Two runs of one seed would differ; it would fail for any of the ways to get at it."""
    with pytest.raises(InputError, match=r"draws luck from .*: two runs of one seed would differ. Luck must come from"):
        compose_rules(further_factor=function)


@pytest.mark.parametrize("name", ["luck", "week", "listen", "natural_empathy"])
def test_what_is_no_mechanism_is_not_replaced(name: str) -> None:
    """It would fail where the week itself, or its luck, could be replaced; this package may do so."""
    with pytest.raises(InputError, match=f"{name} is part of the week and no mechanism"):
        compose_rules(**{name: lambda world: None})
    assert week_with({"listen": lambda world, i: None}) is not None


def test_everything_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(InputError) as refused:
        compose_rules(further_factor=lambda p, me, customer, silo: p.xyzzy * TABLE[1] * me.trust, handoff_loss=3)  # type: ignore[arg-type]
    assert [message.split()[2] for message in refused.value.messages] == ["p.xyzzy.", "me.trust:", "TABLE,", "3"]


@rule
def _felt(p: Any, share: float) -> float:
    return 1.0 - HALF * p.loneliness_strength * share  # type: ignore[no-any-return]


def by_all_that_is_allowed(p: Any, me: Any, customer: Any, silo: Any) -> float:
    """Return a factor by numbers, math, numpy, a rule declared as such, a function, and another variable's name."""
    other = customer
    left = _felt(p, min(1.0, abs(other.trust))) * math.exp(-0.1 * me.fatigue) * np.exp(-0.1)
    return left * another_name(p, me, customer, silo) * max(me.insight[0], 0.5)  # type: ignore[no-any-return]


def test_what_a_rule_may_use_is_lived() -> None:
    """A rule declared with @rule reads parameters as well; it would fail where the refusals above went too far."""
    with declared():
        week = compose_rules(further_factor=by_all_that_is_allowed)
        assert own_parameters_read(week) == ("loneliness.strength",)
        assert live_scenario(Scenario.load("baseline"), rules=week, **SMALL).weekly.empathy[0] > 0.0


def test_the_rules_that_ship_have_no_fault() -> None:
    """As functions of a user's own, each of them is taken; it would fail for a refusal that goes too far."""
    offered = {name: each for name, each in rules().items() if name in ("attention", "raw_empathy", "complexity_after")}
    assert compose_rules(**offered, further_factor=lambda p, me, customer, silo: 1.0 if me.is_manager else 0.5)


def test_a_misspelt_parameter_of_ones_own_is_found() -> None:
    with declared(), pytest.raises(InputError, match=r"Did you mean 'p.loneliness_strength'\?"):
        compose_rules(further_factor=lambda p, me, customer, silo: p.lonelyness_strength)


def test_an_import_or_a_writing_inside_is_refused_before_anything_is_compiled() -> None:
    """Fails where the compiler's own error, which is no InputError, is the first to say so."""

    def importing(p: Any, me: Any, customer: Any, silo: Any) -> float:
        import math

        return math.exp(-me.fatigue)

    def writing(p: Any, me: Any, customer: Any, silo: Any) -> float:
        global counted
        counted = 1.0
        return 1.0 - 0.1 * counted

    with pytest.raises(InputError, match="further_factor imports math inside: import it above the function"):
        compose_rules(further_factor=importing)
    with pytest.raises(InputError, match="further_factor writes counted, which is outside of it"):
        compose_rules(further_factor=writing)


def test_a_function_without_the_name_of_its_rule_is_refused_with_it() -> None:
    def mine(p: Any, me: Any, customer: Any, silo: Any) -> float:
        return 1.0

    with pytest.raises(InputError, match=r"compose_rules\(further_factor=mine\)"):
        compose_rules(mine)
