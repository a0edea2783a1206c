"""The kernel against objects, against C, through Mesa, and at a million customers."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from benchmarks.measure import Measured, in_turns, median_ratio, seconds
from benchmarks.objects import ObjectModel
from benchmarks.scalar import has_compiler, scalar_week
from benchmarks.worlds import SIZES, firm, weekly
from empathysim.model import EmpathyModel
from empathysim.week import live

_OBJECTS_DEMAND = (35.0, 55.0, 60.0)
#: Weeks of the kernel in one turn, by size: long against the clock, short against swings of the machine.
_WEEKS = (200, 25, 2)


def _size(employees: int, customers: int) -> str:
    return f"{employees:,}/{customers:,}"


def against_objects(is_quick: bool) -> Iterator[Measured]:
    """Yield how many times faster `EmpathyModel.step` is than the same rules as one object for each agent."""
    for (employees, customers), weeks, demand in zip(SIZES, _WEEKS, _OBJECTS_DEMAND, strict=True):
        turns = 3 if is_quick and customers > 50_000 else 7
        objects = ObjectModel(firm(employees, customers))
        model = EmpathyModel(employees=employees, customers=customers, rng=1)
        theirs = max(1, weeks // 10)

        def step_objects(model: ObjectModel = objects, weeks: int = theirs) -> None:
            for _ in range(weeks):
                model.step()

        def step_package(model: EmpathyModel = model, weeks: int = weeks) -> None:
            for _ in range(weeks):
                model.step()

        slow, fast = in_turns((step_objects, step_package), turns)
        ratio = median_ratio(slow, fast) * weeks / theirs
        note = f"{min(slow) / theirs * 1e3:.3g} ms against {min(fast) / weeks * 1e3:.3g} ms a week"
        name = f"times faster than objects in Mesa, {_size(employees, customers)}"
        yield Measured(name, ratio, "at least", demand, note=note)


def against_c(is_quick: bool) -> Iterator[Measured]:
    """Yield the kernel's time against scalar C over the same records."""
    for (employees, customers), weeks in zip(SIZES, _WEEKS, strict=True):
        name = f"time against scalar C, {_size(employees, customers)}"
        if not has_compiler():
            yield Measured(name, None, "at most", 1.25, note="no C compiler `cc`")
            continue
        ours, theirs, log = firm(employees, customers), firm(employees, customers), weekly(weeks)
        in_c = scalar_week(theirs.world)
        works = (
            lambda ours=ours, log=log, weeks=weeks: live(ours.world, log, 0, weeks),
            lambda in_c=in_c, log=log, weeks=weeks: in_c(log, 0, weeks),
        )
        numba, c = in_turns(works, 7 if is_quick else 15)
        note = f"{min(numba) / weeks * 1e3:.3g} ms against {min(c) / weeks * 1e3:.3g} ms a week"
        yield Measured(name, median_ratio(numba, c), "at most", 1.25, note=note)


def step_overhead(is_quick: bool) -> Iterator[Measured]:
    """Yield what a step through Mesa takes beyond the same week in the kernel."""
    for (employees, customers), weeks in zip(SIZES[:2], (200, 50), strict=True):
        model = EmpathyModel(employees=employees, customers=customers, rng=1)
        kernel, log = firm(employees, customers), weekly(weeks)

        def step(model: EmpathyModel = model, weeks: int = weeks) -> None:
            for _ in range(weeks):
                model.step()

        works = (step, lambda kernel=kernel, log=log, weeks=weeks: live(kernel.world, log, 0, weeks))
        stepped, lived = in_turns(works, 11 if is_quick else 21)
        above = statistics.median(a - b for a, b in zip(stepped, lived, strict=True)) / weeks * 1e6
        week = statistics.median(lived) / weeks * 1e6
        allowed = max(25.0, 0.05 * week) if employees == 500 else 25.0
        name = f"model.step above the kernel, {_size(employees, customers)}"
        yield Measured(name, above, "at most", allowed, "us", f"{above / week:.1%} of a week")


def at_a_million(is_quick: bool) -> Iterator[Measured]:
    """Yield the time of an agent's week in a huge firm against that in a small one."""
    name = "time per agent and week, 10,000/1,000,000 against 500/5,000"
    large, small, log = firm(10_000, 1_000_000), firm(500, 5_000), weekly(100)
    works = (lambda: live(large.world, log, 0, 1), lambda: live(small.world, log, 0, 100))
    above, below = in_turns(works, 5 if is_quick else 11)
    ratio = median_ratio(above, below) * (100 * 5_500) / 1_010_000
    note = f"{min(above) / 1.01e6 * 1e9:.0f} ns against {min(below) / 5.5e5 * 1e9:.0f} ns"
    yield Measured(name, ratio, "at most", 1.4, note=note)


def build_against_run(is_quick: bool) -> Iterator[Measured]:
    """Yield the time to build a world against that of living 104 weeks in it."""
    log = weekly(104)
    build, run = [], []
    firm(150, 3_000)
    for _ in range(7 if is_quick else 15):
        build.append(seconds(lambda: firm(150, 3_000)))
        fresh = firm(150, 3_000)
        run.append(seconds(lambda fresh=fresh: live(fresh.world, log, 0, 104)))  # type: ignore[misc]
    note = f"{min(build) * 1e3:.3g} ms against {min(run) * 1e3:.3g} ms"
    yield Measured(
        "build of a world against 104 weeks, 150/3,000", median_ratio(build, run), "at most", 0.10, note=note
    )
