"""`empathysim parameters`: every parameter with its meaning, bounds, default, source and evidence."""

from __future__ import annotations

import argparse
import json
from typing import Any

_COLUMNS = ("name", "symbol", "meaning", "unit", "low", "high", "default", "source", "evidence", "acts_with")


def add_parsers(subparsers: Any) -> None:
    """Add `parameters` to the command line."""
    listing = subparsers.add_parser("parameters", help="list all parameters", description="List all parameters.")
    listing.add_argument("--format", choices=("table", "json", "markdown"), default="table")
    listing.add_argument("--json", action="store_const", const="json", dest="format", help="the same as --format json")
    listing.add_argument("--contains", metavar="TEXT", default="", help="only names or meanings that contain this")
    listing.set_defaults(call=parameters_command, parser=listing)


def parameters_command(asked: argparse.Namespace) -> int:
    """Print the registry of parameters; return the exit code."""
    from empathysim.errors import InputError, nearest
    from empathysim.parameters.registry import PARAMETERS, table

    text = asked.contains.lower()
    rows = [row for row in table() if text in f"{row['name']} {row['meaning']}".lower()]
    if not rows and asked.format == "table":
        raise InputError(f"--contains {asked.contains}: no name or meaning contains it.{nearest(text, PARAMETERS)}")
    if asked.format == "json":
        print(json.dumps([{column: row[column] for column in _COLUMNS} for row in rows], indent=2))
    elif asked.format == "markdown":
        print("| " + " | ".join(_COLUMNS) + " |\n|" + "---|" * len(_COLUMNS))
        for row in rows:
            print("| " + " | ".join(_cell(row[column]) for column in _COLUMNS) + " |")
    else:
        for row in rows:
            bounds = f"{row['low']:g} to {row['high']:g}"
            unit = "" if row["unit"] == "-" else str(row["unit"])
            number = f"{row['name']:44s} {row['default']:>9g}  {bounds:16s} {unit:20s}"
            print(f"{number} {row['evidence']:10s} {row['meaning']}")
        print(f"\n{len(rows)} parameters. Sources and symbols: empathysim parameters --format markdown")
    return 0


def _cell(value: object) -> str:
    text = ", ".join(value) if isinstance(value, list) else f"{value:g}" if isinstance(value, float) else str(value)
    return text.replace("|", "\\|")
