"""What a function returns that is no number, where its code says so."""

from __future__ import annotations

import dis
from collections.abc import Iterator
from itertools import pairwise
from types import FunctionType

_MADE = {"BUILD_TUPLE": "a tuple", "BUILD_LIST": "a list", "BUILD_MAP": "a dict", "BUILD_SET": "a set",
         "BUILD_STRING": "a text",
         "FORMAT_VALUE": "a text", "FORMAT_SIMPLE": "a text", "FORMAT_WITH_SPEC": "a text"}  # fmt: skip
_KINDS: dict[type, str] = {str: "a text", tuple: "a tuple", bytes: "bytes"}
_A_NUMBER, _NOTHING = "a number", "nothing"


def what_is_no_number(body: FunctionType) -> str:
    """Return what is wrong with what a function returns, in a sentence without its beginning; or nothing."""
    found = set(_returned(body))
    if found == {_NOTHING}:
        return "returns None; it must return a number."
    if _NOTHING in found:
        return "returns nothing in some cases: it must return a number in each (an `if` without an `else`?)."
    others = sorted(found - {_A_NUMBER})
    return f"returns {' or '.join(others)}; it must return a number." if others else ""


def returns_nothing_in_some_cases(body: FunctionType) -> bool:
    """Return whether a function ends without a return on some ways, and not on all."""
    found = set(_returned(body))
    return _NOTHING in found and len(found) > 1


def _returned(body: FunctionType) -> Iterator[str]:
    """Yield for each way out what is known of what it returns; taken for a number where nothing is."""
    steps = [step for step in dis.get_instructions(body) if step.opname != "EXTENDED_ARG"]
    ends = {step.offset for step in steps if step.opname == "RETURN_VALUE"}
    for before, step in pairwise(steps):
        if step.opname == "RETURN_CONST":
            yield _kind(step.argval)
        # In Python 3.11 both values of `1.0 if it else None` may leave by one return.
        elif step.opname == "RETURN_VALUE" or (step.opname == "JUMP_FORWARD" and step.argval in ends):
            yield _kind(before.argval) if before.opname == "LOAD_CONST" else _MADE.get(before.opname, _A_NUMBER)


def _kind(constant: object) -> str:
    return _NOTHING if constant is None else _KINDS.get(type(constant), _A_NUMBER)
