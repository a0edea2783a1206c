"""Sizes, trees and ties of generated organizations against closed forms."""

import os
import subprocess
import sys
import time

import numpy as np
import pytest

from empathysim.errors import InputError
from empathysim.organization.functions import FUNCTIONS
from empathysim.organization.generate import _drawn, draw_ties, generate
from empathysim.organization.journeys import planned_touches


def counts(network):
    """Return the number of ties within and between silos, each pair once."""
    low, high = network.pairs()
    inside = network.silo[low] == network.silo[high]
    return int(inside.sum()), int((~inside).sum())


def test_sizes_of_the_reference_firm():
    network = generate(150)
    touches = planned_touches()
    expected = [round(150 * 0.92 * touch / sum(touches)) for touch in touches]
    expected[5] = 12
    expected[1] = 150 - sum(expected) + expected[1]
    assert np.diff(network.first).tolist() == expected
    assert network.silo_names == FUNCTIONS
    assert network.functions == tuple((name,) for name in FUNCTIONS)


def test_member_k_reports_to_member_k_minus_1_over_span():
    network = generate(300, span=4)
    for silo in range(6):
        first, end = network.first[silo : silo + 2]
        assert network.boss[first] == first
        for k in range(1, end - first):
            assert network.boss[first + k] == first + (k - 1) // 4
            assert network.level[first + k] == network.level[network.boss[first + k]] + 1


def test_depth_raises_the_span_just_enough():
    wide = generate(3000, depth=3)
    assert wide.level.max() == 2
    reports = np.bincount(wide.boss).max()
    assert generate(3000, span=int(reports) - 3).level.max() == 3
    assert generate(150, depth=9).boss.tolist() == generate(150).boss.tolist()


def test_number_of_ties_is_binomial():
    """Each count within 4.5 standard deviations: 1 in 150,000 for a right generator and one count."""
    network = generate(3000, seed=11)
    sizes = np.diff(network.first).astype(float)
    pairs = sizes * (sizes - 1) / 2
    within, between = counts(network)
    expected = (pairs * 8 / sizes).sum()
    assert abs(within - expected) < 4.5 * np.sqrt(expected)
    expected = (3000 * 2999 / 2 - pairs.sum()) * 1.2 / 3000
    assert abs(between - expected) < 4.5 * np.sqrt(expected)


def test_every_pair_has_the_same_chance():
    """Over 400 seeds each of the first 40 pairs of a silo occurs as often as its chance says, within 4.5 deviations."""
    people = int(np.diff(generate(60).first)[1])
    chance = 8 / people
    seen = np.zeros((60, 60))
    for seed in range(400):
        network = generate(60, seed=seed)
        seen[network.source, network.target] += 1
    first = network.first[1]
    inside = seen[first : first + people, first : first + people]
    frequencies = inside[np.triu_indices(people, 1)] / 400
    assert np.abs(frequencies - chance).max() < 4.5 * np.sqrt(chance * (1 - chance) / 400)
    across = seen[: network.first[1], network.first[1] : network.first[2]] / 400
    assert np.abs(across - 1.2 / 60).max() < 6 * np.sqrt(0.02 * 0.98 / 400)


def test_ties_are_simple_and_held_in_both_directions():
    network = generate(500, seed=2)
    there = set(zip(network.source.tolist(), network.target.tolist(), strict=True))
    assert len(there) == len(network.source)
    assert there == {(other, one) for one, other in there}
    assert all(one != other for one, other in there)


def test_a_small_silo_knows_itself_completely():
    network = generate(20, ties_between=0.0)  # no silo has more than 8 people
    assert counts(network) == (sum(size * (size - 1) // 2 for size in np.diff(network.first)), 0)


def test_factors_on_ties():
    assert counts(generate(150, ties_within=0.0))[0] == 0
    assert counts(generate(150, ties_between=0.0))[1] == 0
    assert counts(generate(2000, ties_between=10.0))[1] == pytest.approx(10 * counts(generate(2000))[1], rel=0.1)
    assert sum(counts(generate(40, ties_within=1e9, ties_between=1e3))) == 40 * 39 / 2  # everybody knows everybody


def test_the_same_seed_gives_the_same_organization_and_another_one_does_not():
    one, same, other = generate(150, seed=5), generate(150, seed=5), generate(150, seed=6)
    assert np.array_equal(one.source, same.source)
    assert np.array_equal(one.target, same.target)
    assert not np.array_equal(one.source, other.source)


def test_ties_inside_a_silo_do_not_depend_on_the_sizes_of_others():
    def ties(first):
        source, target = _drawn(np.uint64(9), np.array(first, dtype=np.int32), 8.0, 0.0)
        mine = source >= first[1]
        return (source[mine] - first[1]).tolist(), (target[mine] - first[1]).tolist()

    assert ties([0, 30, 60]) == ties([0, 50, 80])


def test_cost_is_linear_draws_are_ties_and_two_for_each_silo():
    nothing = np.zeros(0, dtype=np.int32)
    for employees in (150, 1500, 15000):
        first = generate(employees).first
        with np.errstate(over="ignore"):
            ties, draws = draw_ties(np.uint64(0), first, 8.0, 1.2, nothing, nothing)
        assert draws == ties + 2 * 6
        assert ties < 6 * employees


@pytest.mark.parametrize("silos", [1, 2, 5, 6, 7, 20])
def test_any_number_of_silos_covers_all_functions(silos):
    network = generate(100, silos=silos)
    assert network.silos == len(set(network.silo_names)) == silos
    assert network.size == 100
    assert np.diff(network.first).min() >= 2
    assert set().union(*network.functions) == set(FUNCTIONS)


def test_the_smallest_firms():
    assert np.diff(generate(12).first).tolist() == [2] * 6
    assert generate(2, silos=1).functions == (FUNCTIONS,)


def test_one_employee_is_refused_with_the_number_that_is_needed():
    with pytest.raises(InputError, match="employees = 1: at least 12 are needed, two for each of 6 silos"):
        generate(1)
    with pytest.raises(InputError, match="at least 2 are needed"):
        generate(1, silos=1)


def test_a_giant_request_is_refused_at_once_with_estimate_and_limit():
    begin = time.monotonic()
    with pytest.raises(
        InputError, match=r"1,000,000,000: this would take about 968\.0 GB .* limits are 1,000,000 people"
    ):
        generate(10**9)
    with pytest.raises(InputError, match="20,000,000 ties"):
        generate(10**5, ties_within=1000.0)
    assert time.monotonic() - begin < 2  # the promise; nothing is built


def test_all_that_is_wrong_is_said_at_once():
    with pytest.raises(InputError) as caught:
        generate(150, span=0, silos=0, depth=1, ties_within=-1.0, ties_between=float("nan"), problem_factor=-2.0)
    said = "\n".join(caught.value.messages)
    assert len(caught.value.messages) == 6
    for name in (
        "span = 0",
        "silos = 0",
        "depth = 1",
        "ties_within = -1.0",
        "ties_between = nan",
        "problem_factor = -2",
    ):
        assert name in said


def test_plain_python_draws_the_same_ties():
    words = "from empathysim.organization.generate import generate as g; n = g(60, seed=3).spread(1); "
    words += "print(n.source.tolist(), g(60, seed=3).target.tolist())"
    said = {
        subprocess.run(
            [sys.executable, "-c", words],
            env={**os.environ, "NUMBA_DISABLE_JIT": pure},
            capture_output=True,
            check=True,
        ).stdout
        for pure in ("0", "1")
    }
    assert len(said) == 1
    assert len(said.pop()) > 1000
