"""What is said of positions in an organization: worlds with other ties and silos, tables of silos, likeness over ties.

Worlds are named so that "satisfaction under NAME is higher than under NAME" reads as a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from empathysim.wording.numbers import rounded, said_count, said_horizon, said_range
from empathysim.wording.rules import SMALLEST_GROUP

AS_IT_IS = "the organization as it is"


def bridges_added(ties: int) -> str:
    """Return how a world with more ties between silos is called."""
    return f"the organization with {ties:,} ties added between silos"


def bridges_moved(ties: int) -> str:
    """Return how a world is called in which ties within silos lead to other silos."""
    return f"the organization with {ties:,} ties moved between silos"


def without_spanners(people: int) -> str:
    """Return how a world is called whose boundary spanners lost their ties to other silos."""
    return f"the organization with the ties of {said_count(people, 'boundary spanner')} to other silos cut"


def others_without_bridges(people: int) -> str:
    """Return how the control is called that lost as many ties between silos."""
    return f"the organization with as many ties between silos cut, none of them of those {people:,}"


def others_without_ties(people: int) -> str:
    """Return how the control is called that lost as many ties of any kind."""
    return f"the organization with as many ties of any kind cut, none of them of those {people:,}"


def merged(one: str, other: str) -> str:
    """Return how a world is called in which two silos are one."""
    return f"the organization with {one} and {other} merged"


def split(silo: str) -> str:
    """Return how a world is called in which a silo is two."""
    return f"the organization with {silo} split in two"


def nobody_begins(lever: str) -> str:
    """Return how the world is called in which nobody's lever is moved."""
    return f"{lever} as it is for all"


def most_central_begin(lever: str, people: int) -> str:
    """Return how a world is called in which a lever is moved for those whom most people know."""
    return f"{lever} moved for the {people:,} with most ties"


def anybody_begins(lever: str, people: int) -> str:
    """Return how a world is called in which a lever is moved for as many people at random."""
    return f"{lever} moved for {people:,} at random"


def silo(name: str) -> str:
    """Return how a silo is called in a sentence: a bare number says that it is one."""
    return name if any(map(str.isalpha, name)) else f"silo {name}"


def table_sentence(
    silos: Sequence[str], people: Sequence[int], empathy: Sequence[float], arriving: Sequence[float]
) -> str:
    """Return where empathy is highest and lowest, and where most hand-offs arrive.

    Parameters
    ----------
    silos : names.
    people : of each; silos of fewer than ten are not named.
    empathy : felt at a touch, in [0, 1]; NaN where a silo meets no customer.
    arriving : hand-offs into each, per 100 journeys.
    """
    told = [k for k in range(len(silos)) if people[k] >= SMALLEST_GROUP and isfinite(empathy[k])]
    if not told:
        return f"In the model, no silo of {SMALLEST_GROUP} people or more met customers in the last week."
    high, low = max(told, key=lambda k: empathy[k]), min(told, key=lambda k: empathy[k])
    most = max(told, key=lambda k: arriving[k])
    doors = f"most hand-offs arrive in {silo(silos[most])} ({arriving[most]:.0f} per 100 journeys)"
    if high == low:
        return f"In the model, empathy felt is {100 * empathy[high]:.0f} of 100 in {silo(silos[high])}; {doors}."
    lowest, highest = (f"{100 * empathy[k]:.0f} of 100 in {silo(silos[k])}" for k in (low, high))
    return f"In the model, empathy felt in the last week goes from {lowest} to {highest}; {doors}."


def likeness_sentence(
    measure: str, coefficient: float, ties: int, by_chance: tuple[float, float], within: tuple[float, float]
) -> str:
    """Return whether people who know each other are alike, and whether beyond sharing a silo.

    Parameters
    ----------
    measure : what it is called.
    coefficient : assortativity over ties, in [-1, 1].
    ties : how many.
    by_chance, within : middle 95 % of the coefficients with values shuffled among all, and within silos.
    """
    if not isfinite(coefficient):
        return f"In the model, {measure} is the same for all who know each other, so nothing can be said of likeness."
    found = f"{measure} over {ties:,} ties is assorted by {rounded(coefficient, 0.01)}"
    chance = f"with values shuffled among all people it would be {said_range(*by_chance)}"
    if by_chance[0] <= coefficient <= by_chance[1]:
        return f"In the model, {found}; {chance}, so one cannot tell likeness from chance."
    side = "more" if coefficient > by_chance[1] else "less"
    shuffled = f"shuffled within silos {said_range(*within)}"
    if within[0] <= coefficient <= within[1]:
        beyond = f"{shuffled}, so sharing a silo is enough to account for it"
    else:
        beyond = f"{shuffled}, so there is more to it than sharing a silo"
    return f"In the model, {found}: people who know each other are {side} alike than strangers; {chance}, {beyond}."


def network_title(measure: str, weeks: int, silos: Sequence[str], people: Sequence[int], means: Sequence[float]) -> str:
    """Return between which silos of ten people or more a measure in [0, 1] differs most, after so many weeks."""
    return _spread_title(
        measure, weeks, [(silos[k], means[k]) for k in range(len(silos)) if people[k] >= SMALLEST_GROUP]
    )


def multiples_title(measure: str, weeks: int, silos: Sequence[str], last: Sequence[float]) -> str:
    """Return between which silos, all of ten people or more, a measure in [0, 1] differs most at the end."""
    return _spread_title(measure, weeks, list(zip(silos, last, strict=True)))


def _spread_title(measure: str, weeks: int, values: Sequence[tuple[str, float]]) -> str:
    told = sorted((value, name) for name, value in values if isfinite(value))
    begin = f"After {said_horizon(weeks)}, {measure}"
    if not told:
        return f"{begin} is known of no silo of {SMALLEST_GROUP} people or more"
    (low, least), (high, most) = told[0], told[-1]
    if len(told) == 1:
        return f"{begin} is {100 * high:.0f} of 100 in {silo(most)}"
    return f"{begin} goes from {100 * low:.0f} of 100 in {silo(least)} to {100 * high:.0f} in {silo(most)}"


def flow_title(handoffs: float, lost: float, widest: tuple[str, str, float] | None) -> str:
    """Return how many hand-offs there are, what they leave of the customer's story, and where most are.

    Parameters
    ----------
    handoffs : per 100 journeys.
    lost : part of the story that is lost at the end of a journey, in [0, 1].
    widest : the two silos with most hand-offs from one to the other, and how many per 100 journeys; None where only
        silos that are shown together have any.
    """
    where = f"; {widest[2]:.0f} go from {silo(widest[0])} to {silo(widest[1])}" if widest else ""
    return (
        f"In a week, 100 journeys take {handoffs:.0f} hand-offs, on which {100 * lost:.0f} of 100 parts of the "
        f"customer's story are lost{where}"
    )
