"""The figure of designs that are no grids: drawn points, one factor at a time, trajectories, and firms."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from figure_rows import Rows, experiment_of, rows_of
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from empathysim.figures.palette import BLUE, GREEN, ORANGE, QUIET
from empathysim.figures.sweep import sweep_figure
from empathysim.figures.sweep_effects import elementary
from empathysim.figures.sweep_firms import by_industry
from empathysim.figures.sweep_pairs import differences
from empathysim.figures.sweep_ranks import along, mean_ranks
from empathysim.figures.sweep_rows import spread_out
from empathysim.figures.sweep_scatter import companies
from empathysim.figures.sweep_tornado import moves
from empathysim.figures.sweep_words import full_name
from empathysim.figures.sweep_worlds import Worlds
from empathysim.sweeps.asking.experiment import Experiment


def said(figure: Figure) -> tuple[str, str]:
    """Return the finding and what stands below it, each in one line."""
    finding, subtitle = (text.get_text().replace("\n", " ") for text in figure.texts[:2])
    return finding, subtitle


def names(figure: Figure, panel: int = 0) -> list[str]:
    """Return the names of the rows of a panel."""
    return [text.get_text() for text in figure.axes[panel].get_yticklabels()]


def drawn_points(experiment: Experiment, made: Any) -> tuple[Figure, Rows]:
    """Return the figure of points whose satisfaction is a function of their factors, and their table."""
    rows = rows_of(experiment, made)
    return sweep_figure(experiment, rows), rows


def test_points_are_shown_against_what_an_outcome_goes_along_with_most() -> None:
    """Dots are means over the seeds, strongest factor first, chance in grey; it would fail in the design's order."""
    experiment = experiment_of("latin hypercube", points=60)
    figure, rows = drawn_points(
        experiment,
        lambda told: 0.5 - 0.1 * told["human_bias.inherent_share"] + 0.02 * told["push.is_on"] + 0.01 * told["seed"],
    )
    first, second, third = figure.axes[:3]
    assert first.get_xlabel().replace("\n", " ") == "inherent share (human bias) (uncertain)"
    assert second.get_xlabel() == "push (uncertain)"
    dots = first.collections[0]
    assert to_hex(dots.get_facecolor()[0]) == BLUE
    assert to_hex(third.collections[0].get_facecolor()[0]) == QUIET
    shown = sorted(dots.get_offsets().data.tolist())
    means = [
        (one["human_bias.inherent_share"], (one["satisfaction"] + two["satisfaction"]) / 2)
        for one, two in zip(rows[::2], rows[1::2], strict=True)
    ]
    assert np.array(shown) == pytest.approx(np.array(sorted(means)))
    assert first.texts[0].get_text().startswith("rank correlation −0.9")
    finding, subtitle = said(figure)
    assert finding.startswith(
        f"Of {len(experiment.varied)} factors, satisfaction goes along most with inherent share (human bias): 0.5"
    )
    assert finding.endswith("in its highest")
    assert f"the 4 of {len(experiment.varied)} factors that each outcome goes along with most, by ranks" in subtitle
    assert "grey: no more than chance would show" in subtitle


def test_names_of_drawn_points_are_strips() -> None:
    experiment = experiment_of("drawn names", levers={"industry": ["bank", "retail"]}, points=32)
    figure, _ = drawn_points(experiment, lambda told: 0.5 + 0.1 * (told["industry"] == "retail"))
    axes = figure.axes[0]
    assert [text.get_text() for text in axes.get_xticklabels()] == ["bank", "retail"]
    x, y = axes.collections[0].get_offsets().data.T
    assert (np.abs(x - np.round(x)) < 0.4).all()
    assert y == pytest.approx(0.5 + 0.1 * np.round(x))
    assert said(figure)[0] == "Satisfaction goes along with industry: 0.60 with retail, 0.50 with bank"


def test_chance_is_called_chance_and_little_little() -> None:
    """Twenty points and many factors always show something; it would fail for a figure that names the largest."""
    few = experiment_of("latin hypercube", points=5)
    assert said(drawn_points(few, lambda told: told["human_bias.strength"])[0])[0] == (
        f"Satisfaction goes along with none of {len(few.varied)} factors more than chance would show in 5 points"
    )
    little = experiment_of("one drawn factor", points=64)
    assert said(drawn_points(little, lambda told: 0.5 + 0.001 * told["groupthink"])[0])[0].endswith(
        "which is too little to matter"
    )


