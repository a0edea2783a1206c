"""The five questions on what customers would do: buy more, recommend, trust, forgive, try something new.

Assumptions: intentions are answered from the remembered emotion R, satisfaction A and trust T in weights
of our own; all five have the same gain as the question on emotion. "Likely" is a 6 or a 7. Very good and
very poor experience are a convention: mean of the three experience ratings of at least 6.5, at most 3.5.
Source of the figures that centre, loading and noise were fitted to: temkin.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from empathysim.instruments.experience_ratings import mean_experience
from empathysim.instruments.noise import Numbers
from empathysim.instruments.ratings import Item, share

PURCHASE = Item("purchase", "likely to buy more?", 6.793, 7.186, 1.434, 1.243, 0.0173)
RECOMMEND = Item("recommend", "likely to recommend?", 6.900, 7.186, 1.437, 1.237, 0.0145)
TRUST = Item("trust", "do you trust the company?", 6.411, 7.186, 1.250, 1.321, 0.0277)
FORGIVE = Item("forgive", "likely to forgive a mistake?", 5.720, 7.186, 0.958, 1.508, 0.0229)
TRY = Item("try", "likely to try a new offer soon?", 5.278, 7.186, 0.829, 1.624, 0.0201)

LOYALTY_ITEMS = (PURCHASE, RECOMMEND, TRUST, FORGIVE, TRY)

#: Weights of R, 2 A - 1 and 2 T - 1 in what each question is answered from.
WEIGHTS = {
    "purchase": (0.5, 0.3, 0.2),
    "recommend": (0.6, 0.3, 0.1),
    "trust": (0.2, 0.2, 0.6),
    "forgive": (0.3, 0.3, 0.4),
    "try": (0.4, 0.3, 0.3),
}

VERY_GOOD, VERY_POOR = 6.5, 3.5


def loyalty_signal(item: Item, emotion: Numbers, satisfaction: Numbers, trust: Numbers) -> Numbers:
    """Return what a question is answered from, in [-1, 1], shape (n).

    Parameters
    ----------
    item : one of `LOYALTY_ITEMS`.
    emotion : remembered, in [-1, 1], shape (n).
    satisfaction, trust : in [0, 1], shape (n).
    """
    of_emotion, of_satisfaction, of_trust = WEIGHTS[item.name]
    return of_emotion * emotion + of_satisfaction * (2.0 * satisfaction - 1.0) + of_trust * (2.0 * trust - 1.0)


def likely_by_experience(answers: NDArray[np.void], item: str) -> tuple[float, float]:
    """Return the shares of the likely among those with very good and with very poor experience, each in [0, 1].

    Parameters
    ----------
    answers : records of a survey, of one firm or of many.
    item : name of a loyalty question.
    """
    experience, likely = mean_experience(answers), answers[item] >= 6
    return share(likely[experience >= VERY_GOOD]), share(likely[experience <= VERY_POOR])
