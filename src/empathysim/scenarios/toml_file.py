"""A TOML file as a document, or one sentence that says why it cannot be one."""

from __future__ import annotations

import math
import re
import tomllib
from pathlib import Path
from typing import Any

from empathysim.errors import InputError, nearest

MOST_BYTES = 1_000_000

#: A key of fifty parts. Reading one takes time that grows with the square of its parts, and nobody needs it.
_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_DEEP_KEY = re.compile(rf"(?<![A-Za-z0-9_-]){_PART}(?:[ \t]*\.[ \t]*{_PART}){{49}}")

_COMMA = re.compile(r"=[ \t]*[-+]?\d+,\d+[ \t]*(?:#.*)?$", re.MULTILINE)


def document_of(path: Path, kind: str) -> dict[str, Any]:
    """Return what a TOML file holds.

    Whole numbers that no float can hold are infinite, as 1e999 is: who asks for a range refuses both.

    Parameters
    ----------
    path : the file.
    kind : what it should be, for messages: "a scenario", "an experiment".

    Raises
    ------
    InputError : if the file is missing, too large, empty, not text, or not TOML.
    """
    text = _text(path, kind)
    deep = _DEEP_KEY.search(text)
    if deep:
        line = text.count("\n", 0, deep.start()) + 1
        raise InputError(f"{path.name} line {line}: a key is nested too deeply; allowed are fewer than 50 parts.")
    try:
        return _within_reach(tomllib.loads(text))
    except RecursionError:
        raise InputError(f"{path.name}: the file is nested too deeply.") from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path.name}: the file is not TOML: {error}.{_remedy(str(error), text)}") from None
    except ValueError:  # the one that tomllib lets pass from reading a whole number
        raise InputError(f"{path.name}: the file is not TOML: a number in it has more than 4,300 digits.") from None


def _text(path: Path, kind: str) -> str:
    """Return the text of the file."""
    try:
        if path.is_dir():
            raise InputError(f"{path}: is a folder; expected is the file of {kind}.")
        if not path.is_file():
            there = [each.name for each in path.parent.glob("*.toml")] if path.parent.is_dir() else []
            raise InputError(f"{path}: there is no such file.{nearest(path.name, there)}")
        if path.stat().st_size > MOST_BYTES:
            raise InputError(f"{path.name}: the file is larger than {MOST_BYTES:,} bytes; {kind} is a short text.")
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise InputError(f"{path.name}: the file is not a text in UTF-8.") from None
    except OSError as error:
        raise InputError(f"{str(path)[:200]}: the file cannot be read ({error.strerror}).") from None
    if not text.strip("\0 \t\r\n"):
        raise InputError(f"{path.name}: the file is empty; {kind} is a text with tables.")
    if "\0" in text:
        raise InputError(f"{path.name}: the file is binary, not a text.")
    return text


def _remedy(error: str, text: str) -> str:
    """Return what most people who see this error have to change."""
    if _COMMA.search(text):
        return " Decimals are written with a point: 0.5, not 0,5."
    return ' Text must stand in quotes: scenario = "baseline".' if "Invalid value" in error else ""


def _within_reach(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document with whole numbers beyond every float as infinity, in place."""
    waiting: list[Any] = [document]
    for part in waiting:  # the list grows while it is walked
        for key, value in part.items() if isinstance(part, dict) else enumerate(part):
            if isinstance(value, dict | list):
                waiting.append(value)
            elif isinstance(value, int) and value.bit_length() > 1_023:
                part[key] = math.inf if value > 0 else -math.inf
    return document
