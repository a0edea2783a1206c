"""What learners hand over by mistake: none of it is right anywhere, and no check may raise for it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
from lesson import Answer


class Unequal:
    """Something that cannot be compared, hashed, or shown."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        raise ValueError("not to be compared")

    def __repr__(self) -> str:
        raise ValueError("not to be shown")


ODD: tuple[Any, ...] = (
    None, False, -1, math.nan, math.inf, 10**400, 1j, "", "  ", "abc", b"x", "\x00\ud800", "$" * 3_000,
    [], [1, 2], [[1], [2, 3]], [("a", 1)], ("a", 2), {}, {"a": 1}, {1: 2}, {(1, 2): 3}, {1, 2}, range(3), iter([1]),
    [Unequal(), Unequal()], {"C": Unequal(), "G": 1, "I": 2}, {"money.discount_rate": Unequal()},
    np.array("abc"), np.array([]), np.array([1.0, 2.0]), np.array(["a", "b"]), np.zeros((2, 3)), np.array([None]),
    np.float64(2.0), np.bool_(False), np.datetime64("2020-01-01"), np.ma.masked,
    pd.Series(dtype=float), pd.Series([1]), pd.Series(["a", "b"]), pd.Series([1, 2, 3], index=[1, 1, 1]),
    pd.DataFrame(), pd.DataFrame([1]), pd.DataFrame({"a": [1, 2], "b": [3, 4]}), pd.Index(["a", "b"]), pd.NA, pd.NaT,
    nx.Graph(), nx.MultiGraph([(1, 2)]), nx.DiGraph(),
    int, Unequal, Unequal(), object(), lambda *told, **named: None, lambda *told: Unequal(), lambda *told: 1 / 0,
)  # fmt: skip


def answers_with_one_odd_part(check: Callable[..., Answer], right: Sequence[Any]) -> Iterator[tuple[int, str, Answer]]:
    """Yield what is said where one part of a right answer is odd: its place, what it is, and the answer."""
    for place in range(len(right)):
        for odd in ODD:
            yield place, type(odd).__name__, check(*right[:place], odd, *right[place + 1 :])
