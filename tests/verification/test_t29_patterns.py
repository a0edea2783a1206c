"""The population of firms against published figures (C1 to C10, K4) and against its own bounds.

480 firms (prior seeds 11, 12, 13; 120 people, 2,400 slots, 208 weeks of which the last 26 count). Everything
is keyed, so the tests give the same on every machine up to libm; what would make them fail is a rule,
parameter, item or prior that moves the population by more than a tolerance. Tolerances are those of the
published targets; a figure is compared at the precision at which it was published.

`pytest -m long -s tests/verification/test_t29_patterns.py` prints every figure beside the published one.

Near their tolerance, and known: moderately engaged employees, the purchase gap (purchase and recommend are
answered almost alike), excellent firms (net scores saturate at the top).

Not met, and known (one axis of maturity moves all levers, so engaged firms are good at everything): K1, the
correlation of engagement with customers' ratings between units, and K3, with profit. Both are closer than measured.
"""

from __future__ import annotations

import csv
import functools
from pathlib import Path

import numpy as np
import pytest
from population import begun, lived
from worlds import READING, in_plain_python, needs_machine_code

from empathysim.calibration.patterns import SeenFirm, patterns
from empathysim.week import live
from empathysim.week.remember import journey_is_counted

#: Name of the figure: published, tolerance, decimals of publication; in the order of the table of targets.
PUBLISHED = {
    "C1 mean": (66.2, 2.0, 1), "C1 sd": (9.6, 1.0, 1), "C1 excellent": (7, 4, 0), "C1 good": (30, 4, 0),
    "C1 okay": (38, 4, 0), "C1 poor": (20, 4, 0), "C1 very poor": (5, 4, 0),
    "C2 success": (70, 2, 0), "C2 effort": (70, 2, 0), "C2 emotion": (56, 2, 0),
    "C3 within": (5.5, 1.5, 1), "C3 between": (6.9, 1.0, 1),
    "C4 share_highly_engaged": (26, 3, 0), "C4 share_moderately_engaged": (31, 3, 0),
    "C4 share_slightly_engaged": (23, 3, 0), "C4 share_disengaged": (21, 3, 0),
    "C5 unexpected_good highly": (82, 7, 0), "C5 unexpected_good disengaged": (19, 7, 0),
    "C5 suggest_improvement highly": (60, 7, 0), "C5 suggest_improvement disengaged": (15, 7, 0),
    "C6 recommend": (4.7, 0.4, 1), "C6 purchase": (4.3, 0.4, 1), "C6 trust": (3.9, 0.4, 1),
    "C6 forgive": (2.9, 0.4, 1), "C6 try": (2.6, 0.4, 1),
    "C7 emotion": (74, 4, 0), "C7 effort": (67, 4, 0), "C7 success": (66, 4, 0),
    "C8 very bad": (10, 1, 0), "C8 cut": (37, 4, 0),
    "C9 less after very poor": (62, 5, 0), "C9 more after very poor": (2, 5, 0),
    "C9 less after very good": (21, 5, 0), "C9 more after very good": (29, 5, 0),
    "C10 transferred": (19, 3, 0), "K2 engagement and turnover": (-0.30, 0.08, 2), "K4 talk": (3, 1, 0),
}  # fmt: skip

#: True-score correlations of engagement with customers' ratings and with profit between business units, by the
#: meta-analysis of Harter, Schmidt & Hayes (2002). Not met: this population's are closer.
MEASURED_BETWEEN_UNITS = {"K1 engagement and rating": 0.33, "K3 engagement and profit": 0.17}
#: Rows of the table of targets that no figure is made for here: C10's gap has a test of its own, C11 is an input.
ELSEWHERE = ("C10", "C11", "K1", "K3")


@functools.cache
def population(*prior_seeds: int, count: int) -> tuple[SeenFirm, ...]:
    """Return the lived firms of some populations."""
    return tuple(lived(number, seed) for seed in prior_seeds for number in range(count))


@functools.cache
def many() -> dict[str, float]:
    """Return the figures of 480 firms."""
    return patterns(population(11, 12, 13, count=160))


