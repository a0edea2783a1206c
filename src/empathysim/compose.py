"""A rule replaced or added from outside: a plain Python function in a notebook cell becomes part of the week.

    def attention(p, me, gain):
        return 0.5

    rules = es.compose_rules(attention=attention)
    es.simulate("baseline", rules=rules)

The package stays as it is: the functions on the way from the week down to the rule are made anew, each with
the new one in its place. What comes out runs at full speed after a few seconds of compiling. A rule may read
parameters of its author's own (see `declare_parameter`); `check_rules` says whether it keeps what all rules keep.
"""

from __future__ import annotations

import dis
import inspect
from collections.abc import Callable
from types import FunctionType
from typing import Any
from weakref import WeakKeyDictionary

from empathysim.compiled import IS_PURE_PYTHON, entry, plain, rule
from empathysim.errors import InputError, nearest
from empathysim.parameters.registry import OWN
from empathysim.week import live

Rule = Callable[..., Any]

_own_read: WeakKeyDictionary[Rule, tuple[str, ...]] = WeakKeyDictionary()
"""The parameters of a user's own that a composed week reads."""


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
            there_are = f" There are {', '.join(offered)}."
            faults.append(f"there is no rule '{name}'.{nearest(name, offered) or there_are}")
        elif not inspect.isfunction(plain(function)):
            faults.append(f"{name} = {function!r} must be a function.")
        elif _arguments(function) != _arguments(known[name]):
            wanted = ", ".join(inspect.signature(plain(known[name])).parameters)
            faults.append(
                f"{name} takes {_arguments(known[name])} arguments ({wanted}), your function takes "
                f"{_arguments(function)}."
            )
    if faults:
        raise InputError(faults)
    bodies = {name: as_read_here(plain(function)) for name, function in replacements.items()}
    made = {known[name]: rule(body, keep=False) for name, body in bodies.items()}
    composed: Callable[[Any, Any, int, int], None] = _remade(live, made)
    if made:
        _own_read[composed] = tuple(name for name, field in OWN.items()
                                    if any(field in body.__code__.co_names for body in bodies.values()))  # fmt: skip
    return composed


def own_parameters_read(week: Rule) -> tuple[str, ...]:
    """Return which parameters of a user's own a week reads: those that its replaced rules name."""
    return _own_read.get(week, ()) if callable(week) else ()


def as_read_here(function: Rule) -> Rule:
    """Return a user's function that reads parameters of his own from the columns in which they stand."""
    body = plain(function)
    columns = {name.replace(".", "_"): field for name, field in OWN.items()}
    if not columns.keys() & set(body.__code__.co_names):
        return body
    code = body.__code__.replace(co_names=tuple(columns.get(name, name) for name in body.__code__.co_names))
    made = FunctionType(code, body.__globals__, body.__name__, body.__defaults__, body.__closure__)
    made.__kwdefaults__, made.__doc__ = body.__kwdefaults__, body.__doc__
    return made


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
