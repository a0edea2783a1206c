"""Keyed luck: every draw is a pure function of who decides what, when, and under which seed.

    occasion = key(seed, decision, week, touch)          one number for "this decision, this week"
    luck(occasion, who)                                  uniform in (0, 1) for one person

Because no draw depends on any other, two worlds that differ in one lever share the luck of every
decision (common random numbers), draws can be skipped or added at will, and the order in which
people or runs are taken changes nothing.

The mixing function is the finalizer of SplitMix64 (Steele, Lea & Flood 2014).
"""

from __future__ import annotations

import math

import numpy as np

from empathysim.compiled import rule

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MULTIPLIER_1 = np.uint64(0xBF58476D1CE4E5B9)
_MULTIPLIER_2 = np.uint64(0x94D049BB133111EB)
_ONE = np.uint64(1)
_11 = np.uint64(11)
_27 = np.uint64(27)
_30 = np.uint64(30)
_31 = np.uint64(31)
_UNIT = 2.0**-53

#: Names of all decisions. A decision's number is its place here: only ever append.
DECISIONS = (
    "natural_empathy", "happiness_set_point", "engagement_disposition", "context_wealth", "context_age",
    "context_expertise", "skill", "tenure", "segment", "customer_wealth", "customer_age", "customer_expertise",
    "mismatch", "mood_disposition", "style", "expectation", "is_customer", "tie_within", "tie_across",
    "served_first", "journey_start", "recontact", "journey_type", "starting_mood", "wrong_door",
    "wrong_door_silo", "serving_silo", "serving_employee", "need_discovered", "failure", "difficulty",
    "performance_noise", "gesture", "gesture_cost", "abandon", "push", "responder", "response_noise",
    "spending_decision", "grievance_discovered", "leave", "join", "joining_expectation", "quit", "vacancy_filled",
    "candidate_empathy", "candidate_happiness", "hire_happy", "hire_for_fit", "hire_disposition", "interview",
    "interviewed_customer", "champion", "survey_respondent", "survey_item", "employee_item", "employee_style",
    "firm", "kept_free", "network_variant",
)  # fmt: skip


def number(decision: str) -> int:
    """Return the number of a decision, by its name."""
    return DECISIONS.index(decision)


@rule
def mixed(z: np.uint64) -> np.uint64:
    """Return the 64 bits of `z`, thoroughly mixed."""
    z = (z ^ (z >> _30)) * _MULTIPLIER_1
    z = (z ^ (z >> _27)) * _MULTIPLIER_2
    return z ^ (z >> _31)


@rule
def occasion(seed: np.uint64, decision: np.uint64, week: np.uint64, touch: np.uint64) -> np.uint64:
    """Return the key of one decision in one week (and at one touch of a journey)."""
    z = mixed(seed * _GOLDEN + _ONE)
    z = mixed(z ^ ((decision + _ONE) * _GOLDEN))
    z = mixed(z ^ ((week + _ONE) * _GOLDEN))
    return mixed(z ^ ((touch + _ONE) * _GOLDEN))


@rule
def luck(occasion: np.uint64, who: int) -> float:
    """Return the uniform luck, in (0, 1), of person number `who` on an occasion."""
    z = mixed(occasion + (np.uint64(who) + _ONE) * _GOLDEN)
    return (float(z >> _11) + 0.5) * _UNIT


@rule
def exponential(uniform: float) -> float:
    """Return the quantile of the exponential distribution with mean 1."""
    return -math.log(1.0 - uniform)


@rule
def _ratio(r: float, a: tuple[float, ...], b: tuple[float, ...]) -> float:
    top, bottom = 0.0, 0.0
    for k in range(8):
        top = top * r + a[k]
        bottom = bottom * r + b[k]
    return top / bottom


_A = (2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
      13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608)  # fmt: skip
_B = (5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
      5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1.0)  # fmt: skip
_C = (7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
      3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734)  # fmt: skip
_D = (1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
      0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1.0)  # fmt: skip
_E = (2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
      0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772)  # fmt: skip
_F = (2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
      0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1.0)  # fmt: skip


@rule
def normal(uniform: float) -> float:
    """Return the quantile of the standard normal distribution (Wichura 1988, algorithm AS 241)."""
    q = uniform - 0.5
    if abs(q) <= 0.425:
        return q * _ratio(0.180625 - q * q, _A, _B)
    r = math.sqrt(-math.log(min(uniform, 1.0 - uniform)))
    tail = _ratio(r - 1.6, _C, _D) if r <= 5.0 else _ratio(r - 5.0, _E, _F)
    return -tail if q < 0.0 else tail


@rule
def _beta_distribution(x: float, a: int, b: int) -> float:
    """Probability that a Beta(a, b) variable, a and b whole, lies below x: a sum of binomial terms."""
    n = a + b - 1
    term = 1.0
    for _ in range(n):
        term *= 1.0 - x
    total = 0.0
    for k in range(1, n + 1):
        term *= (n - k + 1) / k * x / (1.0 - x)
        if k >= a:
            total += term
    return total


@rule
def beta(uniform: float, a: int, b: int) -> float:
    """Return the quantile of the Beta distribution with whole a and b, by bisection to the last bits."""
    low, high = 0.0, 1.0 - 2.0**-53
    for _ in range(54):
        middle = 0.5 * (low + high)
        if _beta_distribution(middle, a, b) < uniform:
            low = middle
        else:
            high = middle
    return 0.5 * (low + high)
