"""Whether five ties were moved between silos, and whether no more is said of them than the runs can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import networkx as nx
from lesson import Answer, first_hint, hint

from empathysim.analysis.paired_difference import PairedDifference
from empathysim.wording.rules import faults_in
from empathysim.wording.verdict import PHRASES

BRIDGES = 5


def check(before: nx.Graph, after: Any, found: Any, claim: Any) -> Answer:
    """Say whether the bank was rewired as asked, and whether the claim holds what was found.

    Parameters
    ----------
    before, after : the bank, and the same bank with five ties moved between silos.
    found : what `in_pairs(before, after, ...)` returned.
    claim : one or two sentences on what the runs show.
    """
    praise = (
        "Same people, same number of ties, five more of them between silos, and a sentence that holds what was found "
        "and not more. Most of what is claimed for networks would be shorter if it were said like that."
    )
    return first_hint(_mistakes(before, after, found, claim), praise)


def between(graph: nx.Graph) -> int:
    """Return the number of ties between people of two silos."""
    silo = nx.get_node_attributes(graph, "silo")
    return sum(silo.get(one) != silo.get(other) for one, other in graph.edges)


def _mistakes(before: nx.Graph, after: Any, found: Any, claim: Any) -> Iterator[Answer]:
    if after is None:
        yield hint("not begun", "Make a copy of the bank and move five ties in it; the graph is still None.")
    if not isinstance(after, nx.Graph):
        yield hint("no graph", "The second thing that check wants is a networkx graph.")
    yield from _rewired(before, after)
    if not isinstance(found, PairedDifference):
        yield hint("not run", "The bank is rewired as asked. Now live both under the same luck: in_pairs(...).")
    if not isinstance(claim, str) or not claim.strip():
        yield hint("no claim", "Say in a sentence what the runs show, so that somebody who was not here can use it.")
    yield from _told(found, claim)


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
        yield hint(
            "other number", f"{new} ties more lead between silos; {BRIDGES} were asked for. Was a pair drawn twice?"
        )


def _told(found: PairedDifference, claim: str) -> Iterator[Answer]:
    faults = faults_in(claim)
    if faults:
        yield hint("wording", f"A rule of wording is broken. {faults[0].rule}: {faults[0].why}")
    phrase = PHRASES[found.verdict]
    if phrase not in claim.lower():
        said = re.search(
            r"\b(higher|lower|more|less|fewer|better|worse|gains?|loses?|practically the same)\b", claim, re.I
        )
        if said:
            yield hint(
                "overclaimed",
                f"You say '{said[0]}'; the verdict of {found.n} pairs is another one. Look at found.verdict, and at "
                "where its interval lies against the smallest difference that matters.",
            )
        yield hint("no verdict", "The sentence holds no verdict. Use the words of the rule: found.verdict.")
    other = max((each for each in PHRASES.values() if each in claim.lower()), key=len)
    if other != phrase:
        yield hint(
            "overclaimed", f"'{other}' stands beside the verdict '{phrase}'; only one of them is what the runs gave."
        )
