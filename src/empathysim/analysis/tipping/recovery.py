"""How long a firm needs to recover from a push: weeks until it cannot be told from its twin that was never pushed.

Twins share all luck, so that what differs between them is the push. A seed in which the firm has not come back by the
end is censored: its time is longer than the horizon, and how much longer is not known. All are watched equally long,
so that the share that is still away after some weeks, by Kaplan and Meier (1958), is simply counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from empathysim.analysis.kinds import is_number
from empathysim.analysis.place import Place, Where
from empathysim.analysis.question import question
from empathysim.analysis.readings_told import weekly_reading
from empathysim.analysis.shown import Shown
from empathysim.analysis.tipping.verdict_map import one_parameter
from empathysim.analysis.worlds import Progress, live_worlds
from empathysim.errors import InputError, quoted
from empathysim.life import refuse_weeks
from empathysim.parameters.registry import checked
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.tipping import RecoveryTold, recovery_sentence
from empathysim.wording.verdict import smallest_difference

if TYPE_CHECKING:
    import pandas

#: Weeks over which differences are averaged, for one week is mostly luck; and weeks that a firm has to stay back.
SMOOTHED, STAYS = 13, 26


@dataclass(frozen=True, eq=False, repr=False)
class Recovery(Shown):
    """What a push left, week by week, and when it was gone.

    Parameters
    ----------
    scenario : name of the firm.
    parameter, value, before : what was pushed, where to, and where it stands otherwise.
    push_weeks : how long.
    horizon : weeks watched after the push.
    outcome : name of the weekly reading.
    seeds : of the twins.
    differences : array (seeds, weeks), pushed less not pushed, means over 13 weeks up to each; from week 12 on.
    matters : the smallest difference that matters, in the outcome's unit.
    place : where they were lived.
    """

    scenario: str
    parameter: str
    value: float
    before: float
    push_weeks: int
    horizon: int
    outcome: str
    seeds: tuple[int, ...]
    differences: NDArray[np.float64]
    matters: float
    place: Place

    @property
    def weeks(self) -> NDArray[np.float64]:
        """Weeks from the end of the push until the firm is back, and stays; array (seeds).

        Back means that the difference is within what matters, then and to the end, for half a year at least. NaN
        where it is not, and where the push never moved it.
        """
        return np.array([self._weeks_of(row) for row in self.differences])

    @property
    def moved(self) -> NDArray[np.bool_]:
        """Whether the push ever moved the outcome by more than matters, array (seeds)."""
        return np.asarray((np.abs(self.differences) > self.matters).any(axis=1))

    @property
    def recovered(self) -> int:
        """Number of seeds in which a firm that moved came back in time."""
        return int(np.isfinite(self.weeks).sum())

    @property
    def median(self) -> float:
        """Weeks after which half of the firms that moved are back; infinite where fewer are, NaN where none moved."""
        weeks = self.weeks[self.moved]
        return float(np.median(np.where(np.isnan(weeks), np.inf, weeks))) if len(weeks) else np.nan

    def still_away(self) -> NDArray[np.float64]:
        """Return the share of firms that moved and are not back yet, 0, 1, 2 ... weeks after the push.

        Array (horizon + 1); NaN where none moved.
        """
        after = np.arange(self.horizon + 1)
        if not self.moved.any():
            return np.full(len(after), np.nan)
        return np.asarray((~(self.weeks[self.moved, None] <= after)).mean(axis=0))

    def told(self) -> RecoveryTold:
        """Return what sentences and titles tell of it."""
        back = self.weeks[np.isfinite(self.weeks)]
        return RecoveryTold(
            self.scenario, self.parameter, self.value, self.push_weeks, self.outcome, self.horizon, self.recovered,
            int(self.moved.sum()), len(self.seeds), (float(back.min()), float(back.max())) if len(back) else None,
        )  # fmt: skip

    @property
    def sentence(self) -> str:
        """What came out."""
        return recovery_sentence(self.told())

    def to_pandas(self) -> pandas.DataFrame:
        """Return a row for each seed: whether the push moved the outcome, and the weeks until the firm was back."""
        import pandas

        return pandas.DataFrame({"seed": self.seeds, "moved": self.moved, "weeks": self.weeks})

    def _weeks_of(self, differences: NDArray[np.float64]) -> float:
        away = np.flatnonzero(np.abs(differences) > self.matters)
        if not len(away):
            return np.nan
        last = int(away[-1]) + SMOOTHED  # weeks lived when it was away for the last time
        end = len(differences) + SMOOTHED - 1
        return float(max(0, last - self.push_weeks + 1)) if end - last >= STAYS else np.nan


def recovery(
    scenario: Scenario | str | Path,
    parameter: str,
    value: float,
    push_weeks: int,
    outcome: str = "target_norm",
    *,
    horizon: int = 312,
    seeds: int | Sequence[int] = 8,
    matters: float | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    **where: Unpack[Where],
) -> Recovery:
    """Push a lever for some weeks, take it back, and watch how long the outcome stays away.

    Parameters
    ----------
    scenario : the firm, which is also the twin that is never pushed.
    parameter : a parameter, or a dial that sets one.
    value : where it is pushed to from week 0 on.
    push_weeks : how long.
    outcome : a weekly reading.
    horizon : weeks watched after the push, at least 26.
    seeds : how many, or which.
    matters : the smallest difference that matters, above 0; None for the reading's own.
    workers : threads; None for one on each core.
    progress : called with the runs that were lived and those that there are.
    where : warm_up, organization, employees, customers, rules, as for `simulate`.

    Raises
    ------
    InputError : with everything that is wrong at once.
    """
    asked = question(
        recovery, scenario, seeds, where,
        lambda: weekly_reading(outcome),
        lambda: _push(Scenario.of(scenario), parameter, value),
        lambda: refuse_weeks(push_weeks, "push_weeks"),
        lambda: refuse_weeks(horizon, "horizon", STAYS),
        lambda: _refuse_nothing(matters),
        least=1,
    )  # fmt: skip
    firm, luck, (reading, (part, before), *_) = asked.scenario, asked.seeds, asked.found
    firm = firm.without_interventions_on(part)  # both worlds, so that the push alone sets them apart
    pushed = firm.replace({part: value}).with_intervention(part, before, push_weeks)
    place = replace(asked.place, weeks=push_weeks + horizon)
    names = tuple(dict.fromkeys((outcome, "revenue")))
    lived = live_worlds(
        {"twin": firm, "pushed": pushed}, luck, place, read=lambda _: {}, weekly=names, workers=workers,
        progress=progress,
    )  # fmt: skip
    twin, other = lived.weekly[outcome]
    if matters is None:
        matters = smallest_difference(reading, float(twin.mean()), float(lived.weekly["revenue"][0].mean()))
    smooth = sliding_window_view(other - twin, min(SMOOTHED, push_weeks + horizon), axis=1).mean(axis=2)
    return Recovery(
        firm.name, parameter, float(value), before, push_weeks, horizon, outcome, luck, smooth, matters, place,
    )  # fmt: skip


def _push(scenario: Scenario, parameter: str, value: float) -> tuple[str, float]:
    """Return which parameter a push moves, and where it stands.

    Raises
    ------
    InputError : where the lever is not moved to another place within its bounds.
    """
    part = one_parameter(parameter)
    pushed, before = checked({part: value})[part], scenario.values()[part]
    if pushed == before:
        raise InputError(f"value = {pushed:g} is where {part} stands already: there is no push.")
    return part, before


def _refuse_nothing(matters: float | None) -> None:
    if matters is not None and (not is_number(matters) or not matters > 0.0):
        raise InputError(f"matters = {quoted(matters)} must be above 0: weekly readings of twins are never alike.")
