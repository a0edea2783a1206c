"""One measured ratio, and how times are taken on a machine that others use too.

The speed of a shared machine swings by two. Whatever is compared is therefore measured in turns, one right
after the other, and the ratio is taken turn by turn; what is reported is the median of those ratios.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

Bound = Literal["at least", "at most"]
Verdict = Literal["met", "missed", "not available yet", "-"]


@dataclass(frozen=True)
class Measured:
    """One line of the table.

    Parameters
    ----------
    name : what is compared with what.
    value : the number; None where a part that is needed is not there.
    bound, demand : what is asked of the number; None where nothing is.
    unit : of value and demand; empty for a ratio.
    note : the two times behind a ratio, or why there is none.
    """

    name: str
    value: float | None
    bound: Bound | None = None
    demand: float | None = None
    unit: str = ""
    note: str = ""

    @property
    def verdict(self) -> Verdict:
        """Whether the demand is met."""
        if self.value is None:
            return "not available yet"
        if self.demand is None:
            return "-"
        is_met = self.value >= self.demand if self.bound == "at least" else self.value <= self.demand
        return "met" if is_met else "missed"


def seconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes, in seconds, without a pause of the garbage collector in it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start
    finally:
        if was_on:
            gc.enable()


def in_turns(works: Sequence[Callable[[], object]], turns: int) -> list[list[float]]:
    """Return the seconds of each piece of work in each turn; one turn before, to warm up, is not counted."""
    for work in works:
        work()
    taken = [[seconds(work) for work in works] for _ in range(turns)]
    return [list(column) for column in zip(*taken, strict=True)]


def median_ratio(above: Sequence[float], below: Sequence[float]) -> float:
    """Return the median of the ratios of times that were measured right after each other."""
    return statistics.median(a / b for a, b in zip(above, below, strict=True))
