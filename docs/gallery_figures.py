"""Every figure of the package: what it is called, the question that it answers, and the line that makes it.

A new figure is a function here: its name names the picture, its docstring is the question, its body the code that
the gallery's page shows.
"""

from __future__ import annotations

from collections.abc import Callable

from gallery_runs import Runs
from matplotlib.figure import Figure

import empathysim as es
from empathysim.analysis.attribute import attribute
from empathysim.analysis.encounter import encounter
from empathysim.analysis.engagement_ladder import engagement_ladder
from empathysim.analysis.futures import futures
from empathysim.analysis.journey_map import watch_journeys
from empathysim.analysis.lifetime_curve import follow_customers
from empathysim.analysis.moved_dials import Today
from empathysim.analysis.portfolio.synergy import synergy
from empathysim.analysis.positions.handoffs import handoff_flow
from empathysim.analysis.positions.silos_over_time import silos_over_time
from empathysim.analysis.sensitivity.sensitivity import sensitivity
from empathysim.analysis.tipping.before_the_tip import before_the_tip
from empathysim.analysis.tipping.phase_map import phase_map
from empathysim.analysis.tipping.ramp import ramp
from empathysim.analysis.tipping.recovery import recovery
from empathysim.analysis.tipping.verdict_map import verdict_map
from empathysim.figures.crush_waterfall import crush_waterfall
from empathysim.figures.difference_dots import difference_dots
from empathysim.figures.early_warning import early_warning_figure
from empathysim.figures.encounter_waterfall import encounter_waterfall
from empathysim.figures.engagement_ladder import engagement_ladder_figure
from empathysim.figures.fan_chart import fan_chart
from empathysim.figures.five_as_diverging import five_as_diverging
from empathysim.figures.five_as_stacked import five_as_stacked
from empathysim.figures.handoff_flow import handoff_figure
from empathysim.figures.hysteresis_loop import hysteresis_loop
from empathysim.figures.journey_map import journey_map
from empathysim.figures.keys_gain import keys_gain
from empathysim.figures.lifetime_curve import lifetime_curve
from empathysim.figures.morris_plot import morris_plot
from empathysim.figures.moved_dials import moved_dials_figure
from empathysim.figures.organization_network import organization_network
from empathysim.figures.pareto_front import pareto_front
from empathysim.figures.phase_map import phase_map_figure
from empathysim.figures.plan_path import plan_path
from empathysim.figures.quantile_dots import quantile_dots
from empathysim.figures.recovery import recovery_figure
from empathysim.figures.run import run_figure
from empathysim.figures.silo_multiples import silo_multiples
from empathysim.figures.sobol_bars import sobol_bars
from empathysim.figures.synergy_matrix import synergy_matrix
from empathysim.figures.ties import ties_figure
from empathysim.figures.verdict_map import verdict_map_figure


def one_run(runs: Runs) -> Figure:
    """What happens in one run: feelings, empathy, customers, money?"""
    return run_figure(runs.lived["usaa"][0].weekly, "A firm that puts empathy first", runs.footer([0], ["usaa"]))


def fan(runs: Runs) -> Figure:
    """How far does luck alone carry runs of the same scenario apart?"""
    return fan_chart(futures(runs.worlds, "satisfaction"), runs.footer())


def fan_of_anger(runs: Runs) -> Figure:
    """What is the range of a noisy reading, in one scenario?"""
    return fan_chart(futures(runs.worlds, "angry", over=13)[:1], runs.footer(names=["baseline"]))


def paired_differences(runs: Runs) -> Figure:
    """Which outcomes differ between two scenarios, and by how much of what matters?"""
    found = runs.comparison
    return difference_dots(found.outcomes, *found.names, runs.weeks, runs.footer())


def dots_to_count(runs: Runs) -> Figure:
    """How often does a customer's lifetime value come out above a value that I name?"""
    return quantile_dots(
        "clv", dict(zip(runs.worlds.names, runs.worlds.readings["clv"], strict=True)), runs.weeks, runs.footer()
    )


def five_as_over_time(runs: Runs) -> Figure:
    """How do customers come to feel, from angry to adoring, and where is the firm of today?"""
    return five_as_stacked(runs.worlds, "usaa", runs.footer(), against="baseline")


def five_as_at_the_end(runs: Runs) -> Figure:
    """Which way do feelings lean in the end?"""
    return five_as_diverging(runs.worlds, runs.footer())


def journey(runs: Runs) -> Figure:
    """At which silo does a customer's emotion fall, and who gives up on the way?"""
    paths = {name: watch_journeys(lived).path("problem_resolution") for name, lived in runs.lived.items()}
    return journey_map(paths, 26, runs.footer(range(runs.few)))


