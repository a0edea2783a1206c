"""The fan chart draws the quantiles over seeds and says where the middle runs end."""

from __future__ import annotations

import numpy as np
import pytest
from made_worlds import SEEDS, WEEKS, line, made_worlds, said, title_of

from empathysim.analysis.futures import futures, trailing_mean
from empathysim.errors import InputError
from empathysim.figures.fan_chart import fan_chart
from empathysim.wording.numbers import said_range
from empathysim.wording.rules import faults_in_title


def test_lines_and_bands_are_the_quantiles_of_the_runs() -> None:
    """Read back from the artists; it would fail for a band of another share, or of the mean."""
    worlds = made_worlds("today", "usaa")
    figure = fan_chart(futures(worlds, "satisfaction"), "footer")
    axes = figure.axes[0]
    for row, name in enumerate(worlds.names):
        runs = worlds.weekly["satisfaction"][row]
        weeks, median = line(axes, name)
        assert weeks == pytest.approx(np.arange(WEEKS))
        assert median == pytest.approx(np.median(runs, axis=0))
        for band, ends in zip(axes.collections[2 * row : 2 * row + 2], ((0.1, 0.9), (0.25, 0.75)), strict=True):
            corners = band.get_paths()[0].vertices
            last = corners[corners[:, 0] == WEEKS - 1][:, 1]
            assert [last.min(), last.max()] == pytest.approx(np.quantile(runs[:, -1], ends))


def test_the_title_tells_the_ends_of_the_middle_runs() -> None:
    """Recomputed from the runs, in points of 100, and fit to be printed."""
    worlds = made_worlds("today", "usaa")
    title = title_of(fan_chart(futures(worlds, "satisfaction"), "footer"))
    assert title.startswith("Satisfaction of customers after 2 years: ")
    for row, name in enumerate(worlds.names):
        ends = 100.0 * np.quantile(worlds.weekly["satisfaction"][row, :, -1], (0.1, 0.9))
        assert f"{said_range(*ends)} points of 100 under {name}" in title
    assert faults_in_title(title) == []


def test_luck_is_called_luck_and_scenarios_are_named_where_they_end() -> None:
    figure = fan_chart(futures(made_worlds("today", "usaa"), "satisfaction"), "scenario today · seed 1")
    texts = " ".join(text.get_text().replace("\n", " ") for text in figure.texts)
    assert "luck alone" in texts
    assert f"median of {SEEDS} runs" in texts
    assert "scenario today · seed 1" in texts
    assert "today" in said(figure)
    assert "usaa" in said(figure)


def test_a_trailing_mean_takes_what_there_is() -> None:
    """Week 0 is itself, later ones the mean of three; it would fail for a mean that looks ahead."""
    assert trailing_mean([[0.0, 3.0, 6.0, 9.0, 0.0]], 3)[0] == pytest.approx([0.0, 1.5, 3.0, 6.0, 5.0])


def test_what_cannot_be_drawn_is_refused() -> None:
    worlds = made_worlds("a", "b", "c")
    with pytest.raises(InputError, match=r"'satisfactoin' was not kept week by week.*satisfaction"):
        futures(worlds, "satisfactoin")
    with pytest.raises(InputError, match="over = 0 must be 1 week or more"):
        futures(worlds, "satisfaction", over=0)
    with pytest.raises(InputError, match="one scenario or two"):
        fan_chart(futures(worlds, "satisfaction"), "footer")
