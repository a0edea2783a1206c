"""Given a yearly budget: which levers to turn, how far, and in what order."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Unpack

import numpy as np

from empathysim.analysis.intervals import paired_interval
from empathysim.analysis.paired_difference import PairedDifference, difference_in
from empathysim.analysis.place import Place, Where
from empathysim.analysis.portfolio.front import Effort, Front, front_of
from empathysim.analysis.portfolio.greedy import Path as StepPath
from empathysim.analysis.portfolio.greedy import greedy_path, ladder
from empathysim.analysis.portfolio.levers import Lever, Portfolio, levers_of, portfolios_in_all, told
from empathysim.analysis.portfolio.measuring import Living, Measure, refuse_goal
from empathysim.analysis.portfolio.planned import FrontPoint, Gain, Plan, PlannedStep
from empathysim.analysis.portfolio.question import question
from empathysim.analysis.watched import Progress, watched
from empathysim.errors import InputError, quoted
from empathysim.outcomes.readings import READINGS
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.verdict import smallest_difference, verdict_of

FRONT_GOALS = ("clv", "satisfaction", "turnover")
"""Goals of the front, besides what is planned for."""


class Chosen(NamedTuple):
    """Steps to the best portfolio within a budget, the front, and whether the search found better than the steps."""

    path: StepPath
    front: Front
    is_searched: bool


def plan(
    scenario: Scenario | str | Path,
    budget: float,
    *,
    goal: str = "npv",
    seeds: int | Sequence[int] = 8,
    weeks: int = Place.weeks,
    costs: Mapping[str, Any] | None = None,
    levers: Sequence[str] | None = None,
    effort: Effort | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    **where: Unpack[Where],
) -> Plan:
    """Plan which levers to turn for a yearly budget, and look for the front of cost against goals.

    Step by step the next stop is taken that gains most for its price, under the same luck for all. A search over all
    portfolios (see `front`) then looks for better ones within the budget; where one can be told to be better, the
    steps lead to it. At last the whole plan is measured again with as many other seeds: what was chosen among many
    owes a little to the luck that it was chosen by.

    Parameters
    ----------
    scenario : a `Scenario`, the name of a shipped one, or the path of a .toml file.
    budget : USD a year that the levers may cost more than in the scenario, 0 or more, mean over all weeks.
    goal : a reading of which one side is the better.
    seeds : runs of each portfolio, 2 or more, or the seeds themselves.
    weeks : from the end of the warm-up.
    costs : own prices, USD a year at full strength by lever; others cost what the model charges.
    levers : which may be turned; None for all twelve.
    effort : how hard is looked for the front.
    workers : threads; None for one on each core.
    progress : called after each run with the runs that were lived, and about how many there are.
    where : warm_up, organization, employees, customers, rules, as for `simulate`.

    Raises
    ------
    InputError : where anything cannot be used, all of it at once.
    """
    checks = (lambda: checked_budget(budget), lambda: refuse_goal(goal))
    asked = question(plan, scenario, seeds, costs, where, *checks, weeks=weeks)
    able, hard, runs = levers_of(asked.scenario, levers), effort or Effort(), len(asked.seeds)
    goals = tuple(dict.fromkeys((goal, *FRONT_GOALS)))
    prices = {lever.name: asked.prices[lever.name] for lever in able if lever.name in asked.prices}
    both = asked._replace(seeds=(*asked.seeds, *_other(asked.seeds)), prices=prices)
    lasts = [lever.last for lever in able]
    with watched(progress) as tell:
        living = Living(both, able, (*goals, "revenue"), about(lasts, runs, hard), workers, tell)
        chosen = chosen_within(lasts, living, goals, float(budget), runs, hard)
        points = _points(able, living, goals, runs, chosen)
        outcomes = _confirmed(living, goals, runs, chosen.path.portfolio)
        steps = _steps(able, living, goal, runs, chosen.path)
        tell(living.runs, living.runs)
    return Plan(
        asked.scenario, float(budget), goal, asked.place, asked.seeds, able, chosen.path.portfolio, steps,
        chosen.path.ended, chosen.path.cheapest, chosen.is_searched, outcomes, points[0], points[1:], living.runs,
    )  # fmt: skip


def about(lasts: Sequence[int], runs: int, effort: Effort) -> int:
    """Return about how many runs a plan takes: a dozen steps, the search, and the front once more."""
    most = effort.population * effort.generations
    looked_at = min(most, portfolios_in_all(lasts)) * min(effort.runs, runs)
    return min(12, sum(lasts)) * len(lasts) * runs + looked_at + (effort.population + 2) * runs


def chosen_within(
    lasts: Sequence[int], measure: Measure, goals: Sequence[str], budget: float, runs: int, effort: Effort | None = None
) -> Chosen:
    """Return the best that was found within a budget, and the front.

    Parameters
    ----------
    lasts : number of the furthest stop of each lever.
    measure : what portfolios cost and bring.
    goals : names of readings; the first is planned for.
    budget : USD a year.
    runs : under so many seeds.
    effort : how hard is looked for the front.
    """
    path = greedy_path(lasts, measure, goals[0], budget, runs)
    begin = [*ladder(lasts, measure, goals[0], runs), path.portfolio]
    front = front_of(lasts, measure, goals, runs, known=path.looked_at, begin=begin, effort=effort)
    better = _better_within(measure, goals[0], budget, runs, path.portfolio, front)
    if better is None:
        return Chosen(path, front, False)
    ordered = greedy_path(better, measure, goals[0], budget, runs, is_chosen=True)
    # On from there: why there are no more steps is asked where the plan ends, and not where others did.
    return Chosen(greedy_path(lasts, measure, goals[0], budget, runs, after=ordered), front, True)


def _better_within(
    measure: Measure, goal: str, budget: float, runs: int, portfolio: Portfolio, front: Front
) -> Portfolio | None:
    """Return the portfolio of the front that is best within the budget, if it can be told to be better."""
    nothing = (0,) * len(portfolio)
    measured = measure([nothing, portfolio, *front.portfolios], runs)
    leads = measured.gains(goal, before=1)[2:]
    costs = (measured.cost - measured.cost[0]).mean(axis=1)[2:]
    able = [
        place for place in np.flatnonzero(costs <= budget)
        if paired_interval(leads[place], comparisons=len(leads))[0] > 0.0
    ]  # fmt: skip
    return front.portfolios[max(able, key=lambda place: float(leads[place].mean()))] if able else None


def _steps(levers: Sequence[Lever], measure: Measure, goal: str, runs: int, path: StepPath) -> tuple[PlannedStep, ...]:
    measured = measure([(0,) * len(levers)], runs)
    value, revenue = (float(measured.readings[name].mean()) for name in (goal, "revenue"))
    matters = smallest_difference(READINGS[goal], value, revenue)
    return tuple(
        PlannedStep(
            levers[step.lever].name, levers[step.lever].stops[step.stop], levers[step.lever].also[step.stop],
            step.cost, step.total_cost, Gain(float(step.gains.mean()), step.low, step.high),
            verdict_of(step.low, step.high, matters), tuple(levers[tied].name for tied in step.tied_with),
        )
        for step in path.steps
    )  # fmt: skip


def _points(
    levers: Sequence[Lever], measure: Measure, goals: Sequence[str], runs: int, chosen: Chosen
) -> tuple[FrontPoint, ...]:
    """Return the plan and then the front, with what each costs and gains."""
    portfolios = [chosen.path.portfolio, *chosen.front.portfolios]
    on_front = dict(zip(chosen.front.portfolios, chosen.front.best_for, strict=True))
    measured = measure([(0,) * len(levers), *portfolios], runs)
    costs = (measured.cost - measured.cost[0]).mean(axis=1)[1:]
    many = len(portfolios) * len(goals)

    def point(place: int, portfolio: Portfolio) -> FrontPoint:
        gains, tied = {}, []
        for goal in goals:
            each, lead = measured.gains(goal)[place + 1], measured.gains(goal, before=1)[place + 1]
            is_nothing, is_plan = not any(portfolio), portfolio == portfolios[0]
            ends = paired_interval(each, comparisons=many, is_one_world=is_nothing)
            gains[goal] = Gain(float(each.mean()), *ends)
            low, high = paired_interval(lead, comparisons=many, is_one_world=is_plan)
            tied += [goal] if low <= 0.0 <= high else []
        best_for = on_front.get(portfolio, ())
        return FrontPoint(told(levers, portfolio), float(costs[place]), gains, best_for, tuple(tied))

    return tuple(point(place, portfolio) for place, portfolio in enumerate(portfolios))


def _confirmed(living: Living, goals: Sequence[str], runs: int, portfolio: Portfolio) -> dict[str, PairedDifference]:
    """Return what the whole plan brings under the seeds that had no part in choosing it."""
    measured = living([(0,) * len(portfolio), portfolio], 2 * runs)
    revenue = float(measured.readings["revenue"][0, runs:].mean())
    return {
        goal: difference_in(
            goal, *measured.readings[goal][:, runs:], revenue=revenue, comparisons=len(goals),
            is_one_world=not any(portfolio),
        )
        for goal in goals
    }  # fmt: skip


def _other(seeds: Sequence[int]) -> tuple[int, ...]:
    """Return as many other seeds, the lowest that are not among them."""
    used = set(seeds)
    free = (seed for seed in range(2 * len(seeds)) if seed not in used)
    return tuple(next(free) for _ in seeds)


def checked_budget(budget: Any) -> float:
    """Return a budget as a number.

    Raises
    ------
    InputError : for what is no finite number of 0 or more.
    """
    is_number = isinstance(budget, int | float | np.integer | np.floating) and not isinstance(budget, bool)
    if not is_number or not 0.0 <= budget < math.inf:
        raise InputError(f"budget = {quoted(budget)} must be USD a year, 0 or more.")
    return float(budget)
