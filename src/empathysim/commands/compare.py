"""`empathysim compare`: what changes from one scenario to others, under the same luck."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from empathysim.commands.columns import cell, columns
from empathysim.commands.picture import add_answer_options, checked_picture, written_picture
from empathysim.commands.place_options import add_place_options, place_told, say_what_lies_beyond, watched
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
        "--outcomes", nargs="+", default=[], metavar="NAME",
        help="readings to compare (default the headlines; see 'empathysim readings')",
    )  # fmt: skip
    add_place_options(compare, seeds=20, weeks=156)
    add_answer_options(compare)
    compare.set_defaults(call=compare_command, parser=compare)


def compare_command(asked: argparse.Namespace) -> int:
    """Compare scenarios and print what differs; return the exit code."""
    from empathysim.analysis.compare import compare_all, question

    named = [name for told in asked.outcomes for name in told.split(",") if name]
    which: dict[str, Any] = {"outcomes": named} if asked.outcomes else {}
    spans = {"seeds": asked.seeds, "weeks": asked.weeks, "warm_up": asked.warm_up, "customers": asked.customers}
    where, *_ = all_of(
        lambda: place_told(asked),
        lambda: checked_picture(asked.out, len(asked.others)),
        lambda: question(asked.a, asked.others, **which, **spans),
    )
    say_what_lies_beyond([asked.a, *asked.others], asked.weeks)
    with watched(f"{asked.a} and {', '.join(asked.others)}") as progress:
        found = compare_all(asked.a, asked.others, progress=progress, **which, **where)
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
        interval = f"{cell(each.low)} to {cell(each.high)}"
        means = (cell(each.a), cell(each.b), cell(each.difference))
        rows.append((name, *means, interval, f"{each.wins} of {each.n}", PHRASES[each.verdict]))
    return f"{columns(rows, texts=(0, 6))}\n\n{found.sentence}"


def _say_what_would_tell(found: Comparison) -> None:
    from empathysim.sweeps.progress import duration

    if found.undecided is not None:
        pairs, seconds = found.undecided
        print(f"To tell more of {found.names[1]}: --seeds {pairs}, about {duration(seconds)} more.", file=sys.stderr)
