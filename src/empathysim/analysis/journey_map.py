"""What customers feel from step to step of a journey, and where between the silos the journey goes wrong.

The week keeps sums and forgets single touches. So a run is lived on from its end, on a copy, by the very rules of the
week, with two of its loops watched: the setting out and the leg. Watching changes no bit of what is lived.
"""

from __future__ import annotations

import functools
from collections import namedtuple
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.finished import HoldsARun, lived_of
from empathysim.compiled import bundle, straight
from empathysim.compose import replaced_rules, week_with
from empathysim.errors import InputError, nearest
from empathysim.life import READING, quiet_arithmetic, refuse_weeks
from empathysim.lived import Lived
from empathysim.organization.columns import Records, record_layout
from empathysim.organization.journeys import JOURNEYS
from empathysim.organization.world import World
from empathysim.week.serve import case_begins, leg_is_served

LEGS = max(len(journey.route) for journey in JOURNEYS)
STEP = record_layout([(name, "f8") for name in ("customers", "emotion", "context", "wrong_doors", "handoffs")])
"""Sums over the customers who were there after a step: how many, what they felt, what was left of their story."""

_Watched: Any = bundle(namedtuple("_Watched", (*World._fields, "steps")))


@dataclass(frozen=True, eq=False)
class Path:
    """One kind of journey, step by step: the setting out, then each leg.

    Parameters
    ----------
    journey : its name.
    route : functions that are met, one for each leg.
    customers : array (legs + 1), how many were there after the step, all runs together.
    emotion : array (runs, legs + 1), their mean emotion, -1 to 1; NaN where nobody came so far.
    context : array (legs + 1), part of the story that is left, in [0, 1].
    wrong_doors : array (legs), share who came by a wrong door.
    handoffs : array (legs), share who came from another silo.
    """

    journey: str
    route: tuple[str, ...]
    customers: NDArray[np.float64]
    emotion: NDArray[np.float64]
    context: NDArray[np.float64]
    wrong_doors: NDArray[np.float64]
    handoffs: NDArray[np.float64]

    @property
    def mean_emotion(self) -> NDArray[np.float64]:
        """Array (legs + 1): means over the runs in which anybody came so far."""
        known = np.isfinite(self.emotion)
        sums = np.where(known, self.emotion, 0.0).sum(axis=0)
        means: NDArray[np.float64] = np.where(known.any(axis=0), sums / np.maximum(known.sum(axis=0), 1), np.nan)
        return means

    @property
    def arrived(self) -> NDArray[np.float64]:
        """Array (legs + 1): share of those who set out that were there after each step; it falls as they give up."""
        return self.customers / self.customers[0] if self.customers[0] > 0.0 else np.zeros(len(self.customers))


@dataclass(frozen=True, eq=False)
class JourneyMap:
    """All journeys of some runs of one scenario.

    Parameters
    ----------
    weeks : that were watched.
    steps : records (runs, journeys, legs + 1) of the layout `STEP`.
    """

    weeks: int
    steps: Records

    def path(self, journey: str) -> Path:
        """Return one kind of journey.

        Raises
        ------
        InputError : for a journey that is not there.
        """
        names = [each.name for each in JOURNEYS]
        if journey not in names:
            raise InputError(f"journey = '{journey}' must be one of {', '.join(names)}.{nearest(journey, names)}")
        route = JOURNEYS[names.index(journey)].route
        rows = self.steps[:, names.index(journey), : len(route) + 1]
        there = rows["customers"].sum(axis=0)
        many = np.maximum(rows["customers"], 1.0)
        emotion = np.where(rows["customers"] > 0.0, rows["emotion"] / many, np.nan)

        def share(column: str) -> NDArray[np.float64]:
            shares: NDArray[np.float64] = rows[column].sum(axis=0) / np.maximum(there, 1.0)
            return shares

        return Path(
            journey, route, there, emotion, share("context"), share("wrong_doors")[1:], share("handoffs")[1:]
        )  # fmt: skip


def watch_journeys(runs: Lived | HoldsARun | Sequence[Lived | HoldsARun], *, weeks: int = 26) -> JourneyMap:
    """Live runs on from their end and watch every journey; the levers stay as they stood in the last week.

    The first time in a process takes some seconds, in which the watched week is compiled.

    Parameters
    ----------
    runs : of one scenario; they are not changed.
    weeks : that are watched, 1 or more.

    Raises
    ------
    InputError : for too few weeks, no run, or one in which rules were replaced: the week that is watched is the
        package's own.
    """
    refuse_weeks(weeks)
    told = [lived_of(run) for run in (runs if isinstance(runs, Sequence) else [runs])]
    if not told:
        raise InputError("there is no run to watch.")
    replaced = dict.fromkeys(name for run in told for name in replaced_rules(run.rules))
    if replaced:
        raise InputError(f"journeys are watched by the rules as they ship; {', '.join(replaced)} was replaced here.")
    return JourneyMap(weeks, np.stack([_watched(run, weeks)[0] for run in told]).view(np.recarray))


def _watched(run: Lived, weeks: int) -> tuple[Records, Records]:
    """Return what was seen of a run's further weeks, and their readings."""
    steps = np.zeros((len(JOURNEYS), LEGS + 1), STEP).view(np.recarray)
    world = _Watched(*run.organization.copy().world(run.parameters, run.parameters[:1]), steps)
    log = np.zeros(weeks, READING).view(np.recarray)
    with quiet_arithmetic():
        straight(_watching_week(), world, log, 0, weeks)(world, log, 0, weeks)
    return steps, log


@functools.cache
def _watching_week() -> Callable[[Any, Any, int, int], None]:
    return week_with({"case_begins": _setting_out_is_seen, "leg_is_served": _leg_is_seen})


def _setting_out_is_seen(world: Any, c: int) -> None:
    case_begins(world, c)
    step = world.steps[world.customers[c].journey, 0]
    step.customers += 1.0
    step.emotion += world.case[0].emotion
    step.context += world.case[0].context


def _leg_is_seen(world: Any, leg: int, function: int, is_front: bool, has_hidden_need: bool) -> None:
    case = world.case[0]
    touches, silo = case.touches, case.silo
    leg_is_served(world, leg, function, is_front, has_hidden_need)
    step = world.steps[world.customers[case.customer].journey, leg + 1]
    step.customers += 1.0
    step.emotion += case.emotion
    step.context += case.context
    if case.touches > touches + 1:
        step.wrong_doors += 1.0
    if silo >= 0 and silo != case.silo:
        step.handoffs += 1.0
