"""T27 and who is asked: a survey reads, never writes, and always has an answer."""

from __future__ import annotations

import numpy as np
import pytest
from worlds import Firm, fingerprint, firm

from empathysim.instruments.noise import uniforms
from empathysim.instruments.summary import summary
from empathysim.instruments.survey import ANSWERS, answers, respondents, survey
from empathysim.outcomes.lifetime_value import lifetime_value
from empathysim.outcomes.readings import READINGS, SUMMARY_ONLY, WEEKLY


@pytest.fixture
def lived() -> tuple[Firm, np.ndarray]:
    """Return a firm after twelve weeks, and its weekly readings."""
    here = firm(employees=60, customers=1200, seed=3)
    return here, here.lives(12)


def test_t27_instruments_never_write(lived) -> None:
    """Every state and reading is bit for bit the same after every instrument; so is the week that follows."""
    here, weekly = lived
    before = fingerprint(here, weekly)
    for _ in range(2):
        answers(here.organization)
        survey(here.organization, 5)
        summary(weekly, here.organization, here.parameters)
    assert fingerprint(here, weekly) == before
    other = firm(employees=60, customers=1200, seed=3)
    other.lives(12)
    assert fingerprint(here, here.lives(1)) == fingerprint(other, other.lives(1))


def test_a_change_of_state_would_be_noticed(lived) -> None:
    """The fingerprint that T27 rests on moves with the last bit of one customer's style."""
    here, weekly = lived
    before = fingerprint(here, weekly)
    here.customers["style"][5] = np.nextafter(here.customers["style"][5], 9.0)
    assert fingerprint(here, weekly) != before


def test_asked_are_live_customers_of_the_last_nine_weeks(lived) -> None:
    """320 of them, the ones with least keyed luck; with fewer, all."""
    here, _ = lived
    people = here.customers
    asked = respondents(here.organization)
    can_be = np.flatnonzero(people["is_customer"] & (people["recall_week"] >= 3))
    assert len(can_be) > 320
    luck = uniforms(3, "survey_respondent", 11, 0, can_be)
    assert asked.tolist() == sorted(can_be[np.argsort(luck)[:320]].tolist())
    people["is_customer"][can_be[100:]] = False
    assert respondents(here.organization).tolist() == can_be[:100].tolist()


def test_nine_weeks_are_nine_weeks(lived) -> None:
    """After week 11 a journey of week 3 is in the last nine weeks, one of week 2 is not."""
    here, _ = lived
    here.customers["is_customer"] = False
    here.customers["is_customer"][[10, 20]] = True
    here.customers["recall_week"][[10, 20]] = 3, 2
    assert respondents(here.organization).tolist() == [10]


def test_answers_are_ratings_of_one_to_seven(lived) -> None:
    """Rows of customers, eight ratings and one likelihood; another week is another luck, the same is the same."""
    here, _ = lived
    given = answers(here.organization)
    assert given.dtype == ANSWERS
    assert len(given) == 320
    for name in ANSWERS.names[1:-1]:
        assert given[name].min() >= 1
        assert given[name].max() <= 7
    assert given["recommend_zero_to_ten"].min() >= 0
    assert given["recommend_zero_to_ten"].max() <= 10
    assert (answers(here.organization) == given).all()
    assert (answers(here.organization, 11) == given).all()
    assert respondents(here.organization, 12).tolist() != given["customer"].tolist()


def test_a_better_memory_is_rated_better_with_the_same_luck(lived) -> None:
    """Luck is keyed: with more recalled emotion nobody's rating falls and many rise, items without it stand still."""
    here, _ = lived
    before = answers(here.organization)
    here.customers["recalled_emotion"] = np.minimum(1.0, here.customers["recalled_emotion"] + 0.2)
    after = answers(here.organization)
    assert (after["customer"] == before["customer"]).all()
    for name in ("emotion", "purchase", "recommend", "trust", "forgive", "try"):
        assert (after[name] >= before[name]).all()
        assert after[name].sum() > before[name].sum()
    for name in ("success", "ease"):
        assert (after[name] == before[name]).all()


def test_style_moves_every_answer(lived) -> None:
    """Somebody whose style is two higher answers no item lower, and most higher."""
    here, _ = lived
    before = answers(here.organization)
    here.customers["style"] += 2.0
    after = answers(here.organization)
    for name in ANSWERS.names[1:]:
        assert (after[name] >= before[name]).all()
        assert after[name].mean() > before[name].mean() + 0.5


def test_without_anybody_to_ask_readings_are_neutral(lived) -> None:
    """No customer: ratings of 0, lifetime value 0, nothing NaN."""
    here, weekly = lived
    here.customers["is_customer"] = False
    weekly.customers[:] = 0.0
    found = summary(weekly, here.organization, here.parameters)
    assert len(answers(here.organization)) == 0
    assert found["temkin_experience_rating"] == found["net_promoter_score"] == found["clv"] == 0.0
    assert np.isfinite(list(found.values())).all()


def test_a_summary_has_every_reading(lived) -> None:
    """Nothing of the registry is missing, nothing else is there; the yearly ones come first after the weekly ones."""
    here, weekly = lived
    found = summary(weekly, here.organization, here.parameters)
    assert set(found) == set(READINGS)
    own = ["retention", "turnover", "clv", "clv_realised", "npv", "transfer_share", "temkin_experience_rating"]
    start = list(found).index("retention")
    assert list(found)[start : start + 7] == own
    assert list(found)[-1] == "adoring_minus_angry"
    assert {reading.name for reading in SUMMARY_ONLY} <= set(list(found)[start:])


def test_a_summary_is_of_the_last_half_year() -> None:
    """Means over 26 of 30 weeks; sums since the start as they stand; yearly readings by hand."""
    here = firm(employees=40, customers=600)
    weekly = here.lives(30)
    found = summary(weekly, here.organization, here.parameters)
    for reading in WEEKLY:
        if reading.name in ("npv", "clv_realised"):
            assert found[reading.name] == weekly[reading.name][-1]
        else:
            assert found[reading.name] == pytest.approx(weekly[reading.name][4:].mean(), rel=1e-12)
    window = weekly[4:]
    retention = (1.0 - window.churn.mean()) ** 52
    margin = 0.75 * 52.0 * window.revenue.mean() / window.customers.mean()
    assert found["retention"] == pytest.approx(retention)
    assert found["turnover"] == pytest.approx(52.0 * window.quit.mean())
    assert found["clv"] == pytest.approx(lifetime_value(margin, retention, 0.10))
    assert found["adoring_minus_angry"] == pytest.approx(window.adoring.mean() - window.angry.mean())


def test_a_summary_of_no_week_is_the_last_reading() -> None:
    """Zero weeks: the organization's own last reading stands for all."""
    here = firm(employees=40, customers=600)
    weekly = here.lives(3)
    found = summary(weekly[:0], here.organization, here.parameters)
    assert found["satisfaction"] == weekly.satisfaction[-1]
    assert np.isfinite(list(found.values())).all()
