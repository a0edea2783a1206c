"""The same people with other ties."""

import numpy as np
import pytest

from empathysim.errors import InputError
from empathysim.organization.generate import generate
from empathysim.organization.measures import within_share, within_share_random
from empathysim.organization.network import Network

FIRM = generate(300, seed=4)


def ties(network: Network) -> set[tuple[int, int]]:
    return set(zip(network.source.tolist(), network.target.tolist(), strict=True))


def between(network: Network) -> set[tuple[int, int]]:
    return {(one, other) for one, other in ties(network) if network.silo[one] != network.silo[other]}


def directed(network: Network) -> Network:
    half = network.source < network.target
    return Network(
        network.ids, network.silo, network.boss, network.level, network.silo_names, network.functions,
        network.source[half], network.target[half], np.arange(1.0, half.sum() + 1), False,
    )  # fmt: skip


@pytest.mark.parametrize("firm", [FIRM, directed(FIRM)], ids=["symmetric", "directed"])
def test_without_ties_between(firm):
    alone = firm.without_ties_between()
    assert ties(alone) == ties(firm) - between(firm)
    assert not alone.bridges().any()
    assert np.array_equal(alone.boss, firm.boss)


@pytest.mark.parametrize("firm", [FIRM, directed(FIRM)], ids=["symmetric", "directed"])
def test_more_ties_between_keep_all_old_ones(firm):
    more = firm.with_ties_between(10.0, seed=1)
    assert len(between(more)) == 10 * len(between(firm))
    assert ties(firm) <= ties(more)
    assert len(ties(more)) == len(more.source) == len(more.weight)
    assert ties(more) - between(more) == ties(firm) - between(firm)


def test_fewer_ties_between_are_some_of_the_old_ones_and_fewer_still_are_some_of_these():
    half, quarter = FIRM.with_ties_between(0.5, seed=1), FIRM.with_ties_between(0.25, seed=1)
    assert len(between(half)) == pytest.approx(len(between(FIRM)) / 2, abs=2)
    assert between(quarter) < between(half) < between(FIRM)
    assert ties(half) - between(half) == ties(FIRM) - between(FIRM)


def test_factor_one_changes_nothing_and_zero_is_without():
    same = FIRM.with_ties_between(1.0, seed=8)
    assert ties(same) == ties(FIRM)
    for one, other in zip(same.listening(), FIRM.listening(), strict=True):
        assert np.array_equal(one, other)
    assert ties(FIRM.with_ties_between(0.0, seed=8)) == ties(FIRM.without_ties_between())


@pytest.mark.parametrize("firm", [FIRM, directed(FIRM)], ids=["symmetric", "directed"])
def test_spread_ties_ignore_silos(firm):
    """As many ties of the same weights; the share within silos is that of random mixing, within 4 deviations."""
    loose = firm.spread(seed=2)
    assert len(ties(loose)) == len(ties(firm)) == len(loose.source)
    assert sorted(loose.weight) == sorted(firm.weight)
    chance = within_share_random(firm)
    deviation = (chance * (1 - chance) / len(firm.links()[0])) ** 0.5
    assert abs(within_share(loose) - chance) < 4 * deviation < 0.2 * within_share(firm)


@pytest.mark.parametrize("firm", [FIRM, directed(FIRM)], ids=["symmetric", "directed"])
def test_gathered_ties_all_stay_within_silos(firm):
    close = firm.gathered(seed=2)
    assert within_share(close) == 1.0
    assert len(ties(close)) == len(ties(firm)) == len(close.source)
    assert ties(firm) - between(firm) <= ties(close)
    assert sorted(close.weight) == sorted(firm.weight)


def test_variants_are_symmetric_where_the_firm_is():
    for variant in (FIRM.spread(1), FIRM.gathered(1), FIRM.with_ties_between(3.0, 1), FIRM.with_ties_between(0.3, 1)):
        assert ties(variant) == {(other, one) for one, other in ties(variant)}


def test_the_seed_decides():
    assert ties(FIRM.spread(1)) == ties(FIRM.spread(1)) != ties(FIRM.spread(2))
    assert ties(FIRM.gathered(1)) == ties(FIRM.gathered(1)) != ties(FIRM.gathered(2))


def test_a_firm_without_ties_between_stays_one():
    alone = FIRM.without_ties_between()
    assert ties(alone.with_ties_between(10.0, seed=1)) == ties(alone)


def test_more_than_there_is_room_for_is_refused():
    with pytest.raises(InputError, match="places for"):
        FIRM.with_ties_between(1000.0, seed=1)
    with pytest.raises(InputError, match="places for"):
        generate(24, ties_within=1e9).gathered(seed=1)
    with pytest.raises(InputError, match="factor = -1"):
        FIRM.with_ties_between(-1.0, seed=1)
