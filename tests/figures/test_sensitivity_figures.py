"""Figures of sensitivity, read back from what was drawn: bars, intervals, floors and names are the numbers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from made_worlds import title_of

from empathysim.analysis.sensitivity.answers import answered_by
from empathysim.analysis.sensitivity.indices import Sensitivity
from empathysim.analysis.sensitivity.sample import Sample
from empathysim.analysis.sensitivity.sensitivity import sensitivity
from empathysim.errors import InputError
from empathysim.figures.morris_plot import morris_plot, named
from empathysim.figures.sensitivity_words import parameter_name
from empathysim.figures.sobol_bars import sobol_bars
from empathysim.wording.rules import faults_in_title

RANGES = {"journey.start_rate": (0.0, 1.0), "human_bias.strength": (0.0, 1.0), "dummy": (0.0, 1.0)}


def world(places: np.ndarray, seed: int) -> dict[str, np.ndarray]:
    luck = np.random.default_rng(seed).normal(0.0, 0.02, (2, len(places)))
    value = 0.3 * places[:, 0] + 0.1 * places[:, 1] * places[:, 0]
    return {"satisfaction": value + luck[0], "clv": 1e4 * (value + luck[1])}


def found(kind: str, points: int, seeds: int = 3) -> Sensitivity:
    sample: Sample = answered_by(world, RANGES, kind, points, seeds=seeds)
    return sensitivity(replace(sample, weeks=104))


def test_bars_intervals_and_floors_are_the_indices() -> None:
    """Total above first order, each with its hatched floor; it would fail for bars of another parameter or order."""
    told = found("saltelli", 64)
    figure = sobol_bars(told)
    axes = figure.axes[0]
    order = told.of("satisfaction")
    assert [label.get_text() for label in axes.get_yticklabels()] == [parameter_name(each.parameter) for each in order]
    alone = {each.parameter: each for each in told.of("satisfaction", "S1")}
    wanted = [*order, *(alone[each.parameter] for each in order)]
    bars = [patch for patch in axes.patches if not patch.get_hatch()]
    floors = [patch for patch in axes.patches if patch.get_hatch()]
    assert [bar.get_width() for bar in bars] == pytest.approx([max(each.value, 0.0) for each in wanted])
    assert [bar.get_width() for bar in floors] == pytest.approx([each.noise_floor for each in wanted])
    lines = [tuple(line.get_xdata()) for line in axes.lines if len(set(line.get_ydata())) == 1]
    assert lines == [pytest.approx((each.low, each.high)) for each in wanted]
    texts = [text.get_text() for text in axes.texts]
    assert texts[0].endswith("total")
    assert any(text.endswith("alone") for text in texts)
    assert len(figure.axes) == 2


def test_dots_lie_at_size_and_spread_and_luck_is_a_band() -> None:
    told = found("morris", 12)
    axes = morris_plot(told).axes[0]
    spread = {each.parameter: each.value for each in told.of("satisfaction", "sigma")}
    dots = [tuple(each.get_offsets()[0]) for each in axes.collections if len(each.get_offsets()) == 1]
    wanted = [(each.value, spread[each.parameter]) for each in told.of("satisfaction")]
    assert sorted(dots) == [pytest.approx(each) for each in sorted(wanted)]
    band = next(patch for patch in axes.patches if patch.get_hatch())
    assert band.get_width() == pytest.approx(max(each.noise_floor for each in told.of("satisfaction")))
    names = [text.get_text() for text in axes.texts]
    assert names == [parameter_name(each.parameter) for each in named(told, "satisfaction")]
    assert "dummy" not in names


def test_a_group_has_a_bar_and_no_spread() -> None:
    """Trajectories that move a group have no sigma for it; it would fail for a dot at a spread of 0."""
    groups = {"journey.start_rate": "demand", "dummy": "demand"}
    told = sensitivity(replace(answered_by(world, RANGES, "morris", 12, seeds=3, groups=groups), weeks=104))
    assert told.groups == ("demand",)
    assert found("morris", 3).groups == found("saltelli", 4).groups == ()
    figure = morris_plot(told)
    axes = figure.axes[0]
    order = told.of("satisfaction")
    assert [label.get_text() for label in axes.get_yticklabels()] == [parameter_name(each.parameter) for each in order]
    bars = [patch.get_width() for patch in axes.patches if not patch.get_hatch()]
    assert bars == pytest.approx([each.value for each in order])
    assert axes.get_xlabel() == "mean size of the change"
    assert "a group has no spread" in " ".join(text.get_text() for text in figure.texts).replace("\n", " ")


def test_a_share_alone_above_the_whole_is_a_sign_of_too_few_points() -> None:
    """It would fail if a contradiction were shown in silence, or if parameters that luck moves gave the alarm."""
    told = found("saltelli", 64)
    assert told.contradictions("satisfaction") == ()
    assert "too few points" not in " ".join(text.get_text() for text in sobol_bars(told).texts)
    first = told.of("satisfaction")[0]
    above = [replace(each, value=1.01 * first.high) if each.kind == "S1" else each for each in told.indices]
    few = replace(told, indices=tuple(above))
    assert few.contradictions("satisfaction") == tuple(
        each.parameter for each in told.of("satisfaction") if each.is_above_floor
    )
    assert f"the share of {first.parameter}" in few.sentences()["satisfaction"]
    assert "too few points" in " ".join(text.get_text() for text in sobol_bars(few).texts).replace("\n", " ")


@pytest.mark.parametrize(("kind", "points"), [("saltelli", 64), ("morris", 12), ("latin_hypercube", 100)])
def test_titles_obey_the_rules_and_everything_lies_inside(kind: str, points: int) -> None:
    """Also with one seed, of which no floor is known; it would fail for a text that runs out of the figure."""
    for seeds in (1, 3):
        told = found(kind, points, seeds)
        figure = (morris_plot if kind == "morris" else sobol_bars)(told)
        assert [str(fault) for fault in faults_in_title(title_of(figure))] == []
        figure.canvas.draw()
        wide = figure.bbox.width
        for axes in figure.axes:
            for text in axes.texts:
                box = text.get_window_extent()
                assert box.x0 >= 0.0
                assert box.x1 <= wide + 1.0


def test_nothing_that_moves_and_the_wrong_method_are_met_in_words() -> None:
    still = answered_by(lambda places, seed: np.full(len(places), 0.4), RANGES, "saltelli", 4, seeds=2)
    texts = [text.get_text() for text in sobol_bars(sensitivity(still)).axes[0].texts]
    assert texts == ["no factor moves it"]
    with pytest.raises(InputError, match="take morris_plot"):
        sobol_bars(found("morris", 3))
    with pytest.raises(InputError, match="take sobol_bars"):
        morris_plot(found("saltelli", 4))
