"""What makes a refusal a kind one, and a watch over whatever might never end."""

from __future__ import annotations

import contextlib
import re
import signal
from collections.abc import Iterator, Sequence

#: No file may keep a reader busy for longer: a detector of hangs, and no claim of speed.
MOST_SECONDS = 10

_MACHINERY = re.compile(
    r"Traceback|\bat 0x[0-9a-f]{6,}|<[\w.]+ object|[A-Z][A-Za-z]*(?:Error|Exception)\b|Exceeds the limit|"
    r"\[Errno|codec can't|set_int_max_str_digits|maximum recursion"
)


_MORE = re.compile(r"\.\.\. and (?:at least )?[\d,]+ more problems like these\.")


class HangsError(BaseException):
    """Something took too long. No `except Exception` on the way may take it for one of its own."""


@contextlib.contextmanager
def watched(what: str, seconds: float = MOST_SECONDS) -> Iterator[None]:
    """Raise `HangsError` where the block takes longer; where the system has no alarms, the block is just run."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        raise HangsError(f"{what} takes longer than {seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def unkind(messages: Sequence[str], names: Sequence[str]) -> list[str]:
    """Return what is wrong with the messages of a refusal.

    Parameters
    ----------
    messages : one sentence for each thing that is wrong.
    names : files that it may be about; each message must name one of them.
    """
    faults = [] if messages else ["there is no message"]
    if len(set(messages)) < len(messages):
        faults.append("a message is there twice")
    for message in messages:
        checks = {
            "is empty": not message.strip(),
            "is no single printable line": not message.isprintable(),
            "does not end like a sentence": not message.endswith((".", "?")),
            "repeats too much": message.endswith("(the rest is cut)."),
            "names no file": not any(name in message for name in names) and not _MORE.fullmatch(message),
            "shows machinery": _MACHINERY.search(message) is not None,
        }
        faults += [f"{message[:300]!r} {fault}" for fault, is_so in checks.items() if is_so]
    return faults
