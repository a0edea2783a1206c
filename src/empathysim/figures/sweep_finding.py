"""What a grid found, in words made from its numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from empathysim.figures.sweep_values import in_order, is_named, labels, together
from empathysim.figures.sweep_words import begun, matters, outcome_name, plain_name, said
from empathysim.figures.sweep_worlds import Worlds
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.asking.factor import Factor
from empathysim.sweeps.asking.settable import Value

Ends = Mapping[Factor, tuple[float, float]]


def too_few(column: str) -> str:
    """Return in words that nothing can be said of an outcome."""
    return f"{begun(outcome_name(column))}: too few runs were lived to their end to say what it does"


def finding(experiment: Experiment, factors: Sequence[Factor], worlds: Worlds) -> str:
    """Return in one sentence how the first outcome moves with the factors that are shown.

    The effect of a factor is taken from its lowest value to its highest, or between the names where the outcome is
    lowest and highest, in the mean over the others; factors that pull the same way are told together, from corner
    to corner.
    """
    column = experiment.columns[0]
    name = begun(outcome_name(column))
    ends = {factor: _ends(worlds, column, factor) for factor in factors}
    if not all(math.isfinite(value) for pair in ends.values() for value in pair):
        return too_few(column)
    strong = [factor for factor in factors if matters(experiment, column, *ends[factor])]
    weak = [plain_name(factor.name) for factor in factors if factor not in strong]
    if not strong:
        middle = float(np.nanmean(worlds.means(column)))
        return f"{name} stays near {said(column, [middle])[0]}, whatever {' and '.join(weak)}"
    if any(is_named(factor.values) for factor in strong):
        sentence = f"{name} {_between_names(worlds, column, strong)}"
    elif len({ends[factor][1] > ends[factor][0] for factor in strong}) == 2:
        sentence = f"{name} {_apart(column, strong, ends)}"
    else:
        sentence = f"{name} {_together(worlds, column, strong)}"
    return f"{sentence}; {weak[0]} hardly matters" if weak else sentence


def mean_at(worlds: Worlds, column: str, at: Mapping[str, Value]) -> float:
    """Return the mean of an outcome over the points at these values of factors; NaN where there are none."""
    is_there = np.isfinite(worlds.means(column))
    for name, value in at.items():
        is_there &= worlds.places(name, [value]) == 0
    found = worlds.means(column)[is_there]
    return float(found.mean()) if len(found) else math.nan


def _ends(worlds: Worlds, column: str, factor: Factor) -> tuple[float, float]:
    values = in_order(factor)
    if not is_named(values):
        return mean_at(worlds, column, {factor.name: values[0]}), mean_at(worlds, column, {factor.name: values[-1]})
    found = [mean_at(worlds, column, {factor.name: value}) for value in values]
    there = [value for value in found if math.isfinite(value)]
    return (min(there), max(there)) if len(there) > 1 else (math.nan, math.nan)


def _together(worlds: Worlds, column: str, factors: Sequence[Factor]) -> str:
    before = mean_at(worlds, column, {factor.name: in_order(factor)[0] for factor in factors})
    after = mean_at(worlds, column, {factor.name: in_order(factor)[-1] for factor in factors})
    subjects = " and ".join(plain_name(factor.name) for factor in factors)
    low, high = said(column, [before, after])
    if any(factor.role == "uncertainties" for factor in factors):  # nobody raises these, so nothing rises
        are, other = ("are", "both are") if len(factors) > 1 else ("is", "it is")
        return f"is {low} where {subjects} {are} lowest and {high} where {other} highest"
    rise = "rise together" if len(factors) > 1 else "rises"
    return f"{'rises' if after > before else 'falls'} from {low} to {high} as {subjects} {rise}"


def _apart(column: str, factors: Sequence[Factor], ends: Ends) -> str:
    steps = [abs(ends[factor][1] - ends[factor][0]) for factor in factors]
    told = said(column, steps, [value for factor in factors for value in ends[factor]])
    parts = [
        f"{'rises' if ends[factor][1] > ends[factor][0] else 'falls'} by {step} with {plain_name(factor.name)}"
        for factor, step in zip(factors, told, strict=True)
    ]
    return " and ".join(parts)


def _between_names(worlds: Worlds, column: str, factors: Sequence[Factor]) -> str:
    """Return where the outcome is highest and where lowest, over all combinations of the factors."""
    names = [factor.name for factor in factors]
    shown = {
        factor.name: dict(zip(factor.values, labels(factor.values), strict=True)) for factor in factors
    }  # fmt: skip
    groups: dict[tuple[Value, ...], list[float]] = {}
    for row, value in zip(worlds.settings, worlds.means(column), strict=True):
        if math.isfinite(value):
            groups.setdefault(tuple(row[name] for name in names), []).append(float(value))
    means = {settings: float(np.mean(found)) for settings, found in groups.items()}
    high, low = max(means, key=lambda at: means[at]), min(means, key=lambda at: means[at])
    most, least = said(column, [means[high], means[low]])
    places = [together(names, dict(zip(names, at, strict=True)), shown) for at in (high, low)]
    return f"is highest with {places[0]} ({most}) and lowest with {places[1]} ({least})"
