"""The same luck gives the same world, and nobody's draw shifts another's (T25)."""

from __future__ import annotations

import numpy as np
import pytest
from worlds import fingerprint, firm

from empathysim.chance import DECISIONS, luck, number, occasion


def test_keys_and_draws_are_the_published_ones() -> None:
    """T25, exact: the test vector of key(1, 2, 3, 4); it would fail if a shift or multiplier differed."""
    key = occasion(np.uint64(1), np.uint64(2), np.uint64(3), np.uint64(4))
    assert int(key) == 0xA452C48F74E372D1
    drawn = [luck(np.uint64(key), who) for who in (0, 1, 2, 1_000_000)]
    assert drawn == [0.306225219578436, 0.03437447509677055, 0.7404572287093361, 0.5186652488501833]


def test_the_same_seed_gives_the_same_bits_and_another_seed_does_not() -> None:
    """T25, exact: two firms of one seed agree in every state and reading; it would fail with hidden randomness."""
    one, two, other = (firm(seed=seed) for seed in (7, 7, 8))
    same = fingerprint(one, one.lives(20))
    assert same == fingerprint(two, two.lives(20))
    assert same != fingerprint(other, other.lives(20))


def test_decisions_keep_their_numbers() -> None:
    """T25: names are only ever appended, so a decision keeps its luck. It would fail if one were inserted."""
    assert len(set(DECISIONS)) == len(DECISIONS)
    places = {"natural_empathy": 0, "tie_within": 17, "served_first": 19, "push": 35, "leave": 40, "firm": 57}
    assert {name: number(name) for name in places} == places


@pytest.mark.parametrize("more", [1, 50])
def test_further_decisions_that_nobody_asks_for_change_no_bit(more: int) -> None:
    """T25, exact: a longer list of decisions shifts no draw. It would fail if luck came from a stream."""
    usual, longer = firm(seed=5), firm(seed=5)
    longer.world = longer.world._replace(occasions=np.zeros((len(DECISIONS) + more, 6), np.uint64))
    assert fingerprint(usual, usual.lives(15)) == fingerprint(longer, longer.lives(15))


def test_more_customers_do_not_change_the_draws_of_the_others() -> None:
    """T25, exact: who a person is depends on seed and slot alone. It would fail if people were drawn in turn."""
    few, many = firm(customers=100), firm(customers=900)
    for name in few.customers.dtype.names:
        assert (few.customers[name] == many.customers[name][:100]).all(), name


def test_draws_are_uniform_and_independent_of_each_other() -> None:
    """Over 20,000 draws means and neighbours' correlation are those of uniform luck, within four standard errors.

    It would fail if neighbouring people, weeks or touches shared luck.
    """
    for vary in ("who", "week", "touch"):
        count = 20_000
        place = {"who": 0, "week": 0, "touch": 0}
        drawn = np.empty(count)
        for k in range(count):
            place[vary] = k
            key = occasion(np.uint64(1), np.uint64(20), np.uint64(place["week"]), np.uint64(place["touch"]))
            drawn[k] = luck(np.uint64(key), place["who"])
        assert drawn.mean() == pytest.approx(0.5, abs=4 * np.sqrt(1 / 12 / count))
        assert np.corrcoef(drawn[1:], drawn[:-1])[0, 1] == pytest.approx(0.0, abs=4 / np.sqrt(count))
