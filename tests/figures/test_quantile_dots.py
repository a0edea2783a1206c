"""Quantile dots: twenty of them, at the quantiles of the runs, none hidden by another."""

from __future__ import annotations

import numpy as np
import pytest
from made_worlds import title_of

from empathysim.analysis.futures import quantile_dots_of
from empathysim.errors import InputError
from empathysim.figures.quantile_dots import quantile_dots, stacked
from empathysim.wording.numbers import said_money
from empathysim.wording.rules import faults_in_title

LUCK = np.random.default_rng(1)
RUNS = {"today": LUCK.normal(11_000.0, 300.0, 200), "usaa": LUCK.normal(12_500.0, 400.0, 200)}


def test_twenty_dots_stand_near_the_quantiles_of_the_runs() -> None:
    """Read back: each is at most half a dot's width from its quantile; it would fail for dots of a histogram."""
    figure = quantile_dots("clv", RUNS, 156, "footer")
    for axes, (name, runs) in zip(figure.axes, RUNS.items(), strict=True):
        (drawn,) = [each for each in axes.collections if each.get_label() == name]
        dots = quantile_dots_of(runs)
        places = drawn.get_offsets()
        width = np.ptp(np.concatenate([quantile_dots_of(each) for each in RUNS.values()])) / 26
        assert len(places) == 20
        assert np.max(np.abs(np.sort(places[:, 0]) - dots)) <= width / 2.0
        assert len({tuple(place) for place in places}) == 20


def test_quantiles_are_those_of_the_middles_of_twentieths() -> None:
    """A thousand runs 0 to 999: the first dot stands at 2.5 of 100."""
    dots = quantile_dots_of(np.arange(1001.0))
    assert dots[[0, -1]] == pytest.approx([25.0, 975.0])
    assert np.diff(dots) == pytest.approx(np.full(19, 50.0))


def test_dots_within_a_width_stand_on_each_other() -> None:
    places, heights = stacked(np.array([0.0, 0.5, 0.9, 1.0, 3.0]), 1.0)
    assert places == pytest.approx([0.45, 0.45, 0.45, 1.0, 3.0])
    assert heights.tolist() == [0, 1, 2, 0, 0]


def test_the_title_tells_the_middle_ten() -> None:
    title = title_of(quantile_dots("clv", RUNS, 156, "footer"))
    told = ", ".join(f"{said_money(*quantile_dots_of(runs)[[5, 14]])} under {name}" for name, runs in RUNS.items())
    assert title.startswith(f"Lifetime value of a customer after 3 years: {told} (")
    assert "the middle 10 of 20 dots" in title
    assert faults_in_title(title) == []


def test_equal_runs_are_one_pile_and_too_many_scenarios_are_refused() -> None:
    (axes,) = quantile_dots("clv", {"today": np.full(3, 5.0)}, 52, "footer").axes
    heights = np.sort(np.asarray(axes.collections[0].get_offsets())[:, 1])
    assert heights == pytest.approx(np.arange(20) + 0.5)
    assert axes.get_ylim()[1] >= 20.0
    with pytest.raises(InputError, match="one scenario or two, not 3"):
        quantile_dots("clv", {"a": np.ones(2), "b": np.ones(2), "c": np.ones(2)}, 52, "footer")
    with pytest.raises(InputError, match="0 runs and 20 dots"):
        quantile_dots("clv", {"a": np.ones(0)}, 52, "footer")
