"""What one customer's journey lost: at which step, and to which inhibitor.

The journey is lived 32 times from the same beginning of its week and under the same luck, each time with another set
of the five inhibitors released in that week, in the whole firm. The emotion after each step is then shared out by
Shapley values, so that the losses add up exactly over inhibitors and over steps: to the emotion remembered as it was
less the one remembered with all of them released. An inhibitor of a user's own is one more of them, and twice as many
lives.

What this means, and what not: it is the inhibitors' effect within the week. Attention and the reading of this
customer change at once; what inhibitors did to people before (felt pressure, focus, literacy, fatigue, the design's
complexity) stays as it was. Other customers of the week have been served as they were.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.journey_replay import OpenedWeek, Replay
from empathysim.analysis.place import Place, Where, place_of
from empathysim.analysis.shapley import coalitions, shapley_values
from empathysim.analysis.shown import Result
from empathysim.analysis.switches import SWITCHES, own_parts
from empathysim.analysis.whole_numbers import refuse_unless_whole
from empathysim.errors import InputError, all_of
from empathysim.life import MOST_WEEKS, READING, Life, Live
from empathysim.organization.journeys import JOURNEYS
from empathysim.parameters.own import own_levers
from empathysim.parameters.registry import field_of
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.encounter import journey_sentence

if TYPE_CHECKING:
    import pandas

_NAMED = 8


@dataclass(frozen=True, eq=False, repr=False)
class LostEmotion(Result):
    """What one journey of one customer lost to the inhibitors, in emotion (-1 to 1).

    Parameters
    ----------
    scenario, seed, week, customer : which journey of which run; weeks count from the end of the warm-up.
    journey : its kind.
    steps : names of what happens in it, in order; the last is what memory makes of it.
    lived, released : emotion after each step, as lived and with all inhibitors released.
    losses : (steps, inhibitors) what each inhibitor changes at each step, below 0 where emotion is lost.
    inhibitors : their names, the five first, then those of a user's own.
    """

    scenario: Scenario
    seed: int
    week: int
    customer: int
    journey: str
    steps: tuple[str, ...]
    lived: tuple[float, ...]
    released: tuple[float, ...]
    losses: NDArray[np.float64]
    inhibitors: tuple[str, ...] = tuple(SWITCHES["inhibitors"])

    @property
    def total(self) -> float:
        """Emotion remembered as lived less the one remembered with all inhibitors released."""
        return self.lived[-1] - self.released[-1]

    @cached_property
    def parts(self) -> dict[str, float]:
        """What each inhibitor changes over the whole journey; together the total."""
        return dict(zip(self.inhibitors, self.losses.sum(axis=0).tolist(), strict=True))

    @cached_property
    def by_step(self) -> tuple[tuple[str, float], ...]:
        """What is lost at each step; together the total."""
        return tuple(zip(self.steps, self.losses.sum(axis=1).tolist(), strict=True))

    @property
    def sentence(self) -> str:
        """How the journey is remembered, and where most was lost to what."""
        return journey_sentence(
            self.journey, self.lived[-1], self.released[-1], self.by_step, tuple(self.parts.items())
        )  # fmt: skip

    def to_pandas(self) -> pandas.DataFrame:
        """Return a table with a row for each step: emotion as lived and released, and a column for each inhibitor."""
        import pandas

        table: dict[str, Any] = {"lived": self.lived, "released": self.released}
        table |= dict(zip(self.inhibitors, self.losses.T, strict=True))
        return pandas.DataFrame(table, index=pandas.Index(self.steps, name="step"))


def lost_emotion(
    scenario: Scenario | str | Path,
    customer: int,
    *,
    week: int | None = None,
    seed: int = 0,
    weeks: int = Place.weeks,
    **where: Unpack[Where],
) -> LostEmotion:
    """Say what one customer's journey lost, at which step and to which inhibitor. For generated organizations only.

    Parameters
    ----------
    scenario : a scenario, the name of a shipped one, or the path of a .toml file.
    customer : row of a customer slot, from 0.
    week : week of the journey, from 0; None: the customer's last journey of the run.
    seed, weeks : of the run, as for `simulate`.
    where : warm_up, organization, employees, customers, rules, as for `simulate`.

    Raises
    ------
    InputError : where anything cannot be used, the organization was read (no figures of single persons there), or the
        customer has no journey then; it names some who have.
    """
    told, place, _ = all_of(
        lambda: Scenario.of(scenario),
        lambda: place_of(lost_emotion, where, weeks),
        lambda: refuse_unless_whole("week", week, 0, MOST_WEEKS - 1) if week is not None else None,
    )
    if place.network is not None and place.network.is_imported:
        raise InputError("lost_emotion() shows synthetic people only; this organization was read from files.")
    when = _last_week(place.life(told, seed), customer, weeks) if week is None else week
    living = place.life(told, seed)
    opened, journey = _opened_week(living, customer, when, place.rules)
    fields = {part: [field_of(name) for name in names] for part, names in SWITCHES["inhibitors"].items()}
    fields |= {part: [field_of(own_levers()[part])] for part in own_parts("inhibitors", place.rules)}
    spent = opened.spent_before(customer)
    replays = [
        opened.replayed(customer, {name: 0.0 for part in fields if part not in on for name in fields[part]}, spent)
        for on in coalitions(tuple(fields))
    ]
    which = (int(seed), when, int(customer))
    return _shared_out(told, which, journey, replays, living.organization.network.silo_names, tuple(fields))


def _last_week(life: Life, customer: int, weeks: int) -> int:
    """Return the week of a customer's last journey in a run."""
    log = np.zeros(weeks, READING).view(np.recarray)
    life.live(log, 0, weeks)
    people, begin = life.organization.customers, int(life.organization.firm[0].week_zero)
    refuse_unless_whole("customer", customer, 0, len(people) - 1)
    last = int(people[customer].recall_week) - begin
    if last < 0:
        others = np.flatnonzero(people["recall_week"] >= begin)[:_NAMED].tolist()
        raise InputError(f"customer = {customer}: has no journey that is still remembered; {_those(others)}")
    return last


