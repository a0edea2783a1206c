"""The figure of a sweep: what it says in words is what the numbers say, and it draws whatever came out."""

from __future__ import annotations

import itertools
import math
from pathlib import Path
from typing import Any

import pytest
import small_sweep
from matplotlib.backends.backend_agg import FigureCanvasAgg

from empathysim.figures.sweep import sweep_figure
from empathysim.figures.sweep_maps import means
from empathysim.figures.sweep_words import axis_label, axis_name, decimals_for, finding, plain_name, written
from empathysim.sweeps.design import runs_of
from empathysim.sweeps.experiment import Experiment


@pytest.fixture
def experiment(tmp_path: Path) -> Experiment:
    return Experiment.load(small_sweep.write(tmp_path))


def rows_with(experiment: Experiment, satisfaction: Any) -> list[dict[str, Any]]:
    """Return rows whose satisfaction is a function of the two factors."""
    return [
        {"run": run.number, "point": run.point, "seed": run.seed, "status": "done", "message": "", **run.factors,
         "satisfaction": satisfaction(run.factors["groupthink"], run.factors["culture_pressure"]), "clv": 12_000.0}
        for run in runs_of(experiment)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("satisfaction", "said"),
    [
        (lambda g, p: 0.6 - 0.1 * (g + p), "falls from 0.57 to 0.43 as groupthink and culture pressure rise together"),
        (lambda g, p: 0.5 + 0.1 * (g - p), "rises by 0.060 with groupthink and falls by 0.080 with culture pressure"),
        (lambda g, p: 0.5 + 0.1 * g, "rises from 0.520 to 0.580 as groupthink rises; culture pressure hardly matters"),
        (lambda g, p: 0.5 + 0.001 * g, "stays near 0.50, whatever groupthink and culture pressure"),
    ],
)  # fmt: skip
def test_the_finding_says_what_the_numbers_say(experiment: Experiment, satisfaction: Any, said: str) -> None:
    assert finding(experiment, experiment.varied, rows_with(experiment, satisfaction)) == f"Satisfaction {said}"


def test_cells_are_means_over_seeds_and_failed_runs_leave_holes(experiment: Experiment) -> None:
    rows = rows_with(experiment, lambda g, p: g + p)
    for row in rows:
        row["satisfaction"] += 0.1 if row["seed"] else -0.1
    table = means(rows[2:], "satisfaction", *experiment.varied)
    assert table.shape == (2, 3)
    assert math.isnan(table[0, 0])
    assert table[1, 2] == pytest.approx(1.7)


def drawn(experiment: Experiment, rows: list[dict[str, Any]]) -> list[str]:
    figure = sweep_figure(experiment, rows)
    FigureCanvasAgg(figure).draw()
    return [text.get_text() for text in figure.texts] + [text.get_text() for axes in figure.axes for text in axes.texts]


def test_maps_say_best_and_worst_scenario_and_seeds(experiment: Experiment) -> None:
    said = " ".join(drawn(experiment, rows_with(experiment, lambda g, p: 0.6 - 0.1 * g - 0.1 * p)))
    assert "best 0.57 (full frame)" in said
    assert "worst 0.43 (dashed frame)" in said
    assert "scenario baseline · 6 points by 2 seeds" in said


def test_failed_runs_are_counted_and_nothing_done_is_drawn_too(experiment: Experiment) -> None:
    rows = [{**row, "status": "failed", "satisfaction": None} for row in rows_with(experiment, lambda g, p: 0.5)]
    said = " ".join(drawn(experiment, rows))
    assert "12 runs failed" in said
    assert "too many runs failed" in said


@pytest.mark.filterwarnings("error")
def test_one_factor_and_a_large_grid_are_drawn(tmp_path: Path) -> None:
    one = Experiment.load(small_sweep.write(tmp_path, groupthink=[0.2]))
    assert drawn(one, rows_with(one, lambda g, p: 0.5 - 0.1 * p))[0].startswith("Satisfaction falls from")
    large = Experiment.load(small_sweep.write(tmp_path, groupthink=[round(0.05 * step, 2) for step in range(21)]))
    assert "best" in " ".join(drawn(large, rows_with(large, lambda g, p: 0.5 - 0.1 * p - 0.1 * g)))


def test_an_uncertainty_is_marked_and_nobody_raises_it(tmp_path: Path) -> None:
    path = small_sweep.write(tmp_path)
    path.write_text(path.read_text().replace("culture_pressure", "[uncertainties]\nculture_pressure"))
    experiment = Experiment.load(path)
    rows = rows_with(experiment, lambda g, p: 0.6 - 0.1 * (g + p))
    assert finding(experiment, experiment.varied, rows) == (
        "Satisfaction is 0.57 where groupthink and culture pressure are lowest and 0.43 where both are highest"
    )
    assert [axis_label(factor) for factor in experiment.varied] == ["groupthink", "culture pressure (uncertain)"]
    figure = sweep_figure(experiment, rows)
    assert figure.axes[0].get_ylabel() == "culture pressure (uncertain)"


@pytest.mark.parametrize("values", [[0.2], [0.2, 0.5, 0.8]])
def test_no_text_is_cut_off_and_none_covers_another(tmp_path: Path, values: list[float]) -> None:
    path = small_sweep.write(tmp_path, groupthink=values)
    path.write_text(path.read_text().replace("Does pressure matter?", "Does pressure matter for $1 or $2? " * 12))
    experiment = Experiment.load(path)
    rows = rows_with(experiment, lambda g, p: 0.6 - 0.1 * (g + p))
    figure = sweep_figure(experiment, rows, "a real organization with " + "a" * 200 + " as its name")
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    texts = [text.get_window_extent() for text in figure.texts]
    panels = [box for axes in figure.axes if (box := axes.get_tightbbox()) is not None]
    assert "thinking aid, no forecast" in figure.texts[-1].get_text().replace("\n", " ")
    for box in (*texts, *panels):
        assert min(box.x0, box.y0) >= 0.0
        assert box.x1 <= figure.bbox.x1
        assert box.y1 <= figure.bbox.y1
    assert not any(one.overlaps(other) for one in texts for other in panels)
    assert not any(one.overlaps(other) for one, other in itertools.combinations(texts, 2))


def test_names_and_numbers_as_people_write_them() -> None:
    assert plain_name("journey_view.intensity") == "journey view"
    assert axis_name("group_think.conformity") == "conformity (group think)"
    assert axis_name("acts_of_kindness.cap_usd") == "cap (acts of kindness), USD/gesture"
    assert [
        decimals_for([0.531, 0.489]),
        decimals_for([11_000.0, 13_000.0]),
        decimals_for([1.0]),
        decimals_for([10_885.99]),
    ] == [3, 0, 2, 0]
    assert [written(-1234.5, 0, "USD"), written(0.5, 2), written(-0.001, 2)] == ["−$1,234", "0.50", "0.00"]
