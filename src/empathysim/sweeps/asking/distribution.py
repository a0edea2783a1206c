"""How likely the values of a factor are: distributions, cut to a range, by their quantiles."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from empathysim.errors import InputError, nearest

#: Kinds of distributions, and the keys that each needs in an experiment file.
DISTRIBUTIONS: dict[str, tuple[str, ...]] = {
    "uniform": (),
    "log_uniform": (),
    "normal": ("mean", "sd"),
    "lognormal": ("median", "factor"),
    "triangular": ("mode",),
    "beta": ("a", "b"),
}
#: A bell of which less than this lies in its range is refused: it is more likely a slip than meant.
SMALLEST_MASS = 1e-6
#: Shapes of a beta: below, practically all values are the two ends; above, they are all one value.
BETA_SHAPES = (0.05, 1e6)

_GREATER_THAN = {"sd": 0.0, "median": 0.0, "factor": 1.0}
# Library quantiles waver in their last bits; shares this far apart never come out in the wrong order.
_FINEST = 2.0**40


@dataclass(frozen=True)
class Distribution:
    """How likely the values of a factor are between two bounds.

    Attributes
    ----------
    kind : a key of `DISTRIBUTIONS`.
    numbers : the values of that kind's keys, in their order.
    low, high : the range to which it is cut; in the factor's unit, the lower one first.
    """

    kind: str
    numbers: tuple[float, ...]
    low: float
    high: float

    def at(self, u: ArrayLike) -> NDArray[np.float64]:
        """Return the values below which the distribution has these shares of its mass.

        Parameters
        ----------
        u : shares in [0, 1], of any shape.

        Returns
        -------
        The same shape, in [low, high]; never less for a larger share. 0 and 1 give the ends of the range (of a
        lognormal whose range begins below 0: 0 gives 0). Shares closer to each other than one in a trillion
        may give one value.
        """
        shares = np.asarray(u, dtype=np.float64)
        values = np.clip(self._quantile(shares), self.low, self.high)
        first = max(self.low, 0.0) if self.kind == "lognormal" else self.low
        return np.where(shares <= 0.0, first, np.where(shares >= 1.0, self.high, values))

    def _quantile(self, u: NDArray[np.float64]) -> NDArray[np.float64]:
        low, width = self.low, self.high - self.low
        if self.kind == "uniform":
            return low + u * width
        u = np.rint(u * _FINEST) / _FINEST
        if self.kind == "log_uniform":
            return np.exp(math.log(low) + u * (math.log(self.high) - math.log(low)))
        from scipy import stats

        values: NDArray[np.float64]
        if self.kind == "triangular":
            values = stats.triang((self.numbers[0] - low) / width, low, width).ppf(u)
        elif self.kind == "beta":
            values = stats.beta(*self.numbers, low, width).ppf(u)
        else:
            centre, spread, start, end = self._bell()
            values = stats.truncnorm(start, end, centre, spread).ppf(u)
        return np.exp(values) if self.kind == "lognormal" else values

    def _bell(self) -> tuple[float, float, float, float]:
        """Return centre and standard deviation of a bell (of the logarithm), and its range in standard deviations."""
        centre, spread, ends = *self.numbers, (self.low, self.high)
        if self.kind == "lognormal":
            centre, spread = math.log(centre), math.log(spread)
            ends = (_log(self.low), _log(self.high))
        start, end = ((bound - centre) / spread for bound in ends)
        return centre, spread, start, end

    def _mass(self) -> float:
        """Return the share of a bell that lies in its range."""
        _, _, start, end = self._bell()
        return (math.erf(end / math.sqrt(2.0)) - math.erf(start / math.sqrt(2.0))) / 2.0


def _log(value: float) -> float:
    return math.log(value) if value > 0.0 else -math.inf


def distribution_of(told: Mapping[str, Any], low: float, high: float, label: str) -> Distribution:
    """Return the distribution that a table of an experiment describes.

    Parameters
    ----------
    told : such as ``{ distribution = "normal", mean = 0.5, sd = 0.1 }``; a ``range`` in it is the caller's to read.
    low, high : the range to which it is cut; two finite numbers, the lower one first.
    label : file, table and name, with which each message begins.

    Raises
    ------
    InputError : with everything that is wrong with it.
    """
    kind = told.get("distribution")
    is_known = isinstance(kind, str) and kind in DISTRIBUTIONS
    faults = []
    if not is_known:
        said = f"= {str(kind)[:60]}" if "distribution" in told else "is missing; it"
        near = nearest(str(kind)[:60], DISTRIBUTIONS)
        faults.append(f"{label}: distribution {said} must be one of {', '.join(DISTRIBUTIONS)}.{near}")
    # Of an unknown kind the other keys are still looked at, as those of any kind.
    keys = DISTRIBUTIONS[str(kind)] if is_known else tuple(key for every in DISTRIBUTIONS.values() for key in every)
    allowed = ("distribution", "range", *keys)
    faults += [f"{label}: there is no key '{key}'.{nearest(key, allowed)}" for key in told if key not in allowed]
    if is_known:
        faults += [
            f"{label}: {key} is missing; the distribution {kind} needs {' and '.join(keys)}."
            for key in keys
            if key not in told
        ]
    given = {key: told[key] for key in keys if key in told}
    wrong = {key: fault for key, value in given.items() if (fault := _fault(key, value, low, high))}
    faults += [f"{label}: {key} = {str(given[key])[:60]} {fault}." for key, fault in wrong.items()]
    if kind == "log_uniform" and low <= 0.0:
        faults.append(f"{label}: log_uniform needs a range above 0; it is [{low:g}, {high:g}].")
    if faults:
        raise InputError(faults)
    made = Distribution(str(kind), tuple(float(given[key]) for key in keys), float(low), float(high))
    if kind in ("normal", "lognormal") and made._mass() < SMALLEST_MASS:
        numbers = ", ".join(f"{key} = {given[key]:g}" for key in keys)
        raise InputError(
            f"{label}: of the distribution {kind} with {numbers} less than {SMALLEST_MASS:g} lies within "
            f"[{low:g}, {high:g}]; move it there, or take another kind."
        )
    return made


def _fault(key: str, value: Any, low: float, high: float) -> str:
    """Return what is wrong with the value of a key, or an empty string."""
    if not _is_number(value):
        return "must be a number"
    if key in _GREATER_THAN and value <= _GREATER_THAN[key]:
        return f"must be greater than {_GREATER_THAN[key]:g}"
    if key == "mode" and not low <= value <= high:
        return f"must lie within [{low:g}, {high:g}]"
    if key in ("a", "b") and not BETA_SHAPES[0] <= value <= BETA_SHAPES[1]:
        return f"must lie within [{BETA_SHAPES[0]:g}, {BETA_SHAPES[1]:,.0f}]"
    return ""


def _is_number(value: Any) -> bool:
    try:
        return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    except OverflowError:  # a whole number with hundreds of digits
        return False


def choice_at(u: ArrayLike, choices: int) -> NDArray[np.int64]:
    """Return which of several equally likely choices each share stands for.

    Parameters
    ----------
    u : shares in [0, 1], of any shape; 1 is the last choice.
    choices : number of choices, at least 1.

    Returns
    -------
    The same shape, 0 to choices - 1.
    """
    return np.minimum(np.asarray(u, dtype=np.float64) * choices, choices - 1).astype(np.int64)
