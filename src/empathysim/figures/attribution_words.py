"""What figures of an attribution say around their bars: finding, subtitle, footer, unit."""

from __future__ import annotations

from matplotlib.figure import Figure

from empathysim.analysis.attribution import Attribution
from empathysim.analysis.breakdown import Breakdown
from empathysim.figures.footer import footer
from empathysim.figures.palette import headed
from empathysim.wording.attribution import attribution_title, drawn_unit
from empathysim.wording.numbers import said_count

_LARGE = 100_000.0


def headed_by(figure: Figure, attribution: Attribution, each: Breakdown, subtitle: str) -> None:
    """Write the finding of one outcome above a figure, and below it where the numbers come from."""
    values = [each.parts[name].value for name in each.largest]
    finding = attribution_title(attribution.told(each), each.total.value, values)
    worlds = said_count(len(each.levels), "world")
    source = footer(attribution.scenario.name, attribution.seeds, attribution.place, notes=[f"{worlds}, each lived"])
    headed(figure, finding, subtitle, source)


def drawn_as(each: Breakdown) -> tuple[float, str]:
    """Return by what an outcome is multiplied to be drawn, and the unit that this gives."""
    scaled, unit = drawn_unit(each.outcome)
    if unit.startswith("USD") and max(abs(each.none), abs(each.all)) >= _LARGE:
        return 1e-3, f"thousand {unit}"
    return scaled, unit
