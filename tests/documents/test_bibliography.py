"""The bibliography names what is used and nothing else: every method with its place, every place with its method."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
if not (ROOT / "docs" / "bibliography.md").is_file():
    pytest.skip("the documents lie in the project's folder, which is absent", allow_module_level=True)

PAGE = (ROOT / "docs" / "bibliography.md").read_text(encoding="utf-8")
METHODS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in PAGE.splitlines()
    if line.startswith("|") and not line.startswith(("|---", "| source "))
]
#: "Morris 1991", "Kaplan and Meier (1958)", "Saltelli et al. 2010", "Campolongo, Cariboni & Saltelli 2007".
CITED = re.compile(
    r"\b([A-Z][A-Za-zéü]{2,})((?:, [A-Z][A-Za-zéü]+)*(?: (?:&|and) [A-Z][A-Za-zéü]+| et al\.)?),? \(?((?:19|20)\d\d)\b"
)


def test_methods_stand_in_the_order_of_the_alphabet() -> None:
    first = [re.split(r"[ ,]", source)[0] for source, _, _ in METHODS]
    assert len(METHODS) > 30
    assert first == sorted(first)


@pytest.mark.parametrize(("source", "what", "where"), METHODS, ids=[source[:40] for source, _, _ in METHODS])
def test_a_method_is_named_where_it_is_used(source: str, what: str, where: str) -> None:
    """It would fail for a method that was taken out of the file, or was never there."""
    assert what
    assert re.search(r"\((19|20)\d\d\)", source)
    assert source.endswith(".")
    files = re.findall(r"`([^`]+)`", where)
    assert files
    for file in files:
        assert source.partition(",")[0].casefold() in (ROOT / file).read_text(encoding="utf-8").casefold(), file


def test_every_citation_in_the_sources_is_in_the_bibliography() -> None:
    """It would fail for a paper that a docstring names by author and year and this page does not."""
    paths = [path for path in (ROOT / "src").rglob("*.py") if path.name != "references.py"]
    texts = [path.read_text(encoding="utf-8") for path in (*paths, *(ROOT / "experiments").glob("*.toml"))]
    cited = {(found[1], found[3]) for text in texts for found in CITED.finditer(re.sub(r"\s+", " ", text))}
    known = {
        (source.partition(",")[0], year) for source, _, _ in METHODS for year in re.findall(r"\((\d{4})\)", source)
    }
    assert len(cited) > 20
    assert cited - known == set()
