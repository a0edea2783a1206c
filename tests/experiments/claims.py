"""What the experiments say that they found, each claim a function of the runs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from lived_table import Lived

from empathysim.analysis.sensitivity.noise_floor import most_by_luck, share_of_luck, variance_of_mean
from empathysim.analysis.shapley import coalitions, shapley_values
from empathysim.outcomes.readings import READINGS
from empathysim.scenarios.firms import firm
from empathysim.sweeps.designs.looks import interval

#: Which luck of firms the firms of a sweep are drawn with.
POPULATION = 1
INHIBITORS = ("individual_context", "human_bias", "group_think", "corporate_culture", "emotional_illiteracy")


def _both(lived: Lived, column: str) -> tuple[float, float]:
    """Return what groupthink and pressure change together, and what each changes without the other, added up."""
    one, other = "groupthink", "culture_pressure"
    alone = lived.gain(column, one, 0.0, 1.0, {other: 0.0}) + lived.gain(column, other, 0.0, 1.0, {one: 0.0})
    ends = [lived.mean(column, {one: end, other: end}) for end in (0.0, 1.0)]
    return ends[1] - ends[0], alone


def together_they_cost_more(lived: Lived) -> bool:
    return all(together < alone < 0.0 for together, alone in (_both(lived, column) for column in lived.outcomes))


def most_of_it_they_cost_alone(lived: Lived) -> bool:
    return all(alone < 0.5 * together < 0.0 for together, alone in (_both(lived, column) for column in lived.outcomes))


def freedom_helps_as_much_under_pressure(lived: Lived) -> bool:
    gains = [
        [lived.gain(column, "empowerment", 0.0, 1.0, {"culture_pressure": pressure}) for pressure in (0.0, 1.0)]
        for column in lived.outcomes
    ]
    return all(gentle > 0.0 and pressed > 0.95 * gentle for gentle, pressed in gains)


def freedom_is_no_shield(lived: Lived) -> bool:
    bound, free = (
        lived.gain("satisfaction", "culture_pressure", 0.0, 1.0, {"empowerment": freedom}) for freedom in (0.0, 1.0)
    )
    return bound < 0.0 and 0.8 < free / bound < 1.25


def _pressure_by_mind(lived: Lived, column: str) -> tuple[float, float]:
    """Return what pressure changes in open teams, and in teams of one mind."""
    open_teams, one_mind = (
        lived.gain(column, "corporate_culture.pressure", 0.0, 1.0, {"group_think.conformity": conformity})
        for conformity in (0.0, 1.0)
    )
    return open_teams, one_mind


def pressure_costs_most_in_teams_of_one_mind(lived: Lived) -> bool:
    costs = [_pressure_by_mind(lived, column) for column in ("satisfaction", "clv")]
    corner = {"corporate_culture.pressure": 1.0, "group_think.conformity": 1.0}
    lowest = lived.frame.groupby(list(corner))[["satisfaction", "clv"]].mean().idxmin()
    return all(one_mind < 1.1 * open_teams < 0.0 for open_teams, one_mind in costs) and all(
        where == (1.0, 1.0) for where in lowest
    )


def pressure_costs_open_teams_more_than_half_of_it(lived: Lived) -> bool:
    costs = [_pressure_by_mind(lived, column) for column in ("satisfaction", "clv")]
    return all(open_teams < 0.5 * one_mind < 0.0 for open_teams, one_mind in costs)


def there_is_no_cliff(lived: Lived) -> bool:
    """Whether satisfaction falls at every step of either lever, and at none by three times the mean of all."""
    levers = ("corporate_culture.pressure", "group_think.conformity")
    table = lived.frame.groupby(list(levers))["satisfaction"].mean().unstack().to_numpy()
    steps = [np.diff(table, axis=axis).ravel() for axis in (0, 1)]
    return all(each.max() < 0.0 and each.min() > 3.0 * each.mean() for each in steps)


def the_view_makes_up_for_one_mind_in_satisfaction_only(lived: Lived) -> bool:
    mind, view = "group_think.conformity", "journey_view.intensity"
    lost = {each: -lived.gain(each, mind, 0.0, 1.0, {view: 0.0}) for each in lived.outcomes}
    won = {each: lived.gain(each, view, 0.0, 0.8, {mind: 1.0}) for each in lived.outcomes}
    in_open_ones = lived.gain("satisfaction", view, 0.0, 0.8, {mind: 0.0})
    return (
        0.6 * lost["satisfaction"] < won["satisfaction"] < 1.1 * lost["satisfaction"]
        and 0.0 < won["empathy"] < 0.3 * lost["empathy"]
        and won["satisfaction"] > 0.7 * in_open_ones > 0.0
    )


def one_mind_loses_no_story(lived: Lived) -> bool:
    by_mind = lived.gains("context", "group_think.conformity", 0.0, 1.0)
    by_view = lived.gains("context", "journey_view.intensity", 0.0, 0.8)
    return bool(by_mind.abs().max() < 0.1 * by_view.min())


def _worlds_of_silos(lived: Lived) -> list[dict[str, float]]:
    return [
        {"organization.ties_between": ties, "staffing.specialization": skill}
        for ties in (0.0, 4.0)
        for skill in (0.3, 1.0)
    ]


def one_silo_is_best(lived: Lived) -> bool:
    return all(
        lived.gain("satisfaction", "organization.silos", fewer, more, world) < 0.0
        for world in _worlds_of_silos(lived)
        for fewer, more in ((1, 2), (1, 6), (6, 12))
    )


def the_first_cut_costs_most(lived: Lived) -> bool:
    return all(
        lived.gain("satisfaction", "organization.silos", 1, 2, world)
        < min(0.0, lived.gain("satisfaction", "organization.silos", 2, 6, world))
        for world in _worlds_of_silos(lived)
    )


def specialists_are_better(lived: Lived) -> bool:
    return all(
        lived.gain("competence", "organization.silos", fewer, more, world) > 0.01
        for world in _worlds_of_silos(lived)
        for fewer, more in ((1, 2), (2, 6))
    )


def specialists_are_worth_a_hand_off_that_loses_little(lived: Lived) -> bool:
    def third_silo(loss: float, skill: float) -> float:
        world = {"journey.handoff_loss": loss, "staffing.specialization": skill}
        return lived.gain("satisfaction", "organization.silos", 2, 3, world)

    return third_silo(0.05, 1.0) > 0.0 > max(third_silo(0.3, 1.0), third_silo(0.3, 0.3))


def wrong_doors_come_with_the_second_silo(lived: Lived) -> bool:
    doors = {silos: lived.mean("transfer_share", {"organization.silos": silos}) for silos in (1, 2, 3, 6, 12)}
    some = [share for silos, share in doors.items() if silos > 1]
    return doors[1] == 0.0 and min(some) > 0.15 and max(some) - min(some) < 0.02


def ties_win_a_part_back(lived: Lived) -> bool:
    for silos in (2, 6, 12):
        lost = -lived.gain("satisfaction", "organization.silos", 1, silos, {"organization.ties_between": 0.0})
        won = lived.gain("satisfaction", "organization.ties_between", 0.0, 4.0, {"organization.silos": silos})
        if not 0.05 * lost < won < 0.9 * lost:
            return False
    return True


def _left(lived: Lived, column: str, forgetting: float, window: str = ".two_years_later") -> float:
    """Return which part of what a culture change won as it ended is left in a later window."""
    change = ("scenario", "baseline", "culture_change", {"insight.forgetting_rate": forgetting})
    return lived.gain(f"{column}{window}", *change) / lived.gain(f"{column}.as_it_ends", *change)


_FORGETTING = (0.005, 0.02)


def simpler_processes_last(lived: Lived) -> bool:
    won = lived.gain("complexity.as_it_ends", "scenario", "baseline", "culture_change")
    return won < -0.08 and all(0.6 < _left(lived, "complexity", each) < 1.05 for each in _FORGETTING)


def talk_and_engagement_fade(lived: Lived) -> bool:
    return all(0.0 < _left(lived, name, each) < 0.15 for name in ("literacy", "engagement") for each in _FORGETTING)


def satisfaction_fades_slowly(lived: Lived) -> bool:
    matters = READINGS["satisfaction"].smallest_difference
    gains = [lived.gains("satisfaction", "scenario", "baseline", "culture_change").mean()]
    gains += [_left(lived, "satisfaction", each) for each in _FORGETTING]
    return 0.0 < gains[0] < 1.6 * matters and all(0.15 < part < 0.4 for part in gains[1:])


def insight_lasts_where_people_forget_slowly(lived: Lived) -> bool:
    slowly, quickly = (_left(lived, "insight", each) for each in _FORGETTING)
    same = [_left(lived, "satisfaction", each) for each in _FORGETTING]
    return slowly > 3.0 * quickly > 0.0 and abs(same[0] - same[1]) < 0.12


def money_comes_after_the_end(lived: Lived) -> bool:
    return all(_left(lived, "npv", each, "") > 5.0 for each in _FORGETTING)


_DEPTH = "qualitative_research.depth"


def _more_by_talking(lived: Lived, column: str) -> pd.Series:
    """Return what conversations bring more than ratings, seed by seed, in every world."""
    return lived.gains(column, "scenario", "a_thousand_ratings", "ten_interviews")


def depth_decides_satisfaction(lived: Lived) -> bool:
    gains = _more_by_talking(lived, "satisfaction")
    little, much = (gains.xs(depth, level=_DEPTH) for depth in (0.04, 0.16))
    matters = READINGS["satisfaction"].smallest_difference
    return bool((little < 0.0).all() and (much > 0.0).all() and gains.abs().max() < matters)


def conversations_leave_simpler_processes(lived: Lived) -> bool:
    gains = _more_by_talking(lived, "complexity")
    little, much = (gains.xs(depth, level=_DEPTH).mean() for depth in (0.04, 0.16))
    return bool((gains < 0.0).all() and much < 3.0 * little)


def ratings_teach_more_people(lived: Lived) -> bool:
    return all((_more_by_talking(lived, column) < 0.0).all() for column in ("insight", "empathy"))


_CULTURES = [
    {"culture_pressure": pressure, "group_think.metric_myopia": myopia}
    for pressure in (0.1, 1.0)
    for myopia in (0.1, 0.9)
]


def _released(lived: Lived, column: str, culture: dict[str, float]) -> dict[str, float]:
    """Return what releasing each inhibitor wins in a culture."""
    return {name: lived.gain(column, "scenario", "baseline", f"release_{name}", culture) for name in INHIBITORS}


def _highest_first(gains: dict[str, float]) -> list[str]:
    return sorted(gains, key=lambda name: -gains[name])


def human_bias_costs_customers_most(lived: Lived) -> bool:
    found = [_released(lived, column, culture) for column in ("satisfaction", "clv") for culture in _CULTURES]
    return all(_highest_first(gains)[0] == "human_bias" for gains in found)


def context_and_literacy_cost_empathy_most(lived: Lived) -> bool:
    found = [_released(lived, "empathy", culture) for culture in _CULTURES]
    return all(set(_highest_first(gains)[:2]) == {"individual_context", "emotional_illiteracy"} for gains in found)


def culture_decides_what_obedience_costs(lived: Lived) -> bool:
    for culture in _CULTURES:
        gains = _released(lived, "satisfaction", culture)
        others = [gain for name, gain in gains.items() if name != "corporate_culture"]
        if culture["culture_pressure"] == 0.1 and gains["corporate_culture"] > 0.5 * min(others):
            return False
        if culture["culture_pressure"] == 1.0 and gains["corporate_culture"] < 1.2 * min(others):
            return False
    return True


def narrow_metrics_make_group_think_costly(lived: Lived) -> bool:
    for pressure in (0.1, 1.0):
        wide, narrow = (
            _released(lived, "satisfaction", {"culture_pressure": pressure, "group_think.metric_myopia": myopia})
            for myopia in (0.1, 0.9)
        )
        if not narrow["group_think"] > 1.5 * wide["group_think"] > 0.0:
            return False
    return True


_STRENGTHS = {name: f"{name}.{'conformity' if name == 'group_think' else 'strength'}" for name in INHIBITORS}


def inhibitors_nearly_add_up(lived: Lived) -> bool:
    return all(lived.explained_by_a_sum(column)[1] > 0.95 for column in lived.outcomes)


def inhibitors_in_their_order(lived: Lived) -> bool:
    found = {column: lived.explained_by_a_sum(column)[0] for column in lived.outcomes}
    lowest = {column: sorted(slopes, key=lambda name: slopes[name]) for column, slopes in found.items()}
    two = {_STRENGTHS["individual_context"], _STRENGTHS["emotional_illiteracy"]}
    return (
        lowest["satisfaction"][0] == lowest["clv"][0] == _STRENGTHS["human_bias"] and set(lowest["empathy"][:2]) == two
    )


def group_think_and_obedience_reinforce(lived: Lived) -> bool:
    """Whether, of all pairs, that one has the most negative product in a sum with products."""
    names = list(lived.factors)
    places = lived.frame[names].to_numpy(float) - 0.5
    pairs = [(one, other) for one in range(len(names)) for other in range(one)]
    products = [places[:, one] * places[:, other] for one, other in pairs]
    columns = np.column_stack([np.ones(len(places)), places, *products])
    wanted = {_STRENGTHS["group_think"], _STRENGTHS["corporate_culture"]}
    for column in ("satisfaction", "empathy"):
        slopes = np.linalg.lstsq(columns, lived.frame[column].to_numpy(), rcond=None)[0][1 + len(names) :]
        most = int(np.argmin(slopes))
        if slopes[most] >= 0.0 or {names[each] for each in pairs[most]} != wanted:
            return False
    return True


def _norm_left_by_a_push(lived: Lived, conformity: float, since: int, now: float) -> float:
    """Return by how much the norm years later is higher for a push that began in a week, and ended in week 156."""
    world = {"group_think.conformity": conformity, "withdraw.value": now}
    return lived.gain("target_norm", "push.from_week", 156, since, world)


def the_norm_goes_where_minds_differ(lived: Lived) -> bool:
    pushed = {"group_think.conformity": 0.6, "push.from_week": 52}
    was_high = lived.mean("target_norm.as_the_push_ends", pushed) > 0.12
    return was_high and all(abs(_norm_left_by_a_push(lived, 0.6, since, 0.6)) < 0.02 for since in (52, 130))


def a_long_push_tips_teams_of_one_mind(lived: Lived) -> bool:
    world = {"group_think.conformity": 0.9, "withdraw.value": 0.6}
    return (
        _norm_left_by_a_push(lived, 0.9, 52, 0.6) > 0.3
        and abs(_norm_left_by_a_push(lived, 0.9, 130, 0.6)) < 0.05
        and lived.gain("trust", "push.from_week", 156, 52, world) < -0.01
    )


def less_pressure_than_before_brings_it_back(lived: Lived) -> bool:
    return lived.mean("target_norm", {"group_think.conformity": 0.9, "withdraw.value": 0.4}) < 0.1


def more_pressure_needs_no_push(lived: Lived) -> bool:
    return (
        lived.mean("target_norm", {"group_think.conformity": 0.9, "withdraw.value": 0.8, "push.from_week": 156}) > 0.5
    )


_PROMISE = "expectation.brand_promise"


def promises_cost_each_customers_value(lived: Lived) -> bool:
    return all(
        (lived.gains(column, _PROMISE, less, more) < 0.0).all()
        for column in ("clv", "satisfaction")
        for less, more in ((0.0, 0.5), (0.5, 1.0))
    )


def _agreement(lived: Lived, column: str, lever: str, before: float, after: float) -> dict[str, float]:
    """Return how the gain from a lever goes along with every other factor: correlations of their ranks."""
    gains = lived.gains(column, lever, before, after)
    worlds = gains.index.to_frame(index=False).drop(columns="seed")
    return {name: float(gains.reset_index(drop=True).corr(worlds[name], "spearman")) for name in worlds}


def expectations_and_appeal_decide_the_best_promise(lived: Lived) -> bool:
    same = [*(name for name in lived.factors if name != _PROMISE), "seed"]
    best = lived.frame.pivot(index=same, columns=_PROMISE, values="npv").idxmax(axis=1)
    found = _agreement(lived, "npv", _PROMISE, 0.0, 1.0)
    captivity = found["loyalty.captivity"]
    return (
        {0.0, 1.0} <= set(best)
        and found["expectation.promise_effect"] < -0.4 - abs(captivity)
        and found["expectation.promise_appeal"] > 0.2 + abs(captivity)
        and captivity < 0.3
    )


def fewer_people_earn_more(lived: Lived) -> bool:
    few, some, many = (
        lived.mean("npv", {"organization.employees": number, "staffing.corner_cutting": 0.0})
        for number in (75, 105, 150)
    )
    return few > some > many


def customers_and_people_pay_for_it(lived: Lived) -> bool:
    signs = {
        "clv": 1,
        "satisfaction": 1,
        "fatigue.after_a_year": -1,
        "quit.after_a_year": -1,
    }
    return all(
        sign * lived.gain(column, "organization.employees", fewer, more, {"staffing.corner_cutting": cut}) > 0.0
        for column, sign in signs.items()
        for fewer, more in ((75, 105), (105, 150))
        for cut in (0.0, 2.0)
    )


def cutting_corners_ends_the_saving(lived: Lived) -> bool:
    saved, left = (
        lived.gain("npv", "organization.employees", 105, 75, {"staffing.corner_cutting": cut}) for cut in (0.0, 2.0)
    )
    return saved > 0.0 and left < 0.35 * saved


def fit_makes_a_firm_more_of_what_it_is(lived: Lived) -> bool:
    for column in ("empathy", "satisfaction"):
        gentle, pressed = (
            lived.gain(column, "hiring.for_fit", 0.0, 1.0, {"culture_pressure": p, "personal_happiness.intensity": 0.0})
            for p in (0.0, 1.0)
        )
        if not pressed < 0.0 < gentle:
            return False
    return True


def happiness_helps_in_every_culture(lived: Lived) -> bool:
    cared = ("personal_happiness.intensity", 0.0, 1.0)
    return all((lived.gains(column, *cared) > 0.0).all() for column in ("empathy", "satisfaction"))


def fit_pushes_happiness_aside(lived: Lived) -> bool:
    cared = {"personal_happiness.intensity": 1.0}
    return lived.gain("happiness", "hiring.for_fit", 0.0, 1.0, cared) < 0.0 and all(
        lived.gain("empathy", "hiring.for_fit", 0.0, 1.0, {**cared, "culture_pressure": pressure}) < 0.0
        for pressure in (0.0, 1.0)
    )


def _when_late(lived: Lived) -> dict[str, float]:
    """Return by how much profit is higher where a key is turned last and not first, key by key."""
    return {name: lived.mean("npv", {name: 78}) - lived.mean("npv", {name: 0}) for name in lived.factors}


def all_orders_end_alike_and_earn_apart(lived: Lived) -> bool:
    ends = lived.frame.groupby(list(lived.factors))[["satisfaction", "empathy"]].mean()
    spread = ends.max() - ends.min()
    late = _when_late(lived)
    return (
        all(spread[column] < READINGS[column].smallest_difference for column in ends)
        and min(late, key=lambda name: late[name]) == "whole_journey.from_week"
        and late["whole_journey.from_week"] < 0.0
    )


def contact_and_people_pay_when_late(lived: Lived) -> bool:
    late = _when_late(lived)
    return min(late["contact.from_week"], late["people.from_week"]) > max(0.0, late["purpose.from_week"])


def keys_add_up(lived: Lived) -> bool:
    """Whether a sum of what each key's week does accounts for what orders earn, in the mean over the seeds."""
    means = lived.frame.groupby(list(lived.factors), as_index=False)["npv"].mean()
    return Lived(means, lived.factors, ["npv"]).explained_by_a_sum("npv")[1] > 0.8