def test_crossings_of_a_saltelli_design_are_no_further_evidence() -> None:
    experiment = experiment_of("saltelli", points=8)
    worlds = Worlds(experiment, rows_of(experiment, lambda told: told["groupthink"]))
    found = companies(experiment, worlds, "satisfaction")[0]
    values, means = worlds.values("groupthink"), worlds.means("satisfaction")
    assert found.along == along(values, means, 16)
    assert found.along.chance > along(values, means).chance


def test_rank_measures_are_those_of_scipy() -> None:
    stats = pytest.importorskip("scipy.stats")
    luck = np.random.default_rng(0)
    numbers, groups = luck.integers(0, 8, 60), luck.integers(0, 3, 60)
    outcome = np.round(numbers + 4.0 * luck.normal(size=60) + groups, 0)
    assert mean_ranks(outcome) == pytest.approx(stats.rankdata(outcome))
    found = along([float(number) for number in numbers], outcome)
    assert found.strength == pytest.approx(stats.spearmanr(numbers, outcome).statistic)
    assert found.chance == pytest.approx(2.0 * stats.norm.sf(found.strength * np.sqrt(59)))
    parts = [outcome[groups == group] for group in range(3)]
    assert along(["abc"[group] for group in groups], outcome).chance == pytest.approx(stats.kruskal(*parts).pvalue)
    assert along(["a", "b"] * 30, np.repeat(np.arange(30.0), 2)).strength == 0.0
    assert along(["a", "b"] * 30, np.tile([0.0, 1.0], 30)).strength == pytest.approx(1.0)


def test_few_listed_points_are_rows_and_point_twice_is_shown_twice() -> None:
    experiment = experiment_of("few listed")
    figure, _ = drawn_points(experiment, lambda told: 0.5 + told["groupthink"])
    assert names(figure)[0].replace("\n", " ") == "1: 0 · health plan"
    assert len(names(figure)) == 6
    assert said(figure)[0] == "Satisfaction is highest at point 6 (1.00) and lowest at point 1 (0.50)"
    assert "rows: groupthink · industry" in said(figure)[1]


def moved(told: Any) -> float:
    """Return a satisfaction that a few of the factors of "one at a time" move."""
    best = {"bank": 0.03, "airline": -0.02}.get(told["industry"], 0.0)
    strength = told["human_bias.strength"]
    return 0.5 + 0.1 * strength + best - 0.05 * told["push.is_on"] * (1 + told["seed"]) + 10.0 * told["seed"]


def test_a_tornado_shows_the_largest_moves_from_the_scenario_seed_by_seed() -> None:
    """Both directions, the longest first, with the seeds' spread; luck that is the same in both worlds falls out."""
    experiment = experiment_of("one at a time")
    figure, rows = drawn_points(experiment, moved)
    own = rows[0]["human_bias.strength"]
    assert names(figure) == ["push", "human bias", "industry"]
    bars = [(bar.get_width(), to_hex(bar.get_facecolor())) for bar in figure.axes[0].patches]
    low, high = -0.1 * own, 0.1 * (1.0 - own)
    expected = [(0.075, GREEN), (low, BLUE), (high, ORANGE), (0.03, GREEN), (-0.02, GREEN)]
    assert [colour for _, colour in bars] == [colour for _, colour in expected]
    assert [width for width, _ in bars] == pytest.approx([width for width, _ in expected])
    spread = figure.axes[0].lines[1].get_xdata()  # after the line at no difference
    assert list(spread) == pytest.approx([0.05, 0.1])
    ends = [text.get_text() for text in figure.axes[0].texts]
    assert ends == ["off", "0", "1", "bank", "airline"]
    assert said(figure)[0].startswith(
        f"Of {len(experiment.factors)} factors moved alone, push moves satisfaction most: from "
    )
    assert said(figure)[0].endswith("at off instead of on")
    assert names(figure, 1) == []
    assert figure.axes[1].texts[0].get_text() == "no factor moves it"


