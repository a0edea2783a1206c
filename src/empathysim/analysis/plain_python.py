"""The model's own rules and loops as plain Python, so that one encounter can be looked into.

Machine code cannot be watched. The same functions as plain Python give the same bits (a test holds that for the
whole week); they are slow, which for a single journey does not matter.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from types import FunctionType
from typing import Any
from weakref import WeakKeyDictionary

from empathysim.compiled import plain
from empathysim.compose import replaced_rules, rules
from empathysim.week import live

Rule = Callable[..., Any]


@functools.cache
def _known() -> dict[str, Rule]:
    return rules()


def in_plain_python(function: Rule, instead: Mapping[str, Rule] | None = None, *, week: Rule = live) -> Rule:
    """Return a rule or loop, and all that it calls, as plain Python.

    Parameters
    ----------
    function : the rule or loop.
    instead : functions that take the place of rules or loops below it, by their names.
    week : the week whose rules are meant, where some were replaced in it (see `compose`).

    Returns
    -------
    A function with the same arguments. Numbers without a sign wrap in it as they do compiled: call it under
    `numpy.errstate(over="ignore")` where it draws luck.
    """
    return _remade(function, instead, _begun(week)) if instead else _remade(function, {}, _made_of(week))


_made: WeakKeyDictionary[Rule, dict[Rule, Rule]] = WeakKeyDictionary()
"""By the week, those that were made with nothing else in anything's place."""


def _made_of(week: Rule) -> dict[Rule, Rule]:
    if week not in _made:
        _made[week] = _begun(week)
    return _made[week]


def _begun(week: Rule) -> dict[Rule, Rule]:
    """Return what took the place of rules in a week: the shipped ones that it calls stay as they ship."""
    return {_known()[name]: _remade(body, {}, {}) for name, body in replaced_rules(week).items()}


def _remade(function: Rule, instead: Mapping[str, Rule], made: dict[Rule, Rule]) -> Rule:
    if function not in made:
        body = plain(function)
        space = dict(body.__globals__)
        made[function] = FunctionType(body.__code__, space, body.__name__, body.__defaults__, body.__closure__)
        for name in set(body.__code__.co_names) & set(_known()):
            if space.get(name) is _known()[name]:
                space[name] = instead[name] if name in instead else _remade(space[name], instead, made)
    return made[function]
