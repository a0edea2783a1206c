"""The checklist of CONTRIBUTING.md for a new mechanism holds for every mechanism that there is."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from sources import FILES, RULE_FOLDERS, decorators, functions, place, tree

from empathysim.compose import rules
from empathysim.parameters.registry import FIELDS

PROJECT = Path(__file__).parents[2]
TESTS = PROJECT / "tests"
ODD = PROJECT / "docs" / "odd.md"
CONTRIBUTING = PROJECT / "CONTRIBUTING.md"

MECHANISMS = {
    place(path): path
    for path in FILES
    if place(path).partition("/")[0] in RULE_FOLDERS and any("rule" in decorators(each) for each in functions(path))
}


def test_there_are_mechanisms() -> None:
    """The tests below have something to look at; it would fail if rules were declared in another way."""
    assert len(MECHANISMS) > 30


@pytest.mark.parametrize("name", MECHANISMS)
def test_its_module_numbers_its_assumptions_and_writes_its_formula(name: str) -> None:
    """Under the heading Assumptions stand numbered sentences, and below them a formula.

    It would fail for a mechanism that one could not rebuild from what is said of it.
    """
    text = ast.get_docstring(tree(MECHANISMS[name])) or ""
    _, heading, assumed = text.partition("Assumptions\n-----------\n")
    assert heading
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", assumed, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers
    assert re.search(r"^Formulas?: .* = |^Formulas?: .*\+= ", assumed, re.MULTILINE)


@pytest.mark.parametrize("name", MECHANISMS)
def test_its_parameters_are_registered(name: str) -> None:
    """Whatever its rules read of `p` is a parameter of the registry, with bounds and a source.

    It would fail for a number that no scenario could set. Plain numbers in a rule are part of its formula.
    """
    read = {
        node.attr
        for node in ast.walk(tree(MECHANISMS[name]))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ("p", "at_start")
    }
    assert read <= set(FIELDS)


@pytest.mark.parametrize("name", MECHANISMS)
def test_the_week_calls_each_of_its_rules(name: str) -> None:
    """Every rule of the file is reached from the week, or from another rule that is.

    It would fail for a mechanism that is written, documented, and called by nobody.
    """
    there = {each.name for each in functions(MECHANISMS[name]) if "rule" in decorators(each)}
    assert there <= set(rules())


@pytest.mark.parametrize("name", MECHANISMS)
def test_a_test_imports_it(name: str) -> None:
    """At least one test is about it; it would fail for a mechanism that only whole runs touch."""
    folder, _, file = name.removesuffix(".py").partition("/")
    imported = re.compile(
        rf"from empathysim\.{folder}\.{file} import|from empathysim\.{folder} import [^\n]*\b{file}\b"
    )
    assert any(imported.search(path.read_text(encoding="utf-8")) for path in TESTS.rglob("test_*.py"))


@pytest.mark.parametrize("name", MECHANISMS)
def test_the_odd_has_a_paragraph_that_names_its_file(name: str) -> None:
    """The file of each mechanism stands in docs/odd.md; it would fail for one that no reviewer could find."""
    if not ODD.is_file():
        pytest.skip("docs/odd.md lies in the project's folder, which is absent")
    assert f"`{name}`" in ODD.read_text(encoding="utf-8")


def test_the_checklist_names_tests_that_there_are() -> None:
    """Each line of the checklist names tests that hold it, and they exist; it would fail after a test was renamed."""
    if not CONTRIBUTING.is_file():
        pytest.skip("CONTRIBUTING.md lies in the project's folder, which is absent")
    _, _, rest = CONTRIBUTING.read_text(encoding="utf-8").partition("## A new mechanism")
    points = re.split(r"^\d+\. ", rest.partition("\n## ")[0], flags=re.MULTILINE)[1:]
    assert len(points) >= 7
    for point in points:
        named = re.findall(r"`(tests/[\w/.]+)`", point)
        assert named, point
        assert [each for each in named if not (PROJECT / each).exists()] == []
