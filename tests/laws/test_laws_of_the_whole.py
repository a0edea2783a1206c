"""Laws of the whole that hold exactly: what must not matter does not, and what comes later cannot act earlier."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from worlds import Firm, digest, fingerprint, firm, needs_machine_code

from empathysim.organization.generate import generate
from empathysim.outcomes.readings import WEEKLY
from empathysim.parameters.registry import defaults, record

ACCOUNTS = ("profit", "npv", "key_cost")


def test_names_of_silos_and_people_do_not_matter() -> None:
    """Exact: renaming every silo and person changes no bit; it would fail if an order or a draw came from a name."""
    network = generate(40, seed=1)
    renamed = replace(
        network,
        silo_names=tuple(f"z{9 - k}" for k in range(network.silos)),
        ids=tuple(f"someone {-k}" for k in range(network.size)),
    )
    one, two = firm(network=network), firm(network=renamed)
    assert fingerprint(one, one.lives(20)) == fingerprint(two, two.lives(20))


def test_ten_weeks_are_six_and_four() -> None:
    """Exact: a run can be stopped and taken up again; it would fail if anything were kept outside the organization."""
    whole, parts = firm(), firm()
    log = whole.lives(10)
    first, second = parts.lives(6), parts.lives(4)
    assert fingerprint(whole, log) == fingerprint(parts, np.concatenate([first, second]).view(np.recarray))


def test_a_copy_lives_the_same_life_and_leaves_the_original_alone() -> None:
    """Exact: a copied organization goes on as the original does; it would fail if both shared an array."""
    original = firm()
    original.lives(5)
    copy = Firm(original.organization.copy(), original.parameters, original.at_start)
    before = fingerprint(original)
    log = copy.lives(6)
    assert fingerprint(original) == before
    assert fingerprint(copy, log) == fingerprint(original, original.lives(6))


@pytest.mark.parametrize(
    ("name", "value"),
    [("journey_view_intensity", 1.0), ("corporate_culture_pressure", 0.0), ("money_wage_usd", 400.0)],
)
def test_a_lever_that_is_moved_later_changes_nothing_before(name: str, value: float) -> None:
    """Exact: weeks before a lever moves have the same bits, those after do not; it would fail if the future acted."""
    still, moved = firm(), firm()
    assert still.lives(8).tobytes() == moved.lives(8).tobytes()
    moved.write(**{name: value})
    assert still.lives(4).tobytes() != moved.lives(4).tobytes()


def test_a_disclosure_far_ahead_changes_nothing_yet() -> None:
    """Exact: a scandal in week 50 leaves weeks 0 to 49 alone and not week 50; it would fail for a miscount."""
    values = {"trust.disclosure_severity": 0.8, "trust.disclosure_week": 50.0}
    calm, scandal = firm().lives(51), firm(values).lives(51)
    assert calm[:50].tobytes() == scandal[:50].tobytes()
    assert scandal.reputation[50] < 0.5 * calm.reputation[50]


def test_all_defaults_written_out_are_the_default_firm() -> None:
    """Exact: setting each parameter to its default changes no bit; it would fail if being set were itself a switch."""
    usual, written = firm(), firm(defaults())
    assert fingerprint(usual, usual.lives(15)) == fingerprint(written, written.lives(15))


def test_people_in_a_group_with_the_same_numbers_live_as_before() -> None:
    """Exact: splitting people and silos into groups with equal parameters changes no bit.

    It would fail if a rule read the firm's numbers where it should read the person's, or the other way round.
    """
    usual, split = firm(), firm()
    split.parameters = np.repeat(record({}), 3).view(np.recarray)
    split.employees["group"] = np.arange(len(split.employees)) % 3
    split.organization.silos["group"] = np.arange(len(split.organization.silos)) % 3
    split.world = split.organization.world(split.parameters, split.at_start)
    logs = usual.lives(15), split.lives(15)
    assert logs[0].tobytes() == logs[1].tobytes()
    assert digest(usual.customers) == digest(split.customers)


def test_twice_the_prices_are_twice_the_revenue() -> None:
    """Exact (a factor of two shifts no bit): customers and encounters are the same, revenue doubles.

    It would fail if prices acted on behaviour, or a sum of money were left out.
    """
    names = ("money.subscription_usd", "money.purchase_usd", "corporate_culture.push_gain_usd")
    usual, double = firm(), firm({name: 2 * defaults()[name] for name in names})
    one, two = usual.lives(60), double.lives(60)
    assert (two.revenue == 2 * one.revenue).all()
    assert digest(usual.customers, without=("value_usd",)) == digest(double.customers, without=("value_usd",))
    assert (double.customers["value_usd"] == 2 * usual.customers["value_usd"]).all()


def test_wages_are_paid_and_change_nothing_else() -> None:
    """Within 1e-6 USD: a hundred dollars more for each desk, and for each who left by the costs of turnover."""
    one, two = firm().lives(30), firm({"money.wage_usd": 1000.0}).lives(30)
    desks = np.array([40.0, *one.staff[:-1]])
    assert (one.profit - two.profit)[0] == pytest.approx(100 * (desks + one.quit * desks * 0.21 * 52)[0], abs=1e-6)
    for reading in WEEKLY:
        if reading.name not in ACCOUNTS:
            assert (one[reading.name] == two[reading.name]).all(), reading.name


def test_the_cost_of_a_key_is_paid_and_changes_nothing_else() -> None:
    """Exact: a dearer journey view raises the key cost by its price; no customer, encounter or revenue changes."""
    dear = firm({"journey_view.cost_usd": 40.0})
    usual = firm()
    one, two = usual.lives(20), dear.lives(20)
    assert digest(usual.customers, usual.employees) == digest(dear.customers, dear.employees)
    assert digest(one, without=ACCOUNTS) == digest(two, without=ACCOUNTS)
    assert two.key_cost - one.key_cost == pytest.approx(one.profit - two.profit, abs=1e-6)
    assert (two.key_cost > one.key_cost).all()


def test_the_style_of_answering_surveys_does_not_touch_the_firm() -> None:
    """Exact: only instruments read a customer's style. It would fail if a rule took it for a mood."""
    usual, strange = firm(), firm()
    strange.customers["style"] = -7.0
    assert usual.lives(25).tobytes() == strange.lives(25).tobytes()
    assert digest(usual.customers, without=("style",)) == digest(strange.customers, without=("style",))


