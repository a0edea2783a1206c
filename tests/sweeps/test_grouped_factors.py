"""Factors of a group move at once: in the designs, in the file, and in what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from figure_rows import experiment_of, rows_of
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from empathysim.errors import InputError
from empathysim.figures.sweep_effects import elementary
from empathysim.figures.sweep_worlds import Worlds
from empathysim.parameters.registry import PARAMETERS
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.asking.schema import experiment_schema
from empathysim.sweeps.designs.design import design_of, drawn_shares, points_asked
from empathysim.sweeps.designs.saltelli import saltelli
from empathysim.sweeps.designs.screening import morris

GROUPS = st.lists(st.integers(0, 3), min_size=1, max_size=7).map(
    lambda drawn: [list(dict.fromkeys(drawn)).index(each) for each in drawn]
)


def asked(**told: Any) -> Experiment:
    usual: dict[str, Any] = {"outcomes": ["satisfaction"], "kind": "morris", "points": 2}
    return Experiment("Together?", **{**usual, **told})


@settings(deadline=None, max_examples=40)
@given(GROUPS, st.integers(0, 2**63), st.booleans())
def test_saltelli_rows_of_groups_are_those_of_salib(groups: list[int], seed: int, second_order: bool) -> None:
    """To the last bit and in its order; it would fail where a group's factors were crossed one by one."""
    from SALib.sample import sobol

    assume(max(groups) > 0)  # SALib takes one group alone for none
    number = len(groups)
    problem = {
        "num_vars": number, "names": [f"x{i}" for i in range(number)], "bounds": [[0.0, 1.0]] * number,
        "groups": [f"g{group}" for group in groups],
    }  # fmt: skip
    expected = sobol.sample(problem, 8, calc_second_order=second_order, seed=np.random.default_rng(seed))
    np.testing.assert_array_equal(saltelli(8, number, seed, second_order, groups), expected)


@given(GROUPS, st.integers(1, 6), st.integers(0, 2**63))
def test_a_step_of_a_trajectory_moves_all_of_one_group(groups: list[int], trajectories: int, seed: int) -> None:
    rows = morris(trajectories, len(groups), seed, 4, groups)
    moves = np.diff(rows.reshape(trajectories, max(groups) + 2, len(groups)), axis=1) != 0.0
    for walk in moves:
        turned = [set(np.array(groups)[step].tolist()) for step in walk]
        assert all(len(group) == 1 for group in turned)
        assert sorted(next(iter(group)) for group in turned) == list(range(max(groups) + 1))
        assert walk.sum() == len(groups)


@given(GROUPS, st.integers(0, 2**63))
def test_all_of_a_group_go_up_or_all_go_down(groups: list[int], seed: int) -> None:
    """Each from a level of its own, as alone; it would fail where one went up while another went down."""
    rows = morris(8, len(groups), seed, 6, groups).reshape(8, max(groups) + 2, len(groups))
    for walk in np.diff(rows, axis=1):
        for step in walk:
            assert len(set(np.sign(step[step != 0.0]).tolist())) == 1
    alone = morris(8, len(groups), seed, 6).reshape(8, len(groups) + 1, len(groups))
    np.testing.assert_array_equal(rows.min(axis=1), alone.min(axis=1))


def test_groups_of_one_are_no_groups() -> None:
    """It would fail where groups drew other luck than single factors."""
    np.testing.assert_array_equal(morris(3, 4, 7, 4, range(4)), morris(3, 4, 7, 4))
    np.testing.assert_array_equal(saltelli(4, 3, 7, True, range(3)), saltelli(4, 3, 7, True))


def test_a_file_tells_groups_and_comes_back_the_same(tmp_path: Path) -> None:
    """All of human bias as one, everything else alone; a line for some names goes before one for all."""
    told = {
        "*": {},
        "human_bias.*": {"group": "human_bias"},
        "journey.handoff_loss": {"range": [0.1, 0.2], "group": "j"},
    }
    experiment = asked(uncertainties=told)
    experiment.to_toml(tmp_path / "again.toml")
    again = Experiment.load(tmp_path / "again.toml")
    assert again.factors == experiment.factors
    of_bias = [factor for factor in again.factors if factor.group == "human_bias"]
    assert {factor.name for factor in of_bias} == {name for name in PARAMETERS if name.startswith("human_bias.")}
    assert points_asked(again) == 2 * (len(PARAMETERS) - len(of_bias) + 2) == len(design_of(again).points)
    factors, shares = drawn_shares(again)
    assert shares.shape == (points_asked(again), len(PARAMETERS))
    assert factors == again.factors


def test_what_a_group_cannot_be_is_said_at_once() -> None:
    with pytest.raises(InputError) as caught:
        asked(
            uncertainties={"human_bias.strength": {"group": ""}, "trust.gain_rate": {"group": 3, "range": [2, 1]}},
            levers={"groupthink": {"values": [0, 1], "group": "x" * 61}},
        )
    said = "\n".join(caught.value.messages)
    assert said.count("must be a name in quotes") == 3
    assert "range = [2, 1]" in said
    with pytest.raises(InputError, match="says nothing of kind = 'sobol'; it belongs to saltelli, morris"):
        asked(kind="sobol", uncertainties={"human_bias.*": {"group": "bias"}})
    with pytest.raises(InputError, match="group = 'groupthink' is the name of a factor that moves alone"):
        asked(levers={"groupthink": (0, 1)}, uncertainties={"human_bias.*": {"group": "groupthink"}})


def test_a_pattern_leaves_out_what_has_a_name_of_its_own() -> None:
    """Also the parts of a dial, and in the other table; it would fail for a parameter that is varied twice."""
    experiment = asked(levers={"groupthink": (0, 1), "human_bias.strength": (0, 1)}, uncertainties={"*": None})
    names = [factor.name for factor in experiment.factors]
    assert len(names) == len(set(names))
    assert "group_think.conformity" not in names
    assert names.count("human_bias.strength") == 1
    assert len(names) < len(PARAMETERS) + 1


def test_editors_know_groups() -> None:
    lever = experiment_schema()["properties"]["levers"]["properties"]["human_bias"]["properties"]["strength"]
    assert lever["properties"]["group"]["type"] == "string"


def test_the_picture_of_trajectories_shows_a_group_as_one() -> None:
    """Two that move at once have one effect, the sum of both; it would fail where each were given all of it."""
    told = {
        "human_bias.strength": {"group": "both"},
        "trust.gain_rate": {"group": "both"},
        "emotional_illiteracy.*": None,
    }
    experiment = experiment_of("morris", uncertainties=told, points=12)
    rows = rows_of(experiment, lambda told: 0.2 * told["human_bias.strength"])
    found = elementary(experiment, Worlds(experiment, rows), "satisfaction")
    assert [(each.name, each.sign) for each in found] == [("both", "")]
    assert found[0].size == pytest.approx(0.2)
