"""Who watches a question while its worlds are lived: whoever was named, or somebody before a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from empathysim.sweeps.progress import Progress as Ended
from empathysim.sweeps.progress import automatic

Progress = Callable[[int, int], None]
"""Called with the number of runs that were lived, and with how many there are."""


@contextmanager
def watched(given: Progress | None) -> Iterator[Progress]:
    """Yield the function that was given; else one that shows a bar in a notebook or on a terminal, nowhere else."""
    if given is not None:
        yield given
        return
    with automatic() as watch:
        yield lambda lived, total: watch(Ended(lived, 0, total, 0))
