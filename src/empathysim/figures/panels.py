"""Where the panels of a figure stand: all of a size, with as much room around as their labels need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from matplotlib.axes import Axes
from matplotlib.figure import Figure

#: Panels beside each other.
COLUMNS = 3
_NARROWEST = 9.6
_RIGHT = 0.3

#: The shares of a figure's height between which its panels lie.
Floor = tuple[float, float]


@dataclass(frozen=True)
class Panels:
    """Lines and columns of panels, in inches.

    Attributes
    ----------
    number : of panels, filled line by line.
    columns : of panels beside each other.
    wide, tall : of each panel.
    left, right : room beside the first and the last column.
    between, gap : room between columns, and between lines.
    foot : room below the last line, besides that for two lines of text.
    """

    number: int
    columns: int
    wide: float
    tall: float
    left: float = 0.8
    right: float = _RIGHT
    between: float = 0.95
    gap: float = 1.05
    foot: float = 0.0

    @property
    def figure_wide(self) -> float:
        """Width of the figure."""
        return self.left + self.columns * self.wide + (self.columns - 1) * self.between + self.right

    @property
    def figure_tall(self) -> float:
        """Height from the upper edge of the first line of panels to below the last."""
        lines = -(-self.number // self.columns)
        return lines * self.tall + (lines - 1) * self.gap + self.foot

    def axes(self, figure: Figure, floor: Floor, number: int) -> Axes:
        """Return a new panel at its place in the figure."""
        line, column = divmod(number, self.columns)
        wide, tall = figure.get_figwidth(), figure.get_figheight()
        left = self.left + column * (self.wide + self.between)
        top = floor[1] * tall - line * (self.tall + self.gap)
        return figure.add_axes((left / wide, (top - self.tall) / tall, self.wide / wide, self.tall / tall))


def roomy(panels: Panels) -> Panels:
    """Return the panels, widened where the figure would be too narrow for its texts."""
    missing = max(0.0, _NARROWEST - panels.figure_wide)
    return replace(panels, wide=panels.wide + missing / panels.columns)


@dataclass(frozen=True)
class Picture:
    """One way to draw a sweep.

    Attributes
    ----------
    finding : what came out, in a sentence.
    notes : what one must know to read it, in the order in which they are told.
    panels : their places.
    draw : draws them into a figure.
    """

    finding: str
    notes: tuple[str, ...]
    panels: Panels
    draw: Callable[[Figure, Floor], None]
