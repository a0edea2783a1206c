"""Plans, pairs and regret of firms that are lived, small ones."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from empathysim.analysis.place import Place
from empathysim.analysis.portfolio.assumptions import assumption_sets, factors_of, under, usual_assumptions
from empathysim.analysis.portfolio.cost import YEARLY_COST, charge, checked_prices, reader
from empathysim.analysis.portfolio.front import Effort
from empathysim.analysis.portfolio.levers import LEVERS, levers_of, turned
from empathysim.analysis.portfolio.measuring import Living
from empathysim.analysis.portfolio.plan import Plan, plan
from empathysim.analysis.portfolio.question import question
from empathysim.analysis.portfolio.regret import Regret, regret
from empathysim.analysis.portfolio.synergy import synergy
from empathysim.errors import InputError
from empathysim.parameters.registry import PARAMETERS
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.portfolio import front_title
from empathysim.wording.rules import faults_in

SMALL = {"weeks": 12, "warm_up": 8, "employees": 24, "customers": 240}
FEW = ("human_bias", "journey_view", "acts_of_kindness")


@pytest.fixture(scope="module")
def baseline() -> Scenario:
    return Scenario.load("baseline")


@pytest.fixture(scope="module")
def planned(baseline: Scenario) -> Plan:
    return plan(baseline, 60_000.0, goal="satisfaction", seeds=4, levers=FEW, effort=Effort(6, 3, 2), **SMALL)


def test_levers_go_towards_more_empathy_only(baseline: Scenario) -> None:
    levers = {lever.name: lever for lever in levers_of(baseline)}
    assert list(levers) == list(LEVERS)
    assert levers["group_think.conformity"].stops == (0.6, 0.4, 0.2, 0.0)
    assert levers["journey_view.intensity"].stops == (0.2, 0.4, 0.6, 0.8)
    assert levers["corporate_culture.strength"].settings(2) == {
        "corporate_culture.strength": 0.2, "corporate_culture.pressure": 0.2,
    }  # fmt: skip
    gentle = baseline.replace({"corporate_culture.pressure": 0.1, "journey_view.intensity": 0.65})
    told = {lever.name: lever for lever in levers_of(gentle)}
    assert told["corporate_culture.strength"].settings(1)["corporate_culture.pressure"] == 0.1
    assert told["journey_view.intensity"].stops == (0.65, 0.8)


def test_a_lever_that_the_scenario_moves_is_left_to_it(baseline: Scenario) -> None:
    moving = baseline.with_intervention("journey_view.intensity", 0.4, 3)
    moving = moving.with_intervention("culture_pressure", 0.9, 2).replace({"customer_contact.intensity": 0.9})
    names = [lever.name for lever in levers_of(moving)]
    assert "journey_view.intensity" not in names
    assert "customer_contact.intensity" not in names
    culture = next(lever for lever in levers_of(moving) if lever.name == "corporate_culture.strength")
    assert culture.settings(1) == {"corporate_culture.strength": 0.4}
    assert [lever.name for lever in levers_of(moving, ["sense_of_purpose"])] == ["sense_of_purpose.intensity"]


def test_what_levers_cost_adds_up_to_what_the_model_charges(baseline: Scenario) -> None:
    """Lever by lever and week by week; it fails where one is priced otherwise than the model does."""
    half = turned(baseline, levers_of(baseline), (1,) * 12)
    lived = Place(**SMALL).lived(half, 0)
    together = np.sum([charge(lever, lived, baseline.start_values()) for lever in LEVERS], axis=0)
    weekly = lived.weekly
    assert together == pytest.approx(weekly.key_cost + weekly.release_cost + weekly.gesture_cost, rel=1e-12)


def test_own_prices_take_the_place_of_the_models(baseline: Scenario) -> None:
    """Contact at 0.6 for 100,000 a year at full strength costs 60,000, and profit and value are told at that price."""
    prices = checked_prices({"customer_contact": 100_000})
    lived = Place(**SMALL).lived(baseline.replace({"customer_contact.intensity": 0.6}), 0)
    usual, own = (reader(baseline, each)(lived) for each in ({}, prices))
    charged = charge("customer_contact.intensity", lived, baseline.start_values())
    assert own[YEARLY_COST] - usual[YEARLY_COST] == pytest.approx(60_000 - 52 * charged.mean())
    dearer = 60_000 / 52 - charged
    assert usual["profit"] - own["profit"] == pytest.approx(dearer.mean())
    discounted = sum(each * 1.1 ** (-week / 52) for week, each in enumerate(dearer))
    assert usual["npv"] - own["npv"] == pytest.approx(discounted)


def test_a_portfolio_is_lived_once(baseline: Scenario) -> None:
    asked = question(plan, baseline, 3, None, {name: SMALL[name] for name in ("warm_up", "employees")}, weeks=4)
    living = Living(asked, levers_of(baseline, FEW), ("npv",))
    first = living([(0, 0, 0), (1, 0, 0), (0, 0, 0)], 2)
    assert living.runs == 4
    more = living([(1, 0, 0)], 3)
    assert living.runs == 5
    assert more.readings["npv"][0, :2].tolist() == first.readings["npv"][1].tolist()
    assert first.cost[0].tolist() == first.cost[2].tolist()


def test_a_plan_keeps_to_its_budget_and_can_be_lived(planned: Plan, baseline: Scenario) -> None:
    assert planned.steps
    assert planned.steps[-1].total_cost == pytest.approx(planned.cost)
    assert planned.cost <= planned.budget
    scenario = planned.to_scenario()
    assert {name: scenario.values()[name] for name in planned.settings} == planned.settings
    assert planned.front[0].levers == {}
    assert planned.candidates()["the plan"] == planned.settings
    assert len(planned.to_pandas()) == len(planned.steps)
    document = planned.to_document()
    assert document["front"][0]["best_for"] == ["satisfaction", "clv", "turnover"]
    assert {"lever", "to", "cost", "gain", "tied_with"} <= set(document["steps"][0])


def test_what_a_plan_brings_is_measured_with_luck_that_did_not_choose_it(planned: Plan, baseline: Scenario) -> None:
    told = planned.outcomes["satisfaction"]
    place = Place(**SMALL)
    read = reader(baseline, {})
    fresh = [read(place.lived(planned.to_scenario(), seed))["satisfaction"] for seed in (4, 5, 6, 7)]
    assert told.b == pytest.approx(np.mean(fresh), rel=1e-12)
    assert planned.seeds == (0, 1, 2, 3)


def test_the_same_plan_comes_out_again(planned: Plan, baseline: Scenario) -> None:
    again = plan(baseline, 60_000.0, goal="satisfaction", seeds=4, levers=FEW, effort=Effort(6, 3, 2), **SMALL)
    assert again.to_document() == planned.to_document()


def test_a_budget_too_small_names_the_cheapest_step(baseline: Scenario) -> None:
    poor = plan(baseline, 1.0, goal="satisfaction", seeds=4, levers=["journey_view", "human_bias"], **SMALL)
    assert poor.steps == ()
    assert poor.cheapest is not None
    assert "too small" in poor.sentence
    assert poor.cost == 0.0


def test_sentences_keep_the_wording_rules(planned: Plan, baseline: Scenario) -> None:
    pairs = synergy(baseline, "satisfaction", levers=FEW, seeds=4, **SMALL)
    doubt = regret(baseline, planned.candidates(), goal="satisfaction", sets=2, seeds=1, **SMALL)
    poor = plan(baseline, 1.0, goal="satisfaction", seeds=4, levers=["journey_view", "human_bias"], **SMALL)
    for told in (planned, pairs, doubt, poor):
        assert faults_in(told.sentence) == []


def test_of_what_is_rare_nothing_is_known(baseline: Scenario) -> None:
    """In so few weeks nobody quits: no run differs, which says nothing; of what turns nothing it is known."""
    found = plan(baseline, 60_000.0, goal="satisfaction", seeds=2, levers=["journey_view"], weeks=1, warm_up=0,
                 employees=12, customers=40, effort=Effort(4, 2, 2))  # fmt: skip
    nothing, *others = found.front
    assert nothing.gains["turnover"][1:] == (0.0, 0.0)
    assert "-0.0" not in json.dumps(nothing.to_document())
    rare = [each for each in others if each.gains["turnover"].gain == 0.0]
    assert rare
    told = rare[0].to_document()["gains"]["turnover"]
    assert (told["low"], told["high"]) == (None, None)
    assert "turnover" in rare[0].tied_with_plan
    assert "Infinity" not in json.dumps(found.to_document())


def test_a_title_says_that_nothing_is_known() -> None:
    told = front_title("turnover", 8, 5_000.0, (-np.inf, np.inf), "baseline")
    assert "of its size nothing is known" in told
    assert "one cannot tell yet whether" in told
    assert "away from" not in told, "of an unknown size nothing can be away"


def test_pairs_are_told_in_a_table(baseline: Scenario) -> None:
    found = synergy(baseline, "npv", levers=FEW, seeds=3, **SMALL)
    assert found.runs == 7 * 3
    assert len(found.to_pandas()) == len(found.pairs()) == 3
    one, other = found.pairs()[0]
    low, high = found.interval(one, other)
    assert low <= found.mean[0, 1] <= high


def table(outcomes: list[list[float]], goal: str, matters: float = 0.0, apart: float = 0.0) -> Regret:
    """Return regrets of candidates whose two runs lie so far to both sides of an outcome, in turn."""
    means = np.array(outcomes)
    sides = np.where(np.arange(means.shape[1]) % 2, apart, -apart)[:, None] * np.array([1.0, -1.0])
    names = ("as it is", "plan", "other", "fourth")[: means.shape[1]]
    return Regret(
        Scenario("by hand"), goal, Place(), (0, 1), names, means[:, :, None] + sides, np.zeros_like(means),
        np.full(len(means), matters), ({},) * len(means),
    )  # fmt: skip


def test_regret_by_hand() -> None:
    """Three sets of assumptions, three candidates, worked out on paper."""
    told = table([[10.0, 14.0, 12.0], [10.0, 9.0, 12.0], [10.0, 30.0, 20.0]], "npv")
    assert told.regrets.tolist() == [[4.0, 0.0, 2.0], [2.0, 3.0, 0.0], [20.0, 0.0, 10.0]]
    assert told.worst == {"as it is": 20.0, "plan": 3.0, "other": 10.0}
    assert told.mean == pytest.approx({"as it is": 26 / 3, "plan": 1.0, "other": 4.0})
    assert told.minimax == "plan"
    assert told.holds_in == {"as it is": 0, "plan": 2, "other": 3}
    assert told.best_in == {"as it is": 0, "plan": 2, "other": 1}
    assert "in 2 of these 3 assumption sets, with 2 runs each" in told.sentence


def test_what_does_not_matter_is_no_win_and_no_regret() -> None:
    """A lead of 4 and one of 1, where 2 matters: the first counts alone, and both are next to the best in the other."""
    told = table([[10.0, 14.0], [10.0, 11.0]], "npv", matters=2.0)
    assert told.holds_in["plan"] == 1
    assert told.best_in == {"as it is": 1, "plan": 2}


def test_equal_candidates_are_told_as_equal(baseline: Scenario) -> None:
    """Luck alone sets four candidates apart, by less than matters: none holds anywhere, and the noise is said."""
    luck = np.random.default_rng(1)
    told = table((1e6 + 1e3 * luck.normal(size=(50, 4))).tolist(), "npv", matters=2e4, apart=1e3)
    assert told.holds_in["plan"] == 0
    assert set(told.best_in.values()) == {50}
    assert "too little to matter" in told.sentence
    assert "standard error" in told.sentence
    assert faults_in(told.sentence) == []


def test_the_noise_of_a_regret_is_that_of_paired_runs() -> None:
    """Runs 3 to each side and the other way round: differences of 6 and -6, so a standard error of 6; one run, none."""
    told = table([[10.0, 20.0], [10.0, 20.0]], "npv", apart=3.0)
    assert told.standard_error == pytest.approx({"as it is": 6.0, "plan": 6.0})
    alone = replace(told, outcomes=told.outcomes[:, :, :1], seeds=(0,))
    assert np.isnan(alone.standard_error["as it is"])
    assert "with 1 run each" in alone.sentence
    assert "nothing is known of its noise" in alone.sentence


def test_profit_is_held_against_revenue(baseline: Scenario) -> None:
    """Profit can be next to nothing, and a share of it too; it fails where that share counts as what matters."""
    candidates = {"as it is": {}, "contact": {"customer_contact.intensity": 0.8}}
    assumptions = {"trust.gain_rate": {"range": [0.0, 0.1]}}
    told = regret(baseline, candidates, goal="profit", assumptions=assumptions, sets=2, seeds=[5], **SMALL)
    worlds = [under(baseline, each) for each in told.sets]
    revenue = [reader(baseline, {})(Place(**SMALL).lived(world, 5))["revenue"] for world in worlds]
    assert told.matters == pytest.approx(0.02 * np.array(revenue))


def test_regret_of_a_goal_that_is_better_lower() -> None:
    told = table([[0.20, 0.10], [0.20, 0.25]], "turnover")
    assert told.regrets == pytest.approx(np.array([[0.10, 0.0], [0.0, 0.05]]))
    assert told.holds_in["plan"] == 1


def test_regret_lives_each_candidate_in_each_set(baseline: Scenario) -> None:
    candidates = {"as it is": {}, "contact": {"customer_contact.intensity": 0.8}}
    assumptions = {"customer_contact.cost_usd": {}, "trust.gain_rate": {"range": [0.0, 0.1]}}
    told = regret(baseline, candidates, assumptions=assumptions, sets=3, seeds=[5], **SMALL)
    world = under(baseline.replace(candidates["contact"]), told.sets[1])
    assert told.outcomes[1, 1, 0] == reader(baseline, {})(Place(**SMALL).lived(world, 5))["npv"]
    assert told.costs[:, 0].tolist() == [0.0] * 3
    assert (told.costs[:, 1] > 0.0).all()
    assert list(told.to_pandas().index) == list(candidates)


def test_assumptions_hold_from_the_start_and_within_bounds(baseline: Scenario) -> None:
    usual = usual_assumptions(baseline, 0.5)
    assert not set(usual) & set(LEVERS)
    assert "journey_view.cost_usd" in usual
    assert "money.wage_usd" not in usual
    sets = assumption_sets(factors_of(usual), 4)
    assert all(PARAMETERS[name].low <= value <= PARAMETERS[name].high for each in sets for name, value in each.items())
    assert len({each["journey_view.cost_usd"] for each in sets}) == 4
    world = under(baseline.replace({"trust.gain_rate": 0.01}), {"trust.gain_rate": 0.1, "industry": "bank"})
    assert world.start_values()["trust.gain_rate"] == world.values()["trust.gain_rate"] == 0.1
    assert world.industry == "bank"


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"budget": -1.0}, ["budget = -1.0", "0 or more"]),
        ({"budget": float("nan")}, ["budget = nan"]),
        ({"goal": "npw"}, ["goal = 'npw'", "'npv'"]),
        ({"goal": "utilisation"}, ["utilisation", "neither"]),
        ({"levers": ["journey_viev"]}, ["journey_viev", "'journey_view"]),
        ({"costs": {"customer_contct": 5, "journey_view": -2}}, ["customer_contct", "journey_view = -2"]),
        ({"costs": {"journey_view": 5, "journey_view.intensity": 6}}, ["priced twice"]),
        ({"seeds": 1}, ["seeds = 1", "from 2"]),
        ({"weeks": 0, "goal": "nothing"}, ["nothing"]),
    ],
)
def test_what_cannot_be_planned_is_refused(asked: dict[str, object], words: list[str]) -> None:
    with pytest.raises(InputError) as refused:
        plan("baseline", **{"budget": 1.0, **SMALL, **asked})  # type: ignore[arg-type]
    assert all(word in str(refused.value) for word in words)


def test_what_cannot_be_regretted_is_refused(baseline: Scenario) -> None:
    for asked, word in (
        ({"sets": 1}, "sets = 1"), ({"assumptions": {"trust.gain_rat": {}}}, "trust.gain_rate"),
        ({"assumptions": {"journey_view.intensity": {}}}, "none that can be made"), ({"reach": 0.0}, "reach"),
    ):  # fmt: skip
        with pytest.raises(InputError, match=word):
            regret(baseline, {"as it is": {}, "other": {"journey_view.intensity": 0.8}}, **SMALL, **asked)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="at least two"):
        regret(baseline, {"as it is": {}}, **SMALL)
