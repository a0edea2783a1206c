"""One golden run for each scenario that ships (made by `python tests/baselines/golden.py`)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from golden import FILE, golden, here, refusal

from empathysim.compiled import IS_PURE_PYTHON
from empathysim.life import RESULTS_VERSION
from empathysim.scenarios.shipped import names

KEPT: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))


@pytest.mark.skipif(IS_PURE_PYTHON, reason="takes an hour as plain Python; tests/verification compares the two")
@pytest.mark.parametrize("name", [name for name, _ in names()])
def test_p18_a_scenario_gives_its_golden_numbers(name: str) -> None:
    """Fails whenever any number moves: then say so in the CHANGELOG, raise RESULTS_VERSION, and make them again.

    Exact where the processor and library of mathematics are those that the numbers were made on; elsewhere one
    last bit can flip a decision, so only the size of the firm's numbers is held.
    """
    kept, found = KEPT["scenarios"][name], golden(name)
    if here() == KEPT["platform"]:
        assert found == kept
    for reading, value in kept["last_week"].items():
        if reading in ("satisfaction", "trust", "customers", "revenue"):
            assert found["last_week"][reading] == pytest.approx(value, rel=0.25), reading


def test_p18_every_scenario_has_golden_numbers_of_this_results_version() -> None:
    assert set(KEPT["scenarios"]) == {name for name, _ in names()}
    assert KEPT["results_version"] == RESULTS_VERSION


def told_as_changed(changelog: str) -> list[int]:
    """Return the results versions that a change log has an entry "Results changed" for, in order."""
    return sorted(int(number) for number in re.findall(r"Results changed \(results version (\d+)\)", changelog))


def test_p18_the_changelog_tells_of_every_results_version() -> None:
    """Fails where RESULTS_VERSION goes up without an entry "Results changed (results version N)", or the other way."""
    changelog = (Path(__file__).parents[2] / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"[Rr]esults version {RESULTS_VERSION}\b", changelog)
    assert told_as_changed(changelog) == list(range(2, RESULTS_VERSION + 1))
    assert told_as_changed("Results changed (results version 3) Results changed (results version 2)") == [2, 3]


def test_p18_numbers_that_moved_are_not_made_again_under_the_same_results_version() -> None:
    """Fails where `golden.py` would write other numbers over those of this version, and nobody would be told."""
    version, kept = KEPT["results_version"], KEPT["scenarios"]
    moved = {**kept, "usaa": {**kept["usaa"], "sha256": "0" * 64}}
    assert "numbers have moved (usaa)" in str(refusal(KEPT, moved, version))
    assert refusal(KEPT, moved, version + 1) is None
    assert refusal(KEPT, {**kept, "a_new_scenario": moved["usaa"]}, version) is None
