"""What is said of a week in which rules were replaced."""

from __future__ import annotations

from collections.abc import Iterable

from empathysim.compose import Live, replaced_rules


def replaced_words(week: Live) -> str:
    """Return which rules were replaced in a week: ``rules replaced: further_factor``; nothing for one that ships."""
    return words_of_replaced(replaced_rules(week))


def words_of_replaced(names: Iterable[str]) -> str:
    """Return the words for rules of these names."""
    told = ", ".join(sorted(names))
    return f"rules replaced: {told}" if told else ""
