"""`empathysim run`: one run, a short table or JSON, and a folder to keep."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from empathysim.commands.organization_options import add_reading_options
from empathysim.errors import InputError

if TYPE_CHECKING:
    from empathysim.laboratory import Run
    from empathysim.scenarios.scenario import Scenario

_SHOWN = (
    "empathy", "expressed", "satisfaction", "trust", "retention", "turnover", "clv", "npv",
    "temkin_experience_rating", "net_promoter_score", "employee_engagement", "target_norm", "angry", "adoring",
)  # fmt: skip


def add_parsers(subparsers: Any) -> None:
    """Add `run` to the command line."""
    run = subparsers.add_parser("run", help="run a scenario once", description="Run a scenario once.")
    run.add_argument("scenario", nargs="?", default="baseline", metavar="SCENARIO", help="a name or a .toml file")
    run.add_argument("--weeks", type=int, default=156, metavar="N", help="weeks after the warm-up (default 156)")
    run.add_argument("--seed", type=int, default=0, metavar="S", help="the same seed gives the same numbers")
    run.add_argument("--warm-up", type=int, default=104, metavar="N", help="weeks to settle before (default 104)")
    run.add_argument("--employees", type=int, default=None, metavar="N", help="desks (default 150)")
    run.add_argument(
        "--customers", type=int, default=None, metavar="N",
        help="slots that a customer can hold, about 70 %% filled (default 20 for each employee)",
    )  # fmt: skip
    run.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", dest="settings",
        help="set a parameter from week 0 on (repeatable); see 'empathysim parameters'",
    )  # fmt: skip
    for dial, what in (
        ("groupthink", "conformity of teams"),
        ("culture-pressure", "leaders' pressure for sales goals"),
        ("empowerment", "choice at work and room for kindness"),
    ):
        run.add_argument(f"--{dial}", type=float, default=None, metavar="X", help=f"dial, 0 to 1: {what}")
    run.add_argument("--organization", metavar="PATH", help="a folder or GraphML file with a real organization")
    add_reading_options(run)
    run.add_argument("--out", metavar="DIR", help="write the weekly table, the figure and the provenance here")
    run.add_argument("--json", action="store_true", help="one JSON document on stdout")
    run.set_defaults(call=run_command, parser=run)


def run_command(asked: argparse.Namespace) -> int:
    """Run a scenario and print its summary; return the exit code."""
    scenario = _scenario(asked)
    _refuse_options_without_effect(asked)
    from empathysim.laboratory import made_folder, simulate
    from empathysim.organization.read import read_organization

    if asked.out:
        made_folder(asked.out)  # a folder that cannot be written to is known before the run, not after
    network = None
    if asked.organization:
        network = read_organization(
            asked.organization, silo=asked.silo, edges=asked.edges, symmetrise=bool(asked.symmetrise)
        )
        for note in network.notes:
            print(f"{note.level}: {note.text}", file=sys.stderr)
    run = simulate(
        scenario,
        weeks=asked.weeks,
        seed=asked.seed,
        warm_up=asked.warm_up,
        organization=network,
        employees=150 if asked.employees is None else asked.employees,
        customers=asked.customers,
    )
    if asked.out:
        folder = run.save(asked.out)
        print(
            f"Written to {folder}: weekly.csv, summary.json, scenario.toml, provenance.json, figure.png",
            file=sys.stderr,
        )
    if asked.json:
        print(json.dumps(document(run), indent=2))
    else:
        _print_table(run)
    return 0


def _scenario(asked: argparse.Namespace) -> Scenario:
    """Return the scenario that was asked for; everything wrong with it and with `--set` is said at once."""
    from empathysim.parameters.registry import checked
    from empathysim.scenarios.scenario import Scenario

    faults: list[str] = []
    settings: dict[str, object] = {}
    for text in asked.settings:
        name, equals, value = text.partition("=")
        if not equals:
            faults.append(f"--set {text}: must read NAME=VALUE, such as group_think.conformity=0.8.")
            continue
        try:
            settings[name.strip()] = float(value) if name.strip() != "customer_contact.target_segments" else value
        except ValueError:
            settings[name.strip()] = value
    dials = {dial: getattr(asked, dial) for dial in ("groupthink", "culture_pressure", "empowerment")}
    dials = {dial: value for dial, value in dials.items() if value is not None}
    scenario = None
    attempts: tuple[Callable[[], object], ...] = (
        lambda: Scenario.load(asked.scenario),
        lambda: checked(settings, "--set"),
        *(lambda dial=dial: checked({dial: dials[dial]}, f"--{dial.replace('_', '-')}") for dial in dials),
    )
    for attempt in attempts:
        try:
            found = attempt()
            scenario = found if isinstance(found, Scenario) else scenario
        except InputError as error:
            faults += error.messages
    if faults or scenario is None:
        raise InputError(faults)
    return scenario.replace({**settings, **dials})


def _refuse_options_without_effect(asked: argparse.Namespace) -> None:
    """Raise InputError for an option that would be read and do nothing."""
    faults = [
        f"--{option} is for a real organization: it needs --organization PATH."
        for option in ("silo", "edges", "symmetrise")
        if getattr(asked, option) and not asked.organization
    ]
    if asked.organization and asked.employees is not None:
        faults.append("--employees is for a generated organization: a real one has the people that it has.")
    if faults:
        raise InputError(faults)


def document(run: Run) -> dict[str, Any]:
    """Return a run as the JSON document that outside tools read."""
    from empathysim import __version__

    return {
        "scenario": run.scenario.name,
        "seed": run.seed,
        "weeks": run.weeks,
        "warm_up": run.warm_up,
        "version": __version__,
        "changed": run.scenario.changed(),
        "summary": run.summary.to_dict(),
    }


def _print_table(run: Run) -> None:
    """Print the readings that most people ask for first."""
    from empathysim.outcomes.readings import READINGS

    print(f"{run.scenario.name}: {run.scenario.title}")
    print(f"seed {run.seed}, {run.weeks} weeks after {run.warm_up} to settle, {run.network.size} employees\n")
    summary = run.summary
    for name in _SHOWN:
        reading, value = READINGS[name], summary[name]
        shown = f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3f}"
        if reading.unit in ("net points", "points of 100"):
            shown = f"{value:.1f}"
        unit = "" if reading.unit == "share" else f" {reading.unit}"
        print(f"  {name:26s} {shown:>12s}{unit:16s} {reading.meaning}")
    weeks = min(26, run.weeks)
    print(f"\nMeans over the last {weeks} weeks (npv: the whole run) of one run: another seed gives other numbers.")
    print("A thinking aid, no forecast.")
