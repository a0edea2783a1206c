"""What a person takes in memory."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from benchmarks.measure import Measured
from empathysim.organization.columns import CUSTOMER, EMPLOYEE, layout

_LIVE = "import sys; from empathysim.lived import live_scenario; print(int('mesa' in sys.modules))"


def bytes_of_people(is_quick: bool) -> Iterator[Measured]:
    """Yield bytes per employee and customer, and whether what a sweep lives by brings Mesa along."""
    yield Measured("memory of an employee", float(layout(EMPLOYEE).itemsize), "at most", 640.0, "bytes")
    yield Measured("memory of a customer", float(layout(CUSTOMER).itemsize), "at most", 192.0, "bytes")
    told = subprocess.run([sys.executable, "-c", _LIVE], capture_output=True, text=True, check=True)
    note = "a sweep's workers never import Mesa"
    yield Measured("Mesa views of a person in a sweep", float(told.stdout), "at most", 0.0, "views", note)
