"""What is known of each desk at the end of a run, as the questions of this room need it: never shown of real people."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from empathysim.errors import InputError, nearest
from empathysim.organization.organization import Organization

Real = NDArray[np.float64]

MEASURES = {
    "empathy": "empathy felt at a touch",
    "customer_focus": "customer focus",
    "literacy": "emotional literacy",
    "engagement": "engagement",
    "target_first_norm": "target-first norm",
    "happiness": "happiness",
    "fatigue": "fatigue",
    "contact_share": "contact with customers",
}
"""Measures in [0, 1] by name, with what they are called: columns of employees, and empathy felt at their touches."""


def of_each_person(organization: Organization, measure: str) -> Real:
    """Return a measure of each desk: float64[n], NaN for a vacant one; empathy also for who met no customer this week.

    Raises
    ------
    InputError : for a measure that is not in `MEASURES`.
    """
    refuse_unknown(measure)
    employees = organization.employees
    if measure == "empathy":
        return divided(employees["felt_sum"], employees["touches"])
    return np.where(employees["is_active"], employees[measure], np.nan)


def of_each_group(organization: Organization, measure: str, group: NDArray[np.intp], groups: int) -> Real:
    """Return a measure of each group: float64[G], the mean over filled desks; of empathy over touches.

    Parameters
    ----------
    organization : at the end of some week.
    measure : one of `MEASURES`.
    group : int[n], the group of each desk.
    groups : how many there are.
    """
    refuse_unknown(measure)
    employees = organization.employees
    filled = employees["is_active"].astype(np.float64)
    sums, counts = (
        (employees["felt_sum"], employees["touches"]) if measure == "empathy" else (filled * employees[measure], filled)
    )
    return divided(*(np.bincount(group, weights=each, minlength=groups) for each in (sums, counts)))


def divided(sums: ArrayLike, counts: ArrayLike) -> Real:
    """Return sums over counts, NaN where there is nothing to count."""
    counted = np.asarray(counts, dtype=np.float64)
    found = np.full(len(counted), np.nan)
    np.divide(np.asarray(sums, dtype=np.float64), counted, out=found, where=counted > 0.0)
    return found


def refuse_unknown(measure: str) -> None:
    """Raise InputError for a measure that is not in `MEASURES`."""
    if not isinstance(measure, str) or measure not in MEASURES:
        raise InputError(
            f"there is no measure '{measure}' of people.{nearest(str(measure), MEASURES)} "
            f"There are {', '.join(MEASURES)}."
        )
