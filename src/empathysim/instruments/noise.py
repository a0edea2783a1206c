"""The keyed luck of many people at once: who is asked, and how an answer happens to fall.

The compiled loop calls nothing but `chance`, so its machine code is never older than its sources.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from empathysim.chance import luck, normal, number, occasion
from empathysim.compiled import entry

Numbers = NDArray[np.float64]


@entry
def _draw(seed: Any, decision: Any, week: Any, touch: Any, who: Any, is_normal: bool, out: Any) -> None:
    """Write one draw for each of `who`."""
    key = occasion(seed, decision, week, touch)
    for k in range(len(who)):
        uniform = luck(key, who[k])
        out[k] = normal(uniform) if is_normal else uniform


def _drawn(seed: int, decision: str, week: int, touch: int, who: NDArray[Any], is_normal: bool) -> Numbers:
    out = np.empty(len(who))
    when, item = np.uint64(week % 2**64), np.uint64(touch)
    with np.errstate(over="ignore"):  # the luck of plain Python wraps around on purpose
        _draw(np.uint64(seed), np.uint64(number(decision)), when, item, np.asarray(who, np.int64), is_normal, out)
    return out


def uniforms(seed: int, decision: str, week: int, touch: int, who: NDArray[Any]) -> Numbers:
    """Return uniform luck in (0, 1), shape (n).

    Parameters
    ----------
    seed : of the run, 0 to 2^64 - 1.
    decision : one of `chance.DECISIONS`.
    week : of the survey.
    touch : which draw of the decision, for instance the item's number.
    who : rows of the people, shape (n).
    """
    return _drawn(seed, decision, week, touch, who, False)


def normals(seed: int, decision: str, week: int, touch: int, who: NDArray[Any]) -> Numbers:
    """Return standard normal luck, shape (n); the parameters are those of `uniforms`."""
    return _drawn(seed, decision, week, touch, who, True)