def _of_the_whole_gain(lived: Lived, column: str, share: float, people: str) -> float:
    """Return which part of what everybody brings, a share of some people brings."""
    everybody = lived.gain(column, "pilot.share", 0.0, 1.0, {"pilot.people": "random"})
    return lived.gain(column, "pilot.share", 0.0, share, {"pilot.people": people}) / everybody


def it_spreads_a_little(lived: Lived) -> bool:
    parts = [_of_the_whole_gain(lived, column, 0.2, "random") for column in ("insight", "empathy", "satisfaction")]
    return 0.22 < parts[0] < 0.5 and all(abs(part - parts[0]) < 0.15 for part in parts)


def central_people_do_no_better(lived: Lived) -> bool:
    central, anybody = (_of_the_whole_gain(lived, "insight", 0.2, people) for people in ("most_central", "random"))
    return anybody > 0.1 and abs(central - anybody) < 0.05


_NO_CHAMPIONS = {"talk.is_on": False}


def _brought(lived: Lived, column: str, share: float, people: str, rate: float) -> float:
    """Return what champions bring against none, where insight is passed on at a rate."""
    world = {"insight.sharing_rate": rate}
    champions = {"talk.is_on": True, "talk.share": share, "talk.people": people}
    return lived.mean(column, {**world, **champions}) - lived.mean(column, {**world, **_NO_CHAMPIONS})


