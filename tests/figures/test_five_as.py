"""The five A's, stacked over time and diverging at the end: areas and bars are the shares of journeys."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from made_worlds import WEEKS, made_worlds, said, title_of
from matplotlib.patches import Rectangle

from empathysim.analysis.futures import trailing_mean
from empathysim.errors import InputError
from empathysim.figures.five_as_diverging import five_as_diverging
from empathysim.figures.five_as_stacked import five_as_stacked
from empathysim.figures.palette import FIVE_AS, TEXTURES
from empathysim.wording.rules import faults_in_title

WORLDS = made_worlds("today", "usaa")


def ends(row: int) -> np.ndarray:
    """Return the mean shares of the last half year, from the numbers themselves."""
    return np.array([WORLDS.weekly[name][row, :, -26:].mean() for name in FIVE_AS])


def pieces(axes: object) -> list[Rectangle]:
    """Return the pieces of bars, by label and place."""
    return [patch for patch in axes.patches if patch.get_label() in FIVE_AS]  # type: ignore[attr-defined]


def test_areas_are_the_mean_shares_of_three_months() -> None:
    """Read back the heights of the areas in the last week; it would fail for shares of another world, or unsmoothed."""
    figure = five_as_stacked(WORLDS, "usaa", "footer", against="today")
    below = 0.0
    for layer, (name, texture) in zip(figure.axes[0].collections, TEXTURES.items(), strict=True):
        corners = layer.get_paths()[0].vertices
        last = corners[corners[:, 0] == WEEKS - 1][:, 1]
        share = 100.0 * trailing_mean(WORLDS.weekly[name][1].mean(axis=0), 13)[-1]
        assert [last.min(), last.max()] == pytest.approx([below, below + share])
        assert layer.get_label() == name
        assert (layer.get_hatch() or "") == texture
        below += share
    assert below == pytest.approx(100.0)


def test_the_bar_at_the_right_is_the_other_worlds_end() -> None:
    figure = five_as_stacked(WORLDS, "usaa", "footer", against="today")
    assert [piece.get_height() for piece in pieces(figure.axes[1])] == pytest.approx(list(100.0 * ends(0)))
    assert "today" in said(figure)
    for name in FIVE_AS:
        assert name in said(figure)
    assert len(five_as_stacked(WORLDS, "usaa", "footer").axes) == 1


def test_the_stacked_title_tells_where_adoring_less_angry_began_and_ended() -> None:
    figure = five_as_stacked(WORLDS, "usaa", "footer", against="today")
    begin = 100.0 * (WORLDS.weekly["adoring"] - WORLDS.weekly["angry"])[1, :, :13].mean()
    last = 100.0 * (ends(1)[-1] - ends(1)[0])
    other = 100.0 * (ends(0)[-1] - ends(0)[0])
    title = title_of(figure)
    assert title == (
        f"Adoring less angry, of 100 journeys, go from {begin:.1f} to {last:.1f} in 2 years under usaa; "
        f"under today at {other:.1f}"
    )
    assert faults_in_title(title) == []


def test_bars_are_a_hundred_long_with_the_ambivalent_in_the_middle() -> None:
    """Read back from the artists; it would fail for a bar that begins at 0, or one in the wrong order."""
    figure = five_as_diverging(WORLDS, "footer")
    drawn = pieces(figure.axes[0])
    for row in range(2):
        bar = drawn[5 * row : 5 * row + 5]
        assert [piece.get_label() for piece in bar] == list(FIVE_AS)
        assert [piece.get_width() for piece in bar] == pytest.approx(list(100.0 * ends(row)))
        assert [piece.get_hatch() or "" for piece in bar] == list(TEXTURES.values())
        assert bar[2].get_x() + bar[2].get_width() / 2.0 == pytest.approx(0.0, abs=1e-9)
        assert bar[0].get_x() + 100.0 == pytest.approx(bar[4].get_x() + bar[4].get_width())
    assert [text.get_text() for text in figure.axes[0].get_yticklabels()] == ["today", "usaa"]
    assert figure.axes[0].yaxis_inverted()


def test_the_diverging_title_tells_both_edges() -> None:
    title = title_of(five_as_diverging(WORLDS, "footer"))
    first, second = (f"{100.0 * ends(row)[4]:.0f}" for row in range(2))
    assert title.startswith(f"After 2 years, {first} of 100 journeys end adoring and ")
    assert f", {second} and " in title
    assert title.endswith("under usaa")
    assert faults_in_title(title) == []


def test_what_was_not_kept_or_is_not_there_is_named() -> None:
    bare = replace(WORLDS, weekly={"satisfaction": WORLDS.weekly["satisfaction"]})
    with pytest.raises(InputError, match="'angry' was not kept week by week"):
        five_as_diverging(bare, "footer")
    with pytest.raises(InputError, match=r"no world 'uusaa'.*usaa"):
        five_as_stacked(WORLDS, "uusaa", "footer")
