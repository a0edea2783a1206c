"""Paired-difference dots: every pair is drawn, in units of what matters, beside its verdict."""

from __future__ import annotations

import numpy as np
import pytest
from made_worlds import said, title_of

from empathysim.analysis.paired_difference import PairedDifference
from empathysim.errors import InputError
from empathysim.figures.difference_dots import difference_dots
from empathysim.wording.rules import faults_in_title


def made(outcome: str, differences: list[float], low: float, high: float, matters: float) -> PairedDifference:
    """Return a difference of these pairs."""
    return PairedDifference(outcome, 0.0, 0.0, np.array(differences), low, high, matters)


OUTCOMES = {
    "satisfaction": made("satisfaction", [0.02, 0.03, 0.025], 0.02, 0.03, 0.005),
    "turnover": made("turnover", [-0.02, 0.01, 0.0], -0.03, 0.02, 0.01),
    "clv": made("clv", [300.0, -50.0, 600.0], 100.0, 500.0, 240.0),
}


def test_dots_and_intervals_are_the_differences_over_what_matters() -> None:
    """Read back from the artists; it would fail for a dot that is left out, or an outcome in another unit."""
    axes = difference_dots(OUTCOMES, "today", "usaa", 156, "footer").axes[0]
    dots = [each for each in axes.collections if len(each.get_offsets()) == 3]
    for drawn, told in zip(dots, OUTCOMES.values(), strict=True):
        assert sorted(drawn.get_offsets()[:, 0]) == pytest.approx(sorted(told.differences / told.smallest_difference))
    bars = [np.asarray(each.get_xdata()) for each in axes.lines if each.get_linewidth() == 2.0]
    for told in OUTCOMES.values():
        ends = [told.low / told.smallest_difference, told.high / told.smallest_difference]
        assert any(len(bar) == 2 and np.allclose(bar, ends) for bar in bars)


def test_the_title_counts_the_verdicts_and_rows_tell_them() -> None:
    figure = difference_dots(OUTCOMES, "today", "usaa", 156, "footer")
    title = title_of(figure)
    assert title == (
        "usaa against today after 3 years, 3 paired runs: of 3 outcomes 1 higher; 1 higher, perhaps too little to "
        "matter; 1 cannot tell yet"
    )
    assert faults_in_title(title) == []
    assert "higher · 3 of 3" in said(figure)
    assert "2.0 to 3.0 points of 100" in said(figure)
    assert "cannot tell yet" in said(figure)


def test_equal_scenarios_and_single_pairs_are_drawn() -> None:
    same = made("clv", [0.0, 0.0], 0.0, 0.0, 10.0)
    single = made("clv", [5.0], -np.inf, np.inf, 10.0)
    assert "practically the same" in said(difference_dots({"clv": same}, "a", "b", 52, "footer"))
    assert "of its size nothing is known" in said(difference_dots({"clv": single}, "a", "b", 52, "footer"))


def test_what_lies_far_out_is_drawn_together_and_said_to_be() -> None:
    """Linear up to 5 and logarithmic beyond; it would fail where a large outcome crushes the small ones."""
    far = {**OUTCOMES, "npv": made("npv", [4000.0, 5000.0, 4500.0], 4000.0, 5000.0, 10.0)}
    figure = difference_dots(far, "today", "usaa", 156, "footer")
    assert figure.axes[0].get_xscale() == "symlog"
    assert "drawn together" in " ".join(text.get_text().replace("\n", " ") for text in figure.texts)
    assert difference_dots(OUTCOMES, "today", "usaa", 156, "footer").axes[0].get_xscale() == "linear"


def test_what_has_no_scale_is_refused() -> None:
    with pytest.raises(InputError, match="scales nothing"):
        difference_dots({"clv": made("clv", [1.0], 0.0, 1.0, 0.0)}, "a", "b", 52, "footer")
    with pytest.raises(InputError, match="no outcome to draw"):
        difference_dots({}, "a", "b", 52, "footer")


def test_money_and_descriptions_are_written_as_they_are_read() -> None:
    """It fails where two dollar signs are taken for mathematics, or a title begins small."""
    figure = difference_dots(OUTCOMES, "the firm", "the firm with ties", 52, "footer")
    beside = [text for text in figure.axes[0].texts if "$" in text.get_text()]
    assert beside
    assert not any(text.get_parse_math() for text in beside)
    assert title_of(figure).startswith("The firm with ties against the firm")
    assert title_of(difference_dots(OUTCOMES, "today", "usaa", 52, "footer")).startswith("usaa against today")
