"""Morris, Sobol and PAWN indices of functions whose answers are known, with and without noise."""

from __future__ import annotations

import math

import numpy as np
import pytest
from known_functions import ANGLES, SHARES, ishigami, ishigami_indices, noisy, sobol_g

from empathysim.analysis.sensitivity.answers import answered_by
from empathysim.analysis.sensitivity.density import median_distances
from empathysim.analysis.sensitivity.indices import Kind, Sensitivity
from empathysim.analysis.sensitivity.morris import elementary_effects
from empathysim.analysis.sensitivity.noise_floor import share_of_luck
from empathysim.analysis.sensitivity.sensitivity import sensitivity
from empathysim.errors import InputError


def by_name(found: Sensitivity, kind: Kind) -> dict[str, float]:
    return {each.parameter: each.value for each in found.of("outcome", kind)}


def linear(places: np.ndarray, seed: int = 0) -> np.ndarray:
    found: np.ndarray = places @ np.array([3.0, -2.0, 0.0])
    return found


LINEAR = dict.fromkeys("abc", (0.0, 2.0))


def test_elementary_effects_of_a_line_are_its_slopes_over_the_whole_range() -> None:
    """mu* 6, 4, 0, no spread, intervals without width; it would fail for rows read in another order."""
    found = sensitivity(answered_by(linear, LINEAR, "morris", 5))
    assert by_name(found, "mu_star") == pytest.approx({"a": 6.0, "b": 4.0, "c": 0.0}, abs=1e-12)
    assert by_name(found, "mu") == pytest.approx({"a": 6.0, "b": -4.0, "c": 0.0}, abs=1e-12)
    assert by_name(found, "sigma") == pytest.approx({"a": 0.0, "b": 0.0, "c": 0.0}, abs=1e-12)
    assert all(each.high - each.low == pytest.approx(0.0, abs=1e-12) for each in found.indices)


def test_our_effects_are_those_of_salib() -> None:
    """The means of our elementary effects, from which intervals come, are the mu and mu* that SALib returns."""
    sample = answered_by(ishigami, ANGLES, "morris", 12, levels=6)
    effects, left_out = elementary_effects(sample, "outcome")
    found = sensitivity(sample)
    assert left_out == []
    for kind, mine in (("mu", effects), ("mu_star", np.abs(effects))):
        told = by_name(found, kind)  # type: ignore[arg-type]
        assert [told[name] for name in sample.parameters] == pytest.approx(mine.mean(axis=(0, 2)).tolist())


def test_pairs_come_out_and_the_pair_that_is_none_holds_0() -> None:
    found = sensitivity(answered_by(ishigami, ANGLES, "saltelli", 2048, second_order=True))
    pairs = {(each.parameter, each.pair): each for each in found.of("outcome", "S2")}
    assert len(pairs) == 6
    assert pairs["x1", "x3"].value == pytest.approx(ishigami_indices()[2], abs=0.05)
    assert all(each.low <= 0.0 <= each.high for names, each in pairs.items() if names != ("x1", "x3"))


def test_a_dummy_in_a_noisy_model_stays_below_the_floor() -> None:
    """Every point has luck of its own: a dummy gets near the floor, the most that luck would give, and no more.

    Without the floor a reader would call the dummy a parameter that matters: its interval lies above 0.
    """
    told = noisy(ishigami, 1.5)
    found = sensitivity(answered_by(told, ANGLES, "saltelli", 1024, seeds=4))
    total = next(each for each in found.of("outcome", "ST") if each.parameter == "dummy")
    assert total.low > 0.0
    assert 0.7 * total.noise_floor < total.value < total.noise_floor
    assert not total.is_above_floor
    alone = next(each for each in found.of("outcome", "S1") if each.parameter == "dummy")
    assert alone.low <= 0.0 <= alone.high
    assert abs(alone.value) < alone.noise_floor
    walks = sensitivity(answered_by(told, ANGLES, "morris", 200, seeds=4))
    size = next(each for each in walks.of("outcome") if each.parameter == "dummy")
    assert 0.6 * size.noise_floor < size.value < size.noise_floor
    assert [each.parameter for each in walks.of("outcome") if each.is_above_floor] == ["x1", "x2", "x3"]


