"""Plain Python and machine code give the same bits."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from worlds import needs_machine_code, pure_python_fingerprints

import empathysim


@needs_machine_code
def test_plain_python_gives_the_same_bits_as_machine_code() -> None:
    """Exact. Every state and reading of tiny firms, all options on, has the same hash without numba.

    It would fail on one reordered sum, on `x**2` (a product compiled, `pow` otherwise), or on a numpy function in a
    rule, whose last bit differs.
    """
    tests, package = Path(__file__).parents[1], Path(empathysim.__file__).parents[1]
    script = "import numpy; numpy.seterr(over='ignore'); import worlds; print(*worlds.pure_python_fingerprints())"
    path = os.pathsep.join([str(tests), str(package)])
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1", "PYTHONPATH": path}
    said = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    assert said.stdout.split() == pure_python_fingerprints()
