"""Arguments of a rule that the weeks might hand to it: those that were seen, with states and parameters moved."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from math import isfinite
from typing import Any

import numpy as np

from empathysim.analysis.rule_contract.arguments import Arguments, copied
from empathysim.organization.columns import CASE, CUSTOMER, EMPLOYEE, FIRM, SILO, Column, layout
from empathysim.parameters.registry import PARAMETERS, field_of

Draw = Callable[[float, float], float]


def shaken(seen: Sequence[Arguments], count: int, seed: int = 0) -> Iterator[Arguments]:
    """Yield `count` tuples of arguments: every third as it was seen, then with any states, then at corners of bounds.

    What is moved are numbers with bounds on both sides: shares, emotions, parameters. Codes, counts and amounts stay
    as they were seen somewhere.
    """
    chance = random.Random(seed)
    spans = [_span([call[place] for call in seen]) for place in range(len(seen[0]))]
    draws: tuple[Draw, ...] = (chance.uniform, lambda low, high: chance.choice((low, high)))
    for number in range(count):
        values = list(copied(chance.choice(seen)))
        if number % 3:
            draw = draws[number % 3 - 1]
            for place, value in enumerate(values):
                if isinstance(value, np.record):
                    _move(value, draw)
                else:
                    values[place] = _moved(value, spans[place], chance, draw, seen[chance.randrange(len(seen))][place])
        yield tuple(values)


def _span(values: Sequence[Any]) -> tuple[float, float]:
    """Return between what a number may lie: a share, or an emotion, anywhere in its range; others as they were seen."""
    if not isinstance(values[0], float):
        return 0.0, 0.0
    low, high = min(values), max(values)
    return next(
        ((least, most) for least, most in ((0.0, 1.0), (-1.0, 1.0)) if least <= low and high <= most), (low, high)
    )


def _moved(value: Any, span: tuple[float, float], chance: random.Random, draw: Draw, other: Any) -> Any:
    """Return another value for an argument that is no record: numbers within their span, others as seen elsewhere."""
    if isinstance(value, bool | np.bool_):
        return chance.random() < 0.5
    return draw(*span) if isinstance(value, float) else other


def _move(record: np.record, draw: Draw) -> None:
    """Write other numbers into a record of a person, a silo, the firm, a case or of parameters."""
    for columns in (EMPLOYEE, CUSTOMER, SILO, FIRM, CASE):
        if record.dtype == layout(columns):
            for column in columns:
                _move_column(record, column, draw)
            return
    for name, each in PARAMETERS.items():
        if each.kind != "segments":
            number = draw(each.low, each.high)
            record[field_of(name)] = round(number) if each.kind == "whole" else number


def _move_column(record: np.record, column: Column, draw: Draw) -> None:
    if column.kind == "f8" and isfinite(column.low) and isfinite(column.high):
        values = [draw(column.low, column.high) for _ in range(column.shape)]
        record[column.name] = values if column.shape > 1 else values[0]
