"""What can be asked of `generate`, and what too much of it would take: known before anything is built."""

from __future__ import annotations

from numbers import Integral
from typing import Any

import numpy as np

from empathysim.errors import InputError, quoted
from empathysim.organization.functions import FUNCTIONS

#: Ties that a person has in the mean with people of the own silo, and of all other silos' people pair by pair.
TIES_WITHIN, TIES_BETWEEN = 8.0, 1.2

#: Most people, silos and ties that are built.
MOST_PEOPLE, MOST_SILOS, MOST_TIES = 1_000_000, 2_000, 20_000_000


def is_whole(value: object) -> bool:
    """Return whether a value is a whole number; true and false are none."""
    return isinstance(value, Integral) and not isinstance(value, bool)


def _is_factor(value: Any) -> bool:
    is_number = isinstance(value, int | float | np.integer | np.floating) and not isinstance(value, bool)
    return is_number and bool(0.0 <= value <= 1e300)


def _faults_of_people(employees: int, silos: int | None) -> list[str]:
    if not is_whole(employees):
        return [f"employees = {quoted(employees)} must be a whole number."]
    silos = len(FUNCTIONS) if silos is None else silos
    if not is_whole(silos) or not 1 <= silos <= MOST_SILOS or employees >= 2 * silos:
        return []
    needed = f"at least {2 * silos} are needed, two for each of {silos} silos."
    return [f"employees = {quoted(employees)}: {needed}" + (" With silos=1, two are enough." if silos > 1 else "")]


def _faults_of_size(employees: int, within: float, between: float) -> list[str]:
    """Say what people and ties would take, where it is too much."""
    if not (is_whole(employees) and _is_factor(within) and _is_factor(between)):
        return []
    people = float(max(0, min(employees, 10**15)))
    ties = 0.5 * people * min(within * TIES_WITHIN + between * TIES_BETWEEN, max(0.0, people - 1.0))
    if employees <= MOST_PEOPLE and ties <= MOST_TIES:
        return []
    asked = f"{employees:,}" if employees <= 10**15 else quoted(employees)
    return [
        f"employees = {asked}: this would take about {(people * 600 + ties * 80) / 1e9:,.1f} GB of memory for people "
        f"and {ties:,.0f} ties; the limits are {MOST_PEOPLE:,} people and {MOST_TIES:,} ties."
    ]


def refuse_what_cannot_be(
    employees: int,
    *,
    span: int = 7,
    problem_factor: float = 1.0,
    silos: int | None = None,
    depth: int | None = None,
    ties_within: float = 1.0,
    ties_between: float = 1.0,
) -> None:
    """Raise InputError with everything that `generate` could not do; to find out, nothing is built."""
    faults = _faults_of_people(employees, silos)
    if silos is not None and not (is_whole(silos) and 1 <= silos <= MOST_SILOS):
        faults.append(f"silos = {quoted(silos)}: allowed are whole numbers from 1 to {MOST_SILOS:,}.")
    faults += _faults_of_size(employees, ties_within, ties_between)
    if not (is_whole(span) and 1 <= span <= MOST_PEOPLE):
        allowed = f"whole numbers from 1 to {MOST_PEOPLE:,} people who report to one boss"
        faults.append(f"span = {quoted(span)}: allowed are {allowed}.")
    if depth is not None and not (is_whole(depth) and depth >= 2):
        allowed = "whole numbers of 2 or more levels, the head of a silo and its people"
        faults.append(f"depth = {quoted(depth)}: allowed are {allowed}.")
    factors = {"problem_factor": problem_factor, "ties_within": ties_within, "ties_between": ties_between}
    faults += [
        f"{name} = {quoted(factor)}: allowed are finite numbers of 0 or more."
        for name, factor in factors.items()
        if not _is_factor(factor)
    ]
    if faults:
        raise InputError(faults)
