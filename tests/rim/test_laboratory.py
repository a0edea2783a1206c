"""What a notebook holds: one line that runs and shows itself."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import empathysim as es
from empathysim.figures.run import finding
from empathysim.life import READING
from empathysim.outcomes.readings import READINGS

SMALL: dict[str, Any] = {"weeks": 8, "warm_up": 4, "employees": 30, "customers": 300}
OF_ITS_SIZE: dict[str, Any] = {name: value for name, value in SMALL.items() if name != "employees"}


def test_one_line_gives_a_weekly_table_and_a_summary() -> None:
    run = es.simulate("baseline", seed=1, **SMALL)
    assert list(run.weekly.columns) == list(READING.names or ())
    assert list(run.weekly.index) == list(range(8))
    assert set(run.summary.index) == set(READINGS)
    assert run.summary["satisfaction"] == pytest.approx(run.weekly["satisfaction"].mean())
    assert not run.summary.isna().any()


def test_the_same_seed_gives_the_same_bits_and_another_does_not() -> None:
    first, again, other = (es.simulate("baseline", seed=seed, **SMALL).weekly for seed in (1, 1, 2))
    assert first.equals(again)
    assert not first.equals(other)


def test_surveys_join_the_weekly_table_where_asked_and_change_nothing() -> None:
    plain, asked = es.simulate("baseline", **SMALL), es.simulate("baseline", survey_every=4, **SMALL)
    assert asked.weekly[list(plain.weekly.columns)].equals(plain.weekly)
    assert asked.weekly["net_promoter_score"].notna().tolist() == [False, False, False, True] * 2


def test_there_is_one_survey_after_the_last_week_wherever_it_is_asked_for() -> None:
    """It would fail if the same people answered with other luck in the summary, the survey or the weekly table."""
    run = es.simulate("baseline", survey_every=8, **SMALL)
    survey = run.survey()
    assert survey.equals(run.summary[survey.index])
    assert survey.equals(run.weekly.iloc[-1][survey.index].rename("baseline"))


def test_runs_that_start_alike_begin_from_the_same_state() -> None:
    """Levers act from week 0, after the warm-up: the customers who begin are the same ones."""
    base = es.simulate("baseline", weeks=1, warm_up=6, employees=30)
    moved = es.simulate(
        es.Scenario.load("baseline").replace({"group_think.conformity": 0.0}), weeks=1, warm_up=6, employees=30
    )
    kept = es.simulate("baseline", weeks=1, warm_up=6, employees=30)
    assert base.lived.organization.employees["tenure_weeks"].tolist() == moved.people()["tenure_weeks"].tolist()
    assert base.weekly.equals(kept.weekly)
    assert base.weekly["attention"][0] < moved.weekly["attention"][0]


def test_a_warm_up_that_is_kept_is_not_that_of_people_with_other_names() -> None:
    """Two networks of one shape settle alike, and each run knows its own; it would fail if real people passed for
    synthetic staff because these had settled before.
    """
    network = es.generate_organization(30, seed=2)
    real = replace(network, ids=tuple(f"p{i}" for i in range(30)), is_imported=True)
    first, second = (es.simulate("baseline", organization=each, **OF_ITS_SIZE) for each in (network, real))
    assert first.weekly.equals(second.weekly)
    assert second.network.ids[0] == "p0"
    with pytest.raises(es.InputError, match="synthetic staff only"):
        second.people()


def test_a_warm_up_that_is_kept_gives_the_same_bits_as_one_that_is_lived() -> None:
    long = es.simulate("baseline", weeks=10, warm_up=0, employees=30, seed=5)
    late = es.simulate("baseline", weeks=4, warm_up=6, employees=30, seed=5)
    assert long.weekly["satisfaction"].tolist()[6:] == late.weekly["satisfaction"].tolist()


def test_people_are_shown_for_synthetic_staff_only(tmp_path: Path) -> None:
    assert len(es.simulate("baseline", **SMALL).people()) == 30
    (tmp_path / "nodes.csv").write_text("id,unit\n" + "".join(f"{i},{'ab'[i % 2]}\n" for i in range(12)))
    (tmp_path / "edges.csv").write_text("source,target\n" + "".join(f"{i},{(i + 1) % 12}\n" for i in range(12)))
    run = es.simulate("baseline", organization=tmp_path, weeks=2, warm_up=0)
    with pytest.raises(es.InputError, match="synthetic staff only"):
        run.people()


def test_a_run_is_kept_with_its_provenance(tmp_path: Path) -> None:
    scenario = es.Scenario.load("baseline").replace({"group_think.conformity": 0.8})
    folder = es.simulate(scenario, seed=3, **SMALL).save(tmp_path / "kept")
    told = json.loads((folder / "provenance.json").read_text())
    assert told["seeds"] == [3]
    assert told["changed"] == {"group_think.conformity": 0.8}
    assert es.Scenario.load(folder / "scenario.toml") == scenario
    assert len(pd.read_csv(folder / "weekly.csv")) == 8
    assert (folder / "figure.png").read_bytes().startswith(b"\x89PNG")


def test_provenance_tells_one_organization_from_another() -> None:
    """The same network has the same hash under other names; it would fail if a run on other ties looked the same."""
    network = es.generate_organization(30, seed=2)
    renamed = replace(network, ids=tuple(f"p{i}" for i in range(30)))
    asked = (network, renamed, network.without_ties_between())
    one, same, other = (es.simulate("baseline", organization=each, **OF_ITS_SIZE).provenance() for each in asked)
    assert one["data_sha256"] == same["data_sha256"] != other["data_sha256"]


def test_people_are_not_told_beside_an_organization() -> None:
    """As on the command line, in a simulation, a comparison and a Mesa model; it would fail where they go unheeded."""
    network = es.generate_organization(30, seed=2)
    for ask in (
        lambda: es.simulate("baseline", organization=network, employees=40),
        lambda: es.compare("baseline", "usaa", organization=network, employees=40),
        lambda: es.EmpathyModel(organization=network, employees=40),
    ):
        with pytest.raises(es.InputError, match="employees = 40 is for a generated organization"):
            ask()
    assert es.simulate("baseline", organization=network, employees=None, weeks=1, warm_up=0).network is network


def test_the_figure_says_what_the_run_found() -> None:
    run = es.simulate("baseline", **SMALL)
    figure = run.plot()
    assert figure.texts[0].get_text() == finding(run.lived.weekly)
    assert len(figure.axes) == 4


def test_the_finding_is_what_changed_most() -> None:
    weekly = np.zeros(40, READING).view(np.recarray)
    weekly.satisfaction[:], weekly.trust[:], weekly.empathy[:] = 0.5, np.linspace(0.6, 0.2, 40), 0.3
    weekly.customers[:], weekly.angry[:] = np.linspace(1000, 900, 40), 0.07
    assert finding(weekly) == "Trust falls from 0.54 to 0.26; 10 % fewer customers; 7 of 100 journeys end in anger"
    weekly.trust[:] = 0.5
    assert finding(weekly).startswith("Satisfaction stays at 0.50; 10 % fewer")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"weeks": 0}, "weeks = 0 must be a whole number of weeks from 1"),
        ({"warm_up": -1}, "warm_up = -1"),
        ({"seed": -1}, "seed = -1"),
        ({"employees": 1}, "employees"),
        ({"customers": 0}, "customers = 0"),
        ({"employees": 10**9}, "employees"),
        ({"survey_every": 0}, "survey_every = 0"),
    ],
)
def test_what_cannot_be_run_is_refused_in_a_sentence(options: dict[str, Any], said: str) -> None:
    with pytest.raises(es.InputError, match=said.replace("(", "\\(")):
        es.simulate("baseline", **{**SMALL, **options})


def test_the_parameter_table_is_the_registry() -> None:
    table = es.parameter_table()
    assert table.loc["group_think.conformity", "default"] == 0.6
    assert (table["meaning"].str.len() > 0).all()


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import sys, empathysim; print([m for m in ('numpy', 'mesa', 'pandas', 'numba') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_public_names_are_all_there_and_not_shadowed() -> None:
    for name in es.__all__:
        assert callable(getattr(es, name)), name
    with pytest.raises(AttributeError, match="no attribute 'simulat'"):
        _ = es.simulat


def test_numbers_of_numpy_are_numbers() -> None:
    one = es.simulate("baseline", **{**SMALL, "weeks": np.int64(3)}, seed=np.int64(3))
    assert one.weekly.equals(es.simulate("baseline", **{**SMALL, "weeks": 3}, seed=3).weekly)
    assert json.dumps(one.provenance())


def test_a_run_shows_itself_in_a_few_lines() -> None:
    shown = repr(es.simulate("baseline", **SMALL))
    assert shown.startswith("Run of baseline: seed 0, 8 weeks after 4 to settle, 30 employees")
    assert len(shown.splitlines()) == 3


def test_a_figure_says_what_was_changed_and_marks_what_happens() -> None:
    scenario = es.Scenario.load("baseline").replace({"journey.handoff_loss": 0.2})
    scenario = scenario.with_intervention("corporate_culture.pressure", 1.0, 5)
    figure = es.simulate(scenario, **SMALL).plot()
    said = [text.get_text() for text in figure.texts]
    assert "journey handoff loss 0.2" in said[1]
    assert [text.get_text() for text in figure.axes[1].texts].count("pressure") == 1
    assert any(list(line.get_xdata()) == [5, 5] for line in figure.axes[0].lines)


@pytest.mark.parametrize("weeks", [1, 8])
def test_no_text_of_a_figure_is_cut_off(weeks: int) -> None:
    values = dict.fromkeys(("journey.handoff_loss", "journey.base_effort"), 0.35) | {"journey.handoff_loss": 0.2}
    figure = es.simulate(es.Scenario.load("wells_fargo").replace(values), **{**SMALL, "weeks": weeks}).plot()
    figure.canvas.draw()
    width = figure.get_figwidth() * figure.dpi
    for text in figure.texts:
        assert text.get_window_extent().x1 <= width, text.get_text()


def test_what_is_no_week_of_rules_is_refused() -> None:
    for rules in (lambda p, me, gain: 0.5, {"attention": 1}, 5):
        with pytest.raises(es.InputError, match="compose_rules"):
            es.simulate("baseline", **SMALL, rules=rules)
