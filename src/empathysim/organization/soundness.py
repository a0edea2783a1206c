"""Whether an organization graph can be lived: one that was put together by hand may point at people who are not there.

The compiled loops follow these arrays without looking: what is refused here would read somebody else's memory there.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from empathysim.errors import InputError, quoted
from empathysim.organization.functions import FUNCTIONS
from empathysim.organization.network import Network


def refuse_what_is_unsound(network: Network) -> None:
    """Raise InputError with everything that keeps a network from being lived.

    Networks that were read, generated or made from a networkx graph are sound; the check takes one look at
    each person and tie.
    """
    faults = list(_of_lengths(network))
    if not faults:
        faults = [*_of_silos(network), *_of_people(network), *_of_ties(network)]
    if faults:
        raise InputError(f"the organization: {fault}" for fault in faults)


def _of_lengths(network: Network) -> Iterator[str]:
    for name, one, wanted in (
        *((name, getattr(network, name), network.size) for name in ("silo", "boss", "level")),
        *((name, getattr(network, name), len(network.source)) for name in ("target", "weight")),
        ("functions", network.functions, network.silos),
    ):
        if len(one) != wanted:
            yield f"{name} has {len(one):,} entries where {wanted:,} belong."
    if not network.size:
        yield "there is nobody; at least one person is needed."


def _of_silos(network: Network) -> Iterator[str]:
    if np.any(np.diff(network.silo) < 0) or network.silo[0] < 0 or network.silo[-1] >= network.silos:
        yield f"silo must number the people's silos in ascending order, from 0 to {network.silos - 1}."
        return
    for number in np.flatnonzero(np.bincount(network.silo, minlength=network.silos) == 0):
        yield f"nobody is in the silo {quoted(network.silo_names[number])}; leave it out, or give it people."
    done = {function for has in network.functions for function in has}
    for function in FUNCTIONS:
        if function not in done:
            yield f"no silo does {function}; together they must do {', '.join(FUNCTIONS)}."
    for name, has in zip(network.silo_names, network.functions, strict=True):
        odd = [function for function in has if function not in FUNCTIONS]
        if odd or not has:
            told = f"does {quoted(odd[0])}" if odd else "does nothing"
            yield f"the silo {quoted(name)} {told}; allowed are {', '.join(FUNCTIONS)}."


def _of_people(network: Network) -> Iterator[str]:
    rows, boss = np.arange(network.size), network.boss
    if np.any((boss < 0) | (boss > rows)):
        row = int(np.flatnonzero((boss < 0) | (boss > rows))[0])
        yield f"boss of row {row} is {int(boss[row])}; allowed are rows from 0 up to the person's own, bosses first."
    elif np.any(network.silo[boss] != network.silo):
        yield f"the boss of row {int(np.flatnonzero(network.silo[boss] != network.silo)[0])} is of another silo."


def _of_ties(network: Network) -> Iterator[str]:
    for name, ends in (("source", network.source), ("target", network.target)):
        if np.any((ends < 0) | (ends >= network.size)):
            yield f"{name} of a tie is no row of a person; allowed are 0 to {network.size - 1:,}."
    if np.any(network.source == network.target):
        yield "somebody has a tie with themselves."
    if not np.all((network.weight > 0.0) & (network.weight < np.inf)):
        yield "a tie's weight is no number above 0."
