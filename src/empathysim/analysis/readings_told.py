"""Readings by the names that somebody calls them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from empathysim.analysis.kinds import several
from empathysim.errors import InputError, nearest, quoted
from empathysim.outcomes.readings import READINGS, WEEKLY, Reading

_WEEKLY = {reading.name: reading for reading in WEEKLY}


def outcomes_told(told: Sequence[str] | str, keyword: str = "outcomes") -> tuple[str, ...]:
    """Return names of readings, each once.

    Parameters
    ----------
    told : one name, or several.
    keyword : by which they were told.

    Raises
    ------
    InputError : for every name that no reading has, or where there is none.
    """
    names = several(keyword, told)
    faults = [_unknown(keyword, name, READINGS) for name in names if not isinstance(name, str) or name not in READINGS]
    if faults or not names:
        raise InputError(faults or f"{keyword}: at least one reading has to be named.")
    return tuple(dict.fromkeys(names))


def outcome_told(name: str, keyword: str = "outcome") -> Reading:
    """Return the reading of that name.

    Raises
    ------
    InputError : where there is none.
    """
    return READINGS[outcomes_told(name, keyword)[0]]


def weekly_reading(name: str, keyword: str = "outcome") -> Reading:
    """Return the weekly reading of that name.

    Raises
    ------
    InputError : where there is none; readings that only a summary has are no weekly ones.
    """
    if not isinstance(name, str) or name not in _WEEKLY:
        raise InputError(_unknown(keyword, name, _WEEKLY, "weekly reading"))
    return _WEEKLY[name]


def _unknown(keyword: str, name: object, known: Mapping[str, object], what: str = "reading") -> str:
    return f"{keyword} = {quoted(name)}: there is no {what} of that name.{nearest(str(name), known)}"
