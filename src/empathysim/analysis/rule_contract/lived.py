"""What becomes of a firm that lives by replaced rules: whether states keep their bounds, and at what speed."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping

import numpy as np

from empathysim.analysis.rule_contract.seen import BUSY
from empathysim.compiled import IS_PURE_PYTHON
from empathysim.compose import own_parameters_read
from empathysim.life import READING, Life, Live
from empathysim.organization.columns import CUSTOMER, EMPLOYEE, FIRM, SILO, Records
from empathysim.organization.organization import Organization
from empathysim.parameters.registry import PARAMETERS
from empathysim.scenarios.scenario import Scenario
from empathysim.week import live as live_plainly

_ROUNDING = 1e-9
_REPEATED = 7


def firms_tried(week: Live) -> Mapping[str, Scenario]:
    """Return the firms that live by a week: the default one, a busy one, own parameters at both of their bounds."""
    own = own_parameters_read(week)
    found = {"the default firm": Scenario("default"), "a busy firm": Scenario("busy", parameters=BUSY)}
    for bound in ("low", "high") if own else ():
        values = {name: getattr(PARAMETERS[name], bound) for name in own}
        found[f"a firm with {' and '.join(own)} at the {bound} bound"] = Scenario(bound, parameters=values)
    return found


def what_goes_wrong(week: Live, weeks: int = 26) -> str:
    """Return what goes wrong first in the lives of several firms, in a sentence; or nothing.

    Raises
    ------
    InputError : where the week cannot be compiled.
    """
    for firm, scenario in firms_tried(week).items():
        life = Life(scenario, seed=3, employees=40, customers=400, live=week)
        log = np.zeros(weeks, READING).view(np.recarray)
        life.live(log, 0, weeks)
        for what in (*_beyond(life.organization), *_no_numbers(log)):
            return f"after {weeks} weeks of {firm}, {what}."
    return ""


def _beyond(organization: Organization) -> Iterator[str]:
    tables = (("employee", EMPLOYEE, organization.employees), ("customer", CUSTOMER, organization.customers),
              ("silo", SILO, organization.silos), ("firm", FIRM, organization.firm))  # fmt: skip
    for whose, columns, rows in tables:
        for column in columns:
            values = np.asarray(rows[column.name])
            outside = ~((values >= column.low - _ROUNDING) & (values <= column.high + _ROUNDING))
            if outside.any():
                yield (
                    f"the {column.name} of {whose} {int(np.argwhere(outside)[0][0])} is {values[outside][0]:g}, "
                    f"and it lies from {column.low:g} to {column.high:g}"
                )


def _no_numbers(log: Records) -> Iterator[str]:
    for name in log.dtype.names or ():
        if not np.isfinite(log[name]).all():
            yield f"{name} is no number any more"


def pace(week: Live) -> str:
    """Return how long a week takes against one of the shipped rules, and that it runs as machine code."""
    if IS_PURE_PYTHON:
        return "runs as plain Python, as all rules do where NUMBA_DISABLE_JIT is set."
    # By turns, so that whatever else the machine does meets both.
    times = [(_seconds(week), _seconds(live_plainly)) for _ in range(_REPEATED)]
    ratio = min(own for own, _ in times) / min(shipped for _, shipped in times)
    return f"runs as machine code: a week takes {ratio:.2f} times as long as with the shipped rules."


def _seconds(week: Live) -> float:
    life = Life(Scenario("default"), employees=150, live=week)
    log = np.zeros(13, READING).view(np.recarray)
    began = time.perf_counter()
    life.live(log, 0, 13)
    return time.perf_counter() - began