def _part_of_all(lived: Lived, column: str, rate: float) -> float:
    """Return which part of what everybody brings in ten years, one in twenty brings."""
    few, everybody = (_brought(lived, column, share, "random", rate) for share in (0.05, 1.0))
    return few / everybody


def literacy_keeps_in_step_with_the_champions(lived: Lived) -> bool:
    return all(0.03 < _part_of_all(lived, "literacy.tenth_year", rate) < 0.075 for rate in (0.0, 0.02, 0.1))


def insight_is_passed_on_and_most_of_it_is_missing(lived: Lived) -> bool:
    alone, usual, fast = (_part_of_all(lived, "insight.tenth_year", rate) for rate in (0.0, 0.02, 0.1))
    return 0.03 < alone < 0.075 and alone < usual < 0.15 and 2.0 * alone < fast < 0.3


def growth_is_nearly_over_after_three_years(lived: Lived) -> bool:
    for column in ("literacy", "insight"):
        for rate in (0.0, 0.02, 0.1):
            first, third, tenth = (
                _brought(lived, f"{column}.{when}_year", 0.05, "random", rate) for when in ("first", "third", "tenth")
            )
            if not (third > 1.5 * first > 0.0 and tenth < 1.35 * third):
                return False
    return True


def central_champions_carry_further_where_insight_travels_fast(lived: Lived) -> bool:
    def ahead(rate: float) -> float:
        central, anybody = (
            _brought(lived, "insight.tenth_year", 0.05, people, rate) for people in ("most_central", "random")
        )
        return central / anybody - 1.0

    return ahead(0.1) > 0.1 and ahead(0.1) > ahead(0.0)


