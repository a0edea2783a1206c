"""Two silos made one, and one made two: pairs of organizations with the same people in the same rows.

Silos stand side by side in the rows of a network, and luck is keyed by row. So each operation returns the
organization before and after: before is the one that was given, with its rows so arranged that nobody has to move.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from empathysim.errors import InputError, nearest, quoted
from empathysim.organization.functions import FUNCTIONS, ordered
from empathysim.organization.journeys import planned_work
from empathysim.organization.network import Network, Whole

#: Fewest people of a silo that can be split.
FEWEST_TO_SPLIT = 4

Rows = NDArray[np.intp]


def merging(network: Network, one: str, other: str) -> tuple[Network, Network]:
    """Return the organization before and after two silos become one.

    The people of both have one head, that of the silo that stands first; the other head reports to it. The silo does
    what both did, and all ties stay.

    Raises
    ------
    InputError : where there are no two such silos.
    """
    first, second = sorted((silo_of(network, one), silo_of(network, other)))
    if first == second:
        raise InputError(f"silo {quoted(one)} cannot be merged with itself; name two.")
    places = [silo for silo in range(network.silos) if silo != second]
    places.insert(places.index(first) + 1, second)
    before = _silos_in_order(network, places)
    home = places.index(first)
    silo = before.silo - (before.silo > home)
    boss = before.boss.copy()
    boss[before.first[home + 1]] = before.first[home]
    names, does = list(before.silo_names), list(before.functions)
    names[home : home + 2] = [_new_name(f"{names[home]}+{names[home + 1]}", names)]
    does[home : home + 2] = [ordered({*does[home], *does[home + 1]})]
    return before, _reshaped(before, silo, boss, names, does, f"{one} and {other} merged")


def splitting(network: Network, name: str, problem_factor: float = 1.0) -> tuple[Network, Network]:
    """Return the organization before and after one silo becomes two.

    Whole teams leave, bosses with their people; the head of the largest heads the new silo, in which the others
    report to that person. A silo of several functions divides them, and its people by their planned work; one of a
    single function does it in both, with half of the people each. All ties stay.

    Parameters
    ----------
    network : the organization.
    name : the silo; it has four people or more.
    problem_factor : how many times as often as usual customers have a problem, 0 or more.

    Raises
    ------
    InputError : where there is no such silo, or it is too small.
    """
    home = silo_of(network, name)
    begin, end = network.first[home], network.first[home + 1]
    if end - begin < FEWEST_TO_SPLIT:
        raise InputError(f"silo {quoted(name)} has {end - begin} people; to split it takes {FEWEST_TO_SPLIT} or more.")
    stay, leave, share = _divided(network.functions[home], problem_factor)
    teams = _teams_that_leave(network, home, share)
    gone = np.concatenate(teams)
    rows = np.arange(network.size)
    order = np.concatenate((rows[:begin], np.setdiff1d(rows[begin:end], gone), gone, rows[end:]))
    before = _people_in_order(network, order)
    middle = end - len(gone)
    silo = before.silo + (np.arange(network.size) >= middle)
    boss = before.boss.copy()
    heads = middle + np.cumsum([0, *(len(team) for team in teams[:-1])])
    boss[heads] = middle
    names, does = list(before.silo_names), list(before.functions)
    names[home : home + 1] = [_new_name(f"{name}_1", names), _new_name(f"{name}_2", names)]
    does[home : home + 1] = [stay, leave]
    return before, _reshaped(before, silo, boss, names, does, f"{name} split")


def silo_of(network: Network, name: str) -> int:
    """Return the number of a silo by its name.

    Raises
    ------
    InputError : for a silo that the organization does not have.
    """
    if name not in network.silo_names:
        known = network.silo_names
        told = f"{', '.join(known[:12])}{' ...' if len(known) > 12 else ''}"
        raise InputError(f"there is no silo {quoted(name)}.{nearest(str(name), known)} The organization has {told}.")
    return network.silo_names.index(name)


def _divided(functions: tuple[str, ...], problem_factor: float) -> tuple[tuple[str, ...], tuple[str, ...], float]:
    """Return the functions that stay, those that leave, and the share of people that leaves with them."""
    if len(functions) == 1:
        return functions, functions, 0.5
    work = dict(zip(FUNCTIONS, planned_work(problem_factor), strict=True))
    total = sum(work[name] for name in functions)
    part = [sum(work[name] for name in functions[cut:]) / total for cut in range(1, len(functions))]
    cut = 1 + min(range(len(part)), key=lambda k: abs(part[k] - 0.5))
    return functions[:cut], functions[cut:], part[cut - 1]


def _teams_that_leave(network: Network, home: int, share: float) -> list[Rows]:
    """Return the rows of whole teams, the largest that fit first, each boss before the boss's people."""
    begin, end = int(network.first[home]), int(network.first[home + 1])
    below: list[list[int]] = [[row] for row in range(begin, end)]
    for row in range(end - 1, begin, -1):
        below[network.boss[row] - begin] += below[row - begin]
    people, left = end - begin, set(range(begin + 1, end))
    wanted = min(max(2, round(share * people)), people - 2)
    teams: list[Rows] = []
    for team in sorted(below[1:], key=lambda team: (-len(team), team[0])):
        if len(team) <= wanted and left.issuperset(team):
            teams.append(np.array(sorted(team)))
            left.difference_update(team)
            wanted -= len(team)
    return teams


def _silos_in_order(network: Network, places: list[int]) -> Network:
    """Return the organization with its silos in this order."""
    if places == sorted(places):
        return network
    order = np.concatenate([np.arange(network.first[silo], network.first[silo + 1]) for silo in places])
    moved = _people_in_order(network, order)
    new = np.argsort(np.array(places))
    return replace(
        moved,
        silo=new[moved.silo].astype(np.int32),
        silo_names=tuple(network.silo_names[silo] for silo in places),
        functions=tuple(network.functions[silo] for silo in places),
    )


def _people_in_order(network: Network, order: Rows) -> Network:
    """Return the organization with its people in this order of old rows."""
    if np.array_equal(order, np.arange(network.size)):
        return network
    row_of = np.argsort(order)
    return replace(
        network,
        ids=tuple(network.ids[row] for row in order),
        silo=network.silo[order],
        boss=row_of[network.boss[order]].astype(np.int32),
        level=network.level[order],
        source=row_of[network.source].astype(np.int32),
        target=row_of[network.target].astype(np.int32),
        origin=f"{network.origin or 'generated'}, rows in another order",
    )


def _reshaped(
    network: Network, silo: Whole, boss: Whole, names: list[str], does: list[tuple[str, ...]], told: str
) -> Network:
    """Return the organization with other silos and bosses; levels follow."""
    level = np.zeros(network.size, np.int32)
    for row in range(network.size):
        if boss[row] != row:
            level[row] = level[boss[row]] + 1
    return replace(
        network, silo=silo.astype(np.int32), boss=boss, level=level, silo_names=tuple(names), functions=tuple(does),
        origin=f"{network.origin or 'generated'}, {told}",
    )  # fmt: skip


def _new_name(name: str, taken: list[str]) -> str:
    while name in taken:
        name += "'"
    return name
