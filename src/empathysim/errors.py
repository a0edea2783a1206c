"""What is said when an input cannot be used: one clear sentence each, all of them at once."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Callable, Iterable
from typing import Any, ParamSpec, TypeVar

#: Longest message, and longest name or value in one, in signs: a file's content is not repeated to its author.
LONGEST, LONGEST_VALUE = 2_000, 80

Told = ParamSpec("Told")
Answer = TypeVar("Answer")


class InputError(ValueError):
    """Input that cannot be used.

    Parameters
    ----------
    messages : one sentence for each thing that is wrong; each names the file, key or row,
        the value, what is allowed, and the nearest valid name where there is one. Each becomes
        one line that any terminal can show, and what is said twice is said once.
    """

    def __init__(self, messages: str | Iterable[str]) -> None:
        told = (messages,) if isinstance(messages, str) else messages
        self.messages: tuple[str, ...] = tuple(dict.fromkeys(map(one_line, told)))
        super().__init__("\n".join(self.messages))

    def __reduce__(self) -> tuple[type[InputError], tuple[tuple[str, ...]]]:
        """Come back with every message by itself where a worker sends the error home."""
        return type(self), (self.messages,)


def one_line(text: str) -> str:
    """Return a text as one line: signs that break a line or steer a terminal are spelled out, a long end is cut."""
    line = text[: LONGEST + 1]
    if not line.isprintable():
        line = "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in line)
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 30]} ... (the rest is cut)."


def quoted(value: object) -> str:
    """Return how a message shows a value of any kind and size: texts in quotes, and no more than its beginning."""
    if isinstance(value, int) and value.bit_length() > 200:  # longer ones than 4,300 digits have no text at all
        return f"a whole number of about {int(value.bit_length() * 0.30103) + 1:,} digits"
    if isinstance(value, str):
        return repr(value) if len(value) <= LONGEST_VALUE else f"{value[:LONGEST_VALUE]!r}..."
    try:
        text = repr(value[: LONGEST_VALUE + 1] if isinstance(value, list | tuple) else value)
    except (ValueError, RecursionError):  # such a number, or endless nesting, inside of something
        return f"a {type(value).__name__} that is too large to show"
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}..."


def nearest(name: str, valid: Iterable[str]) -> str:
    """Return `` Did you mean 'x'?`` for the valid name nearest to `name`, or an empty string."""
    name, names = str(name)[:80], list(valid)
    # A name without its group, "conformity" for "group_think.conformity", or else one that is spelled nearly so.
    found = [full for full in names if full.rpartition(".")[2] == name][:1]
    small = {full.casefold(): full for full in names}  # the wrong case is the least of mistakes
    found = found or [small[each] for each in difflib.get_close_matches(name.casefold(), small, n=1, cutoff=0.5)]
    found = found or [full for full in names if full.rpartition(".")[2] == name.rpartition(".")[2]][:1]
    return f" Did you mean '{found[0]}'?" if found else ""


def all_of(*attempts: Callable[[], Any]) -> list[Any]:
    """Return what each attempt returns.

    Raises
    ------
    InputError : where any of them does, with the messages of all that do: nobody corrects one mistake only
        to be told of the next.
    """
    found: list[Any] = []
    faults: list[str] = []
    for attempt in attempts:
        try:
            found.append(attempt())
        except InputError as error:
            faults += error.messages
    if faults:
        raise InputError(faults)
    return found


def no_keywords(names: Iterable[str], known: Iterable[str]) -> list[str]:
    """Return what is said of keywords that a function does not have, each with the nearest that it has."""
    there = list(known)
    told = f" There {'are' if len(there) > 1 else 'is only'} {', '.join(there)}." if there else " There is none at all."
    return [f"there is no keyword '{name}'.{nearest(name, there) or told}" for name in names]


def knows_its_keywords(**meant: str) -> Callable[[Callable[Told, Answer]], Callable[Told, Answer]]:
    """Return a decorator that refuses keywords which a function does not have, as it refuses all else: in a sentence.

    Parameters
    ----------
    meant : keywords that somebody brings along from elsewhere, each with the one that is meant here.
    """

    def decorated(function: Callable[Told, Answer]) -> Callable[Told, Answer]:
        code = function.__code__
        known = [name for name in code.co_varnames[: code.co_argcount + code.co_kwonlyargcount] if name != "self"]

        @functools.wraps(function)
        def asked(*told: Told.args, **named: Told.kwargs) -> Answer:
            unknown = [name for name in named if name not in known]
            if unknown:
                raise InputError(
                    f"there is no keyword '{name}'. Did you mean '{meant[name]}'?"
                    if name in meant
                    else no_keywords([name], known)[0]
                    for name in unknown
                )
            return function(*told, **named)

        return asked

    return decorated
