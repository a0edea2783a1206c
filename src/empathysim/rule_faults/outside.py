"""What a function reads from outside of it: what machine code cannot know, what is not there, and luck."""

from __future__ import annotations

import builtins
import dis
import inspect
from collections.abc import Iterator, Mapping
from types import CellType, CodeType, FunctionType
from typing import Any

import numpy as np

from empathysim.compiled import plain

_LUCK = ("random", "secrets", "numpy.random")
_MAY = "a rule may use numbers, math, and other functions"
_PACKAGE = __name__.partition(".")[0]
_CONSTANTS = (bool, int, float, complex, str, tuple, np.generic, np.ndarray, type(None))


def faults_of_what_is_used(rule: str, body: FunctionType) -> Iterator[str]:
    """Yield a sentence for each thing from outside that a rule cannot use.

    Parameters
    ----------
    rule : how the function is called in sentences.
    body : the function; those that it calls are not looked into.
    """
    found = used(body)
    lucky = [name for name, value in found.items() if _is_luck(value)]
    if lucky:
        yield (
            f"{rule} draws luck from {lucky[-1]}: two runs of one seed would differ. Luck must come from the model's "
            "own keyed draws, which the week hands to the rules that take some."
        )
    for name, value in found.items():
        if value is _ABSENT:
            yield f"{rule} uses {name}, which is not there when it is composed."
        elif name not in lucky and not _may_be_compiled(value):
            kind = type(value).__name__
            yield f"{rule} uses {name}, {'an' if kind[0].lower() in 'aeiou' else 'a'} {kind}: {_MAY}."


def functions_called(body: FunctionType) -> dict[str, FunctionType]:
    """Return the plain functions from outside of this package that a function uses, by the names that it uses."""
    found = {name: plain(value) for name, value in used(body).items() if "." not in name and callable(value)}
    return {name: each for name, each in found.items() if isinstance(each, FunctionType) and not _is_shipped(each)}


def used(body: FunctionType) -> dict[str, Any]:
    """Return what a function reads from outside, by how it is written there: ``D``, ``math.exp``."""
    cells = zip(body.__code__.co_freevars, body.__closure__ or (), strict=True)
    space = {**vars(builtins), **body.__globals__}
    return dict(_used(body.__code__, space, {name: _held(cell) for name, cell in cells}))


class _Absent:
    """Stands for what is not there."""


_ABSENT = _Absent()


def _held(cell: CellType) -> Any:
    try:
        return cell.cell_contents
    except ValueError:  # the function around this one has not set it yet
        return _ABSENT


def _used(code: CodeType, space: Mapping[str, Any], cells: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what is loaded from outside, in the functions within as well, and what is read of modules among it."""
    name, value = "", None
    for step in dis.get_instructions(code):
        if step.opname == "LOAD_GLOBAL":
            name, value = step.argval, space.get(step.argval, _ABSENT)
        elif step.opname == "LOAD_DEREF" and step.argval in cells:
            name, value = step.argval, cells[step.argval]
        elif step.opname in ("LOAD_ATTR", "LOAD_METHOD") and inspect.ismodule(value):
            name, value = f"{name}.{step.argval}", getattr(value, step.argval, _ABSENT)
        else:
            value = None
            continue
        yield name, value
    for each in code.co_consts:
        if inspect.iscode(each):
            yield from _used(each, space, {name: cells[name] for name in cells.keys() & {*each.co_freevars}})


def _is_luck(value: Any) -> bool:
    """Return whether a value draws random numbers: a module of them, or what comes from one."""
    owner = getattr(value, "__self__", value)
    homes = (getattr(value, "__name__", "") if inspect.ismodule(value) else "", getattr(value, "__module__", ""),
             type(owner).__module__)  # fmt: skip
    return any(f"{home}.".startswith(f"{each}.") for home in homes for each in _LUCK)


def _may_be_compiled(value: Any) -> bool:
    """Return whether machine code may be able to use it: a number, a module, something that is called."""
    if isinstance(value, _CONSTANTS) or inspect.ismodule(value):
        return True
    return inspect.isroutine(value) or isinstance(value, type | np.ufunc) or hasattr(value, "py_func")


def _is_shipped(function: FunctionType) -> bool:
    return str(function.__module__).partition(".")[0] == _PACKAGE
