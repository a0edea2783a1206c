"""Shapley values: the axioms exactly, and what crushes empathy in the default firm (T20)."""

from __future__ import annotations

import pytest
from worlds import needs_machine_code

from empathysim.analysis.attribution import shapley_values
from empathysim.errors import InputError
from empathysim.lived import live_scenario
from empathysim.scenarios.scenario import Scenario

STRENGTHS = {
    "individual_context": "individual_context.strength",
    "human_bias": "human_bias.strength",
    "group_think": "group_think.conformity",
    "corporate_culture": "corporate_culture.strength",
    "emotional_illiteracy": "emotional_illiteracy.strength",
}


def test_a_known_answer() -> None:
    """The glove game: a left glove and two right ones; a pair is worth 1. The left one earns 2/3."""

    def pairs(chosen: frozenset[str]) -> float:
        return float("left" in chosen and len(chosen) > 1)

    found = shapley_values(["left", "right 1", "right 2"], pairs)
    assert found == pytest.approx({"left": 2 / 3, "right 1": 1 / 6, "right 2": 1 / 6})


def test_twins_get_the_same_and_a_dummy_nothing() -> None:
    found = shapley_values(list("abcd"), lambda chosen: len(chosen & {"a", "b"}) ** 2 + 3.0 * ("c" in chosen))
    assert found == pytest.approx({"a": 2.0, "b": 2.0, "c": 3.0, "d": 0.0})


def test_a_part_named_twice_is_refused() -> None:
    with pytest.raises(InputError, match="each once"):
        shapley_values(["a", "a"], len)


@needs_machine_code
@pytest.mark.parametrize("seed", [11, 12])
def test_t20_what_the_five_inhibitors_crush_adds_up_exactly(seed: int) -> None:
    """T20: contributions add up to the whole loss of empathy (1e-9), all five take some away, in every seed.

    Own life and emotional illiteracy take most, corporate culture least: the order that the prototype gave.
    Fails where a switch leaves something of its inhibitor behind, or helps empathy.
    """
    firm = Scenario.load("baseline").replace(dict.fromkeys(STRENGTHS.values(), 0.0) | ALL_KEYS_OFF)

    def empathy(crushing: frozenset[str]) -> float:
        told = firm.replace({STRENGTHS[name]: 0.6 for name in crushing})
        return float(live_scenario(told, weeks=78, warm_up=26, seed=seed).weekly.empathy[-26:].mean())

    parts = shapley_values(list(STRENGTHS), empathy)
    total = empathy(frozenset(STRENGTHS)) - empathy(frozenset())
    assert sum(parts.values()) == pytest.approx(total, abs=1e-9)
    assert all(value < 0.0 for value in parts.values())
    most = sorted(parts, key=lambda name: parts[name])
    assert set(most[:2]) == {"individual_context", "emotional_illiteracy"}
    assert most[-1] == "corporate_culture"


ALL_KEYS_OFF = {
    f"{key}.intensity": 0.0
    for key in (
        "talk_about_emotions", "journey_view", "customers_as_people", "customer_contact", "sense_of_purpose",
        "acts_of_kindness", "personal_happiness",
    )
}  # fmt: skip
