"""Sweeps that grow: seeds that are added until outcomes are precise, parts that become one, and designs that double."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from empathysim.errors import InputError
from empathysim.outcomes.readings import READINGS
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.designs.looks import interval, looks
from empathysim.sweeps.lock import FolderRefused
from empathysim.sweeps.part import Part
from empathysim.sweeps.precision import smallest_difference
from empathysim.sweeps.progress import Progress
from empathysim.sweeps.record.results import canon
from empathysim.sweeps.sweep import open_sweep, sweep

#: Half the width of the interval that is precise enough.
ENOUGH = 0.002
SMALL: dict[str, Any] = {"weeks": 6, "warm_up": 2, "employees": 30, "customers": 200}


def small(**told: Any) -> Experiment:
    """Return a small experiment on two points."""
    usual = {"outcomes": ["satisfaction", "clv"], "levers": {"groupthink": [0.1, 0.9]}, "seeds": 4}
    return Experiment("Does it?", **{**SMALL, **usual, **told})


def until_precise(**told: Any) -> Experiment:
    """Return an experiment that needs more seeds at one of its points than at the other."""
    usual: dict[str, Any] = {
        "kind": "until_precise",
        "levers": {"group_think.conformity": [0.5], "organization.employees": [24, 90]},
        "outcomes": ["satisfaction"],
        "smallest_differences": {"satisfaction": ENOUGH},
        "seeds": 64,
        "customers": None,
    }
    return small(**{**usual, **told})


def test_seeds_are_added_until_every_outcome_is_precise(tmp_path: Path) -> None:
    done = sweep(until_precise(), tmp_path, executor="serial")
    assert done.missing == 0
    table = done.to_pandas()
    counts = table.groupby("point").seed.count().to_list()
    assert all(count in looks(64) for count in counts)
    assert counts[0] > counts[1]  # few people and customers: more luck
    for point, count in enumerate(counts):
        look = looks(64).index(count) + 1
        values = table[table.point == point].satisfaction.to_numpy()
        low, high = interval(values, look)
        assert (high - low) / 2 <= ENOUGH or count == 64
        if look > 1:  # it was right to go on
            before = interval(values[: looks(64)[look - 2]], look - 1)
            assert (before[1] - before[0]) / 2 > ENOUGH


def test_an_adaptive_sweep_goes_on_as_if_it_had_not_been_cut(tmp_path: Path) -> None:
    whole = sweep(until_precise(), tmp_path / "whole", executor="serial")

    def cut(now: Progress) -> None:
        if now.done == 11:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sweep(until_precise(), tmp_path / "cut", executor="serial", progress=cut)
    assert open_sweep(tmp_path / "cut").missing > 0
    again = sweep(until_precise(), tmp_path / "cut", executor="threads", workers=2)
    assert canon(again.rows()) == canon(whole.rows())
    told: list[Progress] = []
    sweep(until_precise(), tmp_path / "cut", executor="serial", progress=told.append)
    assert told == []


def test_a_limit_ends_what_cannot_be_known_so_precisely(tmp_path: Path) -> None:
    hopeless = until_precise(smallest_differences={"satisfaction": 1e-9}, seeds=9)
    done = sweep(hopeless, tmp_path, executor="serial")
    assert (done.done, done.missing) == (18, 0)


def test_a_relative_difference_is_a_share_of_the_mean_and_that_of_profit_of_revenue() -> None:
    runs = [{"clv": 90.0, "profit": 1.0, "revenue": 40.0, "satisfaction": 0.5}] * 2
    asked = small(outcomes=["clv", "profit", "satisfaction"])
    assert smallest_difference(asked, "clv", runs) == pytest.approx(0.02 * 90.0)
    assert smallest_difference(asked, "profit", runs) == pytest.approx(0.02 * 40.0)
    assert smallest_difference(asked, "satisfaction", runs) == READINGS["satisfaction"].smallest_difference
    assert smallest_difference(small(smallest_differences={"clv": 0.1}), "clv", runs) == pytest.approx(9.0)


@pytest.mark.parametrize("make", [small, until_precise])
def test_parts_lived_apart_become_the_whole(tmp_path: Path, make: Any) -> None:
    whole = sweep(make(), tmp_path / "whole", executor="serial")
    for number in (1, 2, 3):
        lived = sweep(make(), tmp_path / f"part{number}", executor="serial", part=f"{number}/3")
        assert lived.done < whole.done
    parts = [tmp_path / f"part{number}" for number in (1, 2, 3)]
    told: list[Progress] = []
    joined = sweep(make(), tmp_path / "joined", executor="serial", take_from=parts, progress=told.append)
    assert told == []  # nothing was left to live
    assert canon(joined.rows()) == canon(whole.rows())
    lived_in = 3 if make is small else 2  # two points fill two parts
    assert len(joined.provenance["sessions"]) == lived_in + 1
    assert joined.verify() == []
    assert joined.replay(joined.rows()[-1]["run"]).is_identical


def test_what_a_part_left_is_lived_after_it_is_taken(tmp_path: Path) -> None:
    sweep(small(), tmp_path / "part", executor="serial", part="1/2")
    told: list[Progress] = []
    joined = sweep(small(), tmp_path / "all", executor="serial", take_from=[tmp_path / "part"], progress=told.append)
    assert (joined.done, joined.missing) == (8, 0)
    assert told[0].before == 4


def test_runs_of_something_else_are_not_taken(tmp_path: Path) -> None:
    sweep(small(weeks=7), tmp_path / "other", executor="serial")
    with pytest.raises(FolderRefused, match=r"they cannot be taken over.\nweeks: was 7, is 6"):
        sweep(small(), tmp_path / "all", executor="serial", take_from=[tmp_path / "other"])


@pytest.mark.parametrize("told", ["0/3", "4/3", "1", "a/b", "1/0", "-1/3"])
def test_a_part_that_is_none_is_refused(told: str) -> None:
    with pytest.raises(InputError, match="must be I/N with I from 1 to N"):
        Part.read(told)


def test_p07_points_are_added_and_only_they_are_lived(tmp_path: Path) -> None:
    drawn: dict[str, Any] = {"kind": "latin_hypercube", "levers": {"groupthink": (0.0, 1.0)}, "seeds": 1}
    sweep(small(points=4, **drawn), tmp_path / "out", executor="serial")
    for points, added in ((8, 4), ([8, 3], 3)):
        told: list[Progress] = []
        sweep(small(points=points, **drawn), tmp_path / "out", executor="serial", progress=told.append)
        assert told[-1].done - told[-1].before == added
    fresh = sweep(small(points=[8, 3], **drawn), tmp_path / "fresh", executor="serial")
    assert canon(open_sweep(tmp_path / "out").rows()) == canon(fresh.rows())
    with pytest.raises(FolderRefused, match=r"grows by doubling its points, or by a block of its own"):
        sweep(small(points=12, **drawn), tmp_path / "out", executor="serial")


def test_a_point_that_is_asked_for_twice_is_lived_once(tmp_path: Path) -> None:
    points = [{"groupthink": 0.2}, {"groupthink": 0.4}, {"groupthink": 0.2}]
    twice = small(kind="list", levers={"groupthink": {}}, points=points, seeds=2)
    told: list[Progress] = []
    done = sweep(twice, tmp_path, executor="serial", progress=told.append)
    assert told[-1].done - told[-1].before == 4
    assert (done.done, done.missing) == (6, 0)
    rows = done.rows()
    assert [rows[4][name] for name in ("seed", "satisfaction")] == [rows[0][name] for name in ("seed", "satisfaction")]


def test_arrays_have_the_factors_and_the_seed_as_dimensions(tmp_path: Path) -> None:
    told = {"talk": {"parameter": "talk_about_emotions.intensity", "value": 1, "from_week": 0}}
    levers = {"groupthink": [0.1, 0.5, 0.9], "talk.is_on": None}
    asked = small(levers=levers, seeds=[7, 3], weekly=True, interventions=told)
    done = sweep(asked, tmp_path, executor="serial")
    arrays, table = done.to_xarray(), done.to_pandas()
    assert dict(arrays.sizes) == {"groupthink": 3, "talk.is_on": 2, "seed": 2}
    for _, row in table.iterrows():
        cell = arrays.clv.sel({"groupthink": row.groupthink, "talk.is_on": row["talk.is_on"], "seed": row.seed})
        assert float(cell) == row.clv
    weeks = done.to_xarray(weekly=True)
    assert weeks.satisfaction.dims == ("groupthink", "talk.is_on", "seed", "week")
    assert np.allclose(weeks.satisfaction.mean("week"), arrays.satisfaction, rtol=1e-12)
    with pytest.raises(InputError, match="kept no weekly tables"):
        sweep(small(), tmp_path / "other", executor="serial").to_xarray(weekly=True)


def test_arrays_of_points_that_were_drawn_hold_the_factors_beside_them(tmp_path: Path) -> None:
    asked = small(kind="sobol", points=3, levers={"groupthink": (0.0, 1.0)}, uncertainties={"industry": None})
    arrays = sweep(asked, tmp_path, executor="serial").to_xarray()
    assert dict(arrays.sizes) == {"seed": 4, "point": 3}
    assert set(arrays.groupthink.dims) == {"point"}
    assert np.isfinite(arrays.clv).all()
