"""A lever is moved up step by step and down again: where the way back is another than the way up, the firm remembers.

At each value the firm lives for a while, so that what is read off at the end is nearly where it settles. A loop that
stays open may still be mere slowness: `Ramp.moving` says how fast readings still moved when they were taken, and a
ramp with more weeks at each value tells a lag, which closes, from a memory, which does not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.intervals import paired_interval
from empathysim.analysis.place import Place, Where
from empathysim.analysis.question import question
from empathysim.analysis.readings_told import weekly_reading
from empathysim.analysis.shown import Shown
from empathysim.analysis.tipping.lever_values import rising_values
from empathysim.analysis.worlds import Progress, live_worlds
from empathysim.errors import InputError, all_of
from empathysim.life import refuse_weeks
from empathysim.outcomes.readings import READINGS
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.tipping import RampTold, ramp_sentence

if TYPE_CHECKING:
    import pandas

#: What the mean field of the norm takes from a firm; read off beside the outcome.
OF_THE_NORM = ("target_norm", "goal", "focus", "quit")


@dataclass(frozen=True, eq=False, repr=False)
class Ramp(Shown):
    """A lever's way up and down, and what was read off at the end of each stretch.

    Parameters
    ----------
    scenario : name of the firm.
    parameters : every parameter at week 0, before the ramp, by name.
    parameter : what was moved, a dotted name or a dial.
    values : rising; each was held on the way up and again on the way down, the last one once.
    weeks_each : weeks at each value.
    outcome : name of the weekly reading that the loop is about.
    seeds : of the lives.
    readings : arrays (seeds, 2 values - 1) by name, means over the last weeks at each value, in the order lived.
    moving : array (seeds, 2 values - 1), by how much the outcome moved in the last quarter of each stretch.
    place : where it was lived.
    """

    scenario: str
    parameters: Mapping[str, float]
    parameter: str
    values: tuple[float, ...]
    weeks_each: int
    outcome: str
    seeds: tuple[int, ...]
    readings: Mapping[str, NDArray[np.float64]]
    moving: NDArray[np.float64]
    place: Place

    @property
    def path(self) -> tuple[float, ...]:
        """Values in the order lived."""
        return (*self.values, *self.values[-2::-1])

    @property
    def up(self) -> NDArray[np.float64]:
        """The outcome on the way up, array (seeds, values)."""
        return self.readings[self.outcome][:, : len(self.values)]

    @property
    def down(self) -> NDArray[np.float64]:
        """The outcome on the way down, array (seeds, values), by rising value; the turn belongs to both ways."""
        return self.readings[self.outcome][:, len(self.values) - 1 :][:, ::-1]

    @property
    def loop_area(self) -> NDArray[np.float64]:
        """Area between the ways down and up, array (seeds), in units of outcome times lever; negative below."""
        return np.asarray(np.trapezoid(self.down - self.up, self.values, axis=1))

    @property
    def tips(self) -> NDArray[np.float64]:
        """Array (seeds, 2): values at which the way up and the way down pass the middle of the loop.

        NaN where the outcome moves by less than the smallest difference that matters, or never passes the middle.
        """
        reading = READINGS[self.outcome]
        found = np.full((len(self.seeds), 2), np.nan)
        for row, (up, down) in enumerate(zip(self.up, self.down, strict=True)):
            both = np.concatenate((up, down))
            matters = reading.smallest_difference * (abs(both.mean()) if reading.is_relative else 1.0)
            if np.ptp(both) > matters:
                middle = (both.min() + both.max()) / 2.0
                found[row] = _passes(self.values, up, middle), _passes(self.values, down, middle)
        return found

    @property
    def width(self) -> NDArray[np.float64]:
        """How far back the lever has to go beyond where the firm tipped, array (seeds), in the lever's unit."""
        return self.tips[:, 0] - self.tips[:, 1]

    def interval(self, numbers: NDArray[np.float64]) -> tuple[float, float]:
        """Return the interval of a mean over seeds that holds under repeated looks; NaN where a seed has none."""
        return paired_interval(numbers) if np.isfinite(numbers).all() else (np.nan, np.nan)

    def told(self) -> RampTold:
        """Return what sentences and titles tell of it."""
        return RampTold(
            self.scenario, self.parameter, self.values[0], self.values[-1], self.weeks_each, self.outcome,
            tuple(float(each) for each in self.tips.mean(axis=0)), self.interval(self.width),
            float(np.abs(self.moving.mean(axis=0)).max()), len(self.seeds),
        )  # fmt: skip

    @property
    def sentence(self) -> str:
        """What the ramp found."""
        return ramp_sentence(self.told())

    def to_pandas(self) -> pandas.DataFrame:
        """Return one row for each seed and stretch: its value, the way, and every reading."""
        import pandas

        stretches, seeds = len(self.path), len(self.seeds)
        ways = ["up"] * len(self.values) + ["down"] * (len(self.values) - 1)
        table = {"seed": np.repeat(self.seeds, stretches), "way": ways * seeds, self.parameter: self.path * seeds}
        numbers = {name: array.ravel() for name, array in self.readings.items()}
        return pandas.DataFrame({**table, **numbers, "moving": self.moving.ravel()})


