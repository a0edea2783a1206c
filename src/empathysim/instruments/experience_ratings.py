"""The three questions on recent experience: did it work, was it easy, how did it feel? Source: temkin.

A company's experience rating is the mean of the three net scores; its label follows from it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from empathysim.instruments.noise import Numbers
from empathysim.instruments.ratings import Item

SUCCESS = Item("success", "could you do what you wanted to do?", 7.878, 12.682, 2.765, 0.889, 0.4193)
EASE = Item("ease", "how easy was it?", 8.371, 9.970, 3.382, 0.710, 0.4497)
EMOTION = Item("emotion", "how did you feel about it?", 7.241, 7.186, 2.973, 0.760, 0.0095)

EXPERIENCE_ITEMS = (SUCCESS, EASE, EMOTION)

#: Lowest experience rating of each label, the best first.
LABELS = (("excellent", 80.0), ("good", 70.0), ("okay", 60.0), ("poor", 50.0), ("very poor", -100.0))


def experience_signals(customers: Any) -> tuple[Numbers, Numbers, Numbers]:
    """Return what success, ease and emotion are answered from, each of shape (n): recent journeys as recalled.

    Parameters
    ----------
    customers : records (n), see the columns of customers.
    """
    return customers["recalled_success"], customers["recalled_ease"], customers["recalled_emotion"]


def experience_rating(success_net: float, effort_net: float, emotion_net: float) -> float:
    """Return the company's experience rating, the mean of the three nets, in [-100, 100]."""
    return (success_net + effort_net + emotion_net) / 3.0


def label(rating: float) -> str:
    """Return the word for an experience rating: 80, 70, 60 and 50 are the borders, each part of the better."""
    return next(name for name, lowest in LABELS if rating >= lowest)


def mean_experience(answers: NDArray[np.void]) -> Numbers:
    """Return each respondent's mean of the three ratings, in [1, 7], shape (n)."""
    total = answers["success"] + answers["ease"] + answers["emotion"]
    return np.asarray(total, np.float64) / 3.0
