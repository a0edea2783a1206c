"""Morris's elementary effects, by SALib: how far each parameter moves an outcome as it goes through its range.

mu* is the mean size of its moves, mu their mean with their signs, sigma their spread: a large sigma says that a
parameter matters in some company only (Morris 1991, Technometrics 33, 161; Campolongo, Cariboni & Saltelli 2007,
Environmental Modelling & Software 22, 1509). All are in the outcome's unit, from one end of the range to the other.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from empathysim.analysis.sensitivity.indices import Index, Kind
from empathysim.analysis.sensitivity.noise_floor import floor_of_effects
from empathysim.analysis.sensitivity.sample import Sample, Table, said_runs
from empathysim.errors import InputError

FEWEST_TRAJECTORIES = 2


def elementary_effects(sample: Sample, outcome: str) -> tuple[Table, list[int]]:
    """Return the elementary effects of each parameter, and which trajectories were left out for a run that failed.

    Parameters
    ----------
    sample : of Morris trajectories.
    outcome : one of its outcomes.

    Returns
    -------
    float64 (trajectories, parameters, seeds), per whole range; of a group all that its members do together.
    """
    names = list(sample.parameters)
    size = len(names) + 1
    walks = sample.outcomes[outcome].reshape(-1, size, sample.seeds)
    moves = np.diff(sample.shares.reshape(-1, size, len(sample.factors)), axis=1)
    who = np.argmax(moves != 0.0, axis=2)  # a factor that moved: of a group, its first
    is_up = np.take_along_axis(moves, who[:, :, None], axis=2)[:, :, 0] > 0.0
    number = np.array([names.index(group) for group in sample.groups])[who]
    step = (sample.levels // 2) / (sample.levels - 1)
    changes = np.diff(walks, axis=1) / step * np.where(is_up, 1.0, -1.0)[:, :, None]
    effects = np.empty_like(changes)
    np.put_along_axis(effects, number[:, :, None], changes, axis=1)
    is_whole = np.isfinite(walks).all(axis=(1, 2))
    return effects[is_whole], np.flatnonzero(~is_whole).tolist()


def morris_indices(sample: Sample, outcome: str, level: float, resamples: int, seed: int) -> list[Index]:
    """Return mu*, mu and sigma of each parameter; a group has mu* only, as in SALib.

    The members of a group move up together or down together, so mu* is the size of what they do together: members with
    effects of opposite sign take each other away. The total index (ST) of a Saltelli design does not lose them.

    Intervals are percentiles over trajectories drawn again with replacement. With few of them they are rough.

    Parameters
    ----------
    sample, outcome : Morris trajectories, and what was read off.
    level : of the intervals.
    resamples : how often trajectories are drawn again.
    seed : of that drawing.

    Raises
    ------
    InputError : where fewer than two trajectories are left.
    """
    from SALib.analyze import morris

    effects, left_out = elementary_effects(sample, outcome)
    if len(effects) < FEWEST_TRAJECTORIES:
        lost = f": {said_runs(sample.failed(outcome))} failed" if left_out else ""
        raise InputError(f"{outcome}: {len(effects)} whole trajectories are too few to tell anything from{lost}.")
    size = len(sample.parameters) + 1
    kept = np.repeat(~np.isin(np.arange(sample.points // size), left_out), size)
    problem = {
        "num_vars": len(sample.factors), "names": list(sample.factors), "groups": list(sample.groups),
        "bounds": [[0.0, 1.0]] * len(sample.factors),
    }  # fmt: skip
    found = morris.analyze(
        problem, sample.shares[kept], sample.means(outcome)[kept], num_resamples=2, num_levels=sample.levels,
        seed=seed + 1,
    )  # fmt: skip
    rng = np.random.default_rng(seed)
    drawn = effects.mean(axis=2)[rng.integers(len(effects), size=(resamples, len(effects)))]
    again = {"mu_star": np.abs(drawn).mean(axis=1), "mu": drawn.mean(axis=1), "sigma": drawn.std(axis=1, ddof=1)}
    return _told(sample, outcome, found, again, floor_of_effects(effects), (1.0 - level) / 2.0)


def _told(
    sample: Sample, outcome: str, found: Mapping[str, Table], again: Mapping[str, Table], floors: Mapping[str, Table],
    tail: float,
) -> list[Index]:  # fmt: skip
    kinds: tuple[Kind, ...] = ("mu_star", "mu", "sigma")
    indices = []
    for kind in kinds:
        low, high = np.quantile(again[kind], [tail, 1.0 - tail], axis=0)
        indices += [
            Index(
                outcome, name, kind, float(found[kind][place]), float(low[place]), float(high[place]),
                float(floors[kind][place]),
            )
            for place, name in enumerate(sample.parameters)
            if kind == "mu_star" or sample.groups.count(name) == 1
        ]  # fmt: skip
    return indices
