"""The population of firms: as wide as it is said to be, keyed, and refused where it cannot be."""

from __future__ import annotations

import numpy as np
import pytest

from empathysim.errors import InputError
from empathysim.instruments.noise import normals
from empathysim.parameters.industries import INDUSTRIES
from empathysim.parameters.registry import defaults
from empathysim.scenarios.firms import LEVERS, firm, firms, industry_of, seed_of


def test_a_firm_by_hand() -> None:
    """Each lever is mean + effect of maturity + own luck; the industry gives the rest."""
    made = firm(20, 3)
    who = np.array([20])
    z = [normals(3, "firm", 0, place, who)[0] for place in range(16)]
    values = made.start_values()
    assert made.industry == "bank"
    assert values["individual_context.strength"] == pytest.approx(0.60 - 0.08 * z[0] + 0.08 * z[1])
    assert values["emotional_illiteracy.strength"] == pytest.approx(0.60 - 0.08 * z[0] + 0.08 * z[5])
    assert values["talk_about_emotions.intensity"] == pytest.approx(0.20 + 0.07 * z[0] + 0.064 * z[6])
    assert values["personal_happiness.intensity"] == pytest.approx(0.20 + 0.07 * z[0] + 0.064 * z[12])
    assert values["corporate_culture.pressure"] == pytest.approx(0.60 - 0.07 * z[0] + 0.08 * z[13])
    assert values["group_think.metric_myopia"] == pytest.approx(0.60 - 0.07 * z[0] + 0.08 * z[14])
    assert values["staffing.slack"] == pytest.approx(1.05 + 0.064 * z[15])
    assert values["industry.complexity"] == 0.21
    assert values["sense_of_purpose.choice"] == values["sense_of_purpose.intensity"]


def test_everything_else_is_the_default_and_at_the_start() -> None:
    """Sixteen levers and the industry's values differ from the default firm, from the warm-up on."""
    made = firm(5, 1)
    usual, values = defaults(), made.start_values()
    moved = {name for name, value in values.items() if value != usual[name]}
    followers = {f"sense_of_purpose.{name}" for name in ("meaningfulness", "choice", "competence", "progress")}
    assert moved == {*LEVERS, *INDUSTRIES["hotel"], *followers}
    assert made.parameters == {}
    assert made.values() == values


def test_spread_and_correlation_of_levers() -> None:
    """2,000 firms: means and standard deviations within about five standard errors, and maturity in common."""
    made = [each.start for each in firms(2000, 4)]
    strength = np.array([each["human_bias.strength"] for each in made])
    key = np.array([each["journey_view.intensity"] for each in made])
    assert strength.mean() == pytest.approx(0.60, abs=0.013)
    assert strength.std() == pytest.approx(np.hypot(0.08, 0.08), rel=0.08)
    assert key.mean() == pytest.approx(0.20, abs=0.012)
    assert key.std() == pytest.approx(np.hypot(0.07, 0.064), rel=0.08)  # a little less: some are cut at 0
    shared = 0.08 * 0.07 / (np.hypot(0.08, 0.08) * np.hypot(0.07, 0.064))
    assert np.corrcoef(strength, key)[0, 1] == pytest.approx(-shared, abs=0.08)
    assert min(key) == 0.0


def test_a_firm_does_not_depend_on_the_size_of_the_population() -> None:
    """Firm 3 is firm 3 alone, among four and among forty; another prior seed makes another."""
    assert firms(4, 9)[3] == firms(40, 9)[3] == firm(3, 9)
    assert firm(3, 9).start != firm(3, 10).start
    assert firm(3, 9).start["human_bias.strength"] != firm(19, 9).start["human_bias.strength"]


def test_industries_take_turns_and_seeds_are_unique() -> None:
    """Thirty-two firms have each industry twice; no two firms share a seed."""
    assert [industry_of(number) for number in range(16)] == list(INDUSTRIES)
    assert industry_of(17) == "fast_food"
    assert len({seed_of(number, prior) for number in range(50) for prior in range(20)}) == 1000


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: firm(-1, 0), ["number = -1"]),
        (lambda: firm(10**6, 0), ["number = 1000000"]),
        (lambda: firm(1.5, 0), ["number = 1.5"]),
        (lambda: firm(2, -3), ["prior_seed = -3"]),
        (lambda: firms(10**9, 10**13), ["count = 1000000000", "prior_seed = 10000000000000"]),
    ],
)
def test_what_cannot_be_is_refused_all_at_once(call, words: list[str]) -> None:
    """Each message names the value and what is allowed."""
    with pytest.raises(InputError) as refused:
        call()
    assert len(refused.value.messages) == len(words)
    for message, word in zip(refused.value.messages, words, strict=True):
        assert word in message
        assert "from 0 to" in message


def test_none_is_a_population() -> None:
    """Zero firms are none."""
    assert firms(0) == ()
