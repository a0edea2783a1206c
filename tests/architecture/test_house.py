"""The house is kept: who imports whom, how long files and functions are, and what is said of each rule."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sources import FILES, PACKAGE, RULE_FOLDERS, Function, functions, imports, marked, place, tree

#: Which files may import what is heavy or belongs to one room.
ROOMS = {
    "numba": ("compiled.py", "compose.py"),
    "networkx": ("organization/",),
    "matplotlib": ("figures/",),
    "mesa": ("model.py", "agents.py"),
}
REFUSED_NAMES = {"utils", "helpers", "misc", "base", "core", "common", "manager", "handler", "engine"}
PLACES = [place(path) for path in FILES]


@pytest.mark.parametrize("room", ROOMS)
def test_heavy_libraries_stay_in_their_rooms(room: str) -> None:
    """Only its own files import a library; it would fail on `import networkx` in a rule, say."""
    users = [place(path) for path in FILES for name in imports(path) if name.partition(".")[0] == room]
    assert [user for user in users if not user.startswith(ROOMS[room])] == []
    assert users, f"nobody imports {room}: is the room still right?"


def asks_for_more_than_the_version(path: Path) -> bool:
    """Return whether a file imports anything from the package as a whole but its version."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import) and any(alias.name == "empathysim" for alias in node.names):
            return True
        if isinstance(node, ast.ImportFrom) and node.module == "empathysim":
            return {alias.name for alias in node.names} != {"__version__"}
    return False


def test_no_module_imports_the_package_itself() -> None:
    """Modules import from where a thing is defined; `import empathysim` or a relative import would make circles."""
    assert [place(path) for path in FILES if asks_for_more_than_the_version(path)] == []
    assert [place(path) for path in FILES if any(name.startswith(".") for name in imports(path))] == []


def test_no_name_says_nothing() -> None:
    """No module or folder is called after what it is for nobody in particular; it would fail for utils.py."""
    words = {part.removesuffix(".py") for each in PLACES for part in each.split("/")}
    assert not words & REFUSED_NAMES


@pytest.mark.parametrize("path", FILES, ids=PLACES)
def test_a_file_is_short(path: Path) -> None:
    """At most 250 lines; it would fail for a file that holds more than one idea."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250


def length(function: Function) -> int:
    """Return the lines of a function without decorators and docstring."""
    lines = (function.end_lineno or 0) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None:
        lines -= (first.end_lineno or 0) - first.lineno + 1
    return lines


@pytest.mark.parametrize("path", FILES, ids=PLACES)
def test_functions_are_short(path: Path) -> None:
    """At most 40 lines each, docstring aside; it would fail for a function that nobody takes in at a glance."""
    assert {function.name: length(function) for function in functions(path) if length(function) > 40} == {}


@pytest.mark.parametrize("path", FILES, ids=PLACES)
def test_modules_and_classes_say_what_they_are(path: Path) -> None:
    """Each module and each public class has a docstring; it would fail for a bare one."""
    classes = [node for node in tree(path).body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
    assert [node.name for node in classes if not ast.get_docstring(node)] == []
    assert ast.get_docstring(tree(path))


def test_everything_public_in_mechanisms_and_the_week_says_what_it_does() -> None:
    """Public functions of rules, loops, the equation and luck have a docstring; it would fail for a bare one."""
    folders = (*RULE_FOLDERS, "week", "empathy.py", "arithmetic.py", "chance.py", "compiled.py")
    bare = [
        f"{place(path)}:{node.name}"
        for path in FILES
        if place(path).partition("/")[0] in folders
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert bare == []


@pytest.mark.parametrize("path", [path for path in FILES if place(path).partition("/")[0] in RULE_FOLDERS])
def test_a_mechanism_states_its_assumptions(path: Path) -> None:
    """The module of a mechanism names its idea and its assumptions or formula, if it is more than one line long.

    It would fail for a mechanism of which one would have to read the code to know what it says.
    """
    text = ast.get_docstring(tree(path)) or ""
    rules = [function for where, function in marked("rule") if where == place(path)]
    if len(rules) >= 3:
        assert "Assumption" in text or "Formula" in text


def test_rules_return_a_number_and_say_its_range() -> None:
    """Every rule of a mechanism says "Return ..." and a bound, unit or factor; it would fail for a silent rule."""
    silent = [
        f"{where}:{function.name}"
        for where, function in marked("rule")
        if where.partition("/")[0] in RULE_FOLDERS and "Return" not in (ast.get_docstring(function) or "")
    ]
    assert silent == []


def test_imports_run_against_the_data() -> None:
    """The layers of `.importlinter` hold: each line imports only what stands below it, and every module has a line.

    It would fail if a rule imported the week, or a new folder stood in no layer. Skipped where the linter or its
    contracts are absent (an installed package without its project).
    """
    pytest.importorskip("importlinter", reason="import-linter is not installed")
    project = Path(__file__).parents[2]
    if not (project / ".importlinter").is_file():
        pytest.skip("the contracts of imports lie in the project's folder, which is absent")
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    script = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    said = subprocess.run(
        [sys.executable, "-c", script, "--no-cache"], cwd=project, env=environment, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert said.returncode == 0, said.stdout[-3000:] + said.stderr[-1000:]


def test_the_package_opens_lazily() -> None:
    """`import empathysim` brings none of the heavy libraries; it would fail for an eager import."""
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    heavy = ("numba", "mesa", "matplotlib", "networkx", "pandas")
    script = f"import sys, empathysim; print([name for name in {heavy} if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
