"""Figures of tipping: what was found can be read back from what was drawn."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Polygon, Rectangle
from worlds import needs_machine_code

from empathysim.analysis.tipping.before_the_tip import before_the_tip
from empathysim.analysis.tipping.phase_map import phase_map
from empathysim.analysis.tipping.ramp import ramp
from empathysim.analysis.tipping.recovery import recovery
from empathysim.analysis.tipping.verdict_map import VerdictMap, verdict_map
from empathysim.figures.early_warning import early_warning_figure
from empathysim.figures.hysteresis_loop import hysteresis_loop
from empathysim.figures.palette import BLUE, ORANGE
from empathysim.figures.phase_map import phase_map_figure
from empathysim.figures.recovery import recovery_figure
from empathysim.figures.verdict_map import cells_of, verdict_map_figure
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.verdict import VERDICTS

pytestmark = needs_machine_code

BASELINE = Scenario.load("baseline")
OBEDIENT = BASELINE.replace({"corporate_culture.strength": 1.0, "group_think.conformity": 0.9})
PRESSURE, CONFORMITY = "corporate_culture.pressure", "group_think.conformity"
SMALL: dict[str, Any] = {"warm_up": 4, "employees": 40, "customers": 300}


def texts(figure: Figure) -> list[str]:
    """Return every text that stands in the figure."""
    return [text.get_text() for axes in figure.axes for text in axes.texts] + [text.get_text() for text in figure.texts]


def test_every_cell_of_the_map_has_the_ground_of_its_verdict_and_its_number() -> None:
    """It would fail if the map stood on its head, or a verdict were drawn as another."""
    told = verdict_map(
        BASELINE, (PRESSURE, (0.0, 0.6, 1.0)), (CONFORMITY, (0.0, 0.6)), "attention", seeds=3, weeks=12, **SMALL
    )
    figure = verdict_map_figure(told)
    (axes,) = figure.axes
    grounds = {
        (round(box.get_x() + 0.5), round(box.get_y() + 0.5)): to_hex(box.get_facecolor())
        for box in axes.patches
        if isinstance(box, Rectangle)
        and box.get_fill()
        and box.get_transform() != axes.transAxes
        and box.get_width() == 1
    }
    looks = cells_of("higher")
    for row, line in enumerate(told.verdicts):
        for column, verdict in enumerate(line):
            assert grounds[column, row] == to_hex(looks[verdict].ground)
    numbers = {(text.get_position(), text.get_text()) for text in axes.texts}
    best = 100.0 * told.difference[0, 0]
    assert any(place == (0, 0) and float(text) == pytest.approx(best, abs=0.51) for place, text in numbers)
    assert "Today" in texts(figure)
    assert any("scenario baseline" in text and "seeds" in text for text in texts(figure))


def test_where_nothing_is_known_of_a_difference_no_number_is_drawn() -> None:
    """Two pairs in which nobody quits: a question mark in each cell but Today's, explained; no 0 that none knows."""
    told = verdict_map(
        BASELINE, (PRESSURE, (0.3, 0.6)), (CONFORMITY, (0.3, 0.6)), "turnover", seeds=2, weeks=1, **SMALL
    )
    figure = verdict_map_figure(told)
    assert texts(figure).count("?") == 3
    assert any("?: of its size nothing is known" in text.replace("\n", " ") for text in texts(figure))
    assert not any("without limit" in text for text in texts(figure))


def test_blue_is_better_and_every_verdict_looks_different() -> None:
    for better, ground in (("higher", BLUE), ("lower", ORANGE)):
        looks = cells_of(better)
        assert looks["higher"].ground == ground
        assert len({look[:2] for look in looks.values()}) == len(VERDICTS)
    assert cells_of("higher")["cannot_tell_yet"].texture


def test_the_present_point_is_not_drawn_where_it_lies_outside() -> None:
    told = verdict_map(
        BASELINE, (PRESSURE, (0.0, 0.3)), (CONFORMITY, (0.0, 0.6)), "attention", seeds=2, weeks=4, **SMALL
    )
    assert "Today" not in texts(verdict_map_figure(told))


def test_the_present_point_hides_no_number() -> None:
    """Framed where it is a cell, crossing lines below the numbers where it lies between; it would fail for a frame
    around half a cell, or a label over a number.
    """
    here = (PRESSURE, (0.3, 0.6, 0.9)), (CONFORMITY, (0.3, 0.6, 0.9))
    between = (PRESSURE, (0.3, 0.5, 0.9)), (CONFORMITY, (0.3, 0.9))
    for levers, lines in ((here, 0), (between, 4)):
        told = verdict_map(BASELINE, *levers, "attention", seeds=2, weeks=4, **SMALL)
        figure = verdict_map_figure(told)
        figure.canvas.draw()
        (axes,) = figure.axes
        assert len(axes.lines) == lines
        assert sum(isinstance(each, Rectangle) and not each.get_fill() for each in axes.patches) == (0 if lines else 2)
        cells = [
            text for text in axes.texts if text.get_position() in np.ndindex(len(told.x_values), len(told.y_values))
        ]
        assert len(cells) == told.difference.size
        assert all(line.get_zorder() < text.get_zorder() for line in axes.lines for text in cells)
        (today,) = [text for text in axes.texts if text.get_text() == "Today"]
        assert not any(today.get_window_extent().overlaps(text.get_window_extent()) for text in cells)


