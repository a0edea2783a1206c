"""Ties of the same people, cut and joined: bridges between silos, and boundary spanners who lose theirs.

Nobody's row changes, so that keyed luck stays with the same persons; an operation of nothing is the network itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from numbers import Integral
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from empathysim.chance import luck, number, occasion
from empathysim.errors import InputError, nearest, quoted
from empathysim.organization.network import Network, Real

Centrality = Literal["ties_between", "betweenness"]
Rows = NDArray[np.intp]

_VARIANT = np.uint64(number("network_variant"))
_BRIDGE, _MAKE_ROOM, _CUT = (np.uint64(what) for what in (4, 5, 6))
_ZERO = np.uint64(0)

#: Most sources from which shortest paths are counted; more people than that are sampled (Brandes & Pich 2007).
MOST_SOURCES = 256

#: Largest part of all places between silos that is filled; beyond it the search for a free one takes long.
FULLEST = 0.9


def with_bridges(network: Network, ties: int, seed: int, *, moved: bool = False) -> Network:
    """Return the organization with so many more ties between people of two silos, drawn by keyed luck.

    Parameters
    ----------
    network : the organization.
    ties : how many, 0 or more; each weighs as much as a tie in the mean.
    seed : whose luck it is; more ties hold the fewer ones.
    moved : whether as many ties within silos are cut, so that people have as many ties as before in the mean.

    Raises
    ------
    InputError : where there is no room for so many, or too few ties within silos to move.
    """
    _refuse_count(ties, "ties")
    source, target, weight = network.links()
    inside = np.flatnonzero(network.silo[source] == network.silo[target])
    _refuse_bridges(network, ties, len(inside) if moved else None, len(source) - len(inside))
    if ties == 0:
        return network
    kept = np.ones(len(source), dtype=np.bool_)
    if moved:
        kept[_drawn(network, inside, ties, seed, _MAKE_ROOM)] = False
    new = np.array(list(_strangers(network, ties, seed)), dtype=np.int64)
    places = np.concatenate((source[kept] * network.size + target[kept], new))
    mean = float(weight.mean()) if len(weight) else 1.0
    told = f"{ties:,} ties {'moved' if moved else 'added'} between silos"
    return _with_places(network, places, np.concatenate((weight[kept], np.full(ties, mean))), told)


def spanners(network: Network, people: int, by: Centrality = "ties_between") -> Rows:
    """Return the rows of the boundary spanners: those who join the silos most.

    Parameters
    ----------
    network : the organization.
    people : how many, 1 or more.
    by : the number of ties to other silos (Tushman & Scanlan 1981), or the share of shortest paths that pass the
        person (Freeman 1977). Among equals the lower row comes first.

    Raises
    ------
    InputError : for more people than there are, or another measure.
    """
    _refuse_count(people, "people", 1)
    if by not in get_args(Centrality):
        raise InputError(f"by = {quoted(by)} must be one of {', '.join(get_args(Centrality))}."
                         f"{nearest(str(by), get_args(Centrality))}")  # fmt: skip
    if people > network.size:
        raise InputError(f"people = {people:,}: the organization has {network.size:,}.")
    score = _betweenness(network) if by == "betweenness" else _ties_between(network)
    return np.sort(np.argsort(-score, kind="stable")[:people])


def ties_to_other_silos(network: Network, people: Rows) -> Rows:
    """Return which ties of `network.links()` join one of these people to another silo."""
    source, target, _ = network.links()
    across = network.silo[source] != network.silo[target]
    return np.flatnonzero(across & (np.isin(source, people) | np.isin(target, people)))


def ties_of_others(network: Network, people: Rows, ties: int, seed: int, *, between: bool) -> Rows:
    """Return so many ties of `network.links()`, drawn by keyed luck, that these people have no part in.

    Parameters
    ----------
    network : the organization.
    people : whose ties are spared.
    ties : how many; all there are, where there are fewer.
    seed : whose luck it is.
    between : whether only ties between silos are drawn.
    """
    source, target, _ = network.links()
    allowed = ~(np.isin(source, people) | np.isin(target, people))
    if between:
        allowed &= network.silo[source] != network.silo[target]
    there = np.flatnonzero(allowed)
    return _drawn(network, there, min(ties, len(there)), seed, _CUT)


def without(network: Network, ties: Rows) -> Network:
    """Return the organization without these ties of `network.links()`; bosses stay."""
    if not len(ties):
        return network
    source, target, weight = network.links()
    kept = np.ones(len(source), dtype=np.bool_)
    kept[ties] = False
    places = source[kept].astype(np.int64) * network.size + target[kept]
    return _with_places(network, places, weight[kept], f"{len(ties):,} ties cut")


def _with_places(network: Network, places: NDArray[np.int64], weight: Real, told: str) -> Network:
    one, other = (end.astype(np.int32) for end in np.divmod(places, network.size))
    if network.symmetric:
        one, other, weight = np.concatenate((one, other)), np.concatenate((other, one)), np.tile(weight, 2)
    return replace(network, source=one, target=other, weight=weight, origin=f"{network.origin or 'generated'}, {told}")


def _key(seed: int, what: np.uint64) -> np.uint64:
    with np.errstate(over="ignore"):  # the luck of plain Python wraps around on purpose
        return np.uint64(occasion(np.uint64(seed % 2**64), _VARIANT, what, _ZERO))


def _drawn(network: Network, ties: Rows, count: int, seed: int, what: np.uint64) -> Rows:
    """Return `count` of these ties, by the luck of the pair that each joins."""
    source, target, _ = network.links()
    key = _key(seed, what)
    places = source[ties].astype(np.int64) * network.size + target[ties]
    with np.errstate(over="ignore"):
        lots = np.array([luck(key, int(place)) for place in places])
    return ties[np.argsort(lots, kind="stable")[:count]]


def _strangers(network: Network, ties: int, seed: int) -> Iterator[int]:
    """Yield places (source·n + target) of people of two silos who have no tie yet, each once."""
    source, target, _ = network.links()
    n, key, draw = network.size, _key(seed, _BRIDGE), 0
    taken = set((source * n + target).tolist())
    while ties:
        with np.errstate(over="ignore"):
            one, other = int(luck(key, draw) * n), int(luck(key, draw + 1) * n)
        draw += 2
        if network.symmetric and one > other:
            one, other = other, one
        if network.silo[one] != network.silo[other] and one * n + other not in taken:
            taken.add(one * n + other)
            ties -= 1
            yield one * n + other


def _ties_between(network: Network) -> Real:
    """Return with how many people of other silos each person has a tie: float64[n]."""
    low, high = network.pairs()
    across = network.silo[low] != network.silo[high]
    return np.bincount(np.concatenate((low[across], high[across])), minlength=network.size).astype(np.float64)


def _betweenness(network: Network) -> Real:
    """Return which share of shortest paths between others passes each person, ties of any direction: float64[n]."""
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(network.size))
    graph.add_edges_from(zip(*(end.tolist() for end in network.pairs()), strict=True))
    found = nx.betweenness_centrality(graph, k=min(network.size, MOST_SOURCES), seed=0)
    return np.array([found[row] for row in range(network.size)])


def _refuse_count(count: object, name: str, least: int = 0) -> None:
    if not isinstance(count, Integral) or isinstance(count, bool) or int(count) < least:
        raise InputError(f"{name} = {quoted(count)} must be a whole number of {least} or more.")


def _refuse_bridges(network: Network, ties: int, inside: int | None, between: int) -> None:
    """Raise InputError where there is no room between the silos, or too little within them to move."""
    sizes = np.diff(network.first).astype(np.int64)
    places = network.size**2 - int((sizes**2).sum())
    room = int(FULLEST * (places // 2 if network.symmetric else places)) - between
    faults = []
    if ties > max(0, room):
        faults.append(f"ties = {ties:,}: between the silos there is room for at most {max(0, room):,} more.")
    if inside is not None and ties > inside:
        faults.append(f"ties = {ties:,} cannot be moved: there are {inside:,} within the silos.")
    if faults:
        raise InputError(faults)
