"""Steps, front and pairs against worlds of which everything is known."""

from __future__ import annotations

import numpy as np
import pytest
from worth import every, measure_of

from empathysim.analysis.portfolio.front import Effort, front_of, nondominated, searched
from empathysim.analysis.portfolio.greedy import greedy_path, ladder
from empathysim.analysis.portfolio.levers import Portfolio
from empathysim.analysis.portfolio.plan import chosen_within
from empathysim.analysis.portfolio.synergy import interactions

LASTS = (2, 2, 2)
PRICES, WORTHS = (10.0, 4.0, 7.0), (30.0, 8.0, 12.0)


def cost(portfolio: Portfolio) -> float:
    return sum(price * stop for price, stop in zip(PRICES, portfolio, strict=True))


def worth(portfolio: Portfolio) -> float:
    """Each further stop of a lever brings less, and the last two levers help each other."""
    own = sum(value * stop**0.8 for value, stop in zip(WORTHS, portfolio, strict=True))
    return own + 6.0 * portfolio[1] * portfolio[2]


def front_by_hand(lasts: tuple[int, ...]) -> set[Portfolio]:
    """Return what nothing beats: no other costs as little and brings as much, and one of the two better."""
    told = {each: (cost(each), -worth(each)) for each in every(lasts)}

    def is_beaten(one: tuple[float, float]) -> bool:
        return any(other != one and other[0] <= one[0] and other[1] <= one[1] for other in told.values())

    return {each for each, one in told.items() if not is_beaten(one)}


@pytest.mark.parametrize("budget", [0.0, 3.0, 10.0, 17.0, 21.0, 29.0, 42.0])
def test_the_plan_is_the_best_of_all_within_the_budget(budget: float) -> None:
    """Three levers of three stops, all 27 tried by hand; it fails where steps or front miss the best."""
    measure = measure_of(cost, npv=worth)
    best = max((each for each in every(LASTS) if cost(each) <= budget), key=worth)
    chosen = chosen_within(LASTS, measure, ("npv",), budget, 4)
    assert worth(chosen.path.portfolio) == pytest.approx(worth(best))
    assert cost(chosen.path.portfolio) <= budget
    assert chosen.path.stations()[-1] == chosen.path.portfolio
    assert sum(step.cost for step in chosen.path.steps) == pytest.approx(cost(chosen.path.portfolio))


def test_the_search_beats_single_steps_where_these_go_astray() -> None:
    """Here the best first step leaves no money for the pair that is best; it fails for steps alone."""
    measure = measure_of(
        lambda each: 3.0 * each[0] + 5.0 * each[1] + 5.0 * each[2],
        npv=lambda each: 9.0 * each[0] + 10.0 * each[1] + 10.0 * each[2],
    )
    alone = greedy_path((1, 1, 1), measure, "npv", 10.0, 4)
    assert alone.portfolio == (1, 1, 0)
    chosen = chosen_within((1, 1, 1), measure, ("npv",), 10.0, 4)
    assert chosen.path.portfolio == (0, 1, 1)
    assert chosen.is_searched
    assert [step.total_cost for step in chosen.path.steps] == [5.0, 10.0]


@pytest.mark.parametrize(
    ("budget", "portfolio", "ended", "cheapest"),
    [(20.0, (1, 1, 0), "budget", 10.0), (30.0, (1, 1, 1), "nothing_left", None)],
)
def test_why_it_goes_no_further_is_asked_where_the_plan_ends(
    budget: float, portfolio: Portfolio, ended: str, cheapest: float | None
) -> None:
    """Two levers are worth something together only, so that the search wins; the third is always worth a little.

    It fails where the end of the steps that were left is told, or where steps that the budget reaches are left out.
    """
    measure = measure_of(lambda each: 10.0 * sum(each), npv=lambda each: 100.0 * each[0] * each[1] + 0.5 * each[2])
    chosen = chosen_within((1, 1, 1), measure, ("npv",), budget, 4)
    assert chosen.is_searched
    assert (chosen.path.portfolio, chosen.path.ended) == (portfolio, ended)
    assert chosen.path.cheapest == (None if cheapest is None else pytest.approx(cheapest))


