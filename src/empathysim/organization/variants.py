"""The same people with other informal ties: for experiments on what ties between silos do.

Who loses a tie and who gains one is decided by keyed luck, so the same seed gives the same variant.
"""

from __future__ import annotations

from dataclasses import replace
from numbers import Integral, Real

import numpy as np
from numpy.typing import NDArray

from empathysim.chance import luck, number, occasion
from empathysim.compiled import entry
from empathysim.errors import InputError, quoted
from empathysim.organization.network import Network
from empathysim.organization.network import Real as Reals

_VARIANT = np.uint64(number("network_variant"))
_REMOVE, _ADD, _SPREAD, _GATHER = (np.uint64(what) for what in range(4))
_ZERO = np.uint64(0)

#: Places of new ties: between silos, within them, anywhere.
BETWEEN, WITHIN, ANYWHERE = 0, 1, 2

#: Largest part of all possible places that is filled; beyond it the search for a free place takes long.
FULLEST = 0.9

#: Most times as many ties between silos.
MOST_FACTOR = 1e9


@entry
def _draw(key: np.uint64, who: NDArray[np.int64], found: Reals) -> None:
    """Write the luck of each of `who` into `found`."""
    for k in range(len(who)):
        found[k] = luck(key, who[k])


def _lucks(key: np.uint64, who: NDArray[np.int64]) -> Reals:
    found = np.empty(len(who))
    with np.errstate(over="ignore"):  # the luck of plain Python wraps around on purpose
        _draw(key, who, found)
    return found


def _new_places(
    network: Network, taken: NDArray[np.int64], wanted: int, where: int, key: np.uint64
) -> NDArray[np.int64]:
    """Return places (source·n + target) that are not among `taken`: pairs are drawn until enough are free."""
    n, drawn = network.size, 0
    found = np.empty(0, dtype=np.int64)
    while len(found) < wanted:
        batch = 4 * (wanted - len(found)) + 64
        lot = _lucks(key, np.arange(drawn, drawn + 2 * batch))
        drawn += 2 * batch
        one = (lot[0::2] * n).astype(np.int64)
        if where == WITHIN:  # anybody, and anybody of the same silo
            home = network.silo[one]
            other = (network.first[home] + lot[1::2] * np.diff(network.first)[home]).astype(np.int64)
        else:
            other = (lot[1::2] * n).astype(np.int64)
        allowed = one != other
        if where == BETWEEN:
            allowed &= network.silo[one] != network.silo[other]
        if network.symmetric:
            one, other = np.minimum(one, other), np.maximum(one, other)
        places = (one * n + other)[allowed]
        places = places[np.sort(np.unique(places, return_index=True)[1])]
        places = places[~np.isin(places, np.concatenate((taken, found)))]
        found = np.concatenate((found, places[: wanted - len(found)]))
    return found


def _occasion(seed: int, what: np.uint64) -> np.uint64:
    if not isinstance(seed, Integral) or isinstance(seed, bool):
        raise InputError(f"seed = {quoted(seed)} must be a whole number.")
    with np.errstate(over="ignore"):
        return np.uint64(occasion(np.uint64(seed % 2**64), _VARIANT, what, _ZERO))


def _room(network: Network, where: int) -> int:
    """Number of places for ties: ordered pairs of people, or unordered ones where ties are symmetric."""
    sizes = np.diff(network.first).astype(np.int64)
    everywhere, inside = network.size * (network.size - 1), int((sizes * (sizes - 1)).sum())
    places = {BETWEEN: everywhere - inside, WITHIN: inside, ANYWHERE: everywhere}[where]
    return places // 2 if network.symmetric else places


def _with(network: Network, kept: NDArray[np.bool_], new: int, weight: Reals, where: int, key: np.uint64) -> Network:
    """Return the network with the links `kept` and `new` new ones, whose weights are `weight` over and over."""
    source, target, old = network.links()
    places = source.astype(np.int64)[kept] * network.size + target[kept]
    if new:
        room = _room(network, where)
        inside = network.silo[source[kept]] == network.silo[target[kept]]
        there = {BETWEEN: int((~inside).sum()), WITHIN: int(inside.sum()), ANYWHERE: len(places)}[where]
        if there + new > FULLEST * room:
            raise InputError(
                f"{there + new:,} ties are asked for where there are places for {room:,}: "
                f"allowed are at most {int(FULLEST * room):,}."
            )
        places = np.concatenate((places, _new_places(network, places, new, where, key)))
    weight = np.concatenate((old[kept], np.resize(weight, new)))
    one, other = (end.astype(np.int32) for end in np.divmod(places, network.size))
    if network.symmetric:
        one, other, weight = np.concatenate((one, other)), np.concatenate((other, one)), np.tile(weight, 2)
    return replace(
        network, source=one, target=other, weight=weight, origin=f"{network.origin or 'generated'}, other ties"
    )


def _is_inside(network: Network) -> NDArray[np.bool_]:
    source, target, _ = network.links()
    return np.asarray(network.silo[source] == network.silo[target])


def without_ties_between(network: Network) -> Network:
    """Return the organization without any informal tie between silos; bosses stay."""
    return _with(network, _is_inside(network), 0, np.ones(1), BETWEEN, _ZERO)


def with_ties_between(network: Network, factor: float, seed: int) -> Network:
    """Return the organization with `factor` times as many ties between silos.

    Below 1, luck decides which ones stay; above 1, new ones join people of two silos at random, with the
    weights of the old ones in turn. Ties within silos are left alone.

    Parameters
    ----------
    network : the organization.
    factor : 0 or more.
    seed : whose luck it is.

    Raises
    ------
    InputError : when the factor is no such number, or more ties are asked for than there is room for.
    """
    if not isinstance(factor, Real) or not 0.0 <= factor <= MOST_FACTOR:
        allowed = f"finite numbers of 0 or more, up to {MOST_FACTOR:,.0f}"
        raise InputError(f"factor = {quoted(factor)}: allowed are {allowed}.")
    source, target, weight = network.links()
    inside = _is_inside(network)
    between = np.flatnonzero(~inside)
    wanted = round(factor * len(between))
    kept = inside.copy()
    places = source.astype(np.int64)[between] * network.size + target[between]
    lots = _lucks(_occasion(seed, _REMOVE), places)
    kept[between[np.argsort(lots, kind="stable")[:wanted]]] = True
    new = max(0, wanted - len(between))
    return _with(network, kept, new, weight[between], BETWEEN, _occasion(seed, _ADD))


def spread(network: Network, seed: int) -> Network:
    """Return the organization with as many ties of the same weights, between any two people at random.

    The share of ties within silos is then that of random mixing.
    """
    nothing = np.zeros(len(network.links()[0]), dtype=bool)
    return _with(network, nothing, len(nothing), network.links()[2], ANYWHERE, _occasion(seed, _SPREAD))


def gathered(network: Network, seed: int) -> Network:
    """Return the organization with as many ties, those between silos replaced by new ones within silos.

    Raises
    ------
    InputError : when the silos have no room for so many.
    """
    inside = _is_inside(network)
    weight = network.links()[2][~inside]
    return _with(network, inside, len(weight), weight, WITHIN, _occasion(seed, _GATHER))
