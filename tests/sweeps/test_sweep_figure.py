"""The figure of a sweep: what it says in words is what the numbers say, and it draws whatever came out."""

from __future__ import annotations

import itertools
import math
import zlib
from typing import Any

import numpy as np
import pytest
from figure_rows import KINDS, Rows, experiment_of, rows_of
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from empathysim.figures.sweep import sweep_figure
from empathysim.figures.sweep_finding import finding
from empathysim.figures.sweep_lines import by_seed
from empathysim.figures.sweep_maps import means
from empathysim.figures.sweep_values import fitted, in_order, is_named, labels
from empathysim.figures.sweep_words import axis_label, axis_name, decimals_for, full_name, matters, plain_name, written
from empathysim.figures.sweep_worlds import Worlds
from empathysim.sweeps.asking.experiment import Experiment

INDUSTRIES = ("bank", "retail", "airline")


def pressed(change: Any) -> Any:
    """Return an outcome as a function of groupthink and culture pressure."""
    return lambda told: change(told["groupthink"], told["culture_pressure"])


def drawn(figure: Figure) -> list[str]:
    """Return every text that stands in a figure or its panels."""
    return [text.get_text() for text in figure.texts] + [text.get_text() for axes in figure.axes for text in axes.texts]


@pytest.mark.parametrize(
    ("satisfaction", "said"),
    [
        (lambda g, p: 0.6 - 0.1 * (g + p), "falls from 0.57 to 0.43 as groupthink and culture pressure rise together"),
        (lambda g, p: 0.5 + 0.1 * (g - p), "rises by 0.060 with groupthink and falls by 0.080 with culture pressure"),
        (lambda g, p: 0.5 + 0.1 * g, "rises from 0.520 to 0.580 as groupthink rises; culture pressure hardly matters"),
        (lambda g, p: 0.5 + 0.001 * g, "stays near 0.50, whatever groupthink and culture pressure"),
    ],
)  # fmt: skip
def test_the_finding_says_what_the_numbers_say(satisfaction: Any, said: str) -> None:
    experiment = experiment_of("maps")
    worlds = Worlds(experiment, rows_of(experiment, pressed(satisfaction)))
    assert finding(experiment, experiment.varied, worlds) == f"Satisfaction {said}"


def test_names_have_no_ends_and_are_told_by_where_it_is_highest() -> None:
    experiment = experiment_of("maps", levers={"industry": list(INDUSTRIES), "groupthink": [0.2, 0.8]})
    best = dict(zip(INDUSTRIES, (0.5, 0.7, 0.4), strict=True))
    worlds = Worlds(experiment, rows_of(experiment, lambda told: best[told["industry"]] - 0.1 * told["groupthink"]))
    assert finding(experiment, experiment.varied, worlds) == (
        "Satisfaction is highest with industry retail and groupthink 0.2 (0.68) and lowest with industry airline and "
        "groupthink 0.8 (0.32)"
    )
    switch = experiment_of("maps of a switch")
    worlds = Worlds(switch, rows_of(switch, lambda told: 0.5 + 0.1 * told["push.is_on"]))
    assert finding(switch, switch.varied, worlds) == (
        "Satisfaction is highest with push on (0.60) and lowest with push off (0.50); push's first week hardly matters"
    )


def test_what_matters_is_what_the_experiment_says() -> None:
    """A difference of 0.01 in satisfaction matters to most, but not to who asks for 0.05; it would fail unread."""
    experiment = experiment_of("maps")
    assert matters(experiment, "satisfaction", 0.5, 0.51)
    assert not matters(experiment_of("maps", smallest_differences={"satisfaction": 0.05}), "satisfaction", 0.5, 0.51)
    assert not matters(experiment, "clv", 10_000.0, 10_100.0)
    assert matters(experiment_of("maps", smallest_differences={"clv": 0.01}), "clv", 10_000.0, 10_100.0)


def test_cells_are_means_over_seeds_and_failed_runs_leave_holes() -> None:
    experiment = experiment_of("maps")
    rows = rows_of(experiment, lambda told: told["groupthink"] + told["culture_pressure"] + 0.2 * told["seed"] - 0.1)
    for row in rows[:2]:
        row["status"] = "failed"
    table = means(Worlds(experiment, rows), "satisfaction", *experiment.varied)
    assert table.shape == (2, 3)
    assert math.isnan(table[0, 0])
    assert table[1, 2] == pytest.approx(1.7)
    assert "no run" in drawn(sweep_figure(experiment, rows))


