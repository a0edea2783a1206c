"""An errand: a few runs that travel to where they are lived, and the word of who sent them.

What lives the runs may be large, for an organization in files travels inside it. So it is sent once to each
place and kept there; a later errand only names it, and a worker that has not seen it says so.

A worker with another version of empathysim lives nothing: its numbers might be others.
"""

from __future__ import annotations

import functools
import platform
import threading
from collections import OrderedDict
from dataclasses import dataclass

from empathysim.life import RESULTS_VERSION
from empathysim.sweeps.designs.design import Run
from empathysim.sweeps.designs.run import Row, Work, lived
from empathysim.sweeps.provenance import package_version

#: Version of empathysim, and version of its results.
Version = tuple[str, int]

_MOST_KEPT = 4  # a worker may serve a few sweeps in turn


@dataclass(frozen=True)
class Errand:
    """A few runs to be lived.

    Attributes
    ----------
    sender : version that the coordinator has.
    mark : name of the work.
    work : what lives a run; None where the worker is thought to have it.
    runs : the runs.
    """

    sender: Version
    mark: str
    work: Work | None
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Stranger:
    """The answer of a worker that has another version than the coordinator.

    Attributes
    ----------
    version : what it has.
    place : name of its computer.
    """

    version: Version
    place: str


#: Rows of an errand; or None from a worker that has not seen the work; or the word of a stranger.
Answer = list[Row] | Stranger | None

_kept: OrderedDict[str, Work] = OrderedDict()
"""Works of this process by their marks, the one used last at the end."""

_keeping = threading.Lock()


@functools.cache
def version_here() -> Version:
    """Return the version of empathysim, and of its results."""
    return package_version(), RESULTS_VERSION


def live_errand(errand: Errand, is_over: threading.Event | None = None) -> Answer:
    """Return the rows of an errand; in a thread, stop between two runs when all is over."""
    if errand.sender != version_here():
        return Stranger(version_here(), platform.node())
    work = _work_of(errand)
    if work is None:
        return None
    return [lived(work, run) for run in errand.runs if is_over is None or not is_over.is_set()]


def _work_of(errand: Errand) -> Work | None:
    """Return what lives the runs, and keep it for errands that only name it."""
    with _keeping:
        work = errand.work or _kept.get(errand.mark)
        if work is not None:
            _kept[errand.mark] = work
            _kept.move_to_end(errand.mark)
            while len(_kept) > _MOST_KEPT:
                _kept.popitem(last=False)
        return work
