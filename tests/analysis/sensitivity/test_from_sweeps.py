"""Sensitivity of the model itself: from a sweep's folder, with failed runs, groups, weeks and crossed levers."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from empathysim.analysis.sensitivity.claim import Claim
from empathysim.analysis.sensitivity.flips import flips
from empathysim.analysis.sensitivity.from_sweep import sample_in, sample_of
from empathysim.analysis.sensitivity.over_time import sensitivity_over_time
from empathysim.analysis.sensitivity.sensitivity import sensitivity
from empathysim.errors import InputError
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.designs.design import design_of
from empathysim.sweeps.record.ledger import Ledger
from empathysim.sweeps.record.results import rows_of as ledger_rows
from empathysim.sweeps.sweep import Sweep, sweep

SMALL: dict[str, Any] = {"weeks": 8, "warm_up": 2, "employees": 25, "customers": 200}
LEVERS = {"group_think.conformity": (0, 1), "human_bias.strength": (0, 1)}


def asked(**told: Any) -> Experiment:
    usual = {"levers": LEVERS, "outcomes": ["satisfaction", "empathy"], "kind": "saltelli", "points": 4, "seeds": 2}
    return Experiment("What matters?", **{**SMALL, **usual, **told})


def rows_of(experiment: Experiment, failed: tuple[int, ...] = ()) -> list[dict[str, Any]]:
    """Return rows in which satisfaction is twice the first factor more than the second; some runs failed."""
    return [
        {
            **run.factors, "run": run.number, "point": run.point, "seed": run.seed,
            "status": "failed" if run.number in failed else "done", "message": "",
            "satisfaction": 2.0 * float(one) - float(other),
            "empathy": 0.3 + 0.001 * run.seed,
        }
        for run in design_of(experiment).runs()
        for one, other in [run.factors.values()]
    ]  # fmt: skip


def test_a_folder_is_analysed_by_what_its_design_was_made_for(tmp_path: Path) -> None:
    lived = sweep(asked(second_order=True), tmp_path, executor="serial")
    found = sensitivity(tmp_path)
    assert (found.method, found.points, found.seeds) == ("sobol", 24, 2)
    assert {index.kind for index in found.indices} == {"S1", "ST", "S2"}
    assert found.parameters == tuple(LEVERS)
    assert all(math.isfinite(index.noise_floor) for index in found.indices)
    frame = found.to_pandas()
    assert list(frame) == ["outcome", "parameter", "pair", "index", "value", "low", "high", "noise_floor"]
    assert found.sentence.startswith("In the model, satisfaction of customers")
    assert sensitivity(lived.rows(), experiment=lived.experiment).records() == found.records()
    only = sensitivity(lived, outcomes=["trust"])
    assert only.outcomes == ("trust",)
    with pytest.raises(InputError, match="Did you mean 'trust'"):
        sensitivity(lived, outcomes=["trusty"])


def test_a_lever_that_does_nothing_has_no_index_at_all(tmp_path: Path) -> None:
    """One set of common random numbers: an inert lever's total is exactly 0, where seeds of their own gave it a third.

    An intervention after the last week changes no bit; it would fail if points had luck of their own.
    """
    push = {"push": {"parameter": "culture_pressure", "value": 0.9, "from_week": 8}}
    levers = {"human_bias.strength": (0, 1), "push.value": (0, 1)}
    sweep(asked(levers=levers, interventions=push), tmp_path, executor="serial")
    totals = {each.parameter: each for each in sensitivity(tmp_path).of("satisfaction")}
    assert (totals["push.value"].value, totals["push.value"].low, totals["push.value"].high) == (0.0, 0.0, 0.0)
    assert totals["push.value"].noise_floor == 0.0
    assert totals["human_bias.strength"].value > 0.1


def test_sobol_names_runs_that_failed_and_morris_leaves_whole_trajectories_out() -> None:
    experiment = asked()
    with pytest.raises(InputError, match="runs 3, 10 left no number.*--again"):
        sensitivity(rows_of(experiment, (3, 10)), experiment=experiment)
    walks = asked(kind="morris", points=4)
    found = sensitivity(rows_of(walks, (3, 13)), experiment=walks)
    assert (found.left_out, found.failed_runs) == ((0, 2), (3, 13))
    assert {each.parameter: each.value for each in found.of("satisfaction")} == pytest.approx(
        {"group_think.conformity": 2.0, "human_bias.strength": 1.0}
    )
    assert "2 trajectories left out" in found.sentence
    with pytest.raises(InputError, match="1 whole trajectories are too few.*runs 3, 9, 13 failed"):
        sensitivity(rows_of(walks, (3, 9, 13)), experiment=walks)


def test_rows_that_are_missing_or_of_something_else_are_refused() -> None:
    experiment = asked()
    rows = rows_of(experiment)
    with pytest.raises(InputError, match="2 of 32 runs are still missing"):
        sample_of(rows[2:], experiment)
    rows[5]["human_bias.strength"] = 0.123
    with pytest.raises(InputError, match="run 5 stands at another point"):
        sample_of(rows, experiment)
    grid = asked(kind="grid", points=None, levers={"groupthink": [0, 1]})
    with pytest.raises(InputError, match="kind = 'grid'.*--method morris"):
        sample_of(rows_of(asked()), grid)


def test_groups_of_an_experiment_have_one_index(tmp_path: Path) -> None:
    """All of human bias as one; its trajectories are as many points longer as there are groups, not parameters."""
    told = {"human_bias.*": {"group": "human_bias"}, "group_think.conformity": None}
    experiment = asked(kind="morris", points=3, levers={}, uncertainties=told)
    file = tmp_path / "grouped.toml"
    experiment.to_toml(file)
    assert Experiment.load(file).factors == experiment.factors
    lived = sweep(Experiment.load(file), tmp_path / "lived", executor="serial")
    assert lived.done == 3 * 3 * 2
    found = sensitivity(lived)
    assert found.parameters == ("human_bias", "group_think.conformity")
    assert sample_in(lived).factors[0].startswith("human_bias.")


def test_weeks_have_indices_of_their_own(tmp_path: Path) -> None:
    lived = sweep(asked(weekly=True), tmp_path, executor="serial")
    found = sensitivity_over_time(lived, every=3)
    course = found.course("satisfaction", "human_bias.strength", "ST")
    assert [(stretch.first, stretch.after) for stretch, _ in course] == [(0, 3), (3, 6), (6, 8)]
    weeks = lived.to_pandas(weekly=True)
    mean = weeks[weeks["week"] < 3].groupby("run")["satisfaction"].mean().to_numpy()
    name = next(name for name, stretch in found.stretches.items() if (stretch.reading, stretch.first) == ("empathy", 0))
    sample = sample_of(
        [{**row, "satisfaction": value} for row, value in zip(lived.rows(), mean, strict=True)], lived.experiment
    )
    direct = {each.parameter: each.value for each in sensitivity(sample).of("satisfaction", "ST")}
    assert course[0][1].value == pytest.approx(direct["human_bias.strength"])
    assert name == "empathy@0"
    frame = found.to_pandas()
    assert list(frame)[:3] == ["outcome", "first_week", "week_after"]
    assert len(frame) == 2 * 3 * 2 * 2


def test_windows_are_stretches_where_no_weeks_were_kept(tmp_path: Path) -> None:
    lived = sweep(asked(windows={"early": [0, 4], "late": [4, 8]}), tmp_path / "windows", executor="serial")
    found = sensitivity_over_time(lived, outcomes=["satisfaction"])
    assert [stretch.first for stretch, _ in found.course("satisfaction", "human_bias.strength", "S1")] == [0, 4]
    bare = sweep(asked(), tmp_path / "bare", executor="serial")
    with pytest.raises(InputError, match="write weekly = true"):
        sensitivity_over_time(bare)
    with pytest.raises(InputError, match="every = 0"):
        sensitivity_over_time(bare, every=0)


CROSSED: dict[str, Any] = {
    "kind": "latin_hypercube", "points": 40, "cross_levers": True,
    "levers": {"group_think.conformity": [0.6, 0.0], "journey_view.intensity": [0.2, 0.5, 0.8]},
    "uncertainties": {"human_bias.*": None, "trust.gain_rate": None},
}  # fmt: skip


def fabricated(
    monkeypatch: pytest.MonkeyPatch, experiment: Experiment, made: Any, failed: tuple[int, ...] = ()
) -> Sweep:
    """Return a sweep whose rows are functions of the factors."""
    rows = [{**run.factors, "run": run.number, "status": "done", **made(run)} for run in design_of(experiment).runs()]
    monkeypatch.setattr(Sweep, "rows", lambda self: rows)
    return Sweep(Path("."), experiment, len(rows) - len(failed), failed, 0)


def test_claims_are_counted_and_what_flips_them_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Releasing group think helps where human bias is weak, and flips where it is strong; the journey view always pays.

    It would fail if pairs were taken from different assumption sets, or other levers were moved along.
    """

    def made(run: Any) -> dict[str, float]:
        told = run.factors
        bias, view = told["human_bias.strength"], told["journey_view.intensity"]
        gain = (0.6 - told["group_think.conformity"]) * (0.4 - bias)
        return {"satisfaction": 0.5 + gain + 0.2 * view + 0.001 * run.seed, "empathy": 0.4 + 10.0 * (view == 0.5)}

    experiment = asked(**CROSSED)
    found = flips(fabricated(monkeypatch, experiment, made))
    release = found.found[0]
    assert (release.claim.lever, release.claim.direction, release.sets) == ("group_think.conformity", "higher", 40)
    matters = 0.005 / 0.6
    shares = np.array([run.factors["human_bias.strength"] for run in design_of(experiment).runs()])[:: 6 * 2]
    assert release.holds == int((0.4 - shares > matters).sum())
    assert release.against == int((0.4 - shares < -matters).sum())
    assert release.holds + release.too_little + release.against == 40
    assert release.companions[0].parameter == "human_bias.strength"
    assert release.companions[0].correlation == pytest.approx(-1.0, abs=0.01)
    assert f"holds in {release.holds} of 40 assumption sets" in release.sentence
    assert "goes along with human_bias.strength" in release.sentence
    view = next(
        each for each in found.found if each.claim.lever.startswith("journey") and each.claim.outcome != "empathy"
    )
    assert (view.holds, view.companions, view.seeds_disagree) == (40, (), 0)
    turned = flips(
        fabricated(monkeypatch, experiment, made),
        [Claim("journey_view.intensity", 0.2, 0.5, "empathy", "lower")],
    )
    assert (turned.found[0].against, turned.found[0].holds) == (40, 0)
    assert len(found.to_pandas()) == 4


