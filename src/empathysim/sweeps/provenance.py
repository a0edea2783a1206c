"""Where results come from: versions, commit, scenario, seeds, data, and the computer that they were made on."""

from __future__ import annotations

import platform
import subprocess
import sys
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from empathysim.life import RESULTS_VERSION
from empathysim.sweeps.fingerprint import hash_of

_LIBRARIES = ("numpy", "numba", "networkx", "mesa")  # asked for their versions without being imported
_MOST_SEEDS = 1_000


def provenance(
    *,
    scenario: str | None = None,
    changed: Mapping[str, float] | None = None,
    seeds: Iterable[int] = (),
    data: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Return the record that every result carries, ready for JSON.

    Parameters
    ----------
    scenario : name of the scenario.
    changed : parameters that differ from the default, by name.
    seeds : seeds that were used; the first thousand are written out.
    data : SHA-256 of each input (a file, an organization graph), by name.
    """
    settings = dict(changed or {})
    return {
        "package": "empathysim",
        "version": package_version(),
        "commit": commit(),
        "results_version": RESULTS_VERSION,
        "scenario": scenario,
        "seeds": [seed for _, seed in zip(range(_MOST_SEEDS), seeds, strict=False)],
        "changed": settings,
        "changed_sha256": hash_of(settings),
        "data_sha256": dict(data or {}),
        "python": platform.python_version(),
        "libraries": {name: _version_of(name) for name in _LIBRARIES},
        "operating_system": platform.platform(),
        "cpu": _cpu(),
    }


def package_version() -> str:
    """Return the version of empathysim."""
    return _version_of("empathysim") or "not installed"


def commit() -> str | None:
    """Return the git commit of the checkout that the package runs from, `-dirty` if edited; None outside one."""
    root = Path(__file__).parents[3]
    if not (root / ".git").exists() or not (root / "pyproject.toml").is_file():
        return None
    # Without locks: whoever kills this process must not leave a locked checkout behind.
    asked = ["git", "--no-optional-locks", "-C", str(root), "status", "--porcelain=v2", "--branch", "-uno"]
    try:
        lines = subprocess.run(asked, capture_output=True, text=True, timeout=10, check=True).stdout.splitlines()
    except (OSError, subprocess.SubprocessError):
        return None
    found = [line.removeprefix("# branch.oid ") for line in lines if line.startswith("# branch.oid ")]
    is_edited = any(not line.startswith("#") for line in lines)
    return f"{found[0]}{'-dirty' if is_edited else ''}" if found else None


def _version_of(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _cpu() -> str:
    """Return the name of the processor; Linux tells it in a file only."""
    if sys.platform == "linux":
        try:
            lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            lines = []
        for line in lines:
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
