"""A rule replaced or added from outside: a plain Python function in a notebook cell becomes part of the week.

    def attention(p, me, gain):
        return 0.5

    rules = es.compose_rules(attention=attention)
    es.simulate("baseline", rules=rules)

The package stays as it is: the functions on the way from the week down to the rule are made anew, each with
the new one in its place. What comes out runs at full speed after a few seconds of compiling, which the same rules
composed once more do not take again. A rule may read parameters of its author's own (see `declare_parameter`) and call
his other functions, which become part of the week as well; `check_rules` says whether it keeps what all rules keep.
"""

from __future__ import annotations

import builtins
import dis
import inspect
from collections.abc import Callable, Hashable, Mapping
from functools import partial
from types import CellType, CodeType, FunctionType
from typing import Any
from weakref import WeakKeyDictionary

from empathysim.compiled import IS_PURE_PYTHON, entry, plain, rule
from empathysim.errors import InputError, all_of
from empathysim.parameters.registry import OWN
from empathysim.rule_faults.refuse import refuse_what_cannot_be_rules
from empathysim.week import live

Rule = Callable[..., Any]
Live = Callable[[Any, Any, int, int], None]

_replaced: WeakKeyDictionary[Rule, Mapping[str, Rule]] = WeakKeyDictionary()
"""What took the place of rules in a composed week, by their names."""

_composed: dict[Hashable, Live] = {}
"""Composed weeks by what they follow from: a cell that is run again, or a rule that was checked, waits no more."""

_NUMBERS = (bool, int, float)
_STAY_AS_THEY_ARE = ("math", "numpy")
"""Modules of which nobody changes a number between two compositions; what stands in a user's own is read anew."""


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


def compose_rules(*unnamed: Rule, **replacements: Rule) -> Live:
    """Return the week with some of its rules replaced, to be given to `simulate` or `EmpathyModel`.

    Parameters
    ----------
    unnamed : none; it is there so that a function without the name of its rule is refused in a sentence.
    replacements : plain functions by the name of the rule that each replaces, with as many arguments.
        A further inhibitor takes the chair named `further_factor(p, me, customer, silo)`. What they read of their
        surroundings is taken as it is now.

    Raises
    ------
    InputError : for a name that is no mechanism, a function that takes another number of arguments, reads what is not
        there, does not return a number in each case, draws luck, uses what machine code cannot know, or calls itself.
    """
    if unnamed:
        function = getattr(unnamed[0], "__name__", "my_function")
        raise InputError(f"each function needs the name of its rule: compose_rules(further_factor={function}).")
    refuse_what_cannot_be_rules(rules(), replacements)
    return week_with(replacements)


def week_with(replacements: Mapping[str, Rule]) -> Live:
    """Return the week with rules, and loops as well, replaced: for this package, which knows what it replaces.

    Raises
    ------
    InputError : for a function that calls itself.
    """
    read = all_of(*(partial(as_read_here, function) for function in replacements.values()))
    bodies = dict(zip(replacements, read, strict=True))
    marks = {name: _mark(body) for name, body in bodies.items()}
    if None in marks.values():
        return _composed_of(bodies)
    mark = frozenset(marks.items())
    if mark not in _composed:
        _composed[mark] = _composed_of(bodies)
    return _composed[mark]


def _composed_of(bodies: Mapping[str, Rule]) -> Live:
    known = rules()
    made = {known[name]: rule(to_be_compiled(body), keep=False) for name, body in bodies.items()}
    composed: Live = _remade(live, made)
    if made:
        _replaced[composed] = bodies
    return composed


def _mark(body: Rule) -> Hashable:
    """Return what the machine code of a function follows from: its own code, and each value that it reads from outside.

    None where that cannot be told: a list, for one, can change and be the same list.
    """
    if body.__defaults__ or body.__kwdefaults__ or body.__closure__:
        return None
    told: dict[str, Hashable] = {}
    for name in _loaded(body.__code__):
        value = body.__globals__.get(name, getattr(builtins, name, None))
        if isinstance(value, FunctionType) and _is_a_users(value):
            told[name] = _mark(value)
        elif isinstance(value, _NUMBERS):
            told[name] = repr(value)  # in words, for 0, 0.0 and -0.0 are equal and not the same
        elif inspect.ismodule(value):
            told[name] = value if value.__name__ in _STAY_AS_THEY_ARE else None
        elif callable(value):
            told[name] = value
    known = all(told.get(name) is not None for name in _loaded(body.__code__))
    return (body.__code__, tuple(told.items())) if known else None


