"""A rule replaced or added from outside: a plain Python function in a notebook cell becomes part of the week.

    def attention(p, me, gain):
        return 0.5

    rules = es.compose_rules(attention=attention)
    es.simulate("baseline", rules=rules)

The package stays as it is: the functions on the way from the week down to the rule are made anew, each with
the new one in its place. What comes out runs at full speed after a few seconds of compiling, which the same rules
composed once more do not take again. A rule may read parameters of its author's own (see `declare_parameter`);
`check_rules` says whether it keeps what all rules keep.
"""

from __future__ import annotations

import builtins
import dis
import inspect
from collections.abc import Callable, Hashable, Mapping
from types import CodeType, FunctionType
from typing import Any
from weakref import WeakKeyDictionary

from empathysim.compiled import IS_PURE_PYTHON, entry, plain, rule
from empathysim.errors import InputError, nearest
from empathysim.parameters.registry import OWN
from empathysim.week import live

Rule = Callable[..., Any]
Live = Callable[[Any, Any, int, int], None]

_own_read: WeakKeyDictionary[Rule, tuple[str, ...]] = WeakKeyDictionary()
"""The parameters of a user's own that a composed week reads."""

_composed: dict[Hashable, Live] = {}
"""Composed weeks by what they follow from: a cell that is run again, or a rule that was checked, waits no more."""

_NUMBERS = (bool, int, float)


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


def compose_rules(**replacements: Rule) -> Live:
    """Return the week with some of its rules replaced, to be given to `simulate` or `EmpathyModel`.

    Parameters
    ----------
    replacements : plain functions by the name of the rule that each replaces, with as many arguments.
        A further inhibitor takes the chair named `further_factor(p, me, customer, silo)`. What they read of their
        surroundings is taken as it is now.

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
    bodies = {name: _as_of_now(as_read_here(plain(function))) for name, function in replacements.items()}
    marks = {name: _mark(body) for name, body in bodies.items()}
    if None in marks.values():
        return _composed_of(bodies)
    mark = frozenset(marks.items())
    if mark not in _composed:
        _composed[mark] = _composed_of(bodies)
    return _composed[mark]


def _composed_of(bodies: Mapping[str, Rule]) -> Live:
    known = rules()
    made = {known[name]: rule(body, keep=False) for name, body in bodies.items()}
    composed: Live = _remade(live, made)
    if made:
        _own_read[composed] = tuple(name for name, field in OWN.items()
                                    if any(field in body.__code__.co_names for body in bodies.values()))  # fmt: skip
    return composed


def _as_of_now(body: Rule) -> Rule:
    """Return a function that keeps the globals of this moment, for it is compiled later, when a week needs it."""
    if _holds_functions(body):
        return body
    kept = {"__name__", "__builtins__", *_loaded(body)} & body.__globals__.keys()
    return _with(body, body.__code__, {name: body.__globals__[name] for name in kept})


def _mark(body: Rule) -> Hashable:
    """Return what the machine code of a function follows from: its own code, and each value that it reads from outside.

    None where that cannot be told: a list, for one, can change and be the same list.
    """
    if _holds_functions(body) or body.__defaults__ or body.__kwdefaults__ or body.__closure__:
        return None
    outside = {name: body.__globals__.get(name, getattr(builtins, name, None)) for name in _loaded(body)}
    if not all(isinstance(value, _NUMBERS) or callable(value) or inspect.ismodule(value) for value in outside.values()):
        return None
    # In words, for 0, 0.0 and -0.0 are equal and not the same.
    told = {name: repr(value) if isinstance(value, _NUMBERS) else value for name, value in outside.items()}
    return body.__code__, tuple(told.items())


def _holds_functions(body: Rule) -> bool:
    """Return whether functions are made in a function; what they read is not looked into."""
    return any(inspect.iscode(each) for each in body.__code__.co_consts)


def _loaded(body: Rule) -> list[str]:
    """Return the global names that a function reads."""
    return sorted({step.argval for step in dis.get_instructions(body) if step.opname == "LOAD_GLOBAL"})


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
    return _with(body, code, body.__globals__)


def _with(body: Rule, code: CodeType, space: dict[str, Any]) -> Rule:
    """Return a function as another, with code and globals of its own."""
    made = FunctionType(code, space, body.__name__, body.__defaults__, body.__closure__)
    made.__kwdefaults__, made.__doc__ = body.__kwdefaults__, body.__doc__
    return made


def _arguments(function: Rule) -> int:
    return len(inspect.signature(plain(function)).parameters)


def _used(function: Rule) -> dict[str, Rule]:
    """Return the rules and loops that a function names in its body."""
    body = plain(function)
    names = {name: body.__globals__.get(name) for name in _loaded(body)}
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
