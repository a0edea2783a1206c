"""Who reports to whom, who listens to whom, and who sits in which silo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from empathysim.in_notebooks import ShowsItself

if TYPE_CHECKING:
    import networkx as nx

Whole = NDArray[np.int32]
Real = NDArray[np.float64]

#: Weight with which people listen to their boss, bosses to their people, and the head of a silo to itself.
TO_BOSS, TO_SUBORDINATE, HEAD_TO_SELF = 1.0, 0.5, 1.5

#: Half of a full bridge: ties per person between two silos at which half of what can be carried over is.
HALF_BRIDGE = 0.5

#: Name of the silo of people who named none. They live in it, and measures of silos leave them out.
NO_SILO = "no silo"


@dataclass(frozen=True)
class Note:
    """Something that was seen while an organization was read.

    Parameters
    ----------
    code : short name of the kind of note.
    level : an error stops, a warning should be looked at, a note informs.
    row : first row of the file that it is about (the header is row 1), or None.
    column : column of the file, or None.
    text : the sentence to show.
    """

    code: str
    level: Literal["error", "warning", "note"]
    row: int | None
    column: str | None
    text: str


@dataclass(frozen=True, eq=False, repr=False)
class Network(ShowsItself):
    """An organization as a graph.

    Parameters
    ----------
    ids : n codes, one for each person; silo by silo, the head first, every boss before the people of theirs.
    silo : int32[n], number of the person's silo.
    boss : int32[n], row of the boss; the own row for the head of a silo.
    level : int32[n], steps below the head of the silo; 0 for the head.
    silo_names : S names.
    functions : for each silo its functions, at least one; together all six.
    source, target : int32[m], informal ties: source listens to target. No self-ties, each pair at most once.
    weight : float64[m], strength of each tie, above 0.
    symmetric : whether every tie is held in both directions.
    notes : what was seen when the organization was read.
    is_imported : whether it describes real people; figures of single persons are not shown then.
    origin : where it was read and how, so that it can be read again; '' for what was not read. No result
        depends on it.
    """

    ids: tuple[str, ...]
    silo: Whole
    boss: Whole
    level: Whole
    silo_names: tuple[str, ...]
    functions: tuple[tuple[str, ...], ...]
    source: Whole
    target: Whole
    weight: Real
    symmetric: bool
    notes: tuple[Note, ...] = ()
    is_imported: bool = False
    origin: str = ""

    def __repr__(self) -> str:
        """Return how large it is, and nobody's code: notebooks keep what they print."""
        return f"Network of {self.size:,} people in {self.silos:,} silos, {len(self.links()[0]):,} ties"

    @property
    def size(self) -> int:
        """Number of people."""
        return len(self.ids)

    @property
    def silos(self) -> int:
        """Number of silos."""
        return len(self.silo_names)

    @cached_property
    def first(self) -> Whole:
        """First row of each silo, and the number of people at the end: int32[S + 1]."""
        return np.searchsorted(self.silo, np.arange(self.silos + 1)).astype(np.int32)

    @cached_property
    def is_manager(self) -> NDArray[np.bool_]:
        """Whether somebody reports to the person: bool[n]."""
        rows = np.arange(self.size)
        return np.bincount(self.boss[self.boss != rows], minlength=self.size) > 0

    def listening(self) -> tuple[Whole, Whole, Real]:
        """Return who listens to whom, and how much, as the rows of a sparse matrix whose rows sum to 1.

        Informal ties weigh 1 in the mean; a boss is heard with weight 1 and hears each subordinate with 1/2,
        both on top of an informal tie where there is one; the head of a silo hears itself with 1.5.

        Returns
        -------
        start : int32[n + 1], where each person's entries begin.
        neighbour : int32[m'], the rows listened to, ascending within each person.
        weight : float64[m'], shares of the person's attention, above 0.
        """
        rows = np.arange(self.size, dtype=np.int64)
        below = rows[self.boss != rows]
        above = self.boss[below].astype(np.int64)
        heads = rows[self.boss == rows]
        ties = self.weight / self.weight.mean() if len(self.weight) else self.weight
        who = np.concatenate((self.source, below, above, heads))
        whom = np.concatenate((self.target, above, below, heads))
        kinds = (len(below), TO_BOSS), (len(below), TO_SUBORDINATE), (len(heads), HEAD_TO_SELF)
        heard = np.concatenate((ties, *(np.full(number, weight) for number, weight in kinds)))
        place = who * self.size + whom
        order = np.argsort(place, kind="stable")
        place, heard = place[order], heard[order]
        begins = np.flatnonzero(np.diff(place, prepend=-1))
        weight = np.add.reduceat(heard, begins)
        listener, neighbour = np.divmod(place[begins], self.size)
        start = np.searchsorted(listener, np.arange(self.size + 1)).astype(np.int32)
        return start, neighbour.astype(np.int32), weight / np.add.reduceat(weight, start[:-1])[listener]

    def links(self) -> tuple[NDArray[np.intp], NDArray[np.intp], Real]:
        """Return source, target and weight of every tie once: a tie held in both directions counts as one."""
        kept = self.source < self.target if self.symmetric else np.ones(len(self.source), dtype=bool)
        return self.source[kept].astype(np.intp), self.target[kept].astype(np.intp), self.weight[kept]

    def pairs(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return every pair of people with a tie once, whatever its direction, the lower row first."""
        if self.symmetric:
            return self.links()[:2]
        low = np.minimum(self.source, self.target).astype(np.int64)
        low, high = np.divmod(np.unique(low * self.size + np.maximum(self.source, self.target)), self.size)
        return low, high

    def bridges(self) -> Real:
        """Return how well each two silos are bridged: float64[S, S] in [0, 1), symmetric, diagonal 0.

        c/(c + 1/2), where c = 2·ties/(people of both silos) and ties counts the pairs of people who know each
        other informally across the two. People who do carry the customer's story over the gap.
        """
        low, high = self.pairs()
        ends = self.silo[low].astype(np.intp), self.silo[high].astype(np.intp)
        ties = np.bincount(ends[0] * self.silos + ends[1], minlength=self.silos**2).reshape(self.silos, self.silos)
        sizes = np.diff(self.first)
        density = 2.0 * (ties + ties.T) / (sizes[:, None] + sizes[None, :])
        np.fill_diagonal(density, 0.0)
        return np.asarray(density / (density + HALF_BRIDGE), dtype=np.float64)

    @property
    def graph(self) -> nx.DiGraph[str]:
        """The organization as a networkx graph; see `empathysim.organization.graphs.to_graph`."""
        from empathysim.organization.graphs import to_graph

        return to_graph(self)

    @staticmethod
    def from_graph(
        graph: Any,
        silo: str | None = None,
        *,
        symmetrise: bool = False,
        functions: Mapping[str, str | Sequence[str]] | None = None,
    ) -> Network:
        """Return the organization that a networkx graph describes; see `empathysim.organization.graphs`."""
        from empathysim.organization.graphs import from_graph

        return from_graph(graph, silo, symmetrise=symmetrise, functions=functions)

    def without_ties_between(self) -> Network:
        """Return the same organization without any informal tie between silos."""
        from empathysim.organization.variants import without_ties_between

        return without_ties_between(self)

    def with_ties_between(self, factor: float, seed: int) -> Network:
        """Return the organization with `factor` times as many ties between silos; see `variants`."""
        from empathysim.organization.variants import with_ties_between

        return with_ties_between(self, factor, seed)

    def spread(self, seed: int) -> Network:
        """Return the organization with as many ties, thrown anywhere: silos no longer matter to them."""
        from empathysim.organization.variants import spread

        return spread(self, seed)

    def gathered(self, seed: int) -> Network:
        """Return the organization with as many ties, those between silos pulled into the silos."""
        from empathysim.organization.variants import gathered

        return gathered(self, seed)
