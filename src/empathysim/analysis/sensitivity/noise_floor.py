"""How large an index luck alone makes: the floor that stands beside every index.

Each point of a design is lived under the same S seeds. Let d be the outcome of one seed less the mean over the seeds of
that point. What all points share of d cancels in every difference of two points; what they do not share is the noise of
the indices. A parameter that moves nothing at all has the same d at both ends of its move, so its index is 0; one that
only deals out luck anew gets the floor:

* mu* of Morris: sqrt(2 / pi) times the root of the mean of s^2 / S, with s^2 the variance over the seeds of one
  elementary effect: the mean absolute value of a normal variable around 0.
* sigma of Morris: the root of the mean of s^2 / S. |mu|: 1.96 times that, over the root of the number of trajectories.
* total index: mean of s^2 / (2 S V), with s^2 the variance over the seeds of f(A) - f(AB) at one base point and V the
  variance of the outcome: the estimator of Jansen adds up squares, so noise only ever adds to it.
* first and pair index: 1.96 times the standard error that noise gives them, for noise adds to them with either sign:
  root of mean of s^2 / (S N), with s^2 the variance over the seeds of what d changes in one of the N products.

With one seed a point nothing is known of luck, and the floor is NaN. Assumption: the noise of different trajectories or
base points is independent.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]
_TWO_SIDED = 1.959963984540054


def share_of_luck(outcomes: Table) -> float:
    """Return the share of the variance of single runs that comes from their seeds, 0 to 1; NaN with one seed.

    It is W / (W + B): W the mean variance over the seeds of a point, B the variance of the points' means without what
    noise adds to it, which is the variance left over by point and seed, through the number of seeds.

    Parameters
    ----------
    outcomes : float64 (points, seeds), at least two points; points with a missing run are left out.
    """
    table = outcomes[np.isfinite(outcomes).all(axis=1)]
    points, seeds = table.shape
    if seeds < 2 or points < 2:
        return math.nan
    within = float(table.var(axis=1, ddof=1).mean())
    rest = table - table.mean(axis=1, keepdims=True) - table.mean(axis=0) + table.mean()
    noise = float((rest**2).sum()) / ((points - 1) * (seeds - 1))
    between = max(0.0, float(table.mean(axis=1).var(ddof=1)) - noise / seeds)
    return within / (within + between) if within + between > 0.0 else 0.0


def variance_of_mean(values: Table) -> Table:
    """Return the variance of the mean over the seeds, along the last axis; NaN with one seed."""
    seeds = values.shape[-1]
    if seeds < 2:
        return np.full(values.shape[:-1], np.nan)
    variance: Table = values.var(axis=-1, ddof=1) / seeds
    return variance


def floor_of_effects(effects: Table) -> dict[str, Table]:
    """Return the floors of mu*, |mu| and sigma: float64 (parameters) each.

    Parameters
    ----------
    effects : elementary effects, float64 (trajectories, parameters, seeds).
    """
    spread = np.sqrt(variance_of_mean(effects).mean(axis=0))
    return {
        "mu_star": math.sqrt(2.0 / math.pi) * spread,
        "sigma": spread,
        "mu": _TWO_SIDED * spread / math.sqrt(len(effects)),
    }


def floor_of_squares(a: Table, crossed: Table, variance: float) -> float:
    """Return the floor of a total index.

    Parameters
    ----------
    a, crossed : outcomes of A, and of A with a parameter from B: float64 (base points, seeds).
    variance : of the outcome.
    """
    return float(variance_of_mean(a - crossed).mean()) / (2.0 * variance)


def floor_of_products(changes: Table) -> float:
    """Return the floor of a first or pair index.

    Parameters
    ----------
    changes : what each seed's deviation from the mean changes in each product, over the variance of the outcome:
        float64 (base points, seeds).
    """
    return _TWO_SIDED * math.sqrt(float(variance_of_mean(changes).mean()) / len(changes))
