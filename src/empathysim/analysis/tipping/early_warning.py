"""Signs before a tip: a system that is about to tip comes back more and more slowly from what disturbs it.

Then its swings around their trend grow (variance), and each week resembles the one before more (autocorrelation at
lag 1). Both are taken in a window that moves along the record, after a smooth trend was taken away; Kendall's tau says
whether they rise. How large tau is by chance is asked of surrogates: series of an AR(1) process with the record's own
autocorrelation and variance all along, treated in the same way.

Assumptions: (1) the trend is smooth at the width of the filter, else what is left of it looks like slowness;
(2) weeks are evenly spaced and the record ends before the tip: its own rise raises both signs. A tip by one large push
shows no signs at all; (3) spread does not depend on the level: that of a share that rises from nothing does, so that
its variance grows although nothing tips. Hence signs tell of a tip only beside records that do not tip.

Sources: Scheffer et al. (2009), Early-warning signals for critical transitions, Nature 461; Dakos et al. (2012),
Methods for detecting early warnings of critical transitions in time series, PLoS ONE 7(7): e41010.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import ArrayLike, NDArray

from empathysim.analysis.kinds import is_number
from empathysim.analysis.shown import Result
from empathysim.analysis.whole_numbers import refuse_unless_whole
from empathysim.errors import InputError, all_of, knows_its_keywords, quoted
from empathysim.wording.tipping import signs_sentence

if TYPE_CHECKING:
    import pandas

#: Fewest weeks of a record: half of them then still hold enough for a variance that means something.
SHORTEST = 40
_MOST_SURROGATES = 100_000


@dataclass(frozen=True, eq=False, repr=False)
class EarlyWarning(Result):
    """The signs in one record.

    Parameters
    ----------
    record : array (n), as given.
    trend : array (n), what was taken away.
    window : weeks in the moving window.
    variance, autocorrelation : arrays (n - window + 1), each of the window that ends in that week.
    variance_tau, autocorrelation_tau : Kendall's tau of each with time, -1 to 1: 1 where it always rises.
    variance_p, autocorrelation_p : share of surrogates with a tau at least as large, the record counted as one of
        them; above 0, at most 1.
    surrogates : how many were made.
    """

    record: NDArray[np.float64]
    trend: NDArray[np.float64]
    window: int
    variance: NDArray[np.float64]
    autocorrelation: NDArray[np.float64]
    variance_tau: float
    autocorrelation_tau: float
    variance_p: float
    autocorrelation_p: float
    surrogates: int

    @property
    def residuals(self) -> NDArray[np.float64]:
        """What is left of the record without its trend, array (n)."""
        return self.record - self.trend

    @property
    def ends(self) -> NDArray[np.int64]:
        """Week, from 0, in which each window ends."""
        return np.arange(self.window - 1, len(self.record))

    @property
    def sentence(self) -> str:
        """Whether the signs rise more than in series of constant spread."""
        return signs_sentence(
            len(self.record), self.surrogates, (self.variance_tau, self.variance_p),
            (self.autocorrelation_tau, self.autocorrelation_p),
        )  # fmt: skip

    def to_pandas(self) -> pandas.DataFrame:
        """Return a row for each window, by the week in which it ends: variance and autocorrelation."""
        import pandas

        signs = {"variance": self.variance, "autocorrelation": self.autocorrelation}
        return pandas.DataFrame(signs, index=pandas.Index(self.ends, name="week"))


@knows_its_keywords()
def early_warning(
    record: ArrayLike, *, window: float = 0.5, bandwidth: float = 0.05, surrogates: int = 500, seed: int = 0
) -> EarlyWarning:
    """Return the signs in a weekly record that ends before a tip.

    Parameters
    ----------
    record : at least 40 weeks, finite, not all the same.
    window : length of the moving window, as a share of the record, 0.1 to 0.9.
    bandwidth : standard deviation of the Gaussian filter that makes the trend, as a share of the record, 0.005 to 0.5.
    surrogates : series that the trends of the signs are held against, 1 to 100,000.
    seed : of the surrogates' luck.

    Raises
    ------
    InputError : with everything that is wrong at once.
    """
    series, *_ = all_of(
        lambda: _series(record),
        lambda: _refuse_outside("window", window, 0.1, 0.9),
        lambda: _refuse_outside("bandwidth", bandwidth, 0.005, 0.5),
        lambda: refuse_unless_whole("surrogates", surrogates, 1, _MOST_SURROGATES),
        lambda: refuse_unless_whole("seed", seed, 0),
    )
    wide, sigma = max(10, round(window * len(series))), bandwidth * len(series)
    trend = _trend(series, sigma)
    variance, autocorrelation = moving_signs(series - trend, wide)
    taus = _tau(variance), _tau(autocorrelation)
    at_least = np.zeros(2)
    for other in _surrogates(series - trend, surrogates, seed):
        at_least += np.array([_tau(sign) for sign in moving_signs(other - _trend(other, sigma), wide)]) >= taus
    shares = (at_least + 1.0) / (surrogates + 1.0)
    return EarlyWarning(
        series, trend, wide, variance, autocorrelation, *taus, float(shares[0]), float(shares[1]), surrogates
    )


def moving_signs(residuals: NDArray[np.float64], window: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return variance and lag-1 autocorrelation in each window, arrays (n - window + 1).

    Parameters
    ----------
    residuals : array (n), without a trend.
    window : weeks in a window, at least 3 and at most n.
    """
    windows = sliding_window_view(residuals, window)
    apart = windows - windows.mean(axis=1, keepdims=True)
    squares = (apart**2).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        lagged = np.where(squares > 0.0, (apart[:, 1:] * apart[:, :-1]).sum(axis=1) / squares, 0.0)
    return squares / (window - 1), lagged


def _trend(series: NDArray[np.float64], sigma: float) -> NDArray[np.float64]:
    from scipy.ndimage import gaussian_filter1d

    return np.asarray(gaussian_filter1d(series, sigma, mode="nearest"))


def _tau(sign: NDArray[np.float64]) -> float:
    from scipy.stats import kendalltau

    if np.ptp(sign) == 0.0:  # what never changes has no trend
        return 0.0
    return float(kendalltau(np.arange(len(sign)), sign).statistic)


def _surrogates(residuals: NDArray[np.float64], number: int, seed: int) -> NDArray[np.float64]:
    """Return series of an AR(1) process with the residuals' autocorrelation and variance, array (number, n)."""
    from scipy.signal import lfilter

    _, lagged = moving_signs(residuals, len(residuals))
    keeps = float(np.clip(lagged[0], -0.99, 0.99))
    shocks = np.random.default_rng(seed).standard_normal((number, len(residuals)))
    shocks[:, 1:] *= np.sqrt(1.0 - keeps**2)
    return np.asarray(residuals.std() * lfilter([1.0], [1.0, -keeps], shocks, axis=1))


def _series(record: ArrayLike) -> NDArray[np.float64]:
    """Return a record as an array (n), where its signs can be told."""
    try:
        series = np.asarray(record, np.float64).ravel()
    except (TypeError, ValueError):
        raise InputError(f"record = {quoted(record)} must hold numbers, one for each week.") from None
    if len(series) < SHORTEST or not np.isfinite(series).all() or np.ptp(series) == 0.0:
        raise InputError(
            f"a record of {len(series)} weeks: it must have at least {SHORTEST}, all finite and not all the same."
        )
    return series


def _refuse_outside(name: str, value: float, low: float, high: float) -> None:
    if not is_number(value) or not low <= value <= high:
        raise InputError(f"{name} = {quoted(value)} must be a number from {low:g} to {high:,g}.")
