"""What an experiment would take: runs, time, disk and memory, from a few weeks that are lived to find out."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from empathysim.outcomes.readings import READINGS
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.crew.setting import Setting, setting_of
from empathysim.sweeps.designs.design import Design, Run, design_of
from empathysim.sweeps.designs.looks import looks
from empathysim.sweeps.fingerprint import canonical
from empathysim.sweeps.preparation import prepare

_TRIAL_WEEKS = 26
_PLACES = 3
#: Bytes of a run beside its readings, and of a point beside its values, with SQLite's own book-keeping.
_BYTES_OF_A_RUN, _BYTES_OF_A_POINT = 180, 110
#: Bytes that the coordinator holds for each run and point while it works.
_HELD_FOR_A_RUN, _HELD_FOR_A_POINT = 150, 600
#: Seconds in which worker processes start.
_START = 2.0
_USUAL_PROCESS = 300 * 2**20


@dataclass(frozen=True)
class Forecast:
    """What a sweep would take; times and sizes are estimates.

    Attributes
    ----------
    runs, runs_at_least : number of runs, and the fewest where seeds are added until outcomes are precise.
    points, seeds : points of the design, and seeds of each.
    workers : how many would work at the same time.
    seconds : time from start to end.
    disk_bytes : size of the ledger.
    memory_bytes : memory of all processes together.
    """

    runs: int
    runs_at_least: int
    points: int
    seeds: int
    workers: int
    seconds: float
    disk_bytes: int
    memory_bytes: int


def forecast(experiment: Experiment, workers: int) -> Forecast:
    """Return what an experiment would take; a few weeks of a few of its runs are lived to find out.

    Parameters
    ----------
    experiment : the experiment.
    workers : how many would work at the same time.

    Raises
    ------
    InputError : where the experiment cannot be run; it is what `sweep` would say.
    """
    design, setting = design_of(experiment), setting_of(experiment)
    prepare(experiment, setting, design.run(0, 0))
    points, seeds = len(design.points), len(design.seeds)
    runs = points * seeds
    begun, week, weekly_bytes = _measured(setting, design)
    starts = runs if _starts_differ(experiment) else max(seeds, min(workers, runs))
    lived = runs * (begun + experiment.weeks * week) + starts * experiment.warm_up * week
    columns = len(READINGS) + len(setting.windows)
    point_bytes = len(canonical(list(design.points[0]))) + _BYTES_OF_A_POINT
    first_look = looks(seeds)[0] if experiment.kind == "until_precise" else seeds
    return Forecast(
        runs=runs,
        runs_at_least=points * first_look,
        points=points,
        seeds=seeds,
        workers=workers,
        seconds=_START + lived / min(workers, runs),
        disk_bytes=int(runs * (8 * columns + _BYTES_OF_A_RUN + weekly_bytes) + points * point_bytes),
        memory_bytes=_memory() * (1 + min(workers, runs)) + runs * _HELD_FOR_A_RUN + points * _HELD_FOR_A_POINT,
    )


def _measured(setting: Setting, design: Design) -> tuple[float, float, float]:
    """Return the seconds that it takes to begin a run, those of a week, and the bytes of a run's weekly table."""
    last = len(design.points) - 1
    places = sorted({last * part // (_PLACES - 1) for part in range(_PLACES)})
    weeks = min(_TRIAL_WEEKS, setting.weeks)
    begun, week, size = [], [], []
    for place in places:
        run = design.run(place, 0)
        short, long = (replace(setting, weeks=number, warm_up=0, windows=()) for number in (1, weeks + 1))
        one, many = _seconds(short, run), _seconds(long, run)
        week.append(max(many - one, 1e-6) / weeks)
        begun.append(max(one - week[-1], 1e-4))
        table = long(run)[1]
        size.append(len(table) * setting.weeks / (weeks + 1) if table is not None else 0.0)
    return sum(begun) / len(begun), sum(week) / len(week), max(size)


def _seconds(work: Callable[[Run], object], run: Run) -> float:
    """Return the time of the faster of two goes: the first one also reads from disk what it needs."""
    times = []
    for _ in range(2):
        begin = time.perf_counter()
        work(run)
        times.append(time.perf_counter() - begin)
    return min(times)


def _starts_differ(experiment: Experiment) -> bool:
    """Return whether points begin from firms that have always been different, so that each settles by itself."""
    shapes = {"scenario", "industry", "firm", "organization"}
    return experiment.kind == "firms" or any(
        factor.role == "uncertainties" or factor.name in shapes or factor.name.startswith("organization.")
        for factor in experiment.varied
    )


def _memory() -> int:
    """Return how many bytes this process has needed at most, with the machine code of the model loaded."""
    if sys.platform == "win32":
        return _USUAL_PROCESS
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(peak if sys.platform == "darwin" else peak * 1024)
