"""One scenario lived in two organization graphs under the same luck."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from demo_bank import TODAY

import empathysim as es
from empathysim.analysis.paired_difference import PairedDifference, difference_in
from empathysim.organization.graphs import from_graph


def in_pairs(before: Any, after: Any, outcome: str, *, seeds: Sequence[int], weeks: int) -> PairedDifference:
    """Return what changes in an outcome of Demo Bank from one graph to the other.

    Parameters
    ----------
    before, after : networkx graphs of the same people, each with an attribute `silo`.
    outcome : name of a reading, such as "context": the part of a customer's story left at the end of a journey.
    seeds : whose luck both live, each in turn.
    weeks : how long.
    """
    networks = from_graph(before), from_graph(after)
    runs = [
        [es.simulate(TODAY, organization=network, seed=seed, weeks=weeks).summary for seed in seeds]
        for network in networks
    ]
    old, new = (np.array([run[outcome] for run in runs_of_one]) for runs_of_one in runs)
    revenue = float(np.mean([run["revenue"] for run in runs[0]]))
    return difference_in(outcome, old, new, revenue=revenue, is_one_world=bool(np.array_equal(old, new)))
