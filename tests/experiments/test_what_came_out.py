"""What each experiment says that it found, lived again: smaller, and with luck that was not used to find it.

Every claim must also fail for runs whose outcomes were handed around among them: a claim that holds then says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import claims
import pytest
from lived_table import Lived
from shipped_experiments import NAMES, shipped

from empathysim.sweeps.sweep import sweep

_TIMES_HANDED_AROUND = 12
THREE, TWO = [101, 102, 103], [101, 102]


@dataclass(frozen=True)
class Held:
    """How an experiment is made smaller, and what must hold of it then.

    Attributes
    ----------
    smaller : parts of the experiment that are others.
    claims : each is true of the runs.
    is_long : whether it takes more than a moment.
    """

    smaller: Mapping[str, Any]
    claims: Sequence[Callable[[Lived], bool]]
    is_long: bool = True
    levers: Mapping[str, Any] = field(default_factory=dict)
    uncertainties: Mapping[str, Any] = field(default_factory=dict)


TABLE: dict[str, Held] = {
    "first_sweep": Held(
        {"seeds": THREE, "weeks": 104},
        [claims.together_they_cost_more, claims.most_of_it_they_cost_alone],
        is_long=False,
        levers={"groupthink": [0.0, 1.0], "culture_pressure": [0.0, 1.0]},
    ),
    "does_empowerment_survive_pressure": Held(
        {"seeds": THREE, "weeks": 104},
        [claims.freedom_helps_as_much_under_pressure, claims.freedom_is_no_shield],
        is_long=False,
        levers={"empowerment": [0.0, 1.0], "culture_pressure": [0.0, 1.0]},
    ),
    "groupthink_by_culture_pressure": Held(
        {"seeds": THREE},
        [claims.pressure_costs_most_in_teams_of_one_mind, claims.pressure_costs_open_teams_more_than_half_of_it,
         claims.there_is_no_cliff],
        levers={name: [0.0, 0.25, 0.5, 0.75, 1.0] for name in ("group_think.conformity", "corporate_culture.pressure")},
    ),
    "silos_of_a_research_institution": Held(
        {"seeds": [101]},
        [claims.the_view_makes_up_for_one_mind_in_satisfaction_only, claims.one_mind_loses_no_story],
        levers={"group_think.conformity": [0.0, 1.0], "journey_view.intensity": [0.0, 0.8]},
    ),
    "too_many_silos": Held(
        {"seeds": TWO},
        [claims.one_silo_is_best, claims.the_first_cut_costs_most, claims.specialists_are_better,
         claims.specialists_are_worth_a_hand_off_that_loses_little, claims.wrong_doors_come_with_the_second_silo,
         claims.ties_win_a_part_back],
        levers={"organization.silos": [1, 2, 3, 6, 12], "organization.ties_between": [0.0, 4.0]},
        uncertainties={"journey.handoff_loss": [0.05, 0.3]},
    ),
    "inhibitor_by_culture": Held(
        {"seeds": TWO, "weeks": 104},
        [claims.human_bias_costs_customers_most, claims.context_and_literacy_cost_empathy_most,
         claims.culture_decides_what_obedience_costs, claims.narrow_metrics_make_group_think_costly],
        uncertainties={"culture_pressure": [0.1, 1.0]},
    ),
    "inhibitors_together": Held(
        {"seeds": [101], "points": 16, "design_seed": 5, "weeks": 104},
        [claims.inhibitors_nearly_add_up, claims.inhibitors_in_their_order, claims.group_think_and_obedience_reinforce],
    ),
    "what_crushes_empathy_most": Held(
        {"seeds": THREE},
        [claims.two_crush_about_twice_as_much, claims.single_releases_promise_less_than_all_give,
         claims.another_one_comes_first_for_satisfaction],
    ),
    "tipping_of_the_target_norm": Held(
        {"seeds": TWO},
        [claims.the_norm_goes_where_minds_differ, claims.a_long_push_tips_teams_of_one_mind,
         claims.less_pressure_than_before_brings_it_back, claims.more_pressure_needs_no_push],
        levers={"push.from_week": [52, 130, 156], "withdraw.value": [0.4, 0.6, 0.8]},
    ),
    "does_a_culture_change_last": Held(
        {"seeds": THREE},
        [claims.simpler_processes_last, claims.talk_and_engagement_fade, claims.satisfaction_fades_slowly,
         claims.insight_lasts_where_people_forget_slowly, claims.money_comes_after_the_end],
        uncertainties={"insight.forgetting_rate": [0.005, 0.02]},
    ),
    "ten_interviews_or_a_thousand_ratings": Held(
        {"seeds": TWO},
        [claims.depth_decides_satisfaction, claims.conversations_leave_simpler_processes,
         claims.ratings_teach_more_people],
        uncertainties={"qualitative_research.depth": [0.04, 0.16]},
    ),
    "over_promising": Held(
        {"seeds": [101], "design_seed": 3, "points": 32},
        [claims.promises_cost_each_customers_value, claims.expectations_and_appeal_decide_the_best_promise],
        levers={"expectation.brand_promise": [0.0, 0.5, 1.0]},
    ),
    "understaffing": Held(
        {"seeds": THREE},
        [claims.fewer_people_earn_more, claims.customers_and_people_pay_for_it, claims.cutting_corners_ends_the_saving],
        levers={"organization.employees": [75, 105, 150]}, uncertainties={"staffing.corner_cutting": [0.0, 2.0]},
    ),
    "hiring_for_fit_or_happiness": Held(
        {"seeds": THREE},
        [claims.fit_makes_a_firm_more_of_what_it_is, claims.happiness_helps_in_every_culture,
         claims.fit_pushes_happiness_aside],
        levers={"hiring.for_fit": [0.0, 1.0], "culture_pressure": [0.0, 1.0]},
    ),
    "seven_keys_one_budget": Held(
        {"seeds": THREE},
        [claims.no_choice_of_keys_costs_more_than_the_journey_view, claims.journey_and_kindness_earn_and_satisfy_most,
         claims.an_even_spread_earns_less_than_half_and_satisfies_more_than_half, claims.other_goals_want_other_keys],
    ),
    "order_of_keys": Held(
        {"seeds": TWO},
        [claims.all_orders_end_alike_and_earn_apart, claims.contact_and_people_pay_when_late, claims.keys_add_up],
    ),
    "who_begins": Held(
        {"seeds": THREE},
        [claims.it_spreads_a_little, claims.central_people_do_no_better, claims.some_people_are_less_than_all],
        levers={"pilot.share": [0.0, 0.2, 1.0]},
    ),
    "does_an_empathy_movement_take_off": Held(
        {"seeds": THREE},
        [claims.literacy_keeps_in_step_with_the_champions, claims.insight_is_passed_on_and_most_of_it_is_missing,
         claims.growth_is_nearly_over_after_three_years,
         claims.central_champions_carry_further_where_insight_travels_fast],
    ),
    "what_matters_most": Held(
        {"seeds": [101, 102, 103, 104], "design_seed": 11, "points": 3, "weeks": 52, "warm_up": 52, "employees": 40},
        [claims.two_different_worlds, claims.no_number_has_a_weight_of_its_own, claims.seeds_matter_little,
         claims.some_stand_out_and_most_do_not],
    ),
    "which_conclusions_hold": Held(
        {"seeds": [101], "design_seed": 7, "points": 40, "employees": 100},
        [claims.customers_and_empathy_hardly_ever_turn, claims.profit_turns_where_satisfaction_does_not,
         claims.empathy_gains_as_much_as_the_inhibitor_weighs],
    ),
    "one_key_in_all_firms": Held(
        {"population": claims.POPULATION, "points": 64},
        [claims.contact_helps_in_every_firm, claims.contact_pays_in_most_firms_not_in_all,
         claims.captive_and_understood_customers_pay_less],
    ),
    "journey_view_by_industry": Held(
        {"seeds": TWO, "weeks": 104},
        [claims.the_view_pays_in_every_industry, claims.the_view_pays_most_where_business_is_simple],
        levers={"journey_view.intensity": [0.0, 1.0]},
        uncertainties={"industry": ["grocery", "fast_food", "bank", "airline", "health_plan", "tv_internet"]},
    ),
    "how_many_runs": Held(
        {"seeds": list(range(301, 325))},
        [claims.profit_needs_most_runs, claims.every_pair_shows_what_single_runs_hide],
    ),
    "gestures_that_pay": Held(
        {"seeds": [101], "design_seed": 5, "points": 24},
        [claims.the_price_of_a_gesture_decides, claims.cheap_gestures_pay_and_dear_ones_where_they_are_rare,
         claims.customers_gain_at_any_price],
        levers={"acts_of_kindness.intensity": [0.0, 1.0]},
    ),
    "contact_and_turnover": Held(
        {"seeds": [101, 102, 103, 104]},
        [claims.contact_keeps_people_a_little, claims.load_and_purpose_move_more,
         claims.less_pressure_does_not_rest_people],
    ),
}  # fmt: skip


def test_every_experiment_is_held() -> None:
    assert sorted(TABLE) == NAMES


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.long] if held.is_long else []) for name, held in TABLE.items()]
)
def test_what_came_out(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    experiment, held = shipped(name), TABLE[name]
    if experiment.organization is not None:
        monkeypatch.setenv("EMPATHYSIM_DATA", str(request.getfixturevalue("data_folder")))
    asked = experiment.replace(**held.smaller, levers=held.levers, uncertainties=held.uncertainties)
    assert asked.population != experiment.population or not set(asked.seeds) & set(experiment.seeds)
    ended = sweep(asked, tmp_path, executor="processes" if held.is_long else "serial")
    assert (ended.failed, ended.missing) == (0, 0)
    factors = ["firm"] * (asked.kind == "firms") + [factor.name for factor in asked.varied]
    lived = Lived(ended.to_pandas(), factors, asked.columns)
    false = [claim.__name__ for claim in held.claims if not claim(lived)]
    assert not false, f"found = {experiment.found!r} does not hold: {false}"
    others = [lived.handed_around(number) for number in range(_TIMES_HANDED_AROUND)]
    empty = [claim.__name__ for claim in held.claims if sum(map(claim, others)) >= _TIMES_HANDED_AROUND / 2]
    assert not empty, f"true of anything: {empty}"
