"""A TOML file as a document, or one sentence that says why it cannot be one."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from empathysim.errors import InputError, nearest

MOST_BYTES = 1_000_000


def document_of(path: Path, kind: str) -> dict[str, Any]:
    """Return what a TOML file holds.

    Parameters
    ----------
    path : the file.
    kind : what it should be, for messages: "a scenario", "an experiment".

    Raises
    ------
    InputError : if the file is missing, too large, empty, not text, or not TOML.
    """
    try:
        if not path.is_file():
            there = [each.name for each in path.parent.glob("*.toml")] if path.parent.is_dir() else []
            raise InputError(f"{path}: there is no such file.{nearest(path.name, there)}")
        if path.stat().st_size > MOST_BYTES:
            raise InputError(f"{path.name}: the file is larger than {MOST_BYTES:,} bytes; {kind} is a short text.")
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise InputError(f"{path.name}: the file is not a text in UTF-8.") from None
    except (OSError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(f"{str(path)[:200]!r}: the file cannot be read ({error}).") from None
    if not text.strip("\0 \t\r\n"):
        raise InputError(f"{path.name}: the file is empty; {kind} is a text with tables.")
    if "\0" in text:
        raise InputError(f"{path.name}: the file is binary, not a text.")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise InputError(f"{path.name}: the file is nested too deeply.") from None
    except ValueError as error:  # also a number with thousands of digits
        quotes = ' Text must stand in quotes: scenario = "baseline".' if "Invalid value" in str(error) else ""
        raise InputError(f"{path.name}: the file is not TOML: {error}.{quotes}") from None
