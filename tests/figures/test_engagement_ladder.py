"""The engagement ladder: rungs are those of the survey, and small groups say nothing."""

from __future__ import annotations

import numpy as np
import pytest
from made_worlds import said, title_of

from empathysim.analysis.engagement_ladder import RUNGS, Ladder, engagement_ladder
from empathysim.analysis.place import Place
from empathysim.analysis.worlds import readings_of
from empathysim.errors import InputError
from empathysim.figures.engagement_ladder import engagement_ladder_figure
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.rules import faults_in_title

RUN = Place(weeks=4, warm_up=8, employees=60).lived(Scenario.load("baseline"), 1)


def made(name: str, people: list[int], empathy: list[float]) -> Ladder:
    """Return a ladder of one run."""
    return Ladder(name, np.array([people]), np.array(empathy), np.array([-0.2, -0.1, 0.0, -0.001]), np.array([0.5] * 4))


def test_rungs_are_the_surveys_classes() -> None:
    """The same shares as the summary of the run; it would fail for an edge that is off by one."""
    summary = readings_of(RUN)
    assert RUNGS == ("disengaged", "slightly engaged", "moderately engaged", "highly engaged")
    shares = engagement_ladder("today", [RUN]).shares
    assert shares == pytest.approx([summary[f"share_{rung.replace(' ', '_')}"] for rung in RUNGS])
    assert (shares > 0.0).all()


def test_what_goes_with_a_rung_is_the_mean_over_its_touches() -> None:
    """All rungs together give the week's own reading of empathy; more runs only add people."""
    many = engagement_ladder("today", [RUN] * 4)
    assert many.people.shape == (4, 4)
    people = RUN.organization.employees
    people = people[people["is_active"]]
    assert np.isfinite(many.empathy).all()
    assert many.empathy.min() <= people["felt_sum"].sum() / people["touches"].sum() <= many.empathy.max()
    assert many.happiness @ many.shares == pytest.approx(people["happiness"].mean())


def test_fewer_than_ten_people_say_nothing() -> None:
    """A firm of thirty has rungs with fewer than ten; their values are hidden, and drawn as a dash."""
    small = Place(weeks=4, warm_up=8, employees=30).lived(Scenario.load("baseline"), 1)
    few = engagement_ladder("today", [small])
    hidden = few.people[0] < 10
    assert hidden.any()
    assert np.isnan(few.happiness[hidden]).all()
    assert np.isfinite(few.happiness[~hidden]).all()
    assert "–" in said(engagement_ladder_figure([few], 4, "footer"))


def test_bars_are_the_shares_and_the_title_tells_both_ends() -> None:
    told = [made("today", [20, 30, 30, 20], [0.3] * 4), made("usaa", [4, 16, 30, 50], [0.4] * 4)]
    figure = engagement_ladder_figure(told, 156, "footer")
    for bars, each in zip(figure.axes[0].containers, told, strict=True):
        assert [bar.get_width() for bar in bars] == pytest.approx(list(100.0 * each.shares))
        assert bars.get_label() == each.name
    title = title_of(figure)
    assert title == (
        "After 3 years, 20 of 100 employees are highly engaged and 20 disengaged under today, 50 of 100 employees are "
        "highly engaged and 4.0 disengaged under usaa"
    )
    assert faults_in_title(title) == []
    assert "−0.00" not in said(figure)
    assert "0.40" in said(figure)


def test_nobody_and_too_many_are_refused() -> None:
    with pytest.raises(InputError, match="no run"):
        engagement_ladder("today", [])
    with pytest.raises(InputError, match="one scenario or two, not 3"):
        engagement_ladder_figure([made("a", [1, 1, 1, 1], [0.1] * 4)] * 3, 52, "footer")