def test_the_steps_go_on_from_what_was_found() -> None:
    """The search looks at few portfolios: what it misses and is worth its price is still taken after it."""
    measure = measure_of(lambda each: 10.0 * sum(each), npv=lambda each: 100.0 * each[0] * each[1] + 0.5 * each[2])
    begun = greedy_path((1, 1, 0), measure, "npv", 30.0, 4, is_chosen=True)
    path = greedy_path((1, 1, 1), measure, "npv", 30.0, 4, after=begun)
    assert path.portfolio == (1, 1, 1)
    assert [step.lever for step in path.steps][-1] == 2
    assert path.steps[-1].total_cost == pytest.approx(30.0)


def test_a_gain_that_is_equal_in_few_runs_is_no_gain() -> None:
    """Nobody quits in the second world of four runs, and one in the first of each: that may be luck."""

    def equal(portfolios: list[Portfolio], runs: int):  # type: ignore[no-untyped-def]
        told = measure_of(sum, turnover=lambda each: 0.0)(portfolios, runs)
        told.readings["turnover"][:] = np.array([[0.1 - 0.05 * sum(each)] * runs for each in portfolios])
        return told

    path = greedy_path((1, 1), equal, "turnover", 9.0, 4)
    assert (path.steps, path.ended, path.cheapest) == ((), "no_gain", None)
    assert greedy_path((1, 1), equal, "turnover", 9.0, 20).portfolio == (1, 1)


def test_the_front_of_few_portfolios_is_the_front() -> None:
    front = front_of(LASTS, measure_of(cost, npv=worth), ("npv",), 4)
    assert set(front.portfolios) == front_by_hand(LASTS)
    assert [cost(each) for each in front.portfolios] == sorted(cost(each) for each in front.portfolios)


def test_the_search_finds_the_front_of_many_portfolios() -> None:
    """625 portfolios are too many to try: of those that are found, nearly all are best by hand, and the ends are."""
    lasts = (4, 4, 4, 4)

    def price(each: Portfolio) -> float:
        return sum(unit * stop for unit, stop in zip((7.0, 3.0, 11.0, 5.0), each, strict=True))

    def value(each: Portfolio) -> float:
        return sum(unit * stop for unit, stop in zip((30.0, 5.0, 20.0, 18.0), each, strict=True)) + each[0] * each[3]

    measure = measure_of(price, npv=value)
    found = front_of(lasts, measure, ("npv",), 4, begin=ladder(lasts, measure, "npv", 4))
    table = np.array([(price(each), -value(each)) for each in every(lasts)])
    best = table[nondominated(table)]
    values = np.array([(price(each), -value(each)) for each in found.portfolios])
    off = [min(low[1] for low in best if low[0] <= each[0]) / each[1] for each in values[1:]]
    assert max(off) < 1.1, "no point of the front brings a tenth less than the best for its price"
    assert len(found.portfolios) > len(best) / 4
    assert {found.portfolios[0], found.portfolios[-1]} == {(0, 0, 0, 0), lasts}


def test_the_search_is_the_same_every_time() -> None:
    looked_at = [
        searched((4,) * 5, measure_of(sum, npv=lambda each: float(max(each))), ("npv",), Effort(8, 3, 2), [])
        for _ in range(2)
    ]
    assert looked_at[0] == looked_at[1]
    assert len(looked_at[0]) == len(set(looked_at[0])) > 8


def test_who_stands_on_one_front_need_not_on_another() -> None:
    """A lever for each goal: the front of each goal turns its own; both ends are on both."""
    measure = measure_of(sum, npv=lambda each: 5.0 * each[0], satisfaction=lambda each: 5.0 * each[1])
    front = front_of((1, 1), measure, ("npv", "satisfaction"), 4)
    told = dict(zip(front.portfolios, front.best_for, strict=True))
    assert told == {(0, 0): ("npv", "satisfaction"), (1, 0): ("npv",), (0, 1): ("satisfaction",)}


