"""TRACE has its eight elements, names only what exists, and says what was not done."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
import registry_tables

from empathysim.parameters.parameter import Evidence
from empathysim.parameters.registry import PARAMETERS

ROOT = Path(__file__).parents[2]
if not (ROOT / "docs" / "trace.md").is_file():
    pytest.skip("the documents lie in the project's folder, which is absent", allow_module_level=True)

PAGE = (ROOT / "docs" / "trace.md").read_text(encoding="utf-8")
ELEMENTS = [
    "Problem formulation", "Model description", "Data evaluation", "Conceptual model evaluation",
    "Implementation verification", "Model output verification", "Model analysis", "Model output corroboration",
]  # fmt: skip


def section(title: str) -> str:
    """Return the text under a title."""
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_elements_stand_in_their_order_under_their_titles() -> None:
    assert re.findall(r"^## (.*)$", PAGE, flags=re.MULTILINE) == ELEMENTS


def test_every_file_that_is_named_exists() -> None:
    """It would fail for a test or experiment that was renamed, and for a page that is not there."""
    files = re.findall(r"`((?:tests|experiments|src)/[^`]+)`", PAGE)
    assert len(files) > 40
    assert [file for file in files if not (ROOT / file).exists()] == []
    links = re.findall(r"\]\(([^)]+\.md)\)", PAGE)
    assert [link for link in links if not (ROOT / "docs" / link).is_file()] == []


@pytest.mark.parametrize("title", ["Implementation verification", "Model output verification", "Model analysis"])
def test_what_was_tested_has_a_way_a_result_and_a_place(title: str) -> None:
    rows = [line for line in section(title).splitlines() if line.startswith("| ")][1:]
    for row in rows:
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert len(cells) == 4
        assert all(cells), row
        assert "`" in cells[3], row
    assert len(rows) > 4


@pytest.mark.parametrize(("mark", "sign"), [("*long*", "mark.long"), ("*data*", "data_folder")])
def test_what_does_not_run_every_time_says_so(mark: str, sign: str) -> None:
    """It would fail for a row whose test is slow, or needs files that do not ship, without a word of it; and for a
    word that is no longer true. A row of several files is marked where all of them hold such tests.
    """
    rows = [line for title in ELEMENTS[1:] for line in section(title).splitlines() if line.startswith("| ")]
    told = {row: mark in row for row in rows if "`tests/" in row}
    found = {
        row: all(sign in (ROOT / file).read_text(encoding="utf-8") for file in re.findall(r"`(tests/[^`]+)`", row))
        for row in told
    }
    assert [row for row in told if told[row] != found[row]] == []


def test_every_experiment_that_is_told_of_has_a_claim() -> None:
    """It would fail for a result that nobody computes anew."""
    held = (ROOT / "tests" / "experiments" / "test_what_came_out.py").read_text(encoding="utf-8")
    told = re.findall(r"`experiments/([^`]+)\.toml`", section("Model analysis"))
    assert told
    assert [name for name in told if f'"{name}": Held(' not in held] == []


def test_it_says_what_is_not_met_and_not_done() -> None:
    """Once something of it is done, this page has to change."""
    assert "**not met**" in section("Model output verification")
    assert section("Model output corroboration").strip().startswith("**Not done.**")
    assert not (ROOT / "docs" / "validation.md").exists(), "there is a validation now: tell of it"


def test_the_table_of_evidence_counts_every_parameter_once() -> None:
    table = registry_tables.TABLES["evidence"]([])
    assert {word for word, _, _ in table.rows} == set(get_args(Evidence))
    assert sum(int(count) for _, _, count in table.rows) == len(PARAMETERS)
