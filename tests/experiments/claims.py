"""What the experiments say that they found, each claim a function of the runs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from lived_table import Lived

from empathysim.outcomes.readings import READINGS
from empathysim.scenarios.firms import firm
from empathysim.sweeps.looks import interval

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


def ties_win_a_part_back(lived: Lived) -> bool:
    for silos in (2, 6, 12):
        lost = -lived.gain("satisfaction", "organization.silos", 1, silos, {"organization.ties_between": 0.0})
        won = lived.gain("satisfaction", "organization.ties_between", 0.0, 4.0, {"organization.silos": silos})
        if not 0.05 * lost < won < 0.9 * lost:
            return False
    return True


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
