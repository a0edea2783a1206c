"""Several worlds under the same luck: each seed is lived in all of them, so that differences are no accident.

Random numbers are keyed by the seed and by what they decide (see `chance`), so the same seed gives every world the
same accidents, and a difference between two worlds comes from what was changed.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from empathysim.errors import InputError, all_of, quoted
from empathysim.instruments.summary import summary
from empathysim.life import WARM_UP, Live, refuse_what_cannot_live
from empathysim.lived import Lived, live_scenario, refuse_spans
from empathysim.organization.network import Network
from empathysim.organization.organization import refuse_what_cannot_begin
from empathysim.scenarios.scenario import Scenario
from empathysim.week import live as live_plainly

MOST_SEEDS = 10_000
NetworkOf = Callable[[int], Network]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Place:
    """Where and how long worlds are lived, the same for all of them.

    Parameters
    ----------
    weeks : from the end of the warm-up, 1 or more.
    warm_up : weeks in which each firm settles first, under the scenario's start values.
    network : an organization graph; None generates one for each seed.
    employees : desks of a generated one.
    customers : slots that a customer can hold; None: 20 for each employee.
    rules : the week, where rules were replaced in it (see `compose`).
    """

    weeks: int = 156
    warm_up: int = WARM_UP
    network: Network | None = None
    employees: int = 150
    customers: int | None = None
    rules: Live = live_plainly

    def lived(self, scenario: Scenario, seed: int, network: Network | None = None) -> Lived:
        """Live one run here, or on another graph, and return its numbers."""
        return live_scenario(
            scenario, weeks=self.weeks, seed=seed, warm_up=self.warm_up, network=network or self.network,
            employees=self.employees, customers=self.customers, rules=self.rules,
        )  # fmt: skip


@dataclass(frozen=True, eq=False)
class Worlds:
    """Readings of several worlds under the same luck.

    Parameters
    ----------
    names : of the worlds, in the order of the first axis.
    seeds : of the second axis.
    readings : arrays (worlds, seeds) by name.
    weekly : arrays (worlds, seeds, weeks) by name, of the weekly readings that were asked for.
    seconds : what one run took, on the wall and with all workers.
    """

    names: tuple[str, ...]
    seeds: tuple[int, ...]
    readings: Mapping[str, NDArray[np.float64]]
    weekly: Mapping[str, NDArray[np.float64]]
    seconds: float


def readings_of(lived: Lived) -> dict[str, float]:
    """Return every summary reading of a run."""
    return summary(lived.weekly, lived.organization, lived.parameters)


def live_worlds(
    worlds: Mapping[str, Scenario],
    seeds: Sequence[int],
    place: Place | None = None,
    *,
    networks: Mapping[str, NetworkOf] | None = None,
    read: Callable[[Lived], Mapping[str, float]] = readings_of,
    weekly: Sequence[str] = (),
    workers: int | None = None,
    progress: Progress | None = None,
) -> Worlds:
    """Live every world under every seed and return what was read off.

    Parameters
    ----------
    worlds : scenarios by name, at least one.
    seeds : each once, 0 to 2^64 - 1. All worlds of a seed are lived one after the other, so that those which settle
        under the same start values share their warm-up.
    place : where and how long; None for the usual firm.
    networks : by the name of a world a function that returns the organization graph of a seed, where a world has its
        own.
    read : what is read off a run; the same names for every run.
    weekly : weekly readings that are kept week by week.
    workers : threads; None for one on each core.
    progress : called with the number of runs that were lived, and with how many there are.

    Raises
    ------
    InputError : where a world cannot be lived.
    """
    where, own = place or Place(), networks or {}
    refuse_what_cannot_be_lived(worlds, seeds, where)
    lived, began, total = count(1), time.perf_counter(), len(worlds) * len(seeds)
    is_over = threading.Event()

    def of_seed(seed: int) -> list[tuple[Mapping[str, float], dict[str, NDArray[np.float64]]]]:
        rows = []
        for name, scenario in worlds.items():
            if is_over.is_set():
                break
            run = where.lived(scenario, seed, own[name](seed) if name in own else None)
            rows.append((read(run), {column: run.weekly[column].copy() for column in weekly}))
            if progress is not None:
                progress(next(lived), total)
        return rows

    table = _side_by_side(of_seed, seeds, workers, is_over)
    names = list(table[0][0][0])
    by_world = list(zip(*table, strict=True))
    return Worlds(
        tuple(worlds),
        tuple(seeds),
        {name: np.array([[row[0][name] for row in rows] for rows in by_world]) for name in names},
        {name: np.array([[row[1][name] for row in rows] for rows in by_world]) for name in weekly},
        (time.perf_counter() - began) / total,
    )


def _side_by_side(
    task: Callable[[int], Any], seeds: Sequence[int], workers: int | None, is_over: threading.Event
) -> list[Any]:
    """Return what the task returns for each seed; threads suffice, for a compiled week lets the others work.

    On Ctrl-C, or where one of them fails, `is_over` tells all others to end after the run that they live.
    """
    with ThreadPoolExecutor(min(len(seeds), workers or os.cpu_count() or 1)) as pool:
        waiting = [pool.submit(task, seed) for seed in seeds]
        try:
            return [each.result() for each in waiting]
        except BaseException:
            is_over.set()
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def seeds_of(seeds: int | Sequence[int], least: int = 1) -> tuple[int, ...]:
    """Return the seeds: a number means that many, beginning at 0.

    Parameters
    ----------
    seeds : how many, or which.
    least : fewest that are of use.

    Raises
    ------
    InputError : for too few or too many of them, or one that is given twice.
    """
    is_number = isinstance(seeds, int | np.integer) and not isinstance(seeds, bool)
    if not is_number and (isinstance(seeds, str) or not isinstance(seeds, Sequence | range | np.ndarray)):
        raise InputError(f"seeds = {quoted(seeds)} must be how many there are, or a list of them.")
    told = tuple(range(min(int(seeds), MOST_SEEDS + 1))) if is_number else tuple(seeds)  # type: ignore[arg-type]
    if not least <= len(told) <= MOST_SEEDS:
        given = seeds if is_number else len(told)
        raise InputError(f"seeds = {given} must be from {least} to {MOST_SEEDS:,}: so many runs of each world.")
    if len(set(told)) < len(told):
        raise InputError(f"seeds = {list(told)[:20]}: a seed is given twice.")
    return told


def refuse_what_cannot_be_lived(worlds: Mapping[str, Scenario], seeds: Sequence[int], place: Place) -> None:
    """Raise InputError with everything that keeps a world from being lived; nothing is lived to find out."""
    if not worlds or not seeds:
        raise InputError("there is no world to live: give at least one scenario and one seed.")
    all_of(
        lambda: refuse_spans(place.weeks, place.warm_up, None),
        *(lambda seed=seed: refuse_what_cannot_begin(place.customers, seed) for seed in seeds),
        *(
            lambda scenario=scenario: refuse_what_cannot_live(
                scenario, seed=seeds[0], warm_up=place.warm_up, network=place.network, employees=place.employees,
                customers=place.customers, live=place.rules,
            )
            for scenario in worlds.values()
        ),
    )  # fmt: skip
