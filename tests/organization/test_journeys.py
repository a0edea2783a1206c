"""The journeys as data, and the work they plan."""

import pytest

from empathysim.organization.functions import FUNCTIONS
from empathysim.organization.journeys import JOURNEYS, planned_touches, planned_work, weights


def test_routes_name_functions_and_never_design():
    for journey in JOURNEYS:
        assert set(journey.route) <= set(FUNCTIONS) - {"product_policy"}
        assert len(set(journey.route)) == len(journey.route)


def test_only_the_life_event_hides_a_need():
    assert [journey.name for journey in JOURNEYS if journey.hidden_need] == ["life_event"]


def test_weights_are_the_templates_where_problems_are_as_usual():
    assert weights() == pytest.approx((0.38, 0.08, 0.26, 0.20, 0.08))


def test_more_problems_take_share_from_all_other_journeys():
    assert weights(2.0) == pytest.approx((0.38 / 1.2, 0.08 / 1.2, 0.26 / 1.2, 0.40 / 1.2, 0.08 / 1.2))
    assert sum(weights(0.0)) == pytest.approx(1.0)
    assert weights(0.0)[3] == 0.0


def test_planned_touches_by_hand():
    assert planned_touches() == pytest.approx((0.54, 0.62, 0.34, 0.66, 0.20, 0.0))


def test_planned_work_leaves_eight_percent_to_design():
    work = planned_work(1.3)
    assert sum(work) == pytest.approx(1.0)
    assert work[5] == 0.08
    assert work[0] / work[2] == pytest.approx(planned_touches(1.3)[0] / planned_touches(1.3)[2])
