"""Figures of portfolios, read back: what is drawn is what was found."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from empathysim.analysis.place import Place
from empathysim.analysis.portfolio.front import Effort
from empathysim.analysis.portfolio.plan import Plan, plan
from empathysim.analysis.portfolio.planned import FrontPoint, Gain
from empathysim.analysis.portfolio.synergy import Synergy
from empathysim.errors import InputError
from empathysim.figures.pareto_front import pareto_front
from empathysim.figures.plan_path import plan_path
from empathysim.figures.synergy_matrix import synergy_matrix
from empathysim.scenarios.scenario import Scenario

SMALL = {"weeks": 8, "warm_up": 4, "employees": 20, "customers": 100}


@pytest.fixture(scope="module")
def planned() -> Plan:
    levers = ("talk_about_emotions", "journey_view")
    return plan("baseline", 40_000.0, goal="empathy", seeds=4, levers=levers, effort=Effort(4, 2, 2), **SMALL)


def texts(figure: Figure) -> str:
    figure.draw_without_rendering()
    return "\n".join(text.get_text() for text in figure.findobj(lambda each: hasattr(each, "get_text")))


def test_the_front_is_drawn_where_it_was_found(planned: Plan) -> None:
    """Each panel's line goes through its own front, and the plan lies at its cost and gain."""
    figure = pareto_front(planned)
    panels = [axes for axes in figure.axes if axes.has_data()]
    assert len(panels) == 4
    for axes, goal in zip(panels, planned.point.gains, strict=True):
        scale = 1e-3 if goal == "clv" else 100.0
        front = [point for point in planned.front if goal in point.best_for]
        line = next(line for line in axes.lines if line.get_drawstyle() == "steps-post")
        assert np.allclose(line.get_xdata(), [point.cost / 1e3 for point in front])
        assert np.allclose(line.get_ydata(), [point.gains[goal].gain * scale for point in front])
        mark = next(line for line in axes.lines if line.get_marker() == "D")
        assert np.allclose(mark.get_xydata()[0], (planned.cost / 1e3, planned.point.gains[goal].gain * scale))
        hollow = [line for line in axes.lines if line.get_marker() == "o" and line.get_markerfacecolor() == "white"]
        assert len(hollow) == sum(goal in point.tied_with_plan for point in front)


def test_the_front_says_what_it_is(planned: Plan) -> None:
    told = texts(pareto_front(planned))
    assert "the plan" in told
    assert "budget" in told
    assert "4 seeds (0 to 3)" in told


def found(extra: np.ndarray) -> Synergy:
    levers = ("human_bias.strength", "journey_view.intensity", "customer_contact.intensity")
    return Synergy(
        Scenario("firm"), "satisfaction", Place(), tuple(range(8)), levers, (0.0, 0.8, 0.8), np.full((3, 8), 0.02),
        extra, 0.005, 56,
    )  # fmt: skip


def test_the_matrix_shows_each_pair_once() -> None:
    """One pair clearly more, one clearly less, one that cannot be told: signs, weights, hatch and title say so."""
    extra = np.zeros((3, 3, 8))
    near, wide = np.linspace(-1e-4, 1e-4, 8), np.linspace(-0.4, 0.4, 8)
    for (row, column), values in {(0, 1): 0.03 + near, (0, 2): -0.04 + near, (1, 2): wide}.items():
        extra[row, column] = extra[column, row] = values
    figure = synergy_matrix(found(extra))
    axes = next(axes for axes in figure.axes if axes.has_data() or axes.patches)
    cells = {tuple(np.round(text.get_position()).astype(int)): text for text in axes.texts}
    assert (cells[0, 1].get_text(), cells[0, 1].get_fontweight()) == ("+3.0", "bold")
    assert (cells[0, 2].get_text(), cells[0, 2].get_fontweight()) == ("−4.0", "bold")
    assert (cells[1, 2].get_text(), cells[1, 2].get_fontweight()) == ("0", "normal")
    assert cells[1, 1].get_text() == "2.0"
    hatched = [patch for patch in axes.patches if isinstance(patch, Rectangle) and patch.get_hatch()]
    assert [(round(patch.get_x() + 0.47), round(patch.get_y() + 0.47)) for patch in hatched] == [(1, 2)]
    told = texts(figure).replace("\n", " ")
    assert "1 of 3 pairs of levers is worth more than the sum of the two, 1 less" in told
    assert "of 1 one cannot tell yet" in told