def test_luck_that_all_points_share_is_no_floor() -> None:
    """Common random numbers: a seed that lifts all points alike leaves floors at 0; with one seed none is known."""

    def lifted(places: np.ndarray, seed: int) -> np.ndarray:
        return linear(places) + 10.0 * seed

    for kind in ("saltelli", "morris"):
        found = sensitivity(answered_by(lifted, LINEAR, kind, 8, seeds=3))
        assert all(each.noise_floor == pytest.approx(0.0, abs=1e-12) for each in found.indices)
        assert found.luck["outcome"] > 0.9
        once = sensitivity(answered_by(lifted, LINEAR, kind, 8))
        assert all(math.isnan(each.noise_floor) for each in once.indices)
        assert math.isnan(once.luck["outcome"])
        assert "not known how much of this is luck" in once.sentence


@pytest.mark.parametrize(("sd", "share"), [(0.0, 0.0), (1.0, 0.5), (3.0, 0.9)])
def test_the_share_of_luck_is_that_of_the_variances(sd: float, share: float) -> None:
    """Points with variance 1 and noise of a known one; within 0.03 for 2,000 points and 4 seeds."""
    rng = np.random.default_rng(3)
    table = rng.normal(size=(2000, 1)) + rng.normal(0.0, sd, (2000, 4))
    assert share_of_luck(table) == pytest.approx(share, abs=0.03)


def test_seeds_of_the_drawing_are_numbers_and_0_is_one_of_them() -> None:
    sample = answered_by(ishigami, ANGLES, "saltelli", 32)
    one, again, other = (sensitivity(sample, seed=seed).records() for seed in (0, 0, 1))
    assert str(one) == str(again) != str(other)


def test_groups_move_at_once_and_have_one_index() -> None:
    """x1 and x3 as one have their two first indices and their pair; without groups nobody has that."""
    groups = {"x1": "angles", "x3": "angles"}
    found = sensitivity(answered_by(ishigami, ANGLES, "saltelli", 2048, groups=groups))
    first, _, pair = ishigami_indices()
    assert found.parameters == ("angles", "x2", "dummy")
    assert by_name(found, "S1")["angles"] == pytest.approx(first["x1"] + pair, abs=0.05)
    assert by_name(found, "ST")["angles"] == pytest.approx(first["x1"] + pair, abs=0.05)


@pytest.mark.parametrize("seed", range(5))
def test_effects_of_a_group_of_trajectories_add_up(seed: int) -> None:
    """Its members go up together or down together; it would fail where one went up and the other down."""

    def sloped(places: np.ndarray, _: int) -> np.ndarray:
        found: np.ndarray = places @ np.array([1.0, 0.3, 1.0])
        return found

    ranges, groups = dict.fromkeys("abc", (0.0, 1.0)), {"a": "both", "c": "both"}
    walks = sensitivity(answered_by(sloped, ranges, "morris", 10, groups=groups, design_seed=seed))
    assert by_name(walks, "mu_star") == pytest.approx({"both": 2.0, "b": 0.3})
    assert all(each.low == pytest.approx(each.value) for each in walks.of("outcome"))
    assert set(by_name(walks, "sigma")) == {"b"}


