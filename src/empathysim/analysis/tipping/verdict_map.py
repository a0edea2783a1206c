"""Two levers, and for each pair of values what may be said against the firm as it is (Today).

Every cell shares the luck of each seed with Today, so that differences are narrow; the intervals of all cells hold
together, so that a map of a hundred cells is not a hundred chances to be misled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.paired_difference import PairedDifference, difference_in
from empathysim.analysis.place import Place, Where
from empathysim.analysis.question import question
from empathysim.analysis.readings_told import outcome_told
from empathysim.analysis.shown import Shown
from empathysim.analysis.tipping.lever_values import lever_and_values, lever_parts, values_of
from empathysim.analysis.worlds import Progress, live_worlds
from empathysim.errors import InputError, all_of
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.lever_maps import End, MapTold, map_sentence
from empathysim.wording.verdict import VERDICTS, Verdict

if TYPE_CHECKING:
    import pandas

Lever = tuple[str, Sequence[float]]
_TODAY = "today"


@dataclass(frozen=True, eq=False, repr=False)
class VerdictMap(Shown):
    """An outcome over two levers, held against the firm as it is.

    Parameters
    ----------
    scenario : name of the firm as it is.
    x, y : names of the levers.
    x_values, y_values : rising, as the columns and rows of every array.
    present : where the firm as it is stands, x and y.
    outcome : name of the reading.
    seeds : of all cells.
    today : array (seeds), the outcome of the firm as it is.
    runs : array (y, x, seeds), the outcome of each cell.
    cells : the paired differences against today, [y][x]; their intervals hold together.
    place : where and how long all were lived.
    """

    scenario: str
    x: str
    y: str
    x_values: tuple[float, ...]
    y_values: tuple[float, ...]
    present: tuple[float, float]
    outcome: str
    seeds: tuple[int, ...]
    today: NDArray[np.float64]
    runs: NDArray[np.float64]
    cells: tuple[tuple[PairedDifference, ...], ...]
    place: Place

    @property
    def mean(self) -> NDArray[np.float64]:
        """Mean of the outcome over seeds, array (y, x)."""
        return np.asarray(self.runs.mean(axis=2))

    @property
    def difference(self) -> NDArray[np.float64]:
        """Mean paired difference against today, array (y, x)."""
        return np.array([[cell.difference for cell in row] for row in self.cells])

    @property
    def known(self) -> NDArray[np.bool_]:
        """Whether the interval of a cell has limits, array (y, x); without them nothing is known of its size."""
        return np.array([[bool(np.isfinite(cell.high - cell.low)) for cell in row] for row in self.cells])

    @cached_property
    def verdicts(self) -> tuple[tuple[Verdict, ...], ...]:
        """What may be said of each cell against today, [y][x]."""
        return tuple(tuple(cell.verdict for cell in row) for row in self.cells)

    @property
    def smallest_difference(self) -> float:
        """The smallest difference that matters, the same for all cells."""
        return self.cells[0][0].smallest_difference

    @property
    def counts(self) -> dict[Verdict, int]:
        """Return how many cells have each verdict."""
        found = Counter(verdict for row in self.verdicts for verdict in row)
        return {verdict: found[verdict] for verdict in VERDICTS}

    def told(self) -> MapTold:
        """Return what sentences and titles tell of it."""
        return MapTold(
            self.scenario, self.x, self.y, self.outcome, self.place.weeks, len(self.seeds), self.counts,
            int((~self.known).sum()), self._ends(),
        )  # fmt: skip

    def _ends(self) -> tuple[End, End] | None:
        """Return the highest and the lowest of the known cells; None where there are none but Today."""
        known = [
            (cell.difference, (x, y, cell.low, cell.high, cell.verdict))
            for y, row, line in zip(self.y_values, self.cells, self.known, strict=True)
            for x, cell, is_known in zip(self.x_values, row, line, strict=True)
            if is_known
        ]
        if all(end[:2] == self.present for _, end in known):
            return None
        return max(known, key=itemgetter(0))[1], min(known, key=itemgetter(0))[1]

    @property
    def sentence(self) -> str:
        """What the map found."""
        return map_sentence(self.told())

    def to_pandas(self) -> pandas.DataFrame:
        """Return one row a cell: both levers, mean, difference, interval and verdict."""
        import pandas

        rows = [
            {
                self.x: x, self.y: y, self.outcome: self.runs[row, column].mean(),
                "difference": cell.difference, "low": cell.low, "high": cell.high, "verdict": cell.verdict,
            }
            for row, y in enumerate(self.y_values)
            for column, (x, cell) in enumerate(zip(self.x_values, self.cells[row], strict=True))
        ]  # fmt: skip
        return pandas.DataFrame(rows)


def verdict_map(
    scenario: Scenario | str | Path,
    x: Lever,
    y: Lever,
    outcome: str = "satisfaction",
    *,
    seeds: int | Sequence[int] = 4,
    weeks: int = 104,
    workers: int | None = None,
    progress: Progress | None = None,
    **where: Unpack[Where],
) -> VerdictMap:
    """Live every pair of values of two levers, and the scenario itself, under the same luck.

    Parameters
    ----------
    scenario : the firm as it is; both levers act from week 0 on.
    x, y : a parameter or dial that sets one parameter, and its values.
    outcome : any reading of the summary.
    seeds : how many, or which; at least 2. With 4 an interval that holds for a hundred cells is wide; 8 tell more.
    weeks : of each run.
    workers : threads; None for one on each core.
    progress : called with the runs that were lived and those that there are.
    where : warm_up, organization, employees, customers, rules, as for `simulate`.

    Raises
    ------
    InputError : with everything that is wrong at once.
    """
    x, y = all_of(lambda: lever_and_values("x", x), lambda: lever_and_values("y", y))
    asked = question(
        verdict_map, scenario, seeds, where,
        lambda: tuple(sorted(values_of(*x))),
        lambda: tuple(sorted(values_of(*y))),
        lambda: outcome_told(outcome),
        lambda: _refuse_one_lever_twice(x[0], y[0]),
        weeks=weeks,
    )  # fmt: skip
    firm, luck, (x_values, y_values, *_) = asked.scenario, asked.seeds, asked.found
    worlds = {_TODAY: firm}
    worlds |= {f"{up},{across}": firm.replace({x[0]: across, y[0]: up}) for up in y_values for across in x_values}
    lived = live_worlds(worlds, luck, asked.place, workers=workers, progress=progress)
    now = firm.values()
    present = (now[one_parameter(x[0])], now[one_parameter(y[0])])
    shape = (len(y_values), len(x_values), len(luck))
    today, runs = lived.readings[outcome][0], lived.readings[outcome][1:].reshape(shape)
    cells = held_against(
        outcome, today, runs, float(lived.readings["revenue"][0].mean()), (x_values, y_values), present
    )
    return VerdictMap(
        firm.name, x[0], y[0], x_values, y_values, present, outcome, luck, today, runs, cells, asked.place
    )  # fmt: skip


def held_against(
    outcome: str,
    today: NDArray[np.float64],
    runs: NDArray[np.float64],
    revenue: float,
    values: tuple[Sequence[float], Sequence[float]],
    present: tuple[float, float],
) -> tuple[tuple[PairedDifference, ...], ...]:
    """Return each cell's paired difference against today; all intervals hold together.

    Parameters
    ----------
    outcome : name of the reading.
    today : array (seeds).
    runs : array (y, x, seeds).
    revenue : of today, USD a week.
    values : of x and of y.
    present : where today stands; that cell is today itself, and no comparison.
    """
    x_values, y_values = values
    is_today = [[(x, y) == present for x in x_values] for y in y_values]
    comparisons = max(1, sum(not here for row in is_today for here in row))
    return tuple(
        tuple(
            difference_in(outcome, today, cell, revenue=revenue, comparisons=comparisons, is_one_world=here)
            for cell, here in zip(row, line, strict=True)
        )
        for row, line in zip(runs, is_today, strict=True)
    )


def one_parameter(lever: str) -> str:
    """Return the parameter that a lever sets.

    Raises
    ------
    InputError : for a dial that sets several: a map needs one number for where the firm stands.
    """
    parts = lever_parts(lever)
    if len(parts) > 1:
        raise InputError(f"the dial '{lever}' sets {' and '.join(parts)}: name one of them for a map.")
    return parts[0]


def _refuse_one_lever_twice(x: str, y: str) -> None:
    if one_parameter(x) == one_parameter(y):
        raise InputError(f"x and y are both {one_parameter(x)}: a map needs two levers.")
