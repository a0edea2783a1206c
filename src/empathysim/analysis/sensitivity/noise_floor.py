"""How large an index luck alone makes: the floor that stands beside every index.

Each point of a design is lived under the same S seeds. Let d be the outcome of one seed less the mean over the seeds of
that point. What all points share of d cancels in every difference of two points; what they do not share is the noise of
the indices. A parameter that moves nothing at all has the same d at both ends of its move, so its index is 0; one that
only deals out luck anew, as almost every parameter of a model with luck does, gets an index above 0.

The floor is the most that luck would give any of the K parameters, in 19 of 20 analyses: of two hundred inert ones, the
luckiest stays below it. What luck gives on average is known from few seeds only, and of many parameters some are
lucky; both are in the factor F, the 1 - 0.05 / K quantile (Bonferroni) of Fisher's distribution for what luck was
seen to be over the seeds. With s^2 a variance over the seeds, N trajectories or base points, and V the variance of the
outcome:

* mu* and sigma of Morris: root of F(N, N (S - 1)) times the mean of s^2 / S, s^2 that of one elementary effect: no
  mean absolute value is above the root of its mean square. |mu|: root of F(1, N (S - 1)) times that mean over N.
* total index: F(N, N (S - 1)) times the mean of s^2 / (2 S V), s^2 that of f(A) - f(AB) at one base point: the
  estimator of Jansen adds up squares, so noise only ever adds to it.
* first and pair index: root of F(1, N (S - 1)) times the mean of s^2 / (S N), s^2 that of what d changes in one of the
  N products; for pairs K is their number.

With one seed a point nothing is known of luck, and the floor is NaN. Assumptions: the noise of different trajectories
or base points is independent, normal, and as large in one as in another. Where it is larger in a few than in all
others, more than 1 in 20 analyses have a parameter above by luck: give each point four seeds rather than two.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]
#: In how many analyses any parameter at all lies above its floor by luck.
BY_LUCK = 0.05


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


def most_by_luck(squares: int, points: int, seeds: int, looked_at: int) -> float:
    """Return what a mean of squares is at most over what luck gives on average, for all that is looked at at once.

    Parameters
    ----------
    squares : how many are averaged, 1 or `points`.
    points : number of trajectories or base points from which the average luck is known.
    seeds : of a point; with one the answer is NaN.
    looked_at : number of parameters, or of pairs.
    """
    if seeds < 2:
        return math.nan
    from scipy.stats import f

    return float(f.isf(BY_LUCK / looked_at, squares, points * (seeds - 1)))


def floor_of_effects(effects: Table) -> dict[str, Table]:
    """Return the floors of mu*, |mu| and sigma: float64 (parameters) each.

    Parameters
    ----------
    effects : elementary effects, float64 (trajectories, parameters, seeds).
    """
    points, looked_at, seeds = effects.shape
    noise = variance_of_mean(effects).mean(axis=0)
    size = np.sqrt(most_by_luck(points, points, seeds, looked_at) * noise)
    return {
        "mu_star": size,
        "sigma": size,
        "mu": np.sqrt(most_by_luck(1, points, seeds, looked_at) * noise / points),
    }


def floor_of_squares(a: Table, crossed: Table, variance: float, looked_at: int) -> float:
    """Return the floor of a total index.

    Parameters
    ----------
    a, crossed : outcomes of A, and of A with a parameter from B: float64 (base points, seeds).
    variance : of the outcome.
    looked_at : number of parameters.
    """
    noise = float(variance_of_mean(a - crossed).mean()) / (2.0 * variance)
    points, seeds = a.shape
    return most_by_luck(points, points, seeds, looked_at) * noise


def floor_of_products(changes: Table, looked_at: int) -> float:
    """Return the floor of a first or pair index.

    Parameters
    ----------
    changes : what each seed's deviation from the mean changes in each product, over the variance of the outcome:
        float64 (base points, seeds).
    looked_at : number of parameters, or of pairs.
    """
    noise = float(variance_of_mean(changes).mean()) / len(changes)
    points, seeds = changes.shape
    return math.sqrt(most_by_luck(1, points, seeds, looked_at) * noise)
