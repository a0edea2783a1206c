"""Does the firm show signs before it tips? A lever rises slowly until it does, and the weeks before are looked at.

A sign that is also seen where nothing tips is a false alarm: live a firm that does not tip in the same way, and count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.shown import Shown
from empathysim.analysis.tipping.asked import rising_values, weekly_reading
from empathysim.analysis.tipping.early_warning import SHORTEST, EarlyWarning, early_warning
from empathysim.analysis.worlds import Place, Progress, live_worlds, seeds_of
from empathysim.errors import InputError, all_of
from empathysim.life import refuse_weeks
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.tipping import WarningTold, warning_sentence

LEVEL = 0.05
"""A sign is seen where at most this share of series that never tip show as much."""


@dataclass(frozen=True, eq=False)
class BeforeTheTip(Shown):
    """Signs in the weeks before the norm tips, firm by firm.

    Parameters
    ----------
    scenario : name of the firm.
    parameter, first, last, ramp_weeks : what rose, from where to where, in how many weeks.
    watched : the weekly reading in which signs were looked for.
    seeds : of the firms.
    norm : array (seeds, weeks), the target-first norm.
    ends : week in which each record ends: where the norm passes `until`, or with the ramp, array (seeds).
    until : norm at which a firm counts as tipping.
    signs : of each firm.
    place : where they were lived.
    """

    scenario: str
    parameter: str
    first: float
    last: float
    ramp_weeks: int
    watched: str
    seeds: tuple[int, ...]
    norm: NDArray[np.float64]
    ends: NDArray[np.int64]
    until: float
    signs: tuple[EarlyWarning, ...]
    place: Place

    @property
    def tipped(self) -> NDArray[np.bool_]:
        """Whether the norm passed `until` before the ramp ended, array (seeds)."""
        return self.ends < self.ramp_weeks

    @property
    def seen(self) -> tuple[int, int]:
        """Number of firms in which variance, and in which autocorrelation, rose more than chance makes it."""
        return (
            sum(each.variance_p <= LEVEL for each in self.signs),
            sum(each.autocorrelation_p <= LEVEL for each in self.signs),
        )

    def told(self) -> WarningTold:
        """Return what sentences and titles tell of it."""
        return WarningTold(
            self.scenario, self.parameter, self.first, self.last, self.ramp_weeks, self.watched,
            int(self.tipped.sum()), *self.seen, len(self.seeds), LEVEL,
        )  # fmt: skip

    def sentence(self, beside: BeforeTheTip | None = None) -> str:
        """Return what came out, and what came out beside, in a firm that does not tip: signs there are false alarms."""
        return warning_sentence(self.told(), None if beside is None else beside.told())


def before_the_tip(
    scenario: Scenario,
    parameter: str = "corporate_culture.pressure",
    first: float = 0.4,
    last: float = 1.0,
    *,
    ramp_weeks: int = 624,
    watched: str = "target_norm",
    until: float = 0.2,
    seeds: int | Sequence[int] = 8,
    surrogates: int = 500,
    place: Place | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
) -> BeforeTheTip:
    """Raise a lever on a straight line, and look for signs in the weeks before the norm tips.

    Parameters
    ----------
    scenario : the firm.
    parameter, first, last : what rises, from where to where; a parameter that can move little by little.
    ramp_weeks : weeks it takes, at least 40.
    watched : weekly reading that is looked at.
    until : target-first norm at which the firm counts as tipping, above 0 and below 1; the record ends there.
    seeds : how many, or which.
    surrogates : see `early_warning`.
    place : where; its weeks are those of the ramp.
    workers, progress : see `live_worlds`.

    Raises
    ------
    InputError : with everything that is wrong at once, and where a firm tips before 40 weeks are over.
    """
    told, (low, high), *_ = all_of(
        lambda: seeds_of(seeds),
        lambda: rising_values(parameter, (first, last)),
        lambda: weekly_reading(watched),
        lambda: refuse_weeks(ramp_weeks, "ramp_weeks", SHORTEST),
        lambda: _refuse_norm(until),
    )
    rising = scenario.replace({parameter: low}).with_intervention(parameter, high, 0, ramp_weeks)
    names = tuple(dict.fromkeys((watched, "target_norm")))
    where = replace(place or Place(), weeks=ramp_weeks)
    lived = live_worlds(
        {scenario.name: rising}, told, where, read=lambda _: {}, weekly=names, workers=workers, progress=progress
    )
    norm, record = lived.weekly["target_norm"][0], lived.weekly[watched][0]
    passed = norm > until
    ends = np.where(passed.any(axis=1), passed.argmax(axis=1), ramp_weeks)
    if ends.min() < SHORTEST:
        raise InputError(f"the norm passes {until:g} in week {ends.min()}: let the ramp begin lower, or take longer.")
    signs = tuple(
        early_warning(row[:end], surrogates=surrogates, seed=seed)
        for row, end, seed in zip(record, ends, told, strict=True)
    )
    return BeforeTheTip(
        scenario.name, parameter, low, high, ramp_weeks, watched, told, norm, ends, until, signs, where
    )  # fmt: skip


def _refuse_norm(until: float) -> None:
    if not 0.0 < until < 1.0:
        raise InputError(f"until = {until} must lie between 0 and 1.")
