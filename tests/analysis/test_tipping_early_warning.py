"""Signs before a tip: known answers, false alarms, and what the model shows."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from worlds import needs_machine_code

from empathysim.analysis.tipping.before_the_tip import before_the_tip
from empathysim.analysis.tipping.early_warning import early_warning, moving_signs
from empathysim.errors import InputError
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.rules import faults_in, faults_in_title
from empathysim.wording.tipping import WarningTold, warning_sentence, warning_title

OBEDIENT = Scenario.load("baseline").replace({"corporate_culture.strength": 1.0, "group_think.conformity": 0.9})


def autoregressive(keeps: NDArray[np.float64], seed: int) -> NDArray[np.float64]:
    """Return a series in which each week keeps its share of the one before."""
    shocks = np.random.default_rng(seed).standard_normal(len(keeps))
    series = np.zeros(len(keeps))
    for week in range(1, len(keeps)):
        series[week] = keeps[week] * series[week - 1] + shocks[week]
    return series


def test_a_series_that_grows_slow_shows_both_signs() -> None:
    """AR(1) with a coefficient that rises from .1 to .95: tau near 1, few surrogates as steady."""
    told = early_warning(autoregressive(np.linspace(0.1, 0.95, 600), 1), surrogates=200)
    assert min(told.autocorrelation_tau, told.variance_tau) > 0.7
    assert max(told.autocorrelation_p, told.variance_p) <= 0.05
    assert len(told.variance) == len(told.autocorrelation) == len(told.ends) == 301


def test_a_series_that_never_tips_shows_a_sign_as_seldom_as_is_said() -> None:
    """Of 60 series (white, and AR .7 on a smooth trend) about 5 of 100 show a sign; at most 9 of 60 here, which a rate
    of 5 of 100 passes in 998 of 1,000 cases. It would fail if the trend were taken for slowness."""
    found = []
    for seed in range(60):
        keeps = np.full(160, 0.7 if seed % 2 else 0.0)
        trend = 6.0 * np.linspace(0.0, 1.0, 160) ** 2 if seed % 2 else 0.0
        told = early_warning(autoregressive(keeps, seed) + trend, surrogates=60, seed=seed)
        found.append((told.variance_p, told.autocorrelation_p))
    assert ((np.array(found) <= 0.05).sum(axis=0) <= 9).all()
    assert (np.abs(np.array(found).mean(axis=0) - 0.5) < 0.15).all()


def test_signs_in_a_window_by_hand() -> None:
    """Weeks 1, 2, 4: variance 7/3, lagged products over squares (1/9 of -4·-1 and -1·5 ...); it would fail for a
    window that is one week off."""
    variance, lagged = moving_signs(np.array([1.0, 2.0, 4.0, 4.0]), 3)
    assert variance == pytest.approx([7 / 3, 4 / 3])
    first = (-4 / 3 * -1 / 3 + -1 / 3 * 5 / 3) / (16 / 9 + 1 / 9 + 25 / 9)
    second = (-4 / 3 * 2 / 3 + 2 / 3 * 2 / 3) / (16 / 9 + 4 / 9 + 4 / 9)
    assert lagged == pytest.approx([first, second])


def test_the_same_seed_gives_the_same_surrogates() -> None:
    record = autoregressive(np.full(80, 0.5), 3)
    one, again, other = (early_warning(record, surrogates=50, seed=seed) for seed in (1, 1, 2))
    assert one.variance_p == again.variance_p
    assert (one.variance_p, one.autocorrelation_p) != (other.variance_p, other.autocorrelation_p)


def test_a_record_that_cannot_be_read_is_refused_with_everything_that_is_wrong() -> None:
    with pytest.raises(InputError) as told:
        early_warning(np.ones(80), window=2.0, bandwidth=0.0, surrogates=0)
    said = " ".join(told.value.messages)
    assert all(part in said for part in ("not all the same", "window = 2.0", "bandwidth = 0.0", "surrogates = 0"))


@needs_machine_code
def test_variance_of_the_norm_grows_before_it_tips_and_also_where_it_does_not() -> None:
    """What the model shows, honestly: variance of the norm rises in most firms that tip, but as often in firms with
    open teams that do not; autocorrelation in few. So there is no sign here that tells a tip from none.

    It would fail if signs began to tell the two apart, or the record held the tip itself.
    """
    tips, stays = (
        before_the_tip(OBEDIENT.replace({"group_think.conformity": each}), ramp_weeks=624, seeds=4, surrogates=100)
        for each in (0.9, 0.3)
    )
    assert (tips.tipped.sum(), stays.tipped.sum()) == (4, 0)
    assert all(len(each.record) == end for each, end in zip(tips.signs, tips.ends, strict=True))
    assert tips.norm[0, tips.ends[0] - 1] <= tips.until < tips.norm[0, tips.ends[0]]
    assert min(tips.seen[0], stays.seen[0]) >= 3
    assert max(tips.seen[1], stays.seen[1]) <= 2
    for sentence in (tips.sentence, tips.beside(stays), tips.signs[0].sentence):
        assert faults_in(sentence) == []
    assert "the first sign is seen in" in tips.beside(stays)
    with pytest.raises(InputError, match="4 of 4 firms .* tip"):
        stays.beside(tips)
    assert faults_in_title(warning_title(tips.told())) == []


def signs_in(tipped: int) -> WarningTold:
    """Return four firms of which so many tip, and all with growing variance."""
    return WarningTold("a firm", "corporate_culture.pressure", 0.4, 1.0, 416, "target_norm", tipped, 4, 1, 4, 0.05)


@pytest.mark.parametrize("tipped", [0, 2, 4])
def test_by_itself_what_swings_more_is_told_as_no_sign(tipped: int) -> None:
    """The null has constant spread, and a norm that rises has not; it would fail if chance alone were the measure."""
    said = warning_sentence(signs_in(tipped))
    assert "chance alone" not in said
    assert "a series of constant spread shows each in about 5 of 100" in said
    assert "firms that do not tip may show it too" in said
    assert ("until then" in said) == (tipped == 4), "who does not tip has no then"
    for text in (said, warning_title(signs_in(tipped))):
        assert "sign " not in text
    assert "firms that do not tip may show it too" in warning_title(signs_in(tipped))
    assert faults_in(said) == []
    assert faults_in_title(warning_title(signs_in(tipped))) == []


def test_a_sign_is_told_only_beside_firms_that_do_not_tip() -> None:
    said = warning_sentence(signs_in(4), signs_in(0))
    assert "the first sign is seen in 4 and the second in 1" in said
    assert "a series of constant spread" in said
    assert "may show it too" not in said, "how many do is told"
    assert faults_in(said) == []


def test_a_ramp_that_tips_at_once_or_a_norm_that_cannot_be_is_refused() -> None:
    with pytest.raises(InputError, match="until = 1.5"):
        before_the_tip(OBEDIENT, until=1.5)


@needs_machine_code
def test_a_record_that_ends_too_early_is_refused() -> None:
    with pytest.raises(InputError, match="let the ramp begin lower"):
        before_the_tip(OBEDIENT, until=0.02, ramp_weeks=52, seeds=1)


def test_a_scenario_does_not_take_the_raised_lever_back() -> None:
    """wells_fargo lowers pressure in a week of its own; fails where that ends a ramp that is told as going on."""
    firm = Scenario.load("wells_fargo")
    own = [each for each in firm.interventions if "corporate_culture.pressure" in each.names()]
    assert own
    alone = firm.without_interventions_on("culture_pressure")
    assert not [each for each in alone.interventions if "corporate_culture.pressure" in each.names()]
    assert len(alone.interventions) == len(firm.interventions) - len(own)
    raised = before_the_tip("wells_fargo", ramp_weeks=300, seeds=1, surrogates=20, warm_up=5, employees=20)
    plain = before_the_tip(alone, ramp_weeks=300, seeds=1, surrogates=20, warm_up=5, employees=20)
    assert np.array_equal(raised.norm, plain.norm)
