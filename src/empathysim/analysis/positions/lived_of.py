"""A run, given as its numbers or as what a notebook holds."""

from __future__ import annotations

from typing import Protocol

from empathysim.lived import Lived


class HoldsARun(Protocol):
    """What `simulate` returns: a run with its numbers."""

    @property
    def lived(self) -> Lived:
        """Its numbers."""


def lived_of(run: Lived | HoldsARun) -> Lived:
    """Return the numbers of a run."""
    return run if isinstance(run, Lived) else run.lived
