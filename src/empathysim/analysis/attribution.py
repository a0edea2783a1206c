"""Who crushed the empathy? Exact Shapley values: each part's contribution, whatever the order.

The contribution of a part is the mean, over all orders in which the parts could be switched on, of what it
changes when its turn comes (Shapley 1953). The contributions add up to the whole change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from math import comb

from empathysim.errors import InputError

MOST_PARTS = 12


def coalitions(parts: Sequence[str]) -> Iterator[frozenset[str]]:
    """Yield every set of the parts, from none to all."""
    for size in range(len(parts) + 1):
        yield from (frozenset(chosen) for chosen in combinations(parts, size))


def shapley_values(parts: Sequence[str], worth: Callable[[frozenset[str]], float]) -> dict[str, float]:
    """Return the contribution of each part; they add up to worth(all) - worth(none).

    Parameters
    ----------
    parts : names, each once; at most 12 (4,096 sets).
    worth : the outcome with just these parts switched on; it is asked once for each set.

    Raises
    ------
    InputError : for a part that is named twice, or too many parts.
    """
    if len(set(parts)) < len(parts) or len(parts) > MOST_PARTS:
        raise InputError(f"parts = {list(parts)} must be at most {MOST_PARTS} names, each once.")
    known = {chosen: worth(chosen) for chosen in coalitions(parts)}
    n = len(parts)

    def contribution(part: str) -> float:
        others = [each for each in parts if each != part]
        return sum(
            (known[chosen | {part}] - known[chosen]) / (n * comb(n - 1, len(chosen))) for chosen in coalitions(others)
        )

    return {part: contribution(part) for part in parts}