def test_a_tornado_of_hundreds_of_factors_shows_the_twelve_largest() -> None:
    experiment = experiment_of("one at a time", uncertainties={"*": None}, levers={}, interventions={})
    order = [factor.name for factor in experiment.factors]
    own = rows_of(experiment, lambda told: 0.0)[0]
    figure, _ = drawn_points(
        experiment, lambda told: sum(number for number, name in enumerate(order) if told[name] != own[name])
    )
    assert names(figure) == [full_name(name) for name in order[:-13:-1]]
    assert f"the 12 of {len(order)} factors that move each outcome furthest" in said(figure)[1]


def test_a_tornado_without_its_middle_says_nothing() -> None:
    experiment = experiment_of("one at a time")
    rows = rows_of(experiment, moved)[2:]
    assert moves(["push.is_on"], Worlds(experiment, rows), "satisfaction") == []
    assert "too few runs were lived" in said(sweep_figure(experiment, rows))[0]


def test_elementary_effects_of_a_linear_world_are_its_slopes() -> None:
    """Over the whole range, with a sign, without spread; it would fail for steps that are not divided by their size."""
    experiment = experiment_of("morris", points=6)
    one, two = "human_bias.strength", "journey.emotion_gain"  # from 0 to 1, and from 0.5 to 5
    rows = rows_of(experiment, lambda told: 0.2 * told[one] - 0.1 * told[two] + 5.0 * told["seed"])
    found = elementary(experiment, Worlds(experiment, rows), "satisfaction")
    assert [each.name for each in found] == [two, one]
    assert [each.size for each in found] == pytest.approx([0.45, 0.2])
    assert [each.spread for each in found] == pytest.approx([0.0, 0.0], abs=1e-12)
    assert [each.sign for each in found] == ["−", "+"]
    figure = sweep_figure(experiment, rows)
    assert names(figure) == ["emotion gain (journey)", "human bias"]
    assert [bar.get_width() for bar in figure.axes[0].patches] == pytest.approx([0.45, 0.2])
    assert said(figure)[0] == (
        f"Of {len(experiment.factors)} factors, satisfaction is moved most by emotion gain (journey), then by human "
        "bias: by 0.45 on average from end to end"
    )


def test_elementary_effects_are_those_of_salib() -> None:
    """In a crooked world of ranges, whole numbers left out; trajectories with a failed run count not at all."""
    analysis = pytest.importorskip("SALib.analyze.morris")
    factors = {"human_bias.*": None}
    experiment = experiment_of("morris", uncertainties=factors, points=8, seeds=1)
    order = [factor.name for factor in experiment.factors]
    rows = rows_of(experiment, lambda told: float(np.prod([1.0 + 30.0 * told[name] ** 2 for name in order[:5]])))
    points = np.array([[row[name] for name in order] for row in rows])
    ends = [[factor.spread.low, factor.spread.high] for factor in experiment.factors if factor.spread]
    shares = (points - np.array(ends)[:, 0]) / np.ptp(np.array(ends), axis=1)
    problem = {"num_vars": len(order), "names": order, "bounds": [[0.0, 1.0]] * len(order)}
    outcome = np.array([row["satisfaction"] for row in rows])
    wanted = analysis.analyze(problem, shares, outcome, num_levels=4)
    found = elementary(experiment, Worlds(experiment, rows), "satisfaction")
    assert {each.name for each in found} == set(order[:5])
    for each in found:
        place = order.index(each.name)
        assert each.size == pytest.approx(wanted["mu_star"][place])
        assert each.spread == pytest.approx(wanted["sigma"][place])
    rows[3]["status"] = "failed"
    assert {len(each.effects) for each in elementary(experiment, Worlds(experiment, rows), "satisfaction")} == {7}


