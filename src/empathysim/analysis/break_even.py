"""When has it paid? The week from which on one world stays ahead of another in profit so far."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class BreakEven(NamedTuple):
    """When a change has paid.

    Parameters
    ----------
    week : from which the mean over seeds stays ahead, None where it does not.
    low, high : ends of the middle 80 % of the seeds that break even, in weeks, None without any.
    runs : how many seeds break even.
    n : how many there are.
    """

    week: int | None
    low: float | None
    high: float | None
    runs: int
    n: int


def week_ahead(lead: NDArray[np.float64]) -> int | None:
    """Return the first week from which a lead stays above 0 to the end; None where it ends at or below 0.

    Parameters
    ----------
    lead : array (weeks), profit so far of one world less that of the other.
    """
    if not len(lead) or not lead[-1] > 0.0:
        return None
    behind = np.flatnonzero(lead <= 0.0)
    return int(behind[-1]) + 1 if len(behind) else 0


def break_even(leads: NDArray[np.float64]) -> BreakEven:
    """Return when a change has paid, in the mean and over seeds.

    Parameters
    ----------
    leads : array (seeds, weeks), discounted profit so far of one world less that of the other, USD.
    """
    each = [week for week in map(week_ahead, leads) if week is not None]
    low, high = (float(np.quantile(each, part)) for part in (0.1, 0.9)) if each else (None, None)
    return BreakEven(week_ahead(leads.mean(axis=0)), low, high, len(each), len(leads))
