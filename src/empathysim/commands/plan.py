"""`empathysim plan`: which levers to turn for a yearly budget, how far, and in what order."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from empathysim.commands.option_values import number
from empathysim.commands.place_options import add_place_options, place_told, watched
from empathysim.errors import all_of

if TYPE_CHECKING:
    from empathysim.analysis.portfolio.planned import Plan

_HEAD = ("step", "lever", "to", "USD a year", "so far", "gain", "verdict", "tied with")


def add_parsers(subparsers: Any) -> None:
    """Add `plan` to the command line."""
    about = (
        "Say which levers to turn for a yearly budget, how far, and in what order: step by step what gains most for "
        "its price, which steps are as good within the noise, and what else is best for its price."
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
    plan.add_argument("--out", metavar="FILE", help="write the figure here: .png, .svg or .pdf")
    plan.add_argument("--json", action="store_true", help="one JSON document on stdout")
    plan.set_defaults(call=plan_command, parser=plan)


def plan_command(asked: argparse.Namespace) -> int:
    """Plan and print the steps; return the exit code, 1 where no step is worth taking within the budget."""
    from empathysim.analysis.portfolio.cost import checked_prices
    from empathysim.analysis.portfolio.plan import checked_budget, plan
    from empathysim.commands.picture import checked_picture, written_picture
    from empathysim.scenarios.scenario import Scenario

    scenario, budget, costs, where, _ = all_of(
        lambda: Scenario.load(asked.scenario),
        lambda: checked_budget(asked.budget),
        lambda: checked_prices(_costs(asked.costs), str(asked.costs)),
        lambda: place_told(asked),
        lambda: checked_picture(asked.out),
    )
    with watched(f"plan for {asked.scenario}") as progress:
        found = plan(scenario, budget, goal=asked.goal, costs=costs, progress=progress, **where)
    if asked.out is not None:
        written_picture(found, asked.out)
    print(json.dumps(found.to_document(), indent=2) if asked.json else _table(found))
    print(f"{found.runs:,} runs, {found.seconds:.0f} seconds.", file=sys.stderr)
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
        gain = f"{_told(step.gain.low)} to {_told(step.gain.high)}"
        tied = ", ".join(map(lever_words, step.tied_with)) or "-"
        costs = (f"{step.cost:,.0f}", f"{step.total_cost:,.0f}")
        rows.append((str(place), lever_words(step.lever), f"{step.to:g}", *costs, gain, PHRASES[step.verdict], tied))
    if not found.steps:
        return found.sentence
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]

    def line(row: tuple[str, ...]) -> str:
        cells = (
            text.ljust(width) if place in (1, 6, 7) else text.rjust(width)
            for place, (text, width) in enumerate(zip(row, widths, strict=True))
        )  # fmt: skip
        return "  ".join(cells).rstrip()

    unit = f"Gain: in {found.goal}, better counted up; tied: as good for its price within the noise."
    return "\n".join([*map(line, rows), "", unit, "", found.sentence])


def _told(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000.0 else f"{value:.3g}"