def test_every_firm_is_compared_with_itself() -> None:
    """Firms differ by far more than the lever moves them; it would fail for a difference of means over other firms."""
    experiment = experiment_of("firms with levers")
    lever = "customer_contact.intensity"
    figure, rows = drawn_points(
        experiment, lambda told: told["firm"] + (told[lever] - 0.2) * (1.0 if told["firm"] % 4 else -1.0)
    )
    half, most = differences(experiment, Worlds(experiment, rows), "satisfaction")
    assert (half.label, most.label) == ("customer contact 0.5", "customer contact 0.8")
    assert most.differences == pytest.approx([0.6 if firm % 4 else -0.6 for firm in range(32)])
    assert half.higher == 0.75
    assert names(figure) == [half.label, most.label]
    dots = figure.axes[0].collections[1].get_offsets().data
    assert np.sort(dots[:, 0]) == pytest.approx([-0.6] * 8 + [0.6] * 24)
    assert (np.abs(dots[:, 1] - 1.0) < 0.4).all()
    assert [text.get_text() for text in figure.axes[0].texts] == ["higher in", "75 %", "75 %"]
    smaller = experiment_of("firms with levers", smallest_differences={"satisfaction": 0.1})
    assert said(sweep_figure(smaller, rows))[0] == (
        "With customer contact 0.8 instead of 0.2, satisfaction is higher in 75 % of 32 firms, by 0.30 on average"
    )
    smaller = experiment_of("firms with levers", smallest_differences={"satisfaction": 0.5})
    assert said(sweep_figure(smaller, rows))[0].startswith("Satisfaction hardly changes in 32 firms: at most by 0.30")


def test_drawn_worlds_are_compared_with_themselves_where_levers_are_crossed() -> None:
    experiment = experiment_of("crossed")
    bias = "human_bias.strength"
    figure, rows = drawn_points(
        experiment, lambda told: 10.0 * told[bias] + told["empowerment"] - (told["industry"] == "bank")
    )
    found = differences(experiment, Worlds(experiment, rows), "satisfaction")
    assert [round(row.size, 6) for row in found] == [-1.0, 0.5, -0.5, 1.0, 0.0]
    assert found[0].label == "empowerment 0 and industry bank"
    assert all(np.ptp(row.differences) < 1e-9 for row in found)
    assert names(figure) == [row.label for row in found]
    assert "each drawn world against itself with empowerment 0 and industry health plan" in said(figure)[1]


def test_of_many_combinations_those_are_shown_that_differ_most() -> None:
    levers = {"customer_contact.intensity": {"range": [0, 1], "steps": 11}, "journey_view.intensity": [0.2, 0.8]}
    experiment = experiment_of("firms with levers", levers=levers, points=2)
    figure, _ = drawn_points(experiment, lambda told: told["customer_contact.intensity"])
    assert len(names(figure)) == 12
    assert names(figure)[-1] == "customer contact 1 and journey view 0.8"
    assert "the 12 of 21 combinations that differ most" in said(figure)[1]


def test_firms_without_levers_are_shown_by_industry() -> None:
    experiment = experiment_of("firms", points=48)
    figure, rows = drawn_points(experiment, lambda told: 0.01 * (told["firm"] % 16) + 0.001 * (told["firm"] // 16))
    found = by_industry(Worlds(experiment, rows), "satisfaction")
    assert list(found)[:2] == ["tv_internet", "health_plan"]
    assert sorted(found["grocery"]) == pytest.approx([0.0, 0.001, 0.002])
    assert names(figure)[:3] == ["all firms", "tv internet", "health plan"]
    assert len(figure.axes[0].collections[0].get_offsets()) == 48
    assert sorted(figure.axes[0].collections[1].get_offsets().data[:, 0]) == pytest.approx([0.15, 0.151, 0.152])
    assert said(figure)[0] == (
        "Satisfaction lies between 0.00 and 0.15 in nine of ten of 48 firms, highest in tv internet and lowest in "
        "grocery"
    )


def test_of_many_firms_dots_are_quantiles() -> None:
    """As many as can be told apart, the ends among them; it would fail for the first few hundred firms."""
    experiment = experiment_of("firms", points=1_000, seeds=1)
    figure, _ = drawn_points(experiment, lambda told: told["firm"] / 999.0)
    dots = figure.axes[0].collections[0].get_offsets().data[:, 0]
    assert len(dots) == 300
    assert [dots.min(), np.median(dots), dots.max()] == pytest.approx([0.0, 0.5, 1.0])
    assert "300 dots stand for 1,000 firms" in said(figure)[1]


def test_dots_beside_each_other_keep_apart() -> None:
    """Neighbours never share a height, and all stay in their row; it would fail for dots on one line."""
    beside = spread_out(np.linspace(0.0, 1.0, 200))
    assert (np.abs(np.diff(beside)) > 0.1).all()
    assert np.abs(beside).max() < 0.4
    assert spread_out(np.array([3.0, 1.0])) == pytest.approx(spread_out(np.array([1.0, 3.0]))[::-1])