def test_a_point_with_more_seeds_counts_no_more_than_another() -> None:
    """Means over what else is varied are means of points; it would fail for a mean of all runs."""
    experiment = experiment_of(
        "maps", levers={"groupthink": [0.2, 0.8], "culture_pressure": [0.1, 0.9], "empowerment": [0, 1]}
    )
    rows = rows_of(experiment, lambda told: told["empowerment"])
    rows = [row for row in rows if row["empowerment"] == 0.0 or row["seed"] == 0]
    assert means(Worlds(experiment, rows), "satisfaction", *experiment.varied[:2]) == pytest.approx(0.5)


def test_maps_say_best_and_worst_scenario_and_seeds() -> None:
    experiment = experiment_of("maps")
    said = " ".join(drawn(sweep_figure(experiment, rows_of(experiment, pressed(lambda g, p: 0.6 - 0.1 * g - 0.1 * p)))))
    assert "best 0.57 (full frame)" in said
    assert "worst 0.43 (dashed frame)" in said
    assert "scenario baseline · 6 points by 2 seeds" in said


def test_names_stand_up_the_side_in_the_order_of_the_experiment() -> None:
    experiment = experiment_of("maps", levers={"culture_pressure": [0.1, 0.9], "industry": list(INDUSTRIES)})
    figure = sweep_figure(experiment, rows_of(experiment, lambda told: 0.1 * INDUSTRIES.index(told["industry"])))
    first, second = figure.axes
    assert [text.get_text() for text in first.get_yticklabels()] == list(INDUSTRIES)
    assert [text.get_text() for text in second.get_yticklabels()] == [""] * 3
    assert first.yaxis_inverted()
    cells = np.asarray(first.images[0].get_array())
    assert cells[:, 0] == pytest.approx([0.0, 0.1, 0.2])
    assert first.get_xlabel() == "culture pressure"
    swapped = experiment_of("maps", levers={"industry": list(INDUSTRIES), "culture_pressure": [0.1, 0.9]})
    assert sweep_figure(swapped, rows_of(swapped, lambda told: 0.5)).axes[0].get_ylabel() == "industry"


@pytest.mark.parametrize("kind", KINDS)
def test_failed_runs_are_counted_and_nothing_done_is_drawn_too(kind: str) -> None:
    experiment = experiment_of(kind)
    rows = [{**row, "status": "failed", "satisfaction": None} for row in rows_of(experiment, lambda told: 0.5)]
    said = " ".join(drawn(sweep_figure(experiment, rows))).replace("\n", " ")
    assert f"{len(rows):,} runs failed" in said
    assert "too few runs were lived" in said


@pytest.mark.parametrize("kind", KINDS)
def test_a_sweep_is_drawn_before_it_is_finished(kind: str) -> None:
    """A few runs are there, all with the same outcome; it would fail where a mean of nothing is taken."""
    experiment = experiment_of(kind)
    rows = rows_of(experiment, lambda told: 0.5)
    for part in (rows[1::3], rows[-1:]):
        figure = sweep_figure(experiment, part)
        assert "a thinking aid, no forecast" in " ".join(drawn(figure)).replace("\n", " ")


def luck(*what: Any) -> float:
    """Return a number from 0 to 1 that looks like chance."""
    return zlib.crc32(repr(what).encode()) / 2**32


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_is_cut_off_and_none_covers_another(kind: str) -> None:
    experiment = experiment_of(
        kind, "Does pressure matter for $1 or $2? " * 12, outcomes=["satisfaction", "npv", "clv", "quit"]
    )
    rows = rows_of(
        experiment, lambda told: 0.5 + 0.1 * luck(*told.values()), clv=lambda told: 3e6 * luck(2, *told.values())
    )
    figure = sweep_figure(experiment, rows, "a real organization with " + "a" * 200 + " as its name")
    FigureCanvasAgg(figure).draw()
    texts = [text.get_window_extent() for text in figure.texts]
    panels = [box for axes in figure.axes if (box := axes.get_tightbbox()) is not None]
    assert len(panels) >= 4
    assert "thinking aid, no forecast" in figure.texts[-1].get_text().replace("\n", " ")
    for box in (*texts, *panels):
        assert min(box.x0, box.y0) >= 0.0
        assert box.x1 <= figure.bbox.x1
        assert box.y1 <= figure.bbox.y1
    assert not any(one.overlaps(other) for one in texts for other in panels)
    assert not any(one.overlaps(other) for one, other in itertools.combinations(texts, 2))
    assert not any(one.overlaps(other) for one, other in itertools.combinations(panels, 2))


