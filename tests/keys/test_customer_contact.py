"""Key 4: regular contact with target customers."""

from __future__ import annotations

import pytest
from worlds import employee, in_plain_python, numbers

from empathysim.keys import customer_contact
from empathysim.parameters.segments import mask

share = in_plain_python(customer_contact.contact_share)
programme = in_plain_python(customer_contact.programme_contact)
contact = in_plain_python(customer_contact.contact_with)


def test_daily_work_counts_a_fifth_of_contact() -> None:
    """.2 n / (n + 5) + .8 u4 by hand (1e-15); it would fail if work alone were full contact."""
    assert share(numbers(), employee(contacts=[1, 2, 1, 1])) == pytest.approx(0.2 * 0.5 + 0.8 * 0.2, abs=1e-15)
    assert share(numbers({"customer_contact.intensity": 1.0}), employee(contacts=1e9)) <= 1.0


@pytest.mark.parametrize("targets", [[1], [1, 2], [1, 2, 4], [1, 2, 3, 4]])
def test_a_programme_concentrates_on_its_targets(targets: list[int]) -> None:
    """The sum over segments stays .6 u4 times four, as long as none is met all the time; others are not met.

    It would fail if fewer targets meant less contact in all.
    """
    p = numbers({"customer_contact.intensity": 0.3, "customer_contact.target_segments": float(mask(targets) or 0)})
    met = [programme(p, q) for q in range(4)]
    assert sum(met) == pytest.approx(4 * 0.6 * 0.3, abs=1e-12)
    assert [q + 1 for q in range(4) if met[q] > 0] == targets


def test_one_segment_cannot_be_met_more_than_always() -> None:
    """All effort on one segment is cut at 1; it would fail beyond an intensity of .42."""
    p = numbers({"customer_contact.intensity": 1.0, "customer_contact.target_segments": 2.0})
    assert [programme(p, q) for q in range(4)] == [0.0, 1.0, 0.0, 0.0]


def test_contact_teaches_by_hand() -> None:
    """1 - (1 - n / (n + n0) (ψ + (1 - ψ) u2 / 2)) (1 - .6 u4) by hand (1e-12)."""
    me = employee(contacts=[0, 5, 0, 0])
    expected = 1 - (1 - 0.5 * (0.25 + 0.75 * 0.1)) * (1 - 0.12)
    assert contact(numbers(), me, 1) == pytest.approx(expected, abs=1e-12)
    assert contact(numbers(), me, 0) == pytest.approx(0.12, abs=1e-12)
