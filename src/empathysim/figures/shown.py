"""Which figure shows which result: what `plot()` of a result draws."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from empathysim.figures.difference_dots import difference_dots
from empathysim.figures.footer import footer

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from empathysim.analysis.comparison import Comparison


def of_comparison(found: Comparison) -> Figure:
    """Return the paired differences of a comparison."""
    return difference_dots(
        found.outcomes, *found.names, found.place.weeks, footer(found.names, found.seeds, found.place)
    )


FIGURES: dict[str, Callable[..., Figure]] = {"Comparison": of_comparison}
"""The function that draws a result, by the name of its class."""


def figure_of(result: object, **how: Any) -> Figure:
    """Return the figure of a result.

    Parameters
    ----------
    result : an object of one of the classes above.
    how : what else its function takes.
    """
    return FIGURES[type(result).__name__](result, **how)
