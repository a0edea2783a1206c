"""Every idea of the sources has its place in the model or a reason why not, and what is named exists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

import empathysim
from empathysim.outcomes.readings import READINGS
from empathysim.parameters.registry import PARAMETERS
from empathysim.scenarios import shipped

ROOT = Path(__file__).parents[2]
if not (ROOT / "docs" / "sources.md").is_file():
    pytest.skip("the documents lie in the project's folder, which is absent", allow_module_level=True)

PACKAGE = Path(empathysim.__file__).parent
PAGE = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
SCENARIOS = [name for name, _ in shipped.names()]
#: What the sources are known for, in words that must stand among the ideas.
IDEAS = (
    "Individual context", "rational robots", "Group think", "Corporate culture", "Wells Fargo", "Emotional illiteracy",
    "emotions: angry, adoring", "journey and not just", "USAA", "as people, not", "target customers",
    "sense of purpose",
    "Four intrinsic rewards", "meaningfulness, choice", "acts of kindness", "Ritz-Carlton: up to $2,000",
    "Disney: five minutes", "Personal happiness", "Hire happy", "between the silos", "Silos will not go away",
    "angry over agitated, ambivalent and appreciative to adoring", "Success, effort, emotion", "Purposeful leadership",
    "Compelling brand values", "Employee engagement", "Customer connectedness", "Culture change", "ten interviews",
    "Engaged employees", "buy more, and more often", "Lifetime value",
)  # fmt: skip


@dataclass(frozen=True)
class Idea:
    """One row of the page: what is said, and what is named in each of the last three cells."""

    text: str
    place: str
    numbers: tuple[str, ...]
    rules: tuple[str, ...]
    tests: tuple[str, ...]

    @property
    def is_left_out(self) -> bool:
        """Whether the row says why there is nothing."""
        return self.place.startswith("left out, because ")


def ideas() -> list[Idea]:
    """Return the rows of all tables."""
    found = []
    for line in PAGE.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|") or set(cells[0]) == {"-"} or cells[0] == "idea":
            continue
        text, place, *named = [*cells, "", "", ""][:5]
        numbers, rules, tests = (tuple(re.findall(r"`([^`]+)`", cell)) for cell in named)
        found.append(Idea(text, place, numbers, rules, tests))
    return found


ROWS = ideas()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.text[:50])
def test_an_idea_has_numbers_a_rule_and_a_test_or_a_reason(row: Idea) -> None:
    """It would fail for a parameter that was renamed, a rule or test that moved, and for an idea with no place."""
    assert row.text
    assert row.place
    if row.is_left_out:
        assert row.numbers == row.rules == row.tests == ()
        return
    assert row.numbers
    assert row.rules
    assert row.tests
    known = {*PARAMETERS, *READINGS, *SCENARIOS}
    assert [name for name in row.numbers if name not in known] == []
    assert [file for file in row.rules if not (PACKAGE / file).is_file()] == []
    assert [file for file in row.tests if not (ROOT / file).is_file()] == []


def test_every_group_of_parameters_has_its_place() -> None:
    told = {name.partition(".")[0] for row in ROWS for name in row.numbers if name in PARAMETERS}
    assert {name.partition(".")[0] for name in PARAMETERS} - told == set()


def test_every_parameter_that_comes_from_the_sources_alone_is_told_of() -> None:
    """Where the source texts are the only founding of a parameter, its idea stands on the page."""
    told = {name for row in ROWS for name in row.numbers}
    seeds = {name for name, each in PARAMETERS.items() if each.evidence == "seed"}
    assert seeds - told == set()


def test_every_inhibitor_and_every_key_has_its_place() -> None:
    """The empty chair is no idea of the sources."""
    told = {file for row in ROWS for file in row.rules}
    files = {
        f"{folder}/{file.name}" for folder in ("inhibitors", "keys") for file in (PACKAGE / folder).glob("[a-z]*.py")
    }
    assert files - told == {"inhibitors/further.py"}


@pytest.mark.parametrize("idea", IDEAS)
def test_what_the_sources_are_known_for_is_there(idea: str) -> None:
    assert any(idea.casefold() in row.text.casefold() for row in ROWS), idea


def test_scenarios_of_the_sources_examples_are_named() -> None:
    told = {name for row in ROWS for name in row.numbers}
    assert {"wells_fargo", "usaa", "ritz_carlton", "disney", "ten_interviews", "culture_change"} <= told
