"""The glossary: terms in order, each explained, every reading and every lever there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import registry_tables

from empathysim.outcomes.readings import READINGS
from empathysim.parameters.dials import DIALS
from empathysim.parameters.registry import PARAMETERS
from empathysim.scenarios.firms import LEVERS
from empathysim.scenarios.intervention import LEVERS_OF_PEOPLE

DOCS = Path(__file__).parents[2] / "docs"
if not (DOCS / "glossary.md").is_file():
    pytest.skip("the documents lie in the project's folder, which is absent", allow_module_level=True)

PAGE = (DOCS / "glossary.md").read_text(encoding="utf-8")
GLOSSARIES = [
    dict(re.findall(r"^(\S.*)\n((?:  .+\n?)+)", block, flags=re.MULTILINE))
    for block in re.findall(r"```\{glossary\}\n(.*?)```", PAGE, flags=re.DOTALL)
]
#: Words that somebody who comes from the sources, or from the methods, looks for first.
LOOKED_FOR = {
    "organizational empathy", "inhibitor", "key", "silo", "journey", "touch", "hand-off", "gesture", "five A's",
    "target-first norm", "customer focus", "context", "lifetime value", "reward", "dial", "paired runs", "verdict",
    "smallest difference that matters", "common random numbers", "Shapley value", "Morris", "Sobol index", "fold",
    "noise floor", "hysteresis", "regret", "emulator",
}  # fmt: skip


def in_tables() -> set[str]:
    """Return every name that a generated table of the page shows in its first column."""
    asked = re.findall(r"```\{registry-table\} (\S+)\n(?::of: (.*)\n)?```", PAGE)
    rows = [row for kind, of in asked for row in registry_tables.TABLES[kind](of.split()).rows]
    return {row[0].strip("`") for row in rows}


@pytest.mark.parametrize("terms", GLOSSARIES, ids=["model", "methods"])
def test_terms_are_sorted_and_explained(terms: dict[str, str]) -> None:
    assert list(terms) == sorted(terms, key=str.casefold)
    assert [term for term, meaning in terms.items() if len(meaning.split()) < 4] == []
    assert [term for term, meaning in terms.items() if not meaning.strip().endswith(".")] == []


def test_no_term_is_explained_twice() -> None:
    first, second = GLOSSARIES
    assert set(first) & set(second) == set()


def test_words_that_are_looked_for_are_there() -> None:
    assert LOOKED_FOR - {term for terms in GLOSSARIES for term in terms} == set()


def test_every_reading_is_there() -> None:
    assert set(READINGS) - in_tables() == set()


def test_every_lever_is_there() -> None:
    """What firms differ in, what single people can be given, the dials and their parts, and every intensity."""
    levers = {*LEVERS, *LEVERS_OF_PEOPLE, *DIALS, *(part for parts in DIALS.values() for part in parts)}
    levers |= {name for name in PARAMETERS if name.endswith((".intensity", ".strength"))}
    assert {*levers, "staffing.slack"} - in_tables() == set()
