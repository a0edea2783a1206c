"""Check of lesson 7: when a change has paid, discounted, against today, and as a range."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Any

import numpy as np
from lesson import Answer, first_hint, hint
from numpy.typing import NDArray

from empathysim.analysis.break_even import week_ahead

WEEKS_PER_MONTH = 52 / 12
LOOSE = 0.01
"""Part by which a lead may differ: some discount a week's profit at its begin, others at its end."""
MONTHS = 1
"""By so many months an end of the range may differ: people count months in different ways."""

Profits = NDArray[np.float64]


def check(lead: Any, months: Any, today: Profits, change: Profits, rate: float) -> Answer:
    """Say whether the break-even was found.

    Parameters
    ----------
    lead : array (seeds, weeks), by how much the change is ahead so far, USD in money of week 0.
    months : first and last month of the range in which it breaks even.
    today, change : arrays (seeds, weeks), weekly profit of each world, USD; the same row, the same luck.
    rate : by which a dollar counts less a year later.
    """
    return first_hint(
        _hints(lead, months, today, change, rate),
        "Discounted, against today, and as a range. What luck leaves open is in it; that costs are assumptions "
        "is not, and the first stretch task shows how far the range moves with one of them.",
    )


def _hints(lead: Any, months: Any, today: Profits, change: Profits, rate: float) -> Iterator[Answer]:
    if lead is None or months is None:
        yield hint("not begun", "Two things are asked for: lead, an array like today_profit, and months, a pair.")
    told = _array(lead)
    if told is None:
        yield hint("no numbers", "lead has to be an array of numbers: one row a seed, one column a week.")
    elif told.ndim == 1 and len(told) == today.shape[1]:
        yield hint(
            "one line",
            "lead is one line, a mean or a single run. Keep a row for each pair of runs: the range that is asked for "
            "comes from how the rows differ.",
        )
    elif told.shape != today.shape:
        yield hint("other shape", f"lead has the shape {told.shape}; the profits have {today.shape}: keep it.")
    else:
        yield from _lead_hints(told, today, change, rate)
        yield from _month_hints(months, _lead(change - today, rate))


def _array(lead: Any) -> Profits | None:
    try:
        told = np.asarray(lead, dtype=np.float64)
    except (TypeError, ValueError):
        return None
    return told if np.isfinite(told).all() else None


def _weights(weeks: int, rate: float) -> Profits:
    """Return what a dollar of each week is worth in week 0."""
    weights: Profits = (1.0 + rate) ** (-np.arange(weeks) / 52.0)
    return weights


def _lead(weekly: Profits, rate: float) -> Profits:
    return np.cumsum(weekly * _weights(weekly.shape[1], rate), axis=1)


def _lead_hints(told: Profits, today: Profits, change: Profits, rate: float) -> Iterator[Answer]:
    gain, right = change - today, _lead(change - today, rate)
    for mistake, (recipes, text) in _shorter_ways(gain, change, rate).items():
        if any(_is_close(told, recipe) for recipe in recipes):
            yield hint(mistake, text)
    if not _is_close(told, right):
        yield hint(
            "other lead",
            f"The mean lead should end at about ${right[:, -1].mean():,.0f}; yours ends at ${told[:, -1].mean():,.0f}. "
            "Subtract seed by seed, weigh each week, add up along weeks.",
        )


def _shorter_ways(gain: Profits, change: Profits, rate: float) -> dict[str, tuple[tuple[Profits, ...], str]]:
    """Return what each usual mistake gives, and the hint for it."""
    weights = _weights(gain.shape[1], rate)
    return {
        "not added up": (
            (gain * weights, gain),
            "These are single weeks. A change has paid when all weeks SO FAR are ahead together: np.cumsum.",
        ),
        "wrong way round": (
            (-_lead(gain, rate), -np.cumsum(gain, axis=1)),
            "The sign is turned round: today less the change. A lead is the change less today.",
        ),
        "no comparator": (
            (_lead(change, rate), np.cumsum(change, axis=1)),
            "This is what the bank with the change earns, and it would earn nearly as much without. What the change "
            "is worth is the difference to today, seed by seed.",
        ),
        "not discounted": (
            (np.cumsum(gain, axis=1),),
            "A dollar in two years counts as much as one today here. Weigh each week by "
            f"(1 + {rate:g}) ** (-week / 52).",
        ),
        "a year each week": (
            (np.cumsum(gain * (1.0 + rate) ** (-np.arange(gain.shape[1])), axis=1),),
            f"{rate:g} is a rate for a YEAR, and you took it off every week. The exponent is -week / 52.",
        ),
        "the sum discounted": (
            (np.cumsum(gain, axis=1) * weights,),
            "You added up first and discounted the sum: then what came in early counts less each week that passes. "
            "Discount each week's gain, and add up afterwards.",
        ),
    }


def _is_close(told: Profits, other: Profits) -> bool:
    return bool(np.abs(told - other).max() <= LOOSE * np.abs(other).max())


def _month_hints(months: Any, lead: Profits) -> Iterator[Answer]:
    try:
        early, late = (float(month) for month in months)
    except (TypeError, ValueError):
        yield hint(
            "one month", "months is a pair: the first and the last month of a range. One month alone looks exact."
        )
        return
    if early == late:
        yield hint(
            "one month", "Both ends are the same month. The pairs of runs break even in different months; say so."
        )
    weeks = [week for week in map(week_ahead, lead) if week is not None]
    ends = np.quantile(weeks, [0.0, 0.1, 0.9, 1.0])
    if _within(early, late, ends):
        yield hint("weeks", "These are weeks. The board thinks in months: divide by 52 / 12.")
    right = np.array([max(ceil(week / WEEKS_PER_MONTH), 1) for week in ends], dtype=np.float64)
    first = [int(np.argmax(row > 0.0)) / WEEKS_PER_MONTH for row in lead if row[-1] > 0.0]
    if not _within(early, late, right):
        if early > late:
            yield hint("turned round", "The range begins with the earlier month.")
        if _within(early, late, np.quantile(first, [0.0, 0.1, 0.9, 1.0])):
            yield hint(
                "ahead for a moment",
                "You took the first week in which a run is ahead; some fall behind again. It has paid from the week "
                "on from which the lead STAYS above 0.",
            )
        yield hint(
            "other months",
            "For each row of lead, find the week from which it stays above 0 to the end; take the 10 % and the 90 % "
            "quantile of these weeks, and turn weeks into months.",
        )


def _within(early: float, late: float, ends: Any) -> bool:
    """Return whether a range lies between the middle 80 % and the whole range, give or take a month."""
    lowest, low, high, highest = ends
    return bool(lowest - MONTHS <= early <= low + MONTHS and high - MONTHS <= late <= highest + MONTHS)
