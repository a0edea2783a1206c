"""Functions whose sensitivity indices are known in closed form, in place of the model."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]
ANGLES = dict.fromkeys(("x1", "x2", "x3", "dummy"), (-math.pi, math.pi))
WEIGHTS = (0.0, 1.0, 4.5, 9.0)
SHARES = {f"g{place}": (0.0, 1.0) for place in range(len(WEIGHTS))} | {"dummy": (0.0, 1.0)}


def ishigami(places: Table, seed: int = 0) -> Table:
    """Return the function of Ishigami & Homma (1990) with a = 7 and b = 0.1."""
    x = places
    found: Table = np.sin(x[:, 0]) + 7.0 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    return found


def ishigami_indices() -> tuple[dict[str, float], dict[str, float], float]:
    """Return first and total indices, and that of the pair x1 and x3."""
    alone = {"x1": (1.0 + 0.1 * math.pi**4 / 5.0) ** 2 / 2.0, "x2": 49.0 / 8.0, "x3": 0.0, "dummy": 0.0}
    pair = 8.0 * 0.01 * math.pi**8 / 225.0
    variance = sum(alone.values()) + pair
    first = {name: part / variance for name, part in alone.items()}
    total = {name: first[name] + (pair / variance if name in ("x1", "x3") else 0.0) for name in first}
    return first, total, pair / variance


def sobol_g(places: Table, seed: int = 0) -> Table:
    """Return Sobol's G function (Saltelli & Sobol 1995); the last column does nothing."""
    parts = [(np.abs(4.0 * places[:, k] - 2.0) + weight) / (1.0 + weight) for k, weight in enumerate(WEIGHTS)]
    found: Table = np.prod(parts, axis=0)
    return found


def sobol_g_indices() -> tuple[dict[str, float], dict[str, float]]:
    """Return first and total indices."""
    parts = [1.0 / (3.0 * (1.0 + weight) ** 2) for weight in WEIGHTS]
    variance = math.prod(1.0 + part for part in parts) - 1.0
    first = {f"g{k}": part / variance for k, part in enumerate(parts)} | {"dummy": 0.0}
    total = {
        f"g{k}": part * math.prod(1.0 + other for j, other in enumerate(parts) if j != k) / variance
        for k, part in enumerate(parts)
    } | {"dummy": 0.0}
    return first, total


def noisy(function: Callable[[Table], Table], sd: float) -> Callable[[Table, int], Table]:
    """Return the function with noise: every point has luck of its own under every seed."""

    def with_noise(places: Table, seed: int) -> Table:
        return function(places) + np.random.default_rng(seed).normal(0.0, sd, len(places))

    return with_noise
