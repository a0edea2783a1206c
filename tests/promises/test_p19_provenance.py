"""Promise 19: every result says from which program, question, luck, data and machine it came."""

from __future__ import annotations

import json
import platform
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import small_organization

import empathysim as es
from empathysim.life import RESULTS_VERSION
from empathysim.sweeps.fingerprint import hash_of

SMALL: dict[str, Any] = {"weeks": 3, "warm_up": 2, "employees": 24, "customers": 100}
LIBRARIES = ("numpy", "numba", "networkx", "mesa")
CHECKOUT = Path(es.__file__).parents[2]
EXPERIMENT = """
[question]
title = "Where does it come from?"
[levers]
groupthink = { values = [0.2, 0.8] }
[outcomes]
columns = ["satisfaction"]
[design]
kind = "grid"
scenario = "usaa"
seeds = [3, 11]
weeks = 3
warm_up = 2
organization = "firm"
silo = "team"
"""


@pytest.fixture
def firm(tmp_path: Path) -> Path:
    """Return the folder of a small organization in files."""
    return small_organization.written(tmp_path / "firm")


def expect_program_and_machine(told: dict[str, Any]) -> None:
    """Hold what does not depend on the question: versions of everything, commit, operating system, processor."""
    assert (told["package"], told["version"]) == ("empathysim", es.__version__)
    assert told["results_version"] == RESULTS_VERSION
    assert told["python"] == platform.python_version()
    assert told["libraries"] == {name: version(name) for name in LIBRARIES}
    assert told["operating_system"] == platform.platform()
    assert told["cpu"].strip()
    if (CHECKOUT / ".git").exists():
        asked = ["git", "-C", str(CHECKOUT), "rev-parse", "HEAD"]
        head = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
        assert told["commit"].removesuffix("-dirty") == head
    else:
        assert told["commit"] is None  # installed: the version alone says it


def expect_question(told: dict[str, Any], scenario: str, seeds: list[int]) -> None:
    """Hold what the question was: scenario, seeds, parameters that differ and their hash, hashes of data."""
    assert (told["scenario"], told["seeds"]) == (scenario, seeds)
    assert told["changed"] == es.Scenario.load(scenario).changed()
    assert told["changed_sha256"] == hash_of(told["changed"])
    assert told["data_sha256"]
    assert all(re.fullmatch(r"[0-9a-f]{64}", mark) for mark in told["data_sha256"].values())


def test_p19_a_run_carries_its_provenance() -> None:
    """Fails where one of the items is missing, or says something else than this machine does."""
    told = es.simulate("usaa", seed=5, **SMALL).provenance()
    expect_program_and_machine(told)
    expect_question(told, "usaa", [5])
    assert {name: told[name] for name in SMALL} == SMALL


def test_p19_the_folder_of_a_run_carries_its_provenance(firm: Path) -> None:
    """`run --out` beside the numbers; fails where the command tells less than the library, or cannot be read back."""
    asked = ["run", "usaa", "--weeks", "3", "--warm-up", "2", "--seed", "9", "--organization", "firm", "--silo", "team"]
    command = [sys.executable, "-m", "empathysim", *asked, "--out", "kept"]
    subprocess.run(command, cwd=firm.parent, check=True, capture_output=True)
    kept = firm.parent / "kept"
    told = json.loads((kept / "provenance.json").read_text(encoding="utf-8"))
    expect_program_and_machine(told)
    expect_question(told, "usaa", [9])
    assert es.Scenario.load(kept / "scenario.toml") == es.Scenario.load("usaa")


def test_p19_what_differs_gives_another_hash() -> None:
    """Fails where two questions, or two organizations, have one hash."""
    scenario = es.Scenario.load("usaa")
    asked = [
        es.simulate(scenario, **SMALL),
        es.simulate(scenario.replace({"journey.handoff_loss": 0.11}), **SMALL),
        es.simulate(scenario, **SMALL, seed=1),
    ]
    one, lever, seed = (run.provenance() for run in asked)
    assert one["changed_sha256"] != lever["changed_sha256"]
    assert one["changed_sha256"] == seed["changed_sha256"]
    assert one["data_sha256"] == lever["data_sha256"] != seed["data_sha256"]


def test_p19_a_sweep_carries_its_provenance(firm: Path) -> None:
    """Fails where a ledger forgets who lived its runs, or a later session writes over an earlier one."""
    path = firm.parent / "origin.toml"
    path.write_text(EXPERIMENT, encoding="utf-8")
    out = firm.parent / "out"
    es.sweep(path, out, executor="serial")
    first = es.open_sweep(out).provenance
    expect_program_and_machine(first)
    expect_question(first, "usaa", [3, 11])
    assert set(first["data_sha256"]) == {"nodes.csv", "edges.csv"}
    assert len(first["sessions"]) == 1
    path.write_text(EXPERIMENT.replace("[3, 11]", "[3, 11, 12]"), encoding="utf-8")
    es.sweep(path, out, executor="serial")
    later = es.open_sweep(out).provenance
    assert [session["seeds"] for session in later["sessions"]] == [[3, 11], [3, 11, 12]]
    assert later["seeds"] == [3, 11, 12]
    assert json.loads(json.dumps(later)) == later


def test_p19_a_figure_says_what_was_run() -> None:
    """Whoever holds the picture alone knows scenario, seed, weeks and version. Fails where the footer forgets one."""
    run = es.simulate("usaa", seed=5, **SMALL)
    said = run.plot().texts[2].get_text()
    for part in ("scenario usaa", "seed 5", "3 weeks after 2 to settle", f"empathysim {es.__version__}"):
        assert part in said
