"""T28 and the arithmetic of ratings: from what was lived to a number from 1 to 7."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from empathysim.instruments.engagement_index import ENGAGEMENT_ITEMS
from empathysim.instruments.net_promoter import THRESHOLDS, net_promoter_score, zero_to_ten
from empathysim.instruments.noise import normals
from empathysim.instruments.ratings import (
    CUSTOMER_THRESHOLDS,
    EMPLOYEE_THRESHOLDS,
    felt_answer,
    net,
    rated,
    share,
)
from empathysim.instruments.survey import CUSTOMER_ITEMS

ITEMS = (*CUSTOMER_ITEMS, *ENGAGEMENT_ITEMS)


def one(value: float) -> np.ndarray:
    """Return an array of one number."""
    return np.array([value])


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
def test_a_felt_answer_is_centre_gain_style_and_noise(item) -> None:
    """Each part of the felt answer by itself, by hand."""
    reference = one(item.reference)
    nothing = one(0.0)
    assert felt_answer(item, reference, nothing, nothing)[0] == item.centre
    more = felt_answer(item, reference + 0.1, nothing, nothing)[0]
    assert more == pytest.approx(item.centre + 0.1 * item.gain, abs=1e-12)
    assert felt_answer(item, reference, one(2.0), nothing)[0] == pytest.approx(item.centre + 2 * item.style_loading)
    assert felt_answer(item, reference, nothing, one(-1.0))[0] == pytest.approx(item.centre - item.noise_sd)


def test_success_by_hand() -> None:
    """Half of recalled success, a style of -1 and a noise of 0.5 by hand: 6.580..., a 6."""
    item = CUSTOMER_ITEMS[0]
    felt = felt_answer(item, one(0.5), one(-1.0), one(0.5))
    assert felt[0] == pytest.approx(7.878 + 12.682 * (0.5 - 0.4193) - 2.765 + 0.889 * 0.5, abs=1e-12)
    assert felt[0] == pytest.approx(6.5809, abs=1e-4)
    assert rated(felt, CUSTOMER_THRESHOLDS)[0] == 6


def test_a_rating_counts_the_thresholds_below() -> None:
    """A threshold that is just met does not count; a 7 is far off for customers, and not for employees."""
    felt = np.array([-50.0, 1.5, 1.6, 5.5, 5.6, 8.0, 8.1, 50.0])
    assert rated(felt, CUSTOMER_THRESHOLDS).tolist() == [1, 1, 2, 5, 6, 6, 7, 7]
    assert rated(np.array([6.5, 6.6]), EMPLOYEE_THRESHOLDS).tolist() == [6, 7]


def test_zero_to_ten_uses_its_own_thresholds() -> None:
    """Ten thresholds make eleven answers."""
    felt = np.array([-3.0, *(threshold + 0.01 for threshold in THRESHOLDS)])
    assert zero_to_ten(felt).tolist() == list(range(11))
    assert zero_to_ten(np.array(THRESHOLDS)).tolist() == list(range(10))


def test_net_scores_by_hand() -> None:
    """Of ten ratings, five of 6 or 7 and two of 1 to 3 are a net of 30; of ten likelihoods 4 less 3 are 10."""
    assert net(np.array([7, 7, 6, 6, 6, 5, 4, 4, 3, 1])) == pytest.approx(30.0)
    assert net_promoter_score(np.array([10, 9, 9, 10, 8, 7, 8, 6, 0, 5])) == pytest.approx(10.0)


def test_nobody_asked_is_neutral() -> None:
    """Without an answer scores and shares are 0, not NaN."""
    nobody = np.array([], np.int64)
    assert net(nobody) == 0.0
    assert net_promoter_score(nobody) == 0.0
    assert share(nobody > 3) == 0.0


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
def test_t28_ratings_are_1_to_7_and_rise_with_the_signal(item) -> None:
    """Exact for any style and noise: a higher signal never lowers a rating, and can raise it."""
    dice = np.random.default_rng(1)
    style, noise = dice.normal(size=500), dice.normal(size=500)
    by_signal = np.array(
        [
            rated(felt_answer(item, np.full(500, signal), style, noise), CUSTOMER_THRESHOLDS)
            for signal in np.linspace(-1.0, 1.0, 41)
        ]
    )
    assert by_signal.min() >= 1
    assert by_signal.max() <= 7
    assert (np.diff(by_signal, axis=0) >= 0).all()
    assert (by_signal[-1] > by_signal[0]).mean() > 0.9


def test_t28_more_style_keeps_the_order_of_firms_and_ties_answers_together() -> None:
    """Twelve firms of 2,000: with three times the style their means stand in the same order, and the answers of
    one person correlate more. Fixed draws; it fails where style is drawn anew for each item or reaches the signal.
    """
    dice = np.random.default_rng(2)
    first, second = CUSTOMER_ITEMS[2], CUSTOMER_ITEMS[3]
    levels = np.linspace(-0.25, 0.25, 12)
    means, correlations = [], []
    style, noises = dice.normal(size=(12, 2000)), dice.normal(size=(2, 12, 2000))
    for factor in (0.5, 1.5):
        given = []
        for item, noise in zip((first, second), noises, strict=True):
            louder = replace(item, style_loading=factor * item.style_loading)
            felt = felt_answer(louder, np.repeat(levels[:, None], 2000, axis=1), style, noise)
            given.append(rated(felt, CUSTOMER_THRESHOLDS))
        means.append(given[0].mean(axis=1))
        correlations.append(np.mean([np.corrcoef(a, b)[0, 1] for a, b in zip(*given, strict=True)]))
    assert (np.argsort(means[0]) == np.argsort(means[1])).all()
    assert correlations[1] > correlations[0] + 0.1


def test_noise_is_keyed_by_seed_decision_week_item_and_person() -> None:
    """One draw depends on nothing but its key: who else is asked changes nothing, each part of the key does."""
    everybody = normals(5, "survey_item", 3, 2, np.arange(100))
    some = np.array([70, 4, 31])
    assert (normals(5, "survey_item", 3, 2, some) == everybody[some]).all()
    others = [(6, "survey_item", 3, 2), (5, "employee_item", 3, 2), (5, "survey_item", 4, 2), (5, "survey_item", 3, 1)]
    for key in others:
        assert not np.isclose(normals(*key, np.arange(100)), everybody).any()
    assert abs(everybody.mean()) < 0.4
    assert 0.7 < everybody.std() < 1.3
