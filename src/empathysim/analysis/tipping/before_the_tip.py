"""Does the firm show signs before it tips? A lever rises slowly until it does, and the weeks before are looked at.

A sign that is also seen where nothing tips is a false alarm: live a firm that does not tip in the same way, and count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.kinds import is_number
from empathysim.analysis.place import Place, Where
from empathysim.analysis.question import question
from empathysim.analysis.readings_told import weekly_reading
from empathysim.analysis.shown import Shown
from empathysim.analysis.tipping.early_warning import SHORTEST, EarlyWarning, early_warning
from empathysim.analysis.tipping.lever_values import rising_values
from empathysim.analysis.worlds import Progress, live_worlds
from empathysim.errors import InputError, quoted
from empathysim.life import refuse_weeks
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.tipping import WarningTold, warning_sentence

if TYPE_CHECKING:
    import pandas

LEVEL = 0.05
"""A sign is seen where at most this share of series of constant spread show as much."""


@dataclass(frozen=True, eq=False, repr=False)
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
        """Number of firms in which variance, and in which autocorrelation, rose more than at constant spread."""
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

    @property
    def sentence(self) -> str:
        """What came out."""
        return warning_sentence(self.told())

    def beside(self, other: BeforeTheTip) -> str:
        """Return what came out, and what did in a firm that does not tip: signs there are false alarms.

        Raises
        ------
        InputError : where any firm of the other tips.
        """
        if other.tipped.any():
            raise InputError(
                f"beside: {other.tipped.sum()} of {len(other.seeds)} firms of {other.scenario} tip; "
                "false alarms are counted in firms of which none does."
            )
        return warning_sentence(self.told(), other.told())

    def to_pandas(self) -> pandas.DataFrame:
        """Return a row for each firm: the week in which its record ends, whether it tipped, and both signs."""
        import pandas

        signs = ("variance_tau", "variance_p", "autocorrelation_tau", "autocorrelation_p")
        columns = {name: [getattr(each, name) for each in self.signs] for name in signs}
        return pandas.DataFrame({"seed": self.seeds, "ends": self.ends, "tipped": self.tipped, **columns})


def before_the_tip(
    scenario: Scenario | str | Path,
    parameter: str = "corporate_culture.pressure",
    first: float = 0.4,
    last: float = 1.0,
    *,
    ramp_weeks: int = 624,
    watched: str = "target_norm",
    until: float = 0.2,
    seeds: int | Sequence[int] = 8,
    surrogates: int = 500,
    workers: int | None = None,
    progress: Progress | None = None,
    **where: Unpack[Where],
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
    workers : threads; None for one on each core.
    progress : called with the runs that were lived and those that there are.
    where : warm_up, organization, employees, customers, rules, as for `simulate`.

    Raises
    ------
    InputError : with everything that is wrong at once, and where a firm tips before 40 weeks are over.
    """
    asked = question(
        before_the_tip, scenario, seeds, where,
        lambda: rising_values(parameter, (first, last)),
        lambda: weekly_reading(watched, "watched"),
        lambda: refuse_weeks(ramp_weeks, "ramp_weeks", SHORTEST), lambda: _refuse_norm(until),
        least=1,
    )  # fmt: skip
    firm, luck, (low, high) = asked.scenario.without_interventions_on(parameter), asked.seeds, asked.found[0]
    rising = firm.replace({parameter: low}).with_intervention(parameter, high, 0, ramp_weeks)
    names = tuple(dict.fromkeys((watched, "target_norm")))
    place = replace(asked.place, weeks=ramp_weeks)
    lived = live_worlds(
        {firm.name: rising}, luck, place, read=lambda _: {}, weekly=names, workers=workers, progress=progress
    )
    norm, record = lived.weekly["target_norm"][0], lived.weekly[watched][0]
    ends = np.where((norm > until).any(axis=1), (norm > until).argmax(axis=1), ramp_weeks)
    if ends.min() < SHORTEST:
        raise InputError(f"the norm passes {until:g} in week {ends.min()}: let the ramp begin lower, or take longer.")
    signs = tuple(
        early_warning(row[:end], surrogates=surrogates, seed=seed)
        for row, end, seed in zip(record, ends, luck, strict=True)
    )
    return BeforeTheTip(
        firm.name, parameter, low, high, ramp_weeks, watched, luck, norm, ends, until, signs, place
    )  # fmt: skip


def _refuse_norm(until: float) -> None:
    if not is_number(until) or not 0.0 < until < 1.0:
        raise InputError(f"until = {quoted(until)} must lie between 0 and 1.")
