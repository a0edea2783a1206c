"""An experiment laid out anew for another method: the same question, other points."""

from __future__ import annotations

from empathysim.analysis.sensitivity.sensitivity import DESIGNS
from empathysim.errors import InputError, nearest
from empathysim.sweeps.asking.experiment import Experiment


def designed_for(experiment: Experiment, method: str | None) -> Experiment:
    """Return the experiment, with points that a method can use.

    Parameters
    ----------
    experiment : of any kind; where its points suit the method it stays as it is.
    method : "morris", "sobol", "pawn" or "emulator"; None for what its own design was made for.

    Raises
    ------
    InputError : for another method, or what cannot be drawn.
    """
    if method is None:
        return experiment
    kinds = next((kinds for name, kinds in DESIGNS.items() if name == method), None)
    if kinds is None:
        raise InputError(f"--method {method}: there are {', '.join(DESIGNS)}.{nearest(method, DESIGNS)}")
    if experiment.kind in kinds and not experiment.cross_levers:
        return experiment
    kind = experiment.kind if experiment.kind in kinds else kinds[0]
    points = experiment.points if kind == experiment.kind else None
    return experiment.replace(
        kind=kind, points=points, levels=None, second_order=None, cross_levers=None, population=None
    )
