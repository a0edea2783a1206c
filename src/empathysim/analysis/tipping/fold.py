"""The fold of the target-first norm: where the norm of a firm in which everybody is alike can stand still.

If everybody has the same norm B, feels the same goal pressure G and leaves the same share u of customer focus
unfilled, a week changes the norm by min(1, β G [s3 B² + ε u]) (1 - B) - (δ + q) B: the rule of one person (see
`workforce.target_first_norm`) with B as the norm around, and newcomers, who begin without the norm, in place of the
share q who leave. Without the seed (ε u = 0) it stands still at B = 0 and where B (1 - B) = (δ + q) / (β s3 G): at two
more places beyond the fold β s3 G = 4 (δ + q), and nowhere else below it. With the seed the lower place wanders up
with pressure and meets the middle one at a second fold: there the norm tips.

Source: Strogatz (1994), Nonlinear Dynamics and Chaos, chapter 3 (two saddle-node bifurcations around a cusp).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from empathysim.errors import knows_its_keywords
from empathysim.scenarios.scenario import Scenario

_STEPS = 2_000
_ROUNDING = 1e-12


class Balance(NamedTuple):
    """A norm at which a week changes nothing, and whether the norm comes back to it when it is moved a little."""

    norm: float
    is_stable: bool


class Fold(NamedTuple):
    """Where a stable and an unstable balance meet and vanish: the norm, and the leaders' pressure."""

    norm: float
    pressure: float


@dataclass(frozen=True)
class MeanField:
    """The norm of a firm in which everybody is alike.

    Parameters
    ----------
    contagion, decay, seed : `target_first_norm.contagion`, `.decay` and `.seed`, 1/week, 1/week and a factor.
    conformity : `group_think.conformity`, 0 to 1.
    felt_share : goal pressure that people feel for each unit of the leaders' pressure, 0 to 1.
    leaving : share of people who are replaced by newcomers in a week.
    unfocused : 1 less the customer focus that goes with a norm of 0, 0 to 1.
    unfocused_slope : by how much more is unfocused where the norm is 1.
    """

    contagion: float
    decay: float
    seed: float
    conformity: float
    felt_share: float = 1.0
    leaving: float = 0.0
    unfocused: float = 0.0
    unfocused_slope: float = 0.0

    def caught_per_pressure(self, norm: ArrayLike) -> NDArray[np.float64]:
        """Return the share of people without the norm who catch it in a week, for each unit of leaders' pressure."""
        held = np.asarray(norm, np.float64)
        lost = np.clip(self.unfocused + self.unfocused_slope * held, 0.0, 1.0)
        return self.felt_share * self.contagion * (self.conformity * held * held + self.seed * lost)

    def weekly_change(self, norm: ArrayLike, pressure: ArrayLike) -> NDArray[np.float64]:
        """Return by how much a week changes the norm, under this pressure of the leaders (0 to 1)."""
        held = np.asarray(norm, np.float64)
        caught = np.minimum(1.0, np.asarray(pressure) * self.caught_per_pressure(held))
        return caught * (1.0 - held) - (self.decay + self.leaving) * held

    def pressure_that_holds(self, norm: ArrayLike) -> NDArray[np.float64]:
        """Return the leaders' pressure under which a norm stays as it is; infinite where none does.

        It is `weekly_change` = 0, solved for the pressure; norms above 1 / (1 + δ + q) cannot be held.
        """
        held = np.asarray(norm, np.float64)
        lost = self.decay + self.leaving
        with np.errstate(divide="ignore", invalid="ignore"):
            needed = lost * held / (self.caught_per_pressure(held) * (1.0 - held))
        return np.where(held <= 1.0 / (1.0 + lost), needed, np.inf)

    def balances(self, pressure: float) -> tuple[Balance, ...]:
        """Return every balance under a pressure, from the lowest norm to the highest."""
        from scipy.optimize import brentq

        grid = np.linspace(0.0, 1.0, _STEPS + 1)
        change = self.weekly_change(grid, pressure)
        found = []
        if abs(change[0]) < _ROUNDING:  # nothing begins by itself
            found.append(Balance(0.0, bool(change[1] < 0.0)))
            change[0] = change[1]
        for place in np.flatnonzero(np.sign(change[:-1]) * np.sign(change[1:]) < 0.0):
            norm = brentq(lambda held: float(self.weekly_change(held, pressure)), grid[place], grid[place + 1])
            found.append(Balance(float(norm), bool(change[place] > 0.0)))
        return tuple(found)

    def folds(self) -> tuple[Fold, ...]:
        """Return the folds, from the lowest norm to the highest: none, one (without a seed) or two."""
        norms = np.linspace(1.0 / _STEPS, 1.0, _STEPS, endpoint=False)
        pressure = self.pressure_that_holds(norms)
        turns = np.flatnonzero(np.diff(np.sign(np.diff(pressure[np.isfinite(pressure)])))) + 1
        return tuple(Fold(float(norms[turn]), float(pressure[turn])) for turn in turns)

    def fold_without_seed(self) -> float:
        """Return the pressure β s3 G = 4 (δ + q) of the fold where nothing begins by itself; infinite for no spread."""
        spread = self.contagion * self.conformity * self.felt_share
        return 4.0 * (self.decay + self.leaving) / spread if spread > 0.0 else np.inf

    def with_conformity(self, conformity: float) -> MeanField:
        """Return the same firm with teams that conform more, or less."""
        return replace(self, conformity=conformity)


@knows_its_keywords()
def mean_field(
    scenario: Scenario | str | Path, *, felt_share: float = 1.0, leaving: float = 0.0, unfocused: float = 0.0
) -> MeanField:
    """Return the mean field of a firm.

    Parameters
    ----------
    scenario : the firm as it stands at week 0, a name or a path.
    felt_share, leaving, unfocused : see `MeanField`.
    """
    return _of_values(Scenario.of(scenario).values(), felt_share, leaving, unfocused)


def _of_values(values: Mapping[str, float], felt_share: float, leaving: float, unfocused: float) -> MeanField:
    return MeanField(
        contagion=values["target_first_norm.contagion"],
        decay=values["target_first_norm.decay"],
        seed=values["target_first_norm.seed"],
        conformity=values["group_think.conformity"],
        felt_share=felt_share,
        leaving=leaving,
        unfocused=unfocused,
    )


def fitted_mean_field(
    values: Mapping[str, float], pressure: ArrayLike, readings: Mapping[str, NDArray[np.float64]]
) -> MeanField:
    """Return the mean field that takes from simulated firms what it cannot know by itself, but not the norm's rule.

    These are the share of pressure that is felt, the share of people who leave, and how customer focus falls where the
    norm rises (a straight line through the simulated points).

    Parameters
    ----------
    values : parameters by name.
    pressure : array of any shape, the leaders' pressure of each simulated point.
    readings : `target_norm`, `goal`, `focus` and `quit`, arrays of the same shape.
    """
    norm, focus = readings["target_norm"].ravel(), readings["focus"].ravel()
    pushed = np.broadcast_to(np.asarray(pressure, np.float64), readings["goal"].shape).ravel()
    slope, start = np.polyfit(norm, 1.0 - focus, 1) if np.ptp(norm) > _ROUNDING else (0.0, 1.0 - float(focus.mean()))
    felt = float(np.sum(readings["goal"].ravel() * pushed)) / max(float(np.sum(pushed**2)), _ROUNDING)
    plain = _of_values(values, felt, float(readings["quit"].mean()), float(start))
    return replace(plain, unfocused_slope=float(slope))
