"""Worlds that nobody lived, made of numbers that are known, and ways to read a figure's data back."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from empathysim.analysis.worlds import Worlds
from empathysim.figures.palette import FIVE_AS

WEEKS = 104
SEEDS = 5


def made_worlds(*names: str) -> Worlds:
    """Return worlds whose satisfaction rises, one faster than the other, and whose five A's add up to 1."""
    luck = np.random.default_rng(7)
    weeks = np.linspace(0.0, 1.0, WEEKS)
    rises = np.array(
        [[0.5 + 0.1 * (k + 1) * weeks + luck.normal(0.0, 0.02) for _ in range(SEEDS)] for k in range(len(names))]
    )
    five = luck.dirichlet([2.0, 4.0, 5.0, 7.0, 3.0], size=(len(names), SEEDS, WEEKS))
    weekly = {"satisfaction": rises, **{name: five[..., k] for k, name in enumerate(FIVE_AS)}}
    return Worlds(names, tuple(range(SEEDS)), {}, weekly, 0.0)


def title_of(figure: Figure) -> str:
    """Return the finding that a figure is headed with, its lines joined."""
    return figure.texts[0].get_text().replace("\n", " ")


def line(axes: Axes, label: str) -> tuple[np.ndarray, np.ndarray]:
    """Return the data of a labelled line."""
    (found,) = [each for each in axes.lines if each.get_label() == label]
    return np.asarray(found.get_xdata(), float), np.asarray(found.get_ydata(), float)


def said(figure: Figure) -> str:
    """Return every text in the panels of a figure."""
    return " | ".join(text.get_text() for axes in figure.axes for text in axes.texts)
