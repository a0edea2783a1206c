"""A plan: which levers to turn, how far and in what order, what that costs and brings, and what else there is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple

from empathysim.analysis.comparison import MOST_RUNS
from empathysim.analysis.paired_difference import PairedDifference
from empathysim.analysis.place import Place
from empathysim.analysis.portfolio.greedy import Ended
from empathysim.analysis.portfolio.levers import Lever, Portfolio, told, turned
from empathysim.analysis.shown import Shown
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.comparison import Setting
from empathysim.wording.portfolio import PlanTold, plan_sentence
from empathysim.wording.verdict import Verdict

if TYPE_CHECKING:
    import pandas


class Gain(NamedTuple):
    """By how much a goal is better: the mean over runs, and the ends of its interval, in the goal's unit.

    The ends are infinite where few runs tell nothing.
    """

    gain: float
    low: float
    high: float

    def to_document(self) -> dict[str, float | None]:
        """Return it for JSON; an end without limit is None."""
        return {name: value if isfinite(value) else None for name, value in self._asdict().items()}


@dataclass(frozen=True)
class PlannedStep:
    """One lever, one stop further.

    Parameters
    ----------
    lever : dotted name of its parameter.
    to : its value from now on.
    also : what moves along.
    cost, total_cost : USD a year, of this step and of all so far.
    gain : what it adds to the goal, better counted up, with an interval that holds for all steps there were to choose.
    verdict : on the gain, held against the smallest difference that matters.
    tied_with : levers whose next stop would have been as good for its price, within the noise.
    """

    lever: str
    to: float
    also: Mapping[str, float]
    cost: float
    total_cost: float
    gain: Gain
    verdict: Verdict
    tied_with: tuple[str, ...]

    def to_document(self) -> dict[str, Any]:
        """Return the step as plain numbers and texts, for JSON."""
        return {
            "lever": self.lever, "to": self.to, "also": dict(self.also), "cost": self.cost,
            "total_cost": self.total_cost, **self.gain.to_document(), "verdict": self.verdict,
            "tied_with": list(self.tied_with),
        }  # fmt: skip


@dataclass(frozen=True)
class FrontPoint:
    """A portfolio, what it costs, and what it gains in each goal.

    Parameters
    ----------
    levers : value of each lever that is turned.
    cost : USD a year more than the scenario.
    gains : by goal, better counted up; the intervals hold for all points and goals together.
    best_for : goals in which nothing as cheap was found that is better.
    tied_with_plan : goals in which it cannot be told from the plan.
    """

    levers: Mapping[str, float]
    cost: float
    gains: Mapping[str, Gain]
    best_for: tuple[str, ...]
    tied_with_plan: tuple[str, ...]

    def to_document(self) -> dict[str, Any]:
        """Return the point as plain numbers and texts, for JSON."""
        gains = {goal: gain.to_document() for goal, gain in self.gains.items()}
        return {
            "cost": self.cost, "levers": dict(self.levers), "gains": gains, "best_for": list(self.best_for),
            "tied_with_plan": list(self.tied_with_plan),
        }  # fmt: skip


@dataclass(frozen=True, eq=False, repr=False)
class Plan(Shown):
    """What to turn for a yearly budget.

    Parameters
    ----------
    scenario : what is changed.
    budget : USD a year.
    goal : the reading that is planned for.
    place : where and how long all was lived.
    seeds : under which steps were chosen.
    levers : that could be turned.
    portfolio : number of the stop of each.
    steps : in their order.
    ended : why there are no more.
    cheapest : USD a year of the cheapest step with a gain that the budget does not reach, or None.
    is_searched : whether the search found better than step by step; the steps then lead to what it found.
    outcomes : of the whole plan, under as many other seeds, which had no part in choosing it.
    point : the plan as a point beside the front.
    front : portfolios that are best for their price in some goal, the cheapest first.
    runs : that all this took.
    """

    scenario: Scenario
    budget: float
    goal: str
    place: Place
    seeds: tuple[int, ...]
    levers: tuple[Lever, ...]
    portfolio: Portfolio
    steps: tuple[PlannedStep, ...]
    ended: Ended
    cheapest: float | None
    is_searched: bool
    outcomes: Mapping[str, PairedDifference]
    point: FrontPoint
    front: tuple[FrontPoint, ...]
    runs: int

    @property
    def cost(self) -> float:
        """What the whole plan costs, USD a year more than the scenario."""
        return self.point.cost

    @property
    def settings(self) -> dict[str, float]:
        """Every lever that is turned, and its value."""
        return told(self.levers, self.portfolio)

    def to_scenario(self) -> Scenario:
        """Return the scenario with the whole plan from week 0 on."""
        return turned(self.scenario, self.levers, self.portfolio)

    def candidates(self) -> dict[str, dict[str, float]]:
        """Return what could be done within the budget: nothing, the plan, and what is best for each other goal."""
        found: dict[str, dict[str, float]] = {"as it is": {}}
        if self.steps:
            found["the plan"] = self.settings
        for goal in self.point.gains:
            able = [each for each in self.front if goal in each.best_for and 0.0 < each.cost <= self.budget]
            if goal != self.goal and able:
                best = dict(max(able, key=lambda each: each.gains[goal].gain).levers)
                if best not in found.values():
                    found[f"for {goal}"] = best
        return found

    @property
    def sentence(self) -> str:
        """What is planned, at what cost, and what it brings; it follows the wording rules."""
        where = Setting(self.scenario.name, "this plan", self.place.weeks, MOST_RUNS)
        outcome = self.outcomes[self.goal].told() if self.steps else None
        turns = {step.lever: step.to for step in self.steps}
        ties = any(step.tied_with for step in self.steps)
        return plan_sentence(
            PlanTold(self.budget, self.goal, turns, self.cost, len(self.seeds), ties, self.ended, self.cheapest),
            outcome, where,
        )  # fmt: skip

    def to_pandas(self) -> pandas.DataFrame:
        """Return a table with a row for each step."""
        import pandas

        return pandas.DataFrame([step.to_document() for step in self.steps])

    def to_document(self) -> dict[str, Any]:
        """Return everything as plain numbers and texts, for JSON."""
        return {
            "budget": self.budget, "scenario": self.scenario.name, "goal": self.goal, "seeds": len(self.seeds),
            "weeks": self.place.weeks, "steps": [step.to_document() for step in self.steps], "ended": self.ended,
            "cheapest_step": self.cheapest, "is_searched": self.is_searched, "plan": self.point.to_document(),
            "outcomes": {name: each.to_document() for name, each in self.outcomes.items()},
            "front": [point.to_document() for point in self.front], "runs": self.runs,
            "sentence": self.sentence,
        }  # fmt: skip
