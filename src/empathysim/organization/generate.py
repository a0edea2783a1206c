"""An organization from a few numbers: silos in proportion to their work, a tree of bosses, ties by luck.

Pairs are not asked one by one whether they know each other: the number of pairs to the next tie is drawn
(Batagelj & Brandes 2005), so that cost grows with people and ties and not with the square of people.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from empathysim.chance import luck, number, occasion
from empathysim.compiled import entry, rule
from empathysim.errors import InputError, knows_its_keywords, quoted
from empathysim.organization.functions import FUNCTIONS, ordered
from empathysim.organization.journeys import planned_work
from empathysim.organization.network import Network, Whole
from empathysim.organization.request import (
    MOST_PEOPLE,
    MOST_SILOS,
    TIES_BETWEEN,
    TIES_WITHIN,
    is_whole,
    refuse_what_cannot_be,
)

__all__ = ["MOST_PEOPLE", "MOST_SILOS", "TIES_BETWEEN", "TIES_WITHIN", "draw_ties", "draw_tree", "generate"]

_WITHIN = np.uint64(number("tie_within"))
_ACROSS = np.uint64(number("tie_across"))
_NEVER = 2**62


@rule
def _gap(key: np.uint64, draw: int, chance: float) -> int:
    """Number of pairs without a tie before the next one: a geometric draw."""
    if chance >= 1.0:
        return 0
    if chance <= 0.0:
        return _NEVER
    gap = math.log(luck(key, draw)) / math.log1p(-chance)
    return int(gap) if gap < _NEVER else _NEVER


@entry
def draw_ties(
    seed: np.uint64, first: Whole, within: float, between: float, source: Whole, target: Whole
) -> tuple[int, int]:
    """Draw the ties into `source` and `target` as far as they have room; return their number and that of draws.

    A silo has its own luck for the ties inside it, and for its ties to the silos before it.
    """
    count, draws, room = 0, 0, len(source)
    n = first[-1]
    for silo in range(len(first) - 1):
        begin, people = first[silo], first[silo + 1] - first[silo]
        zero = np.uint64(0)
        key = occasion(seed, _WITHIN, np.uint64(silo), zero)
        chance = min(1.0, within / people)
        mine, other, draw = 1, _gap(key, 0, chance), 0
        while mine < people:  # pairs stand in the order (1,0) (2,0) (2,1) (3,0) ...
            while mine < people and other >= mine:
                other -= mine
                mine += 1
            if mine < people:
                if count < room:
                    source[count], target[count] = begin + other, begin + mine
                count, draw = count + 1, draw + 1
                other += 1 + _gap(key, draw, chance)
        draws += draw + 1
        key = occasion(seed, _ACROSS, np.uint64(silo), zero)
        chance = min(1.0, between / n)
        place, draw = _gap(key, 0, chance), 0
        while place < people * begin:
            if count < room:
                source[count], target[count] = place % begin, begin + place // begin
            count, draw = count + 1, draw + 1
            place += 1 + _gap(key, draw, chance)
        draws += draw + 1
    return count, draws


@entry
def draw_tree(first: Whole, span: int, silo: Whole, boss: Whole, level: Whole) -> int:
    """Let member k of each silo report to its member (k - 1)//span; return the number of levels."""
    levels = 0
    for s in range(len(first) - 1):
        for row in range(first[s], first[s + 1]):
            silo[row] = s
            boss[row] = row if row == first[s] else first[s] + (row - first[s] - 1) // span
            level[row] = 0 if row == first[s] else level[boss[row]] + 1
            levels = max(levels, level[row] + 1)
    return levels


def groups_of(silos: int, work: dict[str, float]) -> list[tuple[tuple[str, ...], int]]:
    """Return groups of functions, and over how many silos each group is shared out.

    Six silos are one for each function. With fewer, the two groups with least planned work are joined again
    and again; with more, the function with most work for each of its silos gets one more of them.
    """
    groups: list[tuple[str, ...]] = [(name,) for name in FUNCTIONS]
    while len(groups) > silos:
        by_work = sorted(groups, key=lambda group: (sum(work[name] for name in group), group))
        joined = ordered({*by_work[0], *by_work[1]})
        groups = sorted([*by_work[2:], joined], key=lambda group: FUNCTIONS.index(group[0]))
    parts = [1] * len(groups)
    for _ in range(silos - len(groups)):  # only ever six groups of one function here
        parts[max(range(len(groups)), key=lambda k: work[groups[k][0]] / parts[k])] += 1
    return list(zip(groups, parts, strict=True))