def test_one_factor_and_a_large_grid_are_drawn() -> None:
    one = experiment_of("maps", levers={"culture_pressure": [0.1, 0.9]})
    rows = rows_of(one, lambda told: 0.5 - 0.1 * told["culture_pressure"])
    assert drawn(sweep_figure(one, rows))[0].startswith("Satisfaction falls from")
    steps = {"range": [0, 1], "steps": 21}
    large = experiment_of("maps", levers={"groupthink": steps, "culture_pressure": steps})
    assert "best" in " ".join(drawn(sweep_figure(large, rows_of(large, pressed(lambda g, p: 0.5 - 0.1 * p - 0.1 * g)))))


def test_differences_are_taken_seed_by_seed() -> None:
    """Luck that is the same at both values falls out; it would fail for a difference of means over other seeds."""
    experiment = experiment_of("maps", levers={"groupthink": [0.2, 0.8]}, seeds=4)
    rows = rows_of(experiment, lambda told: told["groupthink"] + 10.0 * told["seed"])
    del rows[-1]
    table = by_seed(Worlds(experiment, rows), "satisfaction", experiment.varied[0])
    assert table[:3, 1] - table[:3, 0] == pytest.approx(0.6)
    assert math.isnan(table[3, 1])
    below = sweep_figure(experiment, rows).axes[1]
    assert below.lines[-2].get_ydata() == pytest.approx([0.0, 0.6])


def test_rows_of_names_show_every_seed_and_the_differences_to_the_first() -> None:
    experiment = experiment_of("rows", levers={"industry": list(INDUSTRIES)})
    value = dict(zip(INDUSTRIES, (0.5, 0.7, 0.4), strict=True))
    figure = sweep_figure(experiment, rows_of(experiment, lambda told: value[told["industry"]] + 0.05 * told["seed"]))
    above, below = figure.axes[:2]
    assert [text.get_text() for text in above.get_yticklabels()] == list(INDUSTRIES)
    ranges, seeds, _ = above.collections
    assert isinstance(ranges, LineCollection)
    assert ranges.get_segments()[1][:, 0] == pytest.approx([0.7, 0.75])
    dots = seeds.get_offsets().data
    assert sorted(dots[dots[:, 1] == 1, 0]) == pytest.approx([0.7, 0.75])
    means = below.collections[2].get_offsets().data
    assert means == pytest.approx(np.array([[0.0, 0], [0.2, 1], [-0.1, 2]]), abs=1e-9)


def test_of_many_names_those_are_shown_that_differ_most() -> None:
    places = [f"/data/place_{number}" for number in range(50)]
    experiment = experiment_of("rows", levers={"organization": places})
    rows = rows_of(experiment, lambda told: 0.01 * places.index(told["organization"]))
    figure = sweep_figure(experiment, rows)
    shown = [text.get_text() for text in figure.axes[0].get_yticklabels()]
    assert shown == ["place 0", *(f"place {number}" for number in range(21, 50))]
    assert "the first and the 29 of 50 that are furthest from it" in " ".join(drawn(figure)).replace("\n", " ")


def test_an_uncertainty_is_marked_and_nobody_raises_it() -> None:
    experiment = experiment_of(
        "maps", levers={"groupthink": [0.2, 0.5, 0.8]}, uncertainties={"culture_pressure": [0.1, 0.9]}
    )
    rows = rows_of(experiment, pressed(lambda g, p: 0.6 - 0.1 * (g + p)))
    assert finding(experiment, experiment.varied, Worlds(experiment, rows)) == (
        "Satisfaction is 0.57 where groupthink and culture pressure are lowest and 0.43 where both are highest"
    )
    assert [axis_label(factor) for factor in experiment.varied] == ["groupthink", "culture pressure (uncertain)"]
    assert sweep_figure(experiment, rows).axes[0].get_ylabel() == "culture pressure (uncertain)"


