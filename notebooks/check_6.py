"""Check of lesson 6: two levers for a budget, and whether the choice can be told from a coin-flip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

import numpy as np
from lesson import Answer, first_hint, hint
from plain_values import is_missing, listed, number, word

from empathysim.analysis.comparison import Comparison
from empathysim.analysis.intervals import paired_interval
from empathysim.errors import quoted

GOAL, OTHER_GOAL = "npv", "empathy"
REASONS = {
    "clear": "its lead over every other pair within the budget can be told from luck",
    "coin-flip": "another pair within the budget cannot be told from it with these runs",
    "equal": "another pair within the budget is just as good",
}
"""What can be said of a choice; the third is never known from an interval that holds 0."""

Pair = tuple[str, str]


def check(pair: Any, reason: Any, found: Mapping[Pair, Comparison], budget: float) -> Answer:
    """Say whether two levers are the best for the money, as far as one can know.

    Parameters
    ----------
    pair : names of two keys, in any order.
    reason : why this pair; one of `REASONS`.
    found : every pair against today, with at least `npv` and `empathy` among its outcomes.
    budget : USD a year.
    """
    limit = number(budget)
    if limit is None or not _is_table(found):
        return hint("no table", "check wants the compared pairs and the budget last, as the lesson makes them.")
    return first_hint(
        _hints(pair, reason, found, limit),
        "No pair within the budget can be told to gain more, and your reason is what these runs allow to be said. A "
        "choice with a coin-flip in it may be made for other reasons: what is easier to begin, what people want.",
    )


def _hints(pair: Any, reason: Any, found: Mapping[Pair, Comparison], budget: float) -> Iterator[Answer]:
    if is_missing(pair):
        yield hint("not begun", "Choose two keys first: my_pair = ('...', '...').")
    mine = _looked_up(pair, found)
    if isinstance(mine, Answer):
        yield mine
        return
    cost = found[mine].yearly_cost
    if cost > budget:
        yield hint(
            "over the budget",
            f"This pair costs about ${cost:,.0f} a year and the budget is ${budget:,.0f}. Look at the column of costs "
            "before the column of gains.",
        )
    able = {each: told for each, told in found.items() if told.yearly_cost <= budget}
    best = max(able, key=lambda each: _gain(able[each]))
    ahead, tied = _standing(mine, able, _others(able))
    if ahead:
        yield _behind(mine, best, able)
    yield from _reason_hints(_reason(reason), mine, able, is_tied=bool(tied))


def _is_table(found: Any) -> bool:
    """Return whether something holds pairs of keys, each compared with today."""
    return isinstance(found, Mapping) and bool(found) and all(isinstance(told, Comparison) for told in found.values())


def _looked_up(pair: Any, found: Mapping[Pair, Comparison]) -> Pair | Answer:
    """Return the pair as it stands in the table, or a hint where it does not."""
    keys = list(dict.fromkeys(chain.from_iterable(found)))
    by_word = {word(key): key for key in keys}
    asked = listed(pair)
    names = [by_word.get((word(name) or "").removesuffix(".intensity")) for name in asked]
    strange = [quoted(told) for told, name in zip(asked, names, strict=True) if name is None]
    if strange:
        return hint("no key", f"{', '.join(strange[:4])}: there is no such key; there are {', '.join(keys)}.")
    if len(names) != 2 or names[0] == names[1]:
        return hint("not two", "Two different keys are asked for, each turned to the same stop.")
    fitting = [each for each in found if set(each) == set(names)]
    return fitting[0] if fitting else hint("not lived", "This pair was not lived: run the cell of all pairs again.")


def _reason(reason: Any) -> str | None:
    """Return which of the reasons was given, by its name or by its words; None for none of them."""
    named = {**{word(name): name for name in REASONS}, **{word(text): name for name, text in REASONS.items()}}
    if is_missing(reason):
        return ""
    told = word(reason)
    return named.get(told) or named.get(told.replace(" ", "-") if told else None)


def _gain(told: Comparison) -> float:
    return told.outcomes[GOAL].difference


def _others(able: Mapping[Pair, Comparison]) -> int:
    """Return how many differences one looks at who holds a pair against every other one."""
    return max(len(able) - 1, 1)


def _standing(mine: Pair, able: Mapping[Pair, Comparison], comparisons: int) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs that can be told to gain more, and those that cannot be told from it at all."""
    ahead, tied = [], []
    for other, told in able.items():
        if other == mine:
            continue
        leads = told.outcomes[GOAL].differences - able[mine].outcomes[GOAL].differences
        low, high = paired_interval(leads, comparisons=comparisons)
        if low > 0.0:
            ahead.append(other)
        elif high >= 0.0:
            tied.append(other)
    return ahead, tied


def _behind(mine: Pair, best: Pair, able: Mapping[Pair, Comparison]) -> Answer:
    leads = able[best].outcomes[GOAL].differences - able[mine].outcomes[GOAL].differences
    wins = int(np.count_nonzero(leads > 0.0))
    if mine == max(able, key=lambda each: able[each].outcomes[OTHER_GOAL].difference):
        return hint(
            "another goal",
            "Of all pairs within the budget this one adds most EMPATHY. The question asks for net value, and the two "
            "rank keys differently: look at the column npv.",
        )
    if mine == min(able, key=lambda each: able[each].yearly_cost):
        return hint(
            "the cheapest",
            "This is the cheapest pair. A budget is what may be spent, and what matters is the gain after costs, "
            "which npv already counts.",
        )
    return hint(
        "clearly behind",
        f"Another pair within the budget gains more in {wins} of {len(leads)} paired runs, by more than luck explains. "
        "Sort what is within the budget by npv.",
    )


def _reason_hints(
    reason: str | None, mine: Pair, able: Mapping[Pair, Comparison], *, is_tied: bool
) -> Iterator[Answer]:
    named, others = ", ".join(REASONS), _others(able)
    if reason == "":
        yield hint("why", f"A pair that can be defended. And how sure are you of it? Set my_reason to one of {named}.")
    if reason is None:
        yield hint("no reason", f"my_reason is to be one of {named}, in quotes.")
    if reason == "equal":
        yield hint(
            "equal",
            "An interval that holds 0 does not say that two pairs are equal; it says that these runs cannot tell "
            "which is ahead. With more runs one of them may be.",
        )
    if reason == "clear" and is_tied:
        if not any(_standing(mine, able, 1)):
            yield hint(
                "one comparison",
                f"'Clear' is said of {others} differences at once, to each other pair within the budget. An interval "
                f"that is made for a single one is too narrow for that: take comparisons={others} and look again.",
            )
        yield hint(
            "luck taken for a lead",
            "Its mean may be ahead of all others within the budget, but the interval of one of these differences holds "
            f"0. Subtract the pairs seed by seed, with comparisons={others}: so many differences you look at.",
        )
    if reason == "coin-flip" and not is_tied:
        yield hint(
            "a lead taken for luck",
            "Seed by seed, this pair leads every other one within the budget by more than luck explains. That two "
            "intervals against today overlap says nothing of the difference between the two pairs.",
        )