def silo_sizes(employees: int, groups: list[tuple[tuple[str, ...], int]], work: dict[str, float]) -> list[int]:
    """Return the people of each silo, 2 or more: in proportion to planned work, rounded, the rest in service."""
    least = [2 * parts for _, parts in groups]
    people = [round(employees * sum(work[name] for name in group)) for group, _ in groups]
    people = [max(some, few) for some, few in zip(people, least, strict=True)]
    rest = next(k for k, (group, _) in enumerate(groups) if "service" in group)
    people[rest] += employees - sum(people)
    while people[rest] < least[rest]:  # very small firms: the group with most to spare gives one
        people[max(range(len(people)), key=lambda k: people[k] - least[k])] -= 1
        people[rest] += 1
    evenly = zip(people, (parts for _, parts in groups), strict=True)
    return [some // parts + (part < some % parts) for some, parts in evenly for part in range(parts)]


@knows_its_keywords()
def generate(
    employees: int = 150,
    *,
    seed: int = 0,
    span: int = 7,
    problem_factor: float = 1.0,
    silos: int | None = None,
    depth: int | None = None,
    ties_within: float = 1.0,
    ties_between: float = 1.0,
) -> Network:
    """Return an organization of so many people.

    Parameters
    ----------
    employees : people, 2 for each silo to 1,000,000.
    seed : whose luck it is; the same seed gives the same organization.
    span : people who report to one boss, 1 to 1,000,000.
    problem_factor : how many times as often as usual customers have a problem; decides the silos' sizes.
    silos : number of silos, 1 to 2,000; None is six, one for each function.
    depth : most levels in a silo, 2 or more: the span is raised until the tree fits. None sets no limit.
    ties_within, ties_between : factors on the number of informal ties within and between silos, 0 or more.

    Raises
    ------
    InputError : for numbers outside these bounds, all of them at once.
    """
    refuse_what_cannot_be(
        employees, span=span, problem_factor=problem_factor, silos=silos, depth=depth,
        ties_within=ties_within, ties_between=ties_between,
    )  # fmt: skip
    if not is_whole(seed):
        raise InputError(f"seed = {quoted(seed)} must be a whole number.")
    silos = len(FUNCTIONS) if silos is None else silos
    work = dict(zip(FUNCTIONS, planned_work(problem_factor), strict=True))
    groups = groups_of(silos, work)
    first = np.cumsum([0, *silo_sizes(employees, groups, work)], dtype=np.int32)
    silo, boss, level = (np.empty(employees, dtype=np.int32) for _ in range(3))
    while draw_tree(first, span, silo, boss, level) > (depth or employees):
        span += 1
    source, target = _drawn(np.uint64(seed % 2**64), first, ties_within * TIES_WITHIN, ties_between * TIES_BETWEEN)
    return Network(
        ids=tuple(map("E{}".format, range(1, employees + 1))),
        silo=silo, boss=boss, level=level,
        silo_names=tuple(
            "+".join(group) + (f"_{part + 1}" if parts > 1 else "") for group, parts in groups for part in range(parts)
        ),
        functions=tuple(group for group, parts in groups for _ in range(parts)),
        source=np.concatenate((source, target)), target=np.concatenate((target, source)),
        weight=np.ones(2 * len(source)), symmetric=True,
    )  # fmt: skip


def _drawn(seed: np.uint64, first: Whole, within: float, between: float) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return the ties, each once: luck is keyed, so what had no room is simply drawn again."""
    people = int(first[-1])
    room = int(min((within + between) * 0.6 * people + 64, people * (people - 1) / 2))
    with np.errstate(over="ignore"):  # the luck of plain Python wraps around on purpose
        while True:
            source, target = np.empty(room, dtype=np.int32), np.empty(room, dtype=np.int32)
            count, _ = draw_ties(seed, first, within, between, source, target)
            if count <= room:
                return source[:count].copy(), target[:count].copy()
            room = count
