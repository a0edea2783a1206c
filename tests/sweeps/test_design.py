"""Designs: how many points there are, what they hold, and that asking for more keeps what was there."""

from __future__ import annotations

from typing import Any

import pytest

from empathysim.errors import InputError
from empathysim.scenarios.firms import seed_of
from empathysim.scenarios.scenario import Scenario
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.asking.kinds import KINDS
from empathysim.sweeps.designs.design import Design, design_of, points_asked

FACTORS: dict[str, Any] = {
    "levers": {"groupthink": (0.0, 1.0)},
    "uncertainties": {"staffing.span": None, "industry": ["bank", "retail", "airline"]},
}


def experiment(kind: str, **told: Any) -> Experiment:
    """Return an experiment of a kind, with three factors unless told otherwise."""
    return Experiment("Does it?", kind=kind, outcomes=["satisfaction"], **{**FACTORS, **told})


LEVERS_ONLY: dict[str, Any] = {"levers": {"groupthink": [0.1, 0.9]}, "uncertainties": {}}
OF_EACH_KIND: dict[str, tuple[dict[str, Any], int]] = {
    "grid": ({"levers": {"groupthink": [0.1, 0.9]}, "uncertainties": {"industry": None}}, 2 * 16),
    "list": (
        {"levers": {"groupthink": {}}, "uncertainties": {}, "points": [{"groupthink": 0.3}, {"groupthink": 0.2}]},
        2,
    ),
    "latin_hypercube": ({"points": [7, 3]}, 10),
    "sobol": ({"points": 9}, 9),
    "saltelli": ({"points": 4, "second_order": True}, 4 * 8),
    "morris": ({"points": 3}, 3 * 4),
    "one_at_a_time": ({}, 1 + 2 + 2 + 3),
    "firms": (dict(points=5, **LEVERS_ONLY), 5 * 2),
    "until_precise": (dict(seeds=50, **LEVERS_ONLY), 2),
}


def test_every_kind_is_tried_here() -> None:
    assert set(OF_EACH_KIND) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_number_of_points_is_known_before_they_are_drawn(kind: str) -> None:
    told, points = OF_EACH_KIND[kind]
    asked = experiment(kind, **told)
    design = design_of(asked)
    assert points_asked(asked) == len(design.points) == points
    assert all(len(point) == len(design.names) for point in design.points)
    runs = list(design.runs())
    assert [run.number for run in runs] == list(range(points * len(design.seeds)))
    assert all(design.index(run.point, run.seed) == run.number % len(design.seeds) for run in runs)


@pytest.mark.parametrize(
    ("kind", "few", "more"),
    [("latin_hypercube", 6, 12), ("latin_hypercube", 7, [7, 2]), ("sobol", 5, 8), ("saltelli", 4, 8), ("morris", 2, 5)],
)
def test_p07_a_larger_design_holds_the_smaller_one(kind: str, few: Any, more: Any) -> None:
    small, large = (design_of(experiment(kind, points=points)).points for points in (few, more))
    assert len(large) > len(small)
    assert large[: len(small)] == small


def test_another_design_seed_draws_other_points() -> None:
    assert design_of(experiment("sobol", points=4)) != design_of(experiment("sobol", points=4, design_seed=1))


def test_whole_numbers_names_and_switches_are_drawn_with_equal_room() -> None:
    asked = experiment(
        "latin_hypercube",
        levers={"push.is_on": None, "push.from_week": (0, 3)},
        uncertainties={"industry": ["bank", "airline"]},
        interventions={"push": {"parameter": "groupthink", "value": 0.1, "from_week": 0}},
        points=40,
    )
    columns = dict(zip(design_of(asked).names, zip(*design_of(asked).points, strict=True), strict=True))
    assert sorted(columns["push.from_week"]) == [week for week in range(4) for _ in range(10)]
    assert {type(week) for week in columns["push.from_week"]} == {int}
    assert sorted(columns["push.is_on"]) == [False] * 20 + [True] * 20
    assert columns["industry"].count("bank") == 20


