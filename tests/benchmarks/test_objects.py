"""The Mesa model of objects that the package is measured against computes the package's own weeks."""

from __future__ import annotations

import pytest
from eventful import EVENTFUL

from benchmarks.objects import ObjectModel
from benchmarks.worlds import firm, weekly
from empathysim.compiled import IS_PURE_PYTHON
from empathysim.week import live

pytestmark = pytest.mark.skipif(IS_PURE_PYTHON, reason="the kernel's own tests hold machine code to plain Python")


@pytest.mark.parametrize("values", [{}, EVENTFUL], ids=["default", "eventful"])
@pytest.mark.parametrize(("employees", "customers"), [(30, 300), (150, 3_000)])
def test_five_weeks_of_objects_read_the_same(employees, customers, values):
    start = firm(employees, customers, values)
    model = ObjectModel(start)
    log = weekly(5)
    live(start.world, log, 0, 5)
    for week in range(5):
        model.step()
        for name in ("satisfaction", "empathy", "revenue"):
            assert model.readings[name] == pytest.approx(float(log[name][week]), rel=1e-9, abs=1e-9), (name, week)
    assert model.touches == start.world.tally[0].touches > 0
    collected = model.datacollector.get_model_vars_dataframe()
    assert collected["satisfaction"].tolist() == pytest.approx(log["satisfaction"].tolist(), abs=1e-9)


def test_every_customer_and_employee_of_the_objects_agrees():
    """Not only the means: each person's trust, value, skill and happiness after five eventful weeks."""
    start = firm(30, 300, EVENTFUL)
    model = ObjectModel(start)
    live(start.world, weekly(5), 0, 5)
    for _ in range(5):
        model.step()
    for name in ("trust", "satisfaction", "wallet", "value_usd", "recalled_ease", "expectation", "grievances"):
        theirs = [getattr(customer, name) for customer in model.everybody]
        assert theirs == pytest.approx(start.organization.customers[name].tolist(), abs=1e-9), name
    for name in ("skill", "happiness", "fatigue", "engagement", "customer_focus", "literacy", "meaning"):
        theirs = [getattr(me, name) for me in model.employees]
        assert theirs == pytest.approx(start.organization.employees[name].tolist(), abs=1e-9), name
