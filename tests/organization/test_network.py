"""Who listens to whom, and bridges, by hand and against closed forms."""

import numpy as np
import pytest

from empathysim.organization.generate import generate
from empathysim.organization.network import Network


def tiny(**changes: object) -> Network:
    """Two silos: a head with two people, of whom one knows the head well; a head with one person."""
    fields = {
        "ids": ("a", "b", "c", "d", "e"),
        "silo": np.array([0, 0, 0, 1, 1], dtype=np.int32),
        "boss": np.array([0, 0, 0, 3, 3], dtype=np.int32),
        "level": np.array([0, 1, 1, 0, 1], dtype=np.int32),
        "silo_names": ("x", "y"),
        "functions": (("sales", "service", "technical"), ("billing", "operations", "product_policy")),
        "source": np.array([0, 1, 2, 3, 1, 4], dtype=np.int32),
        "target": np.array([1, 0, 3, 2, 4, 1], dtype=np.int32),
        "weight": np.ones(6),
        "symmetric": True,
    }
    return Network(**{**fields, **changes})


def matrix(network: Network) -> np.ndarray:
    start, neighbour, weight = network.listening()
    full = np.zeros((network.size, network.size))
    for row in range(network.size):
        full[row, neighbour[start[row] : start[row + 1]]] = weight[start[row] : start[row + 1]]
    return full


def test_listening_by_hand():
    raw = np.array([
        [1.5, 1.5, 0.5, 0.0, 0.0],  # the head: itself, b (a tie and a subordinate), c (a subordinate)
        [2.0, 0.0, 0.0, 0.0, 1.0],  # b: the head (a tie and the boss), e across silos
        [1.0, 0.0, 0.0, 1.0, 0.0],
        [0.0, 0.0, 1.0, 1.5, 0.5],
        [0.0, 1.0, 0.0, 1.0, 0.0],
    ])  # fmt: skip
    np.testing.assert_allclose(matrix(tiny()), raw / raw.sum(axis=1, keepdims=True), rtol=0, atol=1e-15)


def test_informal_weights_are_scaled_to_a_mean_of_one():
    assert np.array_equal(matrix(tiny(weight=np.full(6, 40.0))), matrix(tiny()))
    weights = np.array([3.0, 3.0, 1.0, 1.0, 2.0, 2.0])
    assert matrix(tiny(weight=weights))[2] == pytest.approx([1 / 1.5, 0, 0, 0.5 / 1.5, 0])


def test_a_person_alone_hears_only_itself():
    one = np.zeros(1, dtype=np.int32)
    none = np.zeros(0, dtype=np.int32)
    alone = Network(("a",), one, one, one, ("x",), (("sales",),), none, none, np.zeros(0), True)
    start, neighbour, weight = alone.listening()
    assert start.tolist() == [0, 1]
    assert neighbour.tolist() == [0]
    assert weight.tolist() == [1.0]
    assert alone.bridges().tolist() == [[0.0]]


def test_bridges_by_hand():
    c = 2 * 2 / 5  # two pairs know each other, five people
    expected = c / (c + 0.5)
    assert tiny().bridges() == pytest.approx(np.array([[0, expected], [expected, 0]]))


def test_bridges_count_a_pair_once_however_its_tie_is_directed():
    ends = np.array([2, 3, 1], dtype=np.int32), np.array([3, 2, 4], dtype=np.int32)
    directed = tiny(source=ends[0], target=ends[1], weight=np.ones(3), symmetric=False)
    assert np.array_equal(directed.bridges(), tiny().bridges())


def test_rows_and_managers():
    assert tiny().first.tolist() == [0, 3, 5]
    assert tiny().is_manager.tolist() == [True, False, False, True, False]


@pytest.mark.parametrize("employees", [12, 150, 1000])
def test_rows_of_the_listening_sum_to_one(employees):
    start, neighbour, weight = generate(employees, seed=3).listening()
    assert np.add.reduceat(weight, start[:-1]) == pytest.approx(np.ones(employees), abs=1e-14)
    assert weight.min() > 0
    assert start[-1] == len(neighbour) == len(weight)
    rows = np.repeat(np.arange(employees), np.diff(start))
    assert len(np.unique(rows * employees + neighbour)) == len(rows)  # no pair twice


def test_opinions_that_are_only_mixed_reach_the_consensus_of_degroot():
    listening = matrix(generate(150, seed=1))
    values, vectors = np.linalg.eig(listening.T)
    influence = np.real(vectors[:, np.argmax(np.real(values))])
    influence /= influence.sum()
    opinion = np.random.default_rng(5).random(150)
    expected = influence @ opinion
    second = np.sort(np.abs(values))[-2]
    assert second < 1
    weeks = 400
    after = np.linalg.matrix_power(listening, weeks) @ opinion
    assert np.abs(after - expected).max() < 100 * second**weeks + 1e-12
    assert after == pytest.approx(np.full(150, expected), abs=1e-6)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_second_eigenvalue_of_two_dense_silos(seed):
    """Two blocks mix like a chain of two states: its second eigenvalue is 1 - P(leave x) - P(leave y)."""
    network = generate(400, seed=seed, silos=2, ties_within=10.0, ties_between=100 / 3)
    sizes = np.diff(network.first)
    within = 80.0  # ties of a person inside the silo; across, each pair has chance .1
    leave = [0.1 * other / (within + 0.1 * other) for other in sizes[::-1]]
    found = np.sort(np.abs(np.linalg.eigvals(matrix(network))))[-2]
    assert found == pytest.approx(1 - sum(leave), rel=0.05)
