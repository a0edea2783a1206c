"""Results that say what came out where they are printed, and draw themselves."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

from empathysim.in_notebooks import ShowsItself

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_NOT_OFFERED = "told"
"""What sentences and titles are made of: for those who write them."""


class Result(ShowsItself):
    """A result: printed, it is its sentence and what one can do with it, in words and without arrays.

    Dataclasses of results say ``repr=False``, for the text that they would write themselves is full of arrays.
    """

    def __repr__(self) -> str:
        """Return what it says, and below it the methods that there are."""
        return f"{self._said()}\n{', '.join(self._offers())}"

    def _said(self) -> str:
        """Return the sentence, or what this is where there is none."""
        return getattr(self, "sentence", None) or self._named()

    def _named(self) -> str:
        """Return the class, the scenario, how long it was lived, and how many there are of what has names."""
        about: Any = getattr(self, "origin", self)
        sizes = [f"{len(value):,} {name}" for name, value in vars(self).items() if isinstance(value, tuple)]
        return f"{type(self).__name__} of {about.scenario}: {', '.join([f'{about.place.weeks:,} weeks', *sizes])}"

    def _offers(self) -> Iterator[str]:
        """Yield the methods as they are called, `plot` and `to_pandas` first."""
        methods = {name: each for name, each in inspect.getmembers(type(self), inspect.isfunction)
                   if not name.startswith("_") and name != _NOT_OFFERED}  # fmt: skip
        for name in sorted(methods, key=lambda each: (each != "plot", each != "to_pandas", each)):
            _, *told = inspect.signature(methods[name]).parameters.values()
            needed = (each.name for each in told if each.default is each.empty and each.kind < each.VAR_POSITIONAL)
            yield f"{name}({', '.join(needed)})"


class Shown(Result):
    """A result that has a figure; `figures.shown` says which."""

    def plot(self, **how: Any) -> Figure:
        """Return the figure of this result; `how` goes to the function that draws it."""
        # By name: an import would turn the layers upside down, and load matplotlib for those who draw nothing.
        figure: Figure = import_module("empathysim.figures.shown").figure_of(self, **how)
        return figure