def _those(rows: list[int]) -> str:
    return f"customers {', '.join(map(str, rows))} have one." if rows else "nobody has one."


def _opened_week(life: Life, customer: int, week: int, rules: Live) -> tuple[OpenedWeek, str]:
    """Return a week up to where customers are served, and the customer's journey in it."""
    log = np.zeros(week + 1, READING).view(np.recarray)
    life.live(log, 0, week)
    refuse_unless_whole("customer", customer, 0, len(life.organization.customers) - 1)
    organization = life.organization.copy()
    life.live(log, week, 1)  # now the parameters are those of this week
    travelled = life.organization.customers["journey"]
    if travelled[customer] < 0:
        others = np.flatnonzero(travelled >= 0)[:_NAMED].tolist()
        raise InputError(f"customer = {customer}: has no journey in week {week}; {_those(others)}")
    begun = organization.world(life.parameters, life.world.at_start)
    return OpenedWeek.of(begun, rules), JOURNEYS[travelled[customer]].name


def _shared_out(
    scenario: Scenario, which: tuple[int, int, int], journey: str, replays: list[Replay], silos: Sequence[str],
    inhibitors: tuple[str, ...],
) -> LostEmotion:  # fmt: skip
    longest = max(replays, key=lambda replay: len(replay.moments)).moments
    touches = [("wrong door: " if moment.touch % 2 == 0 else "") + silos[moment.silo] for moment in longest]
    after = np.array([_emotions(replay, len(longest)) for replay in replays])
    changed = np.diff(after, axis=1, prepend=replays[0].begin)
    return LostEmotion(
        scenario, *which, journey, (*touches, "the end", "what is remembered"),
        tuple(after[-1].tolist()), tuple(after[0].tolist()), shapley_values(changed).T, inhibitors,
    )  # fmt: skip


def _emotions(replay: Replay, touches: int) -> list[float]:
    """Return the emotion after each touch (the last one stays where the customer gave up), at the end, remembered."""
    felt = [moment.emotion for moment in replay.moments]
    return [*felt, *[felt[-1]] * (touches - len(felt)), replay.end, replay.remembered]