def test_the_path_shows_each_step_with_its_ties(planned: Plan) -> None:
    """A row a step in their order, its interval as a line, and the levers that are tied named beside it."""
    first = replace(planned.steps[0], tied_with=("customer_contact.intensity",))
    tied = replace(planned, steps=(first, *planned.steps[1:]))
    axes = plan_path(tied).axes[0]
    rows = [text.get_text() for text in axes.get_yticklabels()]
    assert len(rows) == len(planned.steps)
    assert rows[0].startswith("1  talk about emotions to")
    lines = [line for line in axes.lines if len(line.get_xdata()) == 2 and line.get_ydata()[0] == line.get_ydata()[1]]
    assert [tuple(line.get_xdata()) for line in lines] == [(step.gain.low, step.gain.high) for step in planned.steps]
    beside = [text.get_text() for text in axes.texts]
    assert "tied: customer contact" in beside
    assert "none tied" in beside


def test_a_pair_of_which_few_runs_are_equal_is_hatched() -> None:
    """Of 8 runs in which a pair is worth as much more, nothing can be said."""
    figure = synergy_matrix(found(np.where(np.eye(3)[:, :, None] == 1.0, 0.0, np.full((3, 3, 8), 0.03))))
    axes = next(axes for axes in figure.axes if axes.patches)
    assert len([patch for patch in axes.patches if isinstance(patch, Rectangle) and patch.get_hatch()]) == 3


def test_a_gain_of_which_nothing_is_known_has_no_bar(planned: Plan) -> None:
    """Neither on the path nor on the front; the path says so beside its row."""
    unknown = Gain(0.02, -np.inf, np.inf)
    step = replace(planned.steps[0], gain=unknown, verdict="cannot_tell_yet")
    point = replace(planned.point, gains=dict.fromkeys(planned.point.gains, unknown))
    axes = plan_path(replace(planned, steps=(step,), point=point)).axes[0]
    assert not [line for line in axes.lines if len(line.get_xdata()) == 2 and list(line.get_ydata()) == [0, 0]]
    assert any("of its size nothing is known" in text.get_text() for text in axes.texts)
    for axes in pareto_front(replace(planned, point=point)).axes:
        assert np.isfinite(axes.get_ylim()).all()


@pytest.mark.parametrize("side", [1.0, -1.0])
def test_the_label_of_the_plan_lies_beside_all_points(planned: Plan, side: float) -> None:
    """Points crowd below the plan, or above it; it fails where the label has one place whatever lies there."""

    def point(cost: float, share: float, best_for: tuple[str, ...] = ()) -> FrontPoint:
        gains = {goal: Gain(*[share * abs(each.gain)] * 3) for goal, each in planned.point.gains.items()}
        return replace(planned.point, cost=cost, gains=gains, best_for=best_for)

    crowd = [
        point(15_000.0 + 1_000.0 * right, 1.0 - side * share) for right in range(26) for share in (0.05, 0.1, 0.15)
    ]
    ends = [point(cost, share, tuple(planned.point.gains)) for cost, share in ((0.0, 0.0), (60_000.0, 1.3))]
    figure = pareto_front(replace(planned, point=point(20_000.0, 1.0), front=(*crowd, *ends)))
    figure.draw_without_rendering()
    for axes in (axes for axes in figure.axes if axes.has_data()):
        box = Text.get_window_extent(next(text for text in axes.texts if text.get_text().startswith("the plan")))
        marks = [line for line in axes.lines if line.get_marker() != "None"]
        places = np.concatenate([line.get_transform().transform(line.get_xydata()) for line in marks])
        assert not any(box.contains(*place) for place in places)


def test_a_plan_without_steps_has_no_path(planned: Plan) -> None:
    with pytest.raises(InputError, match="no step"):
        plan_path(replace(planned, steps=()))