def test_a_distribution_shapes_what_is_drawn() -> None:
    told = {"distribution": "normal", "mean": 0.5, "sd": 0.05}
    drawn = experiment("latin_hypercube", levers={"groupthink": told}, uncertainties={}, points=100)
    values = sorted(value for (value,) in design_of(drawn).points)
    assert values[49] < 0.5 < values[50]
    assert 0.43 < values[10] < values[89] < 0.57  # the first and the last tenth of a bell of this width


def test_crossed_levers_are_lived_at_every_point_that_is_drawn() -> None:
    told: dict[str, Any] = {"levers": {"groupthink": [0.1, 0.5, 0.9]}, "points": 4, "cross_levers": True}
    design = design_of(experiment("sobol", **told))
    place = design.names.index("groupthink")
    rest = [tuple(value for each, value in enumerate(point) if each != place) for point in design.points]
    assert [point[place] for point in design.points[:3]] == [0.1, 0.5, 0.9]
    assert rest[0] == rest[1] == rest[2] != rest[3]


def test_one_factor_is_moved_at_a_time_from_where_the_scenario_stands() -> None:
    asked = experiment(
        "one_at_a_time",
        scenario="wells_fargo",
        levers={"corporate_culture.pressure": [0.0, 1.0], "empowerment": [0.9]},
        uncertainties={"organization.employees": [60, 90]},
    )
    design, usual = design_of(asked), Scenario.load("wells_fargo").values()
    first = design.points[0]
    assert first[:2] == (usual["corporate_culture.pressure"], usual["sense_of_purpose.choice"])
    assert first[2] == 150
    moved = [sum(a != b for a, b in zip(point, first, strict=True)) for point in design.points[1:]]
    assert moved == [1] * 5


def test_a_firm_has_luck_of_its_own_and_every_lever_meets_it_again() -> None:
    asked = experiment("firms", points=3, population=4, seeds=[4, 5], **LEVERS_ONLY)
    runs = list(design_of(asked).runs())
    assert [run.seed for run in runs[:2]] == [seed_of(0, 4), seed_of(0, 5)]
    by_firm = [{run.seed for run in runs if run.factors["firm"] == firm} for firm in range(3)]
    assert [len(seeds) for seeds in by_firm] == [2, 2, 2]
    assert len(set.union(*by_firm)) == 6


def test_a_csv_is_a_list_of_points(tmp_path: Any) -> None:
    (tmp_path / "rows.csv").write_text("groupthink,push.is_on\n0.2,true\n0.4,false\n")
    told: dict[str, Any] = {
        "levers": {"groupthink": {}, "push.is_on": {}},
        "uncertainties": {},
        "interventions": {"push": {"parameter": "empowerment", "value": 0.1, "from_week": 0}},
    }
    asked = experiment("list", points="rows.csv", folder=tmp_path, **told)
    assert design_of(asked).points == [(0.2, True), (0.4, False)]
    (tmp_path / "rows.csv").write_text("groupthink,puhs.is_on\n0.2,true\n1.4,false\n")
    with pytest.raises(InputError, match=r"point 1: 'puhs.is_on' is not declared.*Did you mean 'push.is_on'"):
        experiment("list", points="rows.csv", folder=tmp_path, **told)
    (tmp_path / "rows.csv").write_text("groupthink,push.is_on\n0.2,perhaps\n1.4,false\n")
    with pytest.raises(InputError) as caught:
        experiment("list", points="rows.csv", folder=tmp_path, **told)
    assert [message.partition("points: ")[2] for message in caught.value.messages] == [
        "point 1: push.is_on = 'perhaps' must be true or false.",
        "point 2: groupthink: groupthink = 1.4 must be a number from 0 to 1 (it sets group_think.conformity).",
    ]


def test_the_same_point_twice_is_one_world() -> None:
    points = [{"groupthink": 0.2}, {"groupthink": 0.2}]
    design: Design = design_of(experiment("list", levers={"groupthink": {}}, uncertainties={}, points=points))
    assert design.run(0, 0).factors == design.run(1, 0).factors