def lifetimes(runs: Runs) -> Figure:
    """How long do customers stay, and what has one brought by then?"""
    return lifetime_curve(follow_customers(runs.scenarios, range(runs.few), runs.place), runs.footer(range(runs.few)))


def ladder(runs: Runs) -> Figure:
    """How many employees are engaged, and what do customers meet on each rung?"""
    ladders = [engagement_ladder(name, lived) for name, lived in runs.lived.items()]
    return engagement_ladder_figure(ladders, runs.weeks, runs.footer(range(runs.few)))


def crushed_empathy(runs: Runs) -> Figure:
    """Which inhibitor crushes how much empathy, whatever the order?"""
    return crush_waterfall(attribute("baseline", "inhibitors", "empathy", seeds=runs.few, **runs.size))


def gain_of_keys(runs: Runs) -> Figure:
    """Which key unlocks how much satisfaction, whatever the order?"""
    return keys_gain(attribute("baseline", "keys", "satisfaction", seeds=runs.few, on=0.8, **runs.size))


def one_encounter(runs: Runs) -> Figure:
    """What becomes of one employee's natural empathy before one customer?"""
    return encounter_waterfall(encounter(runs.lived["baseline"][0], 30, 100), runs.footer([0], ["baseline"]))


def portfolio(runs: Runs) -> Figure:
    """Which levers are the best for which yearly budget?"""
    return pareto_front(runs.plan)


def path_of_a_plan(runs: Runs) -> Figure:
    """In which order should levers be turned, and which are as good as each other?"""
    return plan_path(runs.plan)


def pairs_of_levers(runs: Runs) -> Figure:
    """Which pairs of levers are worth more than their sum?"""
    return synergy_matrix(synergy("baseline", "satisfaction", seeds=2, **runs.size))


def map_of_verdicts(runs: Runs) -> Figure:
    """Where on the square of two levers is the firm better off than today?"""
    culture = ("corporate_culture.strength", runs.between(0.0, 1.0))
    purpose = ("sense_of_purpose.intensity", runs.between(0.0, 1.0))
    return verdict_map_figure(verdict_map(runs.scenarios["baseline"], culture, purpose, seeds=runs.few, **runs.size))


def map_of_phases(runs: Runs) -> Figure:
    """Where does the past decide which norm a firm lives by?"""
    pressed = runs.scenarios["baseline"].replace({"corporate_culture.strength": 1.0})
    found = phase_map(
        pressed, runs.between(0.3, 0.9), runs.between(0.4, 1.0), seeds=2, push_weeks=runs.warm_up,
        weeks=2 * runs.weeks, **runs.where,
    )  # fmt: skip
    return phase_map_figure(found)


def loop(runs: Runs) -> Figure:
    """Does a firm come back by the way it went when pressure is taken away again?"""
    pressed = runs.scenarios["baseline"].replace({"corporate_culture.strength": 1.0, "group_think.conformity": 1.0})
    found = ramp(pressed, "corporate_culture.pressure", runs.between(0.2, 1.0), seeds=runs.few, **runs.where)
    return hysteresis_loop(found)


def back_from_a_push(runs: Runs) -> Figure:
    """How long does a push of sales pressure outlast itself?"""
    found = recovery(
        runs.scenarios["baseline"], "corporate_culture.pressure", 1.0, runs.weeks // 3, seeds=runs.few,
        horizon=runs.weeks, **runs.where,
    )  # fmt: skip
    return recovery_figure(found)


def warning(runs: Runs) -> Figure:
    """Could the tip have been seen coming?"""
    pressed = runs.scenarios["baseline"].replace({"corporate_culture.strength": 1.0, "group_think.conformity": 1.0})
    return early_warning_figure(before_the_tip(pressed, seeds=runs.few, surrogates=100, **runs.where))


def network(runs: Runs) -> Figure:
    """Who sits where, who listens to whom, and where is empathy?"""
    return organization_network(runs.lived["baseline"][0], runs.footer([0], ["baseline"]))


def handoffs(runs: Runs) -> Figure:
    """Between which silos do journeys go, and where is the customer's story lost?"""
    return handoff_figure(handoff_flow(runs.lived["baseline"][0]), runs.footer([0], ["baseline"]))


def silos(runs: Runs) -> Figure:
    """How does each silo change over the years?"""
    return silo_multiples(silos_over_time("usaa", **runs.size), runs.footer([0], ["usaa"]))


