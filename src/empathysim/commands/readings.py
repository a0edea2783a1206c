"""`empathysim readings`: what can be read off a firm, for the outcomes of experiments."""

from __future__ import annotations

import argparse
import json
from typing import Any


def add_parsers(subparsers: Any) -> None:
    """Add `readings` to the command line."""
    about = "List what is read off a firm: unit, better direction, smallest difference that matters, meaning."
    readings = subparsers.add_parser("readings", help="what is read off a firm", description=about)
    readings.add_argument("--contains", default="", metavar="WORD", help="only those with this word")
    readings.add_argument("--json", action="store_true", help="one JSON document on stdout")
    readings.set_defaults(call=readings_command, parser=readings)


def readings_command(asked: argparse.Namespace) -> int:
    """Print the readings; return the exit code."""
    from empathysim.errors import InputError
    from empathysim.outcomes.readings import READINGS

    word = asked.contains.lower()
    found = [each for each in READINGS.values() if word in f"{each.name} {each.meaning}".lower()]
    if not found:
        raise InputError(f"--contains {asked.contains}: no reading has this word in its name or its meaning.")
    if asked.json:
        print(json.dumps([vars(each) for each in found]))
        return 0
    for each in found:
        smallest = f"{each.smallest_difference:.3g}" + (" of it" if each.is_relative else "")
        print(f"{each.name:<26} {each.unit:<14} better: {each.better:<8} matters from {smallest:<10} {each.meaning}")
    return 0
