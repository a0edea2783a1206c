"""The only file that knows numba: what a rule and a loop are, and where their machine code is kept.

A *rule* states the law for one person or one encounter in scalar arithmetic and returns a number;
a *loop* is the only kind of function that writes. Both run unchanged as plain Python when the
environment says ``NUMBA_DISABLE_JIT=1``, and then give the same bits.

Machine code is kept in a folder named by a hash of the sources that it is made from, the version of
numba and its switches: numba alone does not notice when a rule in another file has changed.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import itertools
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from numba.core.errors import NumbaError
from numba.core.registry import CPUDispatcher
from numba.core.typing.typeof import typeof_impl

from empathysim.errors import InputError

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])

#: True where rules and loops run as plain Python.
IS_PURE_PYTHON = bool(numba.config.DISABLE_JIT)


#: What rules and loops are made of: everything up to the week. Files above it cannot change machine code.
_LAYERS = (
    "arithmetic.py", "chance.py", "compiled.py", "empathy.py", "experience", "inhibitors", "keys",
    "organization", "outcomes", "parameters", "week", "workforce",
)  # fmt: skip


def source_hash() -> str:
    """Return a hash of the sources that machine code is made from, numba's version and its switches."""
    digest = hashlib.sha256(numba.__version__.encode())
    package = Path(__file__).parent
    for layer in _LAYERS:
        found = [package / layer] if layer.endswith(".py") else sorted((package / layer).glob("*.py"))
        for path in found:
            digest.update(path.name.encode() + path.read_bytes())
    for name in sorted(os.environ):
        if name.startswith("NUMBA_") and name != "NUMBA_CACHE_DIR":
            digest.update(f"{name}={os.environ[name]}".encode())
    return digest.hexdigest()[:16]


def cache_folder() -> Path | None:
    """Return a writable folder for machine code, or None where there is none."""
    home = os.environ.get("XDG_CACHE_HOME") or str(Path("~").expanduser() / ".cache")
    for root in (os.environ.get("EMPATHYSIM_CACHE", home), tempfile.gettempdir()):
        folder = Path(root) / "empathysim" / source_hash()
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                return folder
    return None


_FOLDER = None if IS_PURE_PYTHON else cache_folder()


@contextlib.contextmanager
def _kept_in(folder: Path) -> Iterator[None]:
    """Let numba keep what is declared inside this block in `folder`, and nothing else of the process."""
    before = numba.config.CACHE_DIR
    numba.config.CACHE_DIR = str(folder)
    try:
        yield
    finally:
        numba.config.CACHE_DIR = before


_OPTIONS = {
    "nogil": True,  # runs live side by side in threads
    "error_model": "numpy",  # no test for a division by zero at each division
    "_nrt": False,  # no rule or loop makes arrays: counting references would cost more than the arithmetic
}
_WITHIN = {"forceinline": True, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}


class _Inner(CPUDispatcher):  # type: ignore[misc]
    """A rule or loop that compiled code calls: made without the wrapper that calls from Python need.

    Wrappers for all of them would take a third of the time of compiling. Who calls one from Python all the
    same, in a test or a notebook, gets it compiled once more, with a wrapper.
    """

    def __call__(self, *values: Any) -> Any:
        return _callable_from_python(self.py_func)(*values)


@functools.cache
def _callable_from_python(function: Callable[..., Any]) -> Callable[..., Any]:
    return cast(Callable[..., Any], numba.njit(**_OPTIONS)(function))


def _compiled(function: F, *, keep: bool, **options: bool) -> F:
    if not keep or _FOLDER is None:
        return cast(F, numba.njit(**_OPTIONS, **options)(function))
    with _kept_in(_FOLDER):
        return cast(F, numba.njit(cache=True, **_OPTIONS, **options)(function))


def rule(function: F, *, keep: bool = True) -> F:
    """Declare a law for one person or one encounter: it reads records, returns a number, writes nothing.

    Its machine code is kept unless `keep` is false (for what is made while the program runs).
    """
    made = _compiled(function, keep=keep, **_WITHIN)
    if not IS_PURE_PYTHON:
        made.__class__ = _Inner
    return made


def loop(function: F) -> F:
    """Declare a loop, the only kind of function that writes."""
    return rule(function)


def entry(function: F, *, keep: bool = True) -> F:
    """Declare a loop that is called from outside."""
    return _compiled(function, keep=keep)


_straight: dict[tuple[object, ...], tuple[Callable[..., Any], list[object]]] = {}
"""Machine code by entry and kinds of values; with the layouts, whose identity is part of the kind."""


def straight(function: Callable[..., Any], *values: Any) -> Callable[..., Any]:
    """Return the machine code of an entry for values of these types: calling it looks no types up again.

    Looking up the types of a bundle takes as long as a week of a small organization, and is done once.
    """
    if IS_PURE_PYTHON:
        return function
    layouts: list[object] = []
    kinds = (function, *(_kind(value, layouts) for value in values))
    if kinds not in _straight:
        signature = tuple(numba.typeof(value) for value in values)
        try:
            _straight[kinds] = function.compile(signature), layouts  # type: ignore[attr-defined]
        except (NumbaError, KeyError) as error:
            raise InputError(f"a rule cannot be compiled: {_cause(error)}") from error
    return _straight[kinds][0]


def _cause(error: Exception) -> str:
    """Return the line that says what numba cannot do, without the way that led there."""
    if isinstance(error, KeyError):
        return f"{error} is no column of the rows that rules read (see organization/columns.py)."
    lines = [line.strip(" -") for line in str(error).splitlines()]
    told = itertools.takewhile(lambda line: not line.startswith("File"), lines)  # what follows is the user's own text
    telling = [line for line in told if line and not line.startswith(("Failed in", "During", "[", "<source"))]
    return " ".join(telling[:3])[:600]


def _kind(value: Any, layouts: list[object]) -> object:
    """Return what decides the type that numba gives a number, an array or a bundle of arrays."""
    if isinstance(value, tuple):
        return tuple(_kind(field, layouts) for field in value)
    if not hasattr(value, "dtype"):
        return type(value)
    layouts.append(value.dtype)
    return id(value.dtype), value.ndim, value.flags.c_contiguous, value.flags.writeable


def bundle(named_tuple: type[T]) -> type[T]:
    """Declare a NamedTuple of arrays that loops are given whole, under its own short name.

    By default numba names such a type after every field of every record in it, and that name stands in
    every symbol: the text of the machine code becomes a hundred times longer, and is read as slowly.
    """

    def typed(value: Any, context: Any) -> Any:
        found = numba.types.NamedTuple([typeof_impl(field, context) for field in value], named_tuple)
        found.name = f"{named_tuple.__name__}_{hashlib.sha256(found.name.encode()).hexdigest()[:8]}"
        return found

    if not IS_PURE_PYTHON:
        typeof_impl.register(named_tuple)(typed)
    return named_tuple


def plain(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return the plain Python function behind a rule or a loop."""
    return cast(Callable[..., Any], getattr(function, "py_func", function))
