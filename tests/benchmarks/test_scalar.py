"""The C that the kernel is measured against lives the package's own week: all bits of every record agree."""

from __future__ import annotations

import pytest
from eventful import EVENTFUL

from benchmarks.scalar import has_compiler, scalar_week
from benchmarks.worlds import firm, weekly
from empathysim.compiled import IS_PURE_PYTHON
from empathysim.week import live

pytestmark = [
    pytest.mark.skipif(not has_compiler(), reason="no C compiler: install gcc or clang as `cc`"),
    pytest.mark.skipif(IS_PURE_PYTHON, reason="the same law is held in pure Python by the kernel's own tests"),
]


@pytest.mark.parametrize("values", [{}, EVENTFUL], ids=["default", "eventful"])
@pytest.mark.parametrize(("employees", "customers"), [(30, 300), (150, 3_000)])
def test_five_weeks_in_c_leave_the_same_bits(employees, customers, values):
    ours, theirs = firm(employees, customers, values), firm(employees, customers, values)
    our_log, their_log = weekly(5), weekly(5)
    live(ours.world, our_log, 0, 5)
    scalar_week(theirs.world)(their_log, 0, 5)
    assert our_log.tobytes() == their_log.tobytes()
    for name in ("employees", "customers", "silos", "firm", "tally", "work", "occasions"):
        mine, its = getattr(ours.world, name), getattr(theirs.world, name)
        assert mine.tobytes() == its.tobytes(), f"{name} differ"
    assert ours.world.tally[0].touches > 0.0
