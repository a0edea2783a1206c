"""What people hear from each other, in closed form: T4 and T5."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from worlds import firm, in_plain_python

from empathysim.organization.generate import TIES_BETWEEN, TIES_WITHIN, generate
from empathysim.organization.network import HEAD_TO_SELF, TO_BOSS, TO_SUBORDINATE, Network
from empathysim.week.think import listen


def mix_of(network: Network) -> Any:
    """Return who listens to whom as a full matrix: float64 (n, n)."""
    start, heard, weight = network.listening()
    mix = np.zeros((network.size, network.size))
    mix[np.repeat(np.arange(network.size), np.diff(start)), heard] = weight
    return mix


def speed_of(mix: Any) -> float:
    """Return |λ2|, the part of the differences between people that a week of listening leaves in the end."""
    return float(np.sort(np.abs(np.linalg.eigvals(mix)))[-2])


def test_people_who_only_listen_come_to_agree() -> None:
    """T4: opinions x become Wx each week; they end at one value, everybody's opinion by the left eigenvector of W
    (1e-9), and after 200 weeks what is left of the differences shrinks by |λ2| a week (1e-3). The week's own `listen`
    is the same step (1e-12).

    It would fail if somebody's weights did not add up to 1, or if a group heard nobody outside.
    """
    here = firm(employees=60, customers=20, seed=3)
    mix = mix_of(here.organization.network)
    assert mix.sum(axis=1) == pytest.approx(1.0, abs=1e-12)
    opinions = np.random.default_rng(3).random(60)
    here.employees["customer_focus"] = opinions
    hear = in_plain_python(listen)
    for row in range(60):
        hear(here.world, row)
    assert here.employees["near_focus"] == pytest.approx(mix @ opinions, abs=1e-12)
    values, vectors = np.linalg.eig(mix.T)
    voice = np.real(vectors[:, np.argmax(np.real(values))])
    agreed = opinions @ voice / voice.sum()
    late = np.linalg.matrix_power(mix, 200) @ opinions
    assert np.ptp(np.linalg.matrix_power(mix, 2000) @ opinions) < 1e-9
    assert np.linalg.matrix_power(mix, 2000) @ opinions == pytest.approx(agreed, abs=1e-9)
    assert np.ptp(mix @ late) / np.ptp(late) == pytest.approx(speed_of(mix), abs=1e-3)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("within", "between"), [(2.0, 1.0), (4.0, 4.0)])
def test_silos_keep_their_views_as_long_as_their_ties_say(within: float, between: float, seed: int) -> None:
    """T5, within 5 %: |λ2| of W is that of the matrix between silos of expected weights, ties and bosses' included.

    600 people, with more ties than usual: the fewer ties, the more single persons on the rim of the network slow the
    agreement down, which a matrix of silos does not know. It would fail if ties were not drawn as dense as stated.
    """
    network = generate(600, seed=seed, ties_within=within, ties_between=between)
    sizes = np.diff(network.first).astype(float)
    weights = np.outer(sizes, sizes) * between * TIES_BETWEEN / network.size
    ties = sizes * (sizes - 1) * np.minimum(1.0, within * TIES_WITHIN / sizes)
    np.fill_diagonal(weights, ties + (TO_BOSS + TO_SUBORDINATE) * (sizes - 1) + HEAD_TO_SELF)
    expected = speed_of(weights / weights.sum(axis=1, keepdims=True))
    assert speed_of(mix_of(network)) == pytest.approx(expected, rel=0.05)