def some_people_are_less_than_all(lived: Lived) -> bool:
    return all(
        0.0 < _of_the_whole_gain(lived, column, 1.0, people) < 0.8
        for column in ("insight", "empathy", "satisfaction")
        for people in ("managers", "front_line")
    )


def _shares_of_groups(lived: Lived, column: str) -> dict[str, float]:
    """Return which part of all moves' mean sizes belongs to each group of parameters."""
    sizes = {name: float(np.mean(np.abs(moves))) for name, moves in lived.effects(column).items() if moves}
    shares: dict[str, float] = {}
    for name, size in sizes.items():
        group = name.partition(".")[0]
        shares[group] = shares.get(group, 0.0) + size / sum(sizes.values())
    return shares


def _together(shares: dict[str, float], groups: Sequence[str]) -> float:
    return sum(shares.get(group, 0.0) for group in groups)


def two_different_worlds(lived: Lived) -> bool:
    satisfaction, empathy, value = (_shares_of_groups(lived, each) for each in ("satisfaction", "empathy", "clv"))
    of_journeys = ("journey", "expectation", "satisfaction", "staffing")
    return (
        _together(satisfaction, of_journeys) > 0.45 > 3.0 * _together(satisfaction, INHIBITORS)
        and _together(value, ("journey", "money", "loyalty")) > 0.5
        and _together(empathy, INHIBITORS) > 0.3
        and _together(empathy, INHIBITORS) > 1.3 * _together(empathy, of_journeys)
    )