def footer(experiment: Experiment, rows: Rows) -> str:
    """Return what stands below the panels."""
    return sweep_figure(experiment, rows).texts[-1].get_text().replace("\n", " ")


def test_the_footer_says_how_many_worlds_there_were() -> None:
    """Of firms their luck, of uneven points the range of seeds; it would fail for one sentence for all."""
    firms = experiment_of("firms with levers")
    said = "firms of population 0 · 32 firms by 3 settings by 2 seeds, each firm with luck of its own"
    assert footer(firms, rows_of(firms, lambda told: 0.5)).startswith(said)
    precise = experiment_of("until precise", seeds=40)
    rows = [row for row in rows_of(precise, lambda told: 0.5) if row["seed"] < 8 + 8 * (row["point"] == 3)]
    assert "10 points by 8 to 16 seeds · 4 weeks" in footer(precise, rows)
    stories = experiment_of("maps of names")
    assert footer(stories, rows_of(stories, lambda told: 0.5)).startswith(
        "6 points by 2 seeds, the same at every point"
    )


def test_windows_are_outcomes_too() -> None:
    experiment = experiment_of("maps", outcomes=["satisfaction"], windows={"first_half": [0, 2]})
    rows = rows_of(experiment, lambda told: 0.5)
    for row in rows:
        row["satisfaction.first_half"] = 0.4
    titles = [axes.get_title(loc="left") for axes in sweep_figure(experiment, rows).axes]
    assert titles == ["satisfaction", "satisfaction, first half"]


def test_names_and_numbers_as_people_write_them() -> None:
    assert plain_name("journey_view.intensity") == "journey view"
    assert plain_name("organization.silos") == "number of silos"
    assert [plain_name(f"sales_push.{field}") for field in ("is_on", "share")] == ["sales push", "sales push's reach"]
    assert full_name("trust.gain_rate") == "gain rate (trust)"
    assert axis_name("journey_view.intensity") == "journey view (intensity)"
    assert axis_name("group_think.conformity") == "conformity (group think)"
    assert axis_name("acts_of_kindness.cap_usd") == "cap (acts of kindness), USD/gesture"
    decimals = [decimals_for(values) for values in ([0.531, 0.489], [11_000.0, 13_000.0], [1.0], [10_885.99])]
    assert decimals == [3, 0, 2, 0]
    assert [written(-1234.5, 0, "USD"), written(0.5, 2), written(-0.001, 2)] == ["−$1,234", "0.50", "0.00"]


def test_values_have_short_labels_that_tell_them_apart() -> None:
    assert labels([40, 1200, 100_000]) == ["40", "1,200", "100,000"]
    assert labels([0.12341, 0.12342, -1.5]) == ["0.12341", "0.12342", "−1.5"]
    assert labels([False, True]) == ["off", "on"]
    assert labels(["/a/firm", "/b/firm", "wells_fargo"]) == ["a/firm", "b/firm", "wells fargo"]
    short = labels(["stories/" + "a" * 60 + ".toml", "stories/" + "b" * 60 + ".toml"])
    assert all(len(label) <= 28 and "…" in label for label in short)
    assert len(set(short)) == 2
    assert labels(["x" * 40, "x" * 20 + "y" + "x" * 19]) == ["x" * 40, "x" * 20 + "y" + "x" * 19]


def test_labels_that_do_not_fit_are_wrapped_and_then_turned() -> None:
    assert fitted(["bank", "retail"], 1.0, 9.0)[:2] == (["bank", "retail"], 0.0)
    assert fitted(["health plan", "bank"], 0.5, 9.0)[:2] == (["health\nplan", "bank"], 0.0)
    assert fitted(["health plan", "bank"], 0.2, 9.0)[1] == 90.0


def test_numbers_are_sorted_and_names_are_not() -> None:
    numbers = experiment_of("maps", levers={"groupthink": [0.8, 0.2], "industry": ["retail", "bank"]}).varied
    assert [in_order(factor) for factor in numbers] == [[0.2, 0.8], ["retail", "bank"]]
    assert [is_named(factor.values) for factor in numbers] == [False, True]
