"""Check of lesson 7: when a change has paid, discounted, against today, and as a range."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from lesson import Answer, first_hint, hint
from numpy.typing import NDArray
from plain_values import is_missing, listed, number

from empathysim.analysis.break_even import week_ahead

WEEKS_PER_MONTH = 52 / 12
LOOSE = 0.005
"""Part by which a lead may differ."""
MONTHS = 1.0
"""By so much an end of the range may differ: people count months from 0 or from 1, and round up or down."""

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
    old, new, a_year = _array(today), _array(change), number(rate)
    if old is None or new is None or a_year is None or a_year <= -1.0 or old.ndim != 2 or old.shape != new.shape:
        return hint("no profits", "check wants the profits of both worlds and the rate last, as the lesson makes them.")
    return first_hint(
        _hints(lead, months, old, new, a_year),
        "Discounted, against today, and as a range. What luck leaves open is in it; that costs are assumptions "
        "is not, and the first stretch task shows how far the range moves with one of them.",
    )


def _hints(lead: Any, months: Any, today: Profits, change: Profits, rate: float) -> Iterator[Answer]:
    if lead is None:
        yield hint("not begun", "Begin with lead, an array like today_profit: it is still None.")
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


def _array(told: Any) -> Profits | None:
    """Return numbers as an array, None where something is none."""
    try:
        found = np.asarray(told, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        return None
    return found if found.size and np.isfinite(found).all() else None


def _weights(weeks: int, rate: float) -> Profits:
    """Return what a dollar of each week is worth in week 0."""
    weights: Profits = (1.0 + rate) ** (-np.arange(weeks) / 52.0)
    return weights


def _lead(weekly: Profits, rate: float) -> Profits:
    return np.cumsum(weekly * _weights(weekly.shape[1], rate), axis=1)


def _right_leads(weekly: Profits, rate: float) -> Iterator[Profits]:
    """Yield the lead as it is where a rate is taken off once a year, each week, or all the time.

    Each of them also with a week's profit at its end, for a dollar of week 0 may come in on its last day.
    """
    weeks = np.arange(weekly.shape[1])
    for later in (0, 1):
        for weights in ((1.0 + rate) ** (-weeks / 52.0), (1.0 + rate / 52.0) ** -weeks, np.exp(-rate * weeks / 52.0)):
            yield np.cumsum(weekly * weights, axis=1) * weights[later]


def _lead_hints(told: Profits, today: Profits, change: Profits, rate: float) -> Iterator[Answer]:
    if any(_is_close(told, right) for right in _right_leads(change - today, rate)):
        return
    for mistake, (recipes, text) in _shorter_ways(today, change, rate).items():
        if any(_is_close(told, recipe) for recipe in recipes):
            yield hint(mistake, text)
    begins = _is_close(told[:, :1], change[:, :1] - today[:, :1])
    yield hint(
        "other lead",
        "Subtract seed by seed, weigh each week, add up along weeks. "
        + ("Week 0 is right, so look at the weights, and at how you add up."
           if begins else "The first column has to be the plain difference in week 0, and is not: begin there."),
    )  # fmt: skip


def _shorter_ways(today: Profits, change: Profits, rate: float) -> dict[str, tuple[tuple[Profits, ...], str]]:
    """Return what each usual mistake gives, and the hint for it."""
    gain, weights = change - today, _weights(today.shape[1], rate)
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
        "torn pairs": (
            (_lead(change - today.mean(axis=0), rate), _lead(change.mean(axis=0) - today, rate)),
            "You subtracted a mean over seeds: then a row holds the luck of its seed alone. Row for row, both worlds "
            "have the same luck: subtract these.",
        ),
        "added up over seeds": (
            (np.cumsum(gain * weights, axis=0), np.cumsum(gain, axis=0)),
            "You added up from seed to seed. Weeks are the columns: axis=1.",
        ),
        "not discounted": (
            (np.cumsum(gain, axis=1),),
            "A dollar in two years counts as much as one today here. Weigh each week before you add up.",
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
    if is_missing(months):
        yield hint("no months", "lead is right. Now the range: months is a pair, the first and the last month.")
    ends = [number(month) for month in listed(months)]
    if None in ends or len(ends) > 2:
        yield hint("no pair", "months is a pair of numbers: the first and the last month of a range.")
    early, late = (float(end or 0.0) for end in (ends[0], ends[-1]))
    if early == late:
        yield hint(
            "one month",
            "One month alone looks exact. The pairs of runs break even in different months; say from which to which.",
        )
    weeks = np.sort([week for week in map(week_ahead, lead) if week is not None])
    if not len(weeks):
        yield hint("never ahead", "In these profits no pair breaks even. Are the two worlds in their right order?")
    if early > late:
        yield hint("turned round", "The range begins with the earlier month.")
    if _is_middle(early, late, weeks):
        yield hint("weeks", "These are weeks. The board thinks in months: divide by 52 / 12.")
    paid = weeks / WEEKS_PER_MONTH
    if _is_middle(early, late, paid):
        return
    if abs(early - paid[0]) <= MONTHS and abs(late - paid[-1]) <= MONTHS:
        yield hint(
            "the whole range",
            "That is from the first pair to the last: the more pairs, the wider it gets. Asked are the middle 80 %: a "
            "tenth of the pairs is left out at each end.",
        )
    yield hint(
        "other months",
        "For each row of lead, find the week from which it stays above 0 to the end; take the 10 % and the 90 % "
        "quantile of these weeks, and turn weeks into months.",
    )


def _is_middle(early: float, late: float, when: Profits) -> bool:
    """Return whether a range is the middle 80 %, give or take a month; quantiles are made in several ways."""
    ways = [np.quantile(when, [0.1, 0.9], method=way) for way in ("lower", "higher")]
    (low, high), (low_too, high_too) = ways
    return bool(low - MONTHS <= early <= low_too + MONTHS and high - MONTHS <= late <= high_too + MONTHS)
