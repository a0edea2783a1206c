"""One run as numbers: a scenario lived by an organization from its warm-up to its last week. No mesa here.

A run begins with a warm-up in which the firm lives with the scenario's start values. Its end is kept, so
that runs which start alike begin from the same state and differ by their levers only.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from empathysim.chance import luck, number, occasion
from empathysim.compiled import IS_PURE_PYTHON
from empathysim.errors import InputError, nearest
from empathysim.organization.columns import Records
from empathysim.organization.generate import generate
from empathysim.organization.network import Network
from empathysim.organization.organization import Organization, found
from empathysim.outcomes.readings import WEEKLY
from empathysim.parameters.registry import record
from empathysim.scenarios.intervention import Intervention
from empathysim.scenarios.scenario import Scenario
from empathysim.week import live

#: Changes when the same scenario and seed no longer give the same numbers.
RESULTS_VERSION = 1
WARM_UP = 104
MOST_WEEKS = 520_000
_KEPT = 24

READING = np.dtype([(reading.name, "f8") for reading in WEEKLY])
"""One row of a weekly table."""


@dataclass(frozen=True, eq=False)
class Lived:
    """A run as numbers.

    Parameters
    ----------
    weekly : records (weeks), one reading a field (see `outcomes.readings`).
    organization : its state at the end of the last week.
    parameters : records (g) at the end of the last week; row 0 is the firm's.
    """

    weekly: Records
    organization: Organization
    parameters: Records


@contextmanager
def quiet_arithmetic() -> Iterator[None]:
    """Let unsigned numbers wrap silently where rules run as plain Python, as they do compiled."""
    if not IS_PURE_PYTHON:
        yield
        return
    with np.errstate(over="ignore"):
        yield