def no_number_has_a_weight_of_its_own(lived: Lived) -> bool:
    """Whether spreads are about as large as mean sizes for those that move satisfaction most, and these stand out."""
    moves = [np.array(each) for each in lived.effects("satisfaction").values() if each]
    most = sorted(moves, key=lambda each: -np.abs(each).mean())[:20]
    spread = float(np.median([each.std() / np.abs(each).mean() for each in most]))
    share = sum(np.abs(each).mean() for each in most) / sum(np.abs(each).mean() for each in moves)
    return 0.5 < spread < 2.0 and share > 0.5


def seeds_matter_little(lived: Lived) -> bool:
    """Whether hardly anything of the variation between runs comes from their seeds."""
    for column in lived.outcomes:
        table = lived.frame.pivot(index="point", columns="seed", values=column).to_numpy()
        if share_of_luck(table) > 0.05:
            return False
    return True


def some_stand_out_and_most_do_not(lived: Lived) -> bool:
    """Whether a tenth of all parameters or more, and less than half, move it by more than luck would give any."""
    for column in lived.outcomes:
        by_seed = [lived.at({"seed": seed}).effects(column) for seed in sorted(lived.frame["seed"].unique())]
        stands_out = []
        for name in lived.factors:
            effects = np.column_stack([each[name] for each in by_seed])
            if not len(effects):  # it never moved: nothing can be told of it
                stands_out.append(False)
                continue
            most = most_by_luck(len(effects), len(effects), len(by_seed), len(lived.factors))
            stands_out.append(np.abs(effects.mean(axis=1)).mean() > np.sqrt(most * variance_of_mean(effects).mean()))
        if not 0.1 < np.mean(stands_out) < 0.5:
            return False
    return True


