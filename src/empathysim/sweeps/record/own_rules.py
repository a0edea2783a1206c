"""Rules of a user's own that a sweep is lived with: what is written down of them, and in what others differ.

What a rule does follows from its code, and from what that reads of its surroundings when the week is composed.
Comments and documentation are no part of it. Code is not the same in every version of Python; there the text decides.
"""

from __future__ import annotations

import builtins
import inspect
import platform
import textwrap
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from types import CodeType
from typing import Any

from empathysim.compiled import plain
from empathysim.compose import Live, Rule, own_parameters_read, replaced_rules
from empathysim.errors import InputError
from empathysim.life import refuse_rules
from empathysim.parameters.registry import OWN, PARAMETERS
from empathysim.rule_faults.outside import used
from empathysim.sweeps.fingerprint import hash_of
from empathysim.sweeps.record.ledger import Ledger
from empathysim.week import live as live_plainly

_NO_TEXT = "its text is not known: it was written where none is kept"
_NOT_HIS = (f"{__name__.partition('.')[0]}.", "numpy")
_MOST_LETTERS = 80
_MOST_LINES = 3


def own_week(rules: Live | None) -> Live | None:
    """Return the week with rules of a user's own; None where it is as it ships.

    Raises
    ------
    InputError : for anything that `compose_rules` did not return.
    """
    if rules is None or rules is live_plainly:
        return None
    refuse_rules(rules)
    if not replaced_rules(rules):
        raise InputError("rules: what was replaced in this week is not known; es.compose_rules(...) returns one.")
    return rules


def told_rules(week: Live | None) -> dict[str, Any]:
    """Return what is written down of rules of a user's own, and of the parameters of his that they read.

    Parameters
    ----------
    week : with these rules; None as it ships, of which nothing is written down.
    """
    if week is None:
        return {}
    parts = ("meaning", "unit", "low", "high", "default")
    own = [PARAMETERS[name] for name in own_parameters_read(week) if name in PARAMETERS]
    return {
        "rules": {name: _told(function) for name, function in sorted(replaced_rules(week).items())},
        "own parameters": {each.name: {part: getattr(each, part) for part in parts} for each in own},
    }


