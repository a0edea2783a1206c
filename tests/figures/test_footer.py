"""The footer says what has to be run to get a figure again."""

from __future__ import annotations

import empathysim as es
from empathysim.analysis.place import Place
from empathysim.figures.footer import footer
from empathysim.figures.sheet import apart


def test_it_names_scenarios_seeds_weeks_and_version() -> None:
    told = footer(["today", "usaa"], range(20), Place(weeks=52, warm_up=26, employees=90), notes=["log scale"])
    assert told == (
        "scenarios today, usaa · 90 employees · 20 seeds (0 to 19, the same for each) · 52 weeks after 26 to settle "
        f"· log scale · empathysim {es.__version__}, results version 1 · a thinking aid, no forecast"
    )


def test_single_seeds_and_gaps_are_told() -> None:
    assert "scenario today · 150 employees · seed 7 · 156 weeks" in footer("today", [7])
    assert "3 seeds (1, 4, 9)" in footer("today", [1, 4, 9])


def test_labels_are_moved_apart_and_keep_their_order() -> None:
    """No two nearer than the gap, and their middle stays; it would fail where labels lie on each other."""
    placed = apart([0.5, 0.5, 0.1, 0.52], 0.1)
    assert sorted(range(4), key=lambda k: placed[k]) == [2, 0, 1, 3]
    assert min(b - a for a, b in zip(sorted(placed), sorted(placed)[1:], strict=False)) >= 0.1 - 1e-12
    assert sum(placed) == sum([0.5, 0.5, 0.1, 0.52]) or abs(sum(placed) - 1.62) < 1e-12