#: Each lever of the conclusions, where it was and where it is moved.
_MOVES = {
    "group_think.conformity": (0.6, 0.0),
    "human_bias.strength": (0.6, 0.0),
    "journey_view.intensity": (0.2, 0.8),
}


def _in_each_world(lived: Lived, column: str, lever: str) -> tuple[np.ndarray, pd.DataFrame]:
    """Return what a lever alone changes in each world, over what the outcome was there, and the worlds."""
    others = {name: ends[0] for name, ends in _MOVES.items() if name != lever}
    rows = lived.at(others).frame.sort_values(["point", "seed"])
    before, after = (rows[rows[lever] == value] for value in _MOVES[lever])
    return after[column].to_numpy() - before[column].to_numpy(), before


def customers_and_empathy_hardly_ever_turn(lived: Lived) -> bool:
    """Whether they are lower by as much as matters in very few worlds, and higher in a third of them or more."""
    for column, matters, most in (("satisfaction", 0.005, 0.05), ("empathy", 0.01, 0.05), ("clv", 0.02, 0.15)):
        for lever in _MOVES:
            gains, worlds = _in_each_world(lived, column, lever)
            least = matters * (worlds[column].abs().to_numpy() if column == "clv" else 1.0)
            if (gains < -least).mean() > most or (gains > least).mean() < 0.33:
                return False
    return True


def profit_turns_where_satisfaction_does_not(lived: Lived) -> bool:
    for lever in _MOVES:
        profit, worlds = _in_each_world(lived, "npv", lever)
        satisfaction, _ = _in_each_world(lived, "satisfaction", lever)
        least = 0.02 * worlds["npv"].abs().to_numpy()
        if (profit < -least).mean() < 0.05 or (profit > least).mean() < 0.05 or (satisfaction < -0.005).mean() > 0.05:
            return False
    return True


