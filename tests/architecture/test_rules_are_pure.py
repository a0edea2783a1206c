"""Rules return, loops write; a rule is scalar arithmetic that gives the same bits everywhere."""

from __future__ import annotations

import ast

import numpy as np
import pytest
from sources import RULE_FOLDERS, Function, marked

from empathysim.organization import columns

RULES = marked("rule")
LOOPS = marked("loop") + marked("entry")
IDS = [f"{path}:{function.name}" for path, function in RULES]


def test_there_are_rules_and_loops() -> None:
    """The tests below have something to look at; it would fail if rules were declared in another way."""
    assert len(RULES) > 90
    assert len(LOOPS) > 40


@pytest.mark.parametrize("function", [function for _, function in RULES], ids=IDS)
def test_a_rule_writes_nothing(function: Function) -> None:
    """No rule assigns to an attribute or an element, or deletes one; it would fail if a rule changed somebody."""
    targets: list[ast.expr] = []
    for node in ast.walk(function):
        if isinstance(node, ast.Assign | ast.Delete):
            targets += node.targets
        elif isinstance(node, ast.AugAssign | ast.AnnAssign | ast.For):
            targets.append(node.target)
    flat = [
        part
        for target in targets
        for part in ast.walk(target)
        if isinstance(getattr(part, "ctx", None), ast.Store | ast.Del)
    ]
    assert all(isinstance(part, ast.Name | ast.Tuple) for part in flat)
    assert not any(isinstance(node, ast.Global | ast.Nonlocal) for node in ast.walk(function))


@pytest.mark.parametrize("function", [function for _, function in RULES + LOOPS])
def test_rules_and_loops_use_no_numpy_functions_but_unsigned_numbers(function: Function) -> None:
    """`np.` stands in rules and loops only as np.uint64; numpy's exp differs in the last bit from math's.

    It would fail on np.exp or np.clip, with which compiled and plain Python disagree.
    """
    used = {
        node.attr
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "np"
        and not is_annotation(function, node)
    }  # fmt: skip
    assert used <= {"uint64"}


def is_annotation(function: Function, node: ast.AST) -> bool:
    """Return whether a node stands in the annotation of an argument or of what is returned."""
    arguments = [argument.annotation for argument in function.args.args if argument.annotation]
    return any(node is part for each in [*arguments, function.returns] if each for part in ast.walk(each))


@pytest.mark.parametrize("function", [function for _, function in RULES + LOOPS])
def test_squares_are_products(function: Function) -> None:
    """No rule or loop takes a whole power: x**2 is x*x compiled, and pow in plain Python, with other bits."""
    powers = [node for node in ast.walk(function) if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow)]
    assert not any(isinstance(node.right, ast.Constant) and isinstance(node.right.value, int) for node in powers)


def test_folders_of_rules_have_no_loops() -> None:
    """Only the week and the founding of an organization write; it would fail if an inhibitor held a loop."""
    folders = {path.partition("/")[0] for path, _ in LOOPS}
    assert not folders & set(RULE_FOLDERS)


def test_functions_in_folders_of_rules_are_rules_or_tell_outsiders() -> None:
    """Every public function of inhibitors, keys, experience and workforce is a rule; it would fail for others."""
    from sources import FILES, decorators, functions, place

    plain = [
        f"{place(path)}:{function.name}"
        for path in FILES
        for function in functions(path)
        if place(path).partition("/")[0] in RULE_FOLDERS[:4] and "rule" not in decorators(function)
    ]
    assert plain == []


def test_names_of_columns_do_not_hide_what_records_can_do() -> None:
    """A column named `mean` or `view` would be hidden by numpy's own; it would fail for such a name."""
    taken = {*dir(np.recarray), *dir(np.record), *dir(tuple)}
    tables = ("EMPLOYEE", "CUSTOMER", "SILO", "FIRM", "CASE", "TALLY", "JOURNEY")
    names = [column.name for table in tables for column in getattr(columns, table)]
    from empathysim.outcomes.readings import WEEKLY
    from empathysim.parameters.registry import FIELDS

    assert not taken & {*names, *FIELDS, *(reading.name for reading in WEEKLY)}
