"""`empathysim scenarios`: the scenarios that ship, with one line each."""

from __future__ import annotations

import argparse
import json
from typing import Any


def add_parsers(subparsers: Any) -> None:
    """Add `scenarios` to the command line."""
    listing = subparsers.add_parser("scenarios", help="list the scenarios", description="List the scenarios that ship.")
    listing.add_argument("name", nargs="?", metavar="NAME", help="tell this one's story")
    listing.add_argument("--json", action="store_true", help="one JSON document on stdout")
    listing.set_defaults(call=scenarios_command, parser=listing)


def scenarios_command(asked: argparse.Namespace) -> int:
    """Print names and titles; return the exit code."""
    from empathysim.scenarios.shipped import names

    if asked.name is not None:
        return _story(asked.name)
    found = names()
    if asked.json:
        print(json.dumps([{"name": name, "title": title} for name, title in found], indent=2))
        return 0
    for name, title in found:
        print(f"{name:32s} {title}")
    return 0


def _story(name: str) -> int:
    """Print what one scenario is about and what is expected of it."""
    from empathysim.scenarios.scenario import Scenario

    scenario = Scenario.load(name)
    print(f"{scenario.name}: {scenario.title}\n\n{scenario.about}")
    if scenario.changed():
        print("\nsets " + ", ".join(f"{key} = {value:g}" for key, value in scenario.changed().items()))
    if scenario.expects:
        signs = ", ".join(f"{reading} {sign}" for reading, sign in scenario.expects.items())
        print(f"\nexpected against {scenario.against}: {signs}")
    return 0
