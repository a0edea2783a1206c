"""Handing out runs: a few at a time, and those of one seed to one place.

A chunk is as many runs as take about three quarters of a second: enough that handing it over costs nothing,
few enough that little is lost when a worker ends. Runs of one seed share their warm-up, which each process
keeps; so every place at the table (a lane) stays with its seed while that has runs left.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from empathysim.sweeps.designs.design import Run

TARGET_SECONDS = 0.75
MOST_IN_A_CHUNK = 500


class Chunks:
    """The runs that wait, seed by seed.

    Parameters
    ----------
    runs : what is to be lived, in any order.
    """

    def __init__(self, runs: Iterable[Run]) -> None:
        self._waiting: dict[int, deque[Run]] = {}
        for run in runs:
            self._waiting.setdefault(run.seed, deque()).append(run)
        self._number = sum(len(runs) for runs in self._waiting.values())
        self._untouched = dict.fromkeys(self._waiting)  # seeds that no lane has worked at, in their order
        self._seed_of_lane: dict[int, int] = {}
        self._lanes = 1
        self._seconds_a_run = TARGET_SECONDS  # until one was measured, a chunk is a single run

    def __len__(self) -> int:
        """Number of runs that wait."""
        return self._number

    def seat(self, lanes: int) -> None:
        """Take note of how many lanes there are now; the seeds of those that left are free again."""
        self._lanes = max(1, lanes)
        for lane in [lane for lane in self._seed_of_lane if lane >= lanes]:
            seed = self._seed_of_lane.pop(lane)
            if seed in self._waiting:
                self._untouched[seed] = None

    def measured(self, runs: int, seconds: float) -> None:
        """Learn how long runs take: the newest chunk counts for a third."""
        if runs:
            self._seconds_a_run += (seconds / runs - self._seconds_a_run) / 3.0

    def next(self, lane: int) -> list[Run]:
        """Return the next runs for a lane: of its seed, then of seeds that no lane works at; none when none wait."""
        # Towards the end chunks shrink, so that all lanes finish at about the same time.
        fair = -(-self._number // (2 * self._lanes))
        fitting = int(TARGET_SECONDS / max(self._seconds_a_run, 1e-6))
        size = max(1, min(fitting, fair, MOST_IN_A_CHUNK))
        chunk: list[Run] = []
        while len(chunk) < size and (seed := self._seed_for(lane, is_first=not chunk)) is not None:
            runs = self._waiting[seed]
            chunk += [runs.popleft() for _ in range(min(size - len(chunk), len(runs)))]
            if not runs:
                del self._waiting[seed]
        self._number -= len(chunk)
        return chunk

    def _seed_for(self, lane: int, *, is_first: bool) -> int | None:
        """Return the seed of a lane: the one it has, or a free one, or for its first run the one with most left."""
        seed = self._seed_of_lane.get(lane)
        if seed not in self._waiting:
            if self._untouched:
                seed = next(iter(self._untouched))
                del self._untouched[seed]
            else:
                longest = max(self._waiting, key=lambda seed: len(self._waiting[seed]), default=None)
                seed = longest if is_first else None
            if seed is not None:
                self._seed_of_lane[lane] = seed
        return seed
