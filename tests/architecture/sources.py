"""The sources of the package as syntax trees, for tests of how it is laid out."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import empathysim

PACKAGE = Path(empathysim.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
RULE_FOLDERS = ("inhibitors", "keys", "experience", "workforce", "outcomes")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def place(path: Path) -> str:
    """Return where a file lies in the package: ``keys/journey_view.py``."""
    return path.relative_to(PACKAGE).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> list[Function]:
    """Return every function of a file, methods included."""
    return [node for node in ast.walk(tree(path)) if isinstance(node, Function)]


def decorators(function: Function) -> set[str]:
    """Return the plain names that a function is decorated with."""
    return {node.id for node in function.decorator_list if isinstance(node, ast.Name)}


def marked(name: str) -> list[tuple[str, Function]]:
    """Return all functions that are declared with a decorator of this name, with where they stand."""
    return [(place(path), f) for path in FILES for f in functions(path) if name in decorators(f)]


def imports(path: Path) -> set[str]:
    """Return the full names of the modules that a file imports, inside functions too, but not for types alone."""
    found = set()
    waiting: list[ast.AST] = [tree(path)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(f"{'.' * node.level}{node.module or ''}")
        waiting += ast.iter_child_nodes(node)
    return found
