"""Who serves: the silo of a function, the desk in a silo, and the wrong door."""

from __future__ import annotations

from typing import Any

from empathysim.chance import luck
from empathysim.compiled import rule


@rule
def serving_silo(world: Any, function: int, occasion: Any, who: int) -> int:
    """Return the silo that serves a function: by luck, in proportion to the work weights of those that do."""
    first, end = world.servers_start[function], world.servers_start[function + 1]
    if end - first == 1:
        return int(world.servers[first])
    total = 0.0
    for k in range(first, end):
        total += world.work[world.silos[world.servers[k]].end - 1]
    mark = luck(occasion, who) * total
    for k in range(first, end):
        weight = world.work[world.silos[world.servers[k]].end - 1]
        if mark < weight:
            return int(world.servers[k])
        mark -= weight
    return int(world.servers[first])


@rule
def serving_desk(world: Any, s: int, luck: float) -> int:
    """Return the row of the employee of silo s who serves, by luck in proportion to work weight; else its head."""
    silo = world.silos[s]
    low, high = silo.first, silo.end - 1
    mark = luck * world.work[high]
    if world.work[high] <= 0.0:
        return int(silo.first)
    while low < high:
        middle = (low + high) // 2
        if world.work[middle] > mark:
            high = middle
        else:
            low = middle + 1
    return int(low)


@rule
def wrong_door(world: Any, right: int, luck: float) -> int:
    """Return a serving silo other than the right one, each as likely; -1 where there is none."""
    others = 0
    for s in world.serving:
        if s != right:
            others += 1
    if others == 0:
        return -1
    left = int(luck * others)
    for s in world.serving:
        if s != right:
            if left == 0:
                return int(s)
            left -= 1
    return -1
