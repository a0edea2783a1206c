"""A spark line: how a reading went, as small as a word."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from empathysim.notebook.page import tag

WIDE, TALL = 150.0, 30.0
_EDGE = 3.0
_MOST_POINTS = 120
"""Points of a line: more than that nobody sees, and a long run stays a small picture."""


def spark_line(values: Sequence[float], what: str) -> Element:
    """Return a line through values in their order, with a dot at its end.

    Parameters
    ----------
    values : one or more, all finite.
    what : in words, for those who do not see the picture.
    """
    kept = _means(values)
    low, high = min(kept), max(kept)
    step = (WIDE - 2.0 * _EDGE) / max(1, len(kept) - 1)
    scale = (TALL - 2.0 * _EDGE) / (high - low) if high > low else 0.0
    places = [(_EDGE + k * step, TALL - _EDGE - (value - low) * scale) for k, value in enumerate(kept)]
    if scale == 0.0:
        places = [(x, TALL / 2.0) for x, _ in places]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    end = {"cx": f"{places[-1][0]:.1f}", "cy": f"{places[-1][1]:.1f}"}
    return tag(
        "svg", tag("title", what),
        tag("polyline", points=line, fill="none", stroke="currentColor", stroke_width="1.6", stroke_linejoin="round"),
        tag("circle", r="2.6", fill="currentColor", **end),
        viewBox=f"0 0 {WIDE:g} {TALL:g}", width=f"{WIDE:g}", height=f"{TALL:g}", role="img", aria_label=what,
    )  # fmt: skip


def _means(values: Sequence[float]) -> list[float]:
    """Return at most so many values: means of as many neighbours as it takes."""
    over = -(-len(values) // _MOST_POINTS)
    chunks = (values[first : first + over] for first in range(0, len(values), over))
    return [float(sum(chunk)) / len(chunk) for chunk in chunks]
