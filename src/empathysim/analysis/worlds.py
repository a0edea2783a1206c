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

from empathysim.analysis.place import Place
from empathysim.analysis.watched import Progress as Progress  # whoever lives worlds is watched
from empathysim.analysis.watched import watched
from empathysim.errors import InputError, all_of, quoted
from empathysim.instruments.summary import summary
from empathysim.life import refuse_what_cannot_live
from empathysim.lived import Lived, refuse_spans
from empathysim.organization.network import Network
from empathysim.organization.organization import refuse_what_cannot_begin
from empathysim.scenarios.scenario import Scenario

MOST_SEEDS = 10_000
MOST_WORKERS = 256
MOST_EMPLOYEE_WEEKS = 1e12
"""Weeks of one employee each: about three weeks on one core of today."""
MOST_BYTES = 4e9
NetworkOf = Callable[[int], Network]


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
    progress : called with the number of runs that were lived, and with how many there are; None shows a bar where
        somebody watches.

    Raises
    ------
    InputError : where a world cannot be lived.
    """
    where, own = place or Place(), networks or {}
    all_of(
        lambda: refuse_what_cannot_be_lived(worlds, seeds, where),
        lambda: _refuse_workers(workers),
        lambda: _refuse_what_is_too_much(len(worlds) * len(seeds), where, len(weekly)),
    )
    lived, began, total = count(1), time.perf_counter(), len(worlds) * len(seeds)
    is_over = threading.Event()

    def of_seed(seed: int) -> list[tuple[Mapping[str, float], dict[str, NDArray[np.float64]]]]:
        rows = []
        for name, scenario in worlds.items():
            if is_over.is_set():
                break
            run = where.lived(scenario, seed, own[name](seed) if name in own else None)
            rows.append((read(run), {column: run.weekly[column].copy() for column in weekly}))
            tell(next(lived), total)
        return rows

    with watched(progress) as tell:
        table = _side_by_side(of_seed, seeds, workers, is_over)
    by_world = list(zip(*table, strict=True))
    return Worlds(
        tuple(worlds),
        tuple(seeds),
        {name: np.array([[row[0][name] for row in rows] for rows in by_world]) for name in table[0][0][0]},
        {name: np.array([[row[1][name] for row in rows] for rows in by_world]) for name in weekly},
        (time.perf_counter() - began) / total,
    )


def _refuse_workers(workers: Any) -> None:
    is_whole = isinstance(workers, int) and not isinstance(workers, bool)
    if workers is not None and not (is_whole and 1 <= workers <= MOST_WORKERS):
        raise InputError(f"workers = {quoted(workers)} must be a whole number from 1 to {MOST_WORKERS}.")


def _refuse_what_is_too_much(runs: int, place: Place, columns: int) -> None:
    """Raise InputError for so many runs that no computer could live them, or keep their weeks in memory."""
    people, weeks = place.network.size if place.network is not None else place.employees, place.weeks + place.warm_up
    faults = []
    if runs * weeks * people > MOST_EMPLOYEE_WEEKS:
        faults.append(
            f"{runs:,} runs of {weeks:,} weeks with {people:,} employees are {runs * weeks * people:.1e} weeks of work "
            f"to live; {MOST_EMPLOYEE_WEEKS:.0e} are allowed. Take fewer seeds, weeks or employees."
        )
    kept = runs * place.weeks * columns * 8
    if kept > MOST_BYTES:
        faults.append(
            f"{runs:,} runs of {place.weeks:,} weeks keep {kept / 1e9:,.0f} GB week by week; "
            f"{MOST_BYTES / 1e9:,.0f} GB are allowed. Take fewer seeds or weeks."
        )
    if faults:
        raise InputError(faults)


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
