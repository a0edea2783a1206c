"""Who an intervention is for: silos and shares of people, as groups that live under parameters of their own."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from empathysim.chance import luck, number, occasion
from empathysim.errors import InputError, nearest
from empathysim.organization.functions import FRONT_LINE
from empathysim.organization.network import Network
from empathysim.scenarios.intervention import Intervention

_CHAMPION = np.uint64(number("champion"))
Members = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Groups:
    """Groups of people and silos that share all interventions.

    Parameters
    ----------
    interventions : for each group those that apply to it, in the scenario's order; group 0 is the firm's.
    employee, silo : int32[n] and int32[S], the group of each employee and silo.
    """

    interventions: tuple[tuple[Intervention, ...], ...]
    employee: NDArray[np.int32]
    silo: NDArray[np.int32]


def groups(network: Network, interventions: Sequence[Intervention], seed: int) -> Groups:
    """Return the groups that these interventions make of an organization.

    Raises
    ------
    InputError : where an intervention names a silo that the organization does not have.
    """
    _refuse_unknown_silos(network, interventions)
    for_all = [not (each.silos or each.people) for each in interventions]
    if all(for_all):
        nobody = np.zeros(network.size, np.int32), np.zeros(network.silos, np.int32)
        return Groups((tuple(interventions),), *nobody)
    people = [_people(network, each, np.uint64(seed)) for each in interventions]
    silos = [_silos(network, each) for each in interventions]
    found: dict[tuple[bool, ...], int] = {tuple(for_all): 0}
    employee = [found.setdefault(tuple(bool(m[i]) for m in people), len(found)) for i in range(network.size)]
    silo = [found.setdefault(tuple(bool(m[s]) for m in silos), len(found)) for s in range(network.silos)]
    applied = [
        tuple(each for each, applies in zip(interventions, combination, strict=True) if applies)
        for combination in found
    ]
    return Groups(tuple(applied), np.array(employee, np.int32), np.array(silo, np.int32))


def _refuse_unknown_silos(network: Network, interventions: Sequence[Intervention]) -> None:
    names = network.silo_names
    unknown = [
        f"intervention on {each.parameter}: there is no silo '{name}'.{nearest(name, names)} "
        f"The organization has {', '.join(names[:12])}{' ...' if len(names) > 12 else ''}."
        for each in interventions
        for name in each.silos
        if name not in names
    ]
    if unknown:
        raise InputError(unknown)


def _silos(network: Network, intervention: Intervention) -> Members:
    """Return for which silos, as silos, an intervention is: bool[S]; a share of people changes no silo."""
    if intervention.people is not None:
        return np.zeros(network.silos, np.bool_)
    if not intervention.silos:
        return np.ones(network.silos, np.bool_)
    return np.array([name in intervention.silos for name in network.silo_names], np.bool_)


def _people(network: Network, intervention: Intervention, seed: Any) -> Members:
    """Return for which employees an intervention is: bool[n].

    Of those who could take part the stated share does, at least one: the most central are those with most
    informal ties, all others are drawn by keyed luck. The draw depends on whom it is from alone: two levers
    for the same people reach the same persons, and a larger share holds the smaller one.
    """
    rows = np.arange(network.size)
    allowed = np.ones(network.size, np.bool_)
    if intervention.silos:
        allowed &= np.array([network.silo_names[s] in intervention.silos for s in network.silo], np.bool_)
    if intervention.people == "managers":
        allowed &= network.is_manager
    if intervention.people == "front_line":
        front = np.array([functions[0] in FRONT_LINE for functions in network.functions], np.bool_)
        allowed &= front[network.silo] & (network.level > 0)
    if intervention.people is None or not allowed.any():
        return allowed
    whom = np.uint64(zlib.crc32(f"{intervention.people} of {sorted(intervention.silos)}".encode()))
    # Compiled code hands back a plain integer: luck must be given 64 unsigned bits again.
    key = np.uint64(occasion(seed, _CHAMPION, np.uint64(0), whom))
    order = np.array([luck(key, int(row)) for row in rows])
    if intervention.people == "most_central":
        low, high = network.pairs()
        order -= np.bincount(np.concatenate((low, high)), minlength=network.size)
    count = max(1, round(intervention.share * int(allowed.sum())))
    chosen = sorted(rows[allowed], key=lambda row: order[row])[:count]
    members = np.zeros(network.size, np.bool_)
    members[chosen] = True
    return members
