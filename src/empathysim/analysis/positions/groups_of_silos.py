"""Which silos are shown on their own, and which together: nobody can be told from a group of ten or more.

Where a silo is too small it is shown together with others, and never with nobody else: a single silo that is left out
could be found by subtracting all the others from the firm's total.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.whole_numbers import refuse_unless_whole
from empathysim.errors import InputError
from empathysim.organization.network import Network
from empathysim.wording.rules import SMALLEST_GROUP


@dataclass(frozen=True, eq=False)
class SiloGroups:
    """Groups of silos.

    Parameters
    ----------
    names : of the groups: a silo's own, or that several are shown together.
    of_silo : int[S], the group of each silo.
    people : int[G], desks of each group.
    """

    names: tuple[str, ...]
    of_silo: NDArray[np.intp]
    people: NDArray[np.intp]

    @property
    def size(self) -> int:
        """Number of groups."""
        return len(self.names)

    def added(self, matrix: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return a matrix float64[S, S] between silos added up between groups: float64[G, G]."""
        member = (self.of_silo[:, None] == np.arange(self.size)).astype(np.float64)
        return np.asarray(member.T @ matrix @ member)


def groups_of_silos(network: Network, least: int = 1) -> SiloGroups:
    """Return the groups in which silos may be shown.

    Silos of fewer than `least` people are put together; while these are fewer still, or a single silo, the next
    smallest one joins them.

    Parameters
    ----------
    network : the organization.
    least : people of a group; 10 at least for an organization that was read.

    Raises
    ------
    InputError : where all people together are fewer.
    """
    refuse_unless_whole("least", least, 1)
    fewest = max(least, SMALLEST_GROUP if network.is_imported else 1)
    sizes = np.diff(network.first).astype(np.intp)
    if network.size < fewest:
        raise InputError(
            f"the organization has {network.size} people; nothing is shown of fewer than {fewest} together."
        )
    order = np.argsort(sizes, kind="stable")
    small = int((sizes < fewest).sum())
    while 0 < small < network.silos and (small == 1 or sizes[order[:small]].sum() < fewest):
        small += 1
    together = set(order[:small].tolist())
    alone = [silo for silo in range(network.silos) if silo not in together]
    of_silo = np.full(network.silos, len(alone), dtype=np.intp)
    of_silo[alone] = np.arange(len(alone))
    names = [network.silo_names[silo] for silo in alone]
    if together:
        names.append(f"{len(together)} small silos together" if alone else "all silos together")
    return SiloGroups(tuple(names), of_silo, np.bincount(of_silo, weights=sizes, minlength=len(names)).astype(np.intp))
