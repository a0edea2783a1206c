"""Sets of customer segments, as people write them and as the model holds them."""

from __future__ import annotations

from numbers import Real

SEGMENTS = (1, 2, 3, 4)


def mask(segments: object) -> float | None:
    """Return the bit mask (1 to 15) of a list such as ``[1, 4]`` or a text such as ``"1,4"``.

    Segment q counts 2 to the power q - 1. A number is taken as a mask already. None is returned for
    anything else: an empty list, a segment that does not exist, a word.
    """
    if isinstance(segments, bool):
        return None
    if isinstance(segments, Real):
        return float(segments) if segments in range(1, 16) else None
    if isinstance(segments, str):
        segments = [int(part) if part.strip() in "1234" and part.strip() else part for part in segments.split(",")]
    if not isinstance(segments, list | tuple | set | frozenset) or not segments:
        return None
    if any(isinstance(segment, bool) or segment not in SEGMENTS for segment in segments):
        return None
    return float(sum(1 << (int(segment) - 1) for segment in set(segments)))


def members(number: float) -> list[int]:
    """Return the segments in a bit mask: ``[1, 4]`` for 9."""
    return [segment for segment in SEGMENTS if int(number) & (1 << (segment - 1))]
