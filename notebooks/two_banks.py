"""One scenario lived in two organization graphs under the same luck."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import networkx as nx
import numpy as np
from demo_bank import TODAY

import empathysim as es
from empathysim.analysis.paired_difference import PairedDifference, difference_in
from empathysim.analysis.worlds import seeds_of
from empathysim.errors import InputError, all_of, nearest, quoted
from empathysim.organization.graphs import from_graph
from empathysim.outcomes.readings import READINGS


@dataclass(frozen=True, eq=False, kw_only=True)
class TwoBanks(PairedDifference):
    """The difference in one outcome between two graphs, which are kept as they were when they were lived.

    Parameters
    ----------
    before, after : the two graphs.
    weeks : how long each was lived.
    """

    before: nx.Graph = field(repr=False)
    after: nx.Graph = field(repr=False)
    weeks: int


def in_pairs(before: Any, after: Any, outcome: str, *, seeds: int | Sequence[int], weeks: int) -> TwoBanks:
    """Return what changes in an outcome of Demo Bank from one graph to the other.

    Parameters
    ----------
    before, after : networkx graphs of the same people, each with an attribute `silo`.
    outcome : name of a reading, such as "context": the part of a customer's story left at the end of a journey.
    seeds : whose luck both live, each in turn; a number means so many, from 0 on.
    weeks : how long.

    Raises
    ------
    InputError : for graphs, an outcome or seeds that cannot be, all of it at once.
    """
    *networks, _, told = all_of(
        lambda: from_graph(before, name="before"),
        lambda: from_graph(after, name="after"),
        lambda: _refuse_no_reading(outcome),
        lambda: seeds_of(seeds, 2),
    )
    runs = [
        [es.simulate(TODAY, organization=network, seed=seed, weeks=weeks).summary for seed in told]
        for network in networks
    ]
    old, new = (np.array([run[outcome] for run in runs_of_one]) for runs_of_one in runs)
    revenue = float(np.mean([run["revenue"] for run in runs[0]]))
    found = difference_in(outcome, old, new, revenue=revenue, is_one_world=bool(np.array_equal(old, new)))
    return TwoBanks(**vars(found), before=before.copy(), after=after.copy(), weeks=weeks)


def _refuse_no_reading(outcome: Any) -> None:
    if not isinstance(outcome, str) or outcome not in READINGS:
        raise InputError(f"outcome = {quoted(outcome)} is no reading.{nearest(str(outcome), READINGS)}")
