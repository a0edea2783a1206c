"""Where a firm has one norm, and where two: each pair of values is lived from below, and from above after a push.

Where both lives end alike, the firm forgets the push; where they end apart, it remembers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.kinds import is_number
from empathysim.analysis.place import Place, Where
from empathysim.analysis.question import question
from empathysim.analysis.shown import Shown
from empathysim.analysis.tipping.fold import MeanField, fitted_mean_field
from empathysim.analysis.tipping.lever_values import rising_values
from empathysim.analysis.tipping.ramp import OF_THE_NORM
from empathysim.analysis.worlds import Progress, live_worlds
from empathysim.errors import InputError, quoted
from empathysim.life import refuse_weeks
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.lever_maps import PhaseTold, phase_sentence

if TYPE_CHECKING:
    import pandas

PRESSURE, CONFORMITY = "corporate_culture.pressure", "group_think.conformity"
_READ_WEEKS = 26


@dataclass(frozen=True, eq=False, repr=False)
class PhaseMap(Shown):
    """The target-first norm over leaders' pressure and conformity, from below and from above.

    Parameters
    ----------
    scenario : name of the firm.
    parameters : every parameter at week 0 by name; pressure and conformity are the map's own.
    pressures, conformities : rising; columns and rows of every array.
    push, push_weeks : pressure before the life from above, and how long.
    weeks : lived after the push, and in both lives before anything is read.
    apart : difference of the norm from which on two lives count as two.
    seeds : of all cells.
    readings : arrays (2, conformities, pressures, seeds) by name, from below and from above; means over the last half
        year.
    place : where they were lived.
    """

    scenario: str
    parameters: Mapping[str, float]
    pressures: tuple[float, ...]
    conformities: tuple[float, ...]
    push: float
    push_weeks: int
    weeks: int
    apart: float
    seeds: tuple[int, ...]
    readings: Mapping[str, NDArray[np.float64]]
    place: Place

    @property
    def below(self) -> NDArray[np.float64]:
        """Mean norm without a push, array (conformities, pressures)."""
        return np.asarray(self.readings["target_norm"][0].mean(axis=2))

    @property
    def above(self) -> NDArray[np.float64]:
        """Mean norm after the push, array (conformities, pressures)."""
        return np.asarray(self.readings["target_norm"][1].mean(axis=2))

    @property
    def remembers(self) -> NDArray[np.int64]:
        """Number of seeds in which the push is still there, array (conformities, pressures)."""
        norm = self.readings["target_norm"]
        return np.asarray((norm[1] - norm[0] > self.apart).sum(axis=2))

    def field(self, conformity: float) -> MeanField:
        """Return the mean field of a conformity, with what it takes from all simulated points."""
        pressure = np.broadcast_to(np.array(self.pressures)[:, None], self.readings["goal"].shape)
        return fitted_mean_field(self.parameters, pressure, self.readings).with_conformity(conformity)

    def wedge(self) -> NDArray[np.float64]:
        """Return for each conformity the pressures of the two folds of its mean field, array (conformities, 2).

        Between them the norm has two places to stay; NaN where there is no fold at any pressure up to 1.
        """
        found = np.full((len(self.conformities), 2), np.nan)
        for row, conformity in enumerate(self.conformities):
            folds = sorted(fold.pressure for fold in self.field(conformity).folds())
            if len(folds) == 2 and folds[0] <= 1.0:
                found[row] = folds
        return found

    def told(self) -> PhaseTold:
        """Return what sentences and titles tell of it."""
        remembers = self.remembers == len(self.seeds)
        rows = [self.conformities[row] for row in np.flatnonzero(remembers.any(axis=1))]
        columns = [self.pressures[column] for column in np.flatnonzero(remembers.any(axis=0))]
        return PhaseTold(
            self.scenario, int(remembers.sum()), remembers.size, (min(rows), max(rows)) if rows else None,
            (min(columns), max(columns)) if columns else None, self.push_weeks, self.weeks, len(self.seeds),
        )  # fmt: skip

    @property
    def sentence(self) -> str:
        """What the map found."""
        return phase_sentence(self.told())

    def to_pandas(self) -> pandas.DataFrame:
        """Return one row a cell: the norm from below and from above, and in how many seeds the push is still there."""
        import pandas

        across, up = np.meshgrid(self.pressures, self.conformities)
        columns = {PRESSURE: across, CONFORMITY: up, "below": self.below, "above": self.above}
        return pandas.DataFrame({name: each.ravel() for name, each in {**columns, "remembers": self.remembers}.items()})


def phase_map(
    scenario: Scenario | str | Path,
    pressures: Sequence[float] = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9),
    conformities: Sequence[float] = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0),
    *,
    push: float = 1.0,
    push_weeks: int = 104,
    weeks: int = 364,
    apart: float = 0.1,
    seeds: int | Sequence[int] = 2,
    workers: int | None = None,
    progress: Progress | None = None,
    **where: Unpack[Where],
) -> PhaseMap:
    """Live every pair of pressure and conformity without a push and after one.

    Parameters
    ----------
    scenario : the firm.
    pressures, conformities : at least two each, rising.
    push, push_weeks : pressure before the life from above, and how long.
    weeks : lived after that; at the edges of the wedge firms need many years to settle.
    apart : difference of the norm from which on two lives count as two, above 0.
    seeds : how many, or which.
    workers : threads; None for one on each core.
    progress : called with the runs that were lived and those that there are.
    where : warm_up, organization, employees, customers, rules, as for `simulate`.

    Raises
    ------
    InputError : with everything that is wrong at once.
    """
    asked = question(
        phase_map, scenario, seeds, where,
        lambda: rising_values(PRESSURE, pressures),
        lambda: rising_values(CONFORMITY, conformities),
        lambda: refuse_weeks(push_weeks, "push_weeks"), lambda: refuse_weeks(weeks),
        lambda: _refuse_no_difference(apart),
        least=1,
    )  # fmt: skip
    firm, luck, (across, up, *_) = asked.scenario, asked.seeds, asked.found
    firm = firm.without_interventions_on(PRESSURE).without_interventions_on(CONFORMITY)
    worlds = _worlds(firm, across, up, push, push_weeks)
    place = replace(asked.place, weeks=push_weeks + weeks)
    lived = live_worlds(
        worlds, luck, place, workers=workers, progress=progress,
        read=lambda run: {name: float(run.weekly[name][-min(_READ_WEEKS, weeks) :].mean()) for name in OF_THE_NORM},
    )  # fmt: skip
    shape = (2, len(up), len(across), len(luck))
    readings = {name: table.reshape(shape) for name, table in lived.readings.items()}
    return PhaseMap(
        firm.name, firm.values(), across, up, push, push_weeks, weeks, apart, luck, readings, place
    )  # fmt: skip


def _worlds(
    firm: Scenario, across: Sequence[float], up: Sequence[float], push: float, push_weeks: int
) -> dict[str, Scenario]:
    """Return the worlds of a map: those that were never pushed, row by row, and then those that were."""
    worlds = {}
    for is_pushed in (False, True):
        for conformity in up:
            for pressure in across:
                world = firm.replace({CONFORMITY: conformity, PRESSURE: push if is_pushed else pressure})
                back = world.with_intervention(PRESSURE, pressure, push_weeks) if is_pushed else world
                worlds[f"{is_pushed},{conformity},{pressure}"] = back
    return worlds


def _refuse_no_difference(apart: float) -> None:
    if not is_number(apart) or not apart > 0.0:
        raise InputError(f"apart = {quoted(apart)} must be above 0: two lives are never quite alike.")
