"""Laws of the whole that hold in the mean: one thing is changed, and a reading must go one way in every paired seed."""

from __future__ import annotations

import pytest
from worlds import firm, needs_machine_code

from empathysim.outcomes.readings import READINGS

SEEDS = (200, 201, 202)

LAWS: dict[str, tuple[dict[str, float], dict[str, str]]] = {
    "more pressure is felt by everybody": (
        {"corporate_culture.pressure": 1.0},
        {"goal": "higher", "target_norm": "higher", "empathy": "lower", "push": "higher"},
    ),
    "a promise draws customers and disappoints them": (
        {"expectation.brand_promise": 1.0},
        {"joins": "higher", "expectation": "higher", "satisfaction": "lower", "promise_kept": "lower"},
    ),
    "more hands serve with less hurry": (
        {"staffing.slack": 1.4},
        {"utilisation": "lower", "ease": "higher", "fatigue": "lower", "satisfaction": "higher"},
    ),
    "losses that loom larger spoil emotions": (
        {"emotion.loss_aversion": 2.25},
        {"emotion": "lower", "satisfaction": "lower"},
    ),
    "captive customers stay": ({"loyalty.captivity": 0.9}, {"churn": "lower", "customers": "higher"}),
    "handing on loses the story": (
        {"journey.handoff_loss": 0.3},
        {"context": "lower", "success": "lower", "ease": "lower", "satisfaction": "lower"},
    ),
    "wrong doors cost success": (
        {"journey.transfer_base": 0.4},
        {"transfer_share": "higher", "success": "lower", "ease": "lower", "emotion": "lower"},
    ),
    "hard products are hard on customers": (
        {"industry.complexity": 0.7},
        {"complexity": "higher", "success": "lower", "ease": "lower"},
    ),
    "problems make moods": ({"industry.problem_factor": 2.5}, {"emotion": "lower", "abandon": "higher"}),
    "who is tired feels less": (
        {"wellbeing.load_fatigue": 1.0},
        {"fatigue": "higher", "empathy": "lower", "expressed": "lower", "engagement": "lower"},
    ),
    "better pay engages and holds": (
        {"engagement.climate": 0.2},
        {"engagement": "higher", "quit": "lower", "empathy": "higher", "focus": "higher"},
    ),
    "desks that stay empty burden the others": (
        {"staffing.vacancy_weeks": 30.0},
        {"staff": "lower", "utilisation": "higher"},
    ),
    "demand that comes back is work": (
        {"journey.repeat_contact": 1.0},
        {"journeys": "higher", "utilisation": "higher", "ease": "lower"},
    ),
    "myopia crowds the customer out": (
        {"group_think.metric_myopia": 1.0},
        {"attention": "lower", "focus": "lower", "empathy": "lower"},
    ),
    "leaders who do as they say give meaning": (
        {"purposeful_leadership.consistency": 1.0},
        {"meaning": "higher"},
    ),
    "research teaches and costs": (
        {"qualitative_research.interviews": 0.2},
        {"insight": "higher", "research_cost": "higher", "complexity": "lower"},
    ),
    "reading ratings teaches too": ({"customer_survey.reports": 1.0}, {"insight": "higher"}),
    "hiring happy people makes happy": (
        {"personal_happiness.intensity": 1.0},
        {"happiness": "higher", "empathy": "higher"},
    ),
    "happy customers who buy more often bring revenue": (
        {"money.purchase_usd": 1600.0},
        {"revenue": "higher", "profit": "higher", "clv_realised": "higher"},
    ),
}


def means(values: dict[str, float], seed: int) -> dict[str, float]:
    here = firm(values, seed=seed, employees=150, customers=3000)
    here.lives(52)
    log = here.lives(156)
    return {name: float(log[name].mean()) for name in log.dtype.names}


@pytest.fixture(scope="module")
def base() -> dict[int, dict[str, float]]:
    """Return the readings of the default firm for each seed."""
    return {seed: means({}, seed) for seed in SEEDS}


@needs_machine_code
@pytest.mark.parametrize("law", LAWS)
def test_one_change_moves_readings_its_way_in_every_seed(law: str, base: dict[int, dict[str, float]]) -> None:
    """Means of weeks 52 to 207 of the default firm, three paired seeds that nothing was tuned on.

    It would fail if a parameter acted against its meaning, or only on a bystander.
    """
    values, signs = LAWS[law]
    for seed in SEEDS:
        changed = means(values, seed)
        for reading, sign in signs.items():
            moved = changed[reading] - base[seed][reading]
            assert (moved > 0) == (sign == "higher"), f"{reading} moved by {moved:+.5f} in seed {seed}"
            assert moved != 0.0


def test_the_laws_speak_of_readings_that_exist() -> None:
    """Each law names registered readings and a sign; it would fail on a misspelt name."""
    signs = [(name, sign) for _, expected in LAWS.values() for name, sign in expected.items()]
    assert {name for name, _ in signs} <= set(READINGS)
    assert {sign for _, sign in signs} == {"higher", "lower"}
