"""An emulator learns from few points, says how well it knows, and is refused where it does not."""

from __future__ import annotations

import numpy as np
import pytest
from known_functions import ANGLES, ishigami, ishigami_indices, noisy

from empathysim.analysis.sensitivity.answers import answered_by
from empathysim.analysis.sensitivity.sensitivity import sensitivity
from empathysim.errors import InputError


def test_indices_come_out_from_few_points_with_the_error_beside_them() -> None:
    """160 runs in place of thousands: totals within 0.1 of the truth, which all intervals hold."""
    found = sensitivity(answered_by(noisy(ishigami, 0.5), ANGLES, "latin_hypercube", 160, seeds=2), "emulator")
    _, total, _ = ishigami_indices()
    for each in found.of("outcome", "ST"):
        assert each.value == pytest.approx(total[each.parameter], abs=0.1)
        assert each.low - 0.01 <= total[each.parameter] <= each.high + 0.01
    error = found.errors["outcome"]
    assert 0.85 < error.q2 < 1.0
    assert error.points == 160
    assert 0.8 < error.coverage <= 1.0
    assert 0.2 < error.rmse < 2.0
    assert {each.noise_floor for each in found.indices} == {1.0 - error.q2}
    assert f"{100.0 * error.q2:.0f} % of the variance" in found.sentence


def test_an_emulator_of_luck_is_refused() -> None:
    """Nothing but luck cannot be predicted; it would fail if Q2 were measured at points that it learned from."""

    def lucky(places: np.ndarray, seed: int) -> np.ndarray:
        return np.random.default_rng(seed).normal(size=len(places))

    with pytest.raises(InputError, match="the emulator predicts .* less than the 70%"):
        sensitivity(answered_by(lucky, ANGLES, "latin_hypercube", 60), "emulator")


def test_too_few_points_are_refused() -> None:
    with pytest.raises(InputError, match="at least 20 points"):
        sensitivity(answered_by(ishigami, ANGLES, "sobol", 16), "emulator")
