"""What twin worlds say: where they parted, and who fared differently."""

from __future__ import annotations

from typing import NamedTuple

from empathysim.wording.numbers import said_count

DECISIONS = {
    "journey": "whether a customer begins a journey, and which",
    "is_unresolved": "whether a customer's need is left open",
    "has_purchased": "whether a customer buys",
    "products": "whether a customer is sold a product that was not wanted",
    "decision": "whether a customer spends less or more after a very bad journey",
    "is_customer": "whether a customer stays",
    "is_active": "whether an employee stays",
}
"""Columns that hold decisions, customers' first, in the order in which they fall in a week."""


class Fates(NamedTuple):
    """How many of those who were there at week 0 left by the end: in both worlds, in one only, in none."""

    both: int
    a_only: int
    b_only: int
    none: int


def twin_sentence(
    a: str, b: str, weeks: int, parted: tuple[int, str, int] | None, customers: Fates, employees: Fates
) -> str:
    """Return where two worlds of one seed parted, and who left in one and stayed in the other.

    Parameters
    ----------
    a, b : how the worlds are called.
    weeks : that were lived.
    parted : week from 0, column and number of people of the first decisions that differ; None where none does.
    customers, employees : what became of those who were there at week 0.
    """
    if parted is None:
        return f"In the model, {a} and {b} do not part in {said_count(weeks, 'week')}: every decision is the same."
    week, column, people = parted
    return (
        f"In the model, {a} and {b} part in week {week + 1}, over {DECISIONS[column]} "
        f"({said_count(people, 'person', 'people')} in that week). "
        f"In the model, of {sum(customers):,} customers {customers.a_only:,} leave in {weeks} weeks under {a} and stay "
        f"under {b}, and {customers.b_only:,} the other way round; "
        f"of {said_count(sum(employees), 'employee')} {employees.a_only:,} and {employees.b_only:,}."
    )