def test_recall_is_for_surveys_only() -> None:
    """Exact: how customers recall changes recall and nothing else; it would fail if a rule read this memory."""
    usual, short = firm(), firm({"survey.recall_weight": 1.0})
    assert usual.lives(40).tobytes() == short.lives(40).tobytes()
    recall = ("recalled_success", "recalled_ease", "recalled_emotion")
    assert digest(usual.customers, without=recall) == digest(short.customers, without=recall)
    assert digest(usual.customers) != digest(short.customers)


def test_an_empty_market_of_people_who_never_journey_pays_subscriptions_only() -> None:
    """Exact: without journeys there are no touches, no gestures and no key to customers but what was there.

    It would fail if a mean divided by nothing, or somebody were served without a journey.
    """
    here = firm().write(journey_start_rate=0.0)
    log = here.lives(20)
    assert log.journeys.sum() == log.gesture_cost.sum() == log.push.sum() == 0.0
    assert log.satisfaction == pytest.approx(0.55, abs=1e-12)
    assert here.customers["satisfaction"] == pytest.approx(0.55, abs=1e-12)
    assert here.employees["contacts"].sum() == 0.0


@needs_machine_code
def test_size_alone_changes_little() -> None:
    """A firm four times as large reads alike: felt empathy, satisfaction and trust within .02 over a year.

    Tolerance: the small firm's own luck in people. It would fail if something did not scale with people.
    """
    small = firm(employees=150, customers=3000)
    large = firm(employees=600, customers=12_000)
    one, two = small.lives(104)[52:], large.lives(104)[52:]
    for name in ("empathy", "satisfaction", "trust", "utilisation", "context"):
        assert one[name].mean() == pytest.approx(two[name].mean(), abs=0.05 if name == "utilisation" else 0.02), name