def _loaded(code: CodeType) -> list[str]:
    """Return the global names that a function reads, those of functions within it included."""
    names = {step.argval for step in dis.get_instructions(code) if step.opname == "LOAD_GLOBAL"}
    return sorted(names.union(*(_loaded(each) for each in code.co_consts if inspect.iscode(each))))


def replaced_rules(week: Rule) -> Mapping[str, Rule]:
    """Return what took the place of rules in a week, by their names, as it was composed; none in one that ships."""
    return _replaced.get(week, {}) if callable(week) else {}


def own_parameters_read(week: Rule) -> tuple[str, ...]:
    """Return which parameters of a user's own a week reads: those that its replaced rules name."""
    read = set[str]().union(*map(names_read, replaced_rules(week).values()))
    return tuple(name for name, field in OWN.items() if field in read)


def as_read_here(function: Rule, within: tuple[Rule, ...] = ()) -> Rule:
    """Return a user's function as it is now, with what it reads from outside: it is compiled when a week needs it.

    Parameters of his own it reads from the columns in which they stand. So do the functions of his that it calls;
    `within` are those that call it.

    Raises
    ------
    InputError : for a function that calls itself.
    """
    body = plain(function)
    if body in within:
        raise InputError(f"{body.__name__} calls itself: a rule cannot, nor can what it calls.")
    columns = {name.replace(".", "_"): field for name, field in OWN.items()}
    return _with(body, _renamed(body.__code__, columns), lambda called: as_read_here(called, (*within, body)))


def to_be_compiled(body: Rule) -> Rule:
    """Return what `as_read_here` returned with the user's functions that it calls made rules, as machine code needs."""
    return _with(body, body.__code__, lambda called: rule(to_be_compiled(called), keep=False))


def names_read(body: Rule) -> set[str]:
    """Return the names in what `as_read_here` returned, and in the functions of a user's that it calls."""

    def names(code: CodeType) -> set[str]:
        return {*code.co_names}.union(*(names(each) for each in code.co_consts if inspect.iscode(each)))

    cells = (each.cell_contents for each in body.__closure__ or ())
    return names(body.__code__).union(*map(names_read, filter(_is_a_users, (*body.__globals__.values(), *cells))))


def _renamed(code: CodeType, names: Mapping[str, str]) -> CodeType:
    """Return code, that of functions within it included, which reads other names."""
    return code.replace(
        co_names=tuple(names.get(name, name) for name in code.co_names),
        co_consts=tuple(_renamed(each, names) if inspect.iscode(each) else each for each in code.co_consts),
    )


def _with(body: Rule, code: CodeType, change: Callable[[Rule], Rule]) -> Rule:
    """Return a function as another, with code and globals of its own, and what it calls of a user's changed."""

    def changed(value: Any) -> Any:
        return change(value) if _is_a_users(value) else value

    kept = {"__name__", "__builtins__", *_loaded(body.__code__)} & body.__globals__.keys()
    space = {name: changed(body.__globals__[name]) for name in kept}
    cells = tuple(CellType(changed(each.cell_contents)) for each in body.__closure__ or ())
    made = FunctionType(code, space, body.__name__, body.__defaults__, cells or None)
    made.__kwdefaults__, made.__doc__ = body.__kwdefaults__, body.__doc__
    return made


def _is_a_users(value: Any) -> bool:
    """Return whether a value is a function from outside of this package: a plain one, or one declared as a rule."""
    body = plain(value)
    return isinstance(body, FunctionType) and not str(body.__module__).startswith(f"{__package__}.")


def _used(function: Rule) -> dict[str, Rule]:
    """Return the rules and loops that a function names in its body."""
    body = plain(function)
    names = {name: body.__globals__.get(name) for name in _loaded(body.__code__)}
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
