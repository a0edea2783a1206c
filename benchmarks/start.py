"""From nothing to the first week: with machine code in the cache, and without."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator

from benchmarks.measure import Measured, in_turns, median_ratio, seconds

#: Through the numbers, as sweeps live: nothing that needs Mesa, which would be counted on both sides.
_FIRST_WEEK = (
    "from empathysim.lived import live_scenario as live; from empathysim.scenarios.scenario import Scenario; "
    "live(Scenario.load('baseline'), weeks=1, warm_up=0)"
)
_MESA = "import mesa"


def _process(code: str, **variables: str) -> Callable[[], None]:
    """Return a piece of work that runs code in a Python process of its own."""

    def run() -> None:
        subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, **variables})

    return run


def first_week(is_quick: bool) -> Iterator[Measured]:
    """Yield a fresh process to its first week against `import mesa` alone, all files warm."""
    ours, mesa = in_turns((_process(_FIRST_WEEK), _process(_MESA)), 7)
    note = f"{min(ours):.2f} s against {min(mesa):.2f} s"
    name = "fresh process to first week against `import mesa`"
    yield Measured(name, median_ratio(ours, mesa), "at most", 1.25, note=note)


def cold_compile(is_quick: bool) -> Iterator[Measured]:
    """Yield the seconds of a first week when no machine code is kept yet."""
    taken = []
    for _ in range(1 if is_quick else 3):
        with tempfile.TemporaryDirectory() as folder:
            taken.append(seconds(_process(_FIRST_WEEK, EMPATHYSIM_CACHE=folder)))
    yield Measured("cold compile of everything, once a version", min(taken), "at most", 20.0, "s")


def command_line(is_quick: bool) -> Iterator[Measured]:
    """Yield how long `empathysim --help` takes."""
    name = "start of `empathysim --help`"
    command = [sys.executable, "-m", "empathysim", "--help"]
    works = (
        lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL),
        _process("pass"),
    )
    asked, nothing = in_turns(works, 7)
    note = f"an empty Python process takes {min(nothing):.2f} s"
    if shutil.which("empathysim") is None:
        note += "; measured as `python -m empathysim`"
    yield Measured(name, min(asked), unit="s", note=note)
