"""What a sentence says in numbers: ranges of money, times, and counts such as 12 of 12 paired runs."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CURRENCY = r"(?:US\$|\$|USD)"
_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6}
_AMOUNT = (
    rf"(?P<{{0}}sign>[+−-])? ?(?P<{{0}}first>{_CURRENCY})? ?(?P<{{0}}inner>[+−-])?(?P<{{0}}number>\d[\d,]*(?:\.\d+)?)"
    rf"(?: ?(?P<{{0}}scale>k|M|thousand|million)\b)?(?: ?(?P<{{0}}last>(?:USD|dollars?)\b|\$(?!\d)))?"
)
_LOW, _HIGH = _AMOUNT.format("low_"), _AMOUNT.format("high_")
_RANGES = [
    re.compile(rf"\bbetween (?:about )?{_LOW} and (?:about )?{_HIGH}", re.I),
    re.compile(rf"(?<![\d.,]){_LOW} ?(?:up to|to|-|–|—) ?(?:about )?{_HIGH}", re.I),
]
_WEEKS = {"week": 1.0, "month": 52.0 / 12.0, "year": 52.0}
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TIME = re.compile(rf"\b(\d+(?:\.\d+)?|{'|'.join(_WORDS)})[ -](week|month|year)s?\b", re.I)


def money_ranges(text: str) -> Iterator[tuple[float, float]]:
    """Yield each range of dollars in a text: ``$80 to 130 k``, ``between $80 k and $130 k``, ``USD 80,000-130,000``."""
    for pattern in _RANGES:
        for found in pattern.finditer(text):
            part = found.groupdict()
            if any(part[f"{end}_{place}"] for end in ("low", "high") for place in ("first", "last")):
                yield _ends(part)


def _ends(part: dict[str, str | None]) -> tuple[float, float]:
    """Return both ends; ``$80 to 130 k`` tells the scale of both at the second."""
    last = part["high_scale"]
    low, high = _value(part, "low", part["low_scale"] or last), _value(part, "high", last)
    plain = _value(part, "low", part["low_scale"])
    return (plain, high) if low > high and plain >= 1e3 else (low, high)  # $800,000 to 1.2 M


def _value(part: dict[str, str | None], end: str, scale: str | None) -> float:
    sign = part[f"{end}_sign"] or part[f"{end}_inner"]
    size = float(str(part[f"{end}_number"]).replace(",", "")) * _SCALES.get((scale or "").casefold(), 1.0)
    return size if sign in (None, "+") else -size


def times(text: str) -> list[float]:
    """Return each time that a text names, in weeks: ``3 years``, ``three-year``, ``36 months``."""
    found = _TIME.findall(text)
    return [
        (_WORDS.index(many.casefold()) + 1 if many.casefold() in _WORDS else float(many)) * _WEEKS[unit.casefold()]
        for many, unit in found
    ]


def counts(text: str, of_what: str) -> list[tuple[int, int]]:
    """Return each count ``12 of 12 paired runs``, also told as ``all 12 paired runs``.

    Parameters
    ----------
    text : that is read.
    of_what : pattern of what is counted.
    """
    told = re.findall(rf"\b(\d+) (?:out )?of (?:the |all )?(\d+) (?:{of_what})", text, re.I)
    every = re.findall(rf"\ball (?:of )?(?:the )?(\d+) (?:{of_what})", text, re.I)
    both = [(int(some), int(whole)) for some, whole in told]
    return both + [(int(whole), int(whole)) for whole in every if not any(int(whole) == n for _, n in both)]
