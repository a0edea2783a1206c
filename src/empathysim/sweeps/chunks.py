"""Handing out runs: a few at a time, and those of one seed to one place.

A chunk is as many runs as take about three quarters of a second: enough that handing it over costs nothing,
few enough that little is lost when a worker ends. Runs of one seed share their warm-up, which each process
keeps; so every place at the table (a lane) stays with its seed while that has runs left.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from empathysim.sweeps.design import Run

TARGET_SECONDS = 0.75
MOST_IN_A_CHUNK = 500


class Chunks:
    """The runs that wait, seed by seed.

    Parameters
    ----------
    runs : what is to be lived, in any order.
    lanes : number of places that work at the same time.
    """

    def __init__(self, runs: Iterable[Run], lanes: int) -> None:
        self._waiting: dict[int, deque[Run]] = {}
        for run in runs:
            self._waiting.setdefault(run.seed, deque()).append(run)
        self._seed_of_lane: dict[int, int] = {}
        self._lanes = lanes
        self._seconds_a_run = TARGET_SECONDS  # until one was measured, a chunk is a single run

    def __len__(self) -> int:
        """Number of runs that wait."""
        return sum(len(runs) for runs in self._waiting.values())

    def measured(self, runs: int, seconds: float) -> None:
        """Learn how long runs take: the newest chunk counts for a third."""
        if runs:
            self._seconds_a_run += (seconds / runs - self._seconds_a_run) / 3.0

    def next(self, lane: int) -> list[Run]:
        """Return the next runs for a lane, all of one seed; an empty list when none wait."""
        seed = self._seed_of_lane.get(lane)
        if seed not in self._waiting:
            seed = self._free_seed()
        if seed is None:
            return []
        self._seed_of_lane[lane] = seed
        runs = self._waiting[seed]
        # Towards the end chunks shrink, so that all lanes finish at about the same time.
        fair = -(-len(self) // (2 * self._lanes))
        fitting = int(TARGET_SECONDS / max(self._seconds_a_run, 1e-6))
        size = max(1, min(fitting, fair, MOST_IN_A_CHUNK, len(runs)))
        chunk = [runs.popleft() for _ in range(size)]
        if not runs:
            del self._waiting[seed]
        return chunk

    def _free_seed(self) -> int | None:
        """Return a seed that no lane works at, or else the one with most runs left."""
        taken = set(self._seed_of_lane.values())
        free = next((seed for seed in self._waiting if seed not in taken), None)
        return free if free is not None else max(self._waiting, key=lambda seed: len(self._waiting[seed]), default=None)
