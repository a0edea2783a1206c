"""Numbers on the command line: what is no number stays the text that it is, and is refused with everything else."""

from __future__ import annotations

import re

_COMMA = re.compile(r"([-+]?\d+),(\d+)")


def whole(text: str) -> int | str:
    """Return the whole number that an option says, or else its text: the check of its range then refuses it."""
    try:
        return int(text)
    except ValueError:
        return text


def number(text: str) -> float | str:
    """Return the number that an option says, or else its text."""
    try:
        return float(text)
    except ValueError:
        return text


def without_comma(text: str) -> str:
    """Return 0.5 for the 0,5 of half the world's keyboards, and every other text as it is."""
    found = _COMMA.fullmatch(text.strip())
    return f"{found[1]}.{found[2]}" if found else text
