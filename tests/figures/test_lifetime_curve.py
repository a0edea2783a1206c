"""The lifetime curve: a life table with a known answer, counted as customers really come and go."""

from __future__ import annotations

import numpy as np
import pytest
from made_worlds import line, title_of

from empathysim.analysis.lifetime_curve import LEAST, Lifetimes, follow_customers
from empathysim.analysis.place import Place
from empathysim.errors import InputError
from empathysim.figures.lifetime_curve import lifetime_curve
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.rules import faults_in_title


def made(name: str, leaves: float, margin: float = 10.0, weeks: int = 110, seeds: int = 2) -> Lifetimes:
    """Return a table of customers who leave with the same probability every week and bring the same margin."""
    there = np.full((seeds, weeks), 1000.0)
    return Lifetimes(name, there, leaves * there, margin * there)


def test_a_constant_rate_of_leaving_gives_the_geometric_curve() -> None:
    """Closed form: (1 - l)^n stay, and are worth m (1 - (1 - l)^n) / l; late entry does not change it."""
    table = made("today", 0.02)
    weeks = np.arange(111)
    assert table.staying == pytest.approx(0.98**weeks)
    assert table.worth_usd == pytest.approx(10.0 * (1.0 - 0.98**weeks) / 0.02)
    few = Lifetimes(
        "today", table.there * np.linspace(1.0, 0.5, 110), table.left * np.linspace(1.0, 0.5, 110), table.margin_usd
    )
    assert few.staying == pytest.approx(0.98**weeks)


def test_the_curve_ends_where_too_few_customers_are_known() -> None:
    table = made("today", 0.02, seeds=1)
    table.there[0, 30:] = LEAST - 1
    assert table.weeks == 30
    assert len(table.staying) == len(table.worth_usd) == 31
    assert table.staying_by_seed.shape == (1, 31)


def test_customers_are_counted_as_they_come_and_go() -> None:
    """Against the firm's own weekly readings, and stays that are counted from the founding on."""
    place = Place(weeks=12, warm_up=5, employees=40)
    scenario = Scenario.load("baseline")
    (table,) = follow_customers({"today": scenario}, [2], place)
    weekly = place.lived(scenario, 2).weekly
    assert table.left.sum() == pytest.approx(_leavers(weekly), abs=1e-6)
    assert table.there.sum() == pytest.approx(weekly["customers"].sum() + _leavers(weekly) - weekly["joins"].sum())
    assert table.there.shape == (1, 17)
    # Nobody has stayed longer than the firm has lived, and those of the first day are most of all.
    assert np.argmax(table.there[0]) >= 5
    assert table.there[0, 16] > 0
    assert (table.left <= table.there).all()
    revenue = float((weekly["revenue"]).sum())
    assert 0.0 < table.margin_usd.sum() < revenue


def _leavers(weekly: np.ndarray) -> float:
    """Return who left in all weeks: churn is their share of those who were there in the week."""
    there = weekly["customers"] - weekly["joins"]
    return float((there * weekly["churn"] / (1.0 - weekly["churn"])).sum())


def test_curves_are_the_tables_and_the_title_tells_the_last_whole_year() -> None:
    """Read back from the artists; the title of 110 weeks speaks of 2 years."""
    told = [made("today", 0.01), made("usaa", 0.005)]
    figure = lifetime_curve(told, "footer")
    for each in told:
        weeks, staying = line(figure.axes[0], each.name)
        assert weeks[-1] == 110
        assert staying == pytest.approx(100.0 * each.staying)
        assert line(figure.axes[1], each.name)[1] == pytest.approx(each.worth_usd / 1000.0)
    title = title_of(figure)
    left, kept = (f"{100.0 * each.staying[104]:.0f}" for each in told)
    assert title.startswith(f"Of 100 customers who join, after 2 years {left} are left and one brings $")
    assert f"{kept} are left" in title
    assert faults_in_title(title) == []


def test_worlds_share_their_seeds_and_more_than_four_are_refused() -> None:
    scenario = Scenario.load("baseline")
    seen: list[tuple[int, int]] = []
    place = Place(weeks=2, warm_up=0, employees=30)
    one, other = follow_customers({"a": scenario, "b": scenario}, [1, 2], place, progress=lambda *n: seen.append(n))
    assert (one.there == other.there).all()
    assert (one.margin_usd == other.margin_usd).all()
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]
    with pytest.raises(InputError, match="one scenario up to 4, not 5"):
        lifetime_curve([made(str(k), 0.01) for k in range(5)], "footer")
    empty = Lifetimes("a", np.zeros((1, 3)), np.zeros((1, 3)), np.zeros((1, 3)))
    with pytest.raises(InputError, match="fewer than 100 customers"):
        lifetime_curve([empty], "footer")
