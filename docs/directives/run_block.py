"""A block of Python, run as a notebook runs a cell."""

from __future__ import annotations

import ast
from typing import Any


def run_block(code: str, names: dict[str, Any]) -> Any:
    """Run a block as a notebook would, and return what its last line is; None where that is no expression."""
    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "block", "exec", dont_inherit=True), names)
    return eval(compile(ast.Expression(last.value), "block", "eval"), names) if last else None
