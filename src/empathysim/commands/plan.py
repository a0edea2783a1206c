"""`empathysim plan`: which levers to turn for a yearly budget, how far, and in what order."""

from __future__ import annotations

import argparse
import json
import sys
import time
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

from empathysim.commands.columns import cell, columns
from empathysim.commands.option_values import number
from empathysim.commands.picture import add_answer_options, checked_picture, written_picture
from empathysim.commands.place_options import add_place_options, place_told, watched
from empathysim.errors import all_of

if TYPE_CHECKING:
    from empathysim.analysis.portfolio.planned import Plan

_HEAD = ("step", "lever", "to", "USD a year", "so far", "gain", "verdict", "tied with")


def add_parsers(subparsers: Any) -> None:
    """Add `plan` to the command line."""
    about = (
        "Say which levers to turn for a yearly budget, how far, and in what order: step by step what gains most for "
        "its price, which steps are as good within the noise, and what else is best for its price. It ends with 1 "
        "where no step is worth taking within the budget."
    )
    plan = subparsers.add_parser("plan", help="which levers to turn for a yearly budget", description=about)
    plan.add_argument("scenario", metavar="SCENARIO", help="a name or a .toml file")
    plan.add_argument(
        "--budget", type=number, required=True, metavar="USD", help="what levers may cost more than now, USD a year"
    )
    plan.add_argument("--goal", default="npv", metavar="NAME", help="reading that is planned for (default npv)")
    plan.add_argument(
        "--costs", default=None, metavar="FILE",
        help="own prices: a .toml file with lines such as customer_contact = 90000, USD a year at full strength",
    )  # fmt: skip
    add_place_options(plan, seeds=8, weeks=156)
    add_answer_options(plan)
    plan.set_defaults(call=plan_command, parser=plan)


def plan_command(asked: argparse.Namespace) -> int:
    """Plan and print the steps; return the exit code, 1 where no step is worth taking within the budget."""
    from empathysim.analysis.place import place_of
    from empathysim.analysis.portfolio.cost import checked_prices
    from empathysim.analysis.portfolio.measuring import refuse_goal
    from empathysim.analysis.portfolio.plan import checked_budget, plan
    from empathysim.analysis.worlds import seeds_of
    from empathysim.scenarios.scenario import Scenario

    spans: dict[str, Any] = {"warm_up": asked.warm_up, "customers": asked.customers}
    if asked.employees is not None:
        spans["employees"] = asked.employees
    began = time.perf_counter()
    scenario, budget, costs, where, *_ = all_of(
        lambda: Scenario.load(asked.scenario),
        lambda: checked_budget(asked.budget),
        lambda: checked_prices(_costs(asked.costs), str(asked.costs)),
        lambda: place_told(asked),
        lambda: checked_picture(asked.out),
        lambda: refuse_goal(asked.goal),
        lambda: seeds_of(asked.seeds, 2),
        lambda: place_of(plan, spans, asked.weeks),
    )
    with watched(f"plan for {asked.scenario}") as progress:
        found = plan(scenario, budget, goal=asked.goal, costs=costs, progress=progress, **where)
    if asked.out is not None:
        written_picture(found, asked.out)
    print(json.dumps(found.to_document(), indent=2) if asked.json else _table(found))
    print(f"{found.runs:,} runs, {time.perf_counter() - began:.0f} seconds.", file=sys.stderr)
    return 0 if found.steps else 1


def _costs(path: str | None) -> dict[str, Any]:
    """Return own prices from a file, a lever a line.

    Raises
    ------
    InputError : for a file that cannot be read as TOML.
    """
    if path is None:
        return {}
    from empathysim.scenarios.dotted import dotted
    from empathysim.scenarios.toml_file import document_of

    return dotted(document_of(Path(path), "prices"))


def _table(found: Plan) -> str:
    """Return a row for each step, then the sentence."""
    from empathysim.wording.portfolio import lever_words
    from empathysim.wording.verdict import PHRASES

    rows = [_HEAD]
    for place, step in enumerate(found.steps, start=1):
        is_known = isfinite(step.gain.high - step.gain.low)
        gain = f"{cell(step.gain.low)} to {cell(step.gain.high)}" if is_known else "not known"
        tied = ", ".join(map(lever_words, step.tied_with)) or "-"
        costs = (f"{step.cost:,.0f}", f"{step.total_cost:,.0f}")
        rows.append((str(place), lever_words(step.lever), f"{step.to:g}", *costs, gain, PHRASES[step.verdict], tied))
    if not found.steps:
        return found.sentence
    unit = f"Gain: in {found.goal}, better counted up; tied: as good for its price within the noise."
    return f"{columns(rows, texts=(1, 6, 7))}\n\n{unit}\n\n{found.sentence}"
