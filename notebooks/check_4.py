"""Whether five ties were moved between silos, and whether no more is said of them than the runs can tell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import networkx as nx
from claims_of_one_bank import claim_mistakes
from lesson import Answer, first_hint, hint
from plain_values import is_missing
from two_banks import TwoBanks

BRIDGES = 5
OUTCOME = "context"
FEWEST_RUNS, FEWEST_WEEKS = 8, 52


def check(before: nx.Graph, after: Any, found: Any, claim: Any) -> Answer:
    """Say whether the bank was rewired as asked, and whether the claim holds what was found.

    Parameters
    ----------
    before, after : the bank, and the same bank with five ties moved between silos.
    found : what `in_pairs(before, after, ...)` returned.
    claim : one or two sentences on what the runs show.
    """
    praise = (
        "Same people, same number of ties, five more of them between silos, and a sentence that holds the verdict, "
        "what it is about, and against what. Now what no program reads: does it say more than these runs can tell, "
        "of this bank and five ties?"
    )
    return first_hint(_mistakes(before, after, found, claim), praise)


def between(graph: nx.Graph) -> int:
    """Return the number of ties between people of two silos."""
    silo = nx.get_node_attributes(graph, "silo")
    return sum(silo.get(one) != silo.get(other) for one, other in graph.edges)


def _mistakes(before: Any, after: Any, found: Any, claim: Any) -> Iterator[Answer]:
    if after is None:
        yield hint("not begun", "Make a copy of the bank and move five ties in it; the graph is still None.")
    if not isinstance(after, nx.Graph):
        yield hint("no graph", "The second thing that check wants is a networkx graph.")
    if not _is_plain(before) or not _is_plain(after):
        yield hint(
            "other kind of graph",
            "Both banks have to be plain graphs, nx.Graph: a tie has no direction and is there once. bank.copy() "
            "makes another of the same kind.",
        )
    if after is before:
        yield hint(
            "no copy",
            "my_bank and bank are one and the same graph under two names, so what you move in one moves in the other. "
            "Run the cell that draws the bank again, and begin with my_bank = bank.copy().",
        )
    yield from _rewired(before, after)
    yield from _lived(before, after, found)
    if is_missing(claim) or not isinstance(claim, str):
        yield hint("no claim", "Say in a sentence what the runs show, so that somebody who was not here can use it.")
    yield from claim_mistakes(claim, found.verdict, found.n)


def _is_plain(graph: Any) -> bool:
    return isinstance(graph, nx.Graph) and not graph.is_directed() and not graph.is_multigraph()


def _rewired(before: nx.Graph, after: nx.Graph) -> Iterator[Answer]:
    if nx.get_node_attributes(before, "silo") != nx.get_node_attributes(after, "silo"):
        yield hint(
            "other people",
            "People or silos differ between the two banks. A person who was moved to another silo, or came in with a "
            "tie, changes more than five ties: begin with bank.copy().",
        )
    if between(after) <= between(before):
        yield hint(
            "still inside",
            "No more ties lead from one silo to another than before: the share within silos did not fall. Look up the "
            "silos of both ends before you add a tie.",
        )
    more = after.number_of_edges() - before.number_of_edges()
    if more:
        yield hint(
            "other density",
            f"There are {abs(more)} ties {'more' if more > 0 else 'fewer'} than before. Then people also know "
            f"{'more' if more > 0 else 'fewer'} colleagues, and you could not say which of the two did it. Hold the "
            "number of ties: for each new bridge one tie within a silo goes.",
        )
    new = between(after) - between(before)
    if new != BRIDGES:
        why = "Was a pair drawn twice, or tied before?" if new < BRIDGES else "Was the cell run twice on one copy?"
        yield hint("other number", f"{new} ties more lead between silos; {BRIDGES} were asked for. {why}")
    gone = sum(not after.has_edge(*tie) for tie in before.edges)
    if gone > BRIDGES:
        yield hint(
            "more were moved",
            f"Five ties more lead between silos, but {gone} of the bank's own are gone: others were moved, too. Take "
            "away no more than five, all of them inside silos.",
        )


def _lived(before: nx.Graph, after: nx.Graph, found: Any) -> Iterator[Answer]:
    """Yield why what was found is not what these two banks, in this order, show of the story."""
    if not isinstance(found, TwoBanks):
        yield hint("not run", "The bank is rewired as asked. Now live both under the same luck: found = in_pairs(...).")
    if _alike(found.before, after) and _alike(found.after, before):
        yield hint(
            "turned round",
            "The two banks were lived in the other order: this is what taking the bridges away again would do. Which "
            "one belongs first?",
        )
    if not (_alike(found.before, before) and _alike(found.after, after)):
        yield hint(
            "other banks",
            "found is of two other graphs than bank and my_bank as they are now. Run in_pairs once more, after the "
            "last change of my_bank.",
        )
    if found.outcome != OUTCOME:
        yield hint("other outcome", f"You looked at {found.outcome}; asked is what is left of the story: '{OUTCOME}'.")
    if found.n < FEWEST_RUNS or found.weeks < FEWEST_WEEKS:
        yield hint(
            "too little lived",
            f"{found.n} pairs over {found.weeks} weeks tell little. Take seeds=range({FEWEST_RUNS}) and "
            f"weeks={FEWEST_WEEKS}.",
        )


def _alike(one: nx.Graph, other: nx.Graph) -> bool:
    """Return whether two graphs have the same people, silos and ties."""
    silos = [nx.get_node_attributes(graph, "silo") for graph in (one, other)]
    return bool(one.adj == other.adj and silos[0] == silos[1])
