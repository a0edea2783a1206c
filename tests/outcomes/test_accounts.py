"""Accounts of a week, and the registry of readings."""

from __future__ import annotations

import numpy as np
import pytest
from worlds import firm, in_plain_python, numbers, yearly

from empathysim.outcomes import accounts
from empathysim.outcomes.lifetime_value import lifetime_value
from empathysim.outcomes.readings import READINGS, SUMMARY_ONLY, WEEKLY


def test_releases_are_paid_by_the_share_released() -> None:
    """From .6 to .2 two thirds are released; strengthening and beginning at 0 release nothing (1e-15)."""
    released = in_plain_python(accounts.released)
    assert released(0.6, 0.2) == pytest.approx(2 / 3, abs=1e-15)
    assert (released(0.6, 0.9), released(0.0, 0.0)) == (0.0, 0.0)


def test_a_year_from_now_money_counts_a_tenth_less() -> None:
    """(1 + d)^(-weeks / 52) (1e-15); it would fail if weeks were taken for years."""
    discount = in_plain_python(accounts.discount)
    assert discount(numbers(), 52.0) == pytest.approx(1 / 1.1, abs=1e-15)
    assert discount(numbers(), 0.0) == 1.0


def test_aspirations_follow_what_was_reached_and_grow() -> None:
    """κ of the way to the average, and growth / 52 of itself (1e-9); a shortfall is what is missing."""
    after, short = in_plain_python(accounts.aspiration_after), in_plain_python(accounts.shortfall)
    assert after(numbers(), 1000.0, 900.0) == pytest.approx(1000 - 2 + 1000 * 0.05 / 52, abs=1e-9)
    assert [short(a, 1000.0) for a in (1200.0, 1000.0, 750.0)] == [0.0, 0.0, 0.25]
    assert short(10.0, 0.0) == 0.0


def test_profit_and_present_value_add_up_week_by_week() -> None:
    """Within 1e-6 USD: profit is margin less wages, turnover and what keys, releases and gestures cost.

    Staff is of the beginning of the week, before anybody quits and after nobody is hired. It would fail if a cost were
    left out or counted twice.
    """
    values = {"individual_context.strength": 0.2, "qualitative_research.interviews": 0.1}
    here = firm(values, start={"individual_context.strength": 0.6})
    npv = 0.0
    for week in range(30):
        staff = int(here.employees["is_active"].sum())
        read = here.lives(1)[0]
        cost = 900 * staff * (1 + read.quit * 0.21 * 52)
        cost += read.key_cost + read.release_cost + read.gesture_cost + read.research_cost
        assert read.profit == pytest.approx(0.75 * read.revenue - cost, abs=1e-6)
        npv += read.profit * 1.1 ** (-week / 52)
        assert read.npv == pytest.approx(npv, abs=1e-6)
        assert read.release_cost == pytest.approx(12 * read.staff * (2 / 3), rel=0.1)


def test_leaders_see_a_shortfall_only_after_half_a_year() -> None:
    """Exact: no shortfall before week 26, whatever revenue does; it would fail if leaders reacted at once."""
    here = firm({"loyalty.churn_rate": 0.02, "word_of_mouth.acquisition_base": 0.0})
    for _ in range(26):
        here.lives(1)
        assert here.organization.firm[0].shortfall == 0.0
    here.lives(20)
    assert here.organization.firm[0].shortfall > 0.0


def test_lifetime_value_rises_with_margin_and_retention_and_falls_with_impatience() -> None:
    """The three signs of the closed form; it would fail if r and d changed places."""
    usual = lifetime_value(1000.0, 0.8, 0.1)
    assert usual == pytest.approx(1000 * 1.1 / 0.3)
    assert lifetime_value(1100.0, 0.8, 0.1) > usual
    assert lifetime_value(1000.0, 0.85, 0.1) > usual
    assert lifetime_value(1000.0, 0.8, 0.15) < usual


def test_shares_of_journeys_add_up() -> None:
    """The Five A's are all journeys (1e-12), and customers are those before, less leavers, plus joiners, exactly.

    It would fail if a journey were counted twice or in none of the five.
    """
    here = firm()
    before = int(here.customers["is_customer"].sum())
    log = here.lives(30)
    total = log.angry + log.agitated + log.ambivalent + log.appreciative + log.adoring
    assert total == pytest.approx(1.0, abs=1e-12)
    live = np.array([before, *log.customers[:-1]])
    assert log.customers == pytest.approx(live - log.churn * live + log.joins, abs=1e-9)
    assert log.customers[-1] == here.customers["is_customer"].sum()
    assert 0.5 < yearly(log, here.parameters[0])["retention"] < 1.0


def test_realised_value_is_what_customers_paid_so_far() -> None:
    """In the first week realised value is the margin on what each paid (1e-6); later it falls for newcomers at 0.

    It would fail if leavers' money stayed with those who live.
    """
    here = firm().write(loyalty_churn_exogenous=0.0, loyalty_churn_rate=0.0, corporate_culture_push_gain_usd=0.0)
    read = here.lives(1)[0]
    assert read.clv_realised * read.customers == pytest.approx(0.75 * read.revenue, abs=1e-6)


def test_readings_are_registered_once_with_all_that_belongs_to_them() -> None:
    """Names are unique; meaning, unit and a smallest difference that matters are there; it would fail for a blank."""
    everything = (*WEEKLY, *SUMMARY_ONLY)
    assert len(READINGS) == len(everything)
    assert all(reading.meaning and reading.unit and reading.smallest_difference > 0 for reading in everything)
    matters = {"satisfaction": 0.005, "empathy": 0.01, "retention": 0.005, "turnover": 0.01, "clv": 0.02, "npv": 0.02}
    assert {name: READINGS[name].smallest_difference for name in matters} == matters
    assert READINGS["clv"].is_relative
    assert READINGS["npv"].is_relative