def _passes(values: Sequence[float], branch: NDArray[np.float64], middle: float) -> float:
    """Return the first value at which a branch passes the middle, on a straight line between two of them."""
    above = np.sign(branch - middle)
    places = np.flatnonzero(above[:-1] * above[1:] <= 0.0)
    if not len(places):
        return np.nan
    place = int(places[0])
    part = (middle - branch[place]) / (branch[place + 1] - branch[place])
    return float(values[place] + part * (values[place + 1] - values[place]))


def ramp(
    scenario: Scenario | str | Path,
    parameter: str,
    values: Sequence[float],
    *,
    weeks_each: int = 80,
    outcome: str = "target_norm",
    seeds: int | Sequence[int] = 4,
    read_weeks: int = 4,
    workers: int | None = None,
    progress: Progress | None = None,
    **where: Unpack[Where],
) -> Ramp:
    """Move a lever up step by step and down again within one life for each seed.

    Parameters
    ----------
    scenario : the firm, a name or a path; it settles under its own start values first.
    parameter : dotted name of a parameter, or a dial.
    values : at least two, rising, in the parameter's unit and bounds.
    weeks_each : weeks at each value.
    outcome : a weekly reading.
    seeds : how many, or which; a single one gives no interval.
    read_weeks : last weeks at each value over which readings are averaged, at most `weeks_each`.
    workers : threads; None for one on each core.
    progress : called with the runs that were lived and those that there are.
    where : warm_up, organization, employees, customers, rules, as for `simulate`.

    Raises
    ------
    InputError : with everything that is wrong at once.
    """
    asked = question(
        ramp, scenario, seeds, where,
        lambda: rising_values(parameter, values),
        lambda: weekly_reading(outcome),
        lambda: _refuse_stretches(weeks_each, read_weeks),
        least=1,
    )  # fmt: skip
    firm, luck, lever = asked.scenario, asked.seeds, asked.found[0]
    path = (*lever, *lever[-2::-1])
    moved = firm.without_interventions_on(parameter).replace({parameter: path[0]})
    for stretch, value in enumerate(path[1:], start=1):
        moved = moved.with_intervention(parameter, value, stretch * weeks_each)
    place = replace(asked.place, weeks=len(path) * weeks_each)
    names = tuple(dict.fromkeys((outcome, *OF_THE_NORM)))
    lived = live_worlds(
        {firm.name: moved}, luck, place, read=lambda _: {}, weekly=names, workers=workers, progress=progress
    )
    shape = (len(luck), len(path), weeks_each)
    weekly = {name: lived.weekly[name][0].reshape(shape) for name in names}
    quarter = weekly[outcome][:, :, -max(2, weeks_each // 4) :]
    readings = {name: table[:, :, -read_weeks:].mean(axis=2) for name, table in weekly.items()}
    return Ramp(
        firm.name, firm.values(), parameter, lever, weeks_each, outcome, luck, readings,
        quarter[:, :, -1] - quarter[:, :, 0], place,
    )  # fmt: skip


def _refuse_stretches(weeks_each: int, read_weeks: int) -> None:
    all_of(lambda: refuse_weeks(weeks_each, "weeks_each", 4), lambda: refuse_weeks(read_weeks, "read_weeks"))
    if read_weeks > weeks_each:
        raise InputError(f"read_weeks = {read_weeks} must be at most weeks_each = {weeks_each}.")
