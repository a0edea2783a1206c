"""Print every ratio that the package is held to: `python -m benchmarks [--quick] [--json]`.

Run it from the project's folder, where the package can be imported. It takes about ten minutes, `--quick`
about three.

How to read it
--------------
* Read the ratios. Times belong to one machine and one minute; what is compared was measured in turns, and the
  number is the median of the ratios of neighbouring turns.
* "objects in Mesa" is `benchmarks/objects`: the same rules and the same luck, one Python object for each agent.
* "scalar C" is `benchmarks/week.c`: the same week over the same records, by hand. Tests hold both to the
  package's own weeks, so that nothing is compared with a different model.
* "missed" on a busy machine is a reason to measure again; "missed" twice is a reason to look.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from importlib.metadata import version

from benchmarks import answers, laboratory, memory, speed, start, sweeps
from benchmarks.measure import Measured

MEASURES: tuple[Callable[[bool], Iterator[Measured]], ...] = (
    speed.against_objects,
    speed.against_c,
    speed.step_overhead,
    speed.at_a_million,
    memory.bytes_of_people,
    start.first_week,
    start.cold_compile,
    speed.build_against_run,
    laboratory.two_workers,
    sweeps.on_a_cluster,
    sweeps.against_a_bare_loop,
    sweeps.rows_a_second,
    sweeps.at_a_hundred_thousand,
    laboratory.own_rule,
    answers.attribution,
    answers.screening,
    answers.planning,
    start.command_line,
)


def machine() -> str:
    """Return one line on the machine and the versions."""
    names = ("numpy", "numba", "mesa", "networkx")
    compiler = "no C compiler"
    with contextlib.suppress(OSError, subprocess.CalledProcessError):
        compiler = subprocess.run(["cc", "--version"], capture_output=True, text=True, check=True).stdout.split("\n")[0]
    parts = [platform.platform(), platform.processor() or platform.machine(), f"Python {platform.python_version()}"]
    return "; ".join([*parts, *(f"{name} {version(name)}" for name in names), compiler])


def line(measured: Measured) -> str:
    """Return one line of the table."""
    value = "" if measured.value is None else f"{measured.value:.3g} {measured.unit}".strip()
    demand = "" if measured.demand is None else f"{measured.bound} {measured.demand:.3g}"
    return f"{measured.name:<62}{value:>12}  {demand:<15}{measured.verdict:<18} {measured.note}".rstrip()


def main() -> int:
    """Measure, print, and return 1 where a demand was missed."""
    options = argparse.ArgumentParser(prog="python -m benchmarks", description="Every ratio the package is held to.")
    options.add_argument("--quick", action="store_true", help="fewer repetitions of what takes long")
    options.add_argument("--json", action="store_true", help="print a JSON document instead of a table")
    options.add_argument("--only", default="", metavar="WORD", help="only measures with this word in their name")
    asked = options.parse_args()
    found = []
    if not asked.json:
        print(machine(), "\n", flush=True)
    for measure in MEASURES:
        if asked.only not in measure.__name__:
            continue
        for measured in measure(asked.quick):
            found.append(measured)
            if not asked.json:
                print(line(measured), flush=True)
    if asked.json:
        lines = [{**asdict(measured), "verdict": measured.verdict} for measured in found]
        print(json.dumps({"machine": machine(), "measured": lines}, indent=1))
    return 1 if any(measured.verdict == "missed" for measured in found) else 0


if __name__ == "__main__":
    sys.exit(main())
