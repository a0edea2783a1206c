"""Makes the golden numbers: `python tests/baselines/golden.py`. Only together with a "Results changed" line."""

from __future__ import annotations

import hashlib
import json
import platform
import sys
from pathlib import Path
from typing import Any

from empathysim.life import RESULTS_VERSION
from empathysim.lived import live_scenario
from empathysim.scenarios.scenario import Scenario
from empathysim.scenarios.shipped import names

FILE = Path(__file__).with_name("golden.json")
READINGS = ("satisfaction", "empathy", "trust", "target_norm", "customers", "revenue", "profit", "npv")
#: Long enough for every intervention that ships to have begun, on an organization small enough to be quick.
SIZE: dict[str, Any] = {"weeks": 215, "warm_up": 26, "employees": 40, "customers": 400, "seed": 7}


def golden(name: str) -> dict[str, Any]:
    """Return the golden numbers of one scenario: a hash of every bit, and the last week in digits."""
    lived = live_scenario(Scenario.load(name), **SIZE)
    bits = lived.weekly.tobytes() + lived.organization.employees.tobytes() + lived.organization.customers.tobytes()
    last = {reading: float(lived.weekly[reading][-1]) for reading in READINGS}
    return {"sha256": hashlib.sha256(bits).hexdigest(), "last_week": last}


def here() -> str:
    """Return what decides the last bits of exp, log, pow and tanh: the library of mathematics and the processor."""
    return f"{platform.machine()} {' '.join(platform.libc_ver())}"


def refusal(kept: dict[str, Any], numbers: dict[str, Any], version: int) -> str | None:
    """Return why these numbers may not take the place of the kept ones, or None where they may."""
    moved = [name for name, new in numbers.items() if kept["scenarios"].get(name, new) != new]
    if not moved or kept["results_version"] != version:
        return None
    return (
        f"Golden numbers have moved ({', '.join(moved)}) and results version {version} has its numbers already: raise "
        f'RESULTS_VERSION in life.py, and write "Results changed (results version {version + 1})", with why and what '
        "it did to the numbers, into CHANGELOG.md."
    )


def main() -> None:
    """Write the golden numbers of every scenario that ships, unless that would hide that results have changed."""
    numbers = {name: golden(name) for name, _ in names()}
    why_not = refusal(json.loads(FILE.read_text(encoding="utf-8")), numbers, RESULTS_VERSION)
    if why_not:
        sys.exit(why_not)
    FILE.write_text(
        json.dumps({"results_version": RESULTS_VERSION, "platform": here(), "scenarios": numbers}, indent=1) + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
