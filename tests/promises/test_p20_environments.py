"""Promise 20: Python 3.11 to 3.13, and the lowest and the highest versions of what we depend on, pass all tests.

The fast tests hold what is written down; those marked `environments` make an environment each and run the suite in it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

PROJECT = Path(__file__).parents[2]
TOLD = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SERIES = ("3.11", "3.12", "3.13")
LOWEST, PINNED = "lowest.txt", "constraints.txt"
#: The usual suite is the fourth: pinned versions on the lowest Python.
ENVIRONMENTS = {
    "lowest on 3.11": ("3.11", LOWEST),
    "pinned on 3.12": ("3.12", PINNED),
    "pinned on 3.13": ("3.13", PINNED),
}
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "__pycache__", "*_cache", ".hypothesis", "build", "dist")


def asked_for(series: str) -> dict[str, SpecifierSet]:
    """Return the allowed versions of each direct dependency, extras included, on one Python."""
    texts = [*TOLD["dependencies"], *(text for extra in TOLD["optional-dependencies"].values() for text in extra)]
    found: dict[str, SpecifierSet] = {}
    for requirement in map(Requirement, texts):
        name = canonicalize_name(requirement.name)
        if name != "empathysim" and applies(requirement, series):
            found[name] = found.get(name, SpecifierSet()) & requirement.specifier
    return found


def applies(requirement: Requirement, series: str) -> bool:
    """Return whether a requirement is one on this Python."""
    place = {"python_version": series, "python_full_version": f"{series}.0", "extra": ""}
    return requirement.marker is None or requirement.marker.evaluate(place)


def pins(file: str, series: str) -> dict[str, Version]:
    """Return the one version that a file of constraints allows, by name, on one Python."""
    lines = (PROJECT / "constraints" / file).read_text(encoding="utf-8").splitlines()
    requirements = [Requirement(line) for line in lines if line.strip() and not line.startswith("#")]
    return {
        canonicalize_name(each.name): Version(str(each.specifier).removeprefix("=="))
        for each in requirements
        if applies(each, series)
    }


def test_p20_the_lowest_versions_that_are_tested_are_the_lowest_that_are_allowed() -> None:
    """Fails where pyproject.toml allows a version that nobody has run, or names no lowest one."""
    floors = {
        name: [Version(each.version) for each in allowed if each.operator in (">=", "==")]
        for name, allowed in asked_for("3.11").items()
    }
    assert [name for name, floor in floors.items() if not floor] == []
    pinned = pins(LOWEST, "3.11")
    assert {name: pinned.get(name) for name in floors} == {name: max(floor) for name, floor in floors.items()}


@pytest.mark.parametrize("series", SERIES)
def test_p20_pinned_versions_are_allowed_ones(series: str) -> None:
    """Fails where the versions that are tested together are none that an installation would choose, or one is free."""
    pinned = pins(PINNED, series)
    wanted = asked_for(series)
    assert [name for name in wanted if name not in pinned] == []
    assert {name: pinned[name] for name, allowed in wanted.items() if pinned[name] not in allowed} == {}


def test_p20_the_pythons_that_are_told_are_those_that_are_tested() -> None:
    """Fails where a Python is promised that no environment has, or the other way round."""
    prefix = "Programming Language :: Python :: "
    assert tuple(each.removeprefix(prefix) for each in TOLD["classifiers"] if each.startswith(prefix)) == SERIES
    allowed = SpecifierSet(TOLD["requires-python"])
    assert [minor for minor in range(30) if f"3.{minor}.0" in allowed] == [11, 12, 13]
    assert {series for series, _ in ENVIRONMENTS.values()} == set(SERIES)


def python(series: str) -> str:
    """Return an interpreter of this series, from the path or from pyenv; skip where there is none."""
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    found = [shutil.which(f"python{series}"), *(str(each) for each in sorted(pyenv.glob(f"{series}.*/bin/python")))]
    for path in found:
        said = path and subprocess.run([path, "--version"], capture_output=True, text=True, check=False)
        if said and said.returncode == 0 and said.stdout.startswith(f"Python {series}."):
            return str(path)
    pytest.skip(f"there is no Python {series} on the path or in pyenv on this computer")


def carried_out(command: list[str], place: Path, data: Path | None) -> list[str]:
    """Return what a command says, as lines; nothing of this environment's Python reaches it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST"))}
    if data is not None:
        environment["EMPATHYSIM_DATA"] = str(data)
    done = subprocess.run(
        command, cwd=place, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        timeout=7_200,
    )  # fmt: skip
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout[-6_000:]}"
    return done.stdout.strip().splitlines()


@pytest.mark.environments
@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_p20_the_suite_passes_in_a_fresh_environment(
    environment: str, tmp_path: Path, request: pytest.FixtureRequest, record_property: Callable[[str, object], None]
) -> None:
    """Fails where an installed wheel lacks a file, a floor is too low, or another Python is not served as well."""
    series, constraints = ENVIRONMENTS[environment]
    interpreter = python(series)
    try:
        data = request.getfixturevalue("data_folder")
    except pytest.skip.Exception:  # without real data the suite skips what needs it, and all else is run
        data = None
    place, made = tmp_path / "main", tmp_path / "environment"
    shutil.copytree(PROJECT, place, ignore=NOT_COPIED)
    carried_out([interpreter, "-m", "venv", str(made)], place, None)
    its = str(made / ("Scripts" if os.name == "nt" else "bin") / "python")
    asked = ["install", "--quiet", "--disable-pip-version-check", "-c", f"constraints/{constraints}", ".[dev]"]
    carried_out([its, "-m", "pip", *asked], place, None)
    last = carried_out([its, "-m", "pytest", "-p", "no:cacheprovider"], place, data)[-1]
    record_property("measured", f"{environment}: {last.partition(' in ')[0]}")
