"""Questions asked of an organization's informal ties: how much stays within silos, and is that a lot?

Ties are counted as they are held: a directed tie once for each direction, an undirected one once.
Modularity, isolated people and separate parts are those of the undirected simple graph.
People of no silo count as people; the measures of silos leave them and their ties out.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from empathysim.errors import InputError, knows_its_keywords, quoted
from empathysim.organization.network import NO_SILO, Network


def _in_a_silo(network: Network) -> NDArray[np.bool_]:
    """Return who belongs to a silo that was named: bool[n]."""
    return np.array([name != NO_SILO for name in network.silo_names])[network.silo]


def within_share(network: Network) -> float | None:
    """Return the share in [0, 1] of ties that stay within a silo, or None without ties between people in silos."""
    source, target, _ = network.links()
    labelled = _in_a_silo(network)
    both = labelled[source] & labelled[target]
    return float((network.silo[source[both]] == network.silo[target[both]]).mean()) if both.any() else None


def within_share_random(network: Network) -> float | None:
    """Return the share in [0, 1] of pairs of people who are of one silo: the within share if silos did not matter."""
    sizes = np.bincount(network.silo[_in_a_silo(network)]).astype(np.int64)
    people = int(sizes.sum())
    return float((sizes * (sizes - 1)).sum() / (people * (people - 1))) if people > 1 else None


def modularity(network: Network) -> float | None:
    """Return Newman's modularity, in [-1/2, 1), of the silos in the undirected simple graph; None without ties.

    Each pair of people counts once and with weight 1 (Newman & Girvan 2004).
    """
    low, high = network.pairs()
    labelled = _in_a_silo(network)
    both = labelled[low] & labelled[high]
    ends = network.silo[low[both]], network.silo[high[both]]
    pairs = int(both.sum())
    if not pairs:
        return None
    inside = np.bincount(ends[0][ends[0] == ends[1]], minlength=network.silos)
    degree = np.bincount(np.concatenate(ends), minlength=network.silos)
    return float((inside / pairs - (degree / (2 * pairs)) ** 2).sum())


def separate_parts(network: Network) -> int:
    """Return the number of parts that no informal tie joins; a person without ties is a part."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    ties = coo_array((np.ones(len(network.source)), (network.source, network.target)), shape=(network.size,) * 2)
    return int(connected_components(ties, directed=False, return_labels=False))


def isolated(network: Network) -> int:
    """Return the number of people without any informal tie."""
    return network.size - len(np.unique(np.concatenate((network.source, network.target))))


@knows_its_keywords()
def describe(network: Network) -> dict[str, object]:
    """Return what `empathysim organization describe` says of an organization.

    Returns
    -------
    dict : nodes (people), ties, silos (that are named), largest_silo (people), within_share,
        within_share_random, e_i_index ((ties between - ties within)/ties, in [-1, 1]), modularity, isolated,
        components, functions (of each silo). A share of nothing is None.

    Raises
    ------
    InputError : for what is no organization.
    """
    if not isinstance(network, Network):
        raise InputError(f"network = {quoted(network)} is none: give what es.read_organization(path) returns.")
    labelled = _in_a_silo(network)
    sizes = np.bincount(network.silo[labelled], minlength=1)
    share = within_share(network)
    return {
        "nodes": network.size,
        "ties": len(network.links()[0]),
        "silos": int((sizes > 0).sum()),
        "largest_silo": int(sizes.max()),
        "within_share": share,
        "within_share_random": within_share_random(network),
        "e_i_index": None if share is None else 1.0 - 2.0 * share,
        "modularity": modularity(network),
        "isolated": isolated(network),
        "components": separate_parts(network),
        "functions": {
            name: list(functions) for name, functions in zip(network.silo_names, network.functions, strict=True)
        },
    }
