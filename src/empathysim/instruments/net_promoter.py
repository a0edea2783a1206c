"""The net promoter score: the question on recommending, answered from 0 to 10.

It is the same felt answer as on seven points, cut by ten thresholds that were set for a mean score of
about 30 over firms. Score: percentage of 9 and 10 less that of 0 to 6.
"""

from __future__ import annotations

from empathysim.instruments.noise import Numbers
from empathysim.instruments.ratings import Ratings, rated, share

THRESHOLDS = (-2.0, -0.5, 0.75, 1.75, 2.75, 3.9, 5.1, 5.9, 6.8, 8.2)


def zero_to_ten(felt: Numbers) -> Ratings:
    """Return felt answers to `recommend` as whole numbers from 0 to 10, shape (n)."""
    return rated(felt, THRESHOLDS) - 1


def net_promoter_score(likelihoods: Ratings) -> float:
    """Return the score in [-100, 100] from answers of 0 to 10; 0, the neutral value, where nobody answered."""
    return 100.0 * (share(likelihoods >= 9) - share(likelihoods <= 6))
