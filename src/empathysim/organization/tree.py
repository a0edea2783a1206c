"""A tree of bosses inside each silo, from the managers, levels and ties that an organization's data name.

The stated rule. Within a silo people keep the manager that was named, if that one is of the same silo. Those
who have none are put in order: the highest level first (the smallest number), then who has most people below,
then who is listened to by most people, then by code. The first is the head of the silo, and the k-th of the
others reports to number (k - 1)//7 of them. A manager in another silo is replaced in the same way, because
customers and news pass silos through informal ties and not through the chain of command: the head of a
department who reports to the chief, say, is the head of a silo here and reports to nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

#: People who report to one boss where bosses are not known.
SPAN = 7


def code_order(code: str) -> tuple[int, str]:
    """Return a key that puts numbers first, 9 before 10, and then words by the alphabet."""
    return (len(code), code) if code.isdigit() else (1_000_000, code)


@dataclass(frozen=True)
class Tree:
    """Bosses inside silos.

    Parameters
    ----------
    order : the people, silo by silo, heads first and bosses before their people.
    boss : boss of each person, by the place in the input; the own place for heads.
    level : steps below the head of the silo.
    placed : number of people (heads not counted) who had no manager and were given one.
    moved : number of people whose manager is of another silo, and who were given one of theirs.
    heads_moved : number of heads of silos whose manager is of another silo; they report to nobody.
    """

    order: list[int]
    boss: list[int]
    level: list[int]
    placed: int
    moved: int
    heads_moved: int


def loops(boss: Sequence[int]) -> list[list[int]]:
    """Return the circles of people who report to each other; -1 or oneself is the top."""
    state = [0] * len(boss)  # 0 not met, 1 on the way up from the present person, 2 known to reach a top
    found = []
    for person in range(len(boss)):
        way, place = [], person
        while place >= 0 and state[place] == 0:
            state[place] = 1
            way.append(place)
            place = boss[place] if boss[place] != place else -1
        if place >= 0 and state[place] == 1:
            found.append(way[way.index(place) :])
        for each in way:
            state[each] = 2
    return found


def grow(
    codes: Sequence[str],
    silo: Sequence[int],
    manager: Sequence[int],
    rank: Sequence[float],
    listened_to: Sequence[int],
) -> Tree:
    """Return the tree of bosses.

    Parameters
    ----------
    codes : the people's codes.
    silo : number of each person's silo, from 0 without gaps.
    manager : place of each person's manager, -1 or the own place for none; without loops.
    rank : level in the data, smaller is higher; the same for all where it is not known.
    listened_to : number of people who listen to the person.
    """
    people = range(len(codes))
    named = [manager[person] if manager[person] != person else -1 for person in people]
    boss = [up if up >= 0 and silo[up] == silo[person] else -1 for person, up in enumerate(named)]
    away = [person for person, up in enumerate(named) if up >= 0 > boss[person]]
    below = _people_below(boss)
    key = [(rank[p], -below[p], -listened_to[p], *code_order(codes[p])) for p in people]
    tops: list[list[int]] = [[] for _ in range(max(silo) + 1)]
    for person in sorted(people, key=key.__getitem__):
        if boss[person] < 0:
            tops[silo[person]].append(person)
    for group in tops:
        for place, person in enumerate(group):
            boss[person] = person if place == 0 else group[(place - 1) // SPAN]
    level = _levels(boss)
    placed = sum(up < 0 for up in named) - sum(named[group[0]] < 0 for group in tops)
    order = sorted(people, key=lambda person: (silo[person], level[person], *key[person]))
    heads_moved = sum(boss[person] == person for person in away)
    return Tree(order, boss, level, placed, len(away) - heads_moved, heads_moved)


def _people_below(boss: Sequence[int]) -> list[int]:
    """Number of people below each person, in any number of steps."""
    below = [0] * len(boss)
    waiting = [0] * len(boss)  # reports who have not been counted yet
    for up in boss:
        if up >= 0:
            waiting[up] += 1
    ready = [person for person in range(len(boss)) if waiting[person] == 0]
    for person in ready:  # grows while it is walked: every person comes after all the people below
        up = boss[person]
        if up >= 0:
            below[up] += below[person] + 1
            waiting[up] -= 1
            if waiting[up] == 0:
                ready.append(up)
    return below


def _levels(boss: Sequence[int]) -> list[int]:
    """Steps from each person to the head."""
    level = [-1] * len(boss)
    for person in range(len(boss)):
        way, place = [], person
        while level[place] < 0 and boss[place] != place:
            way.append(place)
            place = boss[place]
        level[place] = max(level[place], 0)
        for each in reversed(way):
            level[each] = level[boss[each]] + 1
    return level
