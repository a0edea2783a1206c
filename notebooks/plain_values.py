"""Answers as plain values: whoever answers may hand over a series, an array, or a word with a capital."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from math import isfinite
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd

_ONE_OR_MORE = (np.ndarray, np.generic, pd.Series, pd.Index)


def word(answer: Any) -> str | None:
    """Return a text in small letters, with single blanks, also where it had `_`; None where it is no text."""
    told = _alone(answer)
    return " ".join(told.replace("_", " ").casefold().split()) if isinstance(told, str) else None


def number(answer: Any) -> float | None:
    """Return a finite number, None where it is none."""
    told = _alone(answer)
    if not isinstance(told, Real | Decimal):
        return None
    try:
        value = float(told)
    except (OverflowError, ValueError):  # an endless integer; a Decimal that signals
        return None
    return value if isfinite(value) else None


def listed(answer: Any) -> list[Any]:
    """Return what an answer holds: names that a text joins by `+` or `,`, or what stands in a list, array or series."""
    if isinstance(answer, str):
        return [name.strip() for name in answer.replace("+", ",").split(",")]
    if isinstance(answer, np.ndarray | pd.Series | pd.Index):
        return np.asarray(answer).ravel().tolist()
    return list(answer) if isinstance(answer, Collection) else [answer]


def named(answer: Any) -> dict[Any, Any] | None:
    """Return values by name: of a mapping, a series, a table of one row or one column, or pairs; else None."""
    if isinstance(answer, pd.DataFrame) and 1 in answer.shape:
        answer = answer.iloc[0] if len(answer) == 1 else answer.iloc[:, 0]
    if isinstance(answer, Mapping | pd.Series):
        return dict(answer.items())
    if isinstance(answer, list | tuple) and all(isinstance(pair, tuple) and len(pair) == 2 for pair in answer):
        return {str(name): value for name, value in answer}
    return None


def is_missing(answer: Any) -> bool:
    """Return whether nothing was answered yet: None, an empty text, or an empty list."""
    if isinstance(answer, (*_ONE_OR_MORE, pd.DataFrame)):
        return bool(answer.size == 0)
    return answer is None or word(answer) == "" or (isinstance(answer, Collection) and not len(answer))


def _alone(answer: Any) -> Any:
    """Return the only element of an array or a series; anything else as it is."""
    return answer.item() if isinstance(answer, _ONE_OR_MORE) and answer.size == 1 else answer
