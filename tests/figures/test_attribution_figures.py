"""Waterfalls and gains: bars carry the numbers of the result, levels join, and titles say what came out."""

from __future__ import annotations

import functools

import numpy as np
import pytest
from made_worlds import said, title_of
from matplotlib.axes import Axes
from matplotlib.container import BarContainer

from empathysim.analysis.attribution import Attribution
from empathysim.analysis.breakdown import Breakdown
from empathysim.analysis.encounter import Encounter, Factor
from empathysim.analysis.finished import Origin
from empathysim.analysis.place import Place
from empathysim.analysis.shapley import coalitions
from empathysim.analysis.switches import SWITCHES, Of
from empathysim.errors import InputError
from empathysim.figures.crush_waterfall import crush_waterfall
from empathysim.figures.encounter_waterfall import encounter_waterfall
from empathysim.figures.keys_gain import keys_gain
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.rules import faults_in_title


@functools.cache
def made(of: Of, outcome: str, noise: float = 0.002, scale: float = 1.0) -> Attribution:
    """Return an attribution of made-up worlds: each part changes its place's worth, the first two more together."""
    parts, luck = tuple(SWITCHES[of]), np.random.default_rng(3)
    sign = -1.0 if of == "inhibitors" else 1.0

    def worth(on: frozenset[str]) -> float:
        alone = sum(0.1 / (2 + parts.index(part)) for part in on)
        return scale * (0.5 + sign * (alone + 0.03 * (parts[0] in on and parts[1] in on)))

    levels = np.array([worth(on) + luck.normal(0.0, scale * noise, 4) for on in coalitions(parts)])
    breakdown = Breakdown(outcome, of, levels)
    return Attribution(
        Scenario.load("baseline"), of, None, 0.0, Place(weeks=104), (0, 1, 2, 3), {outcome: breakdown}, 0.73
    )  # fmt: skip


def bars(axes: Axes) -> list[tuple[float, float]]:
    """Return bottom and height of each bar, in the order drawn."""
    containers = [each for each in axes.containers if isinstance(each, BarContainer)]
    return [(bar.get_y(), bar.get_height()) for each in containers for bar in each]


def test_the_waterfall_goes_from_natural_empathy_to_the_level_as_it_is() -> None:
    """Each bar ends where the next begins, and the changes are the Shapley values, the largest first."""
    found = made("inhibitors", "empathy")
    each = found.breakdowns["empathy"]
    drawn = bars(crush_waterfall(found).axes[0])
    assert drawn[0] == (0.0, 73.0)
    assert drawn[1] == pytest.approx((73.0, 100.0 * each.none - 73.0))
    changes = drawn[3:8]
    for (bottom, height), (after, _) in zip([(0.0, 100.0 * each.none), *changes[:-1]], changes, strict=True):
        assert bottom + height == pytest.approx(after)
    told = sorted((100.0 * share.value for share in each.parts.values()), key=abs, reverse=True)
    assert [height for _, height in changes] == pytest.approx(told)
    assert sum(changes[-1]) == pytest.approx(100.0 * each.all)
    assert drawn[8] == pytest.approx((0.0, 100.0 * each.all))


def test_the_hatched_bar_is_the_interaction() -> None:
    """It leads from what single releases promise to the level with all five released."""
    found = made("inhibitors", "satisfaction")
    each = found.breakdowns["satisfaction"]
    axes = crush_waterfall(found).axes[0]
    hatched = [patch for patch in axes.patches if patch.get_hatch()]
    assert len(hatched) == 1
    assert hatched[0].get_height() == pytest.approx(100.0 * each.interaction.value)
    assert hatched[0].get_y() + hatched[0].get_height() == pytest.approx(100.0 * each.none)


def test_whiskers_are_the_intervals() -> None:
    found = made("inhibitors", "satisfaction")
    axes = crush_waterfall(found).axes[0]
    upright = [each for each in axes.lines if each.get_xdata()[0] == each.get_xdata()[1]]
    lengths = sorted(abs(each.get_ydata()[1] - each.get_ydata()[0]) for each in upright)
    assert lengths == pytest.approx(sorted(100.0 * (share.high - share.low) for share in found.parts.values()))


def test_the_two_smallest_are_joined_where_the_intervals_of_both_cover_0() -> None:
    found = made("inhibitors", "satisfaction", noise=0.05)
    smallest = sorted(found.parts.values(), key=lambda share: abs(share.value))[:2]
    assert all(share.low < 0.0 < share.high for share in smallest)
    joined, apart = crush_waterfall(found), crush_waterfall(found, merge_smallest=False)
    assert len(bars(apart.axes[0])) == len(bars(joined.axes[0])) + 1
    assert any(" and" in label.get_text().replace("\n", " ") for label in joined.axes[0].get_xticklabels())
    quiet = made("inhibitors", "satisfaction")
    assert len(bars(crush_waterfall(quiet).axes[0])) == len(bars(apart.axes[0]))


def test_keys_are_bars_of_their_gains() -> None:
    found = made("keys", "satisfaction")
    axes = keys_gain(found).axes[0]
    told = sorted((100.0 * share.value for share in found.parts.values()), reverse=True)
    assert [patch.get_width() for patch in axes.patches] == pytest.approx(told)
    assert axes.get_yticklabels()[0].get_text() == "talk about emotions"
    assert axes.yaxis_inverted()


@pytest.mark.parametrize("scale", [1e4, 1e6])
@pytest.mark.parametrize("noise", [0.002, 0.3])
@pytest.mark.parametrize("of", ["inhibitors", "keys"])
def test_titles_keep_the_wording_rules_and_dollars_are_no_formula(of: Of, noise: float, scale: float) -> None:
    """Fails for a title without horizon or unit; two dollars in one text would be set as a formula between them."""
    for outcome in ("satisfaction", "npv"):
        found = made(of, outcome, noise, 1.0 if outcome == "satisfaction" else scale)
        figure = crush_waterfall(found) if of == "inhibitors" else keys_gain(found)
        assert not faults_in_title(title_of(figure)), title_of(figure)
        assert not any(text.get_parse_math() for text in figure.texts)
        assert "4 seeds" in figure.texts[2].get_text()


def test_large_money_is_drawn_in_thousands() -> None:
    figure = crush_waterfall(made("inhibitors", "npv", scale=1e6))
    assert figure.axes[0].get_ylabel() == "thousand USD"
    assert "500" in said(figure)


def test_each_draws_its_own() -> None:
    with pytest.raises(InputError, match="keys_gain"):
        crush_waterfall(made("keys", "satisfaction"))
    with pytest.raises(InputError, match="crush_waterfall"):
        keys_gain(made("inhibitors", "satisfaction"))


def test_an_encounter_leads_from_natural_to_shown() -> None:
    factors = (Factor("human_bias", "inhibitor", -0.5, -0.2), Factor("customers_as_people", "key", 0.1, 0.05),
               Factor("scripts", "mood", -0.3, -0.15))  # fmt: skip
    figure = encounter_waterfall(
        Encounter(1, 2, "sales", 0.7, 0.5, 0.4, factors, Origin("baseline", 3, Place())), "seed 3"
    )
    drawn = bars(figure.axes[0])
    assert drawn == [pytest.approx(each) for each in ((0, 70), (70, -20), (50, 5), (55, -15), (0, 40))]
    assert "human bias takes most, 20" in title_of(figure)
    assert figure.texts[2].get_text() == "seed 3"
    assert "+5" in said(figure)
