"""Whether three Shapley shares were computed over all orders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import permutations
from math import isclose, isfinite
from numbers import Real
from statistics import fmean
from typing import Any

from lesson import Answer, first_hint, hint

LETTERS = "CGI"
CLOSE = 0.00015
"""How far shares told to four digits may be off."""
ROUGH = 0.0006
"""How far shares may be off that were told to three digits; ways to compute them can lie as close as that."""


def check(shares: Any, worlds: Mapping[str, float]) -> Answer:
    """Say whether the shares are right, or by which shorter way they were computed.

    Parameters
    ----------
    shares : what each inhibitor changes, by letter: {"C": ..., "G": ..., "I": ...}, in the unit of the worlds.
    worlds : mean empathy by the letters of the inhibitors that are on: "", "C", ..., "CGI".
    """
    whole = worlds[LETTERS] - worlds[""]
    praise = (
        f"The three add up to {whole:.3f}, the whole difference between the worlds, and no order was preferred. "
        "Which of the three would have looked larger if it had gone first?"
    )
    return first_hint(_mistakes(shares, worlds), praise)


def by_order(worlds: Mapping[str, float], order: tuple[str, ...]) -> dict[str, float]:
    """Return what each letter changes when its turn comes."""
    there = ["".join(sorted(order[:place])) for place in range(len(order) + 1)]
    return {letter: worlds[there[place + 1]] - worlds[there[place]] for place, letter in enumerate(order)}


def shapley(worlds: Mapping[str, float]) -> dict[str, float]:
    """Return the mean change of each letter over all orders."""
    orders = [by_order(worlds, order) for order in permutations(LETTERS)]
    return {letter: fmean(each[letter] for each in orders) for letter in LETTERS}


def _each_world_once(worlds: Mapping[str, float]) -> dict[str, float]:
    """Return the plain mean of each letter's four differences."""
    shares = {}
    for letter in LETTERS:
        without = [there for there in worlds if letter not in there]
        shares[letter] = fmean(worlds["".join(sorted(there + letter))] - worlds[there] for there in without)
    return shares


def _same(shares: Mapping[str, Any], others: Mapping[str, float], within: float = CLOSE) -> bool:
    return all(isclose(shares[letter], others[letter], abs_tol=within) for letter in LETTERS)


def _mistakes(shares: Any, worlds: Mapping[str, float]) -> Iterator[Answer]:
    if shares is None:
        yield hint("not begun", "Fill in the table of six orders first, and give check the three means.")
    if not isinstance(shares, Mapping) or set(shares) != set(LETTERS):
        yield hint("letters", 'check wants one number for each letter: {"C": ..., "G": ..., "I": ...}.')
    if not all(isinstance(each, Real) and isfinite(each) for each in shares.values()):
        yield hint("no numbers", "At least one share is no number yet. Three numbers are asked for, such as -0.081.")
    right_ones = shapley(worlds)
    if not _same(shares, right_ones):
        yield _what_was_done(shares, worlds, right_ones)


def _what_was_done(shares: Mapping[str, Any], worlds: Mapping[str, float], right_ones: dict[str, float]) -> Answer:
    """Return the hint for the shorter way that gives these numbers."""
    first = {letter: worlds[letter] - worlds[""] for letter in LETTERS}
    last = {letter: worlds[LETTERS] - worlds[LETTERS.replace(letter, "")] for letter in LETTERS}
    if _same(shares, {letter: -share for letter, share in right_ones.items()}):
        return hint(
            "sign", "All three have the other sign. Is a share the world with the inhibitor less the one without?"
        )
    if _same({letter: float(share) / 100.0 for letter, share in shares.items()}, right_ones, ROUGH):
        return hint("points", "You told points of 100, the worlds are told from 0 to 1. Divide by 100.")
    if _same(shares, first):
        return hint(
            "first only",
            "You switched on each one alone, where nothing else was on. In how many of the six orders does an "
            "inhibitor come first? What of the others? Add up your three and hold them against the whole.",
        )
    if _same(shares, last):
        return hint(
            "last only",
            "You took away each one alone from the firm as it is: what it changes as the last of the three. In the "
            "other orders it comes earlier. Add up your three and hold them against the whole.",
        )
    if any(_same(shares, by_order(worlds, order)) for order in permutations(LETTERS)):
        return hint(
            "one order",
            "These add up, but they are of one order only. Nobody told the inhibitors to queue like that: take the "
            "other five orders, too, and the mean of all six.",
        )
    if _same(shares, _each_world_once(worlds)):
        return hint(
            "each pair once",
            "You took the mean of four differences, each once. Among the six orders two of the four turn up twice. "
            "Which ones?",
        )
    return _what_is_missing(shares, worlds, right_ones)


def _what_is_missing(shares: Mapping[str, Any], worlds: Mapping[str, float], right_ones: dict[str, float]) -> Answer:
    """Return the hint for numbers that no shorter way gives."""
    whole, sum_of_three = worlds[LETTERS] - worlds[""], sum(map(float, shares.values()))
    if _same(shares, right_ones, ROUGH) and all(round(float(share), 3) == share for share in shares.values()):
        return hint(
            "too round", "Near, but three digits cannot tell your way from a shorter one. Give four, such as -0.0812."
        )
    if not isclose(sum_of_three, whole, abs_tol=2.0 * CLOSE):
        return hint(
            "does not add up",
            f"Your three add up to {sum_of_three:.3f}, the whole is {whole:.3f}. Each order's three steps lead from "
            "the first world to the last, so each row of the table adds up by itself: which row does not?",
        )
    return hint(
        "other split",
        "They add up, but each share is not yet its mean over the six orders. Look at C: four of its six differences "
        "come in two equal pairs.",
    )
