"""`empathysim organization`: what a real organization looks like as a graph."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from empathysim.commands.organization_options import add_reading_options


def add_parsers(subparsers: Any) -> None:
    """Add `organization describe` to the command line."""
    family = subparsers.add_parser(
        "organization", help="look at a real organization", description="Look at a real organization."
    )
    questions = family.add_subparsers(dest="question", metavar="QUESTION", required=True)
    describe = questions.add_parser(
        "describe", help="people, ties and silos of a folder or GraphML file",
        description="Describe an organization: a folder with nodes.csv and edges.csv, or a GraphML file.",
    )  # fmt: skip
    describe.add_argument("path", metavar="PATH", help="a folder or GraphML file with a real organization")
    add_reading_options(describe)
    describe.add_argument("--json", action="store_true", help="one JSON document on stdout")
    describe.set_defaults(call=describe_command, parser=describe)


def describe_command(asked: argparse.Namespace) -> int:
    """Print measures of an organization; return the exit code."""
    from empathysim.organization.measures import describe
    from empathysim.organization.read import read_organization

    network = read_organization(asked.path, silo=asked.silo, edges=asked.edges, symmetrise=bool(asked.symmetrise))
    measures: dict[str, Any] = describe(network)
    for note in network.notes:
        print(f"{note.level}: {note.text}", file=sys.stderr)
    if asked.json:
        print(json.dumps(measures, indent=2))
        return 0
    for name, value in measures.items():
        if name == "functions":
            continue
        print(f"{name:22s} {'none' if value is None else f'{value:.3f}' if isinstance(value, float) else value}")
    print("\nsilos and what they do:")
    for silo, functions in measures["functions"].items():
        print(f"  {silo:20s} {', '.join(functions)}")
    return 0
