"""How somebody turns what was lived through into a rating.

Assumptions:

1. An answer is felt on a line before it becomes a number: y = centre + gain (signal - reference) +
   style_loading style + noise_sd noise, with style and noise standard normal.
2. Style belongs to the person and acts on every item alike (a common-method factor): much of what
   answers of one person share is the person and not the firm.
3. A rating is 1 plus the number of thresholds below y. Customers find the highest mark hard to give.

Centres, loadings and noise were fitted to published answers, gains and thresholds are choices of design.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from empathysim.instruments.noise import Numbers

Ratings = NDArray[np.int64]

CUSTOMER_THRESHOLDS = (1.5, 2.5, 3.5, 4.5, 5.5, 8.0)
EMPLOYEE_THRESHOLDS = (1.5, 2.5, 3.5, 4.5, 5.5, 6.5)


@dataclass(frozen=True)
class Item:
    """One question of a survey.

    Parameters
    ----------
    name : of the answer.
    asks : what is asked, in our words.
    centre : of the felt answer where signal, style and noise are at their reference.
    gain : rating points for one unit of the signal, above 0.
    style_loading : rating points for one standard deviation of style, 0 or more.
    noise_sd : rating points, 0 or more.
    reference : value of the signal in the population of firms.
    """

    name: str
    asks: str
    centre: float
    gain: float
    style_loading: float
    noise_sd: float
    reference: float


def felt_answer(item: Item, signal: Numbers, style: Numbers, noise: Numbers) -> Numbers:
    """Return the answer as it is felt, before it becomes a number, shape (n).

    Parameters
    ----------
    item : the question.
    signal, style, noise : of each person, shape (n); style and noise in standard deviations.
    """
    return item.centre + item.gain * (signal - item.reference) + item.style_loading * style + item.noise_sd * noise


def rated(felt: Numbers, thresholds: tuple[float, ...]) -> Ratings:
    """Return ratings from 1 to the number of thresholds plus 1, shape (n)."""
    return np.searchsorted(np.asarray(thresholds), felt, side="left").astype(np.int64) + 1


def share(chosen: NDArray[Any]) -> float:
    """Return the share in [0, 1] that is true, 0 where nobody was asked."""
    return float(np.mean(chosen)) if len(chosen) else 0.0


def net(ratings: Ratings) -> float:
    """Return the percentage of 6 and 7 less that of 1 to 3, in [-100, 100]; the neutral 0 where nobody answered."""
    return 100.0 * (share(ratings >= 6) - share(ratings <= 3))
