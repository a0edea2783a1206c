"""Keyed luck in plain Python whole numbers, and the distributions drawn from it."""

from __future__ import annotations

from statistics import NormalDist

from empathysim.chance import number

MASK = 2**64 - 1
GOLDEN = 0x9E3779B97F4A7C15
_UNIT = 2.0**-53

#: Quantile of the standard normal distribution: the algorithm AS 241, in C, of Python's own library.
normal = NormalDist().inv_cdf

ONCE = (
    "served_first", "journey_start", "recontact", "journey_type", "starting_mood", "need_discovered", "push",
    "responder", "response_noise", "spending_decision", "grievance_discovered", "leave", "join",
    "joining_expectation", "quit", "vacancy_filled", "hire_happy", "hire_for_fit", "hire_disposition", "interview",
    "interviewed_customer",
)  # fmt: skip
PER_TOUCH = (
    "serving_silo", "wrong_door", "wrong_door_silo", "serving_employee", "failure", "difficulty",
    "performance_noise", "gesture", "gesture_cost", "abandon", "candidate_empathy", "candidate_happiness",
)  # fmt: skip


def mixed(z: int) -> int:
    """Return 64 bits, thoroughly mixed."""
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def luck(key: int, stride: int) -> float:
    """Return the uniform luck in (0, 1) of the person with this stride (row + 1 times the golden number)."""
    z = (key + stride) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return ((z ^ (z >> 31)) >> 11) * _UNIT + 0.5 * _UNIT


class Keys:
    """This week's key of each decision: `keys.leave` is a number, `keys.failure[touch]` one of six."""

    def __init__(self, seed: int) -> None:
        start = mixed((seed * GOLDEN + 1) & MASK)
        self._decisions = {name: mixed(start ^ ((number(name) + 1) * GOLDEN & MASK)) for name in (*ONCE, *PER_TOUCH)}
        self._touches = [(touch + 1) * GOLDEN & MASK for touch in range(6)]

    def draw(self, week: int) -> None:
        """Write the keys of a week."""
        turn = (week + 1) * GOLDEN & MASK
        for name in ONCE:
            setattr(self, name, mixed(mixed(self._decisions[name] ^ turn) ^ self._touches[0]))
        for name in PER_TOUCH:
            start = mixed(self._decisions[name] ^ turn)
            setattr(self, name, [mixed(start ^ touch) for touch in self._touches])


def clip(value: float, low: float, high: float) -> float:
    """Return the value, or the bound that it lies beyond."""
    return low if value < low else high if value > high else value


def _beta_distribution(x: float, a: int, b: int) -> float:
    n = a + b - 1
    term = (1.0 - x) ** n
    total = 0.0
    for k in range(1, n + 1):
        term *= (n - k + 1) / k * x / (1.0 - x)
        if k >= a:
            total += term
    return total


def beta(uniform: float, a: int, b: int) -> float:
    """Return the quantile of the Beta distribution, by bisection."""
    low, high = 0.0, 1.0 - 2.0**-53
    for _ in range(54):
        middle = 0.5 * (low + high)
        if _beta_distribution(middle, a, b) < uniform:
            low = middle
        else:
            high = middle
    return 0.5 * (low + high)