def test_entries_of_the_legend_do_not_lie_on_each_other() -> None:
    """Beside a map of two rows, with every verdict; it would fail where they are set by the height of the map."""
    told = verdict_map(BASELINE, (PRESSURE, (0.3, 0.6)), (CONFORMITY, (0.3, 0.6)), seeds=2, weeks=2, **SMALL)
    counts = dict.fromkeys(VERDICTS, 1)
    figure = verdict_map_figure(Counted(**vars(told), counts=counts))
    figure.canvas.draw()
    entries = [text.get_window_extent() for text in figure.axes[0].texts if "1 of 6 cells" in text.get_text()]
    assert len(entries) == len(VERDICTS)
    assert not any(upper.y0 < lower.y1 for upper, lower in pairwise(entries))
    assert entries[-1].y0 > figure.axes[0].get_window_extent().y0 - 8.0


class Counted(VerdictMap):
    """A map with counts of its own."""

    counts: dict[Any, int] = {}  # noqa: RUF012

    def __init__(self, *, counts: dict[Any, int], **told: Any) -> None:
        super().__init__(**told)
        object.__setattr__(self, "counts", counts)


def test_the_loop_shows_both_ways_the_folds_and_the_balances() -> None:
    """Means of both ways as lines; the mean field solid where stable and dotted where not, and only for the norm."""
    told = ramp(OBEDIENT, PRESSURE, [0.4, 0.6, 0.8, 1.0], weeks_each=52, seeds=2)
    (axes,) = hysteresis_loop(told).axes
    drawn = {line.get_label(): line for line in axes.lines if line.get_label() in ("way up", "way down")}
    np.testing.assert_allclose(drawn["way up"].get_ydata(), told.up.mean(axis=0))
    np.testing.assert_allclose(drawn["way down"].get_ydata(), told.down.mean(axis=0))
    assert any(line.get_linestyle() == ":" for line in axes.lines)
    assert sum(text.get_text().startswith("fold at") for text in axes.texts) == 2
    other = ramp(OBEDIENT, PRESSURE, [0.4, 1.0], weeks_each=8, outcome="trust", seeds=2, **SMALL)
    assert not any(text.startswith("fold at") for text in texts(hysteresis_loop(other)))


def test_a_loop_without_intervals_says_so() -> None:
    """One run has no interval, so no bar is drawn; it would fail if its missing bars looked like certainty."""
    one, two = (ramp(OBEDIENT, PRESSURE, [0.4, 1.0], weeks_each=8, seeds=seeds, **SMALL) for seeds in (1, 2))
    said = ["no bar: of its size nothing is known" in " ".join(texts(hysteresis_loop(each))).replace("\n", " ")
            for each in (one, two)]  # fmt: skip
    assert said == [True, False]


def test_the_phase_map_frames_cells_that_remember_and_draws_both_folds() -> None:
    told = phase_map(OBEDIENT, (0.45, 0.65), (0.6, 0.9), weeks=156, seeds=1)
    figure = phase_map_figure(told)
    axes, scale = figure.axes
    assert scale.get_title(loc="left") == "target-first norm"
    assert scale.get_ylim() == (0.0, 1.0)
    halves = [patch for patch in axes.patches if isinstance(patch, Polygon)]
    frames = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    assert len(halves) == 2 * told.below.size
    assert len(frames) == 2 * int((told.remembers == 1).sum()) > 0
    assert f"{told.above[1, 1]:.2f}".removeprefix("0") in texts(figure)
    wedge = told.wedge()
    there = np.isfinite(wedge).all(axis=1)
    for side in (0, 1):
        assert any(np.array_equal(line.get_xdata(), wedge[there, side]) for line in axes.lines)


def test_recovery_shows_each_pair_and_counts_who_is_left() -> None:
    told = recovery(OBEDIENT.replace({PRESSURE: 0.6}), PRESSURE, 1.0, 26, seeds=2, horizon=52, **SMALL)
    figure = recovery_figure(told)
    pairs, away = figure.axes
    lines = [line.get_ydata() for line in pairs.lines]
    assert all(any(np.array_equal(row, line) for line in lines) for row in told.differences)
    np.testing.assert_array_equal(away.lines[0].get_ydata(), 100.0 * told.still_away())


def test_recovery_of_nobody_who_moved_shows_nobody_back() -> None:
    """Differences far below what matters; it would fail if "all are back" stood beside them."""
    told = recovery(OBEDIENT, PRESSURE, 1.0, 4, seeds=2, horizon=26, matters=1.0, **SMALL)
    assert not told.moved.any()
    said = texts(recovery_figure(told))
    assert "none was moved" in said
    assert "all are back" not in said


def test_early_warning_shows_records_up_to_their_end_and_both_signs() -> None:
    told = before_the_tip(OBEDIENT, ramp_weeks=312, seeds=2, surrogates=20, employees=60)
    figure = early_warning_figure(told)
    norm, variance, slowness = figure.axes
    for row, (each, end) in enumerate(zip(told.signs, told.ends, strict=True)):
        assert any(np.array_equal(line.get_ydata(), told.norm[row, :end]) for line in norm.lines)
        assert any(np.array_equal(line.get_ydata(), each.variance / each.variance[0]) for line in variance.lines)
        assert any(np.array_equal(line.get_ydata(), each.autocorrelation) for line in slowness.lines)
    assert f"{told.seen[0]} of 2" in variance.get_title(loc="left")
    assert not any("a sign" in text or "never tip" in text for text in texts(figure))
    assert "a sign" not in variance.get_title(loc="left")
