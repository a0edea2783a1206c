"""The C that the kernel is measured against lives the package's own week: all bits of every record agree."""

from __future__ import annotations

import pytest

from benchmarks.scalar import has_compiler, scalar_week
from benchmarks.worlds import firm, weekly
from empathysim.compiled import IS_PURE_PYTHON
from empathysim.week import live

pytestmark = [
    pytest.mark.skipif(not has_compiler(), reason="no C compiler: install gcc or clang as `cc`"),
    pytest.mark.skipif(IS_PURE_PYTHON, reason="the same law is held in pure Python by the kernel's own tests"),
]

#: Every branch of the week at once: kindness, interviews, hiring freeze, disclosure, released inhibitors.
EVENTFUL = {
    "acts_of_kindness.intensity": 0.8,
    "acts_of_kindness.budget_usd": 2.0,
    "personal_happiness.intensity": 0.5,
    "hiring.for_fit": 0.4,
    "staffing.vacancy_weeks": 0.0,
    "turnover.exogenous": 0.01,
    "qualitative_research.interviews": 0.2,
    "customer_survey.reports": 1.0,
    "customer_contact.intensity": 0.6,
    "customer_contact.target_segments": 6.0,
    "journey_view.intensity": 0.5,
    "corporate_culture.leader_reaction": 0.5,
    "group_think.conformity": 0.2,
    "trust.disclosure_week": 3.0,
    "trust.disclosure_severity": 0.5,
}


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
