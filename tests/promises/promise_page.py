"""docs/promises.md as text: rows written, rows read back, and which tests carry a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from string import ascii_uppercase
from typing import NamedTuple

PROJECT = Path(__file__).parents[2]
PAGE = PROJECT / "docs" / "promises.md"
NUMBERED = re.compile(r"test_p(\d\d)_")
HEAD = """# The promises, and what shows them

Made by `python -m tests.promises` (add `--quick` to leave out what takes minutes, numbers to run only those); never
edited by hand. Each promise is held by tests whose names begin with its number; the command runs them, a last column
says what they do not show.

| | what is promised | command | last result | when, and with | limit |
|---:|---|---|---|---|---|
"""
WHEN = """

When, and with what:

"""
TAIL = """
## Not shown yet by a numbered test

What they need is built later, or only in part; a first number in a test's name moves a promise into the table above.

"""


class Row(NamedTuple):
    """One line of the table; every cell is text in Markdown."""

    number: int
    said: str
    command: str
    result: str
    when: str
    limit: str


def page_of(rows: Mapping[int, Row], promised: Mapping[int, str]) -> str:
    """Return the page: a row for each promise that is shown, and below them what else is promised, by number."""
    letters = dict(zip(dict.fromkeys(_cell(rows[number].when) for number in sorted(rows)), _letters(), strict=False))
    table = [rows[number]._replace(when=letters[_cell(rows[number].when)]) for number in sorted(rows)]
    lines = [f"| {' | '.join(_cell(part) for part in row)} |" for row in table]
    sessions = "".join(f"* {letter}: {when}\n" for when, letter in letters.items())
    others = [f"* {number}. {said}" for number, said in sorted(promised.items()) if number not in rows]
    return HEAD + "\n".join(lines) + WHEN + sessions + (TAIL + "\n".join(others) + "\n" if others else "")


def rows_in(page: str) -> dict[int, Row]:
    """Return the rows of a page by number."""
    found = {}
    sessions = dict(re.findall(r"^\* ([A-Z]+): (.*)$", page, re.MULTILINE))
    for line in page.splitlines():
        if re.match(r"\| \d+ \|", line):
            number, *cells = (part.strip().replace("\\|", "|") for part in re.split(r"(?<!\\)\|", line)[1:-1])
            row = Row(int(number), *cells)
            found[row.number] = row._replace(when=sessions.get(row.when, row.when))
    return found


def others_in(page: str) -> dict[int, str]:
    """Return the promises below the table by number."""
    return {int(number): said for number, said in re.findall(r"^\* (\d+)\. (.*)$", page, re.MULTILINE)}


def numbered_tests(folder: Path = PROJECT / "tests") -> set[int]:
    """Return the numbers that tests carry in their names."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(folder.rglob("test_*.py")))
    return {int(number) for text in texts for number in re.findall(r"^\s*def test_p(\d\d)_", text, re.MULTILINE)}


def _letters() -> Iterator[str]:
    """Yield A to Z, AA to AZ, BA ..."""
    for place in count():
        yield ("" if place < 26 else ascii_uppercase[place // 26 - 1]) + ascii_uppercase[place % 26]


def _cell(part: object) -> str:
    return " ".join(str(part).split()).replace("|", "\\|")