def differences_of_rules(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Return one sentence for each rule, and each parameter of a user's own, in which two definitions differ."""
    then, here = (each.get("rules", {}) for each in (before, now))
    said = []
    for name in sorted({*then, *here}):
        if name not in here:
            said.append(
                f"{name} was {then[name]['function']}, a rule of its author's own, and is as it ships; "
                f"give rules=es.compose_rules({name}=...) with that rule, whose text stands in the sweep's provenance"
            )
        elif name not in then:
            said.append(f"{name} was as it ships, and is {here[name]['function']}, a rule of your own")
        elif not _is_same(then[name], here[name]):
            said.append(f"{name} is another rule than the one that was lived: {_in_what(then[name], here[name])}")
    for name, told in before.get("own parameters", {}).items():
        default = now.get("own parameters", {}).get(name, told)["default"]
        if name not in PARAMETERS:
            said.append(
                f"{name} is not declared: es.declare_parameter({name!r}, {told['meaning']!r}, "
                f"default={told['default']}, low={told['low']}, high={told['high']})"
            )
        elif default != told["default"]:
            said.append(f"{name}: its default was {told['default']}, is {default}")
    return said


def refuse_other_rules(folder: str | Path, definition: Mapping[str, Any], week: Live | None) -> None:
    """Raise InputError unless a week has the rules that the runs of a folder were lived with; it says what differs."""
    if said := differences_of_rules(definition, told_rules(week)):
        raise InputError([f"{folder}: its runs were lived with other rules.", *said])


def refuse_own_rules(folder: Path) -> None:
    """Raise InputError where a folder was lived with rules of a user's own, which no command knows."""
    try:
        with Ledger(folder, "read") as ledger:
            rules = ledger.facts()["definition"].get("rules", {})
    except InputError:  # nothing there, or nothing that can be read: who claims the folder says so
        return
    if rules:
        raise InputError(
            f"{folder}: its runs were lived with {', '.join(rules)} of their author's own, which the command line does "
            "not know; go on in Python, with es.sweep(experiment, folder, rules=rules)."
        )


def _told(function: Rule) -> dict[str, Any]:
    """Return what is written down of a rule: its text, what it reads of its surroundings, and a hash of both."""
    bodies = list(_with_what_it_calls(plain(function), set()))
    reads = {
        name if body is bodies[0] else f"{body.__name__}: {name}": _value(value)
        for body in bodies
        for name, value in _outside(body).items()
    }
    codes = [[_code(body.__code__, body.__doc__), _value(body.__defaults__)] for body in bodies]
    return {
        "function": function.__name__,
        "source": "\n".join(map(_text, bodies)),
        "reads": reads,
        "python": ".".join(platform.python_version_tuple()[:2]),
        "sha256": hash_of([codes, reads]),
    }


def _with_what_it_calls(body: Rule, seen: set[Rule]) -> Iterator[Any]:
    """Yield a user's function, and those of his that it calls, each of them once."""
    seen.add(body)
    yield body
    for value in _outside(body).values():
        called = plain(value)
        if inspect.isfunction(called) and not called.__module__.startswith(_NOT_HIS) and called not in seen:
            yield from _with_what_it_calls(called, seen)


def _outside(body: Any) -> dict[str, Any]:
    """Return what a function reads of its surroundings by name, of modules, too, but not what Python has built in."""
    found = used(body)
    built_in = {name for name, value in found.items() if value is getattr(builtins, name, _NO_TEXT)}
    return {name: found[name] for name in sorted(found.keys() - built_in) if not inspect.ismodule(found[name])}


def _code(code: CodeType, documentation: str | None) -> list[Any]:
    """Return all of a function's code that decides what it does, in the names that its author wrote."""
    names = {field: name for name, field in OWN.items()}
    constants = [
        _code(each, None) if inspect.iscode(each) else None if each in (None, documentation) else _value(each)
        for each in code.co_consts
    ]
    return [code.co_code.hex(), constants, [names.get(name, name) for name in code.co_names]]


def _value(value: Any) -> str:
    """Return in words what a function reads, in the same words in every process."""
    if inspect.ismodule(value):
        return value.__name__
    if callable(value):
        named = plain(value)
        return f"{getattr(named, '__module__', '')}.{getattr(named, '__qualname__', type(named).__name__)}"
    told = repr(value.tolist() if hasattr(value, "tolist") else value)
    return told if len(told) <= _MOST_LETTERS else f"{told[:_MOST_LETTERS]} ... (SHA-256 {hash_of(told)})"


def _text(body: Rule) -> str:
    try:
        return textwrap.dedent(inspect.getsource(body))
    except (OSError, TypeError):
        return f"# {body.__name__}: {_NO_TEXT}\n"


def _is_same(then: Mapping[str, Any], here: Mapping[str, Any]) -> bool:
    if then["python"] == here["python"] or _NO_TEXT in then["source"]:
        return bool(then["sha256"] == here["sha256"])
    return bool((then["source"], then["reads"]) == (here["source"], here["reads"]))


def _in_what(then: Mapping[str, Any], here: Mapping[str, Any]) -> str:
    """Return what differs: what is read, or the first lines that do."""
    before, now = then["reads"], here["reads"]
    reads = [name for name in {**before, **now} if before.get(name) != now.get(name)]
    if reads:
        return ", ".join(f"{name} was {before.get(name, 'not read')}, is {now.get(name, 'not read')}" for name in reads)
    lines = zip_longest(then["source"].splitlines(), here["source"].splitlines(), fillvalue="")
    changed = [f"`{was.strip()}` is now `{is_now.strip()}`" for was, is_now in lines if was != is_now]
    return ", ".join(changed[:_MOST_LINES]) or "its code is not the same, as this version of Python has it"
