"""Which columns and parameters a function reads of its arguments, and those that there are not."""

from __future__ import annotations

import dis
import inspect
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import pairwise
from types import CodeType, FunctionType
from typing import Any, NamedTuple

from empathysim.errors import nearest
from empathysim.organization.columns import CASE, CUSTOMER, EMPLOYEE, FIRM, SILO
from empathysim.parameters.registry import FIELDS, OWN


class _Row(NamedTuple):
    """What an argument is a row of, and what is known of it."""

    whose: str
    names: Collection[str]


def _rows() -> dict[str, _Row]:
    """Return the rows that rules are given, by what shipped rules call them."""
    own = tuple(name.replace(".", "_") for name in OWN)
    parameters = _Row("parameters", (*FIELDS, *own))
    people = {"me": ("employees", EMPLOYEE), "customer": ("customers", CUSTOMER), "silo": ("silos", SILO),
              "firm": ("firms", FIRM), "case": ("cases", CASE)}  # fmt: skip
    columns = {label: _Row(whose, tuple(each.name for each in kept)) for label, (whose, kept) in people.items()}
    return {"p": parameters, "at_start": parameters, **columns}


def columns_that_are_not_there(rule: str, body: FunctionType, shipped: Callable[..., Any]) -> Iterator[str]:
    """Yield a sentence for each thing that a function reads of an argument that has no such thing.

    Parameters
    ----------
    rule : name of the rule that it is to replace.
    body : the function.
    shipped : the rule as it ships: its arguments say what those of the function are.
    """
    rows, told = _rows(), body.__code__.co_varnames
    given = {label: rows[name] for label, name in zip(told, inspect.signature(shipped).parameters, strict=False)
             if name in rows}  # fmt: skip
    for label, name in dict.fromkeys(_read(body.__code__, set(given))):
        if name not in given[label].names:
            yield f"{rule} reads {label}.{name}{_instead(label, name, given)}"


def _instead(label: str, name: str, given: Mapping[str, _Row]) -> str:
    """Return the end of the sentence: who has what is asked for, or what is called nearly so."""
    row = given[label]
    others = [f"{each.whose} have: {other}.{name}." for other, each in given.items() if name in each.names]
    if others:
        return f": {row.whose} have no {name}; {' '.join(others)}"
    near = nearest(name, row.names).replace("mean '", f"mean '{label}.")
    if row.whose == "parameters":
        return f".{near or ' There is no such parameter.'} One of your own is declared before its rule is composed."
    there_are = f" {row.whose.capitalize()} have {', '.join(row.names)}."
    return f".{near or there_are}"


def _read(code: CodeType, labels: set[str]) -> Iterator[tuple[str, str]]:
    """Yield what is read of these variables, in the functions within as well: of which, and what."""
    steps = [step for step in dis.get_instructions(code) if step.opname != "EXTENDED_ARG"]
    labels = labels - {name for step in steps for name in _written(step)}  # whatever they hold then
    for before, step in pairwise(steps):
        if step.opname in ("LOAD_ATTR", "LOAD_METHOD") and _on_top(before) in labels:
            yield _on_top(before), step.argval
    for each in code.co_consts:
        if inspect.iscode(each):
            yield from _read(each, labels & set(each.co_freevars))


def _on_top(step: dis.Instruction) -> str:
    """Return the variable that was loaded last; from Python 3.13 on, one step may load or write two."""
    if step.opname.endswith("LOAD_FAST") or step.opname.startswith(("LOAD_FAST", "LOAD_DEREF")):
        return str(step.argval[-1] if isinstance(step.argval, tuple) else step.argval)
    return ""


def _written(step: dis.Instruction) -> tuple[str, ...]:
    """Return the variables that a step gives another value."""
    names = step.argval if isinstance(step.argval, tuple) else (step.argval,)
    if step.opname == "STORE_FAST_LOAD_FAST":
        return names[:1]
    return names if step.opname.startswith(("STORE_FAST", "STORE_DEREF")) else ()