@pytest.mark.parametrize("seeds", [2, 4])
@pytest.mark.parametrize("unrest", [0.0, 1.0], ids=["as noisy everywhere", "noisier in some worlds"])
def test_of_many_inert_parameters_hardly_any_stands_out(seeds: int, unrest: float) -> None:
    """Of 200 that only deal out luck anew a few at most, in three screenings of ten trajectories; real ones do.

    It would fail for a floor at what luck gives on average, or one that does not grow with how many are looked at.
    """
    number, real, hits = 200, 6, 0
    ranges = {f"x{place}": (0.0, 1.0) for place in range(number + real)}
    names = list(ranges)[-real:]
    for screening in range(3):
        world = np.random.default_rng(screening)

        def told(places: np.ndarray, seed: int, world: np.random.Generator = world) -> np.ndarray:
            sd = np.exp(unrest * np.random.default_rng(7).normal(size=10)).repeat(number + real + 1)
            luck = sd * world.normal(size=len(places))
            found: np.ndarray = 60.0 * places[:, -real:].sum(axis=1) + luck
            return found

        found = sensitivity(answered_by(told, ranges, "morris", 10, seeds=seeds, design_seed=screening))
        above = {each.parameter for each in found.of("outcome") if each.is_above_floor}
        assert above >= set(names)
        hits += len(above - set(names))
    assert hits <= (3 if unrest else 1)


def test_many_inert_parameters_stay_below_the_floors_of_sobol_and_pawn() -> None:
    """Of 40 that only deal out luck anew no total, first or PAWN index is above its floor; the real one is."""
    ranges = {f"x{place}": (0.0, 1.0) for place in range(41)}
    told = noisy(lambda places: 10.0 * places[:, 0], 2.0)
    for design, kinds in (("saltelli", ("ST", "S1")), ("latin_hypercube", ("PAWN",))):
        found = sensitivity(answered_by(told, ranges, design, 64 if design == "saltelli" else 200, seeds=2))
        for kind in kinds:
            assert [each.parameter for each in found.of("outcome", kind) if each.is_above_floor] == ["x0"]


def test_pawn_orders_parameters_and_a_dummy_stays_below_its_floor() -> None:
    found = sensitivity(answered_by(sobol_g, SHARES, "latin_hypercube", 400))
    assert [each.parameter for each in found.of("outcome")][:2] == ["g0", "g1"]
    dummy = next(each for each in found.of("outcome") if each.parameter == "dummy")
    assert dummy.low <= dummy.noise_floor
    assert found.of("outcome")[0].is_above_floor
    assert all(each.low <= each.value <= each.high for each in found.indices)


def test_our_distances_are_those_of_salib() -> None:
    """Also where many outcomes are equal; it would fail for steps taken before the last of equal ones."""
    from SALib.analyze import pawn

    sample = answered_by(sobol_g, SHARES, "sobol", 256)
    for values in (sample.means("outcome"), np.round(sample.means("outcome"), 1)):
        problem = {"num_vars": 5, "names": list(SHARES), "bounds": [[0.0, 1.0]] * 5}
        expected = pawn.analyze(problem, sample.shares, values, S=10)["median"]
        np.testing.assert_allclose(median_distances(sample.shares, values), expected, atol=1e-12)


@pytest.mark.parametrize("kind", ["saltelli", "latin_hypercube"])
def test_an_outcome_that_never_differs_has_no_indices(kind: str) -> None:
    found = sensitivity(answered_by(lambda places, seed: np.full(len(places), 0.3), ANGLES, kind, 64))
    assert all(math.isnan(each.value) for each in found.indices)
    assert "stays the same" in found.sentence


def test_what_cannot_be_asked_is_refused_at_once() -> None:
    sample = answered_by(ishigami, ANGLES, "saltelli", 4)
    for asked, said in (
        ({"method": "morris"}, "needs morris"),
        ({"method": "sobl"}, "Did you mean 'sobol'"),
        ({"outcomes": ["outcom"]}, "Did you mean 'outcome'"),
        ({"level": 1.0, "resamples": 1, "seed": -1}, "level = 1 .*\nresamples = 1 .*\nseed = -1"),
    ):
        with pytest.raises(InputError, match=said):
            sensitivity(sample, **asked)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="there are morris") as caught:
        answered_by(ishigami, {"x": (1.0, 1.0)}, "moris", 4, groups={"y": "g"})
    assert len(caught.value.messages) == 3
    with pytest.raises(InputError, match="at least 50 points"):
        sensitivity(answered_by(ishigami, ANGLES, "sobol", 32))
    with pytest.raises(InputError, match="give the experiment"):
        sensitivity([])
