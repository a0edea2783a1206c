"""What stands around the panels of a figure: the finding, the question, and where it comes from.

Each is wrapped to the width of the figure, which grows in height with them; nothing is ever cut off.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

from empathysim.figures.palette import INK, QUIET

_MARGIN = 0.2
_POINTS_AN_INCH = 72.0
_LINE = 1.35
#: Letters are a little wider where there are few pixels for them.
_SLACK = 0.97


@dataclass(frozen=True)
class Text:
    """Lines of one size, in points."""

    lines: tuple[str, ...]
    size: float
    weight: str
    colour: str

    @property
    def inches(self) -> float:
        """Height of all lines."""
        return len(self.lines) * self.size * _LINE / _POINTS_AN_INCH


@dataclass(frozen=True)
class Frame:
    """The texts around the panels, wrapped to a width in inches."""

    finding: Text
    subtitle: Text
    footer: Text

    @property
    def head(self) -> float:
        """Inches above the panels, with room for the panels' own titles."""
        return _MARGIN + self.finding.inches + 0.08 + self.subtitle.inches + 0.72

    @property
    def foot(self) -> float:
        """Inches below the panels, with room for the labels of their axes."""
        return 0.08 + self.footer.inches + 0.78

    def draw(self, figure: Figure) -> None:
        """Write the texts into a figure."""
        wide, tall = figure.get_figwidth(), figure.get_figheight()
        below = tall - _MARGIN - self.finding.inches - 0.08
        for text, top in ((self.finding, tall - _MARGIN), (self.subtitle, below), (self.footer, self.foot - 0.78)):
            figure.text(
                _MARGIN / wide, top / tall, "\n".join(text.lines), fontsize=text.size, fontweight=text.weight,
                color=text.colour, va="top", linespacing=1.15, parse_math=False,
            )  # fmt: skip


def frame(finding: str, subtitle: str, footer: str, wide: float) -> Frame:
    """Return the three texts, wrapped to a figure that is so many inches wide."""
    room = (wide - 2.0 * _MARGIN) * _SLACK
    return Frame(
        Text(wrapped(finding, room, 15.0, "bold"), 15.0, "bold", INK),
        Text(wrapped(subtitle, room, 10.5, "normal"), 10.5, "normal", QUIET),
        Text(wrapped(footer, room, 8.0, "normal"), 8.0, "normal", QUIET),
    )


def wrapped(text: str, inches: float, size: float, weight: str) -> tuple[str, ...]:
    """Return the text in lines that are at most so wide; a single word that is wider is broken."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, weight) <= inches:
            lines[-1] = longer
            continue
        lines.append(word)
        while width(lines[-1], size, weight) > inches:
            whole = lines[-1]
            cut = max(1, int(len(whole) * inches / width(whole, size, weight)) - 1)
            lines[-1:] = [whole[:cut], whole[cut:]]
    return tuple(lines)


@functools.lru_cache(maxsize=10_000)
def width(text: str, size: float, weight: str) -> float:
    """Return how wide a line is, in inches; a dollar sign is only a sign here."""
    letters = text.replace("$", "S")
    if not letters.strip():
        return 0.0
    path = TextPath((0.0, 0.0), letters, size=size, prop=FontProperties(weight=weight))
    # No curve leaves the hull of its control points; to follow the curves themselves takes a hundred times as long.
    return float(path.vertices[:, 0].max()) / _POINTS_AN_INCH
