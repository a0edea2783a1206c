"""A Gaussian process that learns an outcome from few points, for indices that the model itself would take too long for.

It is smooth, with a length of its own for each parameter (ARD), and noise that it learns as well (Rasmussen & Williams
2006, chapter 5; Marrel et al. 2009, Reliability Engineering & System Safety 94, 742). How well it knows the outcome is
measured at points that it had not seen, and stands beside every index.
"""

from __future__ import annotations

import warnings
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from empathysim.analysis.sensitivity.indices import EmulatorError, Index
from empathysim.analysis.sensitivity.sample import Sample, Table
from empathysim.analysis.sensitivity.sobol import sobol_indices
from empathysim.errors import InputError
from empathysim.sweeps.designs.drawing import shares

if TYPE_CHECKING:
    from sklearn.gaussian_process import GaussianProcessRegressor

LEAST_Q2 = 0.7
FOLDS = 5
FEWEST_POINTS = 20
_BASE_POINTS = 512
_TWO_SIDED = 1.959963984540054


def learned(places: Table, values: Table, seed: int = 0, begin: Any = None) -> GaussianProcessRegressor:
    """Return a Gaussian process that has learned values at places.

    Parameters
    ----------
    places : float64 (points, factors), 0 to 1.
    values : float64 (points).
    seed : of the places from which the search for its lengths begins.
    begin : a kernel from which the search begins instead, only once.
    """
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.gaussian_process import GaussianProcessRegressor
    from sklearn.gaussian_process.kernels import RBF, ConstantKernel, WhiteKernel

    lengths = RBF(np.full(places.shape[1], 1.0), (0.05, 1e3))
    kernel = begin or ConstantKernel(1.0, (1e-3, 1e3)) * lengths + WhiteKernel(1e-2, (1e-8, 1.0))
    process = GaussianProcessRegressor(
        kernel, normalize_y=True, n_restarts_optimizer=0 if begin is not None else 1, random_state=seed
    )
    with warnings.catch_warnings():  # a length at its bound is no fault: that parameter does not matter
        warnings.simplefilter("ignore", ConvergenceWarning)
        return process.fit(places, values)


def emulated_indices(
    sample: Sample, outcome: str, level: float, resamples: int, seed: int, least_q2: float = LEAST_Q2
) -> tuple[list[Index], EmulatorError]:
    """Return Sobol indices of an emulator, and how well it knows the outcome.

    The interval of an index reaches from the lowest to the highest end of those of the emulator and of five more,
    each of which learned without a fifth of the points. The floor is the share of variance that it does not predict,
    1 - Q2: so much may belong to anything, luck included.

    Parameters
    ----------
    sample, outcome : drawn points of any design but trajectories, and what was read off.
    level, resamples, seed : as for Sobol indices.
    least_q2 : least share of variance that must be predicted.

    Raises
    ------
    InputError : where a run failed, there are too few points, or the emulator knows too little to be trusted.
    """
    sample.only([outcome]).refuse_failed("an emulator would not know what it has not seen")
    values = sample.means(outcome)
    if sample.points < FEWEST_POINTS or np.ptp(values) == 0.0:
        raise InputError(f"{outcome}: an emulator needs at least {FEWEST_POINTS} points, and outcomes that differ.")
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    with threadpool_limits(1):  # threads of linear algebra get into each other's way with matrices as small as these
        return _emulated(sample, outcome, level, resamples, seed, least_q2)


def _emulated(
    sample: Sample, outcome: str, level: float, resamples: int, seed: int, least_q2: float
) -> tuple[list[Index], EmulatorError]:
    whole = learned(sample.shares, sample.means(outcome), seed)
    parts, error = _tried(sample, outcome, whole, seed)
    if error.q2 < least_q2:
        raise InputError(
            f"{outcome}: the emulator predicts {max(error.q2, 0.0):.0%} of the variance at points that it had not "
            f"seen, less than the {least_q2:.0%} that it takes to be trusted; give it more points, more seeds, or "
            "fewer factors."
        )
    rows = shares("saltelli", _BASE_POINTS, sample.groups, seed=seed, second_order=sample.second_order)
    told = [_indices(each, sample, rows, outcome, level, resamples, seed) for each in (whole, *parts)]
    floor = max(0.0, 1.0 - error.q2)
    return [
        replace(ways[0], low=min(way.low for way in ways), high=max(way.high for way in ways), noise_floor=floor)
        for ways in zip(*told, strict=True)
    ], error


def _indices(
    process: GaussianProcessRegressor,
    sample: Sample,
    rows: Table,
    outcome: str,
    level: float,
    resamples: int,
    seed: int,
) -> list[Index]:
    answers = replace(sample, kind="saltelli", shares=rows, outcomes={outcome: process.predict(rows)[:, None]})
    return sobol_indices(answers, outcome, level, resamples, seed)


def _tried(
    sample: Sample, outcome: str, whole: GaussianProcessRegressor, seed: int
) -> tuple[list[GaussianProcessRegressor], EmulatorError]:
    """Return an emulator for each fold, which learned without it, and how well they predict what they had not seen."""
    values = sample.means(outcome)
    folds = np.array_split(np.random.default_rng(seed).permutation(len(values)), FOLDS)
    means, spreads, parts = np.empty_like(values), np.empty_like(values), []
    for fold in folds:
        seen = np.setdiff1d(np.arange(len(values)), fold)
        parts.append(learned(sample.shares[seen], values[seen], seed, begin=whole.kernel_))
        means[fold], spreads[fold] = parts[-1].predict(sample.shares[fold], return_std=True)
    errors = values - means
    return parts, EmulatorError(
        q2=1.0 - float((errors**2).sum() / ((values - values.mean()) ** 2).sum()),
        rmse=float(np.sqrt((errors**2).mean())),
        coverage=float((np.abs(errors) <= _TWO_SIDED * spreads).mean()),
        points=len(values),
        noise=float(np.sqrt(whole.kernel_.k2.noise_level) * values.std()),
    )
