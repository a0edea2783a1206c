"""The journey map: watching changes no bit, its sums are those of the week, and it draws what was watched."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from made_worlds import line, said, title_of

from empathysim.analysis.journey_map import STEP, JourneyMap, _watched, watch_journeys
from empathysim.analysis.place import Place
from empathysim.errors import InputError
from empathysim.figures.journey_map import journey_map
from empathysim.life import READING, quiet_arithmetic
from empathysim.organization.journeys import JOURNEYS
from empathysim.scenarios.scenario import Scenario
from empathysim.week import live
from empathysim.wording.rules import faults_in_title

NAMES = [journey.name for journey in JOURNEYS]


def made(*emotions: list[float]) -> JourneyMap:
    """Return a map of problem resolution in which 100, 100, 80 and 60 customers feel this, run by run."""
    steps = np.zeros((len(emotions), len(JOURNEYS), 4), STEP).view(np.recarray)
    rows = steps[:, NAMES.index("problem_resolution")]
    rows["customers"] = [100.0, 100.0, 80.0, 60.0]
    rows["emotion"] = np.array(emotions) * rows["customers"]
    rows["context"] = np.array([1.0, 0.9, 0.7, 0.5]) * rows["customers"]
    rows["wrong_doors"] = np.array([0.0, 0.2, 0.1, 0.3]) * rows["customers"]
    rows["handoffs"] = np.array([0.0, 0.0, 1.0, 1.0]) * rows["customers"]
    return JourneyMap(26, steps)


def test_watching_changes_no_bit_and_counts_what_the_week_counts() -> None:
    """It would fail where a watched loop does anything else than the week's own, or misses a customer."""
    place = Place(weeks=4, warm_up=6, employees=40)
    run = place.lived(Scenario.load("baseline"), 3)
    before = run.organization.customers.tobytes()
    steps, log = _watched(run, 5)
    assert run.organization.customers.tobytes() == before

    world = run.organization.copy().world(run.parameters, run.parameters[:1])
    plain = np.zeros(5, READING).view(np.recarray)
    with quiet_arithmetic():
        live(world, plain, 0, 5)
    assert log.tobytes() == plain.tobytes()

    journeys = log["journeys"].sum()
    assert steps["customers"][:, 0].sum() == journeys > 50
    told = [JourneyMap(5, steps[None]).path(name) for name in NAMES]
    given_up = sum(each.customers[0] - each.customers[-1] for each in told)
    assert given_up == pytest.approx((log["abandon"] * log["journeys"]).sum())
    assert watch_journeys([run, run], weeks=5).steps[1].tobytes() == steps.tobytes()


def test_lines_are_the_means_and_the_table_tells_who_is_left() -> None:
    watched = made([-0.3, -0.1, -0.4, -0.2], [-0.3, 0.1, -0.2, 0.0])
    figure = journey_map({"today": watched.path("problem_resolution")}, 26, "footer")
    steps, emotion = line(figure.axes[0], "today")
    assert steps == pytest.approx([0, 1, 2, 3])
    assert emotion == pytest.approx([-0.3, 0.0, -0.3, -0.1])
    thin = [np.asarray(each.get_ydata()) for each in figure.axes[0].lines if each.get_linewidth() == 0.6]
    assert thin[1] == pytest.approx([-0.3, 0.1, -0.2, 0.0])
    written = [text.get_text() for text in figure.axes[2].texts]
    assert written[2:6] == ["100", "100", "80", "60"]
    assert written[8:11] == ["20", "10", "30"]
    assert written[13:] == ["100", "90", "70", "50"]
    places = figure.axes[1].collections[0].get_offsets()
    assert places[:, 1].tolist() == [0.0, 1.0, 2.0]


def test_the_title_names_the_step_at_which_emotion_falls_most() -> None:
    """And who gives up; it would fail for the step before, or a difference of other steps."""
    today = made([-0.3, 0.0, -0.3, -0.1]).path("problem_resolution")
    better = made([-0.3, 0.0, 0.1, 0.2]).path("problem_resolution")
    title = title_of(journey_map({"today": today, "usaa": better}, 26, "footer"))
    assert title == (
        "Problem resolution under today: emotion falls most at technical, from 0.00 to −0.30; customers who give up in "
        "6 months: 40 of 100 under today, 40 of 100 under usaa"
    )
    assert faults_in_title(title) == []
    assert "rises least at technical, from 0.00 to +0.10" in title_of(journey_map({"usaa": better}, 26, "footer"))


def test_handoffs_are_arrows_only_where_another_silo_goes_on() -> None:
    """An organization in which one silo has two functions: nothing is handed over between them."""
    path = made([-0.3, 0.0, -0.3, -0.1]).path("problem_resolution")

    def arrows(told: object) -> int:
        figure = journey_map({"today": told}, 26, "footer")  # type: ignore[dict-item]
        return sum(text.arrow_patch is not None for text in figure.axes[1].texts)  # type: ignore[attr-defined]

    assert arrows(path) == 2
    assert arrows(replace(path, handoffs=np.array([0.0, 0.0, 1.0]))) == 1
    assert "technical" in said(journey_map({"today": path}, 26, "footer"))


def test_what_cannot_be_mapped_is_refused() -> None:
    watched = made([-0.3, 0.0, -0.3, -0.1])
    with pytest.raises(InputError, match=r"journey = 'purchse' must be one of.*purchase"):
        watched.path("purchse")
    with pytest.raises(InputError, match="nobody set out on purchase"):
        journey_map({"today": watched.path("purchase")}, 26, "footer")
    with pytest.raises(InputError, match="weeks = 0 must be"):
        watch_journeys([], weeks=0)
    with pytest.raises(InputError, match="no run to watch"):
        watch_journeys([])
