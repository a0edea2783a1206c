"""A function in place of the model: the same designs, the same tables, the same analyses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.sensitivity.sample import Sample
from empathysim.errors import InputError, knows_its_keywords, nearest
from empathysim.sweeps.designs.drawing import shares

KINDS = ("morris", "saltelli", "latin_hypercube", "sobol")
Answers = NDArray[np.float64] | Mapping[str, NDArray[np.float64]]


@knows_its_keywords()
def answered_by(
    function: Callable[[NDArray[np.float64], int], Answers],
    ranges: Mapping[str, tuple[float, float]],
    kind: str,
    points: int,
    *,
    groups: Mapping[str, str] | None = None,
    seeds: int | Sequence[int] = 1,
    design_seed: int = 0,
    levels: int = 4,
    second_order: bool = False,
) -> Sample:
    """Return what a function answers at the points of a design, as `sensitivity` takes it.

    Parameters
    ----------
    function : takes the points, float64 (points, factors) in the factors' units, and a seed; returns float64 (points),
        or several such by the name of the outcome.
    ranges : lower and upper end of each factor, by name.
    kind : "morris", "saltelli", "latin_hypercube" or "sobol".
    points : trajectories, base points (a power of two), or points.
    groups : of factors that move at once, the name of their group.
    seeds : how many, or which; the same for every point.
    design_seed, levels, second_order : of the design, as in an experiment.

    Raises
    ------
    InputError : where there is no such design, or a range has no width.
    """
    _refuse(ranges, kind, groups or {})
    told = groups or {}
    moved = [told.get(name, name) for name in ranges]
    rows = shares(kind, points, moved, seed=design_seed, levels=levels, second_order=second_order)
    low, high = np.array(list(ranges.values()), dtype=np.float64).T
    places = low + rows * (high - low)
    chosen = range(seeds) if isinstance(seeds, int) else seeds
    answers = [_by_name(function(places, seed)) for seed in chosen]
    return Sample(
        kind=kind,
        factors=tuple(ranges),
        groups=tuple(moved),
        shares=rows,
        outcomes={name: np.column_stack([each[name] for each in answers]) for name in answers[0]},
        levels=levels,
        second_order=second_order,
        origin=f"{getattr(function, '__name__', 'a function')} at {len(rows):,} points",
    )


def _by_name(answers: Answers) -> dict[str, NDArray[np.float64]]:
    told: Mapping[str, Any] = answers if isinstance(answers, Mapping) else {"outcome": answers}
    return {name: np.asarray(values, dtype=np.float64) for name, values in told.items()}


def _refuse(ranges: Mapping[str, tuple[float, float]], kind: str, groups: Mapping[str, str]) -> None:
    faults = [f"kind = '{kind}': there are {', '.join(KINDS)}.{nearest(kind, KINDS)}"] if kind not in KINDS else []
    if not ranges:
        faults.append("ranges: nothing is varied; name at least one factor and its two ends.")
    faults += [
        f"ranges: {name} = {ends}: the lower end comes first, and both are finite."
        for name, ends in ranges.items()
        if not -np.inf < ends[0] < ends[1] < np.inf
    ]
    faults += [f"groups: {name} is not varied.{nearest(name, ranges)}" for name in groups if name not in ranges]
    if faults:
        raise InputError(faults)
