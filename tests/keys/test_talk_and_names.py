"""Keys 1, 3 and 7: talk about emotions, customers as people, personal happiness."""

from __future__ import annotations

import pytest
from worlds import employee, in_plain_python, numbers

from empathysim.keys import customers_as_people, personal_happiness, talk_about_emotions


def test_half_of_literacy_is_learned_from_others() -> None:
    """η u1 (½ + ½ Z_L) by hand (1e-15); it would fail if people learned nothing by themselves."""
    learned = in_plain_python(talk_about_emotions.learned_literacy)
    p = numbers({"talk_about_emotions.intensity": 0.5})
    assert learned(p, employee(near_literacy=0.0)) == pytest.approx(0.012 * 0.5 * 0.5, abs=1e-15)
    assert learned(p, employee(near_literacy=1.0)) == pytest.approx(0.012 * 0.5, abs=1e-15)


def test_a_customer_with_a_name_is_nearer_and_gets_more_attention() -> None:
    """1 - κ u3 of the distance is left and attention's weight is 1 + ν u3 (1e-15); it would fail if mixed up."""
    p = numbers({"customers_as_people.intensity": 0.4})
    assert in_plain_python(customers_as_people.distance_left)(p) == pytest.approx(0.8, abs=1e-15)
    assert in_plain_python(customers_as_people.attention_gain)(p) == pytest.approx(1.32, abs=1e-15)


def test_thankfulness_lifts_those_most_who_have_most_room() -> None:
    """A quarter of what the set point leaves open, in proportion to the key (1e-15)."""
    thanks = in_plain_python(personal_happiness.thankfulness)
    p = numbers({"personal_happiness.intensity": 0.8})
    assert thanks(p, employee(happiness_set_point=0.6)) == pytest.approx(0.25 * 0.8 * 0.4, abs=1e-15)
    assert thanks(p, employee(happiness_set_point=1.0)) == 0.0
