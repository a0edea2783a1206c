"""`empathysim compare`: what changes from one scenario to others, under the same luck."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from empathysim.commands.place_options import add_place_options, place_told, watched
from empathysim.errors import all_of

if TYPE_CHECKING:
    from empathysim.analysis.comparison import Comparison


def add_parsers(subparsers: Any) -> None:
    """Add `compare` to the command line."""
    about = (
        "Live scenarios under the same luck and say what differs: an interval for each outcome that holds although you "
        "look again with more seeds (4, 20, 50), and a verdict by one rule."
    )
    compare = subparsers.add_parser("compare", help="what changes from one scenario to another", description=about)
    compare.add_argument("a", metavar="A", help="a scenario: a name or a .toml file")
    compare.add_argument("others", metavar="B", nargs="+", help="what is compared with it")
    compare.add_argument(
        "--outcomes", nargs="+", default=None, metavar="NAME",
        help="readings to compare (default the headlines; see 'empathysim readings')",
    )  # fmt: skip
    add_place_options(compare, seeds=20, weeks=156)
    compare.add_argument("--out", metavar="FILE", help="write the figure here: .png, .svg or .pdf")
    compare.add_argument("--json", action="store_true", help="one JSON document on stdout")
    compare.set_defaults(call=compare_command, parser=compare)


def compare_command(asked: argparse.Namespace) -> int:
    """Compare scenarios and print what differs; return the exit code."""
    from empathysim.analysis.compare import compare_all, question
    from empathysim.commands.picture import checked_picture, written_picture

    outcomes = None if asked.outcomes is None else [name for told in asked.outcomes for name in told.split(",") if name]
    spans = {"seeds": asked.seeds, "weeks": asked.weeks, "warm_up": asked.warm_up, "customers": asked.customers}
    where, *_ = all_of(
        lambda: place_told(asked),
        lambda: checked_picture(asked.out, len(asked.others)),
        lambda: question(asked.a, asked.others, outcomes=outcomes, **spans),
    )
    with watched(f"{asked.a} and {', '.join(asked.others)}") as progress:
        found = compare_all(asked.a, asked.others, outcomes=outcomes, progress=progress, **where)
    if asked.out is not None:
        written_picture(found[0], asked.out)
    documents = [each.to_document() for each in found]
    if asked.json:
        print(json.dumps(documents[0] if len(documents) == 1 else documents, indent=2))
    else:
        print("\n\n".join(_table(each) for each in found))
    for each in found:
        _say_what_would_tell(each)
    return 0


def _table(found: Comparison) -> str:
    """Return the sentence and a row for each outcome."""
    from empathysim.wording.verdict import PHRASES

    a, b = found.names
    rows = [("", a, b, "difference", "interval", "runs", "verdict")]
    for name, each in found.outcomes.items():
        interval = f"{_told(each.low)} to {_told(each.high)}"
        runs = f"{each.wins} of {each.n}"
        means = (_told(each.a), _told(each.b), _told(each.difference))
        rows.append((name, *means, interval, runs, PHRASES[each.verdict]))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]

    def line(row: tuple[str, ...]) -> str:
        first, *numbers, last = (text.ljust(width) if place in (0, 6) else text.rjust(width)
                                 for place, (text, width) in enumerate(zip(row, widths, strict=True)))  # fmt: skip
        return "  ".join((first, *numbers, last)).rstrip()

    return "\n".join([*map(line, rows), "", found.sentence])


def _told(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000.0 else f"{value:.4g}"


def _say_what_would_tell(found: Comparison) -> None:
    from empathysim.sweeps.progress import duration

    if found.undecided is not None:
        pairs, seconds = found.undecided
        print(f"To tell more of {found.names[1]}: --seeds {pairs}, about {duration(seconds)} more.", file=sys.stderr)