def test_a_lucky_portfolio_is_measured_again() -> None:
    """With two runs one that is worth nothing looks best; with all runs it is off the front."""

    def few_say_more(portfolios: list[Portfolio], runs: int):  # type: ignore[no-untyped-def]
        told = measure_of(sum, npv=lambda each: float(sum(each)))(portfolios, runs)
        lucky = [place for place, each in enumerate(portfolios) if each == (0, 1)]
        told.readings["npv"][lucky] = np.r_[[9.0, 9.0], np.full(max(0, runs - 2), -4.0)][:runs]
        return told

    front = front_of((2, 1), few_say_more, ("npv",), 8, effort=Effort(24, 12, 2))
    assert (0, 1) not in front.portfolios
    assert (1, 0) in front.portfolios


def test_nothing_is_turned_for_nothing() -> None:
    """Without money no step is taken, and the cheapest is named; one that is free is taken all the same."""
    path = greedy_path(LASTS, measure_of(cost, npv=worth), "npv", 0.0, 4)
    assert (path.steps, path.ended, path.cheapest) == ((), "budget", min(PRICES))
    free = measure_of(lambda each: 10.0 * each[0], npv=lambda each: float(sum(each)))
    assert greedy_path((1, 1), free, "npv", 0.0, 4).portfolio == (0, 1)


def test_what_gains_nothing_is_not_turned() -> None:
    path = greedy_path((2, 1), measure_of(sum, npv=lambda each: float(-each[1])), "npv", 9.0, 4)
    assert (path.steps, path.ended, path.cheapest) == ((), "no_gain", None)


def test_noise_is_no_gain() -> None:
    """A lever that is worth nothing looks good by luck in half of all cases; it is taken in hardly any."""
    taken = [
        bool(greedy_path((1, 1), measure_of(sum, noise=1.0, luck=luck, npv=lambda _: 0.0), "npv", 9.0, 8).steps)
        for luck in range(60)
    ]
    assert sum(taken) <= 3


def test_identical_levers_are_tied() -> None:
    """Two levers alike are tied with each other and with no worse one, with noise and without."""
    for noise in (0.0, 0.05):
        measure = measure_of(sum, noise=noise, npv=lambda each: 5.0 * each[0] + 5.0 * each[1] + each[2])
        first, second, third = greedy_path((1, 1, 1), measure, "npv", 9.0, 8).steps
        assert {first.lever, *first.tied_with} == {0, 1}
        assert second.tied_with == third.tied_with == ()
        assert third.lever == 2


def test_a_goal_that_is_better_lower_is_lowered() -> None:
    path = greedy_path(
        (1, 1), measure_of(sum, turnover=lambda each: 0.2 + 0.1 * each[0] - 0.1 * each[1]), "turnover", 9, 4
    )
    assert path.portfolio == (0, 1)
    assert path.steps[0].gains.mean() == pytest.approx(0.1)


def test_the_order_asks_again_after_each_step() -> None:
    """The second lever is worth something only once the first is turned: it comes second although it is worth more."""
    measure = measure_of(sum, npv=lambda each: 2.0 * each[0] + 30.0 * each[0] * each[1] + each[2])
    assert [step.lever for step in greedy_path((1, 1, 1), measure, "npv", 9.0, 4).steps] == [0, 1, 2]


def test_pairs_of_a_product_are_worth_its_cross_term() -> None:
    """For 3x + 5y + 2xy - 4yz a pair is worth 2, none and -4 beyond the sum, at twice the stop four times as much."""

    def product(each: Portfolio) -> float:
        x, y, z = each
        return 3.0 * x + 5.0 * y + 2.0 * x * y - 4.0 * y * z

    for stop in (1, 2):
        alone, extra = interactions((stop,) * 3, measure_of(sum, npv=product), "npv", 4)
        assert alone.mean(axis=1) == pytest.approx([3.0 * stop, 5.0 * stop, 0.0])
        expected = np.array([[0.0, 2.0, 0.0], [2.0, 0.0, -4.0], [0.0, -4.0, 0.0]]) * stop**2
        assert extra.mean(axis=2) == pytest.approx(expected)
