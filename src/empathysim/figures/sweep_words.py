"""What a sweep found, in words made from its numbers, and the plain names of what is shown."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from empathysim.outcomes.readings import READINGS
from empathysim.parameters.registry import PARAMETERS
from empathysim.sweeps.experiment import Experiment
from empathysim.sweeps.factor import Factor

#: Names that a mechanism gives to its own strength; people call it by the mechanism.
_OWN_STRENGTH = ("intensity", "strength")
_SPOKEN = {"clv": "lifetime value", "clv_realised": "lifetime value so far", "npv": "net present value"}


def plain_name(name: str) -> str:
    """Return a factor's name as people say it: ``journey_view.intensity`` is journey view."""
    group, _, part = name.replace("_", " ").removesuffix(" usd").rpartition(".")
    return group if part in _OWN_STRENGTH else part


def axis_name(name: str) -> str:
    """Return a factor's name for an axis: what it belongs to in brackets, its unit where it has one."""
    group, _, part = name.replace("_", " ").removesuffix(" usd").rpartition(".")
    inside = part if part in _OWN_STRENGTH else group
    unit = PARAMETERS[name].unit if name in PARAMETERS else "-"
    return plain_name(name) + (f" ({inside})" if inside else "") + (f", {unit}" if unit not in ("-", "share") else "")


def axis_label(factor: Factor) -> str:
    """Return the name of a factor's axis; what nobody decides about is marked as uncertain."""
    return axis_name(factor.name) + (" (uncertain)" if factor.role == "uncertainties" else "")


def outcome_name(name: str) -> str:
    """Return a reading's name as people say it."""
    return _SPOKEN.get(name, name.replace("_", " "))


def decimals_for(values: Any) -> int:
    """Return how many decimals tell these values apart: about two digits of their spread, at most 4."""
    numbers = np.asarray(values, dtype=float)
    numbers = numbers[np.isfinite(numbers)]
    spread = float(np.ptp(numbers)) if len(numbers) else 0.0
    if spread <= 0.0:  # nothing to tell apart: cents of a large sum say nothing
        return 0 if len(numbers) and abs(numbers[0]) >= 100.0 else 2
    return int(min(4, max(0, 1 - math.floor(math.log10(spread)))))


def written(value: float, decimals: int, unit: str = "") -> str:
    """Return a number with its unit: money with a dollar sign in front."""
    number = f"{abs(value):,.{decimals}f}"
    sign = "−" if value < 0.0 and float(number.replace(",", "")) != 0.0 else ""
    return f"{sign}${number}" if unit.startswith("USD") else f"{sign}{number}"


def matters(name: str, before: float, after: float) -> bool:
    """Return whether two values of a reading differ by as much as matters to anybody."""
    reading = READINGS[name]
    least = reading.smallest_difference * (abs(before) if reading.is_relative else 1.0)
    return abs(after - before) >= least


def mean_at(rows: Sequence[Mapping[str, Any]], outcome: str, at: Mapping[str, float]) -> float:
    """Return the mean of an outcome over the rows at these values of factors; NaN where there are none."""
    found = [row[outcome] for row in rows if all(row[name] == value for name, value in at.items())]
    return float(np.mean(found)) if found else math.nan


def finding(experiment: Experiment, factors: Sequence[Factor], rows: Sequence[Mapping[str, Any]]) -> str:
    """Return in one sentence how the first outcome moves with the factors that are shown.

    The effect of a factor is taken from its lowest value to its highest, in the mean over the others; factors
    that pull the same way are told together, from corner to corner.
    """
    outcome = experiment.outcomes[0]
    name = outcome_name(outcome)[0].upper() + outcome_name(outcome)[1:]
    ends = {
        factor: (mean_at(rows, outcome, {factor.name: min(factor.values)}),
                 mean_at(rows, outcome, {factor.name: max(factor.values)}))
        for factor in factors
    }  # fmt: skip
    if not all(math.isfinite(value) for pair in ends.values() for value in pair):
        return f"{name}: too many runs failed to say what it does"
    strong = [factor for factor in factors if matters(outcome, *ends[factor])]
    weak = [plain_name(factor.name) for factor in factors if factor not in strong]
    if not strong:
        middle = float(np.mean([row[outcome] for row in rows]))
        return f"{name} stays near {_said(outcome, [middle])[0]}, whatever {' and '.join(weak)}"
    if len({ends[factor][1] > ends[factor][0] for factor in strong}) == 2:
        return f"{name} {_apart(outcome, strong, ends)}"
    sentence = f"{name} {_together(outcome, strong, rows)}"
    return f"{sentence}; {weak[0]} hardly matters" if weak else sentence


def _together(outcome: str, factors: Sequence[Factor], rows: Sequence[Mapping[str, Any]]) -> str:
    before = mean_at(rows, outcome, {factor.name: min(factor.values) for factor in factors})
    after = mean_at(rows, outcome, {factor.name: max(factor.values) for factor in factors})
    subjects = " and ".join(plain_name(factor.name) for factor in factors)
    low, high = _said(outcome, [before, after])
    if any(factor.role == "uncertainties" for factor in factors):  # nobody raises these, so nothing rises
        are, other = ("are", "both are") if len(factors) > 1 else ("is", "it is")
        return f"is {low} where {subjects} {are} lowest and {high} where {other} highest"
    rise = "rise together" if len(factors) > 1 else "rises"
    return f"{'rises' if after > before else 'falls'} from {low} to {high} as {subjects} {rise}"


def _apart(outcome: str, factors: Sequence[Factor], ends: Mapping[Factor, tuple[float, float]]) -> str:
    steps = [abs(ends[factor][1] - ends[factor][0]) for factor in factors]
    said = _said(outcome, steps, [value for factor in factors for value in ends[factor]])
    parts = [
        f"{'rises' if ends[factor][1] > ends[factor][0] else 'falls'} by {step} with {plain_name(factor.name)}"
        for factor, step in zip(factors, said, strict=True)
    ]
    return " and ".join(parts)


def _said(outcome: str, values: Sequence[float], beside: Sequence[float] = ()) -> list[str]:
    """Return values with their unit, with as many decimals as tell them, or those `beside`, apart."""
    decimals = decimals_for(beside or values)
    return [written(value, decimals, READINGS[outcome].unit) for value in values]
