"""The plain names of what a sweep's figure shows, and numbers as people write them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from empathysim.outcomes.readings import READINGS, Reading
from empathysim.parameters.registry import PARAMETERS
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.asking.factor import Factor
from empathysim.sweeps.asking.settable import SETTABLE

#: Names that a mechanism gives to its own strength; people call it by the mechanism.
_OWN_STRENGTH = ("intensity", "strength")
_SPOKEN = {"clv": "lifetime value", "clv_realised": "lifetime value so far", "npv": "net present value"}
#: What can be said of an intervention, which has a name of the experiment's own.
_OF_INTERVENTIONS = {
    "is_on": "{}", "from_week": "{}'s first week", "ramp_weeks": "{}'s ramp", "value": "{}'s size",
    "share": "{}'s reach", "people": "{}'s people",
}  # fmt: skip
_COUNTED = ("employees", "customers", "organization.silos")


def plain_name(name: str) -> str:
    """Return a factor's name as people say it: ``journey_view.intensity`` is journey view."""
    group, _, part = name.replace("_", " ").removesuffix(" usd").rpartition(".")
    if _is_of_intervention(name):
        return _OF_INTERVENTIONS[name.rpartition(".")[2]].format(group)
    if name in _COUNTED:
        return f"number of {part}"
    return group if part in _OWN_STRENGTH else part


def full_name(name: str) -> str:
    """Return a factor's name with what it belongs to in brackets: learning rate (trust)."""
    group, _, part = name.replace("_", " ").removesuffix(" usd").rpartition(".")
    if _is_of_intervention(name) or name in _COUNTED or part in _OWN_STRENGTH or not group:
        return plain_name(name)
    return f"{part} ({group})"


def _is_of_intervention(name: str) -> bool:
    """Return whether a factor is a part of an intervention; a parameter of its author's own need not be known here."""
    return name.rpartition(".")[2] in _OF_INTERVENTIONS and name not in {*SETTABLE, *PARAMETERS}


def axis_name(name: str) -> str:
    """Return a factor's name for an axis: its unit where it has one."""
    part = name.rpartition(".")[2]
    inside = f" ({part})" if part in _OWN_STRENGTH else ""
    unit = PARAMETERS[name].unit if name in PARAMETERS else "-"
    return full_name(name) + inside + (f", {unit}" if unit not in ("-", "share") else "")


def axis_label(factor: Factor) -> str:
    """Return the name of a factor's axis; what nobody decides about is marked as uncertain."""
    return axis_name(factor.name) + (" (uncertain)" if factor.role == "uncertainties" else "")


def reading_of(column: str) -> Reading:
    """Return the reading that a column of the results shows, over all weeks or over a window."""
    return READINGS[column.partition(".")[0]]


def outcome_name(column: str) -> str:
    """Return a column's name as people say it: ``satisfaction.first_year`` is satisfaction, first year."""
    name, _, window = column.partition(".")
    spoken = _SPOKEN.get(name, name.replace("_", " "))
    return f"{spoken}, {window.replace('_', ' ')}" if window else spoken


def outcome_title(column: str) -> str:
    """Return a column's name with its unit, where that is neither a share nor said by the name itself."""
    name, unit = outcome_name(column), reading_of(column).unit
    return name if unit in ("share", name) else f"{name}, {unit}"


def change_label(column: str, word: str = "difference") -> str:
    """Return the name of an axis of differences of an outcome, with its unit."""
    unit = reading_of(column).unit
    return word if unit == "share" else f"{word}, {unit}"


def begun(sentence: str) -> str:
    """Return a sentence with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def decimals_for(values: Any) -> int:
    """Return how many decimals tell these values apart: about two digits of their spread, at most 4."""
    numbers = np.asarray(values, dtype=float)
    numbers = numbers[np.isfinite(numbers)]
    spread = float(np.ptp(numbers)) if len(numbers) else 0.0
    if spread <= 0.0:  # nothing to tell apart: cents of a large sum say nothing
        return 0 if len(numbers) and abs(numbers.flat[0]) >= 100.0 else 2
    return int(min(4, max(0, 1 - math.floor(math.log10(spread)))))


def written(value: float, decimals: int, unit: str = "") -> str:
    """Return a number with its unit: money with a dollar sign in front."""
    number = f"{abs(value):,.{decimals}f}"
    sign = "−" if value < 0.0 and float(number.replace(",", "")) != 0.0 else ""
    return f"{sign}${number}" if unit.startswith("USD") else f"{sign}{number}"


def said(column: str, values: Sequence[float], beside: Sequence[float] = ()) -> list[str]:
    """Return values with their unit, with as many decimals as tell them, or those `beside`, apart."""
    decimals = decimals_for(list(beside) or list(values))
    return [written(value, decimals, reading_of(column).unit) for value in values]


def tick(value: float, _: int = 0) -> str:
    """Return a number on an axis: thousands in groups, millions as M, no powers of ten, and a true minus."""
    if abs(value) >= 1e6:
        return f"{value / 1e6:,.5g} M".replace("-", "−")
    shown = f"{value:,.0f}" if abs(value) >= 100.0 else f"{value:.4g}"
    return shown.replace("-", "−")


def matters(experiment: Experiment, column: str, before: float, after: float) -> bool:
    """Return whether two values of an outcome differ by as much as matters: to the experiment, or to anybody."""
    reading = reading_of(column)
    least = experiment.smallest_differences.get(reading.name, reading.smallest_difference)
    return abs(after - before) >= least * (abs(before) if reading.is_relative else 1.0)
