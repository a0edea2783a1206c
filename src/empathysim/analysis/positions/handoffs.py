"""Hand-offs between silos: how many journeys pass from one to the other, and what is lost of their stories.

A run does not write down each door. Who set out on which journey in the last week is known; through which silos they
went follows from the rules: each leg is served by a silo of its function in proportion to open desks, some reach a
wrong door before, some give up between two legs. So these are expectations, and the story that they leave at the end
of a journey is the run's own reading within its luck.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.finished import HoldsARun, Origin, lived_of, origin_of
from empathysim.analysis.plain_python import in_plain_python
from empathysim.analysis.positions.groups_of_silos import SiloGroups, groups_of_silos
from empathysim.analysis.shown import Shown
from empathysim.errors import knows_its_keywords
from empathysim.experience.handoff import handoff_loss
from empathysim.keys.journey_view import story_lost, wrong_door_probability
from empathysim.lived import Lived
from empathysim.organization.functions import FUNCTIONS
from empathysim.organization.journeys import JOURNEYS, Journey

if TYPE_CHECKING:
    import pandas

Real = NDArray[np.float64]


@dataclass(frozen=True, eq=False, repr=False)
class HandoffFlow(Shown):
    """Hand-offs of the last week of a run, as expected from its journeys.

    Parameters
    ----------
    silos : names of silos, or of groups of small ones.
    journeys : that were begun.
    handoffs : float64[G, G], expected hand-offs from the row to the column; on the diagonal those between the silos
        of a group.
    lost : float64[G, G], customers' stories lost at them: the parts that each loses, added up.
    touches : float64[5, G], expected touches of each kind of journey.
    context : part of the story that is left at the end of a journey, mean over journeys, in [0, 1].
    origin : the run.
    """

    silos: tuple[str, ...]
    journeys: float
    handoffs: Real
    lost: Real
    touches: Real
    context: float
    origin: Origin

    def grouped(self, groups: SiloGroups) -> HandoffFlow:
        """Return the flow between groups of silos."""
        member = groups.of_silo[:, None] == np.arange(groups.size)
        return HandoffFlow(
            groups.names, self.journeys, groups.added(self.handoffs), groups.added(self.lost),
            self.touches @ member, self.context, self.origin,
        )  # fmt: skip

    def to_pandas(self) -> pandas.DataFrame:
        """Return one row for each two silos with hand-offs: per 100 journeys, and the part of the story lost at one."""
        import pandas as pd

        rows = [(a, b) for a, b in np.argwhere(self.handoffs > 0.0)]
        return pd.DataFrame(
            {
                "from": self.silos[a], "to": self.silos[b],
                "handoffs_per_100_journeys": 100.0 * self.handoffs[a, b] / max(self.journeys, 1.0),
                "story_lost": self.lost[a, b] / self.handoffs[a, b],
            }
            for a, b in rows
        )  # fmt: skip


@knows_its_keywords()
def handoff_flow(run: Lived | HoldsARun) -> HandoffFlow:
    """Return the hand-offs between silos that the journeys of a run's last week bring about.

    Of an organization that was read, silos of fewer than ten people are shown together.

    Parameters
    ----------
    run : what `simulate` returns, or its numbers.
    """
    lived = lived_of(run)
    return flow_between_silos(lived).grouped(groups_of_silos(lived.organization.network))


def flow_between_silos(lived: Lived) -> HandoffFlow:
    """Return the hand-offs between all silos, small ones too: to be grouped before anybody sees them."""
    organization = lived.organization
    begun = np.bincount(organization.customers["journey"] + 1, minlength=1 + len(JOURNEYS))[1:].astype(np.float64)
    doors = _Doors(lived, begun)
    for kind, journey in enumerate(JOURNEYS):
        if begun[kind] > 0.0:
            doors.pass_through(kind, journey)
    journeys = float(begun.sum())
    context = doors.context / journeys if journeys else 1.0
    return HandoffFlow(
        organization.network.silo_names, journeys, doors.handoffs, doors.lost, doors.touches, context, origin_of(lived)
    )  # fmt: skip


class _Doors:
    """All silos with what is known of them, and the sums that journeys leave behind."""

    def __init__(self, lived: Lived, begun: Real) -> None:
        organization = lived.organization
        network, silos = organization.network, organization.silos
        self.rules = [lived.parameters[group] for group in silos["group"]]
        self.serving = np.array(silos["is_serving"], dtype=np.float64)
        self.begun, self.stay = begun, 1.0 - _giving_up(begun, float(organization.reading["abandon"][0]))
        open_desks = np.array([
            row.capacity / (p.staffing_slack * p.staffing_touches_per_week)
            for row, p in zip(silos, self.rules, strict=True)
        ])  # fmt: skip
        self.served = [_shares(name, network.functions, open_desks) for name in FUNCTIONS]
        self.week = lived.rules
        self.kept = 1.0 - self._losses(network.bridges())
        self.handoffs, self.lost = np.zeros((2, network.silos, network.silos))
        self.touches = np.zeros((len(JOURNEYS), network.silos))
        self.context = 0.0

    def pass_through(self, kind: int, journey: Journey) -> None:
        """Let all journeys of a kind pass from leg to leg: how many stand where, and how much of their stories."""
        right = self.served[FUNCTIONS.index(journey.route[0])]
        away = self._wrong(right, journey.complexity)
        count, story = self._first(kind, right, away)
        for _, function in pairwise(journey.route):
            self.context += (1.0 - self.stay) * float(story.sum())
            right = self.served[FUNCTIONS.index(function)]
            away = self._wrong(right, journey.complexity)
            count, story = self._next(kind, self.stay * count, self.stay * story, right, away)
        self.context += float(story.sum())

    def _losses(self, bridges: Real) -> Real:
        """Return which part of a story is lost from the row to the column, 0 within a silo."""
        loss, left = (in_plain_python(each, week=self.week) for each in (handoff_loss, story_lost))
        lost = np.array([[left(p, loss(p, bridge)) for p, bridge in zip(self.rules, row, strict=True)]
                         for row in bridges])  # fmt: skip
        np.fill_diagonal(lost, 0.0)
        return lost

    def _wrong(self, right: Real, complexity: float) -> Real:
        """Return the probability of each wrong door (row) before each right one (column), which is served anyway."""
        others = float(self.serving.sum()) - 1.0
        if others < 1.0:
            return np.zeros((len(right), len(right)))
        probability = in_plain_python(wrong_door_probability, week=self.week)
        chance = np.array([probability(p, complexity) for p in self.rules])
        away = np.outer(self.serving, right * chance / others)
        np.fill_diagonal(away, 0.0)
        return np.asarray(away)

    def _first(self, kind: int, right: Real, away: Real) -> tuple[Real, Real]:
        count = self.begun[kind] * right
        detour = self.begun[kind] * away
        self._count(detour, detour)
        self.touches[kind] += count + detour.sum(axis=1)
        return count, count - detour.sum(axis=0) + (detour * self.kept).sum(axis=0)

    def _next(self, kind: int, count: Real, story: Real, right: Real, away: Real) -> tuple[Real, Real]:
        straight = right - away.sum(axis=0)
        self._count(np.outer(count, straight), np.outer(story, straight))
        to_door = away.sum(axis=1)
        self._count(np.outer(count, to_door), np.outer(story, to_door))
        at_door = self.kept.T @ story  # of the stories that are told at a door, were all to come there
        detour = count.sum() * away
        self._count(detour, at_door[:, None] * away)
        self.touches[kind] += count.sum() * (right + to_door)
        left = straight * at_door + (at_door[:, None] * away * self.kept).sum(axis=0)
        return count.sum() * right, left

    def _count(self, handoffs: Real, stories: Real) -> None:
        off = ~np.eye(len(self.kept), dtype=bool)
        self.handoffs += np.where(off, handoffs, 0.0)
        self.lost += np.where(off, stories * (1.0 - self.kept), 0.0)


def _shares(function: str, functions: tuple[tuple[str, ...], ...], open_desks: Real) -> Real:
    """Return which share of a function's touches each silo serves; where nobody works, the first one does."""
    does = np.array([function in has for has in functions])
    weight = np.where(does, open_desks, 0.0)
    if weight.sum() <= 0.0:
        weight = np.zeros(len(does))
        weight[int(np.argmax(does))] = 1.0
    return np.asarray(weight / weight.sum(), dtype=np.float64)


def _giving_up(begun: Real, abandoned: float) -> float:
    """Return the probability of giving up between two legs that the week's share of abandoned journeys tells."""
    gaps = np.array([len(journey.route) - 1 for journey in JOURNEYS])
    low, high = 0.0, 1.0
    for _ in range(50):
        middle = 0.5 * (low + high)
        if (begun * (1.0 - (1.0 - middle) ** gaps)).sum() < abandoned * begun.sum():
            low = middle
        else:
            high = middle
    return high
