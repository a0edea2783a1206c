"""Numbers as they are said: a range first, rounded to what its width can bear, with its unit."""

from __future__ import annotations

import math

NOTHING_KNOWN = "of its size nothing is known"
"""Said of an interval without limit."""

_STEPS_ACROSS = 4
"""A range is told in steps of which at least so many fit into it: finer ones say nothing, coarser ones hide it."""


def step_of(low: float, high: float) -> float:
    """Return the power of ten to which a range is rounded; for a range without width, two significant figures."""
    width = (high - low) / _STEPS_ACROSS
    size = width if width > 0.0 else max(abs(low), abs(high)) / 10.0
    return 10.0 ** math.floor(math.log10(size)) if size > 0.0 and math.isfinite(size) else 1.0


def rounded(value: float, step: float) -> str:
    """Return a number rounded to a step that is a power of ten: ``1,300``, ``0.04``; never minus zero."""
    if not math.isfinite(value):
        return "without limit"
    places = max(0, -round(math.log10(step)))
    return f"{round(value / step) * step + 0.0:,.{places}f}".replace("-", "−") if round(value / step) else "0"


def said_range(low: float, high: float) -> str:
    """Return ``4.1 to 5.4``, or ``−0.8 to +1.1`` where 0 lies inside."""
    step = step_of(low, high)
    first, last = rounded(low, step), rounded(high, step)
    if low < 0.0 < high and last != "0":
        last = f"+{last}"
    return first if first == last else f"{first} to {last}"


def said_money(low: float, high: float) -> str:
    """Return a range of money: ``$1.3 to 2.9 M``, ``−$40 to +$60 k``, ``$1,200``."""
    most = max(abs(low), abs(high))
    scale, name = (1e6, " M") if most >= 1e6 else (1e3, " k") if most >= 1e4 else (1.0, "")
    step = step_of(low / scale, high / scale)
    first, last = rounded(low / scale, step), rounded(high / scale, step)
    if first == last:
        return f"{_signed(first)}{name}"
    if low < 0.0 < high:
        return f"{_signed(first)}{name} to {'+' if last != '0' else ''}{_signed(last)}{name}"
    if low < 0.0:
        return f"{_signed(first)} to {_signed(last)}{name}"
    return f"${first} to {last}{name}"


def _signed(number: str) -> str:
    return f"−${number[1:]}" if number.startswith("−") else f"${number}"


def said_count(number: int, one: str, many: str = "") -> str:
    """Return ``1 run``, ``20 runs``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def said_horizon(weeks: int) -> str:
    """Return a time in the largest unit that it is whole in: ``3 years``, ``6 months``, ``20 weeks``."""
    if weeks % 52 == 0:
        return said_count(weeks // 52, "year")
    return said_count(weeks * 12 // 52, "month") if weeks % 13 == 0 else said_count(weeks, "week")


def month_of(week: float) -> int:
    """Return the month, from 1, in which a week, from 0, lies."""
    return int(week * 12.0 / 52.0) + 1
