"""Tables on the command line: cells below each other, texts from their beginning and numbers to their end."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence


def columns(rows: Sequence[Sequence[str]], texts: Collection[int]) -> str:
    """Return rows as lines.

    Parameters
    ----------
    rows : with as many cells each; the first one holds the heads.
    texts : columns of texts; the others hold numbers.
    """
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        (cell.ljust(wide[place]) if place in texts else cell.rjust(wide[place]) for place, cell in enumerate(row))
        for row in rows
    )
    return "\n".join("  ".join(line).rstrip() for line in lines)


def cell(value: float) -> str:
    """Return a number in four figures, whole from 1,000 on; a dash where it is not known."""
    if math.isnan(value):
        return "-"
    return f"{value:,.0f}" if abs(value) >= 1000.0 else f"{value:.4g}"
