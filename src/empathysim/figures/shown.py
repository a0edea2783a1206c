"""Which figure shows which result: what `plot()` of a result draws."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from empathysim.errors import InputError, quoted
from empathysim.figures.crush_waterfall import crush_waterfall
from empathysim.figures.difference_dots import difference_dots
from empathysim.figures.early_warning import early_warning_figure
from empathysim.figures.encounter_waterfall import encounter_waterfall
from empathysim.figures.footer import footer, footer_of
from empathysim.figures.handoff_flow import handoff_figure
from empathysim.figures.hysteresis_loop import hysteresis_loop
from empathysim.figures.keys_gain import keys_gain
from empathysim.figures.morris_plot import morris_plot
from empathysim.figures.pareto_front import pareto_front
from empathysim.figures.phase_map import phase_map_figure
from empathysim.figures.recovery import recovery_figure
from empathysim.figures.silo_multiples import silo_multiples
from empathysim.figures.sobol_bars import sobol_bars
from empathysim.figures.synergy_matrix import synergy_matrix
from empathysim.figures.verdict_map import verdict_map_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from empathysim.analysis.attribution import Attribution
    from empathysim.analysis.comparison import Comparison
    from empathysim.analysis.encounter import Encounter
    from empathysim.analysis.positions.effects import Pair, PositionEffects
    from empathysim.analysis.positions.handoffs import HandoffFlow
    from empathysim.analysis.positions.silos_over_time import SilosOverTime
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


def of_encounter(found: Encounter) -> Figure:
    """Return the waterfall from natural empathy to what is shown."""
    return encounter_waterfall(found, footer_of(found.origin))


def of_effects(found: PositionEffects, pair: Pair | None = None) -> Figure:
    """Return the paired differences of two worlds, the first pair unless another one is named."""
    worlds = pair or found.pairs[0]
    if worlds not in found.effects:
        there = "; ".join(f"{b} against {a}" for a, b in found.pairs)
        raise InputError(f"pair = {quoted(pair)}: there are {there}.")
    source = footer(found.scenario, found.seeds, found.place)
    return difference_dots(found.effects[worlds], *worlds, found.place.weeks, source)


def of_handoffs(found: HandoffFlow) -> Figure:
    """Return the bands from silo to silo."""
    return handoff_figure(found, footer_of(found.origin))


def of_silos(found: SilosOverTime, **how: Any) -> Figure:
    """Return a small picture of each silo."""
    return silo_multiples(found, footer(found.scenario, [found.seed], found.place), **how)


FIGURES: dict[str, Callable[..., Figure]] = {
    "Attribution": of_attribution,
    "BeforeTheTip": early_warning_figure,
    "Comparison": of_comparison,
    "Encounter": of_encounter,
    "HandoffFlow": of_handoffs,
    "PhaseMap": phase_map_figure,
    "Plan": pareto_front,
    "PositionEffects": of_effects,
    "Ramp": hysteresis_loop,
    "Recovery": recovery_figure,
    "SilosOverTime": of_silos,
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
