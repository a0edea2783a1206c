"""CITATION.cff: what reference managers read is whole, and says of the package what the package says of itself."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path
from typing import Any

import pytest

yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")

ROOT = Path(__file__).parents[2]
#: Keys that CFF 1.2.0 knows at the top, and those that must be there.
KNOWN = {
    "abstract", "authors", "cff-version", "commit", "contact", "date-released", "doi", "identifiers", "keywords",
    "license", "license-url", "message", "preferred-citation", "references", "repository", "repository-artifact",
    "repository-code", "title", "type", "url", "version",
}  # fmt: skip
NEEDED = {"authors", "cff-version", "message", "title"}


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    """Return the file as it is read."""
    path = ROOT / "CITATION.cff"
    if not path.is_file():
        pytest.skip("CITATION.cff lies in the project's folder, which is absent")
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def test_it_is_cff(told: dict[str, Any]) -> None:
    """As its schema 1.2.0 asks: known keys only, the needed ones, authors by name, a day, a list of different words."""
    assert set(told) <= KNOWN
    assert set(told) >= NEEDED
    assert told["cff-version"] == "1.2.0"
    assert told["type"] in ("software", "dataset")
    assert told["authors"]
    for author in told["authors"]:
        assert set(author) & {"name", "family-names", "given-names", "alias"}, author
    assert len(set(told["keywords"])) == len(told["keywords"]) > 0
    assert isinstance(told["version"], str)


def test_there_is_a_day_once_there_is_a_release(told: dict[str, Any]) -> None:
    """Fails for a day of a version that is not out, and for a release without its day."""
    heading = f"## {told['version']} ("
    (line,) = [line for line in (ROOT / "CHANGELOG.md").read_text().splitlines() if line.startswith(heading)]
    if line.endswith("(unreleased)"):
        assert "date-released" not in told
    else:
        assert line == f"{heading}{datetime.date.fromisoformat(str(told['date-released']))})"


def test_a_reference_and_an_entry_are_made_from_it(told: dict[str, Any]) -> None:
    """Fails where a part of the file is left out, or the year is not that of the release."""
    citation = pytest.importorskip("citation", reason="the extra 'docs' is not installed")
    unreleased = {key: value for key, value in told.items() if key != "date-released"}
    today = datetime.date(2031, 5, 1)
    said = citation.sentence(unreleased, today)
    assert said == f"The empathysim authors (2031). {told['title']}, version {told['version']} (unreleased). Software."
    released = {**told, "date-released": "2029-11-30", "doi": "10.1/x", "authors": [
        {"family-names": "Noether", "given-names": "Emmy"}, {"name": "A & B"},
    ]}  # fmt: skip
    entry = citation.bibtex(released, today)
    assert entry.startswith("@misc{empathysim,\n  author = {Noether, Emmy and {A \\& B}},\n")
    for part in ("title  = {{empathysim}: a laboratory", "year   = {2029}", f"version {told['version']}, ", "{10.1/x}"):
        assert part in entry
    assert entry.count("{") == entry.count("}")


def test_it_says_what_the_package_says(told: dict[str, Any]) -> None:
    """Fails where a release raises the version in one place only."""
    package = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert told["version"] == package["version"]
    assert told["license"] == package["license"]
    assert told["title"].startswith(f"{package['name']}: ")
    assert set(told["keywords"]) <= set(package["keywords"])
