"""Worlds of which everything is known: what portfolios cost and bring, by a formula and without a run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product

import numpy as np

from empathysim.analysis.portfolio.levers import Portfolio
from empathysim.analysis.portfolio.measuring import Measure, Measured

Formula = Callable[[Portfolio], float]


def measure_of(cost: Formula, *, noise: float = 0.0, luck: int = 0, **worths: Formula) -> Measure:
    """Return a measure of these formulas; noise is drawn for each portfolio and run, the same whenever asked.

    Every run has a size of its own, next to 1: gains that were the same in each would pass for something rare.
    """
    sizes = 1.0 + 1e-9 * np.random.default_rng(luck).normal(size=64)

    def drawn(portfolio: Portfolio, runs: int) -> np.ndarray:
        return noise * np.array([np.random.default_rng([luck, run, *portfolio]).normal() for run in range(runs)])

    def measure(portfolios: Sequence[Portfolio], runs: int) -> Measured:
        costs = np.array([[cost(portfolio)] * runs for portfolio in portfolios])
        readings = {
            name: np.array([worth(portfolio) * sizes[:runs] + drawn(portfolio, runs) for portfolio in portfolios])
            for name, worth in worths.items()
        }
        return Measured(costs, readings)

    return measure


def every(lasts: Sequence[int]) -> list[Portfolio]:
    """Return every portfolio there is."""
    return list(product(*(range(last + 1) for last in lasts)))
