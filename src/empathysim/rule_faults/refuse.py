"""Everything that is wrong with functions that are to take the place of rules, said at once."""

from __future__ import annotations

import dis
import inspect
from collections.abc import Callable, Iterator, Mapping
from types import FunctionType
from typing import Any

from empathysim.compiled import plain
from empathysim.errors import InputError, nearest
from empathysim.rule_faults.columns_read import columns_that_are_not_there
from empathysim.rule_faults.outside import faults_of_what_is_used, functions_called
from empathysim.rule_faults.returned import returns_nothing_in_some_cases, what_is_no_number

Rule = Callable[..., Any]

_BEYOND = {
    "IMPORT_NAME": "imports {} inside: import it above the function.",
    "STORE_GLOBAL": "writes {}, which is outside of it: a rule writes nothing, it returns a number.",
}
"""What machine code cannot do, by the name of the step."""
_MECHANISMS = ("empathy", "experience", "inhibitors", "keys", "outcomes", "workforce")


def mechanisms_of(rules: Mapping[str, Rule]) -> dict[str, Rule]:
    """Return those rules that state a mechanism, by name: of the equation, the inhibitors, the keys and the rest."""
    return {name: each for name, each in rules.items() if plain(each).__module__.split(".")[1] in _MECHANISMS}


def refuse_what_cannot_be_rules(rules: Mapping[str, Rule], replacements: Mapping[str, Any]) -> None:
    """Raise InputError for every name that is no mechanism, and every function that cannot take its place.

    Parameters
    ----------
    rules : every rule and loop of the week, by name.
    replacements : what is to take the place of some, by name.
    """
    faults = [each for name, function in replacements.items() for each in _faults(rules, name, function)]
    if faults:
        raise InputError(faults)


def _faults(rules: Mapping[str, Rule], name: str, function: Any) -> Iterator[str]:
    known, body = mechanisms_of(rules), plain(function)
    if name in known:
        shipped = plain(known[name])
        if not isinstance(body, FunctionType):
            yield f"{name} = {function!r} must be a function."
        elif len(_arguments(body)) != len(_arguments(shipped)):
            yield (
                f"{name} takes {len(_arguments(shipped))} arguments ({', '.join(_arguments(shipped))}), your function "
                f"takes {len(_arguments(body))}."
            )
        else:
            yield from _faults_of_body(name, body, shipped)
    elif name in rules:
        yield f"{name} is part of the week and no mechanism: it writes, or hands out luck, and is not replaced."
    else:
        offered = sorted(each for each in known if not each.startswith("_"))
        there_are = f" There are {', '.join(offered)}."
        yield f"there is no rule '{name}'.{nearest(name, offered) or there_are}"


def _faults_of_body(name: str, body: FunctionType, shipped: Rule) -> Iterator[str]:
    for step in dis.get_instructions(body):
        if step.opname in _BEYOND:
            yield f"{name} {_BEYOND[step.opname].format(step.argval)}"
    yield from columns_that_are_not_there(name, body, shipped)
    wrong = what_is_no_number(body)
    if wrong:
        yield f"{name} {wrong}"
    yield from faults_of_what_is_used(name, body)
    yield from _faults_of_called(name, body, [body])


def _faults_of_called(name: str, body: FunctionType, seen: list[FunctionType]) -> Iterator[str]:
    """Yield what is wrong with the functions that a rule calls, each once."""
    for called, function in functions_called(body).items():
        if function in seen:
            continue
        seen.append(function)
        who = f"{called}, which {name} calls,"
        if returns_nothing_in_some_cases(function):
            yield f"{who} returns nothing in some cases."
        yield from faults_of_what_is_used(who, function)
        yield from _faults_of_called(name, function, seen)


def _arguments(function: Rule) -> list[str]:
    return list(inspect.signature(function).parameters)
