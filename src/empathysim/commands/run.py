"""`empathysim run`: one run, a short table or JSON, and a folder to keep."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from empathysim.commands.option_values import number, whole, without_comma
from empathysim.commands.place_options import add_place_options, place_told, say_what_lies_beyond
from empathysim.commands.run_folder import WRITTEN, earlier_run, folder_of_run
from empathysim.errors import InputError, all_of

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
    run.add_argument("--seed", type=whole, default=0, metavar="S", help="the same seed gives the same numbers")
    add_place_options(run, weeks=156)
    run.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", dest="settings",
        help="set a parameter from week 0 on (repeatable); see 'empathysim parameters'",
    )  # fmt: skip
    for dial, what in (
        ("groupthink", "conformity of teams"),
        ("culture-pressure", "leaders' pressure for sales goals"),
        ("empowerment", "choice at work and room for kindness"),
    ):
        run.add_argument(f"--{dial}", type=number, default=None, metavar="X", help=f"dial, 0 to 1: {what}")
    run.add_argument("--out", metavar="DIR", help="write the weekly table, the figure and the provenance here")
    run.add_argument("--json", action="store_true", help="one JSON document on stdout")
    run.set_defaults(call=run_command, parser=run)


def run_command(asked: argparse.Namespace) -> int:
    """Run a scenario and print its summary; return the exit code."""
    from empathysim.laboratory import simulate
    from empathysim.lived import refuse_spans
    from empathysim.organization.organization import refuse_what_cannot_begin

    scenario, where, earlier, *_ = all_of(
        lambda: _scenario(asked),
        lambda: place_told(asked),
        lambda: earlier_run(asked.out),
        lambda: refuse_spans(asked.weeks, asked.warm_up, None),
        lambda: refuse_what_cannot_begin(asked.customers, asked.seed),
    )
    say_what_lies_beyond([asked.scenario], asked.weeks)
    with folder_of_run(asked.out):
        run = simulate(scenario, seed=asked.seed, **where)
        if asked.out is not None:
            replaced = f"; they replace {earlier}" if earlier else ""
            print(f"Written to {run.save(asked.out)}: {', '.join(WRITTEN)}{replaced}.", file=sys.stderr)
    if asked.json:
        print(json.dumps(document(run), indent=2))
    else:
        _print_table(run)
    return 0


def _scenario(asked: argparse.Namespace) -> Scenario:
    """Return the scenario that was asked for; everything wrong with it, with `--set` and with dials is said at once."""
    from empathysim.parameters.registry import checked
    from empathysim.scenarios.scenario import Scenario

    dials = {dial: getattr(asked, dial) for dial in ("groupthink", "culture_pressure", "empowerment")}
    dials = {dial: value for dial, value in dials.items() if value is not None}
    scenario, settings, *read = all_of(
        lambda: Scenario.load(asked.scenario),
        lambda: checked(_settings(asked.settings), "--set"),
        lambda: _refuse_what_cannot_be_read(asked.settings),
        *(lambda dial=dial: _dial(dial, dials[dial]) for dial in dials),
    )
    set_by_dials = {name: value for each in read[1:] for name, value in each.items()}
    twice = [name for name in set_by_dials if name in settings]
    if twice:
        raise InputError(f"{name} is set by --set and by a dial: leave one of the two out." for name in twice)
    changed: Scenario = scenario.replace({**settings, **set_by_dials})
    return changed


def _settings(texts: list[str]) -> dict[str, float | str]:
    """Return what `--set` sets, by name; a decimal comma is read as a point, and told elsewhere."""
    told = (text.partition("=") for text in texts if _is_setting(text))
    return {name.strip(): _value(name.strip(), value) for name, _, value in told}


def _value(name: str, text: str) -> float | str:
    return text if name == "customer_contact.target_segments" else number(without_comma(text))


def _is_setting(text: str) -> bool:
    name, equals, _ = text.partition("=")
    return bool(name.strip() and equals)


def _refuse_what_cannot_be_read(texts: list[str]) -> None:
    """Raise InputError for what is no NAME=VALUE, names a parameter twice, or writes a decimal with a comma."""
    faults = [
        f"--set {text}: must read NAME=VALUE, such as group_think.conformity=0.8."
        for text in texts
        if not _is_setting(text)
    ]
    pairs = [text.partition("=") for text in texts if _is_setting(text)]
    names = Counter(name.strip() for name, _, _ in pairs)
    faults += [f"--set {name}: is given {times} times; give it once." for name, times in names.items() if times > 1]
    faults += [
        f"--set {name.strip()}={value}: decimals are written with a point, {without_comma(value)}."
        for name, _, value in pairs
        if _value(name.strip(), value) != value and without_comma(value) != value
    ]
    if faults:
        raise InputError(faults)


def _dial(dial: str, value: float | str) -> dict[str, float]:
    """Return what a dial sets."""
    from empathysim.parameters.registry import checked

    option = f"--{dial.replace('_', '-')}"
    if isinstance(value, str) and without_comma(value) != value:
        raise InputError(f"{option} {value}: decimals are written with a point, {without_comma(value)}.")
    return checked({dial: value}, option)


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
