"""Hand-offs, journeys, queues and expectations."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import customer, employee, in_plain_python, numbers

from empathysim.experience import expectation, handoff, journey, queue
from empathysim.organization import arrivals

loss = in_plain_python(handoff.handoff_loss)
share = st.floats(0.0, 1.0)


def test_people_who_know_each_other_carry_the_story() -> None:
    """h (1 + θ (b̄ - b)) by hand (1e-15): usual at the mean bridge, less above, more below.

    It would fail if closeness lost more of the story.
    """
    p = numbers()
    assert loss(p, 0.27) == pytest.approx(0.12, abs=1e-15)
    assert loss(p, 0.0) == pytest.approx(0.12 * 1.27, abs=1e-15)
    assert loss(p, 0.8) < loss(p, 0.27) < loss(p, 0.1)


@settings(derandomize=True, deadline=None, max_examples=50)
@given(share, st.floats(0, 2), share, st.floats(0.05, 0.3))
def test_a_handoff_never_loses_more_than_nine_tenths(
    bridge: float, effect: float, reference: float, base: float
) -> None:
    """The loss lies in [0, .9] for all bounds; it would fail if a strong bridge could add to the story."""
    p = numbers({"journey.bridge_effect": effect, "journey.bridge_reference": reference, "journey.handoff_loss": base})
    assert 0.0 <= loss(p, bridge) <= 0.9


def test_happy_customers_set_out_more_often_to_buy() -> None:
    """1 + ψ (2A - 1) scales purchases only (1e-15); it would fail if problems rose with happiness."""
    scale, start = in_plain_python(journey.purchase_scale), in_plain_python(journey.start_probability)
    assert scale(numbers(), 0.5) == 1.0
    assert scale(numbers(), 1.0) == pytest.approx(1.3, abs=1e-15)
    assert start(numbers(), 0.38, 1.0) == pytest.approx(0.1, abs=1e-15)
    assert start(numbers(), 0.38, 1.3) == pytest.approx(0.1 * (1 + 0.38 * 0.3), abs=1e-15)


def test_giving_up_takes_the_square_of_effort() -> None:
    """1 - e^(-h eff²) by hand (1e-15)."""
    assert in_plain_python(journey.abandon_probability)(numbers(), 0.7) == pytest.approx(1 - math.exp(-0.24 * 0.49))


def test_who_takes_how_much_work() -> None:
    """Nobody on an empty desk, no head, a quarter for managers, all for the others; it would fail if heads served."""
    weight = in_plain_python(queue.work_weight)
    people = [
        employee(is_active=False, level=1), employee(is_active=True, level=0, is_manager=True),
        employee(is_active=True, level=1, is_manager=True), employee(is_active=True, level=2),
    ]  # fmt: skip
    assert [weight(numbers(), me) for me in people] == [0.0, 0.0, 0.25, 1.0]


def test_waiting_grows_steeply_and_is_cut() -> None:
    """.1 u⁴ / (1 - min(u, .95)) by hand (1e-12), .8 from a use of about .91 on; a silo without capacity has none."""
    waiting, use = in_plain_python(queue.waiting), in_plain_python(queue.utilisation)
    assert waiting(0.5) == pytest.approx(0.1 * 0.0625 / 0.5, abs=1e-12)
    assert waiting(0.9) < 0.8
    assert waiting(0.92) == waiting(3.0) == 0.8
    assert (use(3.0, 6.0), use(3.0, 0.0)) == (0.5, 0.0)


def test_a_promise_raises_what_the_market_expects() -> None:
    """x_m0 + γ (pr - ½) (1e-15), cut to shares; customers compare half with that and half with their own."""
    level, compared = in_plain_python(arrivals.market_level), in_plain_python(expectation.compared_with)
    assert level(numbers()) == pytest.approx(0.28, abs=1e-15)
    assert level(numbers({"expectation.brand_promise": 0.9})) == pytest.approx(0.38, abs=1e-15)
    extreme = {"expectation.market_level": 0.8, "expectation.promise_effect": 1.0, "expectation.brand_promise": 1.0}
    assert level(numbers(extreme)) == 1.0
    assert compared(numbers(), customer(expectation=0.6), 0.3) == pytest.approx(0.45, abs=1e-15)
