"""Which figure shows which result: what `plot()` of a result draws."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from empathysim.figures.crush_waterfall import crush_waterfall
from empathysim.figures.difference_dots import difference_dots
from empathysim.figures.early_warning import early_warning_figure
from empathysim.figures.encounter_waterfall import encounter_waterfall
from empathysim.figures.footer import footer
from empathysim.figures.hysteresis_loop import hysteresis_loop
from empathysim.figures.keys_gain import keys_gain
from empathysim.figures.morris_plot import morris_plot
from empathysim.figures.pareto_front import pareto_front
from empathysim.figures.phase_map import phase_map_figure
from empathysim.figures.recovery import recovery_figure
from empathysim.figures.sobol_bars import sobol_bars
from empathysim.figures.synergy_matrix import synergy_matrix
from empathysim.figures.verdict_map import verdict_map_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from empathysim.analysis.attribution import Attribution
    from empathysim.analysis.comparison import Comparison
    from empathysim.analysis.sensitivity.indices import Sensitivity


def of_comparison(found: Comparison) -> Figure:
    """Return the paired differences of a comparison."""
    return difference_dots(
        found.outcomes, *found.names, found.place.weeks, footer(found.names, found.seeds, found.place)
    )


def of_attribution(found: Attribution, **how: Any) -> Figure:
    """Return the waterfall of what inhibitors crush, or the bars of what keys gain."""
    draw = crush_waterfall if found.of == "inhibitors" else keys_gain
    return draw(found, **how)


def of_sensitivity(found: Sensitivity, **how: Any) -> Figure:
    """Return mean size against spread for a screening, else bars of first and total indices."""
    draw = morris_plot if found.method == "morris" else sobol_bars
    return draw(found, **how)


FIGURES: dict[str, Callable[..., Figure]] = {
    "Attribution": of_attribution,
    "BeforeTheTip": early_warning_figure,
    "Comparison": of_comparison,
    "Encounter": encounter_waterfall,
    "PhaseMap": phase_map_figure,
    "Plan": pareto_front,
    "Ramp": hysteresis_loop,
    "Recovery": recovery_figure,
    "Sensitivity": of_sensitivity,
    "Synergy": synergy_matrix,
    "VerdictMap": verdict_map_figure,
}
"""The function that draws a result, by the name of its class."""


def figure_of(result: object, **how: Any) -> Figure:
    """Return the figure of a result.

    Parameters
    ----------
    result : an object of one of the classes above.
    how : what else its function takes.
    """
    return FIGURES[type(result).__name__](result, **how)