def ties(runs: Runs) -> Figure:
    """What do ties between silos do to the customer's story?"""
    worlds: dict[str, dict[str, list[float]]] = {}
    for seed in range(runs.few):
        graph = es.generate_organization(runs.employees, seed=seed)
        for name, variant in {"none between silos": graph.without_ties_between(), "as generated": graph}.items():
            found = es.simulate(seed=seed, organization=variant, weeks=runs.weeks, warm_up=runs.warm_up).summary
            for reading in ("context", "satisfaction", "clv"):
                worlds.setdefault(name, {}).setdefault(reading, []).append(found[reading])
    return ties_figure(worlds, runs.footer(range(runs.few), ["baseline"]))


def sweep_as_maps(runs: Runs) -> Figure:
    """What do two levers do together?"""
    levers = {"groupthink": runs.between(0.0, 1.0), "culture_pressure": runs.between(0.0, 1.0)}
    return es.sweep_figure(runs.swept("Do groupthink and pressure work together?", levers=levers))


def sweep_as_lines(runs: Runs) -> Figure:
    """What does one lever do on its way?"""
    return es.sweep_figure(runs.swept("What does empowerment do?", levers={"empowerment": runs.between(0.0, 1.0)}))


def sweep_as_rows(runs: Runs) -> Figure:
    """Which industry is it?"""
    return es.sweep_figure(runs.swept("Does the industry matter?", levers={"industry": None}))


def sweep_as_tornado(runs: Runs) -> Figure:
    """Which assumption moves the outcome most, each on its own?"""
    return es.sweep_figure(
        runs.swept("Which assumption matters?", kind="one_at_a_time", uncertainties={"journey.*": None}, seeds=2)
    )


def sweep_as_clouds(runs: Runs) -> Figure:
    """What matters where everything varies at once?"""
    drawn = {"groupthink": (0.0, 1.0), "culture_pressure": (0.0, 1.0), "empowerment": (0.0, 1.0)}
    return es.sweep_figure(
        runs.swept(
            "What matters in all company?", kind="latin_hypercube", levers=drawn, points=12 * runs.stops, seeds=1
        )
    )


def sweep_as_effects(runs: Runs) -> Figure:
    """Which parameters move the outcome at all?"""
    return es.sweep_figure(runs.screened)


def sweep_as_firms(runs: Runs) -> Figure:
    """How do firms of the population differ?"""
    return es.sweep_figure(runs.swept("How do firms differ?", kind="firms", points=8 * runs.stops, seeds=1))


def sweep_as_pairs(runs: Runs) -> Figure:
    """Does a lever do the same in every firm?"""
    levers = {"customer_contact.intensity": [0.2, 0.8]}
    return es.sweep_figure(
        runs.swept("One key in all firms", kind="firms", levers=levers, points=8 * runs.stops, seeds=1)
    )


def screening(runs: Runs) -> Figure:
    """Which parameters matter, alone or in company, and which cannot be told from luck?"""
    return morris_plot(sensitivity(runs.screened))


def shares_of_variance(runs: Runs) -> Figure:
    """Whose doing is the spread of the outcome, and how much of it is luck?"""
    levers = {"groupthink": (0.0, 1.0), "culture_pressure": (0.0, 1.0), "empowerment": (0.0, 1.0)}
    return sobol_bars(
        sensitivity(runs.swept("Whose doing is it?", kind="saltelli", levers=levers, points=8 * runs.few))
    )


def dials(runs: Runs) -> Figure:
    """What becomes of customers' feelings and of profit when the dials are moved?"""
    today = Today("baseline", runs.few, runs.place.weeks, **runs.where)
    moved = today.moved({**today.position(), "groupthink": 0.1})
    return moved_dials_figure(moved, moved.sentence, "Groupthink moved to 0.1 in week 0", "baseline")


GALLERY: tuple[Callable[[Runs], Figure], ...] = (
    one_run, fan, fan_of_anger, paired_differences, dots_to_count, five_as_over_time, five_as_at_the_end, journey,
    lifetimes, ladder, crushed_empathy, gain_of_keys, one_encounter, portfolio, path_of_a_plan, pairs_of_levers,
    map_of_verdicts,
    map_of_phases, loop, back_from_a_push, warning, network, handoffs, silos, ties, sweep_as_maps, sweep_as_lines,
    sweep_as_rows, sweep_as_tornado, sweep_as_clouds, sweep_as_effects, sweep_as_firms, sweep_as_pairs, screening,
    shares_of_variance, dials,
)  # fmt: skip
"""All figures, in the order of the page."""