def empathy_gains_as_much_as_the_inhibitor_weighs(lived: Lived) -> bool:
    for lever in ("group_think.conformity", "human_bias.strength"):
        gains, worlds = _in_each_world(lived, "empathy", lever)
        if _rank_correlation(gains, worlds[f"{lever.partition('.')[0]}.empathy_weight"]) < 0.5:
            return False
    return True


def _rank_correlation(gains: np.ndarray, values: pd.Series) -> float:
    return float(pd.Series(gains, index=values.index).corr(values, "spearman"))


_CONTACT = ("customer_contact.intensity", 0.2, 0.8)


def contact_helps_in_every_firm(lived: Lived) -> bool:
    return all((lived.gains(column, *_CONTACT) > 0.0).all() for column in ("empathy", "satisfaction"))


def contact_pays_in_most_firms_not_in_all(lived: Lived) -> bool:
    return bool(0.6 < (lived.gains("npv", *_CONTACT) > 0.0).mean() < 1.0)


def captive_and_understood_customers_pay_less(lived: Lived) -> bool:
    gains = lived.gains("npv", *_CONTACT).reset_index("seed", drop=True)
    firms = {number: firm(int(number), POPULATION).values() for number in gains.index}
    signs = {"loyalty.captivity": -1, "industry.problem_factor": -1, "individual_context.strength": 1}
    return all(
        sign * np.corrcoef(gains, [firms[number][name] for number in gains.index])[0, 1] > 0.25
        for name, sign in signs.items()
    )


_VIEW = ("journey_view.intensity", 0.0, 1.0)


def the_view_pays_in_every_industry(lived: Lived) -> bool:
    return all((lived.gains(column, *_VIEW) > 0.0).all() for column in ("satisfaction", "clv", "npv"))


def the_view_pays_most_where_business_is_simple(lived: Lived) -> bool:
    gains = lived.gains("satisfaction", *_VIEW).groupby("industry").mean()
    content = lived.at({"journey_view.intensity": 0.0}).frame.groupby("industry")["satisfaction"].mean()
    return bool(
        gains.corr(content) > 0.8
        and {gains.idxmin(), gains.drop(gains.idxmin()).idxmin()} == {"health_plan", "tv_internet"}
    )


_HAPPINESS = ("personal_happiness.intensity", 0.2, 0.8)


def profit_needs_most_runs(lived: Lived) -> bool:
    """Whether its interval is widest, measured by what was asked for; runs go with the square of that."""
    asked = {"satisfaction": 0.002, "empathy": 0.005, "npv": 0.05 * lived.mean("npv")}
    wide = {}
    for column, wanted in asked.items():
        low, high = interval(lived.at({_HAPPINESS[0]: _HAPPINESS[1]}).frame[column], 1)
        wide[column] = ((high - low) / 2.0 / wanted) ** 2
    return wide["npv"] > 2.0 * max(wide["satisfaction"], wide["empathy"])


def every_pair_shows_what_single_runs_hide(lived: Lived) -> bool:
    low, high = (lived.at({_HAPPINESS[0]: level}).frame["satisfaction"] for level in _HAPPINESS[1:])
    return bool(
        (lived.gains("satisfaction", *_HAPPINESS) > 0.0).all() and np.quantile(high, 0.2) < np.quantile(low, 0.8)
    )


_FREEDOM = ("acts_of_kindness.intensity", 0.0, 1.0)
_PRICE = "acts_of_kindness.mean_cost_usd"


def the_price_of_a_gesture_decides(lived: Lived) -> bool:
    found = _agreement(lived, "npv", *_FREEDOM)
    return found[_PRICE] < -0.7 and all(abs(found[name]) < 0.5 for name in found if name != _PRICE)


def cheap_gestures_pay_and_dear_ones_where_they_are_rare(lived: Lived) -> bool:
    gains = lived.gains("npv", *_FREEDOM)
    prices, often = (gains.index.get_level_values(name) for name in (_PRICE, "acts_of_kindness.recovery_rate"))
    frequent = gains[(prices > 150.0) & (often > 0.6)]
    rare = gains[(prices > 150.0) & (often < 0.4)]
    return bool((gains[prices < 70.0] > 0.0).all() and (frequent < 0.0).all() and frequent.mean() < rare.mean())


def customers_gain_at_any_price(lived: Lived) -> bool:
    return all((lived.gains(column, *_FREEDOM) > 0.0).all() for column in ("satisfaction", "clv"))


def _alone(lived: Lived, column: str, factor: str, before: float, after: float) -> float:
    return lived.alone(factor).gain(f"{column}.after_a_year", factor, before, after)


def contact_keeps_people_a_little(lived: Lived) -> bool:
    contact = ("customer_contact.intensity", 0.0, 1.0)
    fatigue = _alone(lived, "fatigue", *contact)
    return (
        _alone(lived, "engagement", *contact) > 0.01
        and _alone(lived, "quit", *contact) < 0.0
        and 0.0 < fatigue < READINGS["fatigue"].smallest_difference
    )