def test_the_figures_here_are_those_of_the_published_table(data_folder: Path) -> None:
    """The numbers above stand in the table of targets, in its order."""
    with (data_folder / "calibration_targets" / "targets.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["id"] not in ELSEWHERE or row["group"] == "all"]
    rows = [row for row in rows if row["tolerance"] and row["unit"] != "points"]
    here = [(name.split()[0], value, tolerance) for name, (value, tolerance, _) in PUBLISHED.items()]
    assert [(row["id"], float(row["published"]), float(row["tolerance"])) for row in rows] == here


@pytest.mark.long
@needs_machine_code
@pytest.mark.parametrize("name", PUBLISHED)
def test_t29_published_figure(name: str) -> None:
    """480 firms show the published figure within its tolerance."""
    published, tolerance, decimals = PUBLISHED[name]
    print(f"{name}: {many()[name]:.3g}, published {published:g} +- {tolerance:g}")
    assert abs(round(many()[name], decimals) - published) <= tolerance + 1e-9


@pytest.mark.long
@needs_machine_code
def test_t29_levels_and_signs() -> None:
    """Retention, turnover and talk stand where they should; correlations have their published signs."""
    found = many()
    for name in ("retention", "turnover", "K1 engagement and rating", "K3 engagement and profit"):
        print(f"{name}: {found[name]:.3g}")
    assert 0.70 <= found["retention"] <= 0.85
    assert 0.15 <= found["turnover"] <= 0.30
    assert 2.0 <= found["K4 talk"] <= 5.0
    assert 25.0 <= found["net_promoter_score"] <= 35.0
    for name, between_units in MEASURED_BETWEEN_UNITS.items():
        assert found[name] > between_units, f"{name} is met now: say so in docs/trace.md and docs/design.md"
    assert found["C7 emotion"] > max(found["C7 effort"], found["C7 success"])


@pytest.mark.long
@needs_machine_code
def test_t29_transferred_contacts_satisfy_less() -> None:
    """C10: satisfaction, 50 (1 + remembered emotion), is 12 points lower after a transfer, give or take 3.

    Two weeks of 16 settled firms are lived in plain Python, where every journey can be watched as it is counted:
    about 3,000 journeys, standard error 0.7.
    """
    watched: list[tuple[bool, float]] = []

    def counted(world: object, *journey: float) -> None:
        watched.append((bool(world.case[0].was_transferred), journey[-1]))  # type: ignore[attr-defined]
        journey_is_counted(world, *journey)

    living = in_plain_python(live, {"journey_is_counted": counted})
    for number in range(16):
        here = begun(number, 11)
        here.lives(150)
        living(here.world, np.zeros(2, READING).view(np.recarray), 0, 2)
    remembered = np.array([emotion for _, emotion in watched])
    is_transferred = np.array([flag for flag, _ in watched])
    gap = 50.0 * (remembered[is_transferred].mean() - remembered[~is_transferred].mean())
    assert len(watched) > 2_000
    assert abs(gap + 12.0) <= 3.0


@needs_machine_code
def test_a_few_firms_are_like_the_population() -> None:
    """32 firms, two of each industry: bounds of about four standard errors around the population's figures.

    It fails where an item's centre is off by a third of a rating point, a sign of a lever turns over, or the
    industries no longer differ.
    """
    found = patterns(population(21, count=32))
    assert 58.0 <= found["C1 mean"] <= 72.0
    assert 5.0 <= found["C1 sd"] <= 14.0
    assert found["C2 emotion"] < min(found["C2 success"], found["C2 effort"]) - 8.0
    assert found["C3 between"] > 4.0
    assert abs(found["C4 share_disengaged"] - 21.0) <= 6.0
    assert found["C5 unexpected_good highly"] > found["C5 unexpected_good disengaged"] + 40.0
    gaps = [found[f"C6 {item}"] for item in ("recommend", "trust", "forgive", "try")]
    assert gaps == sorted(gaps, reverse=True)
    assert 7.0 <= found["C8 very bad"] <= 15.0
    assert abs(found["C8 cut"] - 37.0) <= 6.0
    assert found["C9 less after very poor"] > found["C9 less after very good"] + 25.0
    assert 16.0 <= found["C10 transferred"] <= 22.0
    assert 0.70 <= found["retention"] <= 0.85
    assert 0.15 <= found["turnover"] <= 0.30