@pytest.mark.parametrize("told", [{}, {"smallest_differences": {"profit": 0.02}}], ids=["usual", "told"])
def test_profit_is_held_against_revenue(tmp_path: Path, told: dict[str, Any]) -> None:
    """2 % of revenue in the world before the move, also where revenue is none of the outcomes.

    It would fail for 2 % of profit, which may be next to nothing.
    """
    levers = {"human_bias.strength": [0.6, 0.2]}
    experiment = asked(
        kind="latin_hypercube", points=3, cross_levers=True, levers=levers, uncertainties={"trust.gain_rate": None},
        outcomes=["profit"], **told,
    )  # fmt: skip
    lived = sweep(experiment, tmp_path, executor="serial")
    found = flips(lived).found[0]
    sample = [run for run in design_of(experiment).runs() if run.factors["human_bias.strength"] == 0.6]
    with Ledger(tmp_path, "read") as ledger:
        rows = {row["run"]: row["revenue"] for row in ledger_rows(ledger, experiment, ("revenue",))}
    revenue = np.array([rows[run.number] for run in sample]).reshape(3, 2).mean(axis=1)
    assert found.matters.tolist() == pytest.approx((0.02 * revenue).tolist())


def test_flips_refuse_what_was_not_lived(monkeypatch: pytest.MonkeyPatch) -> None:
    experiment = asked(**CROSSED)
    made = lambda run: {"satisfaction": 0.5, "empathy": 0.5}  # noqa: E731
    lived = fabricated(monkeypatch, experiment, made)
    with pytest.raises(InputError) as caught:
        flips(lived, [Claim("groupthink", 0, 1, "trust", "higher"), Claim("journey_view.intensity", 0.2, 1, "x", "up")])  # type: ignore[arg-type]
    assert len(caught.value.messages) == 5
    with pytest.raises(InputError, match="run 7 failed"):
        flips(replace(lived, failed_runs=(7,)))
    with pytest.raises(InputError, match="cross_levers = true"):
        flips(replace(lived, experiment=asked()))
    with pytest.raises(InputError, match="`flips` says"):
        sensitivity(lived.rows(), experiment=experiment)
