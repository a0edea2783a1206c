"""How a notebook draws a figure that is the last line of a cell."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from empathysim.in_notebooks import kernel_shell

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_FIGURE = "matplotlib.figure.Figure"
_PICTURES = ("image/png", "image/svg+xml", "image/jpeg", "application/pdf")


def let_notebooks_draw() -> None:
    """Tell a notebook how figures are drawn, unless it knows.

    Notebooks learn it where pyplot is first used, and nothing here uses pyplot: whoever writes `run.plot()` in a fresh
    notebook would see the figure's name in place of the figure. What pyplot tells a notebook later takes the place of
    this.
    """
    formatter = getattr(kernel_shell(), "display_formatter", None)
    if formatter is None or any(_knows(formatter.formatters[kind]) for kind in _PICTURES):
        return
    formatter.formatters["image/png"].for_type(_FIGURE, png_of)


def png_of(figure: Figure) -> bytes:
    """Return a figure as a picture for screens."""
    written = BytesIO()
    figure.savefig(written, format="png", metadata={"Software": None})
    return written.getvalue()


def _knows(formatter: Any) -> bool:
    try:
        formatter.lookup_by_type(_FIGURE)
    except KeyError:
        return False
    return True
