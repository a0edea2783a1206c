"""The README: its pictures and pages are there, what it names ships, and the CI calls its test command.

Its code is run with that of all other pages, see `test_code_blocks`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pages import blocks_of

from empathysim.__main__ import main

ROOT = Path(__file__).parents[2]
CI = ROOT / ".ci" / "run"
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.skipif(not CI.is_file(), reason="what CI runs lies in the project's folder, which is absent")
def test_ci_calls_the_readmes_test_command() -> None:
    lines = [line for block in blocks_of(ROOT / "README.md") for line in block.text.splitlines()]
    command = next(line for line in lines if "pytest" in line)
    assert command in CI.read_text(encoding="utf-8").splitlines()


def test_every_picture_and_page_of_the_readme_is_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).is_file(), target


def test_the_scenarios_that_the_readme_names_ship(capsys: pytest.CaptureFixture[str]) -> None:
    main(["scenarios"])
    shipped = capsys.readouterr().out
    for name in ("wells_fargo", "usaa", "ritz_carlton", "over_promise"):
        assert f"`{name}`" in README
        assert name in shipped
