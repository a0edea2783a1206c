"""A rule replaced or added from outside: a plain Python function in a notebook cell becomes part of the week.

    def attention(p, me, gain):
        return 0.5

    rules = es.compose_rules(attention=attention)
    es.simulate("baseline", rules=rules)

The package stays as it is: the functions on the way from the week down to the rule are made anew, each with
the new one in its place. What comes out runs at full speed after a few seconds of compiling.
"""

from __future__ import annotations

import dis
import inspect
from collections.abc import Callable
from types import FunctionType
from typing import Any

from empathysim.compiled import IS_PURE_PYTHON, entry, plain, rule
from empathysim.errors import InputError, nearest
from empathysim.week import live

Rule = Callable[..., Any]


def rules() -> dict[str, Rule]:
    """Return every rule and loop that the week is made of, by name."""
    found: dict[str, Rule] = {}

    def visit(function: Rule) -> None:
        for name, used in _used(function).items():
            if name not in found:
                found[name] = used
                visit(used)

    visit(live)
    return found


def compose_rules(**replacements: Rule) -> Callable[[Any, Any, int, int], None]:
    """Return the week with some of its rules replaced, to be given to `simulate` or `EmpathyModel`.

    Parameters
    ----------
    replacements : plain functions by the name of the rule that each replaces, with as many arguments.
        A further inhibitor takes the chair named `further_factor(p, me, customer, silo)`.

    Raises
    ------
    InputError : for a name that is no rule, or a function that takes another number of arguments.
    """
    known = rules()
    faults = []
    for name, function in replacements.items():
        if name not in known:
            offered = sorted(each for each in known if not each.startswith("_"))
            faults.append(f"there is no rule '{name}'.{nearest(name, offered)} There are {', '.join(offered)}.")
        elif not callable(function):
            faults.append(f"{name} = {function!r} must be a function.")
        elif _arguments(function) != _arguments(known[name]):
            wanted = ", ".join(inspect.signature(plain(known[name])).parameters)
            faults.append(
                f"{name} takes {_arguments(known[name])} arguments ({wanted}), your function takes "
                f"{_arguments(function)}."
            )
    if faults:
        raise InputError(faults)
    made = {known[name]: rule(plain(function), keep=False) for name, function in replacements.items()}
    composed: Callable[[Any, Any, int, int], None] = _remade(live, made)
    return composed


def _arguments(function: Rule) -> int:
    return len(inspect.signature(plain(function)).parameters)


def _used(function: Rule) -> dict[str, Rule]:
    """Return the rules and loops that a function names in its body."""
    body = plain(function)
    loaded = {step.argval for step in dis.get_instructions(body) if step.opname == "LOAD_GLOBAL"}
    names = {name: body.__globals__.get(name) for name in sorted(loaded)}
    return {name: value for name, value in names.items() if value is not None and _is_rule(value)}


def _is_rule(value: Any) -> bool:
    if IS_PURE_PYTHON:
        return isinstance(value, FunctionType) and value.__module__.startswith(__package__ + ".")
    return hasattr(value, "py_func")


def _remade(function: Rule, made: dict[Rule, Rule]) -> Rule:
    """Return the function with every rule below it replaced as `made` says; itself where none is."""
    if function not in made:
        below = {name: _remade(used, made) for name, used in _used(function).items()}
        changed = {name: new for name, new in below.items() if new is not plain(function).__globals__[name]}
        made[function] = function
        if changed:
            body = plain(function)
            anew = FunctionType(body.__code__, {**body.__globals__, **changed}, body.__name__, body.__defaults__)
            made[function] = (entry if function is live else rule)(anew, keep=False)
    return made[function]
