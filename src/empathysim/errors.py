"""What is said when an input cannot be used: one clear sentence each, all of them at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class InputError(ValueError):
    """Input that cannot be used.

    Parameters
    ----------
    messages : one sentence for each thing that is wrong; each names the file, key or row,
        the value, what is allowed, and the nearest valid name where there is one.
    """

    def __init__(self, messages: str | Iterable[str]) -> None:
        self.messages: tuple[str, ...] = (messages,) if isinstance(messages, str) else tuple(messages)
        super().__init__("\n".join(self.messages))


def nearest(name: str, valid: Iterable[str]) -> str:
    """Return `` Did you mean 'x'?`` for the valid name nearest to `name`, or an empty string."""
    names = list(valid)
    found = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    if not found:  # a name without its group: "conformity" for "group_think.conformity"
        found = [full for full in names if full.rpartition(".")[2] == name.rpartition(".")[2]][:1]
    return f" Did you mean '{found[0]}'?" if found else ""
