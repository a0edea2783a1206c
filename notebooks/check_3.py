"""Whether three Shapley shares were computed over all orders."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain, combinations, permutations
from math import isclose
from statistics import fmean
from typing import Any

from lesson import Answer, first_hint, hint
from plain_values import is_missing, named, number, word

LETTERS = "CGI"
WORLDS = ["".join(each) for each in chain.from_iterable(combinations(LETTERS, size) for size in range(4))]
CLOSE = 0.00015
"""How far shares told to four digits may be off."""
ROUGH = 0.0006
"""How far shares may be off that were told to three digits; ways to compute them can lie as close as that."""

Shares = dict[str, float]
_FIRST, _LAST, _ONE_ORDER, _EACH_ONCE = "first only", "last only", "one order", "each pair once"
_WAYS = {
    _FIRST: (
        "You switched on each one alone, where nothing else was on. In how many of the six orders does an inhibitor "
        "come first? What of the others? Add up your three and hold them against the whole."
    ),
    _LAST: (
        "You took away each one alone from the firm as it is: what it changes as the last of the three. In the other "
        "orders it comes earlier. Add up your three and hold them against the whole."
    ),
    _ONE_ORDER: (
        "These add up, but they are of one order only. Nobody told the inhibitors to queue like that: take the other "
        "five orders, too, and the mean of all six."
    ),
    _EACH_ONCE: (
        "You took the mean of four differences, each once. Among the six orders two of the four turn up twice. Which "
        "ones?"
    ),
}
"""What is said of each shorter way to three shares."""


def check(shares: Any, worlds: Mapping[str, float]) -> Answer:
    """Say whether the shares are right, or by which shorter way they were computed.

    Parameters
    ----------
    shares : what each inhibitor changes, by letter: {"C": ..., "G": ..., "I": ...}, in the unit of the worlds.
    worlds : mean empathy by the letters of the inhibitors that are on: "", "C", ..., "CGI".
    """
    there = {letters: number(empathy) for letters, empathy in (named(worlds) or {}).items()}
    whole = {letters: empathy for letters in WORLDS if (empathy := there.get(letters)) is not None}
    if len(whole) < len(WORLDS):
        return hint("no worlds", "The eight worlds are not all there: run the cell that makes `worlds` once more.")
    praise = (
        f"The three add up to {whole[LETTERS] - whole['']:.3f}, the whole difference between the worlds, and no order "
        "was preferred. Which of the three would have looked larger if it had gone first?"
    )
    return first_hint(_mistakes(shares, whole), praise)


def by_order(worlds: Mapping[str, float], order: tuple[str, ...]) -> Shares:
    """Return what each letter changes when its turn comes."""
    there = ["".join(sorted(order[:place])) for place in range(len(order) + 1)]
    return {letter: worlds[there[place + 1]] - worlds[there[place]] for place, letter in enumerate(order)}


def shapley(worlds: Mapping[str, float]) -> Shares:
    """Return the mean change of each letter over all orders."""
    orders = [by_order(worlds, order) for order in permutations(LETTERS)]
    return {letter: fmean(each[letter] for each in orders) for letter in LETTERS}


def _each_world_once(worlds: Mapping[str, float]) -> Shares:
    """Return the plain mean of each letter's four differences."""
    shares = {}
    for letter in LETTERS:
        without = [there for there in worlds if letter not in there]
        shares[letter] = fmean(worlds["".join(sorted(there + letter))] - worlds[there] for there in without)
    return shares


def _shorter_ways(worlds: Mapping[str, float]) -> Iterator[tuple[str, Shares]]:
    """Yield what each shorter way gives, with the name of the mistake."""
    yield _FIRST, {letter: worlds[letter] - worlds[""] for letter in LETTERS}
    yield _LAST, {letter: worlds[LETTERS] - worlds[LETTERS.replace(letter, "")] for letter in LETTERS}
    for order in permutations(LETTERS):
        yield _ONE_ORDER, by_order(worlds, order)
    yield _EACH_ONCE, _each_world_once(worlds)


def _same(shares: Shares, others: Shares, within: float = CLOSE) -> bool:
    return all(isclose(shares[letter], others[letter], abs_tol=within) for letter in LETTERS)


def _mistakes(shares: Any, worlds: Shares) -> Iterator[Answer]:
    if is_missing(shares):
        yield hint("not begun", "Fill in the table of six orders first, and give check the three means.")
    told = {(word(letter) or "").upper(): value for letter, value in (named(shares) or {}).items()}
    if set(told) != set(LETTERS):
        yield hint("letters", 'check wants one number for each letter: {"C": ..., "G": ..., "I": ...}.')
    mine = {letter: share for letter, value in told.items() if (share := number(value)) is not None}
    if len(mine) < len(LETTERS):
        yield hint("no numbers", "At least one share is no number yet. Three numbers are asked for, such as -0.081.")
    if not _same(mine, shapley(worlds)):
        yield from _in_another_unit(mine, worlds)
        yield _what_was_done(mine, worlds)


def _in_another_unit(shares: Shares, worlds: Shares) -> Iterator[Answer]:
    """Yield a hint where the shares are those of any way, long or short, but for the sign or the unit."""
    right_ones, whole = shapley(worlds), worlds[LETTERS] - worlds[""]
    all_ways = [right_ones, *(way for _, way in _shorter_ways(worlds))]

    def is_one_of(change: Callable[[float], float]) -> bool:
        turned = {letter: change(share) for letter, share in shares.items()}
        return any(_same(turned, way, ROUGH) for way in all_ways)

    if is_one_of(lambda share: -share):
        yield hint(
            "sign", "All three have the other sign. Is a share the world with the inhibitor less the one without?"
        )
    if is_one_of(lambda share: share / 100.0) or is_one_of(lambda share: -share / 100.0):
        yield hint("points", "You told points of 100, the worlds are told from 0 to 1. Divide by 100.")
    if any(is_one_of(lambda share, scale=scale: share * whole / scale) for scale in (1.0, 100.0)):
        yield hint(
            "parts of the whole",
            "You told which part of the whole each one is. Tell how much empathy that is, with its sign.",
        )
    if _same({letter: abs(share) / 6.0 for letter, share in shares.items()}, _without_sign(right_ones), ROUGH / 6.0):
        yield hint("six rows", "You added up the six rows. A share is the mean of its column.")


def _without_sign(shares: Shares) -> Shares:
    return {letter: abs(share) for letter, share in shares.items()}


def _what_was_done(shares: Shares, worlds: Shares) -> Answer:
    """Return the hint for the shorter way that gives these numbers, or for what they are not."""
    for way, given in _shorter_ways(worlds):
        if _same(shares, given):
            return hint(way, _WAYS[way])
    if _same(shares, shapley(worlds), ROUGH) and all(round(share, 3) == share for share in shares.values()):
        return hint(
            "too round", "Near, but three digits cannot tell your way from a shorter one. Give four, such as -0.0812."
        )
    whole, sum_of_three = worlds[LETTERS] - worlds[""], sum(shares.values())
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
