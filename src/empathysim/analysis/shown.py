"""Results that draw themselves: `comparison.plot()`, although figures stand above and are imported only then."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class Shown:
    """A result that has a figure; `figures.shown` says which."""

    def plot(self, **how: Any) -> Figure:
        """Return the figure of this result; `how` goes to the function that draws it."""
        # By name: an import would turn the layers upside down, and load matplotlib for those who draw nothing.
        figure: Figure = import_module("empathysim.figures.shown").figure_of(self, **how)
        return figure
