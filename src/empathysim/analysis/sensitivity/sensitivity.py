"""What matters? The sensitivity of outcomes to everything that a sweep has moved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from empathysim.analysis.sensitivity.density import pawn_indices
from empathysim.analysis.sensitivity.emulator import emulated_indices
from empathysim.analysis.sensitivity.from_sweep import Rows, sample_in, sample_of
from empathysim.analysis.sensitivity.indices import EmulatorError, Index, Method, Sensitivity
from empathysim.analysis.sensitivity.morris import elementary_effects, morris_indices
from empathysim.analysis.sensitivity.noise_floor import share_of_luck
from empathysim.analysis.sensitivity.sample import Sample
from empathysim.analysis.sensitivity.sobol import sobol_indices
from empathysim.errors import InputError, knows_its_keywords, nearest
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.sweep import Sweep

#: The designs from whose points each method can tell something; the usual method of a design is the first with it.
DESIGNS: dict[Method, tuple[str, ...]] = {
    "morris": ("morris",),
    "sobol": ("saltelli",),
    "pawn": ("latin_hypercube", "sobol"),
    "emulator": ("latin_hypercube", "sobol", "saltelli"),
}
RESAMPLES = {"morris": 1_000, "sobol": 300, "pawn": 100, "emulator": 100}
_WAYS: dict[str, Callable[[Sample, str, float, int, int], list[Index]]] = {
    "morris": morris_indices, "sobol": sobol_indices, "pawn": pawn_indices,
}  # fmt: skip


@knows_its_keywords()
def sensitivity(
    told: Sweep | Sample | str | Path | Rows,
    method: Method | None = None,
    *,
    outcomes: Sequence[str] | None = None,
    experiment: Experiment | None = None,
    level: float = 0.95,
    resamples: int | None = None,
    seed: int = 0,
) -> Sensitivity:
    """Return how much each parameter matters for each outcome.

    Parameters
    ----------
    told : a finished sweep, its folder, its rows, or a `Sample` (see `answered_by` for a function in place of the
        model).
    method : "morris", "sobol", "pawn", or "emulator" for Sobol indices of a Gaussian process that learns from the
        points; None for what the design was made for.
    outcomes : what was read off; None for the outcomes of the experiment. Of a folder any reading may be named.
    experiment : of which rows are.
    level : of the intervals, between 0 and 1.
    resamples : how often rows are drawn again for them; None for what suits the method.
    seed : of that drawing, 0 or more.

    Returns
    -------
    Sensitivity : indices with intervals and the floor of luck (see `noise_floor`), as data, as a table, in a sentence.

    Raises
    ------
    InputError : where runs are missing or failed, or the method needs another design.
    """
    sample = _sample(told, outcomes, experiment)
    chosen = _method(method, sample.kind)
    _refuse(level, resamples, seed)
    drawn = resamples or RESAMPLES[chosen]
    indices: list[Index] = []
    errors: dict[str, EmulatorError] = {}
    for outcome in sample.outcomes:
        if chosen == "emulator":
            more, errors[outcome] = emulated_indices(sample, outcome, level, drawn, seed)
        else:
            more = _WAYS[chosen](sample, outcome, level, drawn, seed)
        indices += more
    left_out: set[int] = set()
    for outcome in sample.outcomes if chosen == "morris" else ():
        left_out |= set(elementary_effects(sample, outcome)[1])
    return Sensitivity(
        method=chosen,
        outcomes=tuple(sample.outcomes),
        parameters=sample.parameters,
        indices=tuple(indices),
        luck={outcome: share_of_luck(table) for outcome, table in sample.outcomes.items()},
        points=sample.points,
        seeds=sample.seeds,
        level=level,
        left_out=tuple(sorted(left_out)),
        failed_runs=tuple(sorted({run for outcome in sample.outcomes for run in sample.failed(outcome)})),
        errors=errors,
        origin=sample.origin,
        weeks=sample.weeks,
    )


def _sample(told: Any, outcomes: Sequence[str] | None, experiment: Experiment | None) -> Sample:
    if isinstance(told, Sample):
        unknown = [name for name in outcomes or () if name not in told.outcomes]
        if unknown:
            raise InputError(f"outcomes: there is no '{name}'.{nearest(name, told.outcomes)}" for name in unknown)
        return told.only(outcomes) if outcomes else told
    if isinstance(told, Sweep | str | Path):
        return sample_in(told, outcomes)
    if experiment is None:
        raise InputError("rows alone do not say how they were drawn: give the experiment, too.")
    return sample_of(told, experiment, outcomes)


def _method(method: str | None, kind: str) -> Method:
    """Return the method, or what the design was made for."""
    if method is None:
        return next(name for name, kinds in DESIGNS.items() if kind in kinds)
    found = next((name for name in DESIGNS if name == method), None)
    if found is None:
        raise InputError(f"method = '{method}': there are {', '.join(DESIGNS)}.{nearest(method, DESIGNS)}")
    if kind not in DESIGNS[found]:
        raise InputError(
            f"method = '{method}' cannot be computed from a design of kind = '{kind}'; it needs "
            f"{' or '.join(DESIGNS[found])}."
        )
    return found


def _refuse(level: float, resamples: int | None, seed: int) -> None:
    faults = [] if 0.0 < level < 1.0 else [f"level = {level:g} must lie between 0 and 1."]
    if resamples is not None and resamples < 2:
        faults.append(f"resamples = {resamples} must be at least 2.")
    if seed < 0:
        faults.append(f"seed = {seed} must be 0 or more.")
    if faults:
        raise InputError(faults)
