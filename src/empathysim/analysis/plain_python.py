"""The model's own rules and loops as plain Python, so that one encounter can be looked into.

Machine code cannot be watched. The same functions as plain Python give the same bits (a test holds that for the
whole week); they are slow, which for a single journey does not matter.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from types import FunctionType
from typing import Any

from empathysim.compiled import plain
from empathysim.compose import rules

Rule = Callable[..., Any]


@functools.cache
def _known() -> dict[str, Rule]:
    return rules()


def in_plain_python(function: Rule, instead: Mapping[str, Rule] | None = None) -> Rule:
    """Return a rule or loop, and all that it calls, as plain Python.

    Parameters
    ----------
    function : the rule or loop.
    instead : functions that take the place of rules or loops below it, by their names.

    Returns
    -------
    A function with the same arguments. Numbers without a sign wrap in it as they do compiled: call it under
    `numpy.errstate(over="ignore")` where it draws luck.
    """
    return _remade(function, instead, {}) if instead else _remade(function, {}, _made)


_made: dict[Rule, Rule] = {}
"""Those that were made with nothing in anything's place."""


def _remade(function: Rule, instead: Mapping[str, Rule], made: dict[Rule, Rule]) -> Rule:
    if function not in made:
        body = plain(function)
        space = dict(body.__globals__)
        made[function] = FunctionType(body.__code__, space, body.__name__, body.__defaults__)
        for name in set(body.__code__.co_names) & set(_known()):
            if space.get(name) is _known()[name]:
                space[name] = instead[name] if name in instead else _remade(space[name], instead, made)
    return made[function]
