"""The experiments that ship, and each of them made so small that it runs in a moment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from empathysim.sweeps.asking.experiment import Experiment

FOLDER = Path(__file__).parents[2] / "experiments"
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))

_FEWEST_POINTS = {"latin_hypercube": 2, "sobol": 2, "saltelli": 2, "morris": 1, "firms": 2}


def shipped(name: str) -> Experiment:
    """Return the experiment of that name as it ships."""
    return Experiment.load(FOLDER / f"{name}.toml")


def small(experiment: Experiment) -> Experiment:
    """Return the experiment with one seed, few weeks, few people, few points, and the first and last of its values."""
    told: dict[str, Any] = {
        "seeds": 1, "weeks": 4, "warm_up": 2, "customers": 300,
        "windows": {name: [0, 4] for name in experiment.windows},
    }  # fmt: skip
    if experiment.organization is None:
        told["employees"] = 30
    if experiment.kind == "list":
        return experiment.replace(**told, points=experiment.points[:2])
    if experiment.kind in _FEWEST_POINTS:
        told["points"] = _FEWEST_POINTS[experiment.kind]
    ends: dict[str, dict[str, Any]] = {"levers": {}, "uncertainties": {}}
    for factor in experiment.factors:
        if factor.values:
            ends[factor.role][factor.name] = list(dict.fromkeys((factor.values[0], factor.values[-1])))
    return experiment.replace(**told, **ends)
