"""docs/promises.md names exactly the promises that have tests, and says of them what the table says."""

from __future__ import annotations

import platform
import re
from pathlib import Path

import pytest
from promise_page import PAGE, Row, numbered_tests, others_in, page_of, rows_in
from promise_table import PROMISES

MAKE_IT = "make docs/promises.md again: python -m tests.promises"


@pytest.fixture(scope="module")
def page() -> str:
    """Return the page as it lies in the project."""
    assert PAGE.is_file(), MAKE_IT
    return PAGE.read_text(encoding="utf-8")


def test_the_page_has_a_row_for_each_promise_with_a_test(page: str) -> None:
    """Fails where a numbered test appears without a row, a row has no test left, or a promise is on no list."""
    assert set(rows_in(page)) == numbered_tests(), MAKE_IT
    assert set(others_in(page)) == set(PROMISES) - numbered_tests(), MAKE_IT


def test_the_page_says_what_the_table_says(page: str) -> None:
    """Fails where somebody edits the page, or the table without making the page again."""
    promised = {number: promise.said for number, promise in PROMISES.items()}
    rows = {
        number: row._replace(said=promised[number], limit=PROMISES[number].limit)
        for number, row in rows_in(page).items()
    }
    assert page == page_of(rows, promised), MAKE_IT


def test_every_command_runs_the_tests_of_its_row(page: str) -> None:
    """Fails where a row names another promise's tests."""
    for number, row in rows_in(page).items():
        assert row.command in {f"`pytest{options} -k test_p{number:02d}_`" for options in ("", ' -m ""')}, MAKE_IT


def test_the_page_names_no_computer(page: str) -> None:
    """Fails where a path, or the name of the computer that it was made on, gets into the page."""
    assert not re.search(r"(?<![\w.])/(?:home|root|work|tmp|Users|opt|var)/|[A-Z]:\\", page)
    assert platform.node() not in page or len(platform.node()) < 4


def test_there_are_39_promises_and_each_has_words_and_a_limit() -> None:
    """Fails where a promise is lost, or is said without what its tests do not show."""
    assert list(PROMISES) == list(range(1, 40))
    for number, promise in PROMISES.items():
        assert promise.said.endswith("."), number
        assert promise.limit.endswith("."), number


def test_rows_are_read_back_as_they_were_written() -> None:
    """Fails where making the page for some promises would change the rows of others."""
    rows = {
        7: Row(7, "said | twice", "`pytest -k test_p07_`", "3 passed; measured 0.1 | 0.2", "today", "a limit."),
        12: Row(12, "more", '`pytest -m "" -k test_p12_`', "1 failed", "yesterday", "another."),
    }
    page = page_of(rows, {3: "not shown.", 7: "said | twice", 12: "more"})
    assert rows_in(page) == rows
    assert others_in(page) == {3: "not shown."}


def test_numbers_are_found_in_names_of_tests_alone(tmp_path: Path) -> None:
    """Fails where a word in a text counts as a test."""
    (tmp_path / "test_one.py").write_text("def test_p07_a() -> None: ...\n# def test_p09_b\n'test_p10_'\n")
    (tmp_path / "other.py").write_text("def test_p11_a() -> None: ...\n")
    assert numbered_tests(tmp_path) == {7}