def load_and_purpose_move_more(lived: Lived) -> bool:
    contact, purpose = "customer_contact.intensity", "sense_of_purpose.intensity"
    fatigue = abs(_alone(lived, "fatigue", contact, 0.0, 1.0))
    return (
        -_alone(lived, "fatigue", "staffing.slack", 0.75, 1.25) > 4.0 * fatigue
        and _alone(lived, "fatigue", "wellbeing.empathy_fatigue", 0.0, 1.0) > 4.0 * fatigue
        and all(
            abs(_alone(lived, column, purpose, 0.0, 1.0)) > 2.0 * abs(_alone(lived, column, contact, 0.0, 1.0))
            for column in ("engagement", "quit")
        )
    )


def less_pressure_does_not_rest_people(lived: Lived) -> bool:
    gains = lived.alone("culture_pressure").gains("fatigue.after_a_year", "culture_pressure", 1.0, 0.0)
    return bool((gains > 0.0).all())


def _shares(lived: Lived, column: str) -> dict[str, float]:
    """Return what each inhibitor takes of an outcome, whatever the order: Shapley values over all sets of them."""
    levers = list(lived.factors)
    on = {name: lived.frame[name].max() for name in levers}
    worth = [lived.mean(column, {name: on[name] * (name in there) for name in levers}) for there in coalitions(levers)]
    return dict(zip(levers, (-shapley_values(worth)).tolist(), strict=True))


def two_crush_about_twice_as_much(lived: Lived) -> bool:
    share = {name: _shares(lived, "empathy")[lever] for name, lever in _STRENGTHS.items()}
    first = [share["individual_context"], share["emotional_illiteracy"]]
    next_to = [share["human_bias"], share["group_think"]]
    return min(first) > 1.4 * max(next_to) and max(first) < 2.6 * min(next_to) and min(next_to) > 1.3 * share[
        "corporate_culture"
    ] > 0.0  # fmt: skip


def single_releases_promise_less_than_all_give(lived: Lived) -> bool:
    on = {name: lived.frame[name].max() for name in lived.factors}
    as_it_is, released = lived.mean("empathy", on), lived.mean("empathy", dict.fromkeys(on, 0.0))
    alone = sum(lived.mean("empathy", {**on, name: 0.0}) - as_it_is for name in on)
    return 0.7 < alone / (released - as_it_is) < 0.9


def another_one_comes_first_for_satisfaction(lived: Lived) -> bool:
    share = _shares(lived, "satisfaction")
    order = sorted(share, key=lambda name: -share[name])
    return order[:2] == [_STRENGTHS["human_bias"], _STRENGTHS["individual_context"]]


def _choices(lived: Lived) -> tuple[pd.DataFrame, list[tuple[str, ...]]]:
    """Return the mean outcomes of each choice of keys, the first of which turns none, and the keys that each turns."""
    by_point = lived.frame.groupby("point")
    levels = by_point[list(lived.factors)].first()
    turned = [tuple(name.partition(".")[0] for name in levels if row[name] > 0.2) for _, row in levels.iterrows()]
    return by_point[list(lived.outcomes)].mean(), turned


def no_choice_of_keys_costs_more_than_the_journey_view(lived: Lived) -> bool:
    means, turned = _choices(lived)
    spent = means["key_cost"] + means["gesture_cost"]
    extra = (spent - spent.iloc[0]).to_numpy()
    return bool(extra[1:].min() > 0.0 and extra.max() < 1.05 * extra[turned.index(("journey_view",))])


def journey_and_kindness_earn_and_satisfy_most(lived: Lived) -> bool:
    means, turned = _choices(lived)
    return all(
        turned[int(means[goal].argmax())] == ("journey_view", "acts_of_kindness") for goal in ("npv", "satisfaction")
    )


def an_even_spread_earns_less_than_half_and_satisfies_more_than_half(lived: Lived) -> bool:
    means, turned = _choices(lived)
    gains = means - means.iloc[0]
    even = gains.iloc[[len(keys) for keys in turned].index(7)] / gains.max()
    return bool(0.0 < even["npv"] < 0.5 < even["satisfaction"] < 0.8)


def other_goals_want_other_keys(lived: Lived) -> bool:
    means, turned = _choices(lived)
    richest = int(means["npv"].argmax())
    poorer = means["empathy"].iloc[richest] < means["empathy"].iloc[1:].median()
    return (
        bool(poorer)
        and "customers_as_people" in turned[int(means["empathy"].argmax())]
        and "sense_of_purpose" in turned[int(means["engagement"].argmax())]
    )
